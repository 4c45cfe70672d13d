"""Editing a wheel: a sector's themes, the rings, what the wheel is called, and copying to the next year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from raadslag.core import clock
from raadslag.followup.actions import strands, wheels
from raadslag.followup.actions.strands import BadStrand
from raadslag.followup.models import AnnualWheel, Strand, Theme
from raadslag.followup.queries.copying import Fate, copying
from raadslag.followup.queries.wheels import SeenWheel, decidable, rings_of
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Organization
from raadslag.web import wheel_labels as labels
from raadslag.web.context import Step
from raadslag.web.forms.wheel import RingForm, ThemeForm, WheelForm
from raadslag.web.numbers import number_in, numbers_in
from raadslag.web.pages.workbench.running import run_forum, trail
from raadslag.web.pages.workbench.wheel import look, month_of
from raadslag.web.pages.workbench.wheel_table import lasting_shown, sector_shown
from raadslag.web.strand_faults import add_fault, said_of
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
        strand = _strand(request, forum, ring)
        if _try(
            form,
            lambda: wheels.put_theme(
                strand=strand, year=year, said=form.said(), by=by_of(request), now=clock.now()
            ),
        ):
            messages.success(request, _("It is on the wheel."))
            return redirect("wheel_sector", forum, year, ring, month)
    context = _context(wheel, organization, f"{cell.ring.name}, {name}") | {
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
    if request.method == "POST" and _try(
        form,
        lambda: wheels.change_on_wheel(
            theme=row, year=year, said=form.said(), by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The wheel is changed."))
        return _back(request, forum, year, row.strand_id)
    context = _context(wheel, organization, row.title or row.note) | {
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
def rings(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The rings: added, renamed, put in order, taken off the wheel."""
    organization, wheel = _run(request, forum, year)
    forums = Organization.objects.forums().filter(body=organization.body)
    form = RingForm(request.POST or None, forums=forums, initial={"about": None})
    if request.method == "POST" and _try(
        form,
        lambda: strands.write_strand(
            organization=organization, **form.cleaned_data, by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The ring is on the wheel."))
        return redirect("wheel_rings", forum, year)
    context = _context(wheel, organization, _("Rings")) | {
        "lines": rings_of(organization),
        "form": form,
    }
    return render(request, "workbench/wheel_rings.html", context)


@login_required
def ring(request: HttpRequest, forum: int, year: int, ring: int) -> HttpResponse:
    """Rename a ring, or give it another forum."""
    organization, wheel = _run(request, forum, year)
    row = _strand(request, forum, ring)
    forums = Organization.objects.forums().filter(body=organization.body)
    initial = {"title": row.title, "about": row.about_id, "note": row.note}
    form = RingForm(request.POST or None, forums=forums, initial=initial)
    if request.method == "POST" and _try(
        form,
        lambda: strands.change_strand(
            strand=row, **form.cleaned_data, by=by_of(request), now=clock.now()
        ),
    ):
        messages.success(request, _("The ring is changed."))
        return redirect("wheel_rings", forum, year)
    context = _context(wheel, organization, row.title) | {"form": form}
    return render(request, "workbench/wheel_ring.html", context)


@login_required
@require_POST
def arrange_rings(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """Move a ring out or in, take it off the wheel or put it back, remove it; the button says which."""
    organization, _wheel = _run(request, forum, year)
    do, _colon, pk = request.POST.get("do", "").partition(":")
    row = _strand(request, forum, number_in(pk))
    by, now = by_of(request), clock.now()
    try:
        if do in {"up", "down"}:
            order = _moved(organization, row.pk, -1 if do == "up" else 1)
            strands.order_strands(organization=organization, order=order, by=by, now=now)
        elif do in {"on", "off"}:
            strands.show_strand(strand=row, on_wheel=do == "on", by=by, now=now)
        elif do == "remove":
            strands.remove_strand(strand=row, by=by, now=now)
    except BadStrand as bad:
        messages.error(request, said_of(bad))
    else:
        messages.success(request, _("The rings are changed."))
    return redirect("wheel_rings", forum, year)


@login_required
def describe(request: HttpRequest, forum: int, year: int) -> HttpResponse:
    """The wheel's title and note, and the item that decided it."""
    organization, wheel = _run(request, forum, year)
    row = AnnualWheel.objects.editable_by(request.user).filter(pk=wheel.id).first()
    if row is None:
        raise Http404
    items = decidable(user_of(request), organization, year)
    initial = {"title": row.title, "note": row.note, "decided_in": row.decided_in_id}
    form = WheelForm(request.POST or None, items=items, initial=initial)
    if request.method == "POST" and _try(form, lambda: _describe(request, row, form)):
        messages.success(request, _("The wheel is changed."))
        return redirect("annual_wheel", forum, year)
    context = _context(wheel, organization, _("Title and note")) | {"form": form}
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
    context = _context(wheel, organization, _("Copy from {year}").format(year=year - 1)) | {
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


def _run(request: HttpRequest, forum: int, year: int) -> tuple[Organization, SeenWheel]:
    """The forum's wheel, for one who runs its meetings."""
    run_forum(request, forum)
    organization, wheel = look(request, forum, year)
    if not wheel.id:
        raise Http404
    return organization, wheel


def _strand(request: HttpRequest, forum: int, ring: int) -> Strand:
    run_forum(request, forum)
    rows = Strand.objects.editable_by(request.user).select_related("organization", "about")
    row: Strand | None = rows.filter(organization=forum, pk=ring).first()
    if row is None:
        raise Http404
    return row


def _theme(
    request: HttpRequest, forum: int, year: int, theme: int
) -> tuple[Organization, SeenWheel, Theme]:
    organization, wheel = _run(request, forum, year)
    rows = Theme.objects.editable_by(request.user).select_related(
        "strand__organization", "strand__about"
    )
    row: Theme | None = rows.filter(strand__organization=organization, pk=theme).first()
    if row is None:
        raise Http404
    return organization, wheel, row


def _moved(organization: Organization, ring: int, steps: int) -> list[int]:
    """The rings on the wheel with one of them moved."""
    order = [one.id for one in rings_of(organization) if one.on_wheel]
    if ring in order:
        at = order.index(ring)
        order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
    return order


def _back(request: HttpRequest, forum: int, year: int, ring: int) -> HttpResponse:
    """To the sector that one came from, else to the whole wheel."""
    month = month_of(request)
    if month:
        return redirect("wheel_sector", forum, year, ring, month)
    return redirect("annual_wheel", forum, year)


def _context(wheel: SeenWheel, organization: Organization, name: str) -> dict[str, object]:
    year = wheel.year.year
    address = reverse("annual_wheel", args=[organization.pk, year])
    step = Step(_("Annual wheel {year}").format(year=year), address)
    return {"trail": trail(organization, step, Step(name)), "wheel": wheel, "year": year}


def _try(form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was right and it was done; what refuses it stands beside the field."""
    if not form.is_valid():
        return False
    try:
        act()
    except BadStrand as bad:
        add_fault(form, bad)
        return False
    return True


_YEAR = "forum/<int:forum>/aarshjul/<int:year>/"
PATHS: list[URLPattern] = [
    path(f"{_YEAR}ring/<int:ring>/<int:month>/", wheel_sector, name="wheel_sector"),
    path(f"{_YEAR}ring/<int:ring>/", ring, name="wheel_ring"),
    path(f"{_YEAR}tema/<int:theme>/", wheel_theme, name="wheel_theme"),
    path(f"{_YEAR}tema/<int:theme>/fjern/", remove_theme, name="remove_wheel_theme"),
    path(f"{_YEAR}ringe/", rings, name="wheel_rings"),
    path(f"{_YEAR}ringe/orden/", arrange_rings, name="arrange_rings"),
    path(f"{_YEAR}beskriv/", describe, name="describe_wheel"),
    path(f"{_YEAR}kopier/", copy, name="copy_wheel"),
]
