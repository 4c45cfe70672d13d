"""Reads agendas and minutes: bytes become lines, lines an outline, the outline :class:`referat.Minutes`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from referat.document import Minutes, Source, Warning
from referat.reading import outline
from referat.reading.formats import open_sheet, sniff
from referat.reading.limits import DEFAULT, Limits
from referat.reading.sources import bytes_of


def read(
    source: Path | str | bytes, *, filename: str = "", limits: Limits = DEFAULT, ocr: bool = False
) -> Minutes:
    """Read one document, given as a path or as its bytes.

    ``ocr`` lets a scan without text go through ocrmypdf first, where that is installed.
    Raises :class:`referat.CannotRead` for what is not a readable agenda or minutes, ``OSError`` for a missing file.
    The reading happens in this process: untrusted files belong in :mod:`referat.reading.worker`.
    """
    if isinstance(source, bytes):
        data = source
    else:
        filename = filename or Path(source).name
        data = bytes_of(Path(source), limits)
    digest = hashlib.sha256(data).hexdigest()
    if sniff.is_portal_agenda(data):
        from referat.reading.portal import read_portal  # noqa: PLC0415 -- only a portal's JSON needs it

        return _named(read_portal(data, limits), filename, digest, sniff.Format.PORTAL)
    if sniff.is_manifest(data):
        from referat.reading.manifest import read_manifest  # noqa: PLC0415 -- only a case system's XML needs it

        return _named(read_manifest(data, limits), filename, digest, sniff.Format.MANIFEST)
    sheet = open_sheet(data, filename, limits, ocr=ocr)
    minutes = outline.build_minutes(sheet, filename)
    return minutes.with_source(Source(filename, sheet.media_type, digest, sheet.pages))


_MEDIA_TYPES = {
    sniff.Format.PORTAL: "application/json",
    sniff.Format.MANIFEST: "application/xml",
}


def _named(minutes: Minutes, filename: str, digest: str, found: sniff.Format) -> Minutes:
    """What another system said as data, with the file that it came in."""
    if sniff.is_misnamed(filename, found):
        said = Warning("wrong_name", sniff.wrong_name(filename, found))
        minutes = replace(minutes, warnings=(*minutes.warnings, said))
    return minutes.with_source(Source(filename, _MEDIA_TYPES[found], digest))
