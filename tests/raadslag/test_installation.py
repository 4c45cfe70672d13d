"""The installation: its system checks, its migrations, and the doors it is started by."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from raadslag.core import environment, installation

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, data_dir: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**kept, "RAADSLAG_DATA_DIR": str(data_dir), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_is_wrong_with_a_new_installation(db):
    call_command("check", fail_level="WARNING")


def test_migrations_say_what_the_models_say(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_data_folder_that_cannot_be_written_is_an_error(settings, tmp_path, monkeypatch):
    settings.RAADSLAG_DATA_DIR = tmp_path
    monkeypatch.setattr(installation.os, "access", lambda *_args: False)

    assert [found.id for found in installation.check_data_folder()] == ["raadslag.E001"]


@pytest.mark.parametrize(("version", "ids"), [((3, 34, 1), ["raadslag.E002"]), ((3, 35, 0), [])])
def test_old_sqlite_is_an_error(monkeypatch, version, ids):
    monkeypatch.setattr(installation.connection, "vendor", "sqlite")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert [found.id for found in installation.check_sqlite()] == ids


def test_development_is_a_warning_at_deployment(settings):
    settings.RAADSLAG_DEVELOPMENT = True

    assert [found.id for found in installation.check_demonstration()] == ["raadslag.W001"]


def test_settings_are_safe_by_default(tmp_path):
    code = (
        "from raadslag import settings as s;"
        "print(s.DEBUG, s.RAADSLAG_DEVELOPMENT, s.ALLOWED_HOSTS, len(s.SECRET_KEY) > 50)"
    )

    done = start("-c", code, data_dir=tmp_path)

    assert done.stdout == "False False ['localhost', '127.0.0.1', '[::1]'] True\n"
    assert (tmp_path / "secret-key").exists()


def test_bad_setting_is_one_line_with_the_remedy(tmp_path):
    done = start("-m", "raadslag.manage", "check", data_dir=tmp_path, RAADSLAG_DEBUG="måske")

    assert done.returncode == 1
    assert done.stderr == "raadslag: RAADSLAG_DEBUG='måske' is neither on nor off. Write 1 or 0.\n"


def test_application_server_finds_its_door(tmp_path):
    done = start(
        "-c",
        "from raadslag.wsgi import application; print(callable(application))",
        data_dir=tmp_path,
    )

    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize(
    ("said", "site"),
    [
        ("", ""),
        ("https://dagsorden.strandby.example/", "https://dagsorden.strandby.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ],
)
def test_the_sites_address_has_no_slash_at_its_end(said, site):
    assert environment.site(said) == site


@pytest.mark.parametrize("said", ["dagsorden.example", "ftp://x.example", "https://x.example/sti"])
def test_an_address_that_is_no_sites_is_told_of(said):
    with pytest.raises(environment.BadSetting, match=r"Write https://dagsorden\.example\.dk"):
        environment.site(said)
