"""What the tests of publication do again and again: a closed meeting, a published one, a file on an item."""

from __future__ import annotations

from datetime import UTC, datetime

from raadslag.core.actions import keep_original
from raadslag.drafts.models import DraftAttachment, DraftItem
from raadslag.drafts.rules import Part, Stage
from raadslag.journeys.publish_minutes import publish
from raadslag.meetings.actions import Stored
from referat.document import Kind
from tests.raadslag.cast import Cast, written_item

HELD = datetime(2026, 4, 21, 12, 0, tzinfo=UTC)
SECRETS = ("Tangvej", "kvartmillionen", "bemyndiges", "S2026-HEMMELIG", "Ruderkonge")


def decide(item: DraftItem, html: str = "<p>Godkendt.</p>", outcome: str = "adopted") -> None:
    item.texts.filter(part=Part.DECISION).update(html=html)
    DraftItem.objects.filter(pk=item.pk).update(outcome=outcome)


def write(item: DraftItem, heading: str, html: str) -> None:
    item.texts.filter(heading=heading).update(html=html)


def close(people: Cast) -> None:
    """The meeting has been held: its paper is closed, and its one item decided."""
    decide(people.item)
    people.draft.stage = Stage.CLOSED
    people.draft.save()


def attach(
    item: DraftItem,
    title: str = "Kort over molen",
    data: bytes = b"Kajen ligger her.\n",
    *,
    is_public: bool = True,
    filename: str = "kort.txt",
) -> DraftAttachment:
    original = keep_original(data=data, filename=filename, media_type="text/plain")
    return DraftAttachment.objects.create(
        item=item, order=1, title=title, original=original, is_public=is_public
    )


def add_closed_item(people: Cast) -> DraftItem:
    """A closed item each word of which is like no other."""
    item = written_item(
        people.forum,
        "Køb af grund",
        draft=people.draft,
        order=2,
        texts=(("summary", "Sagens kerne", "<p>Tangvej 4 koster kvartmillionen.</p>"),),
        is_public=False,
        closed_reason="Forhandling",
        case_number="S2026-HEMMELIG",
    )
    decide(item, "<p>Borgmesteren bemyndiges.</p>")
    attach(item, "Ruderkonge prisliste", b"Ruderkonge: 4 kr.\n")
    return item


def publish_minutes(people: Cast, **said: object) -> Stored:
    return publish(people.draft, Kind.MINUTES, user=people.secretary, **({"now": HELD} | said))
