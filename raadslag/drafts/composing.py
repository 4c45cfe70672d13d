"""Makes of a meeting's paper, as it stands in the boxes, the minutes that are printed and published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from raadslag.drafts.forum_rules import Rules
from raadslag.drafts.models import Draft, DraftItem, DraftText
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.numbers import PRINTED, numbers_of
from raadslag.drafts.queries.records import attendees, records_of
from raadslag.drafts.recording import (
    OUTCOME_WORDS,
    ItemRecord,
    decision_passage,
    item_attendance,
    meeting_attendance,
    outcome_of,
)
from raadslag.drafts.rules import ClosedTitles, ItemState, Part
from raadslag.drafts.timetable import Entry, table_of
from raadslag.meetings.attached import address_of
from raadslag.meetings.documents import start_of
from raadslag.people import queries as people
from raadslag.people.models import Organization
from raadslag.people.rules import MembershipRole
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
from referat.prose import passage_from_html
from referat.writing.arranging import laid_out
from referat.writing.layout import Layout, SectionHeading, layout_named

# Printed, so Danish whatever language the screens have.
LATE = "Sagen er optaget efter fristen: {reason}"
WITHHELD_TITLE = "Lukket punkt"
_CALLED = frozenset({MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR, MembershipRole.MEMBER})
_PARTS = ("texts", "attachments__original")


@dataclass(frozen=True, slots=True)
class Composed:
    """``minutes`` hold everything; ``withheld`` are the indexes of items whose title is not public."""

    minutes: Minutes
    withheld: tuple[int, ...] = ()


def compose(draft: Draft, kind: Kind, *, inside: bool = False) -> Composed:
    """The whole paper, closed text included, with every heading that its layout gives.

    A closed item stands under the title that may be printed, ``inside`` under its own: that is
    for those who sit in the forum, and is never stored.
    """
    meeting = draft.meeting
    rules = rules_seen(meeting.organization)
    rows = items_in_print(draft, kind=kind)
    numbers = numbers_of(draft, rows, rules.numbering)
    records = records_of(draft) if kind is Kind.MINUTES else {}
    titles = [_title(row, rules.closed_titles) for row in rows]
    items = []
    for row, (title, _) in zip(rows, titles, strict=True):
        item = _item(row, numbers[row.pk], rules, records.get(row.pk))
        if row.timetable:
            item = _with_timetable(item, draft, rows, rules)
        items.append(replace(item, title=row.title if inside else title))
    minutes = Minutes(
        kind=kind,
        organization=meeting.organization.name,
        start=start_of(meeting),
        end=_end(draft, kind),
        location=meeting.location,
        body=meeting.organization.body.name,
        participants=_participants(draft, rules),
        items=tuple(items),
    )
    withheld = tuple(index for index, (_, is_withheld) in enumerate(titles) if is_withheld)
    return Composed(laid_out(minutes, layout_of(rules)), withheld)


def items_in_print(draft: Draft, *, kind: Kind) -> list[DraftItem]:
    """The rows that :func:`compose` prints, one for each of its items, in the same order."""
    del kind  # the same in both: what was withdrawn stays, and says so
    rows = draft.items.filter(state__in=PRINTED).select_related("organization")
    return list(rows.prefetch_related(*_PARTS))


def composed_item(row: DraftItem, *, rules: Rules) -> Item:
    """One item by itself, before it has a number or a decision."""
    return _item(row, "", rules, None)


def rules_of(organization: Organization) -> Rules:
    """The forum's rules; the plain ones where it has none yet."""
    return rules_seen(organization)


def layout_of(rules: Rules) -> Layout:
    """The layout that the rules name, with the headings and the order that they say themselves."""
    layout = layout_named(rules.layout)
    own: dict[SectionKind, SectionHeading] = {}
    for section in rules.sections:
        own.setdefault(section.kind, SectionHeading(section.kind, section.heading))
    rest = tuple(one for one in layout.sections if one.kind not in own)
    return replace(layout, sections=(*own.values(), *rest), decision_first=rules.decision_first)


def timetable_entries(rows: Sequence[DraftItem], closed_titles: ClosedTitles) -> list[Entry]:
    """The items as the timetable lists them. It stands in an open item, so a closed one is named
    only where a wording was written for the public.
    """
    return [_entry(row, closed_titles) for row in rows]


def _entry(row: DraftItem, closed_titles: ClosedTitles) -> Entry:
    if row.state == ItemState.WITHDRAWN:
        return Entry(label="")
    label = row.title
    if not row.is_public:
        has_wording = closed_titles is ClosedTitles.PUBLIC_TITLE and row.public_title.strip()
        label = row.public_title.strip() if has_wording else WITHHELD_TITLE
    return Entry(label, minutes=row.minutes, pause_after=row.pause_after)


def _title(row: DraftItem, closed_titles: ClosedTitles) -> tuple[str, bool]:
    """The title, and whether it is kept from the public."""
    if row.is_public or closed_titles is ClosedTitles.TITLE:
        return row.title, False
    if closed_titles is ClosedTitles.PUBLIC_TITLE and row.public_title.strip():
        return row.public_title.strip(), False
    return row.title, True


def _end(draft: Draft, kind: Kind) -> datetime | None:
    """When it was closed, to the minute, if that was on its own day: else as planned."""
    if kind is Kind.MINUTES and draft.closed_at is not None:
        closed = timezone.localtime(draft.closed_at, COPENHAGEN).replace(second=0, microsecond=0)
        if closed.date() == draft.meeting.start_date:
            return closed
    end = draft.meeting.end
    return timezone.localtime(end, COPENHAGEN) if end else None


def _participants(draft: Draft, rules: Rules) -> tuple[Attendance, ...]:
    """Those who were there; until that is noted, those who are called.

    A forum that does not list them still names those who were not there.
    """
    everybody = _everybody(draft)
    if rules.lists_present:
        return everybody
    return tuple(one for one in everybody if one.presence is not Presence.PRESENT)


def _everybody(draft: Draft) -> tuple[Attendance, ...]:
    noted = attendees(draft)
    if noted:
        return meeting_attendance(noted)
    meeting = draft.meeting
    seats = people.members_of(meeting.organization, on=meeting.start_date)
    return tuple(
        Attendance(seat.person.name, Presence.PRESENT, seat.person.party)
        for seat in seats
        if seat.role in _CALLED
    )


def _item(row: DraftItem, number: str, rules: Rules, record: ItemRecord | None) -> Item:
    """``record`` is what was noted at the meeting, None for an agenda."""
    sections = tuple(_sections(row, rules))
    if row.state == ItemState.WITHDRAWN and record is None:
        sections = (_bare(OUTCOME_WORDS[Outcome.WITHDRAWN]),)
    elif row.late_reason:
        sections = _with_lead(sections, LATE.format(reason=row.late_reason.strip()))
    own = _own_decision(record) if record else ()
    return Item(
        number=number,
        title=row.title,
        public=row.is_public,
        case_number=row.case_number,
        sections=sections,
        decisions=(*_earlier_decisions(row), *own),
        attachments=tuple(
            Attachment(one.title, address_of(one.original.sha256), one.is_public)
            for one in row.attachments.all()
        ),
        attendance=item_attendance(record.attendance) if record else (),
    )


def _sections(row: DraftItem, rules: Rules) -> Iterator[Section]:
    """Those with text; an empty one is left out, or holds the mark that the forum prints for that."""
    marks = {} if row.standing else {one.heading: one.empty for one in rules.sections}
    for text in _texts(row, Part.SECTION):
        content = passage_from_html(text.html)
        if not content and (mark := marks.get(text.heading)):
            content = (Paragraph(mark),)
        if content:
            kind = SectionKind(text.kind) if text.kind else SectionKind.OTHER
            yield Section(kind, text.heading, content)


def _with_lead(sections: tuple[Section, ...], line: str) -> tuple[Section, ...]:
    """The sections with ``line`` on top of the first, so that it is read before anything else."""
    if not sections:
        return (_bare(line),)
    first, *rest = sections
    return (replace(first, content=(Paragraph(line), *first.content)), *rest)


def _bare(line: str) -> Section:
    return Section(SectionKind.PRESENTATION, "", (Paragraph(line),))


def _earlier_decisions(row: DraftItem) -> Iterator[Decision]:
    for text in _texts(row, Part.EARLIER_DECISION):
        yield Decision(
            content=passage_from_html(text.html),
            heading=text.heading,
            organization=text.organization_name,
            held_on=text.held_on,
            outcome=Outcome(text.outcome) if text.outcome else None,
        )


def _own_decision(record: ItemRecord) -> tuple[Decision, ...]:
    content = decision_passage(record)
    return (Decision(content, outcome=outcome_of(record)),) if content else ()


def _with_timetable(item: Item, draft: Draft, rows: Sequence[DraftItem], rules: Rules) -> Item:
    """The item with the others' times below what is written in it."""
    entries = timetable_entries(rows, rules.closed_titles)
    table = table_of(draft.meeting.start_time, entries)
    if table is None:
        return item
    if item.sections:
        *before, last = item.sections
        return replace(item, sections=(*before, replace(last, content=(*last.content, table))))
    first = rules.sections[0] if rules.sections else None
    section = Section(first.kind, first.heading) if first else Section(SectionKind.SUMMARY)
    return replace(item, sections=(replace(section, content=(table,)),))


def _texts(row: DraftItem, part: Part) -> list[DraftText]:
    return [one for one in row.texts.all() if one.part == part]
