"""What can go wrong when a document is read or written, said so that a person can act on it."""


class _Problem(Exception):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    def __init__(self, code: str, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.code = code
        self.problem = problem
        self.remedy = remedy


class CannotRead(_Problem):
    """A document that cannot be read: what is wrong, and what to do about it.

    ``code`` never changes its meaning (``encrypted``, ``empty``, ``truncated``, ``no_text``,
    ``not_minutes``, ``too_large``, ``too_slow``, ``unsafe``, ``unknown_format``, ``unreadable``).
    """


class CannotWrite(_Problem):
    """Minutes that cannot be written: what is wrong, and what to do about it.

    ``code`` never changes its meaning (``unknown_format``, ``unwritable``, ``too_large``, ``too_slow``).
    """
