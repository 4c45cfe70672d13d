"""Form fields as the design system draws them, for the workbench's forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

Choices = Mapping[Any, Any] | Iterable[tuple[Any, Any]]


def text(*, rows: int = 1, danish: bool = True, **arguments: Any) -> forms.CharField:
    """One line of text, or a box of ``rows`` lines; ``danish`` where a document's words stand in it."""
    attrs: dict[str, Any] = {"class": "form-input", **({"lang": "da"} if danish else {})}
    attrs |= arguments.pop("attrs", {})
    widget: forms.Widget = forms.TextInput(attrs)
    if rows > 1:
        widget = forms.Textarea({**attrs, "rows": rows})
    return forms.CharField(widget=widget, **arguments)


def choice(choices: Choices, **arguments: Any) -> forms.ChoiceField:
    """A drop-down list."""
    widget = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(choices=_pairs(choices), widget=widget, **arguments)


def several(
    choices: Choices, *, coerce: Any = str, **arguments: Any
) -> forms.TypedMultipleChoiceField:
    """Boxes to tick."""
    widget = forms.CheckboxSelectMultiple(attrs={"class": "form-checkbox"})
    return forms.TypedMultipleChoiceField(
        choices=_pairs(choices), coerce=coerce, widget=widget, **arguments
    )


def tick(**arguments: Any) -> forms.BooleanField:
    """One box to tick."""
    widget = forms.CheckboxInput(attrs={"class": "form-checkbox"})
    return forms.BooleanField(required=False, widget=widget, **arguments)


def day(**arguments: Any) -> forms.DateField:
    """A date, chosen in the browser's own calendar."""
    widget = forms.DateInput({"class": "form-input", "type": "date"}, "%Y-%m-%d")
    return forms.DateField(widget=widget, **arguments)


def clock_time(**arguments: Any) -> forms.TimeField:
    """A time of day; may be left empty."""
    widget = forms.TimeInput({"class": "form-input", "type": "time"}, "%H:%M")
    return forms.TimeField(required=False, widget=widget, **arguments)


def number(*, least: int, most: int, **arguments: Any) -> forms.IntegerField:
    """A whole number from ``least`` to ``most``."""
    return forms.IntegerField(
        min_value=least,
        max_value=most,
        widget=forms.NumberInput({"class": "form-input form-input--number"}),
        **arguments,
    )


def _pairs(choices: Choices) -> list[tuple[Any, Any]]:
    return list(choices.items() if isinstance(choices, Mapping) else choices)
