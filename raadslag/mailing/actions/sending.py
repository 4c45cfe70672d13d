"""Sends what waits in the outbox, each message once: claimed, handed over, marked.

The claim is committed before the message is handed to the server. So one whose sender dies in
between is never sent again by itself: it becomes uncertain, and a person decides.
"""

from __future__ import annotations

import smtplib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from raadslag.mailing.models import OutboxMessage
from raadslag.mailing.queries.recipients import wishes_of
from raadslag.mailing.rules import CLAIM_LASTS, MailError, MailKind, MailState, next_attempt

BATCH = 100  # messages in one run, so that a worker that is asked to stop soon does
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_OURS = "raadslag.mailing.smtp.Line"
_TEMPORARY = range(400, 500)  # RFC 5321, 4.2.1
_PERSON_FIELDS = ("person__user", "body")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt went: sent, in doubt, or not because of ``error``; ``again``: it may go later."""

    error: MailError | None = None
    again: bool = False
    in_doubt: bool = False


SENT = Outcome()


def send_waiting(*, limit: int = BATCH, ask: Callable[[], datetime]) -> int:
    """Send what is due, at most ``limit`` messages; gives how many were sent.

    ``ask`` tells the time anew for each message: the line may be slow.
    """
    give_up_claims(now=ask())
    give_up_late(now=ask())
    if not settings.EMAIL_BACKEND or not OutboxMessage.objects.due(ask()).exists():
        return 0
    line = get_connection(_OURS if settings.EMAIL_BACKEND == _SMTP else None)
    try:
        return _send_through(line, limit, ask)
    finally:
        _shut(line)


def give_up_claims(*, now: datetime) -> int:
    """Mark as uncertain what somebody began to send and never told the end of."""
    lost = OutboxMessage.objects.filter(state=MailState.SENDING, claimed_at__lt=now - CLAIM_LASTS)
    return lost.update(state=MailState.UNCERTAIN, error=MailError.INTERRUPTED, ended_at=now)


def give_up_late(*, now: datetime) -> int:
    """Mark as failed what has waited until it was no use any more."""
    late = OutboxMessage.objects.filter(state=MailState.QUEUED, not_after__lt=now)
    return late.update(state=MailState.FAILED, error=MailError.TOO_LATE, ended_at=now)


def claim_next(*, now: datetime) -> OutboxMessage | None:
    """The next message, the caller's alone from now on; None where nothing is due.

    What the person has declined meanwhile is passed over. It must not run inside a transaction:
    the claim counts only once it is committed.
    """
    while True:
        with transaction.atomic(durable=True):
            due = OutboxMessage.objects.due(now).order_by("not_before", "id")
            row = due.select_for_update(skip_locked=True).first()
            if row is None:
                return None
            wanted = row.person is None or wishes_of(row.person).wants(MailKind(row.kind))
            if wanted and _claim(row, now):
                return OutboxMessage.objects.select_related(*_PERSON_FIELDS).get(pk=row.pk)
            if not wanted:
                OutboxMessage.objects.filter(pk=row.pk, state=MailState.QUEUED).update(
                    state=MailState.DISMISSED, error=MailError.DECLINED, ended_at=now
                )


def mark(row: OutboxMessage, outcome: Outcome, *, now: datetime) -> None:
    """Write down how the attempt went, unless somebody else has the message by now."""
    said: dict[str, object] = {"error": outcome.error or "", "ended_at": now}
    again = next_attempt(row.attempts, not_after=row.not_after, now=now)
    if outcome.in_doubt:
        said["state"] = MailState.UNCERTAIN
    elif outcome.error is None:
        said["state"] = MailState.SENT
    elif outcome.again and again:
        said |= {"state": MailState.QUEUED, "not_before": again, "ended_at": None}
    else:
        said["state"] = MailState.FAILED
    # One that was given up as lost while its sender was only slow is still its sender's to tell of.
    ours = OutboxMessage.objects.filter(
        pk=row.pk, claim=row.claim, state__in=[MailState.SENDING, MailState.UNCERTAIN]
    )
    ours.update(**said)


def _send_through(line: BaseEmailBackend, limit: int, ask: Callable[[], datetime]) -> int:
    count = 0
    for _ in range(limit):
        # Connected first: a server that is not there leaves nothing half-way.
        broken = _connect(line)
        if broken:
            _put_off(broken, now=ask())
            return count
        row = claim_next(now=ask())
        if row is None:
            return count
        outcome = _hand_over(row, line)
        mark(row, outcome, now=ask())
        count += outcome is SENT
        if outcome is not SENT:
            _shut(line)
    return count


def _claim(row: OutboxMessage, now: datetime) -> bool:
    """Whether the caller is the one; SQLite knows no row locks, so the update itself decides."""
    rows = OutboxMessage.objects.filter(pk=row.pk, state=MailState.QUEUED)
    return bool(
        rows.update(
            state=MailState.SENDING, claim=uuid.uuid4(), claimed_at=now, attempts=F("attempts") + 1
        )
    )


@transaction.atomic
def _put_off(error: MailError, *, now: datetime) -> None:
    """Nothing can be sent now: each message waits as long as its attempts say."""
    for row in OutboxMessage.objects.due(now).select_for_update(skip_locked=True):
        again = next_attempt(row.attempts + 1, not_after=row.not_after, now=now)
        waiting = OutboxMessage.objects.due(now).filter(pk=row.pk)
        if again:
            waiting.update(attempts=F("attempts") + 1, error=error, not_before=again)
        else:
            waiting.update(state=MailState.FAILED, error=error, ended_at=now)


def _connect(line: BaseEmailBackend) -> MailError | None:
    try:
        line.open()
    except smtplib.SMTPAuthenticationError:
        return MailError.LOG_IN
    except (OSError, smtplib.SMTPException):
        return MailError.UNREACHABLE
    return None


def _shut(line: BaseEmailBackend) -> None:
    try:
        line.close()
    except (OSError, smtplib.SMTPException):
        pass  # it is gone already


def _hand_over(row: OutboxMessage, line: BaseEmailBackend) -> Outcome:
    """Give the server the message; what it answers, or how the line broke, says how that went."""
    try:
        line.send_messages([_message(row)])
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        return _answered(code, MailError.REFUSED)
    except smtplib.SMTPSenderRefused:
        return Outcome(MailError.SENDER, again=True)
    except smtplib.SMTPServerDisconnected:
        return _broken(line)
    except smtplib.SMTPResponseException as answer:
        return _answered(answer.smtp_code, MailError.REJECTED)
    except (ValueError, smtplib.SMTPNotSupportedError):  # Django's word for an address that is none
        return Outcome(MailError.BAD_ADDRESS)
    except (OSError, smtplib.SMTPException):
        return _broken(line)
    return SENT


def _answered(code: int, refused: MailError) -> Outcome:
    return Outcome(MailError.BUSY, again=True) if code in _TEMPORARY else Outcome(refused)


def _broken(line: BaseEmailBackend) -> Outcome:
    """Backends that cannot tell how far they came leave it in doubt."""
    if getattr(line, "in_doubt", True):
        return Outcome(MailError.INTERRUPTED, in_doubt=True)
    return Outcome(MailError.UNREACHABLE, again=True)


def _message(row: OutboxMessage) -> EmailMultiAlternatives:
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    message = EmailMultiAlternatives(
        subject=" ".join(row.subject.split()),
        body=row.text,
        from_email=_on_one_line(row.body.name, sender),
        to=[_on_one_line(row.name, row.address)],
        headers={
            **row.headers,
            "Message-ID": row.message_id,
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers, please
        },
    )
    if row.html:
        message.attach_alternative(row.html, "text/html")
    return message


def _on_one_line(name: str, address: str) -> str:
    """A line break in a name would begin another header; Django refuses the whole message then."""
    return formataddr((" ".join(name.split()), address))
