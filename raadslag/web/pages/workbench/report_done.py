"""Telling a forum with one click that what it decided is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.models import DraftItem
from raadslag.followup.models import Commitment
from raadslag.followup.queries.appearances import next_meeting, report_item, to_report
from raadslag.journeys import report_done as journey
from raadslag.meetings.models import Meeting
from raadslag.people.models import Reader
from raadslag.web import dates
from raadslag.web.who import user_of


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a commitment's page offers: to report it, or where it is reported.

    ``meeting_day`` is that of the meeting that is told, empty where it waits for one. ``item`` is
    set where the reader may open the item.
    """

    uuid: UUID
    forum: str
    can_report: bool
    meeting_day: date | None = None
    item: UUID | None = None


def report_of(request: HttpRequest, commitment: UUID) -> ReportLine | None:
    """The line for the commitment; None where there is nothing to report, or not for this reader."""
    row = Commitment.objects.reportable_by(request.user).filter(uuid=commitment).first()
    if row is None:
        return None
    if to_report(Commitment.objects.filter(pk=row.pk)).exists():
        day = _day(request.user, next_meeting(row.organization, today=clock.today()))
        return ReportLine(row.uuid, row.organization.name, can_report=True, meeting_day=day)
    item = report_item(row)
    return _told(request.user, row, item) if item else None


@login_required
@require_POST
def report(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Make the item, or find the one that there is."""
    rows = Commitment.objects.reportable_by(request.user).select_related("organization__body")
    row = rows.filter(uuid=commitment).first()
    if row is None:
        raise Http404
    try:
        item = journey.report_done(row, user=user_of(request), now=clock.now())
    except journey.NotDone:
        messages.error(request, _("It is not done yet. Say that it is done first."))
    else:
        messages.success(request, _said(request.user, row, item))
    return redirect("commitment", commitment)


def _said(user: Reader, row: Commitment, item: DraftItem) -> str:
    day = _day(user, _meeting_of(item))
    if day is None:
        text = _("The item waits for the next meeting of %(forum)s that takes items.")
        return text % {"forum": row.organization.name}
    text = _("%(forum)s hears of it on %(day)s.")
    return text % {"forum": row.organization.name, "day": dates.day(day)}


def _told(user: Reader, row: Commitment, item: DraftItem) -> ReportLine:
    is_seen = DraftItem.objects.visible_to(user).filter(pk=item.pk).exists()
    return ReportLine(
        uuid=row.uuid,
        forum=row.organization.name,
        can_report=False,
        meeting_day=_day(user, _meeting_of(item)),
        item=item.uuid if is_seen else None,
    )


def _meeting_of(item: DraftItem) -> Meeting | None:
    return item.draft.meeting if item.draft else item.wanted


def _day(user: Reader, meeting: Meeting | None) -> date | None:
    """The meeting's day, where the user may know of it."""
    if meeting is None or not Meeting.objects.visible_to(user).filter(pk=meeting.pk).exists():
        return None
    return meeting.start_date


PATHS: list[URLPattern] = [
    path("opgave/<uuid:commitment>/meld-tilbage/", report, name="report_done"),
]
