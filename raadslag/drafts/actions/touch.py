"""Counts the changes of a meeting's paper, so that a page which polls sees that there is something new."""

from __future__ import annotations

from django.db.models import F

from raadslag.drafts.models import Draft


def touch(draft: Draft | None) -> None:
    """The paper, or something in it, has changed. An item that waits for a meeting has none."""
    if draft is not None:
        Draft.objects.filter(pk=draft.pk).update(revision=F("revision") + 1)
