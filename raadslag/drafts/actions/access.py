"""Closes an item to the public, with the reason that the law asks for, and opens it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions.agenda import (
    CannotChangeAgenda,
    ReasonMissing,
    changeable,
    log_agenda,
)
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.agenda_rules import Refusal
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.rules import ClosedTitles


@transaction.atomic
def close_item(
    *, item: DraftItem, reason: str, by: Actor, now: datetime, public_title: str = ""
) -> None:
    """Close the item, or say anew why: each case by itself (kommunestyrelsesloven § 10).

    Raises :class:`ReasonMissing`; :class:`CannotChangeAgenda` where the forum prints a wording for
    the public and none was given.
    """
    draft = _draft_of(item)
    reason, public_title = " ".join(reason.split()), " ".join(public_title.split())
    if not reason:
        raise ReasonMissing(Refusal.NO_CLOSED_REASON)
    closed_titles = rules_seen(item.organization).closed_titles
    if closed_titles is ClosedTitles.PUBLIC_TITLE and not public_title:
        raise CannotChangeAgenda(Refusal.NO_PUBLIC_TITLE)
    item.is_public, item.closed_reason, item.public_title = False, reason, public_title
    _save(item, draft, verb="close_item", by=by, now=now)


@transaction.atomic
def open_item(*, item: DraftItem, by: Actor, now: datetime) -> None:
    """Let the public read the item; why it was closed is forgotten."""
    draft = _draft_of(item)
    item.is_public, item.closed_reason, item.public_title = True, "", ""
    _save(item, draft, verb="open_item", by=by, now=now)


def _draft_of(item: DraftItem) -> Draft:
    if item.draft is None:
        raise CannotChangeAgenda(Refusal.CHANGED_MEANWHILE)
    draft = changeable(item.draft)
    item.refresh_from_db()
    return draft


def _save(item: DraftItem, draft: Draft, *, verb: str, by: Actor, now: datetime) -> None:
    item.version += 1
    item.save(update_fields=["is_public", "closed_reason", "public_title", "version"])
    log_agenda(draft, verb=verb, by=by, now=now, item=item)
    touch(draft)
