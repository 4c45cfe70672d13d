"""Puts messages into the outbox, and does with them what a person decides."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import IntegrityError, transaction

from raadslag.core.actions import Actor, log_event
from raadslag.mailing.models import Mention, OutboxMessage
from raadslag.mailing.queries.recipients import address_of
from raadslag.mailing.rules import (
    CAN_DISMISS,
    CAN_SEND_AGAIN,
    LASTS,
    OVER,
    TEXT_KEPT,
    MailError,
    MailKind,
    MailState,
)
from raadslag.people.models import Person


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to write; ``mentions`` are what it tells, each of which a person is told once.

    Subject and texts may hold nothing closed: e-mail is not confidential.
    """

    key: str
    kind: MailKind
    person: Person
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()


def put(letter: Letter, *, now: datetime) -> OutboxMessage | None:
    """Queue the message, in the transaction of what caused it.

    None where one of its key was made before, or where something in it has been told to the person.
    To somebody without an address it is kept as failed, so that a person sees it.
    """
    address = address_of(letter.person)
    try:
        with transaction.atomic():
            row = OutboxMessage.objects.create(
                key=letter.key,
                message_id=_new_message_id(),
                body_id=letter.person.body_id,
                person=letter.person,
                name=letter.person.name,
                address=address,
                kind=letter.kind,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                headers=dict(letter.headers),
                state=MailState.QUEUED if address else MailState.FAILED,
                error="" if address else MailError.NO_ADDRESS,
                not_before=now,
                not_after=now + LASTS,
                ended_at=None if address else now,
                created_at=now,
            )
            Mention.objects.bulk_create(
                Mention(message=row, person=letter.person, key=key) for key in letter.mentions
            )
    except IntegrityError:
        return None
    return row


def note_sent_elsewhere(
    letter: Letter, *, error: MailError | None, attachments: tuple[str, ...] = (), now: datetime
) -> None:
    """Keep a message that is sent at once, by whom a person waits for, among the others."""
    of_this_try = {
        "subject": letter.subject,
        "text": letter.text,
        "address": letter.person.email,
        "state": MailState.FAILED if error else MailState.SENT,
        "error": error or "",
        "ended_at": now,
        "attachments": list(attachments),
    }
    OutboxMessage.objects.update_or_create(
        key=letter.key,
        defaults=of_this_try,
        create_defaults={
            **of_this_try,
            "message_id": _new_message_id(),
            "body_id": letter.person.body_id,
            "person": letter.person,
            "name": letter.person.name,
            "kind": letter.kind,
            "not_before": now,
            "not_after": now,
            "created_at": now,
        },
    )


@transaction.atomic
def send_again(message: OutboxMessage, *, by: Actor, now: datetime) -> bool:
    """Queue what failed or is uncertain once more, to the address that the person has now.

    False where it is not in such a state any longer, has no text left, or still no address.
    """
    address = (address_of(message.person) if message.person else "") or message.address
    rows = OutboxMessage.objects.filter(pk=message.pk, state__in=CAN_SEND_AGAIN)
    changed = bool(address) and rows.exclude(text="").exclude(kind=MailKind.PACKAGE).update(
        state=MailState.QUEUED,
        error="",
        address=address,
        attempts=0,
        claim=None,
        not_before=now,
        not_after=now + LASTS,
        ended_at=None,
    )
    return bool(changed) and _logged(message, "send_mail_again", by=by, now=now)


@transaction.atomic
def dismiss(message: OutboxMessage, *, by: Actor, now: datetime) -> bool:
    """Say that the message is not to be sent; False where it has been, or is being sent now."""
    rows = OutboxMessage.objects.filter(pk=message.pk, state__in=CAN_DISMISS)
    changed = rows.update(state=MailState.DISMISSED, claim=None, ended_at=now)
    return bool(changed) and _logged(message, "dismiss_mail", by=by, now=now)


def purge_texts(*, now: datetime) -> int:
    """Take the texts out of what was over long ago; that it was sent, to whom and when, stays."""
    old = OutboxMessage.objects.filter(state__in=OVER, ended_at__lt=now - TEXT_KEPT)
    return old.exclude(text="").update(text="", html="", headers={})


def _logged(message: OutboxMessage, verb: str, *, by: Actor, now: datetime) -> bool:
    log_event(
        by=by,
        verb=verb,
        target=("message", message.pk, str(message)),
        body_id=message.body_id,
        details={"person": message.person_id, "kind": message.kind},
        now=now,
    )
    return True


def _new_message_id() -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"
