"""The doubts that hold a document back until a person has looked: what could leak, or mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from raadslag.meetings.matching import Known, is_akin
from referat.danish.personnumbers import may_hold_person_number
from referat.document import Attendance, Decision, Item, Minutes, Section
from referat.prose import text_of

YEAR_MIN = 1900
YEARS_AHEAD_MAX = 2
_CLOSED_WORDS = re.compile(
    r"^\W*(?:lukket|fortrolig|personsag)|\((?:lukket|fortrolig)\w*\)", re.IGNORECASE
)


class DoubtCode(StrEnum):
    """Why a document is held back. A code never changes its meaning."""

    CLOSED_ITEM_HAS_TEXT = "closed_item_has_text"
    OPEN_ITEM_CALLED_CLOSED = "open_item_called_closed"
    OPENS_CLOSED_ITEM = "opens_closed_item"
    PERSON_NUMBER = "person_number"
    FORUM_UNKNOWN = "forum_unknown"
    DATE_GUESSED = "date_guessed"
    DATE_UNLIKELY = "date_unlikely"
    OTHER_BODY = "other_body"
    NO_ITEMS = "no_items"


# A person who closes an item brings this about: its text leaves the pages with that very step.
SETTLED_BY_CLOSING = frozenset({DoubtCode.CLOSED_ITEM_HAS_TEXT})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look; ``item`` is the index of the item it is about, or None."""

    code: DoubtCode
    item: int | None = None


def find_doubts(
    minutes: Minutes,
    *,
    as_read: Minutes,
    body_name: str,
    today: date,
    closed_now: Sequence[Known] = (),
) -> list[Doubt]:
    """Why the document must not be published unseen.

    ``as_read`` carries the reader's own warnings; a forum or date that a person has mended since
    is no doubt any more. ``closed_now`` are the meeting's items that are closed in the version
    published now.
    """
    doubts = [*_about_meeting(minutes, as_read, body_name, today)]
    for index, item in enumerate(minutes.items):
        known = Known(item.number, item.title, item.case_number)
        doubts += [Doubt(code, index) for code in _about_item(item)]
        if item.public and any(is_akin(known, closed) for closed in closed_now):
            doubts.append(Doubt(DoubtCode.OPENS_CLOSED_ITEM, index))
    return doubts


def _about_meeting(
    minutes: Minutes, as_read: Minutes, body_name: str, today: date
) -> Iterator[Doubt]:
    warned = {warning.code for warning in as_read.warnings}
    if "forum_unknown" in warned and minutes.organization == as_read.organization:
        yield Doubt(DoubtCode.FORUM_UNKNOWN)
    if "date_guessed" in warned and minutes.start == as_read.start:
        yield Doubt(DoubtCode.DATE_GUESSED)
    day = minutes.start.date() if isinstance(minutes.start, datetime) else minutes.start
    if not is_likely(day, today=today):
        yield Doubt(DoubtCode.DATE_UNLIKELY)
    if minutes.body and _bare(minutes.body) != _bare(body_name):
        yield Doubt(DoubtCode.OTHER_BODY)
    if not minutes.items:
        yield Doubt(DoubtCode.NO_ITEMS)
    front = [one.message for one in as_read.warnings if one.code == "front_text"]
    texts = [minutes.organization, minutes.location, *_of_people(minutes.participants), *front]
    if any(may_hold_person_number(text) for text in texts):
        yield Doubt(DoubtCode.PERSON_NUMBER)


def is_likely(day: date, *, today: date) -> bool:
    """Whether a municipality can have met that day, or have planned to."""
    return YEAR_MIN <= day.year <= today.year + YEARS_AHEAD_MAX


def _about_item(item: Item) -> Iterator[DoubtCode]:
    texts = [text_of(part.content) for part in _parts_of(item)]
    if not item.public:
        if any(text.strip() for text in texts) or item.attachments:
            yield DoubtCode.CLOSED_ITEM_HAS_TEXT
        texts = []  # what stays closed may name a person
    else:
        texts += _beside_text(item)
        if _CLOSED_WORDS.search(item.title):
            yield DoubtCode.OPEN_ITEM_CALLED_CLOSED
    if any(may_hold_person_number(text) for text in (item.title, *texts)):
        yield DoubtCode.PERSON_NUMBER


def _beside_text(item: Item) -> list[str]:
    headings = [part.heading for part in _parts_of(item)]
    attachments = [part.title for part in item.attachments if part.public is not False]
    return [*headings, *attachments, *_of_people(item.attendance)]


def _parts_of(item: Item) -> tuple[Section | Decision, ...]:
    return (*item.sections, *item.decisions)


def _of_people(people: Sequence[Attendance]) -> list[str]:
    return [f"{one.name} {one.party} {one.role} {one.note}" for one in people]


def _bare(name: str) -> str:
    """``Strandby Kommunes`` and ``Strandby`` are the same municipality."""
    return re.sub(r"\s*kommunes?$", "", " ".join(name.split()).casefold()).removesuffix("s")
