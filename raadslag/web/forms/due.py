"""What is filled in to take up commitments on a meeting's agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.agenda_rules import Refusal
from raadslag.web.agenda_labels import REFUSALS
from raadslag.web.numbers import numbers_in

APART, GATHERED = "apart", "gathered"


class DueForm(forms.Form):
    """Which of them, as an item each or as one; late ones need a reason."""

    commitments = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": _("Tick what the meeting is to take up."),
            "invalid_choice": _("One of them stands on an agenda already. Look again."),
        },
    )
    together = forms.ChoiceField(
        choices=[(APART, _("An item each")), (GATHERED, _("One item for all"))],
        widget=forms.RadioSelect({"class": "form-radio"}),
        label=_("Put them on the agenda as"),
        initial=APART,
    )
    late_reason = forms.CharField(
        widget=forms.Textarea({"class": "form-input", "lang": "da", "rows": 2}),
        label=_("Why it cannot wait"),
        help_text=_("The deadline has passed. The reason is printed with the item."),
        max_length=1000,
        error_messages={"required": REFUSALS[Refusal.NO_LATE_REASON]},
    )

    def __init__(self, data: Any = None, *, offered: list[int], is_late: bool) -> None:
        super().__init__(data, auto_id="til-%s")
        field = self.fields["commitments"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(one, one) for one in offered]
        if not is_late:
            del self.fields["late_reason"]

    @property
    def ticked(self) -> set[int]:
        """What was ticked when the form came back with something wrong in it."""
        values = self["commitments"].value() or []
        return set(numbers_in(values))
