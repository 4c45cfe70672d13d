"""What the codes of forums and their plans are called on the screen, and what to do about a refusal."""

from __future__ import annotations

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.forum_rules import Position
from raadslag.drafts.rules import ClosedTitles, Numbering
from raadslag.meetings.plan.recurrence import LAST, OnFreeDay
from raadslag.meetings.plan.seen import RemarkKind
from raadslag.people.rules import MembershipRole

ROLES: dict[MembershipRole, Promise] = {
    MembershipRole.CHAIR: _("Chair"),
    MembershipRole.DEPUTY_CHAIR: _("Deputy chair"),
    MembershipRole.MEMBER: _("Member"),
    MembershipRole.SUBSTITUTE: _("Substitute"),
    MembershipRole.SECRETARY: _("Secretary"),
    MembershipRole.OBSERVER: _("Observer"),
}

TEMPLATES: dict[str, tuple[Promise, Promise]] = {
    "plain": (
        _("Plain"),
        _("Recommendation and presentation, then finances and law. The decision last."),
    ),
    "core_first": (
        _("The core first"),
        _("The matter's core on top, the decision last. The first item is the timetable."),
    ),
    "decision_first": (
        _("The decision first"),
        _("What was decided stands on top of each item; all that led to it below."),
    ),
    "presentation_first": (
        _("The presentation first"),
        _("From presentation to recommendation. The decision names forum and day."),
    ),
}

NUMBERINGS: dict[Numbering, Promise] = {
    Numbering.MEETING: _("From 1 at each meeting"),
    Numbering.YEAR: _("On through the year"),
}

CLOSED_TITLES: dict[ClosedTitles, Promise] = {
    ClosedTitles.TITLE: _("Its number and title"),
    ClosedTitles.PUBLIC_TITLE: _("Its number and a title written for the public"),
    ClosedTitles.NUMBER: _("Nothing but its number"),
}

POSITIONS: dict[Position, Promise] = {Position.FIRST: _("First"), Position.LAST: _("Last")}

ORDINALS: dict[int, Promise] = {
    1: _("first"),
    2: _("second"),
    3: _("third"),
    4: _("fourth"),
    LAST: _("last"),
}
WORKDAYS = {number: WEEKDAYS[number] for number in range(5)}
MONTH_NAMES = dict(MONTHS)

ON_FREE_DAY: dict[OnFreeDay, Promise] = {
    OnFreeDay.LEAVE_OUT: _("Leave the meeting out"),
    OnFreeDay.NEXT_DAY: _("Put it on the next working day"),
    OnFreeDay.KEEP: _("Keep it and tell me"),
}

REMARKS: dict[RemarkKind, Promise] = {
    RemarkKind.WEEKEND: _("Weekend"),
    RemarkKind.HOLIDAY: _("Holiday: {what}"),
    RemarkKind.OFFICES_CLOSED: _("Municipal offices are closed"),
    RemarkKind.SAME_FORUM: _("The forum meets that day already"),
    RemarkKind.SAME_PEOPLE: _("{what} meets at the same time: {people}"),
}

REFUSALS: dict[str, Promise] = {
    "reason": _("Everybody can see the plan: write a reason."),
    "held": _("Its minutes are published, so it has been held. Correct the minutes instead."),
    "cancelled": _("The meeting is cancelled. Take it up again first."),
    "not_cancelled": _("The meeting is not cancelled."),
    "announced": _("Everybody can see the meeting. Cancel it instead."),
    "in_use": _("Something is written for the meeting. Cancel it instead."),
}

BAD_SEATS: dict[str, Promise] = {
    "name": _("Write the name of the one who sits there."),
    "seated": _("That person has a seat here in those days already. Change that seat instead."),
    "end": _("The seat ends before it begins. Choose a later day."),
    "substitute": _("Only a substitute stands in for somebody. Choose “Substitute”."),
}

BAD_PATTERNS: dict[str, Promise] = {
    "unknown": _("Only {year}, {yy} and {n} may stand in braces."),
    "form": _("Only {n} may be padded: {n:06} has six digits."),
    "count": _("{n}, the running number, must stand there once."),
    "year": _("{year} or {yy} must stand there, or numbers come again each year."),
    "brace": _("A brace lacks its other half."),
}
