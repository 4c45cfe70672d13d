"""A forum's meeting plan for a year: preview, write, announce, and change one meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.forum_rules import Deadlines
from raadslag.drafts.queries.forums import rules_seen
from raadslag.journeys import plan_year
from raadslag.meetings.models import Meeting
from raadslag.meetings.plan import actions, queries
from raadslag.meetings.plan.seen import PlannedMeeting, Remark, RemarkKind
from raadslag.people.models import Organization
from raadslag.web import dates, forum_labels
from raadslag.web.context import Step
from raadslag.web.forms.plan import (
    CancelForm,
    HoursForm,
    MoveForm,
    SlotForm,
    TakenForm,
    WishForm,
)
from raadslag.web.pages.workbench.running import run_forum, run_meeting, trail
from raadslag.web.who import by_of

_YEARS = range(1970, 2101)


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting of the plan with its deadlines."""

    meeting: PlannedMeeting
    deadlines: Deadlines
    is_past: bool


@login_required
def plan(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The year's meetings; a meeting more is added from here."""
    organization = _forum(request, forum, year)
    rules = rules_seen(organization)
    initial = {
        "start_time": rules.start_time,
        "end_time": rules.end_time,
        "location": rules.location,
    }
    form = SlotForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        slot = form.said()
        added = plan_year.add_meetings(
            organization=organization, slots=[slot], by=by_of(request), now=clock.now()
        )
        if added:
            messages.success(request, _("The meeting is on the plan, not published yet."))
            return redirect("meeting_plan", forum, slot.day.year)
        form.add_error("day", str(forum_labels.REMARKS[RemarkKind.SAME_FORUM]))
    found = queries.plan_of(organization, year)
    today = clock.today()
    last = max([today.year, *found.years])  # links from year to year would have no end
    context = {
        "trail": trail(organization, Step(_("Meeting plan {year}").format(year=year))),
        "plan": found,
        "lines": [
            Line(one, rules.deadlines(one.slot.day), one.slot.day < today) for one in found.meetings
        ],
        "years": sorted({*found.years, year, today.year - 1, today.year, last + 1}),
        "form": form,
        "wish": WishForm.of(rules, year),
        "has_last_year": year - 1 in found.years,
        "calendar": request.build_absolute_uri(
            reverse("forum_calendar", args=[organization.body.slug, organization.slug])
        ),
    }
    return render(request, "workbench/plan.html", context)


@login_required
def propose(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The preview of a pattern, or of last year's plan carried over; nothing is written."""
    organization = _forum(request, forum, year)
    form = WishForm.of(rules_seen(organization), year, request.GET or None)
    days = []
    if form.is_valid():
        hours = {name: form.cleaned_data[name] for name in ("start_time", "end_time")}
        wish = form.wish()
        days = (
            plan_year.propose_days(organization, wish, year, **hours)
            if wish
            else plan_year.propose_like_last_year(organization, year, **hours)
        )
    context = {
        "trail": _trail(organization, year, _("Proposal")),
        "forum": organization,
        "year": year,
        "form": form,
        "hours": HoursForm(request.GET) if form.is_bound else None,
        "is_asked": form.is_bound and form.is_valid(),
        "days": [(one, [remark_text(remark) for remark in one.remarks]) for one in days],
        "count": sum(not one.is_taken for one in days),
    }
    return render(request, "workbench/plan_proposal.html", context)


@login_required
@require_POST
def add(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """Write the days that were left ticked in the preview."""
    organization = _forum(request, forum, year)
    form = TakenForm(request.POST, year=year)
    if not form.is_valid():
        messages.error(request, _("No day was ticked, so nothing was written. Tick the days."))
        return redirect("propose_plan", forum, year)
    added = plan_year.add_meetings(
        organization=organization, slots=form.slots(), by=by_of(request), now=clock.now()
    )
    text = ngettext(
        "{n} meeting is on the plan. Look it over, then publish it.",
        "{n} meetings are on the plan. Look it over, then publish it.",
        len(added),
    )
    messages.success(request, text.format(n=len(added)))
    return redirect("meeting_plan", forum, year)


@login_required
@require_POST
def announce(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """Publish the year's plan."""
    organization = _forum(request, forum, year)
    count = plan_year.announce_plan(
        organization=organization, year=year, by=by_of(request), now=clock.now()
    )
    text = ngettext(
        "{n} meeting is published: everybody can see it and subscribe to it.",
        "{n} meetings are published: everybody can see them and subscribe to them.",
        count,
    )
    messages.success(request, text.format(n=count))
    return redirect("meeting_plan", forum, year)


@login_required
def move(request: HttpRequest, forum: int, meeting: int) -> HttpResponse:
    """Another day, time or place for one meeting. A clash is told of once before it is written."""
    organization, row = run_meeting(request, forum, meeting)
    form = MoveForm.of(queries.slot_of(row), request.POST or None)
    remarks: tuple[Remark, ...] = ()
    if request.method == "POST" and form.is_valid():
        slot = form.said()
        remarks = plan_year.remarks_on(organization, slot, ignoring=row.pk)
        if not remarks or request.POST.get("anyway") == _warned_of(request):
            reason = form.cleaned_data["reason"]
            done = _try(
                form,
                lambda: plan_year.move_meeting(
                    meeting=row, slot=slot, reason=reason, by=by_of(request), now=clock.now()
                ),
            )
            if done:
                messages.success(request, _("The meeting is changed."))
                return redirect("meeting_plan", forum, slot.day.year)
    texts = [remark_text(one) for one in remarks]
    return _change_page(request, organization, row, form, "workbench/plan_move.html", remarks=texts)


@login_required
def cancel(request: HttpRequest, forum: int, meeting: int) -> HttpResponse:
    """Say that one meeting will not be held."""
    organization, row = run_meeting(request, forum, meeting)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = _try(
            form,
            lambda: plan_year.cancel_meeting(
                meeting=row, reason=reason, by=by_of(request), now=clock.now()
            ),
        )
        if done:
            messages.success(request, _("The meeting is cancelled."))
            return redirect("meeting_plan", forum, row.start_date.year)
    return _change_page(request, organization, row, form, "workbench/plan_cancel.html")


@login_required
@require_POST
def restore(request: HttpRequest, forum: int, meeting: int) -> HttpResponse:
    """Take up a cancelled meeting again."""
    row = run_meeting(request, forum, meeting)[1]
    _told(
        request,
        lambda: plan_year.restore_meeting(meeting=row, by=by_of(request), now=clock.now()),
    )
    return redirect("meeting_plan", forum, row.start_date.year)


@login_required
@require_POST
def delete(request: HttpRequest, forum: int, meeting: int) -> HttpResponse:
    """Take a meeting off the plan that nobody knows of."""
    row = run_meeting(request, forum, meeting)[1]
    year = row.start_date.year
    _told(
        request,
        lambda: plan_year.delete_meeting(meeting=row, by=by_of(request), now=clock.now()),
    )
    return redirect("meeting_plan", forum, year)


def remark_text(remark: Remark) -> str:
    """The remark as a sentence."""
    text = str(forum_labels.REMARKS[remark.kind])
    return text.format(what=remark.what, people=", ".join(remark.people))


def _forum(request: HttpRequest, forum: int, year: int) -> Organization:
    if year not in _YEARS:
        raise Http404
    return run_forum(request, forum)


def _trail(organization: Organization, year: int, name: str) -> list[Step]:
    address = reverse("meeting_plan", args=[organization.pk, year])
    text = _("Meeting plan {year}").format(year=year)
    return trail(organization, Step(text, address), Step(name))


def _change_page(
    request: HttpRequest,
    organization: Organization,
    row: Meeting,
    form: forms.Form,
    template: str,
    *,
    remarks: list[str] | None = None,
) -> HttpResponse:
    day: date = row.start_date
    context = {
        "trail": _trail(organization, day.year, dates.day(day)),
        "forum": organization,
        "year": day.year,
        "day": day,
        "is_announced": row.is_announced,
        "has_agenda": queries.is_published(row),
        "form": form,
        "remarks": remarks or [],
    }
    return render(request, template, context)


def _warned_of(request: HttpRequest) -> str:
    """The day and time as they were sent: what was said of another day counts for that one."""
    return f"{request.POST.get('day')} {request.POST.get('start_time', '')}"


def _try(form: forms.Form, act: Callable[[], None]) -> bool:
    """Whether it was done; what refuses it stands beside the field."""
    try:
        act()
    except actions.CannotChangePlan as refusal:
        form.add_error("reason", str(forum_labels.REFUSALS[refusal.code]))
        return False
    return True


def _told(request: HttpRequest, act: Callable[[], None]) -> None:
    try:
        act()
    except actions.CannotChangePlan as refusal:
        messages.error(request, str(forum_labels.REFUSALS[refusal.code]))
    else:
        messages.success(request, _("The plan is changed."))


_YEAR = "forum/<int:forum>/moedeplan/<int:year>/"
_MEETING = "forum/<int:forum>/moede/<int:meeting>/"
PATHS: list[URLPattern] = [
    path(_YEAR, plan, name="meeting_plan"),
    path(f"{_YEAR}forslag/", propose, name="propose_plan"),
    path(f"{_YEAR}opret/", add, name="add_planned"),
    path(f"{_YEAR}offentliggoer/", announce, name="announce_plan"),
    path(f"{_MEETING}flyt/", move, name="move_meeting"),
    path(f"{_MEETING}aflys/", cancel, name="cancel_meeting"),
    path(f"{_MEETING}genoptag/", restore, name="restore_meeting"),
    path(f"{_MEETING}slet/", delete, name="delete_meeting"),
]
