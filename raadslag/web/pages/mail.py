"""What one is written to about: one's own page, and the one that a mail's last line leads to."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from raadslag.core import clock
from raadslag.core.actions import Actor
from raadslag.mailing.actions.preferences import set_wish, set_wishes
from raadslag.mailing.queries.recipients import (
    address_of,
    read_unsubscribe_token,
    wishes_of,
)
from raadslag.mailing.rules import DECLINABLE, MailKind
from raadslag.people import queries as people
from raadslag.people.models import Person
from raadslag.web.context import Step
from raadslag.web.forms.mail import WishesForm
from raadslag.web.mail_labels import KINDS, SAID_OF_KINDS
from raadslag.web.who import by_of

_BY_LINK = Actor(name="link in a mail")


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What I want mail about, in each municipality where I am somebody."""
    found = list(people.persons_of(request.user))
    asked = request.POST.get("person", "")
    forms = [(one, _form(request, one, is_asked=str(one.pk) == asked)) for one in found]
    for one, form in forms:
        if form.is_bound and form.is_valid():
            set_wishes(one, form.wishes(), by=by_of(request), now=clock.now())
            messages.success(request, _("Saved: that is what you get mail about."))
            return redirect("own_mail")
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("Your mail"))],
        "lines": [
            {"id": one.pk, "body": one.body.name, "address": address_of(one), "form": form}
            for one, form in forms
        ],
    }
    return render(request, "workbench/own_mail.html", context)


@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asks when it is opened, declines when it is posted to.

    A mail program that knows RFC 8058 posts ``List-Unsubscribe=One-Click`` without cookies: that
    alone passes without the token of a form, and does nothing but decline the kind of that mail.
    """
    known = read_unsubscribe_token(token)
    if known is None:
        raise Http404
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        person, kind = known
        set_wish(person, kind, wanted=False, by=_BY_LINK, now=clock.now())
        return HttpResponse("Declined.", content_type="text/plain")
    response: HttpResponse = _choose(request, token, *known)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


@csrf_protect
def _choose(request: HttpRequest, token: str, person: Person, kind: MailKind) -> HttpResponse:
    if request.method == "POST":
        for one in DECLINABLE:
            answer = request.POST.get(one.value)
            if answer in {"on", "off"}:
                set_wish(person, one, wanted=answer == "on", by=_BY_LINK, now=clock.now())
        return redirect("unsubscribe", token)
    wishes = wishes_of(person)
    first = sorted(DECLINABLE, key=lambda one: one is not kind)
    context = {
        "trail": [Step(_("Mail from this site"))],
        "name": person.name,
        "body": person.body.name,
        "address": address_of(person),
        "kinds": [
            {
                "value": one.value,
                "name": KINDS[one],
                "said": SAID_OF_KINDS[one],
                "wanted": wishes.wants(one),
            }
            for one in first
        ],
        "wants_any": any(wishes.wants(one) for one in DECLINABLE),
    }
    return render(request, "public/unsubscribe.html", context)


def _form(request: HttpRequest, person: Person, *, is_asked: bool) -> WishesForm:
    data = request.POST if request.method == "POST" and is_asked else None
    return WishesForm.of(wishes_of(person), prefix=f"p{person.pk}", data=data)
