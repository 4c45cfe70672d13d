"""Draws the wheel as SVG: a picture for paper, or with a link for each sector for the screen.

Colours and sizes are presentation attributes, which the site's policy allows and which a downloaded
or printed file needs; the classes are there for what only a screen knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from raadslag.followup.wheel import shapes
from raadslag.followup.wheel.arranging import (
    MONTH,
    YEAR,
    Band,
    Canvas,
    bands_of,
    month_dial,
    year_dial,
)
from raadslag.followup.wheel.colours import GROUND, INK, LINE, PAPER, SOFT, TODAY, palette
from raadslag.followup.wheel.geometry import Arc, Dial, Point, sector_path
from raadslag.followup.wheel.placing import Placed
from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import Entry, EntryKind, Ring, Year, month_span, weeks_of
from referat.danish.times import Period
from referat.writing.pdf_text import printable

_FONT = "Noto Sans, sans-serif"
_RIM = 50.0  # month names and weeks outside the outermost ring
Address = Callable[[int, int], str]
"""Where a ring's sector leads: the ring's id and the month."""


@dataclass(frozen=True, slots=True)
class Text:
    """What the drawing is called, and what stands in its middle."""

    title: str
    subtitle: str
    description: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one drawing is made with."""

    year: Year
    dial: Dial
    canvas: Canvas
    words: Words
    text: Text
    address: Address | None
    sectors: tuple[tuple[int, str, Period], ...]  # month, name, days
    said: Mapping[str, str]  # of each entry by its key, whatever of it is drawn


def draw_year(
    year: Year,
    words: Words,
    text: Text,
    *,
    today: date | None = None,
    address: Address | None = None,
) -> str:
    """The whole wheel. Without ``address`` it is one picture (``role="img"``) with nothing to click."""
    sectors = tuple(
        (month, words.months[month - 1], month_span(year.year, month)) for month in range(1, 13)
    )
    sheet = _Sheet(year, year_dial(year), YEAR, words, text, address, sectors, _said(year, words))
    root = _root(sheet)
    ground = _group(root, "wheel__ground")
    _month_rim(ground, sheet)
    _week_ticks(ground, sheet)
    bands = bands_of(sheet.dial, year.rings, YEAR)
    _ring_grounds(ground, sheet, bands)
    _rings(root, sheet, bands)
    _hand(root, sheet, today, bands)
    _hub(root, sheet)
    return _written(root)


def draw_month(
    year: Year,
    month: int,
    words: Words,
    text: Text,
    *,
    today: date | None = None,
    address: Address | None = None,
) -> str:
    """One month drawn out as a fan, with its weeks and days."""
    span = month_span(year.year, month)
    sectors = tuple(
        (month, words.week.format(week=week.earliest.isocalendar().week), week)
        for week in weeks_of(span.earliest, span.latest)
    )
    rings = tuple(_only(ring, span) for ring in year.rings)
    seen = Year(year.year, rings)
    sheet = _Sheet(
        seen,
        month_dial(year, month),
        MONTH,
        words,
        text,
        address,
        sectors,
        _said(year, words),
    )
    bands = bands_of(sheet.dial, rings, MONTH)
    root = _root(sheet)
    root.set("viewBox", f"0 0 {MONTH.width:g} {_foot(sheet, bands):.0f}")
    ground = _group(root, "wheel__ground")
    _day_rim(ground, sheet, bands)
    _ring_grounds(ground, sheet, bands)
    _rings(root, sheet, bands)
    _hand(root, sheet, today, bands)
    return _written(root)


def _said(year: Year, words: Words) -> dict[str, str]:
    return {one.key: words.said(one) for ring in year.rings for one in ring.entries}


def _only(ring: Ring, span: Period) -> Ring:
    """The ring's entries of these days, cut off there."""
    kept = []
    for one in ring.entries:
        if one.touches(span.earliest, span.latest):
            days = Period(
                max(one.period.earliest, span.earliest), min(one.period.latest, span.latest)
            )
            kept.append(replace(one, period=days))
    return replace(ring, entries=tuple(kept))


def _root(sheet: _Sheet) -> Element:
    canvas = sheet.canvas
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "wheel" if canvas is YEAR else "wheel wheel--month",
            "viewBox": f"0 0 {canvas.width:g} {canvas.height:g}",
            "role": "group" if sheet.address else "img",
            "aria-labelledby": "wheel-title",
            "aria-describedby": "wheel-description",
            "font-family": _FONT,
        },
    )
    SubElement(root, "title", {"id": "wheel-title"}).text = printable(sheet.text.title)
    SubElement(root, "desc", {"id": "wheel-description"}).text = printable(sheet.text.description)
    return root


def _group(parent: Element, name: str, *, hidden: bool = True) -> Element:
    return SubElement(parent, "g", {"class": name} | ({"aria-hidden": "true"} if hidden else {}))


def _month_rim(ground: Element, sheet: _Sheet) -> None:
    """Twelve names around the wheel; the short ones are for narrow screens."""
    dial, outer = sheet.dial, sheet.canvas.outer
    for month, name, days in sheet.sectors:
        arc = dial.span(days)
        fill = GROUND if month % 2 else PAPER
        path = sector_path(dial, arc, outer + 19, outer + _RIM - 2)
        SubElement(ground, "path", {"d": path, "fill": fill, "stroke": LINE, "stroke-width": "1"})
        short = sheet.words.short_months[month - 1]
        for kind, text, size in (("long", name, 18.0), ("short", short, 26.0)):
            given = shapes.Lettering(
                f"wheel-month-{month}-{kind}", text, size, INK, "600", f"wheel__month--{kind}"
            )
            if kind == "long" or sheet.address:
                shapes.along(ground, dial, arc, outer + 33.5, given)


def _week_ticks(ground: Element, sheet: _Sheet) -> None:
    """A tick where each ISO week begins, and its number."""
    dial, outer = sheet.dial, sheet.canvas.outer
    weeks = _group(ground, "wheel__weeks")
    for week in weeks_of(dial.first, dial.last):
        at = dial.angle(week.earliest)
        if week.earliest.weekday() == 0:
            shapes.line(weeks, dial, at, (outer + 4, outer + 19), "#8a979c")
        if (week.latest - week.earliest).days >= 3:
            number = str(week.earliest.isocalendar().week)
            shapes.upright(weeks, dial.at(dial.span(week).middle, outer + 11), number, 10, SOFT)


def _day_rim(ground: Element, sheet: _Sheet, bands: Sequence[Band]) -> None:
    """The weeks, and below them each day with its weekday; Saturdays and Sundays are shaded."""
    dial, outer, inner = sheet.dial, sheet.canvas.outer, _innermost(sheet, bands)
    for at, (_month, name, days) in enumerate(sheet.sectors):
        arc = dial.span(days)
        fill = GROUND if at % 2 else PAPER
        path = sector_path(dial, arc, outer + 46, outer + 72)
        SubElement(ground, "path", {"d": path, "fill": fill, "stroke": LINE, "stroke-width": "1"})
        text = name if arc.sweep > 4 else name.rsplit(" ", 1)[-1]
        given = shapes.Lettering(f"wheel-week-{at}", text, 16.0, INK, "600", "wheel__week")
        shapes.along(ground, dial, arc, outer + 59, given)
    day = dial.first
    while day <= dial.last:
        arc = dial.span(Period(day, day))
        if day.weekday() >= 5:
            path = sector_path(dial, arc, inner, outer + 44)
            SubElement(ground, "path", {"d": path, "fill": "#eceff0"})
        weekday = sheet.words.weekdays[day.weekday()]
        shapes.upright(ground, dial.at(arc.middle, outer + 31), weekday, 12, SOFT)
        shapes.upright(ground, dial.at(arc.middle, outer + 13), str(day.day), 16, INK, bold=True)
        day += timedelta(days=1)


def _foot(sheet: _Sheet, bands: Sequence[Band]) -> float:
    """How far down a fan reaches."""
    dial = sheet.dial
    return dial.at(dial.start, _innermost(sheet, bands)).y + 12


def _innermost(sheet: _Sheet, bands: Sequence[Band]) -> float:
    return bands[-1].inner if bands else sheet.canvas.outer


def _ring_grounds(ground: Element, sheet: _Sheet, bands: Sequence[Band]) -> None:
    for at, band in enumerate(bands):
        _ring_ground(ground, sheet, band, at)


def _rings(root: Element, sheet: _Sheet, bands: Sequence[Band]) -> None:
    for at, band in enumerate(bands):
        _ring(root, sheet, band, at)


def _ring_ground(ground: Element, sheet: _Sheet, band: Band, at: int) -> None:
    """The ring's own colour, its name, and a line between the months or weeks."""
    dial, colours = sheet.dial, palette(at)
    below = band.outer - (band.outer - band.name) * 2
    for outer, inner, fill, opacity in (
        (band.outer, below, colours.strong, "1"),
        (below, band.inner, colours.pale, ".82"),
    ):
        path = sector_path(dial, dial.whole, inner, outer)
        SubElement(
            ground,
            "path",
            {"d": path, "fill": fill, "fill-rule": "evenodd", "fill-opacity": opacity},
        )
    for _month, _name, days in sheet.sectors:
        shapes.line(ground, dial, dial.angle(days.earliest), (band.inner, below), colours.tint)
    quarter = dial.sweep / 4 if dial.sweep > 180 else dial.sweep
    for turn in range(round(dial.sweep / quarter)):
        arc = Arc(dial.start + turn * quarter, dial.start + (turn + 1) * quarter)
        name = shapes.shortened(band.ring.name, arc, band.name, (band.outer - band.name) * 1.5)
        given = shapes.Lettering(
            f"wheel-ring-{band.ring.id}-{turn}",
            name,
            10.5 if sheet.canvas is YEAR else 12,
            PAPER,
            "600",
            "wheel__ring-name",
        )
        shapes.along(ground, dial, arc, band.name, given)


def _ring(root: Element, sheet: _Sheet, band: Band, at: int) -> None:
    """What happens, each entry in the sector where it begins; above it the sectors' links."""
    ring = SubElement(root, "g", {"class": "wheel__ring"})
    marks = _group(ring, "wheel__marks", hidden=sheet.address is not None)
    for _month, _name, days in sheet.sectors:
        sector = SubElement(marks, "g", {"data-first": days.earliest.isoformat()})
        for entry in sorted(band.counted, key=lambda one: one.kind is EntryKind.MEETING):
            if days.earliest <= entry.period.earliest <= days.latest:
                _counted(sector, sheet, band, entry, at)
        for one in band.placed:
            if days.earliest <= one.entry.period.earliest <= days.latest:
                _titled(sector, sheet, band, one, at)
    if sheet.address:
        for place in sheet.sectors:
            _sector(ring, sheet, band, place)


def _sector(ring: Element, sheet: _Sheet, band: Band, place: tuple[int, str, Period]) -> None:
    """A link over all that the sector holds: its name says how much, its tip says what."""
    assert sheet.address, "a picture has no links"
    month, name, days = place
    here = [
        one
        for one in band.ring.entries
        if one.touches(days.earliest, days.latest) and not sheet.year.is_whole(one)
    ]
    said = sheet.words.sector_name(band.ring.name, name, len(here))
    given = {"class": "wheel__sector", "href": sheet.address(band.ring.id, month)}
    sector = SubElement(ring, "a", given | {"aria-label": printable(said)})
    path = sector_path(sheet.dial, sheet.dial.span(days), band.inner, band.outer)
    area = {"class": "wheel__area", "d": path, "fill": "transparent"}
    tip = "\n".join([said, *(sheet.said[one.key] for one in here)])
    SubElement(SubElement(sector, "path", area), "title").text = printable(tip)


def _counted(sector: Element, sheet: _Sheet, band: Band, entry: Entry, at: int) -> None:
    """A meeting as a disc with its day; what is due for it as a small triangle."""
    colours, dial, size = palette(at), sheet.dial, band.row
    mark = _mark(sector, sheet, entry)
    middle = dial.span(entry.period).middle
    assert band.days is not None, "a ring with meetings has room for them"
    if entry.kind is EntryKind.MEETING:
        point = dial.at(middle, band.days + 0.03 * size)
        shapes.disc(mark, point, 0.41 * size, colours.strong)
        day = str(entry.period.earliest.day)
        shapes.upright(mark, point, day, 0.49 * size, PAPER, bold=True)
        return
    is_filled = entry.kind is EntryKind.AGENDA_DUE
    shapes.triangle(
        mark,
        dial.at(middle, band.days - 0.18 * size),
        half=0.21 * size,
        angle=middle,
        colour=colours.strong,
        filled=is_filled,
    )


def _titled(sector: Element, sheet: _Sheet, band: Band, one: Placed, at: int) -> None:
    """Bar or shape, number, and as much of the title as there is room for."""
    dial, entry, radius = sheet.dial, one.entry, band.lanes[one.lane]
    mark = _mark(sector, sheet, entry)
    shapes.body(mark, dial, one, radius, height=band.lane, colours=palette(at))
    at_number = dial.at(one.number.middle, radius)
    shapes.upright(mark, at_number, str(entry.number), band.text, INK, bold=True)
    if one.label:
        given = shapes.Lettering(
            f"wheel-{entry.key}", one.label.text, band.text, INK, "400", "wheel__label"
        )
        shapes.along(mark, dial, one.label.arc, radius, given)


def _mark(sector: Element, sheet: _Sheet, entry: Entry) -> Element:
    given = {"class": f"wheel__mark wheel__mark--{entry.kind.value}", "data-entry": entry.key}
    mark = SubElement(sector, "g", given)
    SubElement(mark, "title").text = printable(sheet.said[entry.key])
    return mark


def _hub(root: Element, sheet: _Sheet) -> None:
    """The year in the middle."""
    hub = _group(root, "wheel__hub")
    center = sheet.dial.center
    shapes.upright(hub, center, str(sheet.year.year), 50, INK, bold=True)
    for at, line in enumerate(shapes.lines_of(sheet.text.subtitle, 13, 130)[:3]):
        shapes.upright(hub, shapes.lower(center, 34 + 16 * at), line, 13, SOFT)


def _hand(root: Element, sheet: _Sheet, today: date | None, bands: Sequence[Band]) -> None:
    """Today, where it lies within the drawing."""
    dial, canvas = sheet.dial, sheet.canvas
    if today is None or not dial.first <= today <= dial.last:
        return
    at = dial.span(Period(today, today)).middle
    hand = _group(root, "wheel__today")
    shapes.line(hand, dial, at, (_innermost(sheet, bands), canvas.outer + 4), TODAY, width=2)
    shapes.disc(hand, dial.at(at, canvas.outer + 3), 4.5, TODAY)


def symbol(kind: EntryKind) -> str:
    """A kind's sign alone, for the legend."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "wheel-sign",
            "viewBox": "0 0 24 24",
            "aria-hidden": "true",
            "focusable": "false",
        },
    )
    shapes.sign(root, kind, Point(12, 12), palette(0))
    return _written(root)


def _written(root: Element) -> str:
    return tostring(root, encoding="unicode")
