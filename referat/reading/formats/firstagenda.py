"""FirstAgenda Publication's JSON: one agenda or minutes as the portal's own fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from referat.document import Kind
from referat.errors import CannotRead
from referat.reading.blocks import Line, Note, Shape
from referat.reading.formats import html, text
from referat.reading.formats.sniff import is_portal_agenda as looks_like
from referat.reading.limits import DEFAULT, Limits

__all__ = [
    "PortalAgenda",
    "PortalAttachment",
    "PortalField",
    "PortalItem",
    "looks_like",
    "read_parts",
]

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_NO_ID = "00000000-0000-0000-0000-000000000000"
_ATTACHMENT = "/Vis/Pdf/bilag/{}"  # on the portal that the agenda came from
_CONTAINER = "sagsfremstillingContainer"
_KINDS = {
    "referat": Kind.MINUTES,
    "beslutningsprotokol": Kind.MINUTES,
    "protokol": Kind.MINUTES,
    "dagsorden": Kind.AGENDA,
    "tillægsdagsorden": Kind.AGENDA,
}
_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")


@dataclass(frozen=True, slots=True)
class PortalField:
    """One field of an item. ``heading`` is its name, empty where ``lines`` hold headings of their own."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PortalAttachment:
    """A document of an item; ``url`` is a path on the portal."""

    title: str
    url: str = ""
    public: bool | None = None


@dataclass(frozen=True, slots=True)
class PortalItem:
    """One item as the portal has it."""

    number: str
    title: str
    public: bool
    case_number: str = ""
    fields: tuple[PortalField, ...] = ()
    attachments: tuple[PortalAttachment, ...] = ()
    attendees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PortalAgenda:
    """One agenda or minutes as the portal has it. ``label`` is the portal's own word for the kind."""

    kind: Kind
    label: str
    forum: str
    start: date | datetime
    end: datetime | None = None
    location: str = ""
    participants: str = ""
    description: str = ""
    supplementary: bool = False
    items: tuple[PortalItem, ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False)


def read_parts(data: bytes, *, limits: Limits = DEFAULT) -> PortalAgenda:
    """The agenda's fields; raises :class:`CannotRead`."""
    try:
        answer = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise CannotRead(
            "truncated",
            "The portal's JSON is cut off or damaged.",
            "Fetch the agenda from the portal again.",
        ) from error
    reader = _Reader(limits)
    items = tuple(
        reader.item(item) for item in _in_order(answer.get("Dagsordenpunkter"), "Sorting")
    )
    meeting, forum = _mapping(answer.get("Moede")), _mapping(answer.get("Udvalg"))
    start = _moment(meeting.get("MeetingBeginUtc")) or _moment(meeting.get("Dato"))
    if not items or start is None:
        raise CannotRead(
            "not_minutes",
            "The portal's answer holds no items or no meeting date.",
            "Look whether the agenda is still published, and fetch it again.",
        )
    label = _text(meeting.get("Navn"))
    end = _moment(meeting.get("MeetingEndUtc"))
    return PortalAgenda(
        kind=_kind(label, items, start),
        label=label,
        forum=_text(forum.get("Navn")),
        start=start,
        end=end
        if isinstance(end, datetime) and isinstance(start, datetime) and end > start
        else None,
        location=_text(meeting.get("Sted")),
        participants=_plain(meeting.get("Moededeltagere")),
        description=_plain(meeting.get("Description")),
        supplementary=answer.get("TillaegsDagsorden") is True
        or meeting.get("IsSupplementaryAgenda") is True,
        items=items,
        notes=tuple(reader.notes),
    )


class _Reader:
    """Reads items one after the other, counting lines over the whole agenda."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.notes: list[Note] = []
        self.last_line = 0

    def item(self, item: dict[str, object]) -> PortalItem:
        attachments = (_attachment(bilag) for bilag in _in_order(item.get("Bilag"), "Order"))
        return PortalItem(
            number=_either(item, "Punktnummer", "Number").rstrip(". "),
            title=" ".join(_either(item, "Navn", "Caption").split()),
            public=item.get("IsOpen") is not False,
            case_number=_either(item, "SagsNummer", "CaseNumber"),
            fields=tuple(self._fields(item)),
            attachments=tuple(attachment for attachment in attachments if attachment.title),
            attendees=tuple(_names(item.get("ExternalAgendaItemAttendees"))),
        )

    def _fields(self, item: dict[str, object]) -> Iterable[PortalField]:
        for part in _mappings(item.get("Felter")):
            heading = " ".join(_text(part.get("Navn")).replace("_", " ").split())
            yield from self._field(heading, _text(part.get("Html")), _text(part.get("Tekst")))
        yield from self._field("Beslutning", "", _text(item.get("ItemDecision")))

    def _field(self, heading: str, markup: str, plain: str) -> Iterable[PortalField]:
        sheet = html.read_markup(markup, limits=self.limits)
        if not sheet.lines and plain:
            sheet = text.read_sheet(plain.encode(), limits=self.limits)
        for line in sheet.lines:
            self.last_line += 1
            line.number = self.last_line
        self.notes.extend(sheet.notes)
        if sheet.lines:
            has_own = _CONTAINER in markup or sheet.lines[0].shape is Shape.HEADING
            yield PortalField("" if has_own else heading, tuple(sheet.lines))


def _kind(label: str, items: Iterable[PortalItem], start: date) -> Kind:
    """The label decides; without one, whether any item holds this meeting's decision."""
    for word in label.casefold().split():
        if word in _KINDS:
            return _KINDS[word]
    headings = (
        heading
        for item in items
        for part in item.fields
        for heading in (
            part.heading,
            *(line.text for line in part.lines if line.shape is Shape.HEADING),
        )
    )
    decided = any(_is_decision_at(heading, start) for heading in headings)
    return Kind.MINUTES if decided else Kind.AGENDA


def _is_decision_at(heading: str, start: date) -> bool:
    found = _DATE.search(heading)
    at_meeting = not found or (int(found[3]), int(found[2]), int(found[1])) == (
        start.year,
        start.month,
        start.day,
    )
    return (
        heading.casefold().startswith("beslutning")
        and at_meeting
        and "stema" not in heading.casefold()
    )


def _moment(value: object) -> date | datetime | None:
    """A time in Copenhagen, a bare date for midnight; the portal's year 1 means none."""
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    if moment.year < 1900:
        return None
    local = moment.astimezone(_COPENHAGEN) if moment.tzinfo else moment.replace(tzinfo=_COPENHAGEN)
    return local if (local.hour, local.minute) != (0, 0) else local.date()


def _attachment(bilag: dict[str, object]) -> PortalAttachment:
    identity = _text(bilag.get("Id"))
    url = _ATTACHMENT.format(identity) if identity and identity != _NO_ID else ""
    return PortalAttachment(" ".join(_text(bilag.get("Navn")).split()), url)


def _names(value: object) -> Iterable[str]:
    for entry in value if isinstance(value, list) else []:
        name = (
            _text(entry) or _text(_mapping(entry).get("Name")) or _text(_mapping(entry).get("Navn"))
        )
        if name:
            yield name


def _plain(value: object) -> str:
    """Text that the portal may have put in HTML, its lines apart."""
    written = _text(value)
    if "<" not in written:
        return written
    return "\n".join(line.text for line in html.lines_of(written))


def _either(item: dict[str, object], first: str, second: str) -> str:
    return _text(item.get(first)) or _text(item.get(second))


def _in_order(value: object, key: str) -> list[dict[str, object]]:
    """The portal's entries by its own order, as listed where it gives none."""
    entries = list(enumerate(_mappings(value)))

    def place(entry: tuple[int, dict[str, object]]) -> tuple[int, int]:
        index, values = entry
        order = values.get(key)
        return (order if isinstance(order, int) else index, index)

    return [values for _, values in sorted(entries, key=place)]


def _mappings(value: object) -> list[dict[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""
