"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from referat.errors import CannotRead
from referat.interchange.edoc import EDOC


class Format(StrEnum):
    """The formats that can be read. A portal's answer is data, not a sheet of lines."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"
    PORTAL = "portal"
    MANIFEST = "manifest"


NAMES = {
    Format.PDF: "a PDF",
    Format.DOCX: "a Word document",
    Format.HTML: "an HTML page",
    Format.TEXT: "plain text",
    Format.PORTAL: "a portal's JSON",
    Format.MANIFEST: "an agenda's manifest",
}
_BY_SUFFIX = {
    ".pdf": Format.PDF, ".docx": Format.DOCX, ".docm": Format.DOCX, ".htm": Format.HTML, ".html": Format.HTML,
    ".xhtml": Format.HTML, ".txt": Format.TEXT, ".text": Format.TEXT,
    ".json": Format.PORTAL, ".xml": Format.MANIFEST,
}  # fmt: skip
_FOREIGN_SUFFIXES = {
    ".doc",
    ".rtf",
    ".odt",
    ".zip",
    ".jpg",
    ".jpeg",
    ".png",
    ".tif",
    ".tiff",
}

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"GIF8": "GIF",
}
_SAVE_AS = "Open it in the program it was made with and save it as .docx or PDF."
_TAGS = (
    "html|head|body|meta|title|p|div|span|h[1-6]|table|tbody|tr|td|ul|ol|li|dl|article|section|main|header|nav|br|a|"
    "b|strong|em|i|font|center|form|link|style|script|img|hr|pre|blockquote|o:p"
)
_MARKUP_START = re.compile(
    rf"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|(?:{_TAGS})[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_ROOT_START = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<Root[\s>]", re.DOTALL)
_XML_START = re.compile(r"\s*<(\?xml|[A-Za-z_][\w.:-]*[\s/>]|!DOCTYPE)")
# A fragment may begin with words; no letter holds so many of these.
_ANY_TAG = re.compile(r"(?i)<(?:/(?:p|div|span|h[1-6]|li|td|strong|b)|br ?/?)>")
_TAGS_OF_A_PAGE = 3
_JSON_START = re.compile(r'\s*[\[{]\s*["{\[\]}]')
_READING = re.compile(rb'"schema"\s*:\s*"referat\.minutes/')
_NOTIFICATION = re.compile(r"<(?:\w+:)?Notification[\s>]")
_LOOKED_AT = 8192  # bytes; enough for a byte-order mark, a declaration and the first tags


def format_of(data: bytes) -> Format:
    """The format that the content shows; raises :class:`CannotRead` with the remedy for every other."""
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise CannotRead("empty", "The file is empty.", "Fetch or export it again.")
    start = data[:_LOOKED_AT]
    if b"%PDF-" in start[:1024]:
        return Format.PDF
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_archive(data)
    if start.startswith(_OLE2):
        raise _old_office(data)
    for magic, name in _PICTURES.items():
        if start.startswith(magic):
            raise CannotRead(
                "no_text",
                f"The file is a picture ({name}) without text.",
                "Put the scanned pages in a PDF, then read that with --ocr.",
            )
    return _format_of_text(data, start)


def is_portal_agenda(data: bytes) -> bool:
    """Whether the bytes are FirstAgenda's answer for one agenda, which is no sheet of lines."""
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") and b'"Dagsordenpunkter"' in data


def is_manifest(data: bytes) -> bool:
    """Whether the bytes are eDoc's XML: one agenda's manifest, or the notification that tells of it."""
    start = _first_characters(data[:_LOOKED_AT])
    return _ROOT_START.match(start) is not None and EDOC in start


def is_notification(data: bytes) -> bool:
    """Whether a manifest only tells of the agenda's own, which lies elsewhere."""
    return _NOTIFICATION.search(_first_characters(data[:_LOOKED_AT])) is not None


def is_reading(data: bytes) -> bool:
    """Whether the bytes are what this library wrote about a document: ``referat.minutes/1``."""
    start = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") and _READING.search(start) is not None


def is_misnamed(filename: str, found: Format) -> bool:
    """Whether the name promises another format than ``found``."""
    suffix = PurePath(filename).suffix.lower()
    return suffix in _FOREIGN_SUFFIXES or _BY_SUFFIX.get(suffix, found) is not found


def wrong_name(filename: str, found: Format) -> str:
    """What is said of a misnamed file."""
    return f"“{filename}” is {NAMES[found]}, whatever its name says, and was read as that."


def _format_of_archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise CannotRead(
            "truncated",
            "The file begins as a Word document or zip archive but is cut off or damaged.",
            "Fetch or export it again.",
        ) from error
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Format.DOCX
    if {"mimetype", "content.xml"} <= names:
        raise CannotRead(
            "unknown_format",
            "The file is an OpenDocument file (.odt), which cannot be read.",
            "Open it in LibreOffice or Word and save it as .docx or PDF.",
        )
    raise CannotRead(
        "unknown_format",
        "The file is a zip archive but no Word document.",
        "If it holds documents, unpack it and read those; else save it as .docx or PDF.",
    )


def _old_office(data: bytes) -> CannotRead:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return CannotRead(
            "encrypted",
            "The Office document is locked with a password.",
            "Open it with the password, take the password off and save it again.",
        )
    return CannotRead(
        "unknown_format",
        "The file is in the old binary Office format (.doc), which cannot be read.",
        "Open it in Word or LibreOffice and save it as .docx or PDF.",
    )


def _format_of_text(data: bytes, start: bytes) -> Format:
    text = _first_characters(start)
    if text.startswith("{\\rtf"):
        raise CannotRead("unknown_format", "The file is in Rich Text Format (.rtf).", _SAVE_AS)
    if re.match(r"(?:From:|MIME-Version:)", text) and "multipart/related" in text:
        raise CannotRead(
            "unknown_format",
            "The file is a web archive (.mhtml).",
            "Open it in a browser and save it as an HTML page or PDF.",
        )
    if _JSON_START.match(text):  # before the tags: JSON may hold many
        raise _json(data)
    if _MARKUP_START.match(text):
        if re.search(r"<!DOCTYPE[^<>]*\[\s*<!ENTITY", text, re.IGNORECASE):
            raise _xml(data)
        return Format.HTML
    if _XML_START.match(text):
        raise _xml(data)
    if len(_ANY_TAG.findall(text)) >= _TAGS_OF_A_PAGE:
        return Format.HTML
    control = sum(
        character < " " and character not in "\t\n\r\f\v\x1b\x1f\x1e" for character in text
    )
    if control * 50 > len(text) or "\0" in text:
        raise CannotRead("unknown_format", "The file is of no format that can be read.", _SAVE_AS)
    return Format.TEXT


def _first_characters(start: bytes) -> str:
    if start.startswith(_UTF16_BOMS):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace").removeprefix("\ufeff")
    for encoding in ("utf-16-le", "utf-16-be"):
        # Latin text in UTF-16 without a byte-order mark: every other byte is zero.
        if start[1 if encoding == "utf-16-le" else 0 :: 2].count(0) * 4 > len(start):
            return start[: len(start) // 2 * 2].decode(encoding, "replace")
    return start.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _json(data: bytes) -> CannotRead:
    if is_reading(data):
        return CannotRead(
            "unknown_format",
            "The file is already a reading (referat.minutes/1).",
            "Use it as it is, or read the document that it names as its source.",
        )
    return CannotRead(
        "unknown_format",
        "The file is JSON, but no agenda that a portal publishes.",
        "Fetch the agenda itself, the portal's answer that holds Dagsordenpunkter, or its PDF.",
    )


def _xml(data: bytes) -> CannotRead:
    # A declaration may stand after a long comment, so the whole file is looked through.
    if re.search(rb"<!\0?[Ee]\0?[Nn]\0?[Tt]\0?[Ii]\0?[Tt]\0?[Yy]", data):
        return CannotRead(
            "unsafe",
            "The XML file declares entities, which can pull in other files.",
            "Ask the sender for a file without a document type declaration, or for the PDF.",
        )
    return CannotRead(
        "unknown_format",
        "The file is XML of a kind that cannot be read.",
        "Export the agenda or minutes as .docx, HTML or PDF.",
    )
