"""The mailbox: what waits to be sent, was sent, could not be, and what nobody knows of."""

from __future__ import annotations

from math import ceil

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.mailing.actions import outbox
from raadslag.mailing.models import OutboxMessage
from raadslag.mailing.queries.mailbox import Asked, mailbox
from raadslag.mailing.rules import MailKind, MailState
from raadslag.people import queries as people
from raadslag.people.rules import Right
from raadslag.web import paging
from raadslag.web.context import Step
from raadslag.web.mail_labels import ERRORS, KINDS, STATES, TONES
from raadslag.web.who import by_of

LINES = 30
WORDS_MAX = 100


@login_required
def shown(request: HttpRequest) -> HttpResponse:
    """All mail of the municipalities whose meetings the user runs, newest first."""
    if not people.bodies_where(request.user, Right.RUN_MEETINGS).exists():
        raise PermissionDenied
    asked, number = _asked(request), paging.page_of(request.GET)
    now = clock.now()
    found = mailbox(request.user, asked, now=now, limit=LINES, offset=(number - 1) * LINES)
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Mailbox"))],
        "found": found,
        "asked": asked,
        "lines": [
            {
                "seen": line,
                "state": STATES[line.state],
                "tone": TONES[line.state],
                "kind": KINDS[line.kind],
                "why": ERRORS[line.error] if line.error else "",
                "tries_again": line.state is MailState.QUEUED and line.not_before > now,
            }
            for line in found.lines
        ],
        "states": [
            {"value": one, "label": label, "count": found.counts.get(one, 0)}
            for one, label in STATES.items()
            if found.counts.get(one)
        ],
        "kinds": [{"value": one, "label": label} for one, label in KINDS.items()],
        "all": sum(found.counts.values()),
        "pages": paging.pages_of(request.GET, page=number, count=max(1, ceil(found.total / LINES))),
        "here": request.get_full_path(),
    }
    return render(request, "workbench/mailbox.html", context)


@login_required
@require_POST
def send_again(request: HttpRequest, message: int) -> HttpResponse:
    """Queue what failed or is uncertain once more."""
    row = get_object_or_404(OutboxMessage.objects.visible_to(request.user), pk=message)
    if outbox.send_again(row, by=by_of(request), now=clock.now()):
        messages.success(request, _("It is sent again in a moment."))
    else:
        messages.error(
            request,
            _("It was not sent again: it has been dealt with, or there is no address. Look again."),
        )
    return _back(request)


@login_required
@require_POST
def dismiss(request: HttpRequest, message: int) -> HttpResponse:
    """Say that it is not to be sent."""
    row = get_object_or_404(OutboxMessage.objects.visible_to(request.user), pk=message)
    if outbox.dismiss(row, by=by_of(request), now=clock.now()):
        messages.success(request, _("It is not sent."))
    else:
        messages.error(request, _("It is too late: it has been sent, or is being sent now."))
    return _back(request)


def _asked(request: HttpRequest) -> Asked:
    state, kind = request.GET.get("tilstand", ""), request.GET.get("slags", "")
    return Asked(
        state=next((one for one in MailState if one.value == state), None),
        kind=next((one for one in MailKind if one.value == kind), None),
        words=request.GET.get("ord", "")[:WORDS_MAX].replace("\x00", ""),
    )


def _back(request: HttpRequest) -> HttpResponse:
    here = request.POST.get("tilbage", "")
    is_ours = url_has_allowed_host_and_scheme(here, allowed_hosts=None)
    return redirect(here if is_ours else reverse("mailbox"))


PATHS: list[URLPattern] = [
    path("mail/", shown, name="mailbox"),
    path("mail/<int:message>/send-igen/", send_again, name="send_mail_again"),
    path("mail/<int:message>/send-ikke/", dismiss, name="dismiss_mail"),
]
