"""Settings as they are written in the environment, turned into values."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_ON = {"1", "true", "yes", "on"}
_OFF = {"", "0", "false", "no", "off"}
_MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
MAIL_PATIENCE = 20  # seconds that a mail server may take to answer
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


class BadSetting(ValueError):  # noqa: N818 -- reads as CannotRead does
    """An environment variable that cannot be understood; the message says what to write instead."""


def flag(environment: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    """Whether the variable is on; raises :class:`BadSetting` for anything but on and off."""
    value = environment.get(name)
    if value is None:
        return default
    if value.strip().lower() in _ON:
        return True
    if value.strip().lower() in _OFF:
        return False
    raise BadSetting(f"{name}={value!r} is neither on nor off. Write 1 or 0.")


def words(environment: Mapping[str, str], name: str, default: str = "") -> list[str]:
    """The variable's values, separated by commas."""
    return [word.strip() for word in environment.get(name, default).split(",") if word.strip()]


def database(url: str, *, data_dir: Path) -> dict[str, Any]:
    """Django's database setting for ``url``; SQLite in the data folder where it is empty.

    ``sqlite:////ABSOLUTE/PATH`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``; a socket folder goes in
    ``?host=/run/postgresql``. Other query parameters are passed to the driver.
    """
    if not url:
        return _sqlite(data_dir / "raadslag.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path(unquote(parts.path[1:])).resolve())
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        _require_driver()
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": options.pop("port", str(parts.port or "")),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise BadSetting(
        f"RAADSLAG_DATABASE_URL begins with {parts.scheme!r}, which is not understood. "
        "Write sqlite:////absolute/path or postgresql://user:password@host:5432/name."
    )


def mail(url: str, *, data_dir: Path, development: bool) -> dict[str, Any]:
    """Django's mail settings for ``url``; where it is empty a folder in development, else no mail.

    ``smtp://USER:PASSWORD@HOST:25`` speaks plainly, ``smtp+starttls://…:587`` and
    ``smtps://…:465`` do not. ``file:///ABSOLUTE/PATH`` writes each message to a file.
    """
    if not url:
        if not development:
            return {"EMAIL_BACKEND": ""}
        return _mail_folder(data_dir / "mail")
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path.strip("/"):
        return _mail_folder(Path(unquote(parts.path)))
    if parts.scheme in _MAIL_PORTS and parts.hostname:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or _MAIL_PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": MAIL_PATIENCE,
        }
    raise BadSetting(
        f"RAADSLAG_MAIL_URL begins with {parts.scheme!r}, which is not understood. Write "
        "smtp://user:password@host:25, smtp+starttls://…:587, smtps://…:465 or file:///folder."
    )


def site(url: str) -> str:
    """The site's own address without a slash at its end; empty where none is set."""
    parts = urlsplit(url.strip())
    bare = not (parts.path.strip("/") or parts.query or parts.fragment)
    if not url.strip() or (parts.scheme in {"http", "https"} and parts.hostname and bare):
        return url.strip().rstrip("/")
    raise BadSetting(
        f"RAADSLAG_SITE={url!r} is no address of a site. Write https://dagsorden.example.dk."
    )


def _mail_folder(path: Path) -> dict[str, Any]:
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(path),
    }


def _require_driver() -> None:
    """Raise :class:`BadSetting` where Django would find no driver for PostgreSQL: it would say so in many lines."""
    try:
        import_module("psycopg")
    except ImportError as error:
        raise BadSetting(
            "RAADSLAG_DATABASE_URL names PostgreSQL, but its driver psycopg cannot be loaded "
            f"({error}). Install it: pip install 'psycopg[binary]'."
        ) from error


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "init_command": SQLITE_PRAGMAS,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
