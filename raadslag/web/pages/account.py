"""Logging in and out; only staff has a user."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.utils.translation import gettext_lazy as _

from raadslag.web.context import Step
from raadslag.web.forms.account import LogInForm

log_in = LoginView.as_view(
    template_name="account/log_in.html",
    authentication_form=LogInForm,
    redirect_authenticated_user=True,
    next_page="inbox",
    extra_context={"trail": [Step(_("Log in"))]},
)
log_out = LogoutView.as_view(next_page="front")
