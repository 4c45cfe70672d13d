"""A published decision that gives people something to do, and what the tests do with it again and again."""

from __future__ import annotations

from datetime import UTC, date, datetime

from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.journeys import publish_minutes
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Organization
from raadslag.people.rules import Classification
from referat.document import Kind
from tests.raadslag import cast
from tests.raadslag.publishing.desk import HELD, decide

COUNT = "Havnekontoret udarbejder en liste over fortøjningspæle senest 1. juni 2026."
SAIL = "Havnesekretariatet udarbejder en sejlplan inden 1. september 2026."
PAINT = "Havneforvaltningen undersøger prisen på maling til fyret."
LATER = datetime(2026, 4, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 4, 24)


def told(*sentences: str) -> str:
    """A decision with the sentences, each in a paragraph of its own."""
    return "".join(f"<p>{one}</p>" for one in ("Godkendt.", *sentences))


def published(*sentences: str) -> cast.Cast:
    """The cast's meeting, held and published; its item decided with these sentences."""
    people = cast.gather()
    unit(people, "Havnekontoret")
    say(people, *sentences)
    return people


def say(people: cast.Cast, *sentences: str, reason: str = "") -> None:
    """Publish the minutes with these sentences; a correction where there is a reason."""
    decide(people.item, told(*sentences))
    people.draft.refresh_from_db()
    people.draft.stage = "closed"
    people.draft.save()
    publish_minutes.publish(
        people.draft, Kind.MINUTES, user=people.secretary, now=HELD, reason=reason
    )


def unit(people: cast.Cast, name: str) -> Organization:
    return Organization.objects.create(
        body=people.body, name=name, slug=name.casefold(), classification=Classification.UNIT
    )


def item_of(people: cast.Cast) -> AgendaItem:
    return people.meeting.items.get(order=1)


def row(words: str) -> Commitment:
    """The commitment whose sentence begins with the words."""
    return Commitment.objects.get(sentence__startswith=words)


def standing() -> list[tuple[str, str, bool]]:
    """Sentence, state, and whether the decision still says it; in the order of the text."""
    rows = Commitment.objects.order_by("start", "id")
    return [(one.sentence, State(one.state), bool(one.end)) for one in rows]
