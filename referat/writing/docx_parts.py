"""The pieces of a Word document that the writer puts together: runs, links, fields, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from referat.prose.characters import legal
from referat.writing.runs import Run

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)
_MARKER = re.compile(
    r"(?P<before>[^\w%]*)(?P<number>\d{1,4}|[a-zA-Z]|[ivxIVX]{1,6})(?P<after>[.)]?)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
DEEPEST = 8
_INDENT = 360  # twentieths of a point, for each level


def made(name: str, /, *children: Element, **attributes: str) -> Element:
    """A ``w:`` element."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    element.extend(children)
    return element


def paragraph(style: str, *content: Element, properties: Sequence[Element] = ()) -> Element:
    """A paragraph of the style with this identity."""
    said = [made("pStyle", val=style), *properties]
    return made("p", made("pPr", *said), *content)


def text_run(text: str, *properties: Element) -> Element:
    """A run; line breaks and tabs in the text are Word's own."""
    run = made("r")
    if properties:
        run.append(made("rPr", *properties))
    for piece in re.split(r"([\n\t])", legal(text)):
        if piece in ("\n", "\t"):
            run.append(made("br" if piece == "\n" else "tab"))
        elif piece:
            said = made("t")
            said.text = piece
            said.set(qn("xml:space"), "preserve")
            run.append(said)
    return run


def runs(document: Document, pieces: Iterable[Run]) -> list[Element]:
    """Running text with bold, italics and links."""
    found = []
    for piece in pieces:
        properties = [
            made(name) for name, on in (("b", piece.style.strong), ("i", piece.style.em)) if on
        ]
        run = text_run(piece.text, *properties)
        found.append(link(document, piece.style.href, run))
    return found


def link(document: Document, url: str, run: Element) -> Element:
    """The run as a link, if the address is one that a reader may follow."""
    if not _ADDRESS.fullmatch(url):
        return run
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = made("rPr")
        run.insert(0, properties)
    properties.insert(0, made("rStyle", val="Hyperlink"))
    anchor = made("hyperlink", run)
    identity = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor.set(qn("r:id"), identity)
    return anchor


def field_start(instruction: str) -> list[Element]:
    """What opens a field, up to its result."""
    said = made("instrText")
    said.text = instruction
    said.set(qn("xml:space"), "preserve")
    return [
        made("r", made("fldChar", fldCharType="begin")),
        made("r", said),
        made("r", made("fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    """What closes a field."""
    return made("r", made("fldChar", fldCharType="end"))


def table(rows: Sequence[Sequence[str]], *, has_header: bool, caption: str) -> Element:
    """A table whose rows are equally long; its header comes again on each page."""
    columns = max(map(len, rows), default=0)
    look = made("tblLook", val="0020" if has_header else "0000", firstRow=str(int(has_header)))
    properties = made(
        "tblPr", made("tblStyle", val="TableGrid"), made("tblW", w="5000", type="pct"), look
    )
    if caption:
        properties.append(made("tblCaption", val=legal(caption)))
    grid = made("tblGrid", *(made("gridCol", w=str(9000 // columns)) for _ in range(columns)))
    lines = [
        _row([*row, *[""] * (columns - len(row))], header=has_header and not index)
        for index, row in enumerate(rows)
    ]
    return made("tbl", properties, grid, *lines)


def _row(cells: Sequence[str], *, header: bool) -> Element:
    bold = [made("b")] if header else []
    properties = made("trPr", made("cantSplit"), *([made("tblHeader")] if header else []))
    columns = [
        made("tc", made("tcPr"), paragraph("Normal", text_run(cell, *bold))) for cell in cells
    ]
    return made("tr", properties, *columns)


@dataclass(frozen=True, slots=True)
class _Series:
    """How the numbers of a list are printed, and the last of them."""

    identity: int
    form: str
    around: tuple[str, str]
    last: int


@dataclass(slots=True)
class Numbering:
    """Word's own counting: each run of numbers that follow each other is one list."""

    root: Element
    count: int = 0
    bullets: int = 0
    _open: dict[int, _Series] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for child in list(self.root):
            self.root.remove(child)
        self.bullets = self._add([_level(level, "bullet", "•", 1) for level in range(DEEPEST + 1)])

    def close(self) -> None:
        """End every list: what comes next begins anew."""
        self._open.clear()

    def properties(self, marker: str, level: int) -> Element:
        """The ``numPr`` of an entry that prints ``marker``."""
        level = min(level, DEEPEST)
        for deeper in [other for other in self._open if other > level]:
            del self._open[deeper]
        if not marker:
            self._open.pop(level, None)
            return _number(self.bullets, level)
        form, around, value = _understood(marker)
        series = self._open.get(level)
        follows = series is not None and (series.form, series.around, series.last + 1) == (
            form,
            around,
            value,
        )
        if series is None or not follows or form == "literal":
            identity = self._add([_level(level, form, _label(form, around, marker, level), value)])
        else:
            identity = series.identity
        self._open[level] = _Series(identity, form, around, value)
        return _number(identity, level)

    def _add(self, levels: Sequence[Element]) -> int:
        self.count += 1
        identity = str(self.count)
        kind = "hybridMultilevel" if len(levels) > 1 else "multilevel"
        abstract = made(
            "abstractNum", made("multiLevelType", val=kind), *levels, abstractNumId=identity
        )
        number = made("num", made("abstractNumId", val=identity), numId=identity)
        first = self.root.find(qn("w:num"))
        if first is None:
            self.root.append(abstract)
        else:
            first.addprevious(abstract)  # the schema wants every definition before every use
        self.root.append(number)
        return self.count


def _number(identity: int, level: int) -> Element:
    return made("numPr", made("ilvl", val=str(level)), made("numId", val=str(identity)))


def _level(level: int, form: str, label: str, start: int) -> Element:
    indent = str(_INDENT * (level + 1))
    return made(
        "lvl",
        made("start", val=str(start)),
        made("numFmt", val="decimal" if form == "literal" else form),
        made("lvlText", val=label),
        made("lvlJc", val="left"),
        made("pPr", made("ind", left=indent, hanging=str(_INDENT))),
        ilvl=str(level),
    )


def _label(form: str, around: tuple[str, str], marker: str, level: int) -> str:
    if form == "literal":
        return legal(marker).replace(
            "%", "\uff05"
        )  # a percent sign stands for a level's number there
    return f"{around[0]}%{level + 1}{around[1]}"


def _understood(marker: str) -> tuple[str, tuple[str, str], int]:
    """How Word would count to print the marker: its form, what stands around the number, and the number."""
    found = _MARKER.fullmatch(marker)
    if found is None or found["number"].startswith("0"):
        return "literal", ("", ""), 0
    around, number = (found["before"], found["after"]), found["number"]
    if number.isdecimal() and number.isascii():
        return "decimal", around, int(number)
    lower = number.lower()
    form = "lower" if number.islower() else "upper"
    if number not in (lower, number.upper()):
        return "literal", ("", ""), 0
    if set(lower) <= set(_ROMAN) and (len(lower) > 1 or lower == "i"):
        value = _roman(lower)
        return (f"{form}Roman", around, value) if value else ("literal", ("", ""), 0)
    return f"{form}Letter", around, ord(lower) - ord("a") + 1


def _roman(text: str) -> int:
    """The value of a number that is written as it should be; else 0."""
    values = [_ROMAN[letter] for letter in text]
    value = sum(
        -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )
    tens, ones = divmod(value, 10)
    spelled = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    return value if spelled == text and tens < 4 else 0
