"""What is wrong with a strand, a theme or a wheel, and what to do about it, said beside its field."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from raadslag.followup.actions.strands import BadStrand

_TIME = "time_words"
_TOO_LONG = gettext_lazy("Write at most 200 letters, and the rest in the note.")
_FAULTS: dict[tuple[str, str], Promise] = {
    ("title", "empty"): gettext_lazy("Write what it is about."),
    ("title", "too_long"): _TOO_LONG,
    ("title", "taken"): gettext_lazy("There is one of that name already. Choose another name."),
    ("title", "has_themes"): gettext_lazy(
        "It has themes. Take it off the wheel instead, or remove its themes first."
    ),
    ("about", "foreign"): gettext_lazy("That forum belongs to another municipality. Choose again."),
    (_TIME, "empty"): gettext_lazy(
        "Write when: “4. maj”, “uge 44”, “september”, “hver anden måned”."
    ),
    (_TIME, "too_long"): _TOO_LONG,
    (_TIME, "unreadable"): gettext_lazy(
        "That names no time. Write it as “4. maj”, “uge 44”, “september” or “hver anden måned”."
    ),
    (_TIME, "impossible"): gettext_lazy("The calendar has no such day."),
    (_TIME, "other_year"): gettext_lazy(
        "That lies in another year. Write a time of this year, or go to the other year's wheel."
    ),
}


def said_of(bad: BadStrand) -> str:
    """The refusal in words, with its remedy."""
    text = str(_FAULTS.get((bad.field, bad.code), bad))
    if bad.instead:
        text = f"{text} {_('Did you mean “{instead}”?').format(instead=bad.instead)}"
    return text


def add_fault(form: forms.Form, bad: BadStrand) -> None:
    """The refusal beside its field, or above the form where it has none there."""
    form.add_error(bad.field if bad.field in form.fields else None, said_of(bad))
