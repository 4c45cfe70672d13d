"""A secret that is made once and kept in the data folder, for installations that set none."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path


def kept_secret(path: Path) -> str:
    """The secret in ``path``; made first where there is none. Two processes at once agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(name, path)  # unlike a rename this fails where another process came first
        except FileExistsError:
            pass
        finally:
            os.unlink(name)
    return path.read_text(encoding="ascii").strip()
