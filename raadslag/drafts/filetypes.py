"""Which files may go with an item, told by their first bytes and never by their name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 50 * 1024 * 1024  # larger ones do not open on a member's tablet


class Fault(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PROGRAM = "program"
    MACROS = "macros"
    OLD_OFFICE = "old_office"
    ARCHIVE = "archive"
    LOCKED = "locked"
    UNKNOWN = "unknown"


class CannotAttach(ValueError):  # noqa: N818 -- reads as CannotRead does
    """A file that is not taken."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class FileType:
    """``suffix`` with its dot, as the file is named when it is fetched."""

    media_type: str
    suffix: str


PDF = FileType("application/pdf", ".pdf")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_IN_ZIP = {
    "word/": FileType(f"{_OFFICE}.wordprocessingml.document", ".docx"),
    "xl/": FileType(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx"),
    "ppt/": FileType(f"{_OFFICE}.presentationml.presentation", ".pptx"),
}
_ODF = {
    f"{_OPEN_DOCUMENT}.text": ".odt",
    f"{_OPEN_DOCUMENT}.spreadsheet": ".ods",
    f"{_OPEN_DOCUMENT}.presentation": ".odp",
}
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": FileType("image/png", ".png"),
    b"\xff\xd8\xff": FileType("image/jpeg", ".jpg"),
    b"GIF8": FileType("image/gif", ".gif"),
    b"II*\0": FileType("image/tiff", ".tif"),
    b"MM\0*": FileType("image/tiff", ".tif"),
}
_TEXT = FileType("text/plain", ".txt")
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa",
    b"\xca\xfe\xba\xbe", b"\0asm",
)  # fmt: skip
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_MACRO_PARTS = ("vbaproject.bin", "basic/", "scripts/")


def type_of(data: bytes) -> FileType:
    """What the file is; raises :class:`CannotAttach`."""
    if not data:
        raise CannotAttach(Fault.EMPTY)
    if len(data) > MAX_BYTES:
        raise CannotAttach(Fault.TOO_LARGE)
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_PROGRAMS):
        raise CannotAttach(Fault.PROGRAM)
    for start, found in _PICTURES.items():
        if data.startswith(start):
            return found
    if data.startswith(b"PK\x03\x04"):
        return _type_in_zip(data)
    if data.startswith(_OLE2):
        locked = _ENCRYPTED_OFFICE in data
        raise CannotAttach(Fault.LOCKED if locked else Fault.OLD_OFFICE)
    if data.startswith(_ARCHIVES):
        raise CannotAttach(Fault.ARCHIVE)
    if _is_text(data):
        return _TEXT
    raise CannotAttach(Fault.UNKNOWN)


def _type_in_zip(data: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            said = archive.open("mimetype").read(100).decode() if "mimetype" in names else ""
    except (zipfile.BadZipFile, RuntimeError, UnicodeDecodeError, NotImplementedError):
        raise CannotAttach(Fault.UNKNOWN) from None
    lowered = [name.lower() for name in names]
    if any(part in name for name in lowered for part in _MACRO_PARTS):
        raise CannotAttach(Fault.MACROS)
    if said in _ODF:
        return FileType(said, _ODF[said])
    if "[Content_Types].xml" in names:
        for folder, found in _IN_ZIP.items():
            if any(name.startswith(folder) for name in names):
                return found
    raise CannotAttach(Fault.ARCHIVE)


def _is_text(data: bytes) -> bool:
    """Plain text or a table of values; markup that a browser would run is none."""
    if b"\0" in data or data[:1024].lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        return False
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:65536])
    return control * 50 <= min(len(data), 65536)
