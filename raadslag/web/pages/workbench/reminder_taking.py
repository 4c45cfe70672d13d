"""A reminder list that stands in an older paper: what was found is shown, and taken over with a yes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.journeys.take_over_reminder_list import NoList, find_list, take_over
from raadslag.meetings.models import AgendaItem
from raadslag.web.context import Step
from raadslag.web.pages.workbench.running import run_forum, trail
from raadslag.web.who import user_of


@login_required
def take_over_list(request: HttpRequest, forum: int, item: int) -> HttpResponse:
    """What the item's list says and how it is read; taken over when somebody says yes."""
    organization = run_forum(request, forum)
    rows = AgendaItem.objects.readable_by(request.user).select_related(
        "meeting__organization__body"
    )
    row = rows.filter(meeting__organization=organization, pk=item).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            take_over(row, user=user_of(request), now=clock.now())
        except NoList as missing:
            raise Http404 from missing
        messages.success(request, _("The list goes on here."))
        return redirect("reminder_list", forum)
    found = find_list(request.user, row, today=clock.today())
    if found is None:
        raise Http404
    address = reverse("reminder_list", args=[forum])
    context = {
        "trail": trail(
            organization, Step(_("Reminder list"), address), Step(_("Take over a list"))
        ),
        "forum": organization,
        "found": found,
    }
    return render(request, "workbench/reminder_taking.html", context)


PATHS: list[URLPattern] = [
    path(
        "forum/<int:forum>/huskeliste/overtag/<int:item>/",
        take_over_list,
        name="take_over_reminder_list",
    ),
]
