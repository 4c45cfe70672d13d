"""Editing a wheel: a sector's themes, what the wheel is called, and copying to the next year."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import wheels
from raadslag.followup.models import AnnualWheel, Theme
from raadslag.followup.queries.copying import Fate, copying
from raadslag.followup.queries.wheels import SeenWheel, decidable
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Organization
from raadslag.web import wheel_labels as labels
from raadslag.web.forms.wheel import ThemeForm, WheelForm
from raadslag.web.numbers import numbers_in
from raadslag.web.pages.workbench.running import run_forum
from raadslag.web.pages.workbench.wheel_found import (
    context_of,
    done,
    look,
    month_of,
    run_wheel,
    strand_of,
)
from raadslag.web.pages.workbench.wheel_table import lasting_shown, sector_shown
from raadslag.web.who import by_of, user_of


@login_required
def wheel_sector(
    request: HttpRequest, forum: int, year: int, ring: int, month: int
) -> HttpResponse:
    """One ring's month: what is there, each with the way to change it, and a form for one more."""
    organization, wheel = look(request, forum, year)
    words = labels.words()
    cell = sector_shown(wheel, ring, month, words) if wheel.id and 1 <= month <= 12 else None
    if cell is None:
        raise Http404
    name = words.months[month - 1]
    form = ThemeForm(request.POST or None, initial={"time_words": name})
    if request.method == "POST":
        strand = strand_of(request, forum, ring)
        if done(
            form,
            lambda: wheels.put_theme(
                strand=strand, year=year, said=form.said(), by=by_of(request), now=clock.now()
            ),
        ):
            messages.success(request, _("It is on the wheel."))
            return redirect("wheel_sector", forum, year, ring, month)
    context = context_of(wheel, organization, f"{cell.ring.name}, {name}") | {
        "cell": cell,
        "month": month,
        "month_name": name,
        "lasting": lasting_shown(wheel, ring, words),
        "form": form if wheel.may_edit and ring else None,
        "before": month - 1,
        "after": month + 1 if month < 12 else 0,
    }
    return render(request, "workbench/wheel_sector.html", context)


@login_required
def wheel_theme(request: HttpRequest, forum: int, year: int, theme: int) -> HttpResponse:
    """Change one theme on the year's wheel."""
    organization, wheel, row = _theme(request, forum, year, theme)
    initial = {
        "title": row.title,
        "time_words": row.time_words,
        "kind": row.kind,
        "note": row.note,
    }
    form = ThemeForm(request.POST or None, initial=initial)
    if request.method == "POST" and done(
        form,
        lambda: wheels.change_on_wheel(
            theme=row, year=year, said=form.said(), by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The wheel is changed."))
        return _back(request, forum, year, row.strand_id)
    context = context_of(wheel, organization, row.title or row.note) | {
        "theme": row.pk,
        "ring": row.strand.title,
        "form": form,
        "month": month_of(request),
        "keeps_before": row.repeats and row.said_on < date(year, 1, 1),
    }
    return render(request, "workbench/wheel_theme.html", context)


@login_required
@require_POST
def remove_theme(request: HttpRequest, forum: int, year: int, theme: int) -> HttpResponse:
    """Take a theme off the year's wheel."""
    row = _theme(request, forum, year, theme)[2]
    wheels.take_off_wheel(theme=row, year=year, by=by_of(request), now=clock.now())
    messages.success(request, _("It is off the wheel."))
    return _back(request, forum, year, row.strand_id)


@login_required
def describe(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The wheel's title and note, and the item that decided it."""
    organization, wheel = run_wheel(request, forum, year)
    row = AnnualWheel.objects.editable_by(request.user).filter(pk=wheel.id).first()
    if row is None:
        raise Http404
    items = decidable(user_of(request), organization, year)
    initial = {"title": row.title, "note": row.note, "decided_in": row.decided_in_id}
    form = WheelForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and done(form, lambda: _describe(request, row, form)):
        messages.success(request, _("The wheel is changed."))
        return redirect("annual_wheel", forum, year)
    context = context_of(wheel, organization, _("Title and note")) | {"form": form}
    return render(request, "workbench/wheel_describe.html", context)


@login_required
def copy(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """Show what would be copied from the year before, and copy what is left ticked."""
    organization = run_forum(request, forum)
    wheel = look(request, forum, year)[1]
    if request.method == "POST":
        ticked = set(numbers_in(request.POST.getlist("theme")))
        count = wheels.copy_wheel(
            organization=organization,
            year=year,
            themes=ticked,
            by=by_of(request),
            now=clock.now(),
        )
        text = ngettext("{n} thing is copied.", "{n} things are copied.", count)
        messages.success(request, text.format(n=count))
        return redirect("annual_wheel", forum, year)
    lines = copying(organization, year)
    words = labels.words()
    context = context_of(wheel, organization, _("Copy from {year}").format(year=year - 1)) | {
        "last_year": year - 1,
        "lines": [
            (one, labels.FATES[one.fate], words.span(one.period) if one.period else "")
            for one in lines
        ],
        "count": sum(one.fate is Fate.COPY for one in lines),
    }
    return render(request, "workbench/wheel_copy.html", context)


def _describe(request: HttpRequest, row: AnnualWheel, form: WheelForm) -> None:
    said = form.cleaned_data
    chosen = said["decided_in"]
    item = AgendaItem.objects.readable_by(request.user).get(pk=chosen) if chosen else None
    wheels.change_wheel(
        wheel=row,
        title=said["title"],
        note=said["note"],
        decided_in=item,
        by=by_of(request),
        now=clock.now(),
    )


def _theme(
    request: HttpRequest, forum: int, year: int, theme: int
) -> tuple[Organization, SeenWheel, Theme]:
    organization, wheel = run_wheel(request, forum, year)
    rows = Theme.objects.editable_by(request.user).select_related(
        "strand__organization", "strand__about"
    )
    row: Theme | None = rows.filter(strand__organization=organization, pk=theme).first()
    if row is None:
        raise Http404
    return organization, wheel, row


def _back(request: HttpRequest, forum: int, year: int, ring: int) -> HttpResponse:
    """To the sector that one came from, else to the whole wheel."""
    month = month_of(request)
    if month:
        return redirect("wheel_sector", forum, year, ring, month)
    return redirect("annual_wheel", forum, year)


_YEAR = "forum/<int:forum>/aarshjul/<int:year>/"
PATHS: list[URLPattern] = [
    path(f"{_YEAR}ring/<int:ring>/<int:month>/", wheel_sector, name="wheel_sector"),
    path(f"{_YEAR}tema/<int:theme>/", wheel_theme, name="wheel_theme"),
    path(f"{_YEAR}tema/<int:theme>/fjern/", remove_theme, name="remove_wheel_theme"),
    path(f"{_YEAR}beskriv/", describe, name="describe_wheel"),
    path(f"{_YEAR}kopier/", copy, name="copy_wheel"),
]
