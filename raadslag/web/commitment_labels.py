"""What the states, bands, happenings and refusals of commitments are called on the screen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from raadslag.followup.queries.board import Band, Order, Scope, Show
from raadslag.followup.rules import Happening, Standing, State
from raadslag.followup.said import BadCommitment

STANDINGS: dict[Standing, Promise] = {
    Standing.PROPOSED: _("Proposed"),
    Standing.AGREED: _("Agreed"),
    Standing.UNDER_WAY: _("Under way"),
    Standing.DONE: _("Done"),
    Standing.DROPPED: _("Dropped"),
    Standing.OVERDUE: _("Overdue"),
    Standing.STOPPED: _("Stopped (section 23)"),
}
ICONS: dict[Standing, str] = {
    Standing.PROPOSED: "help",
    Standing.AGREED: "check",
    Standing.UNDER_WAY: "hourglass",
    Standing.DONE: "success",
    Standing.DROPPED: "close",
    Standing.OVERDUE: "warning",
    Standing.STOPPED: "lock",
}
STATES: dict[State, Promise] = {state: STANDINGS[Standing(state.value)] for state in State}

BANDS: dict[Band, Promise] = {
    Band.OVERDUE: _("Overdue"),
    Band.WEEK: _("This week"),
    Band.MONTH: _("Later this month"),
    Band.LATER: _("Later"),
    Band.NO_DATE: _("Without a date"),
    Band.STOPPED: _("Stopped (section 23)"),
    Band.PROPOSED: _("Proposed"),
    Band.DONE: _("Done"),
    Band.DROPPED: _("Dropped"),
}
SCOPES: dict[Scope, Promise] = {
    Scope.MINE: pgettext_lazy("commitments", "Mine"),
    Scope.UNIT: _("My unit's"),
    Scope.FORUM: _("My forums'"),
    Scope.ALL: pgettext_lazy("commitments", "All"),
}
SHOWS: dict[Show, Promise] = {
    Show.CURRENT: _("Open, and done lately"),
    Show.OVERDUE: _("Overdue"),
    Show.NOBODY: _("Nobody responsible"),
    Show.AGREED: _("Agreed"),
    Show.UNDER_WAY: _("Under way"),
    Show.STOPPED: _("Stopped (section 23)"),
    Show.DONE: _("Done"),
    Show.DROPPED: _("Dropped"),
    Show.PROPOSED: _("Proposed"),
    Show.ALL: _("All but proposals"),
}
ORDERS: dict[Order, Promise] = {
    Order.DUE: _("By deadline"),
    Order.FORUM: _("By forum"),
    Order.NEWEST: _("Newest first"),
}

HAPPENINGS: dict[Happening, Promise] = {
    Happening.PROPOSED: _("Proposed from the decision's text"),
    Happening.WRITTEN: _("Written"),
    Happening.AGREED: _("Agreed"),
    Happening.CHANGED: _("Changed"),
    Happening.STATE: _("New state"),
    Happening.OCCURRED: _("One round is done"),
    Happening.NOTE: _("Note"),
    Happening.EVIDENCE: _("Evidence"),
    Happening.TAKEN_UP: _("Put on an agenda because it is due"),
    Happening.REPORTED: _("Put on an agenda to report that it is done"),
    Happening.NOTED: _("The forum has noted the report"),
    Happening.STOPPED: _("Stopped: execution of the decision is stopped (section 23)"),
    Happening.RESUMED: _("The stop is lifted"),
    Happening.REMINDED: _("A reminder was sent"),
}
CHANGES: dict[str, Promise] = {
    "text": _("What is to be done"),
    "time": _("When"),
    "responsible": _("Who"),
    "is_public": _("Shown to the public"),
    "on_list": _("On the reminder list"),
    "due": _("The forum's calendar: due"),
    "state": _("State"),
}

ANSWERS: dict[str, Promise] = {"yes": _("Yes"), "no": _("No")}
NOTHING = _("nothing")

FAULTS: dict[tuple[str, str], Promise] = {
    ("text", "empty"): _("Write what is to be done."),
    ("text", "long"): _("That is too long for a list. Say it shortly, and put the rest in a note."),
    ("time", "long"): _("That is too long. Write only when, as “end of October”."),
    ("time", "unreadable"): _(
        "That cannot be read as a time. Write for instance “20. september”, “uge 44”,"
        " “ultimo oktober”, “4. kvartal”, “hver anden måned” or “næste møde”."
    ),
    ("time", "impossible"): _("The calendar has no such day or week. Write one that it has."),
    ("time", "before_meeting"): _(
        "That is before the meeting at which it was decided. Write a later time."
    ),
    ("time", "unknown_forum"): _(
        "No forum here is called “%(instead)s”. Write its name as on its page."
    ),
    ("who", "unknown"): _("One of these is not of this municipality. Choose from the list."),
    ("who", "closed"): _("That unit is closed. Choose who has its tasks now."),
    ("state", "not_from_here"): _("Somebody has changed its state meanwhile. Look at it again."),
    ("state", "stopped"): _(
        "Execution of the decision is stopped (section 23). Lift the stop first."
    ),
    ("note", "reason"): _("Say why it is dropped: those who decided it will want to know."),
    ("note", "empty"): _("Write the note first."),
    ("done_on", "future"): _("That day has not been yet. Choose today or an earlier day."),
    ("done_on", "before_meeting"): _(
        "That is before the meeting at which it was decided. Choose a later day."
    ),
    ("url", "address"): _("Write the whole address, beginning with https://."),
    ("item", "unknown"): _("Choose one of the items in the list."),
    ("item", "same"): _("That is the item at which it was decided. Choose a later one."),
    ("is_public", "closed"): _("It was decided at a closed item, so it cannot be public."),
}
_IMPOSSIBLE = _("The calendar has no such day or week. Write for instance “%(instead)s”.")


def said_of(bad: BadCommitment) -> str:
    """The refusal in words, with its remedy."""
    text = FAULTS[bad.field, bad.code]
    if bad.code == "impossible" and bad.instead:
        text = _IMPOSSIBLE
    return str(text) % {"instead": bad.instead}
