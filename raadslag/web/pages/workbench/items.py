"""An item while it is being written: its boxes, attachments, comments and sign-off."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.drafts import previewing
from raadslag.drafts.queries import items as queries
from raadslag.drafts.queries.items import ItemPage
from raadslag.drafts.rules import ItemState
from raadslag.web.context import Step
from raadslag.web.forms.items import CommentForm, SectionForm, meeting_name
from raadslag.web.item_labels import ITEM_STATES
from raadslag.web.pages.workbench import (
    item_files,
    item_history,
    item_new,
    item_saving,
    item_sign_off,
)


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a list to choose from."""

    value: str
    label: str
    chosen: bool


@login_required
def draft_item(request: HttpRequest, item: UUID) -> HttpResponse:
    """The item: to be written in by those who may, to be read by the others."""
    page = _page(request, item)
    context = {
        "trail": _trail(page),
        "item": page,
        "state_label": ITEM_STATES[page.state],
        "meetings": _meetings(page),
        "forums": _forums(request, page),
        "section_form": SectionForm(),
        "comment_form": CommentForm(),
        "open_comments": [one for one in page.comments if one.resolved_at is None],
        "resolved_comments": [one for one in page.comments if one.resolved_at is not None],
        "may_submit": page.edits and page.state is ItemState.DRAFT,
        "may_send_back": page.runs and page.state is ItemState.SUBMITTED,
        "may_recall": page.edits and page.state is ItemState.SUBMITTED,
        "may_withdraw": page.edits and page.meeting is None and page.state in _BEFORE_AGENDA,
        "may_take_up": page.edits and page.meeting is None and page.state is ItemState.WITHDRAWN,
    }
    template = "workbench/item.html" if page.edits else "workbench/item_read.html"
    return render(request, template, context)


@login_required
def preview(request: HttpRequest, item: UUID) -> HttpResponse:
    """The item as it will be printed."""
    page = _page(request, item)
    row = queries.item_row(request.user, item)
    assert row is not None, "the page was found"
    context = {
        "trail": _trail(page, _("As it is printed")),
        "item": page,
        "paper": previewing.printed(row),
    }
    return render(request, "workbench/item_preview.html", context)


_BEFORE_AGENDA = (ItemState.DRAFT, ItemState.SUBMITTED)


def _page(request: HttpRequest, item: UUID) -> ItemPage:
    page = queries.item_page(request.user, item, today=clock.today())
    if page is None:
        raise Http404
    return page


def _trail(page: ItemPage, last: str = "") -> list[Step]:
    desk = Step(_("Workbench"), reverse("workbench"))
    here = Step(page.title, reverse("draft_item", args=[page.uuid]) if last else "", danish=True)
    return [desk, here, Step(last)] if last else [desk, here]


def _meetings(page: ItemPage) -> list[Option]:
    """The one that is wanted stands there even when it is past."""
    choices = list(page.meetings)
    wanted = page.wanted
    if wanted is not None and wanted.id not in {choice.id for choice in choices}:
        choices.insert(0, wanted)
    chosen = wanted.id if wanted else None
    return [
        Option("", _("Not known yet"), chosen is None),
        *(Option(str(one.id), meeting_name(one), one.id == chosen) for one in choices),
    ]


def _forums(request: HttpRequest, page: ItemPage) -> list[Option]:
    """The other forums of the municipality, while the item is on no agenda."""
    if not page.edits or page.meeting is not None:
        return []
    return [
        Option(str(one.pk), one.name, one.pk == page.forum_id)
        for one in queries.forums_to_write_for(request.user)
        if one.body.name == page.body
    ]


_AT = "punkt/<uuid:item>/"
PATHS: list[URLPattern] = [
    *item_new.PATHS,
    path(_AT, draft_item, name="draft_item"),
    path(f"{_AT}vis/", preview, name="preview_item"),
    *item_saving.PATHS,
    *item_sign_off.PATHS,
    *item_files.PATHS,
    *item_history.PATHS,
]
