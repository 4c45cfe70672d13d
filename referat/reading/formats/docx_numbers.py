"""The numbers that Word counts and prints but does not write as text, put into the document as text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from referat.prose.markers import lettered, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABEL_START, LABEL_END = "\ue010", "\ue011"  # around the printed number of a list entry
_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_HEADING = re.compile(r"(?i)(?:heading|overskrift|title|titel)\s*\d?")
_LEVELS = 9
_MOST_BASES = 20  # styles may be based on each other in a circle


@dataclass(slots=True)
class _Level:
    """How one level of a list is printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    """One list definition; ``counts`` are the numbers last printed."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Style:
    """What a paragraph style says about numbers."""

    name: str = ""
    based_on: str = ""
    number: str = ""
    level: int = 0
    outlined: bool = False


def parsed(part: bytes) -> etree._Element:
    """The XML of one part; nothing is fetched and no entity is followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def with_printed_numbers(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of the file, the numbers of list entries and headings written into the paragraphs."""
    if _NUMBERING not in parts:
        return parts
    document = parsed(parts[_DOCUMENT])
    styles = _styles(parsed(parts[_STYLES])) if _STYLES in parts else {}
    numbers = _Numbers(parsed(parts[_NUMBERING]), styles)
    for paragraph in document.iter(f"{W}p"):
        style = _value(paragraph, "pPr/pStyle")
        number, level = _numbering_of(paragraph, style, styles)
        label = numbers.label(number, level) if number else None
        if label is not None:
            heading = _is_heading(style, styles)
            _write(paragraph, f"{label} " if heading else f"{LABEL_START}{label}{LABEL_END}")
    return {**parts, _DOCUMENT: etree.tostring(document, encoding="utf-8", xml_declaration=True)}


class _Numbers:
    """Counts through the document as Word does."""

    def __init__(self, root: etree._Element, styles: dict[str, _Style]) -> None:
        self.lists: dict[str, _List] = {}
        self.list_of: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self.aliases: dict[str, str] = {}
        self.styles = styles
        for abstract in root.iter(f"{W}abstractNum"):
            identity = abstract.get(f"{W}abstractNumId", "")
            self.lists[identity] = _List(_levels(abstract))
            self.aliases[identity] = _value(abstract, "numStyleLink")
        for number in root.iter(f"{W}num"):
            identity = number.get(f"{W}numId", "")
            self.list_of[identity] = _value(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start:
                    self.restarts[identity][_integer(override.get(f"{W}ilvl", "0"))] = _integer(
                        start
                    )

    def label(self, number: str, level: int) -> str | None:
        """What Word prints before the next paragraph of this list and level; None for a bullet."""
        known = self._list(number)
        if known is None or level not in known.levels:
            return None
        restart = self.restarts[number].pop(level, None)
        before = known.counts.get(level)
        fresh = known.levels[level].start if before is None else before + 1
        known.counts[level] = fresh if restart is None else restart
        for deeper in [other for other in known.counts if other > level]:
            del known.counts[deeper]
        form = known.levels[level]
        if form.form == "bullet":
            return None
        if form.form == "none":
            return ""
        return re.sub(
            r"%([1-9])", lambda found: self._count(known, int(found[1]) - 1), form.text
        ).strip()

    def _list(self, number: str) -> _List | None:
        identity = self.list_of.get(number, "")
        alias = self.styles.get(self.aliases.get(identity, ""))
        if alias is not None and alias.number in self.list_of:
            identity = self.list_of[alias.number]
        return self.lists.get(identity)

    def _count(self, known: _List, level: int) -> str:
        form = known.levels.get(level, _Level())
        return _written(known.counts.setdefault(level, form.start), form.form)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.findall(f"{W}lvl"):
        start = _value(level, "start")
        levels[_integer(level.get(f"{W}ilvl", "0"))] = _Level(
            _integer(start) if start else 0,
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText"),
        )
    return levels


def _styles(root: etree._Element) -> dict[str, _Style]:
    return {
        style.get(f"{W}styleId", ""): _Style(
            name=_value(style, "name"),
            based_on=_value(style, "basedOn"),
            number=_value(style, "pPr/numPr/numId"),
            level=_integer(_value(style, "pPr/numPr/ilvl")),
            outlined=bool(_value(style, "pPr/outlineLvl")),
        )
        for style in root.iter(f"{W}style")
    }


def _numbering_of(
    paragraph: etree._Element, style: str, styles: dict[str, _Style]
) -> tuple[str, int]:
    """The list and level of a paragraph, its own before its style's; list 0 is none."""
    number = _value(paragraph, "pPr/numPr/numId")
    level = _value(paragraph, "pPr/numPr/ilvl")
    for base in _bases(style, styles):
        number = number or base.number
        level = level or (str(base.level) if base.number else "")
    return (number if number != "0" else ""), min(_integer(level), _LEVELS - 1)


def _is_heading(style: str, styles: dict[str, _Style]) -> bool:
    return any(base.outlined or _HEADING.fullmatch(base.name) for base in _bases(style, styles))


def _bases(style: str, styles: dict[str, _Style]) -> list[_Style]:
    found: list[_Style] = []
    while style in styles and len(found) < _MOST_BASES:
        found.append(styles[style])
        style = styles[style].based_on
    return found


def _write(paragraph: etree._Element, label: str) -> None:
    """Put a run with the label first in the paragraph."""
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = label
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    has_properties = len(paragraph) > 0 and paragraph[0].tag == f"{W}pPr"
    paragraph.insert(1 if has_properties else 0, run)


def _value(node: etree._Element, path: str) -> str:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found.get(f"{W}val", "") if found is not None else ""


def _integer(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 0


def _written(value: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            text = lettered(value)
        case "lowerRoman" | "upperRoman":
            text = roman(value)
        case "decimalZero":
            text = f"{value:02}"
        case _:
            text = str(value)
    return text.upper() if form.startswith("upper") else text
