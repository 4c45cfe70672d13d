"""Files of the municipality's own that go with an item: their lasting address, and who may have them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from raadslag.core.models import Original
from raadslag.meetings.models import Attachment, Minutes
from raadslag.people.models import Reader

_ADDRESS = re.compile(r"/bilag/([0-9a-f]{64})/")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that the reader may have, under the title that the item gives it."""

    sha256: str
    title: str
    filename: str


def address_of(sha256: str) -> str:
    """Where the file of an item stands for good: what it says never changes, or the address does."""
    return f"/bilag/{sha256}/"


def is_own_address(url: str) -> bool:
    """Whether an attachment's address leads to a file that is kept here."""
    return _ADDRESS.fullmatch(url) is not None


def sha256_of(url: str) -> str:
    """The file that one of our addresses leads to; empty for any other address."""
    found = _ADDRESS.fullmatch(url)
    return found[1] if found else ""


def attached_file(user: Reader, sha256: str) -> AttachedFile | None:
    """The file, if an item that the user may read into has it among what it shows them.

    Only where a version in force was written here: an address that stands in a document from
    elsewhere opens nothing.
    """
    written_here = Minutes.objects.filter(is_current=True, original__isnull=True)
    row = (
        Attachment.objects.visible_to(user)
        .filter(url=address_of(sha256), item__meeting__in=written_here.values("meeting"))
        .order_by("pk")
        .first()
    )
    original = Original.objects.filter(sha256=sha256).first() if row else None
    if row is None or original is None:
        return None
    return AttachedFile(sha256=sha256, title=row.title, filename=original.filename)
