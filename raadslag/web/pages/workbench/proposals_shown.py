"""The page of proposals and one card of it, with the filters that an address keeps."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.models import Commitment
from raadslag.followup.queries import proposals as queries
from raadslag.followup.queries.proposals import SeenProposal, Wanted
from raadslag.followup.rules import State
from raadslag.web import paging
from raadslag.web.context import Step
from raadslag.web.forms.commitments import CommitmentForm
from raadslag.web.numbers import number_in, uuid_in

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


def list_page(
    request: HttpRequest, form: CommitmentForm | None, *, of: UUID | None, status: int = 200
) -> HttpResponse:
    """The page that the address asks for; ``form`` stands in the card of the proposal ``of``."""
    wanted, number = _wanted(request.GET), paging.page_of(request.GET)
    page = queries.proposals_page(
        request.user, wanted, today=clock.today(), limit=LINES, offset=(number - 1) * LINES
    )
    after = [*(str(one.seen.uuid) for one in page.proposals[1:]), ""]
    cards = [
        Card(one, form if one.seen.uuid == of else None, after[place])
        for place, one in enumerate(page.proposals)
    ]
    last = uuid_in(request.GET.get(ANSWERED, ""))
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
        "query": kept_of(request.GET),
        "answer": answer_of(row) if row and row.state != State.PROPOSED else None,
        "pages": paging.pages_of(
            _filters(request.GET), page=number, count=max(1, ceil(page.total / LINES))
        ),
    }
    return render(request, "workbench/proposals.html", context, status=status)


def card_alone(
    request: HttpRequest,
    uuid: UUID,
    form: CommitmentForm | None,
    *,
    status: int = 200,
    message: str = "",
) -> HttpResponse:
    """One card for the script; without its words where it no longer waits."""
    one = queries.proposal(request.user, uuid, today=clock.today())
    context = {"card": Card(one, form), "query": kept_of(request.GET)} if one else {}
    html = render_to_string("workbench/proposal.html", context, request) if one else ""
    left = count_left(request)
    return JsonResponse({"html": html, "left": left, "message": message}, status=status)


def form_of(row: Commitment, data: QueryDict | None = None) -> CommitmentForm:
    """The form of a card, under ids of its own."""
    return CommitmentForm.of(row, data, on=clock.today(), auto_id=f"f{row.pk}_%s")


def as_filled(row: Commitment) -> QueryDict:
    """The form as it would be sent with nothing changed."""
    form = form_of(row)
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        lines = form.fields["who"].widget.format_value(value) if name == "who" else [value]
        data.setlist(
            name, ["on" if one is True else one for one in lines if one not in {None, False}]
        )
    return data


def answer_of(row: Commitment) -> Answer:
    """What was said to it."""
    return Answer(row.uuid, row.text, row.state != State.DROPPED, row.version)


def count_left(request: HttpRequest) -> int:
    """How many still wait of those that the address asks for."""
    return queries.count(request.user, _wanted(request.GET))


def kept_of(query: QueryDict) -> str:
    """What the address asks for, without what was opened or answered."""
    return _filters(query).urlencode()


def address_of(query: QueryDict, *, at: str = "") -> str:
    """The page again, at that proposal."""
    kept = query.copy()
    kept.pop(EDIT, None)
    asked = f"?{kept.urlencode()}" if kept else ""
    return f"{reverse('proposals')}{asked}{f'#forslag-{at}' if uuid_in(at) else ''}"


def _wanted(query: QueryDict) -> Wanted:
    def number(name: str) -> int | None:
        return number_in(query.get(name, "")) or None

    return Wanted(number("body"), number("forum"), number("meeting"))


def _filters(query: QueryDict) -> QueryDict:
    kept = query.copy()
    for name in (EDIT, ANSWERED):
        kept.pop(name, None)
    return kept
