"""Writes minutes as a folder that case systems and portals take in: manifest, attachments and the whole document."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from lxml import etree

from referat.document import Minutes
from referat.errors import CannotWrite
from referat.interchange import COPENHAGEN
from referat.interchange.edoc import edoc
from referat.writing.edoc import agenda_identity, agenda_xml, notification_xml

Attachments = Mapping[tuple[int, int], Path]
"""The files of attachments, by the places of item and attachment, both from 0."""

_AGENDA = "agenda.xml"
_DOCUMENT = "Dokument.PDF"
_FOLDER = "Attachments"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_OURS = re.compile(
    rf"{re.escape(_AGENDA)}|{re.escape(_DOCUMENT)}|{_FOLDER}(/\d+-\d+(\.[A-Z0-9]+)?)?"
)


def write_folder(
    minutes: Minutes,
    target: Path,
    *,
    attachments: Attachments | None = None,
    pdf: bytes | None = None,
    now: datetime | None = None,
) -> list[Path]:
    """Write the folder whole or not at all, in the place of an earlier one of the same agenda; returns its files.

    File names are numbers: no title stands in one. A closed attachment's file is left out, and so are those of closed
    items, because most portals do not look at an attachment's access. Portals let the agenda with the latest ``now``
    count; without it the meeting's own time stands. Raises :class:`CannotWrite`.
    """
    identity = agenda_identity(minutes)
    _check_place(target, identity)
    files = {
        place: f"{_FOLDER}/{place[0] + 1}-{place[1] + 1}{_suffix(source)}"
        for place, source in (attachments or {}).items()
        if _may_go_out(minutes, place)
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".", suffix=".part"))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        folder = aside / "new"
        (folder / identity / (_FOLDER if files else "")).mkdir(parents=True)
        for place, name in files.items():
            shutil.copyfile((attachments or {})[place], folder / identity / name)
        if pdf is not None:
            (folder / identity / _DOCUMENT).write_bytes(pdf)
        document = _DOCUMENT if pdf is not None else ""
        (folder / identity / _AGENDA).write_bytes(agenda_xml(minutes, files, document))
        path = f"{identity}/{_AGENDA}"
        told = notification_xml(minutes, path, now or _of_the_meeting(minutes))
        (folder / f"{identity}.xml").write_bytes(told)
        _put_in_place(folder, target, aside)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sorted(path for path in target.rglob("*") if path.is_file())


def _may_go_out(minutes: Minutes, place: tuple[int, int]) -> bool:
    item = minutes.items[place[0]]
    return item.public and item.attachments[place[1]].public is not False


def _suffix(source: Path) -> str:
    """In capitals, as portals look for it; none where the name ends oddly."""
    return source.suffix.upper() if _SUFFIX.fullmatch(source.suffix) else ""


def _of_the_meeting(minutes: Minutes) -> datetime:
    start = minutes.start
    if isinstance(start, datetime):
        return start.astimezone(UTC)
    return datetime.combine(start, time(), COPENHAGEN)


def _check_place(target: Path, identity: str) -> None:
    """Raise where something stands that is no manifest folder of the same agenda."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _taken(target)
    try:
        names = set(_names_in(target)) if target.exists() else set()
    except OSError as error:
        raise _unwritable(target, error) from error
    allowed = {f"{identity}.xml", identity}
    foreign = [
        name
        for name in names
        if name not in allowed and not _OURS.fullmatch(name.removeprefix(f"{identity}/"))
    ]
    if foreign or (names and not _tells_of(target / f"{identity}.xml", identity)):
        raise _taken(target)


def _names_in(target: Path) -> Iterator[str]:
    def complain(error: OSError) -> None:
        raise error

    for root, folders, names in os.walk(target, onerror=complain):
        for name in (*folders, *names):
            yield Path(root, name).relative_to(target).as_posix()


def _tells_of(notification: Path, identity: str) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(notification.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError):
        return False
    told = root.findtext(f"{edoc('Notification')}/{edoc('AgendaIdentifier')}")
    return str(told) == identity


def _put_in_place(folder: Path, target: Path, aside: Path) -> None:
    """The old folder goes aside and comes back if the new one cannot take its place."""
    mask = os.umask(0o077)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
    if not target.exists():
        folder.rename(target)
        return
    old = aside / "old"
    target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        old.rename(target)
        raise


def _taken(target: Path) -> CannotWrite:
    return CannotWrite(
        "unwritable",
        f"{target} holds something else than this agenda’s manifest, which is never replaced.",
        "Give another folder, or empty this one.",
    )


def _unwritable(target: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        "unwritable",
        f"{target} cannot be written: {error.strerror or error}.",
        "Make room, look at the permissions, or give another folder.",
    )
