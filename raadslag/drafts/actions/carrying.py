"""Carrying an item from one meeting to the next: its words, its files, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions.items import create_item, log_item, sections_of
from raadslag.drafts.actions.sign_off import box_of, section_boxes
from raadslag.drafts.actions.texts import add_text, rewrite
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box, rehoused
from raadslag.drafts.models import DraftAttachment, DraftItem, DraftText
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.records import record_of
from raadslag.drafts.recording import decision_passage, outcome_of
from raadslag.drafts.rules import ItemState, Part
from raadslag.meetings.models import Case
from raadslag.people.models import Organization, User
from referat import prose
from referat.document import SectionKind
from referat.writing import layout_named

_KEY = ("part", "kind", "heading", "organization_name", "held_on")


def fresh_item(
    organization: Organization, title: str, *, case: Case, author: User, by: Actor, now: datetime
) -> DraftItem:
    """An empty item of the case for the forum."""
    return create_item(
        organization=organization,
        title=title,
        author=author,
        by=by,
        now=now,
        case_number=case.case_number,
    )


@transaction.atomic
def carry(
    source: DraftItem, *, to: Organization, author: User | None, by: Actor, now: datetime
) -> DraftItem:
    """The item that follows ``source`` in the forum, made or brought up to date.

    A box in which somebody has written is theirs: it is left as it is.
    """
    boxes = carried_boxes(source, to)
    known = DraftItem.objects.filter(follows=source, organization=to).first()
    if known is not None:
        _follow_fields(source, known)
        _bring_up_to_date(known, boxes, now=now)
        _carry_attachments(source, known, since=known.created_at)
        return known
    item = create_item(
        organization=to,
        title=source.title,
        author=author,
        by=by,
        now=now,
        case_number=source.case_number,
        minutes=source.minutes,
        is_public=source.is_public,
        closed_reason=source.closed_reason,
        state=ItemState.SUBMITTED,
        boxes=(),
    )
    item.follows, item.public_title = source, source.public_title
    item.case = source.case or item.case
    item.save(update_fields=["follows", "public_title", "case"])
    for order, box in enumerate(boxes, start=1):
        add_text(item=item, box=box, order=order, by=None, now=now)
    _carry_attachments(source, item, since=None)
    log_item(item, verb="carry_item", by=by, now=now)
    return item


def carried_boxes(source: DraftItem, to: Organization) -> tuple[Box, ...]:
    """All that the item says, in the forum's places; an empty supplementary section; then decisions."""
    again_here = source.organization_id == to.pk
    written = section_boxes(source)
    homes = sections_of(to)
    supplement = next((one for one in homes if one.kind == SectionKind.SUPPLEMENTARY), None)
    if supplement is None:
        supplement = _supplement_of(to)
    others = [one for one in homes if one.kind != SectionKind.SUPPLEMENTARY]
    sections = written if again_here else rehoused(written, others)
    sections = tuple(_told_apart(one, supplement, source) for one in sections)
    kept = [one for one in sections if one.html or one.kind != SectionKind.SUPPLEMENTARY]
    earlier = [box_of(text) for text in source.texts.all() if text.part == Part.EARLIER_DECISION]
    return (*kept, supplement, *earlier, *_decided(source))


def _supplement_of(organization: Organization) -> Box:
    layout = layout_named(rules_seen(organization).layout)
    kind = SectionKind.SUPPLEMENTARY
    return Box(kind=kind.value, heading=layout.heading_of(kind))


def _told_apart(box: Box, supplement: Box, source: DraftItem) -> Box:
    """An earlier supplement says which forum it was written for: the new one has its heading."""
    if (box.kind, box.heading) != (supplement.kind, supplement.heading):
        return box
    heading = f"{box.heading} – {source.organization.name}"
    return Box(kind=box.kind, heading=heading, html=box.html)


def _decided(source: DraftItem) -> tuple[Box, ...]:
    """What this meeting decided, as it is printed; the next paper gives it its own heading."""
    record = record_of(source)
    html = prose.html_of(decision_passage(record))
    if not html:
        return ()
    outcome = outcome_of(record)
    return (
        Box(
            part=Part.EARLIER_DECISION,
            html=html,
            organization_name=source.organization.name,
            held_on=source.draft.meeting.start_date if source.draft else None,
            outcome=outcome.value if outcome else "",
        ),
    )


def _bring_up_to_date(item: DraftItem, boxes: Sequence[Box], *, now: datetime) -> None:
    """Each box that nobody has written in; new ones follow, and none is taken away."""
    rows = {_key(text): text for text in item.texts.all()}
    last = max((text.order for text in rows.values()), default=0)
    for box in boxes:
        text = rows.get(_key(box))
        if text is None:
            add_text(item=item, box=box, order=last + 1, by=None, now=now)
        elif text.saved_by_id is None:
            if text.outcome != box.outcome:
                text.outcome = box.outcome
                text.save(update_fields=["outcome"])
            rewrite(text, box.html, now=now)
    touch(item.draft)


def _key(thing: Box | DraftText) -> tuple[object, ...]:
    return tuple(str(getattr(thing, name)) for name in _KEY)


def _carry_attachments(source: DraftItem, item: DraftItem, *, since: datetime | None) -> None:
    """Those that came to the source since then: one that was taken off here does not come back."""
    there = set(item.attachments.values_list("original_id", "title"))
    rows = source.attachments.filter(created_at__gt=since) if since else source.attachments.all()
    new = [row for row in rows if (row.original_id, row.title) not in there]
    for order, row in enumerate(new, start=len(there) + 1):
        DraftAttachment.objects.create(
            item=item,
            order=order,
            title=row.title,
            original_id=row.original_id,
            is_public=row.is_public,
        )


def _follow_fields(source: DraftItem, item: DraftItem) -> None:
    """Title and the rest while nobody has changed them here; what is closed is closed in any case."""
    if item.version == 0:
        item.title, item.public_title = source.title, source.public_title
        item.is_public, item.closed_reason = source.is_public, source.closed_reason
    elif not source.is_public:
        item.is_public = False
        item.closed_reason = item.closed_reason or source.closed_reason
    item.save(update_fields=["title", "public_title", "is_public", "closed_reason"])
