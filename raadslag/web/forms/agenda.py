"""What is filled in where an agenda is put together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from raadslag.drafts.agenda_rules import Refusal
from raadslag.web.agenda_labels import REFUSALS

Data = Any  # what a form takes: the posted values, or None
MINUTES_MAX = 600


def _text(*, missing: Refusal, rows: int = 1, **arguments: Any) -> forms.CharField:
    attributes = {"class": "form-input", "lang": "da"}
    widget: forms.Widget = forms.TextInput(attributes)
    if rows > 1:
        widget = forms.Textarea({**attributes, "rows": rows})
    return forms.CharField(
        widget=widget,
        error_messages={"required": REFUSALS[missing]},
        max_length=1000,
        **arguments,
    )


class AddForm(forms.Form):
    """A new item by its title; late ones need a reason."""

    title = _text(missing=Refusal.NO_TITLE, label=_("Title"))
    minutes = forms.IntegerField(
        label=pgettext_lazy("duration", "Minutes"),
        required=False,
        min_value=0,
        max_value=MINUTES_MAX,
        widget=forms.NumberInput({"class": "form-input", "inputmode": "numeric"}),
    )
    late_reason = _text(
        missing=Refusal.NO_LATE_REASON,
        rows=2,
        label=_("Why it cannot wait"),
        help_text=_("The deadline has passed. The reason is printed with the item."),
    )

    def __init__(self, data: Data = None, *, is_late: bool) -> None:
        super().__init__(data, auto_id="nyt-%s")
        if not is_late:
            del self.fields["late_reason"]


class PlaceForm(forms.Form):
    """Why an item that is put on the agenda past the deadline cannot wait."""

    late_reason = _text(
        missing=Refusal.NO_LATE_REASON,
        rows=2,
        label=_("Why it cannot wait"),
        help_text=_("The deadline has passed. The reason is printed with the item."),
    )

    def __init__(self, data: Data = None, *, item: int, is_late: bool) -> None:
        super().__init__(data, auto_id=f"optag-{item}-%s")
        if not is_late:
            del self.fields["late_reason"]


class SendBackForm(forms.Form):
    """What the author is to do before the item can come on an agenda."""

    comment = forms.CharField(
        label=_("What is missing?"),
        max_length=4000,
        widget=forms.Textarea({"class": "form-input", "lang": "da", "rows": 3}),
        error_messages={"required": _("Write what the author is to do.")},
    )

    def __init__(self, data: Data = None, *, item: int) -> None:
        super().__init__(data, auto_id=f"tilbage-{item}-%s")


class CloseForm(forms.Form):
    """Why the item is closed, and what the public reads in its place."""

    reason = _text(
        missing=Refusal.NO_CLOSED_REASON,
        rows=2,
        label=_("Why this matter is closed (§ 10)"),
        help_text=_("For the record: it is not printed."),
    )
    public_title = _text(missing=Refusal.NO_PUBLIC_TITLE, label=_("What the public reads instead"))

    def __init__(
        self,
        data: Data = None,
        *,
        item: int,
        asks_public_title: bool,
        initial: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"luk-{item}-%s")
        if not asks_public_title:
            del self.fields["public_title"]


class MinutesForm(forms.Form):
    """How long something takes."""

    value = forms.IntegerField(
        min_value=0,
        max_value=MINUTES_MAX,
        required=False,
        error_messages={
            "invalid": _("Write whole minutes."),
            "min_value": _("Write 0 or more minutes."),
            "max_value": _("That is more than %(limit_value)s minutes. Write fewer."),
        },
    )
    base = forms.IntegerField(min_value=0)
