"""Invented minutes for the site's tests, built by keyword and without surprises."""

from __future__ import annotations

from datetime import UTC, date, datetime

from raadslag.core.actions import Actor
from raadslag.meetings import actions
from raadslag.meetings.rules import MinutesState
from raadslag.people.models import Body
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
)
from referat.interchange import COPENHAGEN

BY = Actor(name="Prøve")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FORUM = "Havneudvalget"


def section(text: str, *, heading: str = "Sagsfremstilling") -> Section:
    return Section(SectionKind.PRESENTATION, heading, (Paragraph(text),))


def decision(
    text: str = "Godkendt.",
    *,
    organization: str = "",
    held_on: date | None = None,
    outcome: Outcome | None = Outcome.ADOPTED,
) -> Decision:
    return Decision((Paragraph(text),), "Beslutning", organization, held_on, outcome)


def item(
    number: str = "1",
    title: str = "Ny mole i Strandby",
    *,
    public: bool = True,
    case_number: str = "",
    text: str = "Molen er slidt.",
    decisions: tuple[Decision, ...] = (),
    attachments: tuple[Attachment, ...] = (),
    attendance: tuple[Attendance, ...] = (),
) -> Item:
    return Item(
        number=number,
        title=title,
        public=public,
        case_number=case_number,
        sections=(section(text),) if text else (),
        decisions=decisions,
        attachments=attachments,
        attendance=attendance,
    )


def secret_item(number: str = "2") -> Item:
    """A closed item that carries all that must not be seen; each word of it is like no other."""
    return item(
        number,
        "Køb af Tangvej 4",
        public=False,
        case_number="S26-HEMMELIG",
        text="Budgrænsen er kvartmillionen.",
        decisions=(
            decision("Borgmesteren bemyndiges hemmeligt."),
            decision("Fortroligt anbefalet.", organization="Skyggeudvalget"),
        ),
        attachments=(Attachment("Lønseddel Ruderkonge", "https://example.test/fortroligt"),),
        attendance=(Attendance("Inhabile Ingolf", Presence.ABSENT, note="inhabil"),),
    )


SECRETS = (
    "S26-HEMMELIG",
    "Budgrænsen",
    "kvartmillionen",
    "bemyndiges",
    "Fortroligt",
    "Skyggeudvalget",
    "Ruderkonge",
    "fortroligt",
    "Ingolf",
    "inhabil",
)


def minutes(
    *items: Item,
    kind: Kind = Kind.MINUTES,
    organization: str = FORUM,
    start: date | datetime = datetime(2026, 2, 3, 17, 0, tzinfo=COPENHAGEN),
    participants: tuple[Attendance, ...] = (),
    location: str = "",
) -> Minutes:
    return Minutes(
        kind=kind,
        organization=organization,
        start=start,
        location=location,
        participants=participants,
        items=items or (item(),),
    )


def agenda(*items: Item, **fields) -> Minutes:
    return minutes(*items, kind=Kind.AGENDA, **fields)


def store(
    body: Body, reading: Minutes, *, state: MinutesState = MinutesState.PUBLISHED, **options
) -> actions.Stored:
    return actions.store_minutes(body=body, reading=reading, state=state, by=BY, now=NOW, **options)
