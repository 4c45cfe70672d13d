"""The forms of the wheel: a theme, a ring, what the wheel is called, what is copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.followup.actions.wheels import ThemeSaid
from raadslag.followup.rules import ThemeKind
from raadslag.people.models import Organization
from raadslag.web import wheel_labels as labels
from raadslag.web.forms import fields


class ThemeForm(forms.Form):
    """What, when, and of which kind."""

    title = fields.text(label=_("What"), max_length=300)
    time_words = fields.text(
        label=_("When"),
        max_length=200,
        help_text=_(
            "In words: “4. maj”, “uge 44”, “ultimo oktober”, “hver anden måned”, “løbende”."
        ),
    )
    kind = fields.choice(
        [(kind.value, label) for kind, label in labels.THEME_KINDS.items()], label=_("Kind")
    )
    note = fields.text(label=_("Note"), rows=3, required=False, max_length=2000)

    def said(self) -> ThemeSaid:
        """What the valid form says."""
        said = self.cleaned_data
        return ThemeSaid(said["title"], said["time_words"], ThemeKind(said["kind"]), said["note"])


class RingForm(forms.Form):
    """A ring: its name, and the forum whose meetings stand on it."""

    title = fields.text(label=_("Name of the ring"), max_length=200)
    about = forms.ModelChoiceField(
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("No forum: themes only"),
        widget=forms.Select(attrs={"class": "form-select"}),
        label=_("Whose meetings and deadlines"),
    )
    note = fields.text(label=_("Note"), required=False, max_length=1000)

    def __init__(self, *args: Any, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField), "declared above"
        field.queryset = forums


class WheelForm(forms.Form):
    """What the wheel is called, and the item that decided it."""

    title = fields.text(label=_("Title"), max_length=200)
    note = fields.text(label=_("Note"), rows=3, required=False, max_length=2000)
    decided_in = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        label=_("Decided in"),
    )

    def __init__(self, *args: Any, items: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decided_in"]
        assert isinstance(field, forms.TypedChoiceField), "declared above"
        field.choices = [("", _("No item")), *items]


class BeginForm(forms.Form):
    """A wheel's title."""

    title = fields.text(label=_("Title"), max_length=200)
