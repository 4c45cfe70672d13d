"""What the page of a 40-item meeting costs beside a bare Django page of the same forty rows.

Both are asked for in turn in one process, through the whole stack of middleware, as somebody who is not logged in.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from statistics import median

from django.test import Client, override_settings

from bench.paper import invented_minutes
from raadslag.core.actions import Actor
from raadslag.meetings.actions import store_minutes
from raadslag.meetings.rules import MinutesState
from raadslag.people.actions import find_or_create_body

ITEMS = 40
ROUNDS = 40
BARE, MEETING = "bare Django page", "page of the meeting"


def measure() -> None:
    """Prints medians and the ratio."""
    addresses = {BARE: "/bar/", MEETING: _a_meeting()}
    spent: dict[str, list[float]] = {name: [] for name in addresses}
    with override_settings(ROOT_URLCONF="bench.bare", ALLOWED_HOSTS=["testserver"]):
        client = Client()
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                start = time.perf_counter()
                response = client.get(address)
                spent[name].append(time.perf_counter() - start)
                if response.status_code != 200:
                    raise SystemExit(f"{address} answered {response.status_code}")
    print(f"A meeting of {ITEMS} items, {ROUNDS} rounds in turn, one process:")
    for name, times in spent.items():
        ratio = median(times) / median(spent[BARE])
        print(f"  {name:20} {median(times) * 1000:7.1f} ms {ratio:6.1f} x")


def _a_meeting() -> str:
    by, now = Actor("bench"), datetime(2026, 3, 3, 9, tzinfo=UTC)
    body = find_or_create_body(name="Målekommune", by=by)
    minutes = invented_minutes(random.Random(7), items=ITEMS)
    store_minutes(body=body, reading=minutes, state=MinutesState.PUBLISHED, by=by, now=now)
    return "/maalekommune/maaleudvalget/2026-03-02/"
