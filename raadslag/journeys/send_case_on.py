"""Sends the cases of a closed meeting on to where their decisions say; publishes nothing."""

from __future__ import annotations

from datetime import datetime

from raadslag.core.actions import Actor
from raadslag.drafts.actions import routes
from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage


class MeetingNotClosed(ValueError):  # noqa: N818 -- reads as CannotRead does
    """What a meeting has decided is known when its chair has closed it."""


def send_cases_on(draft: Draft, *, by: Actor, now: datetime) -> None:
    """Each item to its next forum, back here, back to its author, or nowhere.

    Doing it again brings up to date what nobody has touched. Raises :class:`MeetingNotClosed`.
    """
    if draft.stage not in (Stage.CLOSED, Stage.PUBLISHED):
        raise MeetingNotClosed(
            f"The meeting is {draft.stage}. Close it first: then its decisions are settled."
        )
    routes.send_on(draft, by=by, now=now)
