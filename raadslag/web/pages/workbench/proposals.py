"""What the decisions propose: one yes or no at a time, by key, by mouse, or without the script."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import commitments, proposals
from raadslag.followup.models import Commitment
from raadslag.followup.queries import proposals as queries
from raadslag.followup.queries.proposals import SeenProposal, Wanted
from raadslag.followup.rules import State
from raadslag.followup.said import BadCommitment, Said
from raadslag.journeys import propose_commitments
from raadslag.meetings.models import AgendaItem
from raadslag.web import paging
from raadslag.web.context import Step
from raadslag.web.forms.commitments import CommitmentForm, add_fault
from raadslag.web.numbers import number_in
from raadslag.web.who import by_of, user_of

LINES = 20
EDIT, ANSWERED = "ret", "besvaret"  # which proposal is open to be edited; which was answered last


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal on the page, with the form where it is being edited; ``next`` is the one after it."""

    one: SeenProposal
    form: CommitmentForm | None = None
    next: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to the last one, so that it can be undone."""

    uuid: UUID
    text: str
    is_yes: bool
    version: int


@login_required
def shown(request: HttpRequest) -> HttpResponse:
    """The proposals that wait for the one who looks."""
    uuid = _uuid(request.GET.get(EDIT, ""))
    row = queries.answered(request.user, uuid) if uuid else None
    return _page(request, _form(row) if row else None, of=uuid)


@login_required
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Yes, no, or another wording; by GET the card alone, for the script."""
    row = queries.answered(request.user, uuid)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _card(request, uuid, _form(row) if EDIT in request.GET else None)
    edits = "text" in request.POST and request.POST.get("do") != "drop"
    form = _form(row, request.POST) if edits else None
    if form is not None and not form.is_valid():
        return _again(request, uuid, form)
    try:
        stored = _answer(request, row, form.said() if form else None)
    except BadCommitment as bad:
        faulty = form or _form(row, _as_filled(row))
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
        return redirect(_list(request.GET))
    if _is_script(request):
        return _card(request, uuid, None)
    return redirect(_list(request.GET, at=str(uuid)))


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
            _card(request, row.uuid, None)
            if _is_script(request)
            else redirect(_list(request.GET, at=str(row.uuid)))
        )
    if not _is_script(request):
        query = request.GET.copy()
        query[ANSWERED] = str(row.uuid)
        return redirect(_list(query, at=request.POST.get("next", "")))
    said = _last(row)
    left = _left(request)
    return JsonResponse(
        {
            "left": left,
            "message": _said(said, left),
            "bar": render_to_string(
                "workbench/proposal_answer.html",
                {"answer": said, "query": _kept(request.GET)},
                request,
            ),
        }
    )


def _again(request: HttpRequest, uuid: UUID, form: CommitmentForm) -> HttpResponse:
    """The proposal with what is wrong beside its fields."""
    if _is_script(request):
        return _card(request, uuid, form, status=422)
    return _page(request, form, of=uuid, status=422)


def _changed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    said = _("Somebody else has answered or changed it meanwhile. Look at it again.")
    if _is_script(request):
        return _card(request, uuid, None, status=409, message=said)
    messages.warning(request, said)
    return redirect(_list(request.GET, at=str(uuid)))


def _card(
    request: HttpRequest,
    uuid: UUID,
    form: CommitmentForm | None,
    *,
    status: int = 200,
    message: str = "",
) -> HttpResponse:
    """One card for the script; without its words where it no longer waits."""
    one = queries.proposal(request.user, uuid, today=clock.today())
    context = {"card": Card(one, form), "query": _kept(request.GET)} if one else {}
    html = render_to_string("workbench/proposal.html", context, request) if one else ""
    left = _left(request)
    return JsonResponse({"html": html, "left": left, "message": message}, status=status)


def _page(
    request: HttpRequest, form: CommitmentForm | None, *, of: UUID | None, status: int = 200
) -> HttpResponse:
    wanted, number = _wanted(request.GET), paging.page_of(request.GET)
    page = queries.proposals_page(
        request.user, wanted, today=clock.today(), limit=LINES, offset=(number - 1) * LINES
    )
    after = [*(str(one.seen.uuid) for one in page.proposals[1:]), ""]
    cards = [
        Card(one, form if one.seen.uuid == of else None, after[place])
        for place, one in enumerate(page.proposals)
    ]
    last = _uuid(request.GET.get(ANSWERED, ""))
    row = queries.answered(request.user, last) if last else None
    context = {
        "trail": [
            Step(_("Workbench"), reverse("workbench")),
            Step(_("Tasks"), reverse("commitments")),
            Step(_("Proposals")),
        ],
        "cards": cards,
        "page_of": page,
        "wanted": wanted,
        "query": _kept(request.GET),
        "answer": _last(row) if row and row.state != State.PROPOSED else None,
        "pages": paging.pages_of(
            _filters(request.GET), page=number, count=max(1, ceil(page.total / LINES))
        ),
    }
    return render(request, "workbench/proposals.html", context, status=status)


def _form(row: Commitment, data: QueryDict | None = None) -> CommitmentForm:
    return CommitmentForm.of(row, data, on=clock.today(), auto_id=f"f{row.pk}_%s")


def _as_filled(row: Commitment) -> QueryDict:
    """The form as it would be sent with nothing changed."""
    form = _form(row)
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        lines = form.fields["who"].widget.format_value(value) if name == "who" else [value]
        data.setlist(
            name, ["on" if one is True else one for one in lines if one not in {None, False}]
        )
    return data


def _last(row: Commitment) -> Answer:
    return Answer(row.uuid, row.text, row.state != State.DROPPED, row.version)


def _said(last: Answer, left: int) -> str:
    """What a screen reader is told."""
    said = _("Agreed: {text}.") if last.is_yes else _("Dropped: {text}.")
    rest = ngettext("{n} proposal left.", "{n} proposals left.", left).format(n=left)
    return f"{said.format(text=last.text.rstrip('.'))} {rest}"


def _left(request: HttpRequest) -> int:
    return queries.count(request.user, _wanted(request.GET))


def _wanted(query: QueryDict) -> Wanted:
    def number(name: str) -> int | None:
        return number_in(query.get(name, "")) or None

    return Wanted(number("body"), number("forum"), number("meeting"))


def _filters(query: QueryDict) -> QueryDict:
    kept = query.copy()
    for name in (EDIT, ANSWERED):
        kept.pop(name, None)
    return kept


def _kept(query: QueryDict) -> str:
    return _filters(query).urlencode()


def _list(query: QueryDict, *, at: str = "") -> str:
    kept = query.copy()
    kept.pop(EDIT, None)
    asked = f"?{kept.urlencode()}" if kept else ""
    return f"{reverse('proposals')}{asked}{f'#forslag-{at}' if _uuid(at) else ''}"


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


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
