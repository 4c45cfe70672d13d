"""What is wrong with a strand or a theme, said beside its field."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.followup.actions.strands import BadStrand
from raadslag.web import commitment_labels

_TIME = "time_words"
_FAULTS: dict[tuple[str, str], Promise] = {
    ("title", "empty"): _("Write what it is about."),
    ("title", "too_long"): _("Say it in fewer words, and put the rest in the note."),
    ("title", "taken"): _("There is a heading of that name. Choose another one."),
    ("title", "has_themes"): _(
        "There are themes below it. Remove them first, or hide the heading."
    ),
    (_TIME, "too_long"): _("Say when in fewer words."),
}


def add_strand_fault(form: forms.Form, bad: BadStrand) -> None:
    """The refusal beside its field, or above the form where it has none there."""
    text = _FAULTS.get((bad.field, bad.code))
    if text is None and bad.field == _TIME:
        text = commitment_labels.FAULTS.get(("time", bad.code))
    form.add_error(bad.field if bad.field in form.fields else None, str(text or bad))
