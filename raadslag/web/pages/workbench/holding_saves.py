"""What is saved by itself while a meeting is held: each view takes one field, as JSON or from a plain form."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.drafts.actions import attendance, decisions, texts, votes
from raadslag.drafts.actions.stages import NotNow
from raadslag.drafts.models import Draft, DraftItem, DraftText, VoteEvent
from raadslag.drafts.queries import holding as queries
from raadslag.drafts.recording import Point
from raadslag.drafts.rules import Choice, Part
from raadslag.people.models import User
from raadslag.web import holding_labels as labels
from raadslag.web.numbers import number_in
from raadslag.web.pages.workbench.answers import heard
from raadslag.web.who import by_of
from referat.document import Outcome, Presence

_WRITTEN_HERE = (Part.DECISION, Part.STATEMENT)


class Refused(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """A value that cannot be saved; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One field as it came: by the script, or by a form that was submitted."""

    value: str
    base: int
    name: str
    by_script: bool
    form: Any


def sent(request: HttpRequest) -> Sent:
    """What the request brings; raises :class:`Refused`."""
    if request.content_type != "application/json":
        form = request.POST
        base = form.get("base", "")
        return Sent(form.get("html", form.get("value", "")), number_in(base), "", False, form)
    try:
        body: Any = heard(request.body)
        value = body["html"] if "html" in body else body["value"]
    except (ValueError, KeyError, TypeError):
        raise Refused(str(labels.BAD_VALUE)) from None
    return Sent(str(value), number_in(body.get("base", 0)), str(body.get("name", "")), True, {})


View = Callable[..., HttpResponse]
Name = TypeVar("Name")


def saving(view: View) -> View:
    """A view of a field: what it refuses is told beside the field, or above the page without script."""

    @wraps(view)
    def answer(request: HttpRequest, **where: object) -> HttpResponse:
        by_script = request.content_type == "application/json"
        try:
            return view(request, **where)
        except Refused as refusal:
            text = str(refusal)
        except NotNow:
            text = str(labels.NOT_NOW)
        except Http404:
            if not by_script:
                raise
            return JsonResponse({"message": str(labels.GONE)}, status=404)
        if by_script:
            return JsonResponse({"message": text}, status=422)
        messages.error(request, text)
        return _back(where)

    return login_required(require_POST(answer))


@saving
def attendee(request: HttpRequest, meeting: int, row: int) -> HttpResponse:
    """One field of one person's attendance; a plain form brings the whole line."""
    draft, found = draft_of(request, meeting), sent(request)
    person = draft.attendance.filter(pk=row).select_related("draft__meeting__organization").first()
    if person is None:
        raise Http404
    fields = {found.name: found.value} if found.by_script else dict(found.form.items())
    by, now = by_of(request), clock.now()
    if "presence" in fields:
        presence = one_of(Presence, fields["presence"])
        attendance.set_presence(row=person, presence=presence, by=by, now=now)
    if "arrived" in fields:
        at = _time(fields["arrived"])
        attendance.set_time(row=person, which="arrived", at=at, by=by, now=now)
    if "left" in fields:
        attendance.set_time(row=person, which="left", at=_time(fields["left"]), by=by, now=now)
    words = {name: fields[name] for name in ("substitute_for", "reason") if name in fields}
    if words:
        attendance.set_words(row=person, by=by, now=now, **words)
    item = str(person.item.uuid) if person.item else None
    return saved(draft, now, found, {"meeting": meeting, "item": item})


@saving
def text(request: HttpRequest, meeting: int, item: uuid.UUID, text: int) -> HttpResponse:
    """The decision, or a statement for the record: never over somebody else's words."""
    row, found = item_of(request, meeting, item), sent(request)
    rows = DraftText.objects.filter(pk=text, item=row, part__in=_WRITTEN_HERE)
    box = rows.select_related("item__draft").first()
    if box is None:
        raise Http404
    now = clock.now()
    user = request.user
    assert isinstance(user, User), "login_required lets nobody else through"
    result = decisions.save_words(text=box, html=found.value, base=found.base, by=user, now=now)
    if isinstance(result, texts.Saved):
        answer = {"version": result.version, "html": result.html, "saved_at": clock_text(now)}
        return (
            JsonResponse(answer) if found.by_script else _back({"meeting": meeting, "item": item})
        )
    if not found.by_script:
        message = _("{name} has saved meanwhile. Your text is kept in the item's history.")
        messages.error(request, message.format(name=result.saved_by))
        return _back({"meeting": meeting, "item": item})
    theirs = {
        "version": result.version,
        "html": result.html,
        "saved_by": result.saved_by,
        "saved_at": clock_text(result.saved_at) if result.saved_at else "",
    }
    return JsonResponse(theirs, status=409)


@saving
def outcome(request: HttpRequest, meeting: int, item: uuid.UUID) -> HttpResponse:
    """What became of the item."""
    row, found, now = item_of(request, meeting, item), sent(request), clock.now()
    chosen = one_of(Outcome, found.value) if found.value else None
    decisions.set_outcome(item=row, outcome=chosen, by=by_of(request), now=now)
    return saved(row.draft, now, found, {"meeting": meeting, "item": item})


@saving
def point(
    request: HttpRequest, meeting: int, item: uuid.UUID, number: str, what: str
) -> HttpResponse:
    """What became of one point: its outcome, or its own words."""
    row, found, now = item_of(request, meeting, item), sent(request), clock.now()
    held = queries.held(row.draft) if row.draft else None
    line = next((one for one in held.lines if one.uuid == item), None) if held else None
    if row.draft is None or line is None or what not in ("udfald", "ord"):
        raise Http404
    points = queries.held_item(row.draft, row, line).points
    known = {one.number: (order, one) for order, one in enumerate(points, start=1)}
    if number not in known:
        raise Http404
    order, old = known[number]
    new = Point(number, old.text, one_of(Outcome, found.value) if found.value else None)
    if what == "ord":
        new = Point(number, found.value, old.outcome)
    decisions.set_point(item=row, point=new, order=order, by=by_of(request), now=now)
    return saved(row.draft, now, found, {"meeting": meeting, "item": item})


@saving
def proposal(request: HttpRequest, meeting: int, item: uuid.UUID, vote: int) -> HttpResponse:
    """What is voted on."""
    event, found, now = vote_of(request, meeting, item, vote), sent(request), clock.now()
    votes.set_proposal(event=event, proposal=found.value, by=by_of(request), now=now)
    return saved(event.item.draft, now, found, {"meeting": meeting, "item": item})


@saving
def ballot(request: HttpRequest, meeting: int, item: uuid.UUID, vote: int) -> HttpResponse:
    """How one person votes, or how many of a group do so; the address names whom."""
    event, found, now = vote_of(request, meeting, item, vote), sent(request), clock.now()
    name, side = request.GET.get("navn", ""), request.GET.get("valg", "")
    if not name:
        raise Refused(str(labels.BAD_VALUE))
    if event.by_group:
        choice, count = one_of(Choice, side), _count(found.value)
        votes.cast_group(
            event=event, name=name, choice=choice, count=count, by=by_of(request), now=now
        )
    else:
        cast = one_of(Choice, found.value) if found.value else None
        votes.cast(event=event, name=name, choice=cast, by=by_of(request), now=now)
    return saved(event.item.draft, now, found, {"meeting": meeting, "item": item})


def draft_of(request: HttpRequest, meeting: int) -> Draft:
    """The paper, for one who may write in it; else 404."""
    draft = queries.draft_to_hold(request.user, meeting)
    if draft is None:
        raise Http404
    return draft


def item_of(request: HttpRequest, meeting: int, item: uuid.UUID) -> DraftItem:
    """An item of the paper; else 404."""
    row = queries.item_to_hold(draft_of(request, meeting), item)
    if row is None:
        raise Http404
    return row


def vote_of(request: HttpRequest, meeting: int, item: uuid.UUID, vote: int) -> VoteEvent:
    """A vote of the item; else 404."""
    rows = VoteEvent.objects.filter(pk=vote, item=item_of(request, meeting, item))
    event: VoteEvent | None = rows.select_related("item__draft", "item__organization").first()
    if event is None:
        raise Http404
    return event


def one_of(names: Callable[[str], Name], value: str) -> Name:
    """The choice of that value; raises :class:`Refused`."""
    try:
        return names(value)
    except ValueError:
        raise Refused(str(labels.BAD_VALUE)) from None


def saved(
    draft: Draft | None, now: datetime, found: Sent, where: dict[str, object]
) -> HttpResponse:
    """The field stands; its version is how often the paper has changed."""
    if not found.by_script:
        return _back(where)
    revision = Draft.objects.values_list("revision", flat=True).get(pk=draft.pk) if draft else 0
    return JsonResponse({"version": revision, "value": found.value, "saved_at": clock_text(now)})


def clock_text(moment: datetime) -> str:
    """``10.32.05``, as clocks are written in Danish."""
    return f"{timezone.localtime(moment):%H.%M.%S}"


def _back(where: dict[str, Any]) -> HttpResponse:
    if where.get("item"):
        return redirect("hold_item", where["meeting"], where["item"])
    return redirect("hold_meeting", where["meeting"])


def _count(value: str) -> int:
    count = number_in(value.strip() or "0", otherwise=-1)
    if not 0 <= count <= 999:
        raise Refused(str(labels.BAD_COUNT))
    return count


def _time(value: str) -> time | None:
    """``9.30``, ``09:30`` or nothing; raises :class:`Refused`."""
    text = value.strip().removeprefix("kl.").strip().replace(".", ":")
    if not text:
        return None
    hours, _colon, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes[:2] or 0))
    except ValueError:
        raise Refused(str(labels.BAD_TIME)) from None
