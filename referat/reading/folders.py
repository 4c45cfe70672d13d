"""Which files of a folder are documents: one rule for everything that is given a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from referat.reading.formats import sniff
from referat.reading.limits import DEFAULT

# A file that is named itself is always read, whatever its name. Old Word, RTF and OpenDocument cannot be read, but are
# taken all the same: reading them says what to do, where leaving them out would say nothing.
SUFFIXES = frozenset(
    {
        ".pdf",
        ".docx",
        ".docm",
        ".doc",
        ".htm",
        ".html",
        ".xhtml",
        ".txt",
        ".text",
        ".json",
        ".xml",
        ".rtf",
        ".odt",
    }
)
_XML = ".xml"
_LOOKED_AT = 65_536  # bytes of a JSON or XML file


def documents_in(
    folder: Path, *, complain: Callable[[OSError], None] | None = None
) -> Iterator[Path]:
    """The documents of a folder and of the folders in it, by name; ``complain`` is told of those that stay shut.

    Where an agenda's manifest lies, it speaks for all that lies beside and below it: its PDF and its attachments.
    """
    for root, folders, names in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found = [path for name in sorted(names) if is_document(path := Path(root, name))]
        manifests = [path for path in found if path.suffix.lower() == _XML]
        if manifests:
            folders.clear()
        yield from manifests or found


def is_document(path: Path) -> bool:
    """Whether a file in a folder is meant.

    JSON is only where a portal wrote it: readings lie beside documents too. Of XML only an agenda's manifest is, not
    what tells of one. Pipes and devices are left alone.
    """
    suffix = path.suffix.lower()
    if path.name.startswith(".") or suffix not in SUFFIXES:
        return False
    if os.path.exists(path) and not os.path.isfile(path):
        return False
    if suffix == _XML:
        return _is_a_manifest(path)
    return suffix != ".json" or _is_a_portals(path)


def _is_a_manifest(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return True  # reading it says what is wrong
    return sniff.is_manifest(start) and not sniff.is_notification(start)


def _is_a_portals(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
            if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or sniff.is_reading(start):
                return False
            return sniff.is_portal_agenda(start) or sniff.is_portal_agenda(
                start + file.read(DEFAULT.max_bytes)
            )
    except OSError:
        return True  # reading it says what is wrong
