"""A meeting's paper as a file, of exactly what the one who asks may see; what is public is kept by its content."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from raadslag.core import files
from raadslag.meetings import documents
from raadslag.meetings.attached import sha256_of
from raadslag.meetings.models import Minutes
from raadslag.meetings.queries import meeting_page
from raadslag.meetings.rules import MinutesState
from raadslag.people.models import Reader
from referat import document
from referat.interchange import to_json
from referat.writing import PLAIN, BadLayout, Format, Layout, layout_from
from referat.writing.apart import write_apart
from referat.writing.layout import dump
from referat.writing.manifest import write_folder

OFFERED = (Format.PDF, Format.DOCX, Format.TXT, Format.JSON)
WITHHELD_TITLE = "Lukket punkt"  # printed, so Danish whatever language the screens have
_WRITING = 1  # rises when the same minutes are to be written otherwise
_WORDS = {document.Kind.AGENDA: "dagsorden", document.Kind.MINUTES: "referat"}
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be written: ``minutes`` hold only what the reader may see. ``name`` has no suffix."""

    minutes: document.Minutes
    layout: Layout
    name: str
    is_kept: bool

    def digest(self, fmt: Format) -> str:
        """The same for the same words in the same dress: what a kept file and an ETag go by."""
        said = [_WRITING, to_json(self.minutes), dump(self.layout), fmt.value]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def paper_of(
    user: Reader, *, body_slug: str, forum_slug: str, meeting_slug: str, site: str
) -> Paper | None:
    """The meeting's paper as the reader's page says it; None where nothing is published.

    ``site`` is put before the addresses of attached files, so that they can be followed from a file.
    Only what everybody sees is kept as a file.
    """
    page = meeting_page(user, body_slug=body_slug, forum_slug=forum_slug, meeting_slug=meeting_slug)
    if page is None or not page.meeting.is_published:
        return None
    seen = documents.minutes_as_seen(page)
    return Paper(
        minutes=printable(seen, site=site),
        layout=_layout_of(page.meeting.id),
        name=f"{_WORDS[seen.kind]}-{forum_slug}-{meeting_slug}",
        is_kept=not user.is_authenticated,
    )


def public_paper_of(
    *, body_slug: str, forum_slug: str, meeting_slug: str, site: str
) -> Paper | None:
    """The paper as everybody sees it, whoever asks for it."""
    return paper_of(
        AnonymousUser(),
        body_slug=body_slug,
        forum_slug=forum_slug,
        meeting_slug=meeting_slug,
        site=site,
    )


def file_of(paper: Paper, fmt: Format) -> bytes:
    """The file's bytes, written in a process of its own unless they are kept; raises :class:`referat.CannotWrite`."""
    if not paper.is_kept:
        return write_apart(paper.minutes, fmt, layout=paper.layout)
    path = _path_of(paper.digest(fmt))
    if path.exists():
        return path.read_bytes()
    data = write_apart(paper.minutes, fmt, layout=paper.layout)
    _keep(path, data)
    return data


def folder_of(paper: Paper, *, now: datetime) -> bytes:
    """The folder that case systems and portals take in, with the files of attachments, as a zip archive."""
    places = {
        (at, number): files.path_of(sha256)
        for at, item in enumerate(paper.minutes.items)
        for number, one in enumerate(item.attachments)
        if (sha256 := _own_file(one.url)) and files.path_of(sha256).exists()
    }
    pdf = file_of(paper, Format.PDF)
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="raadslag-") as aside:
        folder = Path(aside) / "folder"
        written = write_folder(paper.minutes, folder, attachments=places, pdf=pdf, now=now)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in written:
                archive.write(path, path.relative_to(folder).as_posix())
    return packed.getvalue()


def printable(minutes: document.Minutes, *, site: str) -> document.Minutes:
    """The minutes as a file can hold them: every item has a title, every link can be followed."""
    return replace(minutes, items=tuple(_printed(item, site) for item in minutes.items))


def _printed(item: document.Item, site: str) -> document.Item:
    attachments = tuple(
        replace(one, url=f"{site}{one.url}") if sha256_of(one.url) else one
        for one in item.attachments
    )
    title = item.title or ("" if item.public else WITHHELD_TITLE)
    return replace(item, title=title, attachments=attachments)


def _own_file(url: str) -> str:
    """The file that an address of ours leads to, whatever site stands before it."""
    start = url.find("/bilag/")
    return sha256_of(url[start:]) if start >= 0 else ""


def _layout_of(meeting_id: int) -> Layout:
    row = Minutes.objects.filter(
        meeting=meeting_id, is_current=True, state=MinutesState.PUBLISHED, supplementary=False
    ).first()
    said: Mapping[str, object] = row.layout if row else {}
    try:
        return layout_from(said) if said else PLAIN
    except BadLayout:
        logger.warning("The layout that version %s was published in is no longer known.", row)
        return PLAIN


def _path_of(digest: str) -> Path:
    return Path(settings.RAADSLAG_DATA_DIR) / "written" / digest[:2] / digest


def _keep(path: Path, data: bytes) -> None:
    """Whole or not at all: another process may write the same file now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(name, path)
