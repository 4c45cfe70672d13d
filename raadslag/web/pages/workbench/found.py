"""What the pages of an item look up first: the row and the person, or no such page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from raadslag.drafts.actions.sign_off import WrongState
from raadslag.drafts.models import DraftItem, DraftText
from raadslag.drafts.queries import items as queries
from raadslag.drafts.rules import Part


def item_of(request: HttpRequest, uuid: UUID, *, to_edit: bool = True) -> DraftItem:
    """The item; raises :class:`Http404` where the user may not change (or see) it."""
    row = queries.item_row(request.user, uuid, to_edit=to_edit)
    if row is None:
        raise Http404
    return row


def section_of(request: HttpRequest, uuid: UUID, text: int) -> DraftText:
    """The section; raises :class:`Http404` where the user may not change it."""
    row = queries.text_row(request.user, uuid, text)
    if row is None or row.part not in (Part.SECTION, Part.REMOVED):
        raise Http404
    return row


def to_item(uuid: UUID, anchor: str = "") -> HttpResponse:
    """Back to the item's page."""
    response = redirect("draft_item", uuid)
    response["Location"] += f"#{anchor}" if anchor else ""
    return response


def done(
    request: HttpRequest, uuid: UUID, act: Callable[[], None], *, said: str, anchor: str = ""
) -> HttpResponse:
    """Act, say so, and go back; where the item has moved on meanwhile say that instead."""
    try:
        act()
    except WrongState:
        messages.error(request, _("Somebody has moved the item on meanwhile. Look again."))
    else:
        messages.success(request, said)
    return to_item(uuid, anchor)
