"""What the secretary sees of an agenda that is put together, and which rows an action may take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from raadslag.drafts.agenda_rules import closed_last
from raadslag.drafts.composing import timetable_entries
from raadslag.drafts.forum_rules import Rules
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.numbers import PRINTED, numbers_of
from raadslag.drafts.queries.recipients import delivery_lines
from raadslag.drafts.rules import ClosedTitles, ItemState, Part, Stage
from raadslag.drafts.seen_agenda import AgendaLine, AgendaPage, WaitingLine
from raadslag.drafts.timetable import Slot, end_of, slots
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Reader, Role
from raadslag.people.rules import Right

_WAITING = (ItemState.SUBMITTED, ItemState.DRAFT)


def meeting_to_prepare(user: Reader, meeting_id: int) -> Meeting | None:
    """The meeting, for one who runs meetings in its municipality."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    meetings = Meeting.objects.filter(organization__body__in=bodies)
    return meetings.select_related("organization__body").filter(pk=meeting_id).first()


def knows_of(user: Reader, meeting_id: int) -> bool:
    """Whether it is no secret to the user that the meeting is being prepared."""
    return Draft.objects.visible_to(user).filter(meeting=meeting_id).exists()


def draft_of(meeting: Meeting) -> Draft | None:
    """The meeting's paper, if anybody has begun it."""
    found = Draft.objects.select_related("meeting__organization__body")
    return found.filter(meeting=meeting).first()


def item_to_place(meeting: Meeting, item_id: int) -> DraftItem | None:
    """An item of the meeting's forum, on this agenda or on none."""
    rows = DraftItem.objects.filter(organization=meeting.organization_id)
    found = rows.select_related("organization", "draft__meeting__organization")
    return found.filter(Q(draft=None) | Q(draft__meeting=meeting), pk=item_id).first()


def agenda_page(meeting: Meeting, *, now: datetime) -> AgendaPage:
    """Everything on the page, for one who runs meetings there."""
    rules = rules_seen(meeting.organization)
    due = rules.deadlines(meeting.start_date)
    draft = draft_of(meeting)
    rows = _printed_rows(draft) if draft else []
    entries = timetable_entries(rows, rules.closed_titles)
    return AgendaPage(
        meeting_id=meeting.pk,
        forum_id=meeting.organization_id,
        forum=meeting.organization.name,
        body=meeting.organization.body.name,
        start_date=meeting.start_date,
        start_time=meeting.start_time,
        end=meeting.end,
        location=meeting.location,
        is_cancelled=meeting.status == MeetingStatus.CANCELLED,
        draft_id=draft.pk if draft else None,
        stage=Stage(draft.stage) if draft else Stage.PREPARING,
        item_deadline=due.items,
        agenda_deadline=due.agenda,
        is_late=timezone.localdate(now) > due.agenda,
        asks_public_title=rules.closed_titles is ClosedTitles.PUBLIC_TITLE,
        items=_lines(draft, rows, rules) if draft else (),
        waiting=_waiting(meeting, rules),
        deliveries=delivery_lines(draft) if draft and draft.stage != Stage.PREPARING else (),
        ends_at=end_of(meeting.start_time, entries),
        closed_stand_last=rows == closed_last(rows, rules.standing_items),
    )


def times_of(draft: Draft) -> dict[int, Slot | None]:
    """When each item is taken up, by its id."""
    rows = _printed_rows(draft)
    rules = rules_seen(draft.meeting.organization)
    found = slots(draft.meeting.start_time, timetable_entries(rows, rules.closed_titles))
    return {row.pk: slot for row, slot in zip(rows, found, strict=True)}


def _printed_rows(draft: Draft) -> list[DraftItem]:
    rows = draft.items.filter(state__in=PRINTED).select_related("author")
    return list(rows.prefetch_related("texts"))


def _lines(draft: Draft, rows: Sequence[DraftItem], rules: Rules) -> tuple[AgendaLine, ...]:
    numbers = numbers_of(draft, rows, rules.numbering)
    entries = timetable_entries(rows, rules.closed_titles)
    found = slots(draft.meeting.start_time, entries)
    is_called = draft.stage != Stage.PREPARING
    return tuple(
        _line(row, numbers[row.pk], slot, rules, is_called=is_called)
        for row, slot in zip(rows, found, strict=True)
    )


def _line(
    row: DraftItem, number: str, slot: Slot | None, rules: Rules, *, is_called: bool
) -> AgendaLine:
    return AgendaLine(
        id=row.pk,
        uuid=row.uuid,
        number=number,
        title=row.title,
        state=ItemState(row.state),
        is_public=row.is_public,
        closed_reason=row.closed_reason,
        public_title=row.public_title,
        minutes=row.minutes,
        pause_after=row.pause_after,
        slot=slot,
        author=str(row.author or ""),
        case_number=row.case_number,
        supplementary=row.supplementary,
        late_reason=row.late_reason,
        standing=row.standing,
        timetable=row.timetable,
        missing=() if row.standing else _missing(row, rules),
        version=row.version,
        is_fixed=is_called and not row.supplementary,
    )


def _waiting(meeting: Meeting, rules: Rules) -> tuple[WaitingLine, ...]:
    """Those meant for this meeting first, submitted before those still being written."""
    rows = DraftItem.objects.filter(organization=meeting.organization_id, state__in=_WAITING)
    free = rows.filter(Q(draft=None) | Q(draft__meeting=meeting)).prefetch_related("texts")
    lines = [_waiting_line(row, meeting, rules) for row in free.select_related("author", "wanted")]
    return tuple(sorted(lines, key=lambda one: (not one.is_submitted, not one.wanted, one.id)))


def _waiting_line(row: DraftItem, meeting: Meeting, rules: Rules) -> WaitingLine:
    return WaitingLine(
        id=row.pk,
        uuid=row.uuid,
        title=row.title,
        state=ItemState(row.state),
        is_public=row.is_public,
        minutes=row.minutes,
        author=str(row.author or ""),
        case_number=row.case_number,
        missing=_missing(row, rules),
        wanted_on=row.wanted.start_date if row.wanted else None,
        wanted=row.wanted_id == meeting.pk or row.draft_id is not None,
    )


def _missing(row: DraftItem, rules: Rules) -> tuple[str, ...]:
    written = {one.kind for one in row.texts.all() if one.part == Part.SECTION and one.html}
    needed = [one for one in rules.sections if one.required]
    return tuple(one.heading for one in needed if one.kind not in written)
