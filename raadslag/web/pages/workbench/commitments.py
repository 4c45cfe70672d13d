"""The lists of commitments: mine, my unit's, a forum's; and many of them changed at once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import bulk
from raadslag.followup.actions.bulk import Came
from raadslag.followup.models import Commitment
from raadslag.followup.queries.appearances import reportable_ids
from raadslag.followup.queries.board import Band, Board, Group, Show, board
from raadslag.followup.queries.commitment import rows_to_edit
from raadslag.journeys.report_done import NotDone, report_done
from raadslag.people.models import Body
from raadslag.web import commitment_labels as labels
from raadslag.web.context import Step
from raadslag.web.forms.commitment_list import filters_of, tabs_of, wanted_of
from raadslag.web.forms.commitments import BulkForm
from raadslag.web.numbers import uuid_in
from raadslag.web.pages.workbench.running import commitments_trail
from raadslag.web.paging import pages_of
from raadslag.web.who import user_of

PREVIEW, DO = "vis", "ret"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; none where the list is in another order than by deadline."""

    heading: str | Promise
    group: Group


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one in a bulk change: the refusal is in words."""

    came: Came
    refusal: str


@login_required
def commitments(request: HttpRequest) -> HttpResponse:
    """One page of the list that the address asks for."""
    wanted = wanted_of(request.GET)
    found = board(request.user, wanted, today=clock.today())
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Commitments"))],
        "board": found,
        "sections": [Section(_heading(one, wanted.show), one) for one in found.groups],
        "tabs": tabs_of(request.GET, found),
        "filters": filters_of(request.GET, wanted, found),
        "pages": pages_of(request.GET, page=found.page, count=found.page_count),
        "may_edit": _may_edit(found),
        "all_ticked": request.GET.get("valgt") == "alle",
        "tick_all": _with(request.GET, "valgt", "alle"),
    }
    return render(request, "workbench/commitments.html", context)


@login_required
def change_many(request: HttpRequest) -> HttpResponse:
    """Fill in what is wanted, look at what it will do to each, do it."""
    said = request.POST if request.method == "POST" else request.GET
    rows = rows_to_edit(request.user, _uuids(said))[: bulk.ROWS_MAX]
    context: dict[str, object] = {
        "trail": commitments_trail(Step(_("Change several"))),
        "rows": rows,
    }
    if not rows:
        return render(request, "workbench/commitments_change.html", context)
    form = BulkForm(request.POST or None, body=_body_of(rows), on=clock.today())
    context |= {
        "to_report": reportable_ids(rows),
        "form": form,
        "kept": [(name, value) for name, values in _kept(request.POST) for value in values],
    }
    if request.method != "POST" or not form.is_valid() or said.get("do") not in (PREVIEW, DO):
        return render(request, "workbench/commitments_change.html", context)
    is_done = said.get("do") == DO
    act = bulk.change_all if is_done else bulk.try_all
    came = act(rows, form.wish(), by=user_of(request), now=clock.now())
    context |= {
        "outcomes": [Outcome(one, _refusal(one)) for one in came],
        "is_done": is_done,
        "changing": sum(bool(one.lines) for one in came),
        "refused": sum(one.refused is not None for one in came),
    }
    return render(request, "workbench/commitments_outcome.html", context)


@login_required
@require_POST
def report_many(request: HttpRequest) -> HttpResponse:
    """Tell the forums of those ticked that are done; one that has been told hears nothing again."""
    rows = rows_to_edit(request.user, _uuids(request.POST))[: bulk.ROWS_MAX]
    wanted = reportable_ids(rows)
    for row in rows:
        if row.pk not in wanted:
            continue
        with suppress(NotDone):  # somebody has taken it back meanwhile
            report_done(row, user=user_of(request), now=clock.now())
    text = ngettext(
        "%(n)s commitment is reported to its forum.",
        "%(n)s commitments are reported to their forum.",
        len(wanted),
    )
    messages.success(request, text % {"n": len(wanted)})
    return redirect("commitments")


def _heading(group: Group, show: Show) -> str | Promise:
    if group.band is None:
        return ""
    if group.band is Band.DONE and show is Show.CURRENT:
        return _("Done lately")
    return labels.BANDS[group.band]


def _may_edit(found: Board) -> bool:
    return any(line.may_edit for group in found.groups for line in group.lines)


def _with(query: QueryDict, name: str, value: str) -> str:
    kept = query.copy()
    kept[name] = value
    return f"?{kept.urlencode()}"


def _uuids(said: QueryDict) -> list[UUID]:
    return [one for text in said.getlist("c") if (one := uuid_in(text))]


def _body_of(rows: Sequence[Commitment]) -> Body:
    """The municipality of them all; who runs meetings in several changes one's at a time."""
    bodies = {row.organization.body_id for row in rows}
    if len(bodies) > 1:
        raise PermissionDenied
    return rows[0].organization.body


def _kept(said: QueryDict) -> list[tuple[str, list[str]]]:
    """What was filled in, to be sent once more."""
    gone = {"csrfmiddlewaretoken", "do"}
    return [(name, said.getlist(name)) for name in said if name not in gone]


def _refusal(one: Came) -> str:
    return labels.said_of(one.refused) if one.refused else ""


PATHS: list[URLPattern] = [
    path("opgaver/", commitments, name="commitments"),
    path("opgaver/ret/", change_many, name="change_commitments"),
    path("opgaver/meld-tilbage/", report_many, name="report_commitments"),
]
