"""Logging in and out; only staff has a user."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.queries.desk import has_desk
from raadslag.web.context import Step
from raadslag.web.forms.account import LogInForm


class LogIn(LoginView):
    """To the workbench, for those who have one."""

    template_name = "account/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True
    extra_context = {"trail": [Step(_("Log in"))]}

    def get_default_redirect_url(self) -> str:
        return reverse("workbench" if has_desk(self.request.user) else "inbox")


log_in = LogIn.as_view()
log_out = LogoutView.as_view(next_page="front")
