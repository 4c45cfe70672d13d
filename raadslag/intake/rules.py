"""What becomes of a received document, and which doubts hold it back; free of Django."""

from __future__ import annotations

from enum import StrEnum

READING_BUDGET_S = 60.0  # for all files of one request; servers end a request after some minutes


class ReceptionStatus(StrEnum):
    """``READ`` is published at once; ``NEEDS_REVIEW`` is held back until a person has looked.

    ``WAITING`` is kept and not read yet: there was no time for it while somebody waited.
    """

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"
    NEEDS_REVIEW = "needs_review"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


UNREAD = frozenset({ReceptionStatus.FAILED, ReceptionStatus.WAITING})  # reading it again may help
