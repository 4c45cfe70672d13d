"""Beginning an item: for which forum, in which case, from scratch or from an earlier one."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.drafts.actions import items, routes, sign_off
from raadslag.drafts.models import DraftItem
from raadslag.drafts.queries import items as queries
from raadslag.drafts.queries.routes import FoundCase, find_cases
from raadslag.drafts.rules import Purpose
from raadslag.meetings.models import Meeting
from raadslag.people.models import Organization
from raadslag.web.context import Step
from raadslag.web.forms.items import NewItemForm
from raadslag.web.numbers import number_in, uuid_in
from raadslag.web.pages.workbench.found import to_item
from raadslag.web.who import by_of, user_of


@login_required
def new_item(request: HttpRequest) -> HttpResponse:
    """Choose the forum, find the case, give it a title."""
    forums = queries.forums_to_write_for(request.user)
    if not forums:
        raise Http404
    source = _source(request)
    forum = _forum(request, forums, source)
    words = request.GET.get("sag", "").strip()
    chosen = request.GET.get("sagsnr", "")
    initial = {
        "case_number": chosen,
        "title": source.title if source else request.GET.get("titel", ""),
        "wanted": request.GET.get("moede") or None,
    }
    sent = request.method == "POST"
    form = NewItemForm(request.POST if sent else None, organization=forum, initial=initial)
    if sent and form.is_valid():
        return to_item(_begin(request, forum, form, source).uuid)
    cases: list[FoundCase] = find_cases(request.user, words) if words else []
    context = {
        "trail": [Step(_("Workbench"), reverse("workbench")), Step(_("New item"))],
        "forums": forums,
        "forum": forum,
        "source": source,
        "form": form,
        "words": words,
        "cases": cases,
        "several_bodies": len({one.body_id for one in forums}) > 1,
    }
    return render(request, "workbench/item_new.html", context)


@login_required
def copy(request: HttpRequest, item: UUID) -> HttpResponse:
    """Begin with the words of this one."""
    if queries.item_row(request.user, item) is None:
        raise Http404
    response = redirect("new_item")
    response["Location"] += f"?fra={item}"
    return response


def _begin(
    request: HttpRequest, forum: Organization, form: NewItemForm, source: DraftItem | None
) -> DraftItem:
    said = form.cleaned_data
    now, by, author = clock.now(), by_of(request), user_of(request)
    boxes = sign_off.boxes_for(source, forum) if source else None
    item = items.create_item(
        organization=forum,
        title=said["title"],
        author=author,
        by=by,
        now=now,
        case_number=said["case_number"],
        wanted=said["wanted"],
        minutes=source.minutes if source else 0,
        is_public=source.is_public if source else True,
        closed_reason=source.closed_reason if source else "",
        boxes=boxes,
    )
    if item.case_number:
        case = routes.case_for(forum, item.case_number)
        routes.begin_route(case=case, item=item, purpose=Purpose(said["purpose"]), by=by, now=now)
    return item


def _source(request: HttpRequest) -> DraftItem | None:
    """The earlier item that is to be copied, where the user may see it."""
    said = request.GET.get("fra", "") or request.POST.get("fra", "")
    if not said:
        return None
    uuid = uuid_in(said)
    row = queries.item_row(request.user, uuid) if uuid else None
    if row is None:
        raise Http404
    return row


def _forum(
    request: HttpRequest, forums: list[Organization], source: DraftItem | None
) -> Organization:
    """The one that was chosen, that of the meeting, that of the source, or the first."""
    said = request.POST.get("forum") or request.GET.get("forum", "")
    meeting = request.GET.get("moede", "")
    wanted = number_in(said) or None
    if wanted is None and meeting:
        found = Meeting.objects.filter(pk=number_in(meeting))
        wanted = found.values_list("organization", flat=True).first()
    if wanted is None and source is not None:
        wanted = source.organization_id
    return next((one for one in forums if one.pk == wanted), forums[0])


PATHS: list[URLPattern] = [
    path("punkt/nyt/", new_item, name="new_item"),
    path("punkt/<uuid:item>/kopier/", copy, name="copy_item"),
]
