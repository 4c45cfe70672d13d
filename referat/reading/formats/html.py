"""HTML: pages of portals, saved pages and what a word processor exported, one line a paragraph."""

from __future__ import annotations

import codecs
import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from referat.errors import CannotRead
from referat.reading.blocks import Line, Note, Sheet
from referat.reading.formats import html_sealed, text
from referat.reading.formats.html_blocks import Walker
from referat.reading.limits import DEFAULT, Limits

_PICTURE = re.compile(r"""data:image/[^"'()\s>]*""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
# Old portals publish the plain text of a letter inside <pre>; those are printed lines, not paragraphs.
_MOSTLY = 0.8


def read_sheet(data: bytes, *, limits: Limits) -> Sheet:
    """The lines of an HTML page or fragment."""
    markup = _decoded(data)
    if html_sealed.is_sealed(markup):
        return html_sealed.read_sealed(markup)
    sheet = read_markup(markup, limits=limits)
    if not sheet.lines:
        raise CannotRead(
            "no_text",
            "The HTML page holds no text; perhaps a script fetches it when the page is shown.",
            "Open the page in a browser and save it there, or print it as PDF.",
        )
    return sheet


def read_markup(markup: str, *, limits: Limits = DEFAULT) -> Sheet:
    """The lines of decoded HTML; none where it says nothing."""
    sheet = Sheet(media_type="text/html", knows_paragraphs=True)
    markup, pictures = _PICTURE.subn("data:,", _DECLARATION.sub("", markup))
    if pictures:
        sheet.notes.append(
            Note(
                "picture_left_out",
                f"{pictures} picture(s) inside the text were left out; see the original.",
            )
        )
    root = _parsed(markup)
    if root is None:
        return sheet
    title = root.find(".//title")
    sheet.title = " ".join(str(title.text_content()).split()) if title is not None else ""
    printed = _printed(root)
    if printed:
        lines = text.read_sheet(printed.encode(), limits=limits)
        return Sheet(lines.lines, lines.furniture, sheet.notes, None, "text/html", sheet.title)
    walker = Walker(sheet, limits.max_depth)
    walker.read(root)
    return sheet


def lines_of(markup: str, *, limits: Limits = DEFAULT) -> tuple[Line, ...]:
    """The lines of a fragment that stands inside another document."""
    return tuple(read_markup(markup, limits=limits).lines)


def _decoded(data: bytes) -> str:
    """By byte-order mark or as UTF-8; else as the page declares; else as Windows-1252."""
    declared = _CHARSET.search(data[:4096])
    plain = not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared and plain and not _is_utf8(data):
        name = declared[1].decode("ascii", "replace").lower()
        western = name.startswith(("utf", "iso-8859-1", "us-ascii", "windows-1252"))
        try:
            return data.decode("cp1252" if western and name != "iso-8859-15" else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return text.decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parsed(markup: str) -> HtmlElement | None:
    # huge_tree, because without it the parser cuts long pages off without a word. No network, no entities: the HTML
    # parser has neither.
    parser = lxml.html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    markup = markup.replace("\0", "")
    if not markup.strip():
        return None
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError as error:
        # The HTML parser mends every mistake; it gives up only where memory ends.
        raise MemoryError from error
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise CannotRead(
            "unsafe",
            "The HTML page is nested too deeply; the parser left a part of it out.",
            "Print the page as PDF and read that.",
        )
    return root


def _printed(root: HtmlElement) -> str:
    """The text of ``pre`` where that is nearly all there is."""
    blocks = [str(block.text_content()) for block in root.iter("pre")]
    total = sum(len("".join(block.split())) for block in blocks)
    body = root.find("body")
    if not total or body is None:
        return ""
    whole = len("".join(str(body.text_content()).split()))
    return "\n\n".join(blocks) if total >= _MOSTLY * whole else ""
