"""Django's handle on this room: it brings the system checks in."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class CoreConfig(AppConfig):
    """Registers the checks once Django is ready."""

    name = "raadslag.core"

    def ready(self) -> None:
        """Import here, for checks may not be imported before the apps are."""
        from raadslag.core import installation  # noqa: PLC0415 -- see above

        checks.register(installation.check_data_folder)
        checks.register(installation.check_sqlite)
        checks.register(installation.check_demonstration, deploy=True)
