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
from django.views.decorators.http import require_POST

from raadslag.intake import queries
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys import read_in_time
from raadslag.journeys.read_in_time import Sent
from raadslag.people import queries as people
from raadslag.people.rules import Right
from raadslag.web import labels, paging
from raadslag.web.context import Step
from raadslag.web.forms.receive import ReceiveForm
from raadslag.web.who import by_of

LINES = 50


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The received documents, those of one state where that is asked for."""
    asked = request.GET.get("tilstand", "")
    status = next((one for one in ReceptionStatus if one.value == asked), None)
    number = paging.page_of(request.GET)
    found = queries.inbox(request.user, status=status, limit=LINES, offset=(number - 1) * LINES)
    context = {
        "trail": [Step(_("Inbox"))],
        "lines": found.lines,
        "status": status,
        "choices": [
            {"status": one, "label": label, "count": found.counts.get(one, 0)}
            for one, label in labels.RECEPTIONS.items()
        ],
        "pages": paging.pages_of(request.GET, page=number, count=max(1, ceil(found.total / LINES))),
        "waiting": found.counts.get(ReceptionStatus.WAITING, 0),
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
        sent = form.cleaned_data["documents"]
        count = read_in_time.receive(
            (Sent(filename=file.name or "", data=file.read()) for file in sent),
            body=form.cleaned_data["body"],
            by=by_of(request),
        )
        text = ngettext("{n} document received.", "{n} documents received.", len(sent))
        messages.success(request, text.format(n=len(sent)))
        _tell_waiting(request, count.waiting)
        return redirect("inbox")
    context = {
        "trail": [Step(_("Inbox"), reverse("inbox")), Step(_("Hand in documents"))],
        "form": form,
    }
    return render(request, "staff/upload.html", context)


@login_required
@require_POST
def read_waiting(request: HttpRequest) -> HttpResponse:
    """Read what there was no time for when it was handed in."""
    count = read_in_time.read_waiting(queries.waiting(request.user), by=by_of(request))
    text = ngettext("{n} document read.", "{n} documents read.", count.read)
    messages.success(request, text.format(n=count.read))
    _tell_waiting(request, count.waiting)
    return redirect("inbox")


def _tell_waiting(request: HttpRequest, number: int) -> None:
    if number:
        text = ngettext(
            "Reading takes long. {n} document waits to be read.",
            "Reading takes long. {n} documents wait to be read.",
            number,
        )
        messages.warning(request, text.format(n=number))
