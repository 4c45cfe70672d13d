"""Who changed what in a section, and having an earlier state again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions.texts import Conflict, restore_text
from raadslag.drafts.queries import history as queries
from raadslag.web.context import Step
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.found import section_of, to_item
from raadslag.web.who import user_of


@login_required
def history(request: HttpRequest, item: UUID, text: int) -> HttpResponse:
    """Every state that the section has had, the newest first."""
    found = queries.history(request.user, item, text)
    if found is None:
        raise Http404
    context = {
        "trail": [
            Step(_("Workbench"), reverse("workbench")),
            Step(found.item_title, reverse("draft_item", args=[item]), danish=True),
            Step(_("Who changed what")),
        ],
        "history": found,
    }
    return render(request, "workbench/text_history.html", context)


@login_required
@require_POST
def restore(request: HttpRequest, item: UUID, text: int, revision: int) -> HttpResponse:
    """An earlier state again, on top of what stands now."""
    box = section_of(request, item, text)
    wanted = queries.revision_of(request.user, box, revision)
    base = number_in(request.POST.get("base", ""), otherwise=-1)
    if wanted is None or base < 0:
        raise Http404
    answer = restore_text(
        text=box, revision=wanted, base=base, by=user_of(request), now=clock.now()
    )
    if isinstance(answer, Conflict):
        messages.error(request, _("Somebody has changed the section meanwhile. Look again."))
        return redirect("text_history", item, text)
    messages.success(request, _("The section says what it said then."))
    return to_item(item, f"afsnit-{text}")


_AT = "punkt/<uuid:item>/tekst/<int:text>/historik/"
PATHS: list[URLPattern] = [
    path(_AT, history, name="text_history"),
    path(f"{_AT}<int:revision>/", restore, name="restore_text"),
]
