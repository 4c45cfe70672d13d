"""Fujitsu eDoc's agenda manifest: its XML, parsed so that no file can harm the reader or hide what it lacks."""

from __future__ import annotations

import codecs
import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from referat.errors import CannotRead
from referat.interchange.edoc import edoc, ours
from referat.prose.characters import legal
from referat.reading.blocks import Note
from referat.reading.limits import Limits

__all__ = ["Element", "parse"]

_SPACE = " \t\r\n"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*>""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARACTER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_ENTITIES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_ENTITY = re.compile(r"<!\[CDATA\[.*?\]\]>|&(?P<name>#?\w{1,32};)?", re.DOTALL)
_KNOWN_TO_XML = {"lt;", "gt;", "amp;", "quot;", "apos;"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element, read by the names of its children; what is not there is empty."""

    node: _Element

    def text(self, name: str) -> str:
        """The text of eDoc's child."""
        return _text(self.node.find(edoc(name)))

    def has(self, name: str) -> bool:
        """Whether eDoc's child is there at all."""
        return self.node.find(edoc(name)) is not None

    def own(self, name: str) -> str:
        """The text of our own child."""
        return _text(self.node.find(ours(name)))

    def all(self, *path: str) -> list[Element]:
        """The descendants along a path of eDoc's names."""
        return [Element(node) for node in self.node.iterfind("/".join(map(edoc, path)))]

    def all_own(self, name: str) -> list[Element]:
        """Our own children."""
        return [Element(node) for node in self.node.iterfind(ours(name))]

    def children(self) -> Iterator[Element]:
        """Every child, in order."""
        return (Element(node) for node in self.node if isinstance(node.tag, str))


def _text(node: _Element | None) -> str:
    return "" if node is None else "".join(map(str, node.itertext())).strip(_SPACE)


def parse(data: bytes, limits: Limits) -> tuple[Element, list[Note]]:
    """The root, and what had to be mended; raises :class:`CannotRead`."""
    limits.check_bytes(len(data))
    written, left_out = _without_illegal(_decoded(data))
    if _ENTITIES.search(_CDATA.sub("", written)):
        raise CannotRead(
            "unsafe",
            "The manifest has a document type declaration, which can pull in other files.",
            "Ask the sender for a file without one, or for the PDF.",
        )
    notes = []
    if left_out:
        said = f"{left_out} characters that XML does not allow were left out."
        notes.append(Note("repaired", said))
    try:
        root = etree.fromstring(_with_ampersands(written).encode(), _parser())
    except etree.XMLSyntaxError as error:
        # libxml2 could go on, but what it makes of such a file lacks items without a word.
        raise CannotRead(
            "truncated",
            f"The manifest is cut off or damaged ({error.msg}).",
            "Fetch or export it again.",
        ) from error
    if root.tag != "Root" or root.find(edoc("Committee")) is None:
        raise _not_an_agenda(root)
    return Element(root), notes


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # a field may hold pictures of many megabytes; without entities nothing grows
        remove_comments=True,
        remove_pis=True,
    )


def _not_an_agenda(root: _Element) -> CannotRead:
    if root.find(edoc("Notification")) is not None:
        path = _text(root.find(f"{edoc('Notification')}/{edoc('PathToXml')}"))
        return CannotRead(
            "not_minutes",
            "The file only tells that there is an agenda.",
            f"Read the agenda itself, {path.strip(chr(92))}, or the folder that both lie in.",
        )
    return CannotRead(
        "not_minutes",
        "The manifest holds no committee and no meeting.",
        "Export the agenda once more, or read its PDF.",
    )


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    elif data.startswith(codecs.BOM_UTF8):
        text = data.decode("utf-8-sig", "replace")
    else:
        declared = _DECLARED.match(data[:200])
        text = _decoded_as(data, declared[1].decode() if declared else "utf-8")
    return _DECLARATION.sub("", text, count=1)


def _decoded_as(data: bytes, encoding: str) -> str:
    """By what the file says of itself, if that fits; old systems say UTF-8 of Windows' characters."""
    for name in (encoding, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _without_illegal(text: str) -> tuple[str, int]:
    """The text without characters that no XML may hold, however they are written, and how many there were."""
    kept = legal(text)
    count = len(text) - len(kept)

    def checked(found: re.Match[str]) -> str:
        nonlocal count
        number = int(found[1], 16) if found[1] else int(found[2])
        if number <= 0x10FFFF and legal(chr(number)):
            return found[0]
        count += 1
        return ""

    return _CHARACTER.sub(checked, kept), count


def _with_ampersands(text: str) -> str:
    """The text with bare ampersands written as XML wants them, and HTML's names of characters as the characters."""

    def written(found: re.Match[str]) -> str:
        name = found["name"] or ""
        if found[0][0] == "<" or name.startswith("#") or name in _KNOWN_TO_XML:
            return found[0]
        known = html.entities.html5.get(name)
        return known if known and known not in "<>&" else f"&amp;{name}"

    return _ENTITY.sub(written, text)
