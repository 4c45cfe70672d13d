"""An item's way to the secretary and back: handed in, sent back, withdrawn, copied; and what is said of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import comments, routes, sign_off
from raadslag.drafts.queries import items as queries
from raadslag.people import queries as people
from raadslag.people.rules import Right
from raadslag.web.forms.items import CommentForm
from raadslag.web.pages.workbench.found import done, item_of, to_item
from raadslag.web.who import by_of, user_of


@login_required
@require_POST
def submit(request: HttpRequest, item: UUID) -> HttpResponse:
    """Hand the item to the secretary."""
    row = item_of(request, item)
    try:
        return done(
            request,
            item,
            lambda: sign_off.submit(item=row, by=by_of(request), now=clock.now()),
            said=_("The item is with the secretary."),
        )
    except sign_off.NotReady as lacks:
        if lacks.headings:
            messages.error(
                request,
                _("These sections must be filled in first: %(headings)s.")
                % {"headings": ", ".join(lacks.headings)},
            )
        if lacks.reason_missing:
            messages.error(request, _("The item is closed. Write why: the law asks for it (§ 10)."))
        return to_item(item)


@login_required
@require_POST
def send_back(request: HttpRequest, item: UUID) -> HttpResponse:
    """The secretary gives it back, with a word on why."""
    row = item_of(request, item)
    if not people.may(request.user, Right.RUN_MEETINGS, row.organization.body):
        raise Http404
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what is to be changed, so that the author knows."))
        return to_item(item, "kommentarer")
    return done(
        request,
        item,
        lambda: sign_off.send_back(
            item=row,
            comment=form.cleaned_data["text"],
            user=user_of(request),
            by=by_of(request),
            now=clock.now(),
        ),
        said=_("The item is sent back to its author."),
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, item: UUID) -> HttpResponse:
    """It is not to be treated."""
    row = item_of(request, item)
    return done(
        request,
        item,
        lambda: sign_off.withdraw(item=row, by=by_of(request), now=clock.now()),
        said=_("The item is withdrawn. Nothing of it is lost."),
    )


@login_required
@require_POST
def take_up(request: HttpRequest, item: UUID) -> HttpResponse:
    """A draft again."""
    row = item_of(request, item, to_edit=False)
    if queries.item_row(request.user, item, to_edit=True) is None and (
        row.author_id != user_of(request).pk
    ):
        raise Http404
    return done(
        request,
        item,
        lambda: sign_off.take_up_again(item=row, by=by_of(request), now=clock.now()),
        said=_("The item is a draft again."),
    )


@login_required
@require_POST
def comment(request: HttpRequest, item: UUID) -> HttpResponse:
    """A word to the others who prepare the item."""
    row = item_of(request, item, to_edit=False)
    if not people.may(request.user, Right.WRITE_ITEMS, row.organization.body):
        raise Http404
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The comment is empty. Write something first."))
        return to_item(item, "kommentarer")
    comments.add_comment(
        item=row, text=form.cleaned_data["text"], by=user_of(request), now=clock.now()
    )
    return to_item(item, "kommentarer")


@login_required
@require_POST
def settle_comment(request: HttpRequest, item: UUID, comment: int) -> HttpResponse:
    """It is dealt with, or not after all."""
    row = queries.comment_row(request.user, item, comment)
    if row is None:
        raise Http404
    act = comments.open_comment_again if row.resolved_at else comments.resolve_comment
    act(comment=row, by=user_of(request), now=clock.now())
    return to_item(item, "kommentarer")


@login_required
@require_POST
def plan_case(request: HttpRequest, item: UUID) -> HttpResponse:
    """Plan the way of the item's case; this item is its first leg."""
    row = item_of(request, item)
    if not row.case_number:
        messages.error(request, _("The item has no case number. Write one first."))
        return to_item(item)
    case = routes.case_for(row.organization, row.case_number)
    routes.begin_route(case=case, item=row, by=by_of(request), now=clock.now())
    return redirect("case_route", case.pk)


_AT = "punkt/<uuid:item>/"
PATHS: list[URLPattern] = [
    path(f"{_AT}aflever/", submit, name="submit_item"),
    path(f"{_AT}send-tilbage/", send_back, name="send_draft_back"),
    path(f"{_AT}traek-tilbage/", withdraw, name="withdraw_draft"),
    path(f"{_AT}genoptag/", take_up, name="take_up_item"),
    path(f"{_AT}kommentar/", comment, name="comment_item"),
    path(f"{_AT}kommentar/<int:comment>/", settle_comment, name="settle_comment"),
    path(f"{_AT}plan/", plan_case, name="plan_case"),
]
