"""How long a writer waits for "saved": one alone, then fifty at once, against two gunicorn workers on loopback.

Every writer has a box of their own in one meeting's papers and saves it as the editor does, three seconds after the
answer before; so fifty of them are some sixteen saves a second. What counts is the ratio of the two waits.
"""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median, quantiles

from django.test import Client
from django.urls import reverse

from raadslag.core.actions import Actor
from raadslag.drafts.actions.items import create_item
from raadslag.drafts.models import DraftText
from raadslag.people.actions import (
    find_or_create_body,
    find_or_create_organization,
    grant_role,
    set_up_user,
)
from raadslag.people.models import User
from raadslag.people.rules import RoleName

WRITERS = 50
SECONDS = 20.0
WARM_UP = 20
PAUSE_S = 3.0  # the editor's own, while somebody writes without a stop
WORDS = "Forvaltningen foreslår, at arbejdet begynder efter sommerferien. "
TOKEN = "b" * 32


@dataclass(slots=True)
class Writer:
    """One person at one box, and how long each answer took."""

    address: str
    version: int
    waits: list[float] = field(default_factory=list)
    refused: int = 0

    def write(self, port: int, session: str, until: float, delay: float) -> None:
        """Save, wait, save; each time the text is a sentence longer."""
        time.sleep(delay)
        sentences = 0
        while time.monotonic() < until:
            sentences += 1
            start = time.perf_counter()
            status, answer = _post(port, self.address, session, self._body(sentences))
            self.waits.append(time.perf_counter() - start)
            if status == 200:
                self.version = int(str(answer["version"]))
            else:
                self.refused += 1
            time.sleep(PAUSE_S)

    def _body(self, sentences: int) -> bytes:
        html = f"<p>{WORDS * sentences}</p>"
        return json.dumps({"html": html, "base": self.version}).encode()


def measure() -> None:
    """Prints the waits of both, and the ratio."""
    user, boxes = _boxes()
    session = _session(user)
    with _served() as port:
        for _ in range(WARM_UP):  # both workers have imported everything
            _post(port, "/", session, b"")
        alone = _run(boxes[:1], port, session)
        together = _run(boxes, port, session)
    print(f"Saving a box, {SECONDS:.0f} s each, two gunicorn workers on SQLite:")
    for name, writers in ((" 1 writer", alone), (f"{WRITERS} writers", together)):
        waits = [wait for writer in writers for wait in writer.waits]
        p95 = quantiles(waits, n=20)[-1]
        ratio = median(waits) / median([wait for writer in alone for wait in writer.waits])
        refused = sum(writer.refused for writer in writers)
        print(
            f"  {name}  median {median(waits) * 1000:6.1f} ms {ratio:5.1f} x   95 % within {p95 * 1000:6.1f} ms"
            f"   {len(waits)} saves, {refused} refused"
        )


def _run(boxes: Sequence[DraftText], port: int, session: str) -> list[Writer]:
    writers = [
        Writer(
            reverse("save_text", args=[box.item.uuid, box.pk]),
            DraftText.objects.values_list("version", flat=True).get(pk=box.pk),
        )
        for box in boxes
    ]
    until = time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=writer.write, args=(port, session, until, PAUSE_S * n / WRITERS))
        for n, writer in enumerate(writers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return writers


def _boxes() -> tuple[User, list[DraftText]]:
    by, now = Actor("bench"), datetime(2026, 3, 3, 9, tzinfo=UTC)
    body = find_or_create_body(name="Skrivekommune", by=by)
    forum = find_or_create_organization(body=body, name="Skriveudvalget", by=by)
    user = set_up_user(
        username="bench", full_name=("Bente", "Bænk"), email="bench@example.test", password=TOKEN
    )
    grant_role(user=user, body=body, role=RoleName.SECRETARY, by=by)
    boxes = []
    for number in range(WRITERS):
        item = create_item(
            organization=forum, title=f"Sag {number + 1}", author=user, by=by, now=now
        )
        boxes.append(item.texts.order_by("order")[0])
    return user, boxes


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@contextmanager
def _served() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    process = subprocess.Popen([*command, "--log-level", "error", "raadslag.wsgi"])
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise SystemExit("gunicorn did not start within 20 s.")


def _post(port: int, address: str, session: str, body: bytes) -> tuple[int, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
    try:
        connection.request("POST", address, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json else {}
    finally:
        connection.close()
