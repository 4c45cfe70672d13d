"""The drawing's pieces as SVG elements: lines, discs, triangles, bars, and text along an arc or upright."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from xml.etree.ElementTree import Element, SubElement

from raadslag.followup.wheel.colours import ALARM, GOLD, PAPER, Colours
from raadslag.followup.wheel.geometry import Arc, Dial, Point, arc_path, length_of, sector_path
from raadslag.followup.wheel.placing import Placed, width_of
from raadslag.followup.wheel.year import EntryKind
from referat.writing.pdf_text import printable

_BASELINE = 0.35  # of the size: how far a letter's foot lies below the middle of its height


@dataclass(frozen=True, slots=True)
class Lettering:
    """Text, and how it is set. ``name`` is the id of the line it runs along."""

    name: str
    text: str
    size: float
    fill: str
    weight: str
    role: str


def along(parent: Element, dial: Dial, arc: Arc, radius: float, given: Lettering) -> None:
    """Text in the middle of an arc, right side up in the lower half too."""
    is_turned = arc.is_below
    foot = radius + given.size * _BASELINE * (1 if is_turned else -1)
    spare = (
        arc.sweep * 0.1
    )  # no letter falls off the line's end where a font is wider than reckoned
    line = arc_path(dial, Arc(arc.start - spare, arc.end + spare), foot, turned=is_turned)
    SubElement(parent, "path", {"id": given.name, "d": line, "fill": "none"})
    text = SubElement(parent, "text", _text(given))
    on = {"href": f"#{given.name}", "startOffset": "50%", "text-anchor": "middle"}
    SubElement(text, "textPath", on).text = printable(given.text)


def upright(
    parent: Element, at: Point, text: str, size: float, fill: str, *, bold: bool = False
) -> None:
    """Text around a point."""
    given = Lettering("", text, size, fill, "700" if bold else "400", "wheel__text")
    place = {"x": f"{at.x:.2f}", "y": f"{at.y + size * _BASELINE:.2f}", "text-anchor": "middle"}
    SubElement(parent, "text", _text(given) | place).text = printable(text)


def _text(given: Lettering) -> dict[str, str]:
    return {
        "class": given.role,
        "font-family": "Noto Sans, sans-serif",
        "font-size": f"{given.size:.2f}",
        "font-weight": given.weight,
        "fill": given.fill,
    }


def line(
    parent: Element,
    dial: Dial,
    angle: float,
    radii: tuple[float, float],
    stroke: str,
    *,
    width: float = 1,
) -> None:
    """A line from the centre outwards."""
    path = f"M {dial.at(angle, radii[0])} L {dial.at(angle, radii[1])}"
    SubElement(parent, "path", {"d": path, "stroke": stroke, "stroke-width": f"{width:g}"})


def disc(parent: Element, at: Point, radius: float, fill: str) -> None:
    place = {"cx": f"{at.x:.2f}", "cy": f"{at.y:.2f}", "r": f"{radius:g}"}
    SubElement(parent, "circle", place | {"fill": fill})


def triangle(
    parent: Element, at: Point, *, half: float, angle: float, colour: str, filled: bool
) -> None:
    """Its tip points to the wheel's middle."""
    corners = ((-1, -0.8), (1, -0.8), (0, 1))
    _polygon(parent, at, corners, half=half, angle=angle, colour=colour, filled=filled)


def diamond(parent: Element, at: Point, *, half: float, angle: float, colour: str) -> None:
    corners = ((0, -1), (0.85, 0), (0, 1), (-0.85, 0))
    _polygon(parent, at, corners, half=half, angle=angle, colour=colour, filled=True)


def _polygon(
    parent: Element,
    at: Point,
    corners: tuple[tuple[float, float], ...],
    *,
    half: float,
    angle: float,
    colour: str,
    filled: bool,
) -> None:
    """Corners around a point, turned with the wheel."""
    turn = radians(angle)
    points = (
        Point(
            at.x + half * (x * cos(turn) - y * sin(turn)),
            at.y + half * (x * sin(turn) + y * cos(turn)),
        )
        for x, y in corners
    )
    SubElement(
        parent,
        "path",
        {
            "d": "M " + " L ".join(map(str, points)) + " Z",
            "fill": colour if filled else PAPER,
            "stroke": colour,
            "stroke-width": "1.6",
            "stroke-linejoin": "round",
        },
    )


def body(
    parent: Element, dial: Dial, one: Placed, radius: float, *, height: float, colours: Colours
) -> None:
    """A theme's bar; of the others their shape, with a thin bar below it where they last longer."""
    half = height * 0.45
    if one.shape_at is None:
        path = sector_path(dial, _shrunk(one.bar, radius), radius - half, radius + half)
        is_task = one.entry.kind is EntryKind.COMMITMENT
        given = {
            "d": path,
            "fill": PAPER if is_task else colours.tint,
            "stroke": colours.strong,
            "stroke-width": "1.8" if is_task else ".8",
        }
        dashes = {} if one.entry.certain else {"stroke-dasharray": "4 2.5"}
        SubElement(parent, "path", given | {"stroke-linejoin": "round"} | dashes)
        return
    colour = ALARM if one.entry.kind is EntryKind.DEADLINE else GOLD
    if one.entry.days > 1:
        low = radius - half
        path = sector_path(dial, _shrunk(one.bar, radius), low, low + height * 0.12)
        SubElement(parent, "path", {"d": path, "fill": colour})
    at, size = dial.at(one.shape_at, radius + height * 0.03), height * 0.3
    if one.entry.kind is EntryKind.DEADLINE:
        triangle(parent, at, half=size, angle=one.shape_at, colour=colour, filled=True)
    else:
        diamond(parent, at, half=size * 1.2, angle=one.shape_at, colour=colour)


def sign(parent: Element, kind: EntryKind, at: Point, colours: Colours) -> None:
    """How the kind looks, about 20 units wide."""
    if kind is EntryKind.MEETING:
        disc(parent, at, 8, colours.strong)
    elif kind in {EntryKind.AGENDA_DUE, EntryKind.ITEMS_DUE}:
        is_filled = kind is EntryKind.AGENDA_DUE
        triangle(parent, at, half=6, angle=0, colour=colours.strong, filled=is_filled)
    elif kind is EntryKind.DEADLINE:
        triangle(parent, at, half=8, angle=0, colour=ALARM, filled=True)
    elif kind is EntryKind.MILESTONE:
        diamond(parent, at, half=9, angle=0, colour=GOLD)
    else:
        is_task = kind is EntryKind.COMMITMENT
        given = {
            "x": "2",
            "y": "6.5",
            "width": "20",
            "height": "11",
            "fill": PAPER if is_task else colours.tint,
            "stroke": colours.strong,
            "stroke-width": "2" if is_task else "1",
        }
        SubElement(parent, "rect", given)


def _shrunk(arc: Arc, radius: float) -> Arc:
    """With a sliver of air at both ends, so that neighbours are told apart."""
    air = min(arc.sweep * 0.1, 60.0 / radius)
    return Arc(arc.start + air / 2, arc.end - air / 2)


def lower(at: Point, by: float) -> Point:
    """The point so much further down."""
    return Point(at.x, at.y + by)


def shortened(text: str, arc: Arc, radius: float, size: float) -> str:
    """As much of the text as an arc of that radius holds."""
    room = length_of(arc.sweep, radius) * 0.96
    if width_of(text, size, bold=True) <= room:
        return text
    while text and width_of(text + "…", size, bold=True) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""


def lines_of(text: str, size: float, most: float) -> list[str]:
    """The text in lines of at most that width, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
