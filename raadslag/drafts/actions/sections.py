"""Adding a section to an item, taking one off, and moving the item to another forum."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from raadslag.core.actions import Actor
from raadslag.drafts.actions.items import log_item, sections_of
from raadslag.drafts.actions.texts import add_text
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box
from raadslag.drafts.models import DraftItem, DraftText
from raadslag.drafts.rules import Part
from raadslag.people.models import Organization
from referat.document import SectionKind


class NotEmpty(ValueError):  # noqa: N818 -- reads as CannotRead does
    """A section in which something stands is not taken off; empty it first."""


@transaction.atomic
def add_section(
    *, item: DraftItem, kind: SectionKind, heading: str, by: Actor, now: datetime
) -> DraftText:
    """An empty section after those that are there."""
    sections = item.texts.filter(part=Part.SECTION)
    last = sections.aggregate(last=Max("order"))["last"] or 0
    box = Box(kind=kind.value, heading=" ".join(heading.split()))
    text = add_text(item=item, box=box, order=last, by=None, now=now)
    log_item(item, verb="add_section", by=by, now=now, details={"kind": kind.value})
    touch(item.draft)
    return text


@transaction.atomic
def take_off_section(*, text: DraftText, by: Actor, now: datetime) -> None:
    """Take an empty section off; what once stood in it is kept with the item's history.

    Raises :class:`NotEmpty`.
    """
    stored = DraftText.objects.select_for_update().get(pk=text.pk, part=Part.SECTION)
    if stored.html:
        raise NotEmpty
    if stored.revisions.exists():
        stored.part = Part.REMOVED
        stored.save(update_fields=["part"])
    else:
        stored.delete()
    log_item(text.item, verb="take_off_section", by=by, now=now)
    touch(text.item.draft)


@transaction.atomic
def put_back_section(*, text: DraftText, by: Actor, now: datetime) -> None:
    """Have a section again that was taken off."""
    DraftText.objects.filter(pk=text.pk, part=Part.REMOVED).update(part=Part.SECTION)
    log_item(text.item, verb="put_back_section", by=by, now=now)
    touch(text.item.draft)


@transaction.atomic
def move_to_forum(*, item: DraftItem, organization: Organization, by: Actor, now: datetime) -> None:
    """Meant for another forum: its sections join those that are written, whose text stays."""
    item.organization, item.wanted = organization, None
    item.version += 1
    item.save(update_fields=["organization", "wanted", "version"])
    texts = list(item.texts.filter(part=Part.SECTION))
    homes = sections_of(organization)
    by_kind = {home.kind: (place, home) for place, home in enumerate(homes, start=1)}
    for place, text in enumerate(texts, start=len(homes) + 1):
        here, home = by_kind.pop(text.kind, (place, None))
        if home is None and not text.html and not text.revisions.exists():
            text.delete()
            continue
        text.order, text.heading = here, home.heading if home else text.heading
        text.save(update_fields=["order", "heading"])
    for place, home in by_kind.values():
        add_text(item=item, box=home, order=place, by=None, now=now)
    item.texts.exclude(part=Part.SECTION).update(order=len(homes) + len(texts) + 1)
    log_item(item, verb="move_item", by=by, now=now)
