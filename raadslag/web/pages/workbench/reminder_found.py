"""What every page about a reminder list begins and ends with: the forum, its list, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.models import Commitment, ReminderList
from raadslag.followup.queries import lists as queries
from raadslag.followup.queries.wheels import forum_of as kept_forum
from raadslag.followup.seen_lists import ListPage
from raadslag.journeys.take_over_reminder_list import lists_to_take_over
from raadslag.people import queries as people
from raadslag.people.models import Organization
from raadslag.people.rules import Right
from raadslag.web.context import Step
from raadslag.web.forms.reminder_list import ListForm, RowForm, StrandForm, ThemeForm
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.running import run_forum, trail


@dataclass(frozen=True, slots=True)
class Faulty:
    """A form that was not filled in right, and the row or strand that it is about (0: a new one)."""

    form: Form
    about: int = 0

    def of(self, kind: type[Form], about: int = 0) -> Form | None:
        """The form, where it is of that kind and about that."""
        return self.form if type(self.form) is kind and self.about == about else None


def forum_of(request: HttpRequest, forum: int) -> Organization:
    """The forum, for those who may see what it keeps for itself; others are told that they may not."""
    row = kept_forum(request.user, forum)
    if row is None:
        get_object_or_404(Organization.objects.forums(), pk=forum)
        raise PermissionDenied
    return row


def list_of(request: HttpRequest, forum: int) -> ReminderList:
    """The forum's list, for those who may change it; 404 where there is none."""
    organization = run_forum(request, forum)
    found = queries.list_of(organization)
    if found is None:
        raise Http404
    return found


def row_of(request: HttpRequest, forum: int, row: int) -> tuple[ReminderList, Commitment]:
    """The list and a row of it, for those who may change it."""
    found = list_of(request, forum)
    commitment = queries.row_of(request.user, found.organization, row)
    if commitment is None:
        raise Http404
    return found, commitment


def row_form(organization: Organization, row: Commitment | None, data: Any = None) -> RowForm:
    """The form of a row, or of a new one."""
    today = clock.today()
    if row is not None:
        return RowForm.of(row, data, on=today, auto_id=f"raekke-{row.pk}-%s")
    initial = {"is_public": True}
    return RowForm(data, body=organization.body, on=today, initial=initial, auto_id="raekke-ny-%s")


def back(forum: int, anchor: str = "") -> HttpResponse:
    """The list again, at what was changed."""
    response = redirect("reminder_list", forum)
    response["Location"] += f"#{anchor}" if anchor else ""
    return response


def shown(
    request: HttpRequest, organization: Organization, faulty: Faulty | None = None
) -> HttpResponse:
    """The page; a row is being changed where the address or a faulty form says so."""
    today = clock.today()
    page = queries.list_page(request.user, organization, today=today)
    context: dict[str, Any] = {
        "trail": trail(organization, Step(_("Reminder list"))),
        "forum": organization,
        "list": page,
        "today": today,
    }
    if page is None:
        may_begin = people.may(request.user, Right.RUN_MEETINGS, organization.body)
        context["may_begin"] = may_begin
        if may_begin:
            context["found_lists"] = lists_to_take_over(request.user, organization, today=today)
    elif page.may_edit:
        context |= _forms(request, organization, page, faulty)
    status = 400 if faulty else 200
    return render(request, "workbench/reminder_list.html", context, status=status)


def _forms(
    request: HttpRequest, organization: Organization, page: ListPage, faulty: Faulty | None
) -> dict[str, Any]:
    asked = request.GET.get("ret", "")
    editing = number_in(asked)
    if faulty and isinstance(faulty.form, RowForm):
        editing = faulty.about
    row = queries.row_of(request.user, organization, editing) if editing else None
    wrong = faulty or Faulty(Form())
    said = {"title": page.title, "standing": page.standing}
    new_row = wrong.of(RowForm) or row_form(organization, None)
    return {
        "editing": editing,
        "edit_form": (wrong.of(RowForm, editing) or row_form(organization, row)) if row else None,
        "new_row": new_row,
        "list_form": wrong.of(ListForm) or ListForm(initial=said, auto_id="liste-%s"),
        "strand_form": wrong.of(StrandForm) or StrandForm(auto_id="spor-%s"),
        "strands": [
            (one, wrong.of(ThemeForm, one.id) or ThemeForm(auto_id=f"tema-{one.id}-%s"))
            for one in page.strands
        ],
        "next_paper": queries.next_paper(organization, today=clock.today()),
    }
