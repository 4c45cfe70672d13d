"""A meeting's package as one member sees it: what may be read of it, and the member's own notes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from raadslag.drafts.composing import compose, items_in_print
from raadslag.drafts.models import Draft, DraftAttachment, DraftItem, Note
from raadslag.drafts.queries.numbers import PRINTED
from raadslag.drafts.rules import RECORDING, SEEN_BY_MEMBERS, Stage
from raadslag.people.models import Reader, Role
from raadslag.people.rules import Right
from referat.document import Kind, Minutes


@dataclass(frozen=True, slots=True)
class File:
    """A file of an item that the reader may have."""

    id: int
    title: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class PackageItem:
    """One item with what belongs to the reader alone; ``takes_no_part`` where they are disqualified."""

    uuid: uuid.UUID
    place: int
    files: tuple[File, ...]
    note: str
    note_version: int
    takes_no_part: bool


@dataclass(frozen=True, slots=True)
class Package:
    """``minutes`` hold the items that the reader may see, one for each of ``items``."""

    meeting: int
    forum: str
    day: date
    start: time | None
    location: str
    stage: Stage
    revision: int
    closed_at: datetime | None
    minutes: Minutes
    items: tuple[PackageItem, ...]
    is_whole: bool
    runs: bool


def draft_to_read(user: Reader, meeting: int) -> Draft | None:
    """The paper, for those who may read it: its members once it is called, never before."""
    rows = Draft.objects.visible_to(user).filter(meeting=meeting)
    draft = rows.select_related("meeting__organization__body").first()
    if draft is None or (draft.stage not in SEEN_BY_MEMBERS and not _runs(user, draft)):
        return None
    return draft


def revision_to(user: Reader, meeting: int) -> int | None:
    """How often the paper has changed, for one who may read it: one query."""
    rows = Draft.objects.visible_to(user).filter(meeting=meeting, stage__in=SEEN_BY_MEMBERS)
    return rows.values_list("revision", flat=True).first()


def package(user: Reader, draft: Draft) -> Package:
    """The whole package, cut to what the reader may see."""
    kind = Kind.MINUTES if draft.stage in {*RECORDING, Stage.PUBLISHED} else Kind.AGENDA
    rows = items_in_print(draft, kind=kind)
    minutes = compose(draft, kind, inside=True).minutes
    seen = set(DraftItem.objects.visible_to(user).filter(draft=draft).values_list("pk", flat=True))
    kept = [(row, item) for row, item in zip(rows, minutes.items, strict=True) if row.pk in seen]
    notes = {note.item_id: note for note in Note.objects.visible_to(user).filter(item__in=seen)}
    away = _disqualified(user, draft)
    items = []
    for place, (row, _) in enumerate(kept, start=1):
        note = notes.get(row.pk)
        items.append(
            PackageItem(
                uuid=row.uuid,
                place=place,
                files=_files(row),
                note=note.text if note else "",
                note_version=note.version if note else 0,
                takes_no_part=row.pk in away,
            )
        )
    return Package(
        meeting=draft.meeting_id,
        forum=draft.meeting.organization.name,
        day=draft.meeting.start_date,
        start=draft.meeting.start_time,
        location=draft.meeting.location,
        stage=Stage(draft.stage),
        revision=draft.revision,
        closed_at=draft.closed_at,
        minutes=replace(minutes, items=tuple(item for _, item in kept)),
        items=tuple(items),
        is_whole=len(kept) == len(rows),
        runs=_runs(user, draft),
    )


def sees_all(user: Reader, draft: Draft) -> bool:
    """Whether nothing of the printed paper is kept from the reader."""
    printed = draft.items.filter(state__in=PRINTED)
    return not printed.exclude(pk__in=DraftItem.objects.visible_to(user).values("pk")).exists()


def item_to_note(user: Reader, meeting: int, item: uuid.UUID) -> DraftItem | None:
    """An item in the package of one who may write notes on it."""
    draft = draft_to_read(user, meeting)
    if draft is None:
        return None
    return DraftItem.objects.visible_to(user).filter(draft=draft, uuid=item).first()


def attached_to(user: Reader, meeting: int, attachment: int) -> tuple[str, str] | None:
    """SHA-256 and title of a file in the package, closed ones too."""
    draft = draft_to_read(user, meeting)
    if draft is None:
        return None
    rows = DraftAttachment.objects.visible_to(user).filter(pk=attachment, item__draft=draft)
    row: DraftAttachment | None = rows.select_related("original").first()
    return (row.original.sha256, row.title) if row else None


def _runs(user: Reader, draft: Draft) -> bool:
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    return draft.meeting.organization.body_id in set(bodies)


def _disqualified(user: Reader, draft: Draft) -> set[int]:
    rows = draft.attendance.filter(
        disqualified=True, membership__person__user=user.pk, item__isnull=False
    )
    return {row.item_id for row in rows if row.item_id is not None}


def _files(row: DraftItem) -> tuple[File, ...]:
    return tuple(File(one.pk, one.title, one.is_public) for one in row.attachments.all())
