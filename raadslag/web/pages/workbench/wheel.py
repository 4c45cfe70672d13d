"""A forum's annual wheel: drawn, as a table, a month at a time, and as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.actions.wheels import begin_wheel
from raadslag.followup.queries.wheels import SeenWheel
from raadslag.followup.wheel import table
from raadslag.followup.wheel.printing import Paper, Sheet, print_wheel
from raadslag.followup.wheel.svg import draw_month, draw_year, symbol
from raadslag.followup.wheel.wording import Words
from raadslag.people.models import Organization
from raadslag.web import dates
from raadslag.web import wheel_labels as labels
from raadslag.web.context import Step
from raadslag.web.forms.wheel import BeginForm
from raadslag.web.pages.papers import as_file
from raadslag.web.pages.workbench.running import run_forum, trail
from raadslag.web.pages.workbench.wheel_found import look, month_of
from raadslag.web.pages.workbench.wheel_table import rows_shown
from raadslag.web.who import by_of
from referat.errors import CannotWrite

SVG = "svg"


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the legend."""

    drawing: SafeString
    text: str


@login_required
def annual_wheel(request: HttpRequest, forum: int, year: int | None = None) -> HttpResponse:
    """The year; ``?maaned=5`` draws one month out. Where no wheel is begun one begins here."""
    year = year or clock.today().year
    organization, wheel = look(request, forum, year)
    month = month_of(request)
    if not wheel.id:
        return _none_yet(request, organization, wheel)
    words = labels.words()
    context = {
        "trail": trail(organization, Step(_("Annual wheel {year}").format(year=year))),
        "wheel": wheel,
        "year": year,
        "years": _years(wheel),
        "month": month,
        "month_name": words.months[month - 1] if month else "",
        "months": list(enumerate(words.months, start=1)),
        "drawing": _drawing(wheel, words, month, forum),
        "signs": _signs(wheel, words),
        "key": [] if month else table.key_of(wheel.year, words),
        "rows": rows_shown(wheel, words, month),
        "continued": words.continued,
        "rings": wheel.year.rings,
        "undated": [(ring, one) for ring in wheel.year.rings for one in ring.undated],
        "decided_on": wheel.decided_in and dates.day(wheel.decided_in.held_on),
    }
    return render(request, "workbench/wheel.html", context)


@login_required
def wheel_file(request: HttpRequest, forum: int, year: int, fmt: str) -> HttpResponse:
    """The wheel for the wall: a drawing, or a PDF with its table. It holds what the one who asks may see."""
    organization, wheel = look(request, forum, year)
    if not wheel.id or fmt not in {SVG, *Paper}:
        raise Http404
    words, text = labels.words(), labels.text_of(wheel)
    name = f"{organization.slug}-aarshjul-{year}"
    if fmt == SVG:
        data = draw_year(wheel.year, words, text).encode()
        return as_file(data, "image/svg+xml", f"{name}.svg")
    try:
        pdf = print_wheel(wheel.year, words, text, _sheet(wheel, Paper(fmt)))
    except CannotWrite as error:
        return render(request, "public/file_missing.html", {"error": error}, status=503)
    return as_file(pdf, "application/pdf", f"{name}-{fmt}.pdf")


def _none_yet(request: HttpRequest, organization: Organization, wheel: SeenWheel) -> HttpResponse:
    year = wheel.year.year
    title = _("Annual wheel {year}").format(year=year)
    form = BeginForm(request.POST or None, initial={"title": title})
    if request.method == "POST":
        run_forum(request, organization.pk)
        if form.is_valid():
            begin_wheel(
                organization=organization,
                year=year,
                title=form.cleaned_data["title"],
                by=by_of(request),
                now=clock.now(),
            )
            return redirect("annual_wheel", organization.pk, year)
    context = {
        "trail": trail(organization, Step(title)),
        "wheel": wheel,
        "year": year,
        "years": _years(wheel),
        "has_last_year": year - 1 in wheel.years,
        "form": form,
    }
    return render(request, "workbench/wheel_none.html", context)


def _years(wheel: SeenWheel) -> list[int]:
    """Those with a wheel, this one, and the one after for who plans ahead."""
    today = clock.today().year
    return sorted({*wheel.years, wheel.year.year, today, today + 1})


def _drawing(wheel: SeenWheel, words: Words, month: int, forum: int) -> SafeString:
    def address(ring: int, at: int) -> str:
        return reverse("wheel_sector", args=[forum, wheel.year.year, ring, at])

    today: date = clock.today()
    if month:
        text = labels.text_of(wheel, month=words.months[month - 1])
        drawn = draw_month(wheel.year, month, words, text, today=today, address=address)
    else:
        text = labels.text_of(wheel)
        drawn = draw_year(wheel.year, words, text, today=today, address=address)
    return mark_safe(drawn)  # noqa: S308 -- written element by element, every text escaped


def _signs(wheel: SeenWheel, words: Words) -> list[Sign]:
    return [
        Sign(mark_safe(symbol(kind)), words.kinds[kind])  # noqa: S308 -- holds no text
        for kind in wheel.year.kinds
    ]


def _sheet(wheel: SeenWheel, paper: Paper) -> Sheet:
    decided = ""
    if origin := wheel.decided_in:
        decided = _("Decided {day}, item {number}").format(
            day=dates.day(origin.held_on), number=origin.number
        )
    return Sheet(
        paper=paper,
        forum=f"{wheel.forum.name}, {wheel.forum.body.name}",
        note=wheel.note,
        decided_in=decided,
        language=get_language() or "da",
        key_heading=_("What the numbers stand for"),
        legend_heading=_("Signs"),
        table_heading=_("Month by month"),
        corner=_("Month"),
        page_of=_("Page {page} of {pages}"),
    )


_FORUM = "forum/<int:forum>/aarshjul/"
PATHS: list[URLPattern] = [
    path(_FORUM, annual_wheel, name="annual_wheel"),
    path(f"{_FORUM}<int:year>/", annual_wheel, name="annual_wheel"),
    path(f"{_FORUM}<int:year>/hent/<slug:fmt>/", wheel_file, name="wheel_file"),
]
