"""One commitment: what, who, when, what happened, and how it goes."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import progress
from raadslag.followup.actions.evidence import Shown
from raadslag.followup.actions.finishing import finish
from raadslag.followup.models import Commitment
from raadslag.followup.queries import commitment as queries
from raadslag.followup.queries.grounds import grounds_of
from raadslag.followup.rules import Happening, State
from raadslag.followup.said import BadCommitment
from raadslag.web import commitment_labels as labels
from raadslag.web import dates
from raadslag.web.context import Step
from raadslag.web.forms.commitments import (
    DoneForm,
    EvidenceForm,
    NoteForm,
    StateForm,
    add_fault,
)
from raadslag.web.pages.workbench.report_done import report_of
from raadslag.web.pages.workbench.running import commitments_trail
from raadslag.web.pages.workbench.uploads import read_file
from raadslag.web.who import user_of


@login_required
def commitment(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Its page."""
    row = queries.commitment_row(request.user, commitment)
    if row is None:
        raise Http404
    return shown(request, row)


def shown(request: HttpRequest, row: Commitment, **forms_sent: forms.Form) -> HttpResponse:
    """The page, with a form that was sent and has something wrong in it."""
    today = clock.today()
    page = queries.commitment_page(request.user, row, today=today)
    items = queries.later_items(request.user, row) if page.may_report else ()
    round_due = page.seen.due if page.seen.repeats else None
    context = {
        "trail": commitments_trail(Step(page.seen.text[:80], danish=True)),
        "one": page.seen,
        "commitment": page,
        "notes": [line for line in page.history if line.note and line.happening is Happening.NOTE],
        "moves": [state for state in _MOVES if state in page.next_states],
        "may_finish": State.DONE in page.next_states and page.seen.state is not State.DONE,
        "may_drop": State.DROPPED in page.next_states,
        "done_form": DoneForm(initial={"done_on": today, "round_due": round_due}),
        "drop_form": StateForm(initial={"state": State.DROPPED}, auto_id="frafald_%s"),
        "note_form": NoteForm(auto_id="note_%s"),
        "evidence_form": EvidenceForm(items=items),
        "labels": labels,
        "report": report_of(request, row.uuid),
        "ground": grounds_of([row.pk])[row.pk],
    }
    return render(request, "workbench/commitment.html", context | forms_sent)


@login_required
@require_POST
def set_state(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Under way, agreed again, or dropped with a reason."""
    row = reportable(request, commitment)
    form = StateForm(request.POST, auto_id="frafald_%s")
    if not form.is_valid() or form.cleaned_data["state"] is State.DONE:
        raise Http404
    state, note = form.cleaned_data["state"], form.cleaned_data["note"]
    try:
        progress.set_state(row, state, note=note, by=user_of(request), now=clock.now())
    except BadCommitment as bad:
        add_fault(form, bad)
        return shown(request, row, drop_form=form)
    messages.success(request, _("Saved: {state}.").format(state=labels.STATES[state]))
    return to_page(commitment)


@login_required
@require_POST
def report_done(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """Done: when, a word about it, and what shows it."""
    row = reportable(request, commitment)
    form = DoneForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, row, done_form=form)
    said = form.cleaned_data
    data = read_file(form, "file")
    if form.errors:
        return shown(request, row, done_form=form)
    file = said["file"]
    try:
        after = finish(
            row,
            done_on=said["done_on"],
            note=said["note"],
            shown=Shown(url=said["url"], data=data, filename=file.name if file else ""),
            round_due=said["round_due"],
            by=user_of(request),
            now=clock.now(),
        )
    except BadCommitment as bad:
        add_fault(form, bad)
        return shown(request, row, done_form=form)
    messages.success(request, _done_said(after))
    return to_page(commitment)


@login_required
@require_POST
def add_note(request: HttpRequest, commitment: UUID) -> HttpResponse:
    """A word for those who follow it."""
    row = reportable(request, commitment)
    form = NoteForm(request.POST, auto_id="note_%s")
    if not form.is_valid():
        return shown(request, row, note_form=form)
    progress.add_note(row, form.cleaned_data["note"], by=user_of(request), now=clock.now())
    messages.success(request, _("The note is saved."))
    return to_page(commitment, "historik")


def reportable(request: HttpRequest, commitment: UUID) -> Commitment:
    """The row; raises :class:`Http404` where the user may not tell how it goes."""
    row = queries.row_to_report(request.user, commitment)
    if row is None:
        raise Http404
    return row


def to_page(commitment: UUID, anchor: str = "") -> HttpResponse:
    """Back to its page."""
    response = redirect("commitment", commitment)
    response["Location"] += f"#{anchor}" if anchor else ""
    return response


def _done_said(row: Commitment) -> str:
    if State(row.state) is not State.DONE and row.due is not None:
        text = _("This round is done. The next one is due by {day}.")
        return text.format(day=dates.day(row.due))
    return _("It is reported as done.")


_MOVES = (State.UNDER_WAY, State.AGREED)

_AT = "opgave/<uuid:commitment>/"
PATHS: list[URLPattern] = [
    path(_AT, commitment, name="commitment"),
    path(f"{_AT}tilstand/", set_state, name="set_commitment_state"),
    path(f"{_AT}udfoert/", report_done, name="report_commitment_done"),
    path(f"{_AT}note/", add_note, name="add_commitment_note"),
]
