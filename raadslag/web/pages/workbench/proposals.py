"""What the decisions propose: one yes or no at a time, by key, by mouse, or without the script."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import commitments, proposals
from raadslag.followup.models import Commitment
from raadslag.followup.queries import proposals as queries
from raadslag.followup.rules import State
from raadslag.followup.said import BadCommitment, Said
from raadslag.journeys import propose_commitments
from raadslag.meetings.models import AgendaItem
from raadslag.web.forms.commitments import CommitmentForm, add_fault
from raadslag.web.numbers import number_in, uuid_in
from raadslag.web.pages.workbench.proposals_shown import (
    ANSWERED,
    EDIT,
    Answer,
    address_of,
    answer_of,
    as_filled,
    card_alone,
    count_left,
    form_of,
    kept_of,
    list_page,
)
from raadslag.web.who import by_of, user_of


@login_required
def shown(request: HttpRequest) -> HttpResponse:
    """The proposals that wait for the one who looks."""
    uuid = uuid_in(request.GET.get(EDIT, ""))
    row = queries.answered(request.user, uuid) if uuid else None
    return list_page(request, form_of(row) if row else None, of=uuid)


@login_required
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Yes, no, or another wording; by GET the card alone, for the script."""
    row = queries.answered(request.user, uuid)
    if row is None:
        raise Http404
    if request.method != "POST":
        return card_alone(request, uuid, form_of(row) if EDIT in request.GET else None)
    edits = "text" in request.POST and request.POST.get("do") != "drop"
    form = form_of(row, request.POST) if edits else None
    if form is not None and not form.is_valid():
        return _again(request, uuid, form)
    try:
        stored = _answer(request, row, form.said() if form else None)
    except BadCommitment as bad:
        faulty = form or form_of(row, as_filled(row))
        faulty.is_valid()
        add_fault(faulty, bad)
        return _again(request, uuid, faulty)
    except (proposals.ChangedMeanwhile, commitments.Conflict):
        return _changed(request, uuid)
    return _answered(request, stored)


@login_required
@require_POST
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The last answer is taken back: it is a proposal once more."""
    row = queries.answered(request.user, uuid)
    if row is None:
        raise Http404
    try:
        proposals.undo(row, version=_version(request), by=user_of(request), now=clock.now())
    except proposals.CannotUndo:
        said = _("It has been changed since. Open it and change it there.")
        if _is_script(request):
            return JsonResponse({"message": said}, status=409)
        messages.error(request, said)
        return redirect(address_of(request.GET))
    if _is_script(request):
        return card_alone(request, uuid, None)
    return redirect(address_of(request.GET, at=str(uuid)))


@login_required
@require_POST
def find(request: HttpRequest, meeting: int) -> HttpResponse:
    """Read a meeting's decisions, or one item's, whoever wrote them."""
    row = queries.meeting_to_read(request.user, meeting)
    if row is None:
        raise Http404
    asked = request.POST.get("item", "")
    item = AgendaItem.objects.filter(meeting=row, pk=number_in(asked)).first()
    if asked and item is None:
        raise Http404
    found = propose_commitments.propose(row, by=by_of(request), now=clock.now(), item=item)
    if found.new:
        said = ngettext("{n} task is proposed.", "{n} tasks are proposed.", found.new)
        messages.success(request, said.format(n=found.new))
    else:
        messages.info(request, _("Nothing new was found in the text."))
    return redirect(f"{reverse('proposals')}?meeting={meeting}")


def _answer(request: HttpRequest, row: Commitment, said: Said | None) -> Commitment:
    by, now, version = user_of(request), clock.now(), _version(request)
    match request.POST.get("do"):
        case "agree":
            return proposals.answer(row, yes=True, said=said, version=version, by=by, now=now)
        case "drop":
            return proposals.answer(row, yes=False, version=version, by=by, now=now)
        case "save" if said is not None:
            return commitments.change(row, said, version=version, by=by, now=now)
    raise Http404


def _answered(request: HttpRequest, row: Commitment) -> HttpResponse:
    if row.state == State.PROPOSED:
        return (
            card_alone(request, row.uuid, None)
            if _is_script(request)
            else redirect(address_of(request.GET, at=str(row.uuid)))
        )
    if not _is_script(request):
        query = request.GET.copy()
        query[ANSWERED] = str(row.uuid)
        return redirect(address_of(query, at=request.POST.get("next", "")))
    said = answer_of(row)
    left = count_left(request)
    return JsonResponse(
        {
            "left": left,
            "message": _said(said, left),
            "bar": render_to_string(
                "workbench/proposal_answer.html",
                {"answer": said, "query": kept_of(request.GET)},
                request,
            ),
        }
    )


def _again(request: HttpRequest, uuid: UUID, form: CommitmentForm) -> HttpResponse:
    """The proposal with what is wrong beside its fields."""
    if _is_script(request):
        return card_alone(request, uuid, form, status=422)
    return list_page(request, form, of=uuid, status=422)


def _changed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    said = _("Somebody else has answered or changed it meanwhile. Look at it again.")
    if _is_script(request):
        return card_alone(request, uuid, None, status=409, message=said)
    messages.warning(request, said)
    return redirect(address_of(request.GET, at=str(uuid)))


def _said(last: Answer, left: int) -> str:
    """What a screen reader is told."""
    said = _("Agreed: {text}.") if last.is_yes else _("Dropped: {text}.")
    rest = ngettext("{n} proposal left.", "{n} proposals left.", left).format(n=left)
    return f"{said.format(text=last.text.rstrip('.'))} {rest}"


def _version(request: HttpRequest) -> int:
    return number_in(request.POST.get("version", ""), otherwise=-1)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


_AT = "opgaver/forslag/"

PATHS: list[URLPattern] = [
    path(_AT, shown, name="proposals"),
    path(f"{_AT}find/<int:meeting>/", find, name="find_commitments"),
    path(f"{_AT}<uuid:uuid>/", answer, name="answer_proposal"),
    path(f"{_AT}<uuid:uuid>/fortryd/", undo, name="undo_proposal"),
]
