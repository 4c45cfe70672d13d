"""How much one document may cost before reading it is given up: every limit, in one place, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from referat.errors import CannotRead

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may be or take.

    ``max_bytes``: the largest council agendas printed with every attachment are about 200 MiB.
    ``max_pages``: the same agendas reach 2,000 pages; a file of 5,000 is an archive or an attack.
    ``max_seconds``: wall clock; a 1,000-page PDF takes a few seconds on a slow laptop.
    ``max_ocr_seconds``: the same for a scan, at about 3 seconds a page.
    ``max_memory_bytes``: address space of the worker process (Linux; macOS does not enforce it).
    ``max_unpacked_bytes`` and ``max_unpacked_ratio``: what a DOCX, a zip archive, may unpack to. Office XML packs 10 to
    50 times; a bomb packs 1,000 times. The ratio counts only above ``MIN_BOMB_BYTES``.
    ``max_archive_entries``: a DOCX of minutes has fewer than a hundred parts.
    ``max_depth``: nesting of markup; real pages stay below 60.
    """

    max_bytes: int = 256 * MIB
    max_pages: int = 3_000
    max_seconds: float = 120.0
    max_ocr_seconds: float = 3_600.0
    max_memory_bytes: int = 4 * 1024 * MIB
    max_unpacked_bytes: int = 256 * MIB
    max_unpacked_ratio: int = 200
    max_archive_entries: int = 5_000
    max_depth: int = 120

    def check_bytes(self, size: int) -> None:
        """Raise :class:`CannotRead` for a file of too many bytes."""
        if size > self.max_bytes:
            raise CannotRead(
                "too_large",
                f"The file is {size // MIB} MiB; the limit is {self.max_bytes // MIB} MiB.",
                "Fetch it without its attachments, or split it.",
            )

    def check_pages(self, pages: int) -> None:
        """Raise :class:`CannotRead` for a document of too many pages."""
        if pages > self.max_pages:
            raise CannotRead(
                "too_large",
                f"The document has {pages} pages; the limit is {self.max_pages}.",
                "Take its attachments out, or split it by meeting.",
            )


MIN_BOMB_BYTES = 8 * MIB
DEFAULT = Limits()
