"""States of a message on its way out, why it does not arrive, and when to try again; free of Django."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum


class MailKind(StrEnum):
    """What a message is; a person may decline the kinds in ``DECLINABLE``."""

    REMINDER = "reminder"
    DIGEST = "digest"
    PACKAGE = "package"


DECLINABLE = (MailKind.REMINDER, MailKind.DIGEST)


class MailState(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENDING = "sending"  # handed to the mail server at this moment
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"  # whoever was sending it is gone: nobody knows whether it was taken
    DISMISSED = "dismissed"  # a person, or the one written to, has said that it is not to be sent


class MailError(StrEnum):
    """Why a message has not been sent, or not yet."""

    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    REFUSED = "refused"  # the server knows no such mailbox
    REJECTED = "rejected"  # the server will not have the message
    BUSY = "busy"
    NO_SERVER = "no_server"
    UNREACHABLE = "unreachable"
    LOG_IN = "log_in"
    SENDER = "sender"
    INTERRUPTED = "interrupted"
    TOO_LATE = "too_late"
    DECLINED = "declined"


WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""How long to wait after the first failed attempt, the second, and so on; then always the last."""

LASTS = timedelta(days=4)  # a reminder that comes later tells something that is no longer so
CLAIM_LASTS = timedelta(minutes=10)  # longer than a server may take for one message
TEXT_KEPT = timedelta(days=90)
UNHEARD_AFTER = timedelta(hours=1)  # what is due waits so long only where no worker runs
CAN_SEND_AGAIN = frozenset({MailState.FAILED, MailState.UNCERTAIN})
CAN_DISMISS = frozenset({MailState.QUEUED, MailState.FAILED, MailState.UNCERTAIN})
OVER = frozenset({MailState.SENT, MailState.FAILED, MailState.UNCERTAIN, MailState.DISMISSED})


def next_attempt(attempts: int, *, not_after: datetime, now: datetime) -> datetime | None:
    """When to try again after so many failed attempts; None where that is too late."""
    again = now + WAITS[min(attempts, len(WAITS)) - 1]
    return again if again <= not_after else None
