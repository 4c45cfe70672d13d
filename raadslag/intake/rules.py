"""What becomes of a received document, and which doubts hold it back; free of Django."""

from __future__ import annotations

from enum import StrEnum


class ReceptionStatus(StrEnum):
    """``READ`` is published at once; ``NEEDS_REVIEW`` is held back until a person has looked."""

    READ = "read"
    FAILED = "failed"
    NEEDS_REVIEW = "needs_review"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
