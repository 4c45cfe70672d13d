"""All text that a file holds, also where no reader of it looks: for finding what must not be published."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

from referat.errors import CannotRead
from referat.reading import formats
from referat.reading.limits import Limits

# In the XML of office files these end a paragraph, cell or shared text; other tags part no word.
_ENDS = re.compile(
    rb"</(?:\w+:)?(?:p|h|si|c|f|tr|row|title|creator|subject|keywords|description|lastModifiedBy)>"
)
_TAG = re.compile(rb"<[^>]*>")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_UNPACKED_MAX = 200_000_000  # bytes


def texts_of(path: Path, filename: str, limits: Limits) -> list[str]:
    """Every text of the file, its metadata included; raises :class:`CannotRead` for what cannot be looked through."""
    limits.check_bytes(path.stat().st_size)
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04"):
        return _archive_texts(data)
    lines = [line.text for line in formats.open_sheet(data, filename, limits).lines]
    return ["\n".join(lines), *(_pdf_metadata(data) if data.startswith(b"%PDF") else ())]


def _archive_texts(data: bytes) -> list[str]:
    """The parts of an office file: body, headers, comments, notes, hidden sheets, properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _UNPACKED_MAX:
                raise CannotRead(
                    "too_large", "The file unpacks to more than can be read.", "Split it."
                )
            names = {part.filename for part in parts}
            if not names & {"[Content_Types].xml", "content.xml"}:
                raise CannotRead(
                    "unknown_format",
                    "The file is a zip archive.",
                    "Unpack it, and attach what is in it.",
                )
            return [_xml_text(archive.read(part)) for part in parts if _is_xml(part.filename)]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise CannotRead(
            "truncated", "The file is damaged or locked with a password.", "Save it again."
        ) from error


def _is_xml(name: str) -> bool:
    return name.endswith(".xml") and not name.startswith("customXml/")


def _xml_text(data: bytes) -> str:
    plain = _TAG.sub(b"", _ENDS.sub(b"\n", data))
    return html.unescape(plain.decode("utf-8", "replace"))


def _pdf_metadata(data: bytes) -> list[str]:
    import pypdfium2  # noqa: PLC0415 -- only a PDF needs it

    document = pypdfium2.PdfDocument(data)
    try:
        said = [value for value in document.get_metadata_dict().values() if value]
    finally:
        document.close()
    return [*said, *(_xml_text(found) for found in _XMP.findall(data))]
