"""Word documents: through mammoth to HTML, with the printed numbers that Word counts put back in."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from referat.errors import CannotRead
from referat.reading.blocks import Line, Note, Shape, Sheet
from referat.reading.formats import docx_numbers, docx_sealed, html
from referat.reading.formats.html_tables import escaped, without
from referat.reading.limits import MIB, MIN_BOMB_BYTES, Limits

_STYLES_PART = "word/styles.xml"
_TAB = "\ue009"  # a tab that was typed; HTML would take it for white space
_LABEL = re.compile(
    f"{docx_numbers.LABEL_START}([^{docx_numbers.LABEL_END}]*){docx_numbers.LABEL_END}"
)
# Word names its own styles in English inside the file; other programs and old templates write the Danish names.
_STYLE_MAP = "\n".join(
    [
        *(f"p[style-name='Overskrift {level}'] => h{level}:fresh" for level in range(1, 7)),
        *(f"p.Overskrift{level} => h{level}:fresh" for level in range(1, 7)),
        *(f"p[style-name='{name}'] => h1:fresh" for name in ("Title", "Titel")),
        *(f"p[style-name='{name}'] => h2:fresh" for name in ("Subtitle", "Undertitel")),
        *(
            f"p[style-name='{name}'] => ul > li:fresh"
            for name in ("List Bullet", "Opstilling - punkttegn")
        ),
        *(
            f"p[style-name='{name} {level}'] => {'ul|ol > li > ' * (level - 1)}ul > li:fresh"
            for name in ("List Bullet", "Opstilling - punkttegn")
            for level in (2, 3)
        ),
        "u => ",
        "strike => ",
        "comment-reference => ",
    ]
)
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, IndexError, ValueError, TypeError, AttributeError,
    ExpatError, NotImplementedError, etree.XMLSyntaxError,
)  # fmt: skip


def read_sheet(data: bytes, *, limits: Limits) -> Sheet:
    """The lines of a Word document; page heads and feet are furniture."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, limits)
            parts = {name: archive.read(name) for name in archive.namelist() if _is_text_part(name)}
            pictures = sum(name.startswith("word/media/") for name in archive.namelist())
        _check_parts(parts)
        if docx_sealed.is_sealed(parts):
            return docx_sealed.read_sealed(parts)
        sheet = _sheet(parts, limits)
    except RecursionError as error:
        raise CannotRead(
            "unsafe", "The Word document is nested too deeply.", "Save it again in Word, or as PDF."
        ) from error
    except _DAMAGE as error:
        raise CannotRead(
            "truncated", "The Word document is cut off or damaged.", "Fetch or export it again."
        ) from error
    if not sheet.lines:
        raise CannotRead(
            "no_text",
            "The Word document holds no text.",
            "If it holds scanned pages, save it as PDF and use --ocr.",
        )
    if pictures:
        sheet.notes.append(
            Note(
                "picture_left_out",
                f"{pictures} picture(s) inside the text were left out; see the original.",
            )
        )
    return sheet


def _check_archive(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise CannotRead(
            "encrypted", "The archive is locked with a password.", "Save it without a password."
        )
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    bomb = unpacked > MIN_BOMB_BYTES and unpacked > packed * limits.max_unpacked_ratio
    if bomb or unpacked > limits.max_unpacked_bytes or len(entries) > limits.max_archive_entries:
        raise CannotRead(
            "too_large",
            f"The Word document unpacks to {unpacked // MIB} MiB in {len(entries)} parts, which is too much.",
            "Save it again without its pictures, or as PDF.",
        )


def _is_text_part(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _check_parts(parts: dict[str, bytes]) -> None:
    """No part may declare a document type: Office never writes one, and entities live in it."""
    for part in parts.values():
        plain = part.replace(b"\0", b"")  # so that UTF-16 hides nothing
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise CannotRead(
                "unsafe",
                "The Word document declares XML entities, which can pull in other files.",
                "Do not open it; ask the sender for the document as PDF.",
            )


def _sheet(parts: dict[str, bytes], limits: Limits) -> Sheet:
    numbered = docx_numbers.with_printed_numbers(parts)
    if _STYLES_PART in numbered:
        numbered = {**numbered, _STYLES_PART: _names_alone(numbered[_STYLES_PART])}
    converted = mammoth.convert_to_html(
        _packed(numbered),
        style_map=_STYLE_MAP,
        include_embedded_style_map=False,  # the file's own could write any HTML
        convert_image=lambda _image: [],
    )
    sheet = html.read_markup(str(converted.value).replace("\t", _TAB), limits=limits)
    sheet.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    sheet.title = _title(parts)
    for line in sheet.lines:
        _restore(line)
    sheet.lines = [line for line in sheet.lines if line.text.strip()]
    sheet.furniture.extend(_heads_and_feet(parts))
    return sheet


def _names_alone(styles: bytes) -> bytes:
    """The style sheet with names and numbering only: the rest, often the largest part, says nothing here."""
    root = docx_numbers.parsed(styles)
    for child in list(root):
        if child.tag != f"{docx_numbers.W}style":
            root.remove(child)
            continue
        for detail in list(child):
            if detail.tag not in {f"{docx_numbers.W}name", f"{docx_numbers.W}pPr"}:
                child.remove(detail)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    packed.seek(0)
    return packed


def _restore(line: Line) -> None:
    """Put printed numbers and typed tabs where they belong."""
    label = _LABEL.match(line.text)
    if label and line.shape is Shape.LIST:
        line.marker, line.text = label[1], line.text[label.end() :].strip()
        line.html = without(label[0], line.html).lstrip()
    line.text = _LABEL.sub(r"\1 ", line.text)
    line.html = _LABEL.sub(lambda found: f"{escaped(found[1])} ", line.html)
    if _TAB in line.text:
        cells = [cell.strip() for cell in line.text.strip(f"{_TAB} ").split(_TAB)]
        if line.shape is Shape.TEXT and len(cells) > 1:
            line.shape, line.text, line.html = Shape.ROW, "\t".join(cells), ""
        else:
            line.text = " ".join(cell for cell in cells if cell)
            line.html = " ".join(line.html.replace(_TAB, " ").split())


def _title(parts: dict[str, bytes]) -> str:
    core = parts.get("docProps/core.xml")
    title = (
        docx_numbers.parsed(core).find(".//{http://purl.org/dc/elements/1.1/}title")
        if core
        else None
    )
    return (title.text or "").strip() if title is not None else ""


def _heads_and_feet(parts: dict[str, bytes]) -> Iterator[Line]:
    for name in sorted(parts):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            for paragraph in docx_numbers.parsed(parts[name]).iter(f"{docx_numbers.W}p"):
                text = "".join(
                    piece.text or "" for piece in paragraph.iter(f"{docx_numbers.W}t")
                ).strip()
                if text:
                    yield Line(text)
