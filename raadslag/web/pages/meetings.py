"""A meeting, one of its items, one of its older versions."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.queries.outcome import tallies_of, what_came_of
from raadslag.followup.queries.proposals import asked_of
from raadslag.meetings import queries, versions
from raadslag.meetings.differences import differences as differences_between
from raadslag.meetings.retraction import Retraction, retraction_at, retractions_of
from raadslag.meetings.seen import MeetingPage, SeenMeeting, SeenVersion
from raadslag.publishing import papers
from raadslag.publishing.queries.approvals import approvals_of
from raadslag.publishing.queries.publish import runs_meetings
from raadslag.publishing.queries.stops import stopping_seat, stops_of
from raadslag.web import dates, older
from raadslag.web.addresses import address
from raadslag.web.context import Step
from raadslag.web.pages import errors, planned


def meeting(request: HttpRequest, body: str, forum: str, meeting: str) -> HttpResponse:
    """The whole agenda or minutes in reading order."""
    page = queries.meeting_page(
        request.user, body_slug=body, forum_slug=forum, meeting_slug=meeting
    )
    if page is None and (response := planned.moved(request, body, forum, meeting)):
        return response
    if page is None or _is_all_retracted(request, page):
        return _gone_or_missing(request, retraction_at(body, forum, meeting))
    retractions = retractions_of(page.meeting.id)
    if not page.versions and not retractions:
        return planned.shown(request, page.meeting, _trail(page.meeting))
    context = {
        "trail": [*_trail(page.meeting), Step(dates.day(page.meeting.start_date))],
        "meeting": page.meeting,
        "retractions": retractions,
        "runs": runs_meetings(request.user, page.meeting.forum.body.id),
        "formats": papers.OFFERED if page.meeting.is_published and page.items else (),
        "asked": asked_of(request.user, page.meeting, today=clock.today()),
        "approvals": approvals_of(request.user, meeting_id=page.meeting.id),
        "stops": stops_of(request.user, [one.id for one in page.items]),
        "tallies": tallies_of(request.user, [one.id for one in page.items]),
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
        retraction = retraction_at(body, forum, meeting, item_slug=item)
        if retraction is None and queries.is_gone(request.user, **address_of):
            return errors.gone(request)
        return _gone_or_missing(request, retraction)
    name = _("Item {number}").format(number=page.item.number) if page.item.number else _("Item")
    stops = stops_of(request.user, [page.item.id])
    came_of = what_came_of(request.user, [page.item.id], today=clock.today())
    context = {
        "trail": [
            *_trail(page.meeting),
            Step(dates.day(page.meeting.start_date), address(page.meeting)),
            Step(name),
        ],
        "meeting": page.meeting,
        "kind": page.meeting.kind,
        "item": page.item,
        "stops": stops,
        "is_stopped": any(one.in_force for one in stops.get(page.item.id, ())),
        "came_of": came_of.get(page.item.id, ()),
        "asked": asked_of(request.user, page.meeting, item=page.item.id, today=clock.today()),
        "may_stop": stopping_seat(request.user, page.item.id) is not None,
        "previous": page.previous,
        "next": page.next,
    }
    return render(request, "public/item.html", context)


def differences(
    request: HttpRequest, body: str, forum: str, meeting: str, version: int
) -> HttpResponse:
    """What a version says otherwise than the one before it, cut as both are cut for the reader."""
    where = {"body_slug": body, "forum_slug": forum, "meeting_slug": meeting}
    page = versions.version_page(request.user, **where, version=version)
    if page is None:
        return _gone_or_missing(request, retraction_at(body, forum, meeting, version=version))
    older_one = next(
        (one for one in page.versions if one.version < version and one.kind == page.version.kind),
        None,
    )
    before = older_one and versions.version_page(request.user, **where, version=older_one.version)
    if not before:
        raise Http404
    context = {
        "trail": [
            *_trail(page.meeting),
            Step(dates.day(page.meeting.start_date), address(page.meeting)),
            Step(_("What was changed")),
        ],
        "meeting": page.meeting,
        "version": page.version,
        "before": before.version,
        "items": differences_between(before.minutes, page.minutes),
    }
    return render(request, "public/differences.html", context)


def _is_all_retracted(request: HttpRequest, page: MeetingPage) -> bool:
    """Nothing is left of a meeting that is over. One still to come is announced all the same."""
    if request.user.is_authenticated or page.meeting.is_published:
        return False
    is_over = page.meeting.start_date < clock.today()
    return is_over and bool(retractions_of(page.meeting.id))


def _gone_or_missing(request: HttpRequest, retraction: Retraction | None) -> HttpResponse:
    if retraction is None:
        raise Http404
    return errors.gone(request, retraction)


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
        return _gone_or_missing(request, retraction_at(body, forum, meeting, version=version))
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
