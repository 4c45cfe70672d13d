"""Stages of a meeting's paper and of an item on its way there: enumerations and tables, free of Django."""

from __future__ import annotations

from enum import StrEnum

from referat.document import Outcome


class Stage(StrEnum):
    """How far a meeting's paper has come.

    ``CALLED`` from when the agenda is published, ``OPEN`` while the meeting is held, ``CLOSED``
    from when the chair closes it, ``PUBLISHED`` once the minutes are out.
    """

    PREPARING = "preparing"
    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


NEXT_STAGES: dict[Stage, frozenset[Stage]] = {
    Stage.PREPARING: frozenset({Stage.CALLED}),
    Stage.CALLED: frozenset({Stage.OPEN, Stage.PREPARING}),
    Stage.OPEN: frozenset({Stage.CLOSED, Stage.CALLED}),
    Stage.CLOSED: frozenset({Stage.PUBLISHED, Stage.OPEN}),
    Stage.PUBLISHED: frozenset({Stage.CLOSED}),
}
SEEN_BY_MEMBERS = frozenset({Stage.CALLED, Stage.OPEN, Stage.CLOSED, Stage.PUBLISHED})
RECORDING = frozenset({Stage.OPEN, Stage.CLOSED})
"""While the meeting is held and until the minutes are out: what happened may be written."""


class ItemState(StrEnum):
    """The sign-off of an item: the case officer submits, the secretary accepts or sends back."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"  # on the agenda
    WITHDRAWN = "withdrawn"


NEXT_ITEM_STATES: dict[ItemState, frozenset[ItemState]] = {
    ItemState.DRAFT: frozenset({ItemState.SUBMITTED, ItemState.ACCEPTED, ItemState.WITHDRAWN}),
    ItemState.SUBMITTED: frozenset({ItemState.ACCEPTED, ItemState.DRAFT, ItemState.WITHDRAWN}),
    ItemState.ACCEPTED: frozenset({ItemState.DRAFT, ItemState.SUBMITTED, ItemState.WITHDRAWN}),
    ItemState.WITHDRAWN: frozenset({ItemState.DRAFT, ItemState.ACCEPTED}),
}


class Part(StrEnum):
    """What a box of text is in its item."""

    SECTION = "section"
    DECISION = "decision"
    EARLIER_DECISION = "earlier_decision"
    STATEMENT = "statement"
    REMOVED = "removed"  # taken off the item; what was written in it is kept


class Numbering(StrEnum):
    """Whether items are numbered from 1 at each meeting or on through the year."""

    MEETING = "meeting"
    YEAR = "year"


class ClosedTitles(StrEnum):
    """What is printed of a closed item besides its number."""

    TITLE = "title"
    PUBLIC_TITLE = "public_title"  # a wording written for the public
    NUMBER = "number"  # nothing but the number and that it is closed


class TreatmentState(StrEnum):
    """How far one leg of a case's route has come."""

    PLANNED = "planned"
    ON_AGENDA = "on_agenda"
    TREATED = "treated"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"


class Purpose(StrEnum):
    """What a forum is asked to do with a case."""

    RECOMMEND = "recommend"
    DECIDE = "decide"
    DISCUSS = "discuss"
    INFORM = "inform"


class After(StrEnum):
    """What a decision does to the case's route."""

    SEND_ON = "send_on"  # the next leg gets the item, with what was decided
    AGAIN_HERE = "again_here"  # the same forum takes it up again
    TO_AUTHOR = "to_author"  # back to the one who wrote it, for the same forum
    STOP = "stop"  # the legs that are left are not walked
    STAY = "stay"  # it was not treated: the leg waits for another meeting


AFTER: dict[Outcome, After] = {
    Outcome.ADOPTED: After.SEND_ON,
    Outcome.ADOPTED_AMENDED: After.SEND_ON,
    Outcome.NOTED: After.SEND_ON,
    Outcome.RECOMMENDED: After.SEND_ON,
    Outcome.FORWARDED: After.SEND_ON,
    Outcome.DISCUSSED: After.SEND_ON,
    Outcome.ELECTED: After.SEND_ON,
    Outcome.SEVERAL: After.SEND_ON,
    Outcome.UNKNOWN: After.SEND_ON,
    Outcome.POSTPONED: After.AGAIN_HERE,
    Outcome.RETURNED: After.TO_AUTHOR,
    Outcome.REJECTED: After.STOP,
    Outcome.LAPSED: After.STOP,
    Outcome.WITHDRAWN: After.STAY,
}


class Choice(StrEnum):
    """How a vote was cast."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class DeliveryState(StrEnum):
    """``SENT`` where the mail server has taken the message: whether it is read, nobody knows.

    ``SENDING`` from when somebody has begun, so that a second click sends nothing.
    """

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class DeliveryError(StrEnum):
    """Why a package could not be sent to somebody."""

    NO_ADDRESS = "no_address"
    REFUSED = "refused"  # the server knows no such address, or does not like it
    NO_SERVER = "no_server"  # none is named in the installation's settings
    UNREACHABLE = "unreachable"  # the server does not answer, or not to our password
