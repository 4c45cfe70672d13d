"""What was received and what became of it, and the page where documents are handed in."""

from __future__ import annotations

from math import ceil

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from raadslag.core import clock
from raadslag.intake import queries
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.people import queries as people
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.people.rules import Right
from raadslag.web import labels, paging
from raadslag.web.context import Step
from raadslag.web.forms.receive import ReceiveForm

LINES = 50


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The received documents, those of one state where that is asked for."""
    asked = request.GET.get("tilstand", "")
    status = next((one for one in ReceptionStatus if one.value == asked), None)
    number = paging.page_of(request.GET)
    found = queries.inbox(
        request.user, status=status, limit=LINES, offset=(max(number, 1) - 1) * LINES
    )
    context = {
        "trail": [Step(_("Inbox"))],
        "lines": found.lines,
        "status": status,
        "choices": [
            {"status": one, "label": label, "count": found.counts.get(one, 0)}
            for one, label in labels.RECEPTIONS.items()
        ],
        "pages": paging.pages_of(request.GET, page=number, count=max(1, ceil(found.total / LINES))),
        "may_review": people.bodies_where(request.user, Right.REVIEW).exists(),
    }
    return render(request, "staff/inbox.html", context)


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in documents: each is read at once and becomes a line of the inbox."""
    bodies = people.bodies_where(request.user, Right.IMPORT)
    if not bodies.exists():
        raise PermissionDenied
    form = ReceiveForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User), "login_required lets nobody else through"
        sent = form.cleaned_data["documents"]
        for file in sent:
            read_old_minutes(
                data=file.read(),
                filename=file.name or "",
                body=form.cleaned_data["body"],
                by=actor_of(request.user),
                now=clock.now(),
            )
        text = ngettext("{n} document received.", "{n} documents received.", len(sent))
        messages.success(request, text.format(n=len(sent)))
        return redirect("inbox")
    context = {
        "trail": [Step(_("Inbox"), reverse("inbox")), Step(_("Hand in documents"))],
        "form": form,
    }
    return render(request, "staff/upload.html", context)
