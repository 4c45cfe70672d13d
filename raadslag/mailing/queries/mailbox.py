"""The mailbox page: what waits, was sent, failed or is uncertain, as those who run meetings see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q

from raadslag.mailing.models import OutboxMessage, OutboxQuerySet
from raadslag.mailing.rules import (
    CAN_DISMISS,
    CAN_SEND_AGAIN,
    CLAIM_LASTS,
    UNHEARD_AFTER,
    MailError,
    MailKind,
    MailState,
)
from raadslag.people.models import Reader


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """One message. ``text`` is empty once it is purged; the address to decline at is the recipient's alone."""

    id: int
    body: str
    name: str
    address: str
    kind: MailKind
    subject: str
    text: str
    attachments: tuple[str, ...]
    state: MailState
    error: MailError | None
    attempts: int
    made_at: datetime
    not_before: datetime
    ended_at: datetime | None
    can_send_again: bool
    can_dismiss: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the mailbox is wanted; ``words`` are looked for in name, address and subject."""

    state: MailState | None = None
    kind: MailKind | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One page of the mailbox; ``counts`` are by state, of all that the user may see."""

    lines: tuple[SeenMessage, ...]
    total: int
    counts: dict[MailState, int]
    has_server: bool
    has_site: bool
    unheard: int


def mailbox(user: Reader, asked: Asked, *, now: datetime, limit: int, offset: int) -> Mailbox:
    """The newest messages first."""
    seen = OutboxMessage.objects.visible_to(user)
    rows = _asked_for(seen, asked)
    states = seen.order_by().values_list("state").annotate(Count("pk"))
    page = rows.select_related("body")[offset : offset + limit]
    return Mailbox(
        lines=tuple(_line(row) for row in page),
        total=rows.count(),
        counts={MailState(state): count for state, count in states},
        has_server=bool(settings.EMAIL_BACKEND),
        has_site=bool(settings.RAADSLAG_SITE),
        unheard=_unheard(seen, now).count(),
    )


def waiting_too_long(*, now: datetime) -> int:
    """How many messages nobody has tried to send for so long that no worker can be running."""
    return _unheard(OutboxMessage.objects.all(), now).count()


def is_anything_to_send(*, now: datetime) -> bool:
    """Whether a job has something to do: a message that is due, or that somebody left half-way."""
    rows = OutboxMessage.objects
    lost = rows.filter(state=MailState.SENDING, claimed_at__lt=now - CLAIM_LASTS)
    return rows.due(now).exists() or lost.exists()


def needing_somebody(user: Reader) -> int:
    """How many messages a person has to decide on: those that failed, and those nobody knows of."""
    rows = OutboxMessage.objects.visible_to(user)
    return rows.filter(state__in=CAN_SEND_AGAIN).count()


def _unheard(rows: OutboxQuerySet, now: datetime) -> OutboxQuerySet:
    return rows.due(now - UNHEARD_AFTER)


def _asked_for(rows: OutboxQuerySet, asked: Asked) -> OutboxQuerySet:
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    for word in asked.words.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(address__icontains=word) | Q(subject__icontains=word)
        )
    return rows


def _line(row: OutboxMessage) -> SeenMessage:
    state, kind = MailState(row.state), MailKind(row.kind)
    return SeenMessage(
        id=row.pk,
        body=row.body.name,
        name=row.name,
        address=row.address,
        kind=kind,
        subject=row.subject,
        text=_without_way_out(row),
        attachments=tuple(row.attachments),
        state=state,
        error=MailError(row.error) if row.error else None,
        attempts=row.attempts,
        made_at=row.created_at,
        not_before=row.not_before,
        ended_at=row.ended_at,
        can_send_again=state in CAN_SEND_AGAIN and kind is not MailKind.PACKAGE and bool(row.text),
        can_dismiss=state in CAN_DISMISS and kind is not MailKind.PACKAGE,
    )


def _without_way_out(row: OutboxMessage) -> str:
    """Whoever has that address can decline in the recipient's name."""
    address = row.headers.get("List-Unsubscribe", "").strip("<>")
    return row.text.replace(address, "[…]") if address else row.text
