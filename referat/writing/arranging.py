"""Arranges minutes as a paper: what is printed, in which order, whatever the format. One arrangement, many formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from babel.dates import format_date, format_time

from referat.danish import dates
from referat.document import Attendance, Decision, Item, Kind, Minutes, Passage, Presence, Section
from referat.document import SectionKind as Kinds
from referat.interchange import COPENHAGEN
from referat.writing.evening import evened
from referat.writing.layout import Layout
from referat.writing.people import listed

LANGUAGE = "da"


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line. ``label`` is as printed, with its colon where it has one; ``value`` is one line."""

    label: str
    value: str

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.label} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class PrintedAttachment:
    """A line of the list of attachments; ``url`` is where it leads, empty where it leads nowhere."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One headed part of an item: its text, the facts below the text, and what goes with it."""

    heading: str = ""
    content: Passage = ()
    facts: tuple[Fact, ...] = ()
    attachments: tuple[PrintedAttachment, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item as printed: ``heading`` with number and closed mark, facts below it, then its parts in order."""

    heading: str
    contents_entry: str
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper. Levels: ``title`` 1, the contents and each item 2, a part 3, a sub-heading as its own level says.

    ``minutes`` are those that were given, for formats that hold data rather than print.
    """

    minutes: Minutes
    layout: Layout
    title: str
    body: str
    cover: tuple[Fact, ...]
    items: tuple[PaperItem, ...]
    language: str = LANGUAGE


def arrange(minutes: Minutes, layout: Layout) -> Paper:
    """The printed form of ``minutes`` in ``layout``: exactly what is given, nothing cut."""
    said = laid_out(minutes, layout)
    return Paper(
        minutes,
        layout,
        title=_title(said, layout),
        body=said.body,
        cover=tuple(_cover(said, layout)),
        items=tuple(_item(item, entry, layout) for item, entry in _with_entries(said)),
    )


def laid_out(minutes: Minutes, layout: Layout) -> Minutes:
    """The minutes with what the layout says in their place: every heading that they leave to it.

    What no paper can show is evened out: see :mod:`referat.writing.evening`.
    """
    return replace(minutes, items=tuple(_laid_out(item, minutes, layout) for item in minutes.items))


def _laid_out(item: Item, minutes: Minutes, layout: Layout) -> Item:
    sections = tuple(
        replace(
            section,
            heading=section.heading or layout.heading_of(section.kind),
            content=evened(section.content),
        )
        for section in item.sections
    )
    group = layout.group_heading
    if group and sections and sections[0].heading != group:
        sections = (Section(Kinds.PRESENTATION, group), *sections)
    decisions = tuple(_named(decision, minutes, layout) for decision in item.decisions)
    return replace(item, sections=sections, decisions=decisions)


def _named(decision: Decision, minutes: Minutes, layout: Layout) -> Decision:
    """The decision with its heading, and with the forum and day that the heading says."""
    decision = replace(decision, content=evened(decision.content))
    own = is_own(decision, minutes)
    says_day = dates.find_date(decision.heading) is not None
    if decision.heading and (own or says_day or decision.held_on is None):
        return decision
    pattern = layout.decision_heading if own else layout.earlier_decision_heading
    day = decision.held_on or (_day(minutes) if own else None)
    if day is None:
        pattern = layout.undated_decision_heading
    forum = decision.organization or minutes.organization
    heading = pattern.format(organization=forum, date=f"{day:%d-%m-%Y}" if day else "")
    return replace(
        decision,
        heading=heading,
        organization=forum if "{organization}" in pattern else "",
        held_on=day if "{date}" in pattern else None,
    )


def is_own(decision: Decision, minutes: Minutes) -> bool:
    """Whether the decision is this meeting's, not an earlier one that the item prints."""
    same_day = decision.held_on in (None, _day(minutes))
    return same_day and decision.organization in ("", minutes.organization)


def _day(minutes: Minutes) -> date:
    return minutes.start.date() if isinstance(minutes.start, datetime) else minutes.start


def _title(minutes: Minutes, layout: Layout) -> str:
    kind = layout.minutes_word if minutes.kind is Kind.MINUTES else layout.agenda_word
    day = f"{_day(minutes):%d-%m-%Y}"
    return layout.title.format(kind=kind, organization=minutes.organization, date=day)


def _cover(minutes: Minutes, layout: Layout) -> Iterator[Fact]:
    yield Fact(layout.date_label, _moment(minutes.start, layout))
    if minutes.end is not None:
        yield Fact(layout.end_label, _end(minutes.end, minutes, layout))
    if minutes.location:
        yield Fact(layout.place_label, minutes.location)
    labels = {
        Presence.PRESENT: layout.present_label,
        Presence.EXCUSED: layout.excused_label,
        Presence.ABSENT: layout.absent_label,
    }
    yield from _people(minutes.participants, labels)


def _moment(moment: date | datetime, layout: Layout) -> str:
    if not isinstance(moment, datetime):
        return _date(moment, layout)
    local = moment if moment.tzinfo is None else moment.astimezone(COPENHAGEN)
    return f"{_date(local.date(), layout)} {_clock(local, layout)}"


def _end(end: datetime, minutes: Minutes, layout: Layout) -> str:
    """The clock alone where the meeting ended on its own day."""
    local = end if end.tzinfo is None else end.astimezone(COPENHAGEN)
    same = local.date() == _day(minutes)
    return _clock(local, layout) if same else _moment(local, layout)


def _date(day: date, layout: Layout) -> str:
    written = format_date(day, layout.date_pattern, locale=LANGUAGE)
    return written[:1].upper() + written[1:]


def _clock(moment: datetime, layout: Layout) -> str:
    return format_time(moment.time(), layout.time_pattern, locale=LANGUAGE)


def _people(people: Iterable[Attendance], labels: dict[Presence, str]) -> Iterator[Fact]:
    everybody = tuple(people)
    for presence, label in labels.items():
        those = [one for one in everybody if one.presence is presence]
        if those:
            yield Fact(label, listed(those))


def _with_entries(minutes: Minutes) -> Iterator[tuple[Item, str]]:
    """Each item with its line of the contents; contents that the minutes hold are kept as printed."""
    kept = minutes.toc if len(minutes.toc) == len(minutes.items) else ()
    for index, item in enumerate(minutes.items):
        yield item, kept[index].title if kept else ""


def _item(item: Item, entry: str, layout: Layout) -> PaperItem:
    title = item.title if item.public else f"{layout.closed_mark}{item.title}"
    return PaperItem(
        heading=_numbered(layout.item_heading, item.number, title),
        contents_entry=_numbered(layout.contents_entry, item.number, entry or title),
        facts=tuple(_item_facts(item, layout)),
        parts=tuple(_parts(item, layout)),
    )


def _numbered(pattern: str, number: str, title: str) -> str:
    if not number and "{number}" in pattern:
        return title
    return pattern.format(number=number, title=title).strip()


def _item_facts(item: Item, layout: Layout) -> Iterator[Fact]:
    if item.case_number:
        yield Fact(layout.case_label, item.case_number)
    if not item.decisions:
        yield from _away(item, layout)


def _away(item: Item, layout: Layout) -> Iterator[Fact]:
    labels = {
        Presence.PRESENT: layout.item_present_label,
        Presence.EXCUSED: layout.item_excused_label,
        Presence.ABSENT: layout.item_absent_label,
    }
    biased = [one for one in item.attendance if one.note == BIASED]
    yield from _people((one for one in item.attendance if one.note != BIASED), labels)
    if biased:
        yield Fact(layout.biased_label, listed([replace(one, note="") for one in biased]))


BIASED = "inhabil"
"""The note of a person who may not take part in an item."""


def _parts(item: Item, layout: Layout) -> Iterator[Part]:
    sections = [Part(section.heading, section.content) for section in item.sections]
    decisions = [Part(decision.heading, decision.content) for decision in item.decisions]
    if decisions:
        decisions[0] = replace(decisions[0], facts=tuple(_away(item, layout)))
    yield from (*decisions, *sections) if layout.decision_first else (*sections, *decisions)
    if item.attachments:
        yield Part(layout.attachments_heading, attachments=tuple(_attachments(item, layout)))


def _attachments(item: Item, layout: Layout) -> Iterator[PrintedAttachment]:
    for one in item.attachments:
        mark = layout.closed_attachment_mark if one.public is False else ""
        yield PrintedAttachment(f"{one.title}{mark}", one.url)
