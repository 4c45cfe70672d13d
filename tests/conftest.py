"""What every test run needs before the first test: the translations, which are compiled and not committed."""

from __future__ import annotations

import pytest

from tools import messages


def pytest_configure(config: pytest.Config) -> None:
    messages.compile_all()
