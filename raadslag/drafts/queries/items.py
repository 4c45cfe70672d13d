"""An item as the one who looks may see it: its boxes, files, comments and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from raadslag.drafts.case_numbers import case_number
from raadslag.drafts.models import Comment, DraftAttachment, DraftItem, DraftText
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import ItemState, Part, Stage
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.people import queries as people
from raadslag.people.models import Organization, Reader
from raadslag.people.rules import Right
from referat.document import Outcome, SectionKind
from referat.writing import layout_named


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A meeting that an item can be meant for; ``due`` is when the secretary must have it."""

    id: int
    day: date
    due: date


@dataclass(frozen=True, slots=True)
class SeenText:
    """One box. ``own_heading`` where its heading is the writer's to choose."""

    id: int
    kind: SectionKind | None
    heading: str
    html: str
    version: int
    required: bool
    own_heading: bool
    is_extra: bool
    saved_by: str
    saved_at: datetime | None

    @property
    def box(self) -> str:
        """What its box is called on the page."""
        return f"t{self.id}"


@dataclass(frozen=True, slots=True)
class SeenEarlier:
    """What an earlier meeting decided in the case."""

    forum: str
    held_on: date | None
    heading: str
    html: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file that goes with the item."""

    id: int
    title: str
    is_public: bool
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SeenComment:
    """A word between those who prepare the item."""

    id: int
    by: str
    at: datetime
    text: str
    resolved_at: datetime | None
    resolved_by: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """All of it. ``prepares`` is off for members, who only read; ``runs`` on for the secretary."""

    id: int
    uuid: UUID
    title: str
    public_title: str
    forum_id: int
    forum: str
    body: str
    state: ItemState
    version: int
    case_number: str
    case_id: int | None
    minutes: int
    is_public: bool
    closed_reason: str
    late_reason: str
    author: str
    wanted: MeetingChoice | None
    meeting: MeetingChoice | None
    stage: Stage | None
    follows: UUID | None
    missing: tuple[str, ...]
    texts: tuple[SeenText, ...]
    removed: tuple[SeenText, ...]
    earlier: tuple[SeenEarlier, ...]
    files: tuple[SeenFile, ...]
    comments: tuple[SeenComment, ...]
    meetings: tuple[MeetingChoice, ...]
    number_like: str
    asks_public_title: bool
    edits: bool
    prepares: bool
    runs: bool

    @property
    def decides_now(self) -> bool:
        """Whether the meeting that treats it has begun: then the page for holding it is the place."""
        return self.stage not in (None, Stage.PREPARING, Stage.CALLED)


def item_row(user: Reader, uuid: UUID, *, to_edit: bool = False) -> DraftItem | None:
    """The row for an action, where the user may see it, or change it."""
    rows = DraftItem.objects.visible_to(user)
    if to_edit:
        rows = rows.filter(pk__in=DraftItem.objects.editable_by(user).values("pk"))
    return rows.select_related("organization__body", "draft__meeting").filter(uuid=uuid).first()


def item_page(user: Reader, uuid: UUID, *, today: date) -> ItemPage | None:
    """The item for its page; None where the user may not see it."""
    row = item_row(user, uuid)
    if row is None:
        return None
    texts = _texts(row)
    draft = row.draft
    rules = rules_seen(row.organization)
    edits = DraftItem.objects.editable_by(user).filter(pk=row.pk).exists()
    choices = meeting_choices(row.organization, today=today) if edits else ()
    return ItemPage(
        id=row.pk,
        uuid=row.uuid,
        title=row.title,
        public_title=row.public_title,
        forum_id=row.organization_id,
        forum=row.organization.name,
        body=row.organization.body.name,
        state=ItemState(row.state),
        version=row.version,
        case_number=row.case_number,
        case_id=row.case_id,
        minutes=row.minutes,
        is_public=row.is_public,
        closed_reason=row.closed_reason,
        late_reason=row.late_reason,
        author=str(row.author or ""),
        wanted=_choice(row.wanted) if row.wanted else None,
        meeting=_choice(draft.meeting) if draft else None,
        stage=Stage(draft.stage) if draft else None,
        follows=_follows(user, row),
        missing=tuple(one.heading for one in texts if one.required and not one.html),
        texts=tuple(texts),
        removed=_removed(row) if edits else (),
        earlier=_earlier(row),
        files=_files(user, row),
        comments=_comments(user, row),
        meetings=choices,
        number_like=_example(rules.case_number_pattern, today),
        asks_public_title=rules.closed_titles == "public_title",
        edits=edits,
        prepares=people.may(user, Right.WRITE_ITEMS, row.organization.body),
        runs=people.may(user, Right.RUN_MEETINGS, row.organization.body),
    )


def meeting_choices(organization: Organization, *, today: date) -> tuple[MeetingChoice, ...]:
    """The forum's coming meetings, the next first, with the day on which items are due."""
    rows = Meeting.objects.filter(organization=organization, start_date__gte=today)
    coming = rows.exclude(status=MeetingStatus.CANCELLED).order_by("start_date", "start_time")
    rules = rules_seen(organization)
    return tuple(
        MeetingChoice(one.pk, one.start_date, rules.deadlines(one.start_date).items)
        for one in coming[:24]
    )


def text_row(user: Reader, uuid: UUID, text: int) -> DraftText | None:
    """The box for an action, where the user may change it."""
    item = item_row(user, uuid, to_edit=True)
    return item.texts.filter(pk=text).first() if item else None


def attachment_row(
    user: Reader, uuid: UUID, attachment: int, *, to_edit: bool = False
) -> DraftAttachment | None:
    """The file's row, where the user may fetch it, or change it."""
    item = item_row(user, uuid, to_edit=to_edit)
    if item is None:
        return None
    rows = DraftAttachment.objects.visible_to(user).filter(item=item, pk=attachment)
    found: DraftAttachment | None = rows.select_related("original", "item__organization").first()
    return found


def comment_row(user: Reader, uuid: UUID, comment: int) -> Comment | None:
    """The comment, where the user is one of those who prepare the item."""
    rows = Comment.objects.visible_to(user).filter(item__uuid=uuid, pk=comment)
    found: Comment | None = rows.select_related("item__organization").first()
    return found


def forums_to_write_for(user: Reader) -> list[Organization]:
    """The forums of the municipalities where the user writes items."""
    bodies = people.bodies_where(user, Right.WRITE_ITEMS)
    rows = Organization.objects.forums().filter(body__in=bodies).select_related("body")
    return list(rows.order_by("body__name", "name"))


def _example(pattern: str, today: date) -> str:
    return case_number(pattern, year=today.year, n=1234) if pattern else ""


def _choice(meeting: Meeting) -> MeetingChoice:
    day = meeting.start_date
    return MeetingChoice(meeting.pk, day, rules_seen(meeting.organization_id).deadlines(day).items)


def _texts(row: DraftItem) -> list[SeenText]:
    rules = rules_seen(row.organization)
    layout = layout_named(rules.layout)
    required = {one.kind for one in rules.sections if one.required}
    known = {one.kind for one in rules.sections}
    found = []
    for text in row.texts.filter(part=Part.SECTION).select_related("saved_by"):
        kind = SectionKind(text.kind) if text.kind else None
        heading = text.heading or (layout.heading_of(kind) if kind else "")
        found.append(
            SeenText(
                text.pk,
                kind,
                heading,
                text.html,
                text.version,
                required=kind in required,
                own_heading=kind is SectionKind.OTHER or kind not in known,
                is_extra=kind not in required,
                saved_by=str(text.saved_by or ""),
                saved_at=text.saved_at,
            )
        )
    return found


def _removed(row: DraftItem) -> tuple[SeenText, ...]:
    rows = row.texts.filter(part=Part.REMOVED)
    return tuple(
        SeenText(
            one.pk,
            SectionKind(one.kind) if one.kind else None,
            one.heading,
            one.html,
            one.version,
            required=False,
            own_heading=False,
            is_extra=True,
            saved_by="",
            saved_at=one.saved_at,
        )
        for one in rows
    )


def _earlier(row: DraftItem) -> tuple[SeenEarlier, ...]:
    return tuple(
        SeenEarlier(
            one.organization_name,
            one.held_on,
            one.heading,
            one.html,
            Outcome(one.outcome) if one.outcome else None,
        )
        for one in row.texts.filter(part=Part.EARLIER_DECISION)
    )


def _files(user: Reader, row: DraftItem) -> tuple[SeenFile, ...]:
    rows = DraftAttachment.objects.visible_to(user).filter(item=row).select_related("original")
    return tuple(
        SeenFile(
            one.pk,
            one.title,
            one.is_public,
            one.original.media_type,
            one.original.size_bytes,
            one.original.sha256,
        )
        for one in rows
    )


def _comments(user: Reader, row: DraftItem) -> tuple[SeenComment, ...]:
    rows = Comment.objects.visible_to(user).filter(item=row).select_related("by", "resolved_by")
    return tuple(
        SeenComment(
            one.pk,
            str(one.by),
            one.created_at,
            one.text,
            one.resolved_at,
            str(one.resolved_by or ""),
        )
        for one in rows
    )


def _follows(user: Reader, row: DraftItem) -> UUID | None:
    if row.follows_id is None:
        return None
    rows = DraftItem.objects.visible_to(user).filter(pk=row.follows_id)
    return rows.values_list("uuid", flat=True).first()
