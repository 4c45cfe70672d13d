"""The workbench's first page: what waits for the one who looks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.drafts.queries.desk import desk
from raadslag.followup.queries import proposals
from raadslag.followup.queries.board import due_next
from raadslag.mailing.queries.mailbox import needing_somebody
from raadslag.web.context import Step


@login_required
def workbench(request: HttpRequest) -> HttpResponse:
    """Items, meetings with their deadlines, packages: the most pressing first."""
    today = clock.today()
    context = {
        "trail": [Step(_("Workbench"))],
        "desk": desk(request.user, today=today),
        "tasks": due_next(request.user, today=today),
        "proposed": proposals.count(request.user),
        "today": today,
        "mail_needs": needing_somebody(request.user),
    }
    return render(request, "workbench/home.html", context)


PATHS: list[URLPattern] = [path("", workbench, name="workbench")]
