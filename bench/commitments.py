"""What the lists of 10,000 commitments cost beside a bare Django page of a page's fifty rows.

Asked for in turn in one process, through the whole stack of middleware, by a unit's head and by a secretary.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime, timedelta
from statistics import median

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path
from django.utils.timezone import localdate

from bench.paper import invented_minutes
from raadslag.core.actions import Actor
from raadslag.followup.models import Commitment, Responsible
from raadslag.followup.rules import State
from raadslag.meetings.actions import store_minutes
from raadslag.meetings.models import AgendaItem
from raadslag.meetings.rules import MinutesState
from raadslag.people.actions import find_or_create_body, grant_role
from raadslag.people.models import Body, Membership, Organization, Person, User
from raadslag.people.rules import Classification, MembershipRole, RoleName
from raadslag.urls import urlpatterns as _site

COUNT, UNITS, ROUNDS = 10_000, 40, 15
BARE = "bare Django page"
_PAGE = engines["django"].from_string(
    '<!doctype html><html lang="da"><head><title>Opgaver</title></head><body><ol>'
    "{% for one in rows %}<li>{{ one.text }} {{ one.due }}</li>{% endfor %}</ol></body></html>"
)


def page(request: HttpRequest) -> HttpResponse:
    """The fifty that are due first."""
    return HttpResponse(_PAGE.render({"rows": Commitment.objects.order_by("due")[:50]}, request))


urlpatterns = [path("bar/", page), *_site]


def measure() -> None:
    """Prints medians and the ratio."""
    head, secretary = _municipality()
    asked = {
        BARE: (head, "/bar/"),
        "a head: my unit's": (head, "/arbejdsbord/opgaver/"),
        "a secretary: all": (secretary, "/arbejdsbord/opgaver/?liste=alle"),
        "… late, page 3": (secretary, "/arbejdsbord/opgaver/?liste=alle&vis=overskredne&side=3"),
        "… words": (secretary, "/arbejdsbord/opgaver/?liste=alle&q=cykelsti+enhed"),
    }
    spent: dict[str, list[float]] = {name: [] for name in asked}
    with override_settings(ROOT_URLCONF="bench.commitments", ALLOWED_HOSTS=["testserver"]):
        clients = {user.pk: Client() for user, _ in asked.values()}
        for user in (head, secretary):
            clients[user.pk].force_login(user)
        for _ in range(ROUNDS):
            for name, (user, address) in asked.items():
                start = time.perf_counter()
                response = clients[user.pk].get(address)
                spent[name].append(time.perf_counter() - start)
                if response.status_code != 200:
                    raise SystemExit(f"{address} answered {response.status_code}")
    print(f"{COUNT:,} commitments, {ROUNDS} rounds in turn, one process:")
    for name, times in spent.items():
        ratio = median(times) / median(spent[BARE])
        print(f"  {name:20} {median(times) * 1000:7.1f} ms {ratio:6.1f} x")


def _municipality() -> tuple[User, User]:
    by, now = Actor("bench"), datetime(2026, 3, 3, 9, tzinfo=UTC)
    body = find_or_create_body(name="Opgavekommune", by=by)
    minutes = invented_minutes(random.Random(7), items=40)
    store_minutes(body=body, reading=minutes, state=MinutesState.PUBLISHED, by=by, now=now)
    units = [_unit(body, place) for place in range(UNITS)]
    _commitments(body, units, localdate())
    head = User.objects.create_user("bench-head")
    person = Person.objects.create(body=body, name="Hanne Holm", user=head)
    Membership.objects.create(
        person=person, organization=units[0], role=MembershipRole.CHAIR, order=1
    )
    secretary = User.objects.create_user("bench-secretary")
    grant_role(user=secretary, body=body, role=RoleName.SECRETARY, by=by)
    return head, secretary


def _unit(body: Body, place: int) -> Organization:
    return Organization.objects.create(
        body=body,
        name=f"Enhed {place}",
        slug=f"enhed-{place}",
        classification=Classification.UNIT,
    )


def _commitments(body: Body, units: list[Organization], today: date) -> None:
    chance = random.Random(11)
    items = list(AgendaItem.objects.filter(meeting__organization__body=body))
    forum = items[0].meeting.organization
    states = [State.AGREED, State.UNDER_WAY, State.DONE, State.DONE, State.DROPPED]
    rows = []
    for place in range(COUNT):
        due = today + timedelta(days=chance.randint(-300, 300))
        state = chance.choice(states)
        rows.append(
            Commitment(
                body=body,
                organization=forum,
                agenda_item=chance.choice(items),
                text=f"Opgave {place}: forelægge status for cykelsti nr. {place}",
                state=state,
                time_words=due.isoformat(),
                said_on=today - timedelta(days=310),
                due_from=due,
                due=due,
                done_on=due if state is State.DONE else None,
            )
        )
    made = Commitment.objects.bulk_create(rows, batch_size=500)
    Responsible.objects.bulk_create(
        [Responsible(commitment=row, organization=chance.choice(units)) for row in made],
        batch_size=500,
    )
