"""The form that a document is set aside with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class RejectForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Why is it set aside?"),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "form-input"}),
    )
