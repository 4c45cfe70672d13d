"""Plain text: UTF-8, UTF-16 or Windows-1252, one printed line at a time."""

from __future__ import annotations

import codecs
import itertools
import re
from dataclasses import dataclass, field
from html import escape

from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.formats.furniture import is_button, is_page_number, running_lines
from referat.reading.limits import Limits

_BULLET = re.compile(r"([-–•*·▪‣◦●\uf0b7\uf0a7])\s+(?=\S)")
_LETTER_BULLET = re.compile(r"(o)(?:\t| {1,8})(?=\S)")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_EM = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINE = re.compile(r"</?u>")
_OPENED = re.compile(r"\*[^\s*][^*]*$")
_CLOSED = re.compile(r"[^*]*[^\s*]\*$")
_TAB_WIDTH = 4  # leading tabs reach to the next multiple of this


def read_sheet(data: bytes, *, limits: Limits) -> Sheet:
    """The lines of a text file; a form feed begins a page."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\v\u2028\u2029\x85]", "\n", text)
    whole = text
    pages = [page.split("\n") for page in text.rstrip("\f\n ").split("\f")]
    limits.check_pages(len(pages))
    sheet = Sheet(media_type="text/plain", pages=len(pages) if len(pages) > 1 else None)
    running = running_lines(pages)
    shaper = _Shaper()
    number = 0
    for page, lines in enumerate(pages):
        shaper.gap = True
        for index, raw in enumerate(lines):
            number += 1
            text = _trimmed(raw)
            furniture = (page, index) in running or is_page_number(text) or is_button(text)
            if text and not furniture:
                sheet.lines.append(shaper.line(raw, text, page=page + 1, number=number))
                continue
            shaper.gap = True
            if text:
                sheet.furniture.append(Line(text, page=page + 1, number=number))
    _letter_bullets(sheet.lines)
    if "*" in whole or "<" in whole:
        _take_emphasis_off(sheet.lines)
    return sheet


def decode(data: bytes) -> str:
    """The characters of ``data``: by byte-order mark, else UTF-8, else Windows-1252."""
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    for encoding, zeros in (("utf-16-le", data[1:8192:2]), ("utf-16-be", data[0:8192:2])):
        if zeros.count(0) * 2 > len(zeros):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A few stray bytes in UTF-8 must not turn every æ, ø and å of the file into two characters.
        stray = len(re.findall(r"[\udc80-\udcff]", data.decode("utf-8", "surrogateescape")))
        whole = len(re.findall(rb"\xc3[\x80-\xbf]|\xe2[\x80-\xbf]{2}", data))
        return _utf8_with_strays(data) if whole > stray else _windows_1252(data)


def _utf8_with_strays(data: bytes) -> str:
    text = data.decode("utf-8", "surrogateescape")
    return re.sub(
        r"[\udc80-\udcff]", lambda found: _windows_1252(bytes((ord(found[0]) - 0xDC00,))), text
    )


def _windows_1252(data: bytes) -> str:
    """Five bytes mean nothing in Windows-1252; as Latin-1 they stay what they were and lose nothing."""
    text = data.decode("cp1252", "surrogateescape")
    return re.sub(r"[\udc80-\udcff]", lambda found: chr(ord(found[0]) - 0xDC00), text)


def _trimmed(raw: str) -> str:
    return raw.strip(" \t\u00a0\ufeff\0")


@dataclass(slots=True)
class _Shaper:
    """Sees one line at a time: white space before it, and how deep its bullet stands."""

    gap: bool = True
    indents: list[int] = field(default_factory=list)

    def line(self, raw: str, text: str, *, page: int, number: int) -> Line:
        line = Line(text, page=page, number=number, gap=self.gap)
        bullet = _BULLET.match(text)
        if bullet:
            line.shape, line.marker, line.text = Shape.LIST, bullet[1], text[bullet.end() :]
            line.level = self._level(raw[: _indent(raw)])
        elif "\t" in text:
            line.shape = Shape.ROW
            # An empty first or last cell is a cell; a tab before a line without others is only white space.
            line.text = "\t".join(_trimmed(cell) for cell in raw.split("\t"))
        elif self.gap:
            self.indents.clear()
        self.gap = False
        return line

    def _level(self, indent: str) -> int:
        width = len(indent.expandtabs(_TAB_WIDTH))
        while self.indents and self.indents[-1] > width:
            self.indents.pop()
        if not self.indents or self.indents[-1] < width:
            self.indents.append(width)
        return len(self.indents) - 1


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" \t\u00a0\ufeff"))


def _letter_bullets(lines: list[Line]) -> None:
    """A line that begins with a lone ``o`` is a bullet, one level down, where a list goes on around it."""
    matches = [
        None if line.shape is Shape.LIST else _LETTER_BULLET.match(line.text) for line in lines
    ]
    level: int | None = None  # of the letter bullets that are being read
    for index, (line, match) in enumerate(zip(lines, matches, strict=True)):
        before = lines[index - 1] if index and lines[index - 1].shape is Shape.LIST else None
        sibling = index + 1 < len(lines) and matches[index + 1] is not None
        if match is None or not (before or sibling):
            level = None
            continue
        if level is None:
            level = before.level + 1 if before else 0
        line.shape, line.marker, line.text = Shape.LIST, "•", line.text[match.end() :]
        line.level = level


def _take_emphasis_off(lines: list[Line]) -> None:
    """``**bold**``, ``*italics*`` and ``<u>…</u>`` that a converter left become markup, not text."""
    for line, following in itertools.pairwise(lines):
        if _OPENED.match(line.text) and not following.gap and _CLOSED.match(following.text):
            line.text, following.text = f"{line.text}*", f"*{following.text}"
    for line in lines:
        if line.shape is not Shape.ROW and ("*" in line.text or "<u>" in line.text):
            html = _EM.sub(
                r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", escape(line.text, quote=False))
            )
            html = html.replace("&lt;u&gt;", "").replace("&lt;/u&gt;", "")
            line.bold = line.bold or _STRONG.fullmatch(line.text) is not None
            plain = _plain(line.text)
            line.text, line.html = plain, html if "<" in html else ""
        elif "*" in line.text or "<u>" in line.text:
            line.text = _plain(line.text)


def _plain(text: str) -> str:
    return _UNDERLINE.sub("", _EM.sub(r"\1", _STRONG.sub(r"\1", text)))
