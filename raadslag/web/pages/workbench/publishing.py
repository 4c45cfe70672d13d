"""The checks before publication, and publication itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.models import Draft
from raadslag.followup.queries import proposals
from raadslag.followup.queries.proposals import Wanted
from raadslag.journeys import publish_minutes
from raadslag.publishing import papers
from raadslag.publishing.actions import waivers
from raadslag.publishing.checking import freeze
from raadslag.publishing.queries import publish as queries
from raadslag.publishing.queries.publish import PublishPage, SeenFinding
from raadslag.publishing.queries.waivers import waiver_for
from raadslag.publishing.rules import CannotPublish, Obstacle, Question
from raadslag.web import check_texts, labels, older
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.forms.publishing import PublishForm, WaiveForm
from raadslag.web.pages.workbench import published
from raadslag.web.pages.workbench.sending import send_package
from raadslag.web.publish_labels import OBSTACLES
from raadslag.web.who import user_of
from referat.document import Kind
from referat.errors import CannotWrite
from referat.finding import Severity
from referat.writing import Format


@dataclass(frozen=True, slots=True)
class Way:
    """What the last word of the address stands for."""

    kind: Kind
    supplementary: bool = False


WAYS = {
    "dagsorden": Way(Kind.AGENDA),
    "tillaegsdagsorden": Way(Kind.AGENDA, supplementary=True),
    "referat": Way(Kind.MINUTES),
}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as the page prints it. ``link`` leads to the box where it is mended."""

    seen: SeenFinding
    wrong: str
    remedy: str
    link: str
    form: WaiveForm


@login_required
def publish(request: HttpRequest, meeting: int, kind: str) -> HttpResponse:
    """Look at what was found and what everybody will see; then publish."""
    draft, way = _draft(request, meeting), _way(kind)
    if request.method == "POST":
        form = PublishForm(request.POST)
        if form.is_valid():
            return _publish(request, draft, kind, form)
        return _shown(request, draft, kind, way, form)
    return _shown(request, draft, kind, way)


@login_required
@require_POST
def waive(request: HttpRequest, meeting: int, kind: str) -> HttpResponse:
    """Let a finding stand, with a reason."""
    draft, way = _draft(request, meeting), _way(kind)
    form = WaiveForm(request.POST)
    if not form.is_valid():
        return _shown(request, draft, kind, way, waive_form=form)
    said = form.cleaned_data
    waivers.waive(
        meeting=draft.meeting,
        kind=way.kind,
        question=Question(said["code"], said["key"]),
        reason=said["reason"],
        by=user_of(request),
        now=clock.now(),
    )
    messages.success(request, _("Noted: the finding may stand."))
    return redirect("publish", meeting, kind)


@login_required
@require_POST
def take_back(request: HttpRequest, meeting: int, kind: str, waiver: int) -> HttpResponse:
    """The finding counts again."""
    draft = _draft(request, meeting)
    row = waiver_for(request.user, waiver)
    if row is None or row.meeting_id != draft.meeting_id:
        raise Http404
    waivers.take_back(waiver=row, by=user_of(request), now=clock.now())
    messages.success(request, _("The finding counts again."))
    return redirect("publish", meeting, kind)


@login_required
def paper(request: HttpRequest, meeting: int, kind: str) -> HttpResponse:
    """What everybody will get as PDF."""
    draft, way = _draft(request, meeting), _way(kind)
    frozen = freeze(draft, way.kind, supplementary=way.supplementary)
    try:
        data = papers.file_of(queries.printed_edition(draft, frozen), Format.PDF)
    except CannotWrite as error:
        return render(request, "public/file_missing.html", {"error": error}, status=503)
    return published.as_pdf(data)


def _publish(request: HttpRequest, draft: Draft, kind: str, form: PublishForm) -> HttpResponse:
    way = _way(kind)
    try:
        stored = publish_minutes.publish(
            draft,
            way.kind,
            user=user_of(request),
            now=clock.now(),
            reason=form.cleaned_data["reason"],
            supplementary=way.supplementary,
            revision=form.cleaned_data["revision"],
        )
    except CannotPublish as error:
        if error.obstacle is Obstacle.REASON_MISSING:
            form.add_error("reason", _("Write the reason: what is out already is being corrected."))
        else:
            messages.error(request, str(OBSTACLES[error.obstacle]))
        return _shown(request, draft, kind, way, form)
    if stored.is_new:
        messages.success(request, _("Published: everybody can read it now."))
        if way.kind is Kind.AGENDA and form.cleaned_data["send"]:
            send_package(request, draft)
    else:
        messages.success(request, _("Nothing has changed since it was published."))
    return redirect("publish", draft.meeting_id, kind)


def _shown(
    request: HttpRequest,
    draft: Draft,
    kind: str,
    way: Way,
    form: PublishForm | None = None,
    *,
    waive_form: WaiveForm | None = None,
) -> HttpResponse:
    now = clock.now()
    page = queries.publish_page(
        request.user, draft, way.kind, now=now, supplementary=way.supplementary
    )
    lines = [_line(page, one, waive_form) for one in page.findings]
    context = {
        "trail": [
            Step(_("Workbench"), reverse("workbench")),
            Step(_("Agenda"), reverse("draft_agenda", args=[draft.meeting_id])),
            Step(_("Publish")),
        ],
        "page_of": page,
        "meeting": page.meeting,
        "meeting_address": address(page.meeting),
        "kind": kind,
        "kind_name": (labels.SUPPLEMENTS if way.supplementary else labels.KINDS)[way.kind],
        "lines": [one for one in lines if one.seen.finding.severity is not Severity.INFORMS],
        "remarks": [one for one in lines if one.seen.finding.severity is Severity.INFORMS],
        "written": older.items_of(page.written),
        "shown_items": older.items_of(page.shown),
        "attendance": older.people_of(page.shown.participants),
        "form": form or PublishForm(initial={"send": True}),
        "is_minutes": way.kind is Kind.MINUTES,
        "proposed": proposals.count(request.user, Wanted(meeting=draft.meeting_id)),
    }
    return render(request, "workbench/publish.html", context)


def _line(page: PublishPage, seen: SeenFinding, waive_form: WaiveForm | None) -> FindingLine:
    form = WaiveForm(initial={"key": seen.key, "code": seen.finding.code}, auto_id=f"{seen.key}_%s")
    if waive_form is not None and waive_form.data.get("key") == seen.key:
        form = waive_form
    return FindingLine(
        seen=seen,
        wrong=check_texts.wrong(seen.finding),
        remedy=check_texts.remedy(seen.finding),
        link=_link(page, seen),
        form=form,
    )


def _link(page: PublishPage, seen: SeenFinding) -> str:
    """To the box itself where it can be told, else to the item, else to the meeting."""
    if not seen.item_uuid:
        name = "hold_meeting" if page.kind is Kind.MINUTES else "draft_agenda"
        return reverse(name, args=[page.meeting.id])
    if seen.is_decision and page.kind is Kind.MINUTES:
        return reverse("hold_item", args=[page.meeting.id, seen.item_uuid])
    anchor = f"#afsnit-{seen.text}" if seen.text else ""
    return reverse("draft_item", args=[seen.item_uuid]) + anchor


def _draft(request: HttpRequest, meeting: int) -> Draft:
    found = queries.draft_to_publish(request.user, meeting)
    if found is None:
        raise Http404
    return found


def _way(kind: str) -> Way:
    if kind not in WAYS:
        raise Http404
    return WAYS[kind]


_AT = "moede/<int:meeting>/udgiv/<slug:kind>/"

PATHS: list[URLPattern] = [
    path(_AT, publish, name="publish"),
    path(f"{_AT}lad-staa/", waive, name="waive"),
    path(f"{_AT}lad-staa/<int:waiver>/fortryd/", take_back, name="take_back_waiver"),
    path(f"{_AT}papir/", paper, name="publish_paper"),
    *published.PATHS,
]
