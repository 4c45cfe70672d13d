"""What earlier decisions bring to a meeting: due, late, or done and not told of yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from raadslag.core import clock
from raadslag.drafts.seen_agenda import AgendaPage
from raadslag.followup.queries.appearances import DueLine, ForMeeting, for_meeting
from raadslag.meetings.models import Meeting
from raadslag.web.forms.due import DueForm


@dataclass(frozen=True, slots=True)
class DuePanel:
    """The lines of the panel with the form that takes them up."""

    due: tuple[DueLine, ...]
    done: tuple[DueLine, ...]
    form: DueForm


def offered(request: HttpRequest, meeting: Meeting) -> ForMeeting:
    """What the meeting may take up."""
    return for_meeting(request.user, meeting, now=clock.now())


def form_of(found: ForMeeting, page: AgendaPage, data: object = None) -> DueForm:
    """The form for what is offered."""
    ids = [line.id for line in (*found.due, *found.done)]
    return DueForm(data, offered=ids, is_late=page.is_late)


def panel(
    request: HttpRequest, meeting: Meeting, page: AgendaPage, faulty: DueForm | None
) -> DuePanel | None:
    """The panel, where the agenda takes items and there is something to take up."""
    if not (page.draft_id and page.can_change):
        return None
    found = offered(request, meeting)
    if not found:
        return None
    return DuePanel(found.due, found.done, faulty or form_of(found, page))
