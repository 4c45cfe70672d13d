"""The form that staff log in with."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.people import log_in_limit


class LogInForm(AuthenticationForm):
    """Django's own, dressed for the design system, and with a limit to how often one may fail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-input"
            field.widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        """Refuses even the right password while the limit is reached."""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        key = log_in_limit.key_of(self.cleaned_data.get("username") or "", address)
        now = clock.now()
        if log_in_limit.is_stopped(key, now=now):
            raise ValidationError(
                _("Too many attempts have failed. Wait %(minutes)s minutes and try again."),
                params={"minutes": int(log_in_limit.WAIT.total_seconds() // 60)},
            )
        try:
            cleaned = super().clean()
        except ValidationError:
            log_in_limit.note_failure(key, now=now)
            raise
        log_in_limit.forget(key)
        return cleaned
