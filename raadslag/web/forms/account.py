"""The form that staff log in with."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm


class LogInForm(AuthenticationForm):
    """Django's own, dressed for the design system."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-input"
            field.widget.attrs.pop("autofocus", None)
