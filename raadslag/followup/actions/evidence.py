"""What shows that a commitment was carried out: added and taken off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from raadslag.core.actions import keep_original
from raadslag.core.models import Original
from raadslag.drafts import filetypes
from raadslag.followup.actions.history import happened
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment, Evidence
from raadslag.followup.rules import EvidenceKind, Happening
from raadslag.followup.said import BadCommitment
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import User

URL_MAX = 2000
TITLE_MAX = 300
_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows it, as far as there is something. ``filename`` is the uploader's."""

    title: str = ""
    url: str = ""
    data: bytes | None = None
    filename: str = ""
    agenda_item: AgendaItem | None = None


@transaction.atomic
def add_all(commitment: Commitment, shown: Shown, *, by: User, now: datetime) -> None:
    """All of it or none; raises ``BadCommitment`` and :class:`raadslag.drafts.filetypes.CannotAttach`."""
    if shown.url:
        add_link(commitment, shown.url, title=shown.title, by=by, now=now)
    if shown.data is not None:
        add_file(commitment, shown.data, shown.filename, title=shown.title, by=by, now=now)
    if shown.agenda_item is not None:
        add_item(commitment, shown.agenda_item, by=by, now=now)


@transaction.atomic
def add_link(
    commitment: Commitment, url: str, *, title: str = "", by: User, now: datetime
) -> Evidence:
    """A page that shows it; raises :class:`~raadslag.followup.said.BadCommitment`."""
    row = locked(commitment)
    return _add(row, EvidenceKind.LINK, title=title, url=_checked(url), by=by, now=now)


@transaction.atomic
def add_file(
    commitment: Commitment,
    data: bytes,
    filename: str,
    *,
    title: str = "",
    by: User,
    now: datetime,
) -> Evidence:
    """A file that shows it; raises :class:`raadslag.drafts.filetypes.CannotAttach`."""
    row = locked(commitment)
    found = filetypes.type_of(data)
    original = keep_original(data=data, filename="", media_type=found.media_type)
    name = title.strip() or filename.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    return _add(row, EvidenceKind.FILE, title=name, original=original, by=by, now=now)


@transaction.atomic
def add_item(
    commitment: Commitment, agenda_item: AgendaItem, *, by: User | None, now: datetime
) -> Evidence:
    """A later item that shows it, once; raises :class:`~raadslag.followup.said.BadCommitment`."""
    row = locked(commitment)
    known: Evidence | None = row.evidence.filter(agenda_item=agenda_item).first()
    if known is not None:
        return known
    if agenda_item.meeting.organization.body_id != row.body_id:
        raise BadCommitment("item", "unknown", "That item is of another municipality.")
    decided = row.agenda_item
    if decided is not None and agenda_item.pk == decided.pk:
        raise BadCommitment("item", "same", "That is the item at which it was decided.")
    return _add(row, EvidenceKind.ITEM, agenda_item=agenda_item, by=by, now=now)


@transaction.atomic
def take_off(evidence: Evidence, *, by: User, now: datetime) -> None:
    """It shows nothing after all; the history tells that it was there, the file itself is kept."""
    row = locked(evidence.commitment)
    before = evidence.title or evidence.url
    Evidence.objects.filter(pk=evidence.pk).delete()
    happened(row, Happening.EVIDENCE, by=by, now=now, field="off", before=before)


def _add(
    row: Commitment,
    kind: EvidenceKind,
    *,
    title: str = "",
    url: str = "",
    original: Original | None = None,
    agenda_item: AgendaItem | None = None,
    by: User | None,
    now: datetime,
) -> Evidence:
    title = " ".join(title.split())[:TITLE_MAX]
    same = row.evidence.filter(kind=kind, url=url, original=original, agenda_item=agenda_item)
    known: Evidence | None = same.filter(title=title).first()
    if known is not None:
        return known
    made = Evidence.objects.create(
        commitment=row,
        kind=kind,
        title=title,
        url=url,
        original=original,
        agenda_item=agenda_item,
        by=by,
        at=now,
    )
    happened(row, Happening.EVIDENCE, by=by, now=now, field=kind.value, after=title or url)
    return made


def _checked(url: str) -> str:
    url = url.strip()
    try:
        parts = urlsplit(url)
        fits = parts.scheme in _SCHEMES and bool(parts.hostname) and not _has_blanks(url)
    except ValueError:
        fits = False
    if not fits or len(url) > URL_MAX:
        raise BadCommitment("url", "address", "Write the whole address, with https:// before it.")
    return url


def _has_blanks(url: str) -> bool:
    return any(sign.isspace() or ord(sign) < ord(" ") for sign in url)
