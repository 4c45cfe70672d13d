"""The command ``raadslag``: Django's commands and our own."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.settings")
    from django.core.management import execute_from_command_line

    from raadslag.core.environment import BadSetting

    try:
        execute_from_command_line(sys.argv)
    except BadSetting as error:
        sys.exit(f"raadslag: {error}")


if __name__ == "__main__":
    main()
