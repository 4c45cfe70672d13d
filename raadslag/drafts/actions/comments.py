"""What case officer and secretary write to each other about an item."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.drafts.actions.items import log_item
from raadslag.drafts.models import Comment, DraftItem
from raadslag.people.actions import actor_of
from raadslag.people.models import User


@transaction.atomic
def add_comment(*, item: DraftItem, text: str, by: User, now: datetime) -> Comment:
    """A word to the others who prepare the item."""
    comment = Comment.objects.create(item=item, text=text.strip(), by=by, created_at=now)
    log_item(item, verb="comment", by=actor_of(by), now=now)
    return comment


@transaction.atomic
def resolve_comment(*, comment: Comment, by: User, now: datetime) -> None:
    """It is dealt with; the comment stays to be read."""
    comment.resolved_at, comment.resolved_by = now, by
    comment.save(update_fields=["resolved_at", "resolved_by"])
    log_item(comment.item, verb="resolve_comment", by=actor_of(by), now=now)


@transaction.atomic
def open_comment_again(*, comment: Comment, by: User, now: datetime) -> None:
    """It was not dealt with after all."""
    comment.resolved_at = comment.resolved_by = None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    log_item(comment.item, verb="open_comment_again", by=actor_of(by), now=now)
