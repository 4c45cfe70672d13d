"""After publication: check a version, correct it, take it back, approve it, stop a decision."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.queries import proposals
from raadslag.followup.queries.proposals import Wanted
from raadslag.journeys import correct_published_minutes, retract_minutes, stop_decision
from raadslag.meetings.models import AgendaItem, Minutes
from raadslag.meetings.rules import MinutesState
from raadslag.meetings.seen import SeenMeeting
from raadslag.people.models import Person
from raadslag.publishing.actions import approvals as approving
from raadslag.publishing.actions import waivers
from raadslag.publishing.actions.stops import CannotStop
from raadslag.publishing.queries import publish as queries
from raadslag.publishing.queries.approvals import approvals_of
from raadslag.publishing.queries.stops import stop_for, stopping_seat
from raadslag.publishing.rules import Question
from raadslag.web import check_texts
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.forms.publishing import ApproveForm, RetractForm, StopForm, WaiveForm
from raadslag.web.pages.originals import PDF_POLICY
from raadslag.web.who import user_of
from referat.document import Kind


def as_pdf(data: bytes) -> HttpResponse:
    """A PDF shown in the browser and kept nowhere."""
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


@login_required
def check_version(request: HttpRequest, meeting: int, version: int) -> HttpResponse:
    """What the checks say of a version that is stored, whoever wrote it."""
    row = _version(request, meeting, version)
    form = WaiveForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        said = form.cleaned_data
        waivers.waive(
            meeting=row.meeting,
            kind=Kind(row.kind),
            question=Question(said["code"], said["key"]),
            reason=said["reason"],
            by=user_of(request),
            now=clock.now(),
        )
        messages.success(request, _("Noted: the finding may stand."))
        return redirect("check_version", meeting, version)
    page = queries.checks_page(request.user, row)
    lines = [
        {
            "seen": one,
            "wrong": check_texts.wrong(one.finding),
            "remedy": check_texts.remedy(one.finding),
            "link": f"{address(page.meeting)}versioner/{version}/#punkt-{one.item}"
            if one.item
            else "",
            "form": form
            if form is not None and form.data.get("key") == one.key
            else WaiveForm(
                initial={"key": one.key, "code": one.finding.code}, auto_id=f"{one.key}_%s"
            ),
        }
        for one in page.findings
    ]
    context = {
        "trail": [*_trail(page.meeting), Step(_("Checks"))],
        "meeting": page.meeting,
        "version": page.version,
        "lines": lines,
    }
    return render(request, "workbench/check_version.html", context)


@login_required
def retract(request: HttpRequest, meeting: int, version: int) -> HttpResponse:
    """Take a published version back, or the whole meeting, with a reason."""
    row = _version(request, meeting, version)
    if row.state != MinutesState.PUBLISHED:
        raise Http404
    form = RetractForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        retract_minutes.retract(
            row,
            user=user_of(request),
            now=clock.now(),
            reason=form.cleaned_data["reason"],
            whole_meeting=form.cleaned_data["whole"],
        )
        messages.success(request, _("Taken back: the public pages say why."))
        return redirect("published", meeting)
    page = queries.checks_page(request.user, row)
    context = {
        "trail": [*_trail(page.meeting), Step(_("Take back"))],
        "meeting": page.meeting,
        "version": page.version,
        "form": form,
    }
    return render(request, "workbench/retract.html", context)


@login_required
def published(request: HttpRequest, meeting: int) -> HttpResponse:
    """All versions of a meeting, with what can be done to each, and who has approved."""
    page = queries.published_page(request.user, meeting)
    if page is None:
        raise Http404
    approvals = approvals_of(request.user, meeting_id=meeting)
    context = {
        "trail": [*_trail(page.meeting), Step(_("Versions and approvals"))],
        "page_of": page,
        "meeting": page.meeting,
        "approvals": approvals,
        "proposed": proposals.count(request.user, Wanted(meeting=meeting)),
    }
    return render(request, "workbench/published.html", context)


@login_required
@require_POST
def reopen(request: HttpRequest, meeting: int) -> HttpResponse:
    """Write on published minutes once more."""
    draft = queries.draft_to_publish(request.user, meeting)
    if draft is None:
        raise Http404
    correct_published_minutes.reopen(draft, user=user_of(request), now=clock.now())
    messages.success(
        request,
        _("The minutes can be changed. What is published stays until you publish the correction."),
    )
    return redirect("hold_meeting", meeting)


@login_required
@require_POST
def approve(request: HttpRequest, meeting: int) -> HttpResponse:
    """A participant approves the minutes in force."""
    found = approvals_of(request.user, meeting_id=meeting)
    form = ApproveForm(request.POST)
    if found is None or not form.is_valid() or form.cleaned_data["person"] not in found.own:
        raise Http404
    minutes = Minutes.objects.select_related("meeting__organization__body").get(pk=found.minutes)
    try:
        approving.approve(
            minutes=minutes,
            person=Person.objects.get(pk=form.cleaned_data["person"]),
            checksum=form.cleaned_data["checksum"],
            by=user_of(request),
            now=clock.now(),
            remark=form.cleaned_data["remark"],
        )
    except approving.CannotApprove:
        messages.error(
            request, _("The minutes have been changed meanwhile. Read them, then approve.")
        )
    else:
        messages.success(request, _("Approved. Thank you."))
    back = request.POST.get("back", "")
    if back == "published":
        return redirect("published", meeting)
    return redirect(address(queries.seen_meeting_of(request.user, meeting)))


@login_required
def stop(request: HttpRequest, item: int) -> HttpResponse:
    """A member stops the execution of a decision (§ 23)."""
    seat = stopping_seat(request.user, item)
    if seat is None:
        raise Http404
    row = AgendaItem.objects.visible_to(request.user).select_related("meeting").get(pk=item)
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stop_decision.stop(
                row,
                person=seat.person,
                reason=form.cleaned_data["reason"],
                user=user_of(request),
                now=clock.now(),
            )
        except CannotStop:
            messages.error(request, _("The decision cannot be stopped, or it is stopped already."))
        else:
            messages.success(request, _("The execution of the decision is stopped."))
        return redirect(_item_page(request, row))
    return _stop_form(request, row, form, lifting=False)


@login_required
def lift(request: HttpRequest, stop: int) -> HttpResponse:
    """The stop is lifted: by the one who stopped, or by those who run meetings."""
    row = stop_for(request.user, stop)
    if row is None or row.lifted_at or not queries.may_lift(request.user, row):
        raise Http404
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stop_decision.lift(
                row, reason=form.cleaned_data["reason"], user=user_of(request), now=clock.now()
            )
        except CannotStop:
            messages.error(request, _("Somebody has lifted the stop already."))
        else:
            messages.success(request, _("The stop is lifted."))
        return redirect(_item_page(request, row.agenda_item))
    return _stop_form(request, row.agenda_item, form, lifting=True)


def _stop_form(
    request: HttpRequest, row: AgendaItem, form: StopForm, *, lifting: bool
) -> HttpResponse:
    meeting = queries.seen_meeting_of(request.user, row.meeting_id)
    context = {
        "trail": [
            Step(meeting.forum.name, address(meeting), danish=True),
            Step(_("Lift the stop") if lifting else _("Stop the decision")),
        ],
        "meeting": meeting,
        "item": row,
        "form": form,
        "lifting": lifting,
    }
    return render(request, "workbench/stop.html", context)


def _item_page(request: HttpRequest, row: AgendaItem) -> str:
    meeting = queries.seen_meeting_of(request.user, row.meeting_id)
    return reverse(
        "item", args=[meeting.forum.body.slug, meeting.forum.slug, meeting.slug, row.slug]
    )


def _version(request: HttpRequest, meeting: int, version: int) -> Minutes:
    row = queries.version_to_check(request.user, meeting, version)
    if row is None:
        raise Http404
    return row


def _trail(meeting: SeenMeeting) -> list[Step]:
    return [
        Step(_("Workbench"), reverse("workbench")),
        Step(meeting.forum.name, address(meeting), danish=True),
    ]


PATHS: list[URLPattern] = [
    path("moede/<int:meeting>/udgivet/", published, name="published"),
    path("moede/<int:meeting>/udgivet/genaabn/", reopen, name="reopen_minutes"),
    path("moede/<int:meeting>/udgivet/godkend/", approve, name="approve"),
    path("moede/<int:meeting>/tjek/<int:version>/", check_version, name="check_version"),
    path("moede/<int:meeting>/tilbagekald/<int:version>/", retract, name="retract"),
    path("stands/<int:item>/", stop, name="stop_decision"),
    path("stands/<int:stop>/ophaev/", lift, name="lift_stop"),
]
