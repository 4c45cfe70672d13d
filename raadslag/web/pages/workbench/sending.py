"""The package goes to the members, and the one who sent it is told how that went."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from raadslag.core import clock
from raadslag.drafts.models import Draft
from raadslag.drafts.seen_agenda import DeliveryLine
from raadslag.journeys import prepare_agenda
from raadslag.web.agenda_labels import DELIVERY_ERRORS
from raadslag.web.who import by_of
from referat import CannotWrite


def send_package(request: HttpRequest, draft: Draft) -> None:
    """To those who lack it; who could not be reached is named, with the remedy said once."""
    address = request.build_absolute_uri(reverse("package", args=[draft.meeting_id]))
    try:
        tried = prepare_agenda.send_package(
            draft, package_address=address, by=by_of(request), now=clock.now()
        )
    except prepare_agenda.NotCalled:
        messages.error(request, _("Publish the agenda first: the package is made of it."))
        return
    except CannotWrite:
        messages.error(request, _("The package could not be made, so nothing was sent. Try again."))
        return
    failed = [one for one in tried if one.error]
    for remedy in dict.fromkeys(map(remedy_of, failed)):
        names = ", ".join(one.name for one in failed if remedy_of(one) == remedy)
        text = _("The package could not be sent to {name}: {remedy}")
        messages.error(request, text.format(name=names, remedy=remedy))
    if sent := len(tried) - len(failed):
        text = ngettext("Sent to {n} person.", "Sent to {n} people.", sent)
        messages.success(request, text.format(n=sent))


def remedy_of(line: DeliveryLine) -> str:
    """What to do where the package did not reach somebody; empty where it did."""
    return str(DELIVERY_ERRORS[line.error]) if line.error else ""
