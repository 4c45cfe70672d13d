"""The files that go with an item: added, replaced, titled, ordered, opened or closed, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor, keep_original, log_event
from raadslag.core.models import Original
from raadslag.drafts import filetypes
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.models import DraftAttachment, DraftItem


@transaction.atomic
def attach(
    *,
    item: DraftItem,
    data: bytes,
    filename: str,
    by: Actor,
    now: datetime,
    title: str = "",
    is_public: bool = True,
) -> DraftAttachment:
    """Add the file after those that are there; raises :class:`raadslag.drafts.filetypes.CannotAttach`."""
    original = _kept(data)
    last = item.attachments.aggregate(last=Max("order"))["last"] or 0
    attachment = DraftAttachment.objects.create(
        item=item,
        order=last + 1,
        title=" ".join(title.split()) or _title_of(filename),
        original=original,
        is_public=is_public,
    )
    _log(attachment, verb="attach", by=by, now=now)
    return attachment


@transaction.atomic
def replace_file(
    *, attachment: DraftAttachment, data: bytes, by: Actor, now: datetime
) -> DraftAttachment:
    """A newer file under the same title; raises :class:`raadslag.drafts.filetypes.CannotAttach`."""
    attachment.original = _kept(data)
    attachment.save(update_fields=["original"])
    _log(attachment, verb="replace_attachment", by=by, now=now)
    return attachment


@transaction.atomic
def describe(
    *, attachment: DraftAttachment, title: str, is_public: bool, by: Actor, now: datetime
) -> None:
    """Its title, and whether it may be published; an empty title leaves the one that it has."""
    attachment.title = " ".join(title.split()) or attachment.title
    attachment.is_public = is_public
    attachment.save(update_fields=["title", "is_public"])
    _log(attachment, verb="describe_attachment", by=by, now=now)


@transaction.atomic
def put_in_order(*, item: DraftItem, order: Sequence[int], by: Actor, now: datetime) -> None:
    """In the order of the ids given; those that are not named follow as they stood."""
    places = {pk: place for place, pk in enumerate(order)}
    rows = sorted(item.attachments.all(), key=lambda row: places.get(row.pk, len(places)))
    for place, row in enumerate(rows, start=1):
        row.order = place
    DraftAttachment.objects.bulk_update(rows, ["order"])
    if rows:
        _log(rows[0], verb="order_attachments", by=by, now=now)


@transaction.atomic
def take_off(*, attachment: DraftAttachment, by: Actor, now: datetime) -> None:
    """The item no longer has it. The file itself is kept among the originals."""
    _log(attachment, verb="take_off_attachment", by=by, now=now)
    attachment.delete()


def _kept(data: bytes) -> Original:
    """The file among the originals, without the name that it came under: names tell tales."""
    found = filetypes.type_of(data)
    return keep_original(data=data, filename="", media_type=found.media_type)


def _title_of(filename: str) -> str:
    stem = PurePath(filename.replace("\\", "/")).stem
    return " ".join(stem.replace("_", " ").split()) or "Bilag"


def _log(attachment: DraftAttachment, *, verb: str, by: Actor, now: datetime) -> None:
    """Names the file by its digest: a title may be closed."""
    item = attachment.item
    log_event(
        by=by,
        verb=verb,
        target=("draft_item", item.pk, str(item.uuid)),
        body_id=item.organization.body_id,
        details={"sha256": attachment.original.sha256},
        now=now,
    )
    touch(item.draft)
