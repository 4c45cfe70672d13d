"""A commitment is written anew, or what, who and when of one is changed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.actions import commitments as actions
from raadslag.followup.models import Commitment
from raadslag.followup.queries import commitment as queries
from raadslag.followup.queries.commitments import seen
from raadslag.followup.said import BadCommitment
from raadslag.journeys import write_commitment
from raadslag.meetings.models import AgendaItem
from raadslag.people import queries as people
from raadslag.people.models import Organization
from raadslag.web.context import Step
from raadslag.web.forms.commitments import CommitmentForm, NewCommitmentForm, add_fault
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.running import commitments_trail
from raadslag.web.time_said import due_said
from raadslag.web.who import user_of


@login_required
def new_commitment(request: HttpRequest) -> HttpResponse:
    """For a forum that the user runs, with or without a decision: ``?forum=`` and ``?punkt=``."""
    forums = list(people.forums_run_by(request.user))
    if not forums:
        raise PermissionDenied
    forum = _forum_of(request, forums)
    items = queries.items_decided(request.user, forum, today=clock.today())
    initial = {"is_public": True, "item": request.GET.get("punkt", "")}
    form = NewCommitmentForm(
        request.POST or None, items=items, body=forum.body, on=clock.today(), initial=initial
    )
    if request.method == "POST" and form.is_valid():
        row = _written(request, form, forum)
        if row is not None:
            messages.success(request, _saved(request, row))
            return redirect("commitment", row.uuid)
    context = {
        "trail": commitments_trail(Step(_("New commitment"))),
        "forums": forums,
        "forum": forum,
        "form": form,
        "several_bodies": len({one.body_id for one in forums}) > 1,
    }
    return render(request, "workbench/commitment_new.html", context)


@login_required
def change_commitment(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """What, who, when; where somebody has changed it meanwhile their change is shown first."""
    row = queries.row_to_edit(request.user, commitment)
    if row is None:
        raise Http404
    form = CommitmentForm.of(row, request.POST or None, on=clock.today())
    conflict: tuple[queries.SeenLine, ...] = ()
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            after = actions.change(
                row, form.said(), version=version, by=user_of(request), now=clock.now()
            )
        except BadCommitment as bad:
            add_fault(form, bad)
        except actions.Conflict as meanwhile:
            conflict = queries.seen_lines(meanwhile.lines)
            newer = _on_version(request.POST, meanwhile.commitment.version)
            form = CommitmentForm.of(row, newer, on=clock.today())
        else:
            messages.success(request, _saved(request, after))
            return redirect("commitment", row.uuid)
    context = {
        "trail": commitments_trail(
            Step(row.text[:80], reverse("commitment", args=[row.uuid]), danish=True),
            Step(_("Change")),
        ),
        "row": row,
        "form": form,
        "conflict": conflict,
    }
    return render(request, "workbench/commitment_change.html", context)


def _on_version(data: QueryDict, version: int) -> QueryDict:
    """What was filled in, as if it had been written on that version: saved again it holds."""
    newer = data.copy()
    newer["version"] = str(version)
    return newer


def _forum_of(request: HttpRequest, forums: list[Organization]) -> Organization:
    """The one that is asked for, or that of the item; else the first. Never another than was asked for."""
    asked = request.POST.get("forum") or request.GET.get("forum", "")
    item = number_in(request.GET.get("punkt", ""))
    if not asked and item:
        found = AgendaItem.objects.readable_by(request.user).filter(pk=item)
        asked = str(found.values_list("meeting__organization", flat=True).first() or "")
    if not asked:
        return forums[0]
    chosen = next((one for one in forums if str(one.pk) == asked), None)
    if chosen is None:
        raise Http404
    return chosen


def _written(
    request: HttpRequest, form: NewCommitmentForm, forum: Organization
) -> Commitment | None:
    today = clock.today()
    item = queries.item_decided(request.user, forum, form.cleaned_data["item"], today=today)
    said_on: date = item.meeting.start_date if item else today
    try:
        return write_commitment.write(
            organization=forum,
            said=form.said(),
            said_on=said_on,
            agenda_item=item,
            user=user_of(request),
            now=clock.now(),
        )
    except BadCommitment as bad:
        add_fault(form, bad)
        return None


def _saved(request: HttpRequest, row: Commitment) -> str:
    """That it is, and what its time was read as."""
    one = seen(request.user, [row], today=clock.today())[0]
    said = due_said(one)
    if not said:
        return _("The commitment is saved.")
    text = _("The commitment is saved. “{words}” is read as: {said}.")
    return text.format(words=one.time_words, said=said)


PATHS: list[URLPattern] = [
    path("opgave/ny/", new_commitment, name="new_commitment"),
    path("opgave/<uuid:commitment>/ret/", change_commitment, name="change_commitment"),
]
