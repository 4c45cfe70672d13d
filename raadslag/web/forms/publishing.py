"""The forms of publication: why a finding stands, why something is corrected, retracted or stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.publishing.rules import REASON_LENGTH_MIN
from raadslag.web.forms import fields

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

_SHORT = _("Write the reason in words: a few letters explain nothing.")


def _reason(label: StrPromise, help_text: StrPromise, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        min_length=REASON_LENGTH_MIN,
        max_length=2000,
        error_messages={"required": _("Write the reason."), "min_length": _SHORT},
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 3}),
    )


class WaiveForm(forms.Form):
    """Why a finding may stand."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    code = forms.CharField(max_length=10, widget=forms.HiddenInput)
    reason = _reason(_("Why it may stand"), _("Kept with your name and the time."))


class PublishForm(forms.Form):
    """``revision`` is the paper's when it was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = _reason(
        _("Why it is corrected"),
        _("Everybody can read the reason. Write nothing in it that is closed."),
        required=False,
    )
    send = fields.tick(label=_("Send the package to the members at once"))


class RetractForm(forms.Form):
    """What is taken back, and why."""

    reason = _reason(
        _("Why it is taken back"),
        _("Everybody can read the reason. Write nothing in it that is closed."),
    )
    whole = forms.TypedChoiceField(
        label=_("What is taken back"),
        coerce=lambda value: value == "moede",
        choices=[
            ("version", _("This version: an older published one comes back in its place")),
            ("moede", _("Everything published of the meeting")),
        ],
        initial="version",
        widget=forms.RadioSelect({"class": "form-radio"}),
    )


class StopForm(forms.Form):
    """Why a decision is stopped, or the stop lifted."""

    reason = _reason(
        _("Reason"),
        _("Members and staff can read it; the public reads only that the decision is stopped."),
    )


class ApproveForm(forms.Form):
    """One click, with a remark where there is one."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    checksum = forms.CharField(max_length=64, widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Remark (may be left empty)"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"class": "form-input"}),
    )
