"""What is wrong with words that were to name a time."""

from __future__ import annotations

from typing import Literal

Code = Literal["unreadable", "impossible"]


class NoSuchTime(ValueError):  # noqa: N818 -- reads as CannotRead does
    """The words name no time ("unreadable"), or one that the calendar does not have ("impossible").

    ``instead`` is what to write of an impossible one, in Danish ("28. februar"); empty of others.
    """

    def __init__(self, message: str, *, code: Code = "unreadable", instead: str = "") -> None:
        super().__init__(message)
        self.code: Code = code
        self.instead = instead
