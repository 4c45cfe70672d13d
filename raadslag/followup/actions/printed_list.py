"""The reminder list as an item of an agenda: put on it, kept up to date, and frozen as it was printed."""

from __future__ import annotations

import threading
from datetime import date, datetime
from functools import partial

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions.agenda import changeable
from raadslag.drafts.actions.items import create_item
from raadslag.drafts.actions.texts import add_text, rewrite
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box
from raadslag.drafts.composing import composed_item, rules_of
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState, Part, Stage
from raadslag.followup.editions import (
    CHANGES_HEADING,
    Edition,
    data_of,
    edition_from,
    passage_of_changes,
    with_keys,
)
from raadslag.followup.models import ListEdition, ReminderList
from raadslag.followup.queries.lists import (
    changes_since,
    hidden_among,
    hidden_themes,
    in_preparation,
    last_edition,
    printable,
)
from raadslag.people.models import Organization
from referat import reminders
from referat.document import SectionKind
from referat.prose import html_of


@transaction.atomic
def put_on(draft: Draft, *, by: Actor, now: datetime) -> DraftItem | None:
    """The list as the agenda's last item; None where the forum keeps none, or the item is there."""
    paper = changeable(draft)
    meeting = paper.meeting
    found = ReminderList.objects.filter(organization=meeting.organization_id).first()
    if found is None or paper.stage != Stage.PREPARING:
        return None
    if ListEdition.objects.filter(draft_item__draft=paper).exists():
        return None
    edition, boxes = _made(found, meeting.organization, on=meeting.start_date)
    item = create_item(
        organization=meeting.organization,
        title=found.title,
        author=None,
        by=by,
        now=now,
        draft=paper,
        standing=True,
        state=ItemState.ACCEPTED,
        boxes=boxes,
    )
    ListEdition.objects.create(
        reminder_list=found,
        meeting=meeting,
        draft_item=item,
        held_on=meeting.start_date,
        data=data_of(edition),
        created_at=now,
    )
    return item


class _Waiting(threading.local):
    """The forums whose lists have changed since this thread last stored anything."""

    def __init__(self) -> None:
        self.forums: set[int] = set()


_waiting = _Waiting()


def refresh(organization_id: int, *, now: datetime) -> None:
    """The list has changed: once that is stored, the agendas being prepared are to say so.

    However often it changes in one transaction, they are written once.
    """
    _waiting.forums.add(organization_id)
    transaction.on_commit(partial(_refresh_once, organization_id, now=now), robust=True)


def _refresh_once(organization_id: int, *, now: datetime) -> None:
    if organization_id in _waiting.forums:
        _waiting.forums.discard(organization_id)
        refresh_now(organization_id, now=now)


def refresh_now(organization_id: int, *, now: datetime) -> None:
    """Bring the item up to date on every agenda that is not out, where nobody has written in it."""
    for one in in_preparation(organization_id):
        fill(one, now=now)


@transaction.atomic
def fill(edition: ListEdition, *, now: datetime, over_edits: bool = False) -> bool:
    """Write the list into its item anew; whether that was done.

    What somebody has written is left alone unless ``over_edits``, or where it may tell of what has
    been closed since; even then it is kept among the text's revisions.
    """
    row = _locked(edition)
    if row is None or row.draft_item is None:
        return False
    item = row.draft_item
    if item.is_written_in and not over_edits and not _tells_what_is_closed(row):
        return False
    row.held_on = item.draft.meeting.start_date if item.draft else row.held_on
    printed, boxes = _made(row.reminder_list, item.organization, on=row.held_on)
    changed = _write(item, boxes, now=now) | _name(item, row.reminder_list.title)
    row.data = data_of(printed)
    row.save(update_fields=["data", "held_on"])
    if changed:
        touch(item.draft)
    return True


@transaction.atomic
def freeze(draft: Draft, *, now: datetime) -> None:
    """The paper is out: the edition is what it prints, also where a person changed the text.

    Other agendas of the forum tell from now on what has changed since this one.
    """
    found = ListEdition.objects.filter(draft_item__draft=draft).select_related(
        "draft_item__organization", "reminder_list"
    )
    for one in found:
        item = one.draft_item
        if item is None or not item.is_public:
            continue
        printed = reminders.reminders_in(composed_item(item, rules=rules_of(item.organization)))
        if printed is not None:
            one.data = data_of(with_keys(printed, edition_from(one.data)))
            one.save(update_fields=["data"])
        refresh(item.organization_id, now=now)


@transaction.atomic
def forget(item: DraftItem) -> None:
    """The item is taken off the agenda: the list was never before that meeting."""
    ListEdition.objects.filter(draft_item=item, agenda_item=None).delete()


def _made(
    found: ReminderList, organization: Organization, *, on: date
) -> tuple[Edition, list[Box]]:
    """The list as it is to be printed before a meeting on that day, in two boxes."""
    edition = printable(found, on=on).edition
    first = next(iter(rules_of(organization).sections), None)
    boxes = [
        Box(
            kind=first.kind.value if first else SectionKind.PRESENTATION.value,
            heading=first.heading if first else "",
            html=html_of(reminders.passage_of(edition.printed)),
        )
    ]
    last = last_edition(found, before=on)
    if last is not None:
        html = html_of(passage_of_changes(changes_since(last, edition), since=last.held_on))
        boxes.append(Box(kind=SectionKind.OTHER.value, heading=CHANGES_HEADING, html=html))
    return edition, boxes


def _tells_what_is_closed(row: ListEdition) -> bool:
    """Whether a row or theme that was filled in may not be told of in an open item any more."""
    item = row.draft_item
    if item is None or not item.is_public:
        return False
    filled_in = edition_from(row.data)
    keys = [one.key for one in filled_in.rows if one.key]
    themes = hidden_themes(row.reminder_list.organization_id)
    return bool(hidden_among(keys)) or not themes.isdisjoint(filled_in.themes)


def _write(item: DraftItem, boxes: list[Box], *, now: datetime) -> bool:
    """Put the boxes into the item's first sections; whether it says anything new."""
    texts = list(item.texts.filter(part=Part.SECTION).order_by("order", "pk"))
    changes = [one for one in texts if one.heading == CHANGES_HEADING]
    wanted = list(zip([one for one in texts if one not in changes], boxes[:1], strict=False))
    wanted += zip(changes, boxes[1:] or [Box()], strict=False)
    before = {text.pk: text.html for text, _ in wanted}
    for text, box in wanted:
        rewrite(text, box.html, now=now)
    if len(boxes) > 1 and not changes:
        add_text(item=item, box=boxes[1], order=len(texts) + 1, by=None, now=now)
        return True
    return any(text.html != before[text.pk] for text, _ in wanted)


def _name(item: DraftItem, title: str) -> bool:
    """Call the item what the list is called, while nobody has called it anything else."""
    if item.version or item.title == title:
        return False
    item.title = title
    item.save(update_fields=["title"])
    return True


def _locked(edition: ListEdition) -> ListEdition | None:
    """The edition with its paper locked before it, as everybody does it; None once it is out."""
    item = edition.draft_item
    if item is None or item.draft_id is None:
        return None
    paper = Draft.objects.select_for_update().filter(pk=item.draft_id).first()
    if paper is None or paper.stage != Stage.PREPARING:
        return None
    rows = ListEdition.objects.select_for_update(of=("self",))
    related = rows.select_related(
        "reminder_list", "draft_item__organization", "draft_item__draft__meeting"
    )
    return related.filter(pk=edition.pk).first()
