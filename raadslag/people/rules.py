"""Who may do what: one table from right to the roles that carry it, free of Django."""

from __future__ import annotations

from enum import StrEnum


class RoleName(StrEnum):
    """What a user is in one municipality."""

    SECRETARY = "secretary"
    CASE_OFFICER = "case_officer"
    READER = "reader"


class Right(StrEnum):
    """What a role may carry."""

    IMPORT = "import"
    REVIEW = "review"
    SEE_CLOSED = "see_closed"
    WRITE_ITEMS = "write_items"
    RUN_MEETINGS = "run_meetings"


class Classification(StrEnum):
    """What an organization is (Popolo's ``classification``): one that meets, or one that carries out."""

    FORUM = "forum"
    UNIT = "unit"


class MembershipRole(StrEnum):
    """What a seat is. A substitute sits for the one it is ``on_behalf_of``.

    In a unit there are two: ``CHAIR`` is its head, ``MEMBER`` anybody else who works there.
    """

    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    SECRETARY = "secretary"
    OBSERVER = "observer"


ROLES_WITH: dict[Right, frozenset[RoleName]] = {
    Right.IMPORT: frozenset({RoleName.SECRETARY}),
    Right.REVIEW: frozenset({RoleName.SECRETARY}),
    Right.SEE_CLOSED: frozenset({RoleName.SECRETARY, RoleName.READER}),
    Right.WRITE_ITEMS: frozenset({RoleName.SECRETARY, RoleName.CASE_OFFICER}),
    Right.RUN_MEETINGS: frozenset({RoleName.SECRETARY}),
}
