"""A meeting, one of its items, one of its older versions."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.meetings import queries, versions
from raadslag.meetings.seen import SeenMeeting, SeenVersion
from raadslag.web import dates, older
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.pages import errors


def meeting(request: HttpRequest, body: str, forum: str, meeting: str) -> HttpResponse:
    """The whole agenda or minutes in reading order."""
    page = queries.meeting_page(
        request.user, body_slug=body, forum_slug=forum, meeting_slug=meeting
    )
    if page is None:
        raise Http404
    context = {
        "trail": [*_trail(page.meeting), Step(dates.day(page.meeting.start_date))],
        "meeting": page.meeting,
        "kind": page.meeting.kind,
        "shown": _main_version(page.versions),
        "attendance": page.attendance,
        "items": page.items,
        "versions": page.versions,
        "originals": versions.open_originals(request.user, meeting_id=page.meeting.id),
    }
    return render(request, "public/meeting.html", context)


def item(request: HttpRequest, body: str, forum: str, meeting: str, item: str) -> HttpResponse:
    """One item on a page of its own: its lasting address."""
    address_of = {
        "body_slug": body,
        "forum_slug": forum,
        "meeting_slug": meeting,
        "item_slug": item,
    }
    page = queries.item_page(request.user, **address_of)
    if page is None:
        if queries.is_gone(request.user, **address_of):
            return errors.gone(request)
        raise Http404
    name = _("Item {number}").format(number=page.item.number) if page.item.number else _("Item")
    context = {
        "trail": [
            *_trail(page.meeting),
            Step(dates.day(page.meeting.start_date), address(page.meeting)),
            Step(name),
        ],
        "meeting": page.meeting,
        "kind": page.meeting.kind,
        "item": page.item,
        "previous": page.previous,
        "next": page.next,
    }
    return render(request, "public/item.html", context)


def _main_version(versions: Sequence[SeenVersion]) -> SeenVersion | None:
    """The version that names the meeting's page: the whole document in force, if there is one."""
    current = [one for one in versions if one.is_current]
    return min(current, key=lambda one: one.supplementary, default=None)


def _trail(meeting: SeenMeeting) -> list[Step]:
    forum = meeting.forum
    return [
        Step(forum.body.name, address(forum.body), danish=True),
        Step(forum.name, address(forum), danish=True),
    ]


def version(
    request: HttpRequest, body: str, forum: str, meeting: str, version: int
) -> HttpResponse:
    """One version as it was, less what is closed today."""
    page = versions.version_page(
        request.user, body_slug=body, forum_slug=forum, meeting_slug=meeting, version=version
    )
    if page is None:
        raise Http404
    context = {
        "trail": [
            *_trail(page.meeting),
            Step(dates.day(page.meeting.start_date), address(page.meeting)),
            Step(_("Version {number}").format(number=page.version.version)),
        ],
        "meeting": page.meeting,
        "kind": page.version.kind,
        "shown": page.version,
        "version": page.version,
        "cut": page.cut,
        "attendance": older.people_of(page.minutes.participants),
        "items": older.items_of(page.minutes),
        "versions": page.versions,
        "originals": versions.open_originals(request.user, meeting_id=page.meeting.id),
    }
    return render(request, "public/version.html", context)
