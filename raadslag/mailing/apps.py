"""Django's handle on this room: it brings the system check in."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class MailingConfig(AppConfig):
    """Registers the check once Django is ready."""

    name = "raadslag.mailing"

    def ready(self) -> None:
        """Import here, for checks may not be imported before the apps are."""
        from raadslag.mailing import installation  # noqa: PLC0415 -- see above

        checks.register(installation.check_mail, deploy=True)
