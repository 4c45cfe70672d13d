"""Which findings stop a publication until a person has answered for each, free of Django."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from referat.document import Outcome
from referat.finding import Finding, Severity


class Code(StrEnum):
    """Findings of the site's own, which need more than what the paper says. A code never changes its meaning."""

    ATTACHMENT_NUMBER = "S101"
    ATTACHMENT_UNREAD = "S102"
    ATTACHMENT_MISSING = "S103"
    WAS_CLOSED = "S201"
    DEADLINE = "S301"


# Person numbers and closed text: each is answered for, even where a check is not certain.
EACH_ANSWERED = frozenset({"R101", "R103", "R104", "R105", Code.ATTACHMENT_NUMBER})
REASON_LENGTH_MIN = 5  # characters; less than a word explains nothing


class Obstacle(StrEnum):
    """Why something is not published."""

    FINDINGS = "findings"
    REASON_MISSING = "reason_missing"
    NOT_CLOSED = "not_closed"
    NOTHING_NEW = "nothing_new"
    CHANGED = "changed"


class CannotPublish(Exception):  # noqa: N818 -- reads as CannotRead does
    """The obstacle says what has to be done first."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as its waiver is kept: under the code and the key."""

    code: str
    key: str


def key_of(finding: Finding) -> str:
    """What a waiver is kept under. Where each is answered for, another text is another question:
    two person numbers may look the same in a finding, which never repeats them.
    """
    if finding.code not in EACH_ANSWERED or not finding.stands_in:
        return finding.key
    return f"{finding.key}-{hashlib.sha256(finding.stands_in.encode()).hexdigest()[:12]}"


def stops(finding: Finding) -> bool:
    """Whether nothing is published until the finding is mended or a person has waived it."""
    return finding.severity is Severity.BLOCKS or finding.code in EACH_ANSWERED


# A recommendation binds nobody, and how the case is treated is no execution (§ 23).
_NOT_STOPPED = frozenset(
    {
        Outcome.RECOMMENDED,
        Outcome.FORWARDED,
        Outcome.DISCUSSED,
        Outcome.POSTPONED,
        Outcome.RETURNED,
        Outcome.WITHDRAWN,
        Outcome.NOTED,
        Outcome.LAPSED,
    }
)


def may_be_stopped(outcomes: Sequence[Outcome]) -> bool:
    """Whether an item's own decisions hold something that could be executed."""
    return bool(outcomes) and any(one not in _NOT_STOPPED for one in outcomes)
