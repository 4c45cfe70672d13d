"""Who may do what: one table from right to the roles that carry it, free of Django."""

from __future__ import annotations

from enum import StrEnum


class RoleName(StrEnum):
    """What a user is in one municipality."""

    SECRETARY = "secretary"
    READER = "reader"


class Right(StrEnum):
    """What a role may carry."""

    IMPORT = "import"
    REVIEW = "review"
    SEE_CLOSED = "see_closed"


ROLES_WITH: dict[Right, frozenset[RoleName]] = {
    Right.IMPORT: frozenset({RoleName.SECRETARY}),
    Right.REVIEW: frozenset({RoleName.SECRETARY}),
    Right.SEE_CLOSED: frozenset({RoleName.SECRETARY, RoleName.READER}),
}
