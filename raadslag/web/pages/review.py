"""The original beside its reading: look, mend, confirm, set aside, take back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.intake import queries
from raadslag.intake.actions import AsSeen, CannotReview, ChangedMeanwhile
from raadslag.intake.mending import Edit, NoSuchPart, meeting_stamp_of, stamp_of
from raadslag.intake.models import Reception
from raadslag.intake.queries import ReviewPage
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys import review_reading
from raadslag.meetings.actions import CannotChangeState
from raadslag.people.actions import actor_of
from raadslag.people.models import User
from raadslag.web import findings, older
from raadslag.web.context import Step
from raadslag.web.forms.mend import ItemForms, MeetingForm, tell_apart
from raadslag.web.forms.review import RejectForm
from raadslag.web.who import by_of, user_of
from referat.document import Minutes

FINDINGS_SHOWN = 10  # the rest are folded: a damaged text has hundreds


@login_required
def review(request: HttpRequest, reception: int) -> HttpResponse:
    """What to look at first, the original, and the reading as it would be published."""
    page = _page(request, reception)
    found = findings.of(page)
    context = {
        "trail": _trail(page),
        "page_of": page,
        "line": page.line,
        "findings": found[:FINDINGS_SHOWN],
        "more_findings": found[FINDINGS_SHOWN:],
        "items": older.items_of(page.minutes) if page.minutes else (),
        "attendance": older.people_of(page.minutes.participants) if page.minutes else (),
        "minutes": page.minutes,
        "version": page.version,
        "reject_form": RejectForm(),
        "seen": stamp_of(page.minutes, page.withheld_titles) if page.minutes else "",
    }
    return render(request, "staff/review.html", context)


@login_required
def mend_meeting(request: HttpRequest, reception: int) -> HttpResponse:
    """Mend which meeting the document is of."""
    page = _page(request, reception)
    minutes = _minutes(page)
    seen = request.POST.get("seen", "")
    form = MeetingForm.of(minutes, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _mend(
                request,
                reception,
                form.edits(),
                is_as_seen=lambda now, _withheld: meeting_stamp_of(now) == seen,
            )
        except ChangedMeanwhile:
            minutes, seen = _minutes(_page(request, reception)), ""
            tell_apart([form], [MeetingForm.of(minutes)])
    context = {
        "trail": _trail(page, _("Mend the meeting")),
        "page_of": page,
        "line": page.line,
        "form": form,
        "seen": seen or meeting_stamp_of(minutes),
    }
    return render(request, "staff/mend_meeting.html", context)


@login_required
def mend_item(request: HttpRequest, reception: int, item: int) -> HttpResponse:
    """Mend one item; ``item`` counts from 1."""
    page = _page(request, reception)
    minutes = _minutes(page)
    if not 1 <= item <= len(minutes.items):
        raise Http404
    read, place = minutes.items[item - 1], item - 1
    seen = request.POST.get("seen", "")
    data = request.POST if request.method == "POST" else None
    forms = ItemForms.of(read, place, withheld=place in page.withheld_titles, data=data)
    if request.method == "POST" and forms.is_valid():
        try:
            return _mend(
                request,
                reception,
                forms.edits(),
                anchor=f"#punkt-{item}",
                is_as_seen=lambda now, withheld: stamp_of(now, withheld, place) == seen,
            )
        except ChangedMeanwhile:
            page, seen = _page(request, reception), ""
            minutes = _minutes(page)
            now = ItemForms.of(minutes.items[place], place, withheld=place in page.withheld_titles)
            tell_apart(forms.every_form(), now.every_form())
    context = {
        "trail": _trail(page, _("Mend item {number}").format(number=read.number or item)),
        "page_of": page,
        "line": page.line,
        "forms": forms,
        "item": read,
        "place": item,
        "sections": list(zip(read.sections, forms.sections, strict=True)),
        "decisions": list(zip(read.decisions, forms.decisions, strict=True)),
        "seen": seen or stamp_of(minutes, page.withheld_titles, place),
    }
    return render(request, "staff/mend_item.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, reception: int) -> HttpResponse:
    """The reading says what the original says."""
    seen = request.POST.get("seen", "")

    def act(found: Reception, user: User) -> str:
        review_reading.confirm_reading(
            reception=found,
            by=actor_of(user),
            now=clock.now(),
            user=user,
            is_as_seen=lambda now, withheld: stamp_of(now, withheld) == seen,
        )
        return _("Confirmed: the document is published.")

    return _act(request, reception, act)


@login_required
@require_POST
def reject(request: HttpRequest, reception: int) -> HttpResponse:
    """The document does not belong here."""
    form = RejectForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the document is set aside."))
        return redirect("review", reception)

    def act(found: Reception, user: User) -> str:
        reason = form.cleaned_data["reason"]
        review_reading.reject_reading(
            reception=found, by=actor_of(user), now=clock.now(), reason=reason
        )
        return _("Set aside: the document is not on the public pages.")

    return _act(request, reception, act)


@login_required
@require_POST
def hold_back(request: HttpRequest, reception: int) -> HttpResponse:
    """Take a published or rejected document back into review."""

    def act(found: Reception, user: User) -> str:
        review_reading.hold_back_reading(reception=found, by=actor_of(user), now=clock.now())
        return _("Taken back into review: the document is not on the public pages.")

    return _act(request, reception, act)


def _act(
    request: HttpRequest, reception: int, act: Callable[[Reception, User], str]
) -> HttpResponse:
    found = queries.reception_for(request.user, reception)
    if found is None:
        raise Http404
    try:
        messages.success(request, act(found, user_of(request)))
    except (CannotChangeState, CannotReview):
        messages.error(request, _("Somebody has dealt with the document meanwhile. Look again."))
    except ChangedMeanwhile:
        messages.error(request, _("Somebody has changed the reading meanwhile. Look again."))
    return redirect("review", reception)


def _mend(
    request: HttpRequest,
    reception: int,
    edits: list[Edit],
    *,
    is_as_seen: AsSeen,
    anchor: str = "",
) -> HttpResponse:
    """Raises :class:`ChangedMeanwhile`, having said so."""
    found = queries.reception_for(request.user, reception)
    assert found is not None, "the page was found before the form was"
    was_held = found.status == ReceptionStatus.NEEDS_REVIEW
    try:
        review_reading.mend_reading(
            reception=found,
            edits=edits,
            by=by_of(request),
            now=clock.now(),
            is_as_seen=is_as_seen,
        )
    except NoSuchPart:
        messages.error(request, _("Somebody has changed the reading meanwhile. Look again."))
    except ChangedMeanwhile:
        messages.error(
            request,
            _(
                "Somebody else has changed the reading meanwhile, so yours is not saved yet. "
                "Where they differ, theirs stands above the field. Mend it, and save again."
            ),
        )
        raise
    else:
        _tell_saved(
            request, taken_down=found.status == ReceptionStatus.NEEDS_REVIEW and not was_held
        )
    response = redirect("review", reception)
    response["Location"] += anchor
    return response


def _tell_saved(request: HttpRequest, *, taken_down: bool) -> None:
    if taken_down:
        text = _(
            "Saved, and taken off the public pages: something in it must be looked at first. "
            "See the remarks, then confirm."
        )
        messages.warning(request, text)
    else:
        messages.success(request, _("Saved."))


def _page(request: HttpRequest, reception: int) -> ReviewPage:
    page = queries.review_page(request.user, reception_id=reception)
    if page is None:
        raise Http404
    return page


def _minutes(page: ReviewPage) -> Minutes:
    if page.minutes is None:
        raise Http404
    return page.minutes


def _trail(page: ReviewPage, here: str = "") -> list[Step]:
    inbox = Step(_("Inbox"), reverse("inbox"))
    if not here:
        return [inbox, Step(page.line.filename)]
    return [inbox, Step(page.line.filename, reverse("review", args=[page.line.id])), Step(here)]
