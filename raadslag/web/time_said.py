"""What the words of a time mean as dates, said beside them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from raadslag.followup.seen import SeenCommitment
from raadslag.web import dates


def due_said(one: SeenCommitment) -> str:
    """``senest 31. oktober 2026``; empty where the words say it themselves or no day is known."""
    if one.due is None:
        return _("not before {day}").format(day=dates.day(one.due_from)) if one.due_from else ""
    said = dates.day(one.due)
    if said.casefold() in one.time_words.casefold():
        return ""
    if one.repeats:
        return _("next time by {day}").format(day=said)
    return said if one.due_from == one.due else _("by {day}").format(day=said)


def span_said(one: SeenCommitment) -> str:
    """``21. oktober 2026 – 31. oktober 2026``, where there is more to it than its last day."""
    if one.due is None or one.due_from is None or one.due_from == one.due:
        return ""
    return f"{dates.day(one.due_from)} – {dates.day(one.due)}"
