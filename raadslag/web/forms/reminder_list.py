"""What is filled in on the page of a reminder list: a row, the list itself, what stands below it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.followup.said import WORDS_MAX, Said
from raadslag.web.forms import fields
from raadslag.web.forms.commitments import CommitmentForm


class RowForm(CommitmentForm):
    """One row: what, when, who. It stands on the list as long as it is here."""

    def __init__(self, data: Any = None, **arguments: Any) -> None:
        super().__init__(data, **arguments)
        del self.fields["on_list"]
        self.fields["text"].label = _("Matter")
        self.fields["text"].widget.attrs["rows"] = 2
        self.fields["time_words"].label = _("Expected time")
        self.fields["who"].label = _("Responsible")
        if "is_public" in self.fields:
            self.fields["is_public"].label = _("Printed in the public list")
            self.fields["is_public"].help_text = ""

    def said(self) -> Said:
        """What was filled in: it is on the list."""
        return replace(super().said(), on_list=True)


class ListForm(forms.Form):
    """What the list is called, and whether each agenda gets it."""

    title = fields.text(
        label=_("The list's title"),
        max_length=200,
        error_messages={"required": _("The list has no name. Write one.")},
    )
    standing = fields.tick(label=_("Put it on each new agenda as the last item"))


class StrandForm(forms.Form):
    """A heading below the list."""

    title = fields.text(
        label=_("Heading"),
        max_length=200,
        error_messages={"required": _("Write the heading: a forum, or what the themes are about.")},
    )
    note = fields.text(label=_("Note below the heading"), required=False, rows=2, max_length=1000)


class ThemeForm(forms.Form):
    """One thing below a heading: when, and what."""

    time_words = fields.text(label=_("When"), required=False, max_length=WORDS_MAX)
    title = fields.text(label=_("What it is about"), required=False, max_length=1000)
