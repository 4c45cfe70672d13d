"""Settings, secrets, kept files and the logs that everything stands on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from raadslag.core import actions, environment, files, keys, queries
from raadslag.core.models import AuditEvent, Change
from raadslag.core.rules import Subject
from tests.raadslag.factories import BY, NOW

DATA = Path("/srv/raadslag")


def test_database_is_sqlite_in_the_data_folder_by_default():
    found = environment.database("", data_dir=DATA)

    assert (found["ENGINE"], found["NAME"]) == (
        "django.db.backends.sqlite3",
        "/srv/raadslag/raadslag.sqlite3",
    )
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////var/lib/r%20d.sqlite3", "/var/lib/r d.sqlite3"),
        ("sqlite:///var/r.sqlite3", str(Path.cwd() / "var/r.sqlite3")),
    ],
)
def test_sqlite_address(url, name):
    assert environment.database(url, data_dir=DATA)["NAME"] == name


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://raad:h%40l@db.example.test:5433/raadslag?sslmode=require",
            ("raadslag", "raad", "h@l", "db.example.test", "5433", {"sslmode": "require"}),
        ),
        (
            "postgres:///raadslag?host=/run/postgresql",
            ("raadslag", "", "", "/run/postgresql", "", {}),
        ),
    ],
)
def test_postgresql_address(url, expected):
    found = environment.database(url, data_dir=DATA)

    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert tuple(found[name] for name in names) == expected


@pytest.mark.parametrize("url", ["mysql://x/y", "raadslag.db", "sqlite://", "postgresql://h"])
def test_other_database_is_refused_with_the_remedy(url):
    with pytest.raises(environment.BadSetting, match="Write sqlite:"):
        environment.database(url, data_dir=DATA)


def test_postgresql_without_its_driver_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(environment.BadSetting, match=r"pip install 'psycopg\[binary\]'"):
        environment.database("postgresql://h/n", data_dir=DATA)


def test_flags_are_on_or_off():
    values = {"A": "1", "B": "no", "C": "ja"}

    assert environment.flag(values, "A") is True
    assert environment.flag(values, "B", default=True) is False
    assert environment.flag(values, "D", default=True) is True
    with pytest.raises(environment.BadSetting, match="C='ja' is neither on nor off"):
        environment.flag(values, "C")


def test_words_are_separated_by_commas():
    assert environment.words({"H": "a.dk, b.dk,"}, "H") == ["a.dk", "b.dk"]


def test_secret_is_made_once(tmp_path):
    path = tmp_path / "new" / "secret"

    first = keys.kept_secret(path)

    assert keys.kept_secret(path) == first
    assert len(first) > 50
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["secret"]


def test_file_is_kept_once_and_whole(data_dir):
    first = files.keep(b"referat")

    assert files.keep(b"referat") == first
    assert files.content_of(first) == b"referat"
    assert [path.name for path in (data_dir / "originals").rglob("*") if path.is_file()] == [first]


def test_file_that_cannot_be_written_leaves_nothing(data_dir, monkeypatch):
    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        files.keep(b"referat")

    assert [path for path in (data_dir / "originals").rglob("*") if path.is_file()] == []


def test_event_names_who_what_and_when(db):
    target = ("minutes", 7, "x" * 600)
    event = actions.log_event(by=BY, verb="publish", target=target, body_id=3, now=NOW)

    stored = AuditEvent.objects.get(pk=event.pk)
    assert (stored.by_name, stored.verb, stored.created_at) == ("Prøve", "publish", NOW)
    assert (stored.target_id, stored.target_name) == (7, "x" * 500)
    assert str(stored) == f"Prøve: publish {'x' * 500}"


def test_change_log_is_read_from_a_position(db):
    for meeting in (7, 8, 7, 9):
        actions.log_change(subject=Subject.MEETING, subject_id=meeting)

    assert queries.last_change().number == 4
    assert queries.changed_since(1, subject=Subject.MEETING, up_to=3) == [8, 7]
    assert queries.changed_since(4, subject=Subject.MEETING, up_to=4) == []


def test_change_that_is_rolled_back_leaves_no_gap(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.log_change(subject=Subject.MEETING, subject_id=1)
        raise ZeroDivisionError

    actions.log_change(subject=Subject.MEETING, subject_id=2)

    assert list(Change.objects.values_list("number", "subject_id")) == [(1, 2)]


@pytest.mark.postgres
@pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite has one writer; tests/postgres runs this on PostgreSQL",
)
@pytest.mark.django_db(transaction=True)
def test_changes_are_numbered_in_the_order_of_their_commits():
    actions.log_change(subject=Subject.MEETING, subject_id=0)
    first_has_number, second_started = threading.Event(), threading.Event()
    seen: list[list[int]] = []

    def first() -> None:
        with transaction.atomic():
            actions.log_change(subject=Subject.MEETING, subject_id=1)
            first_has_number.set()
            second_started.wait(5)
            threading.Event().wait(0.2)  # the other transaction could overtake this one here
        connections.close_all()

    def second() -> None:
        first_has_number.wait(5)
        second_started.set()
        actions.log_change(subject=Subject.MEETING, subject_id=2)
        seen.append(list(Change.objects.values_list("number", flat=True)))
        connections.close_all()

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert seen == [[1, 2, 3]]


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://post:hem%40lig@mail.example", 25, False, False),
        ("smtp+starttls://post:hem%40lig@mail.example:2587", 2587, True, False),
        ("smtps://post:hem%40lig@mail.example", 465, False, True),
    ],
)
def test_mail_goes_to_the_server_that_the_environment_names(url, port, tls, ssl):
    assert environment.mail(url, data_dir=DATA, development=True) == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "post",
        "EMAIL_HOST_PASSWORD": "hem@lig",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
        "EMAIL_TIMEOUT": environment.MAIL_PATIENCE,
    }


def test_mail_is_written_to_a_folder_in_development_and_nowhere_else():
    there = environment.mail("", data_dir=DATA, development=True)
    named = environment.mail("file:///srv/post", data_dir=DATA, development=False)

    assert there["EMAIL_FILE_PATH"] == str(DATA / "mail")
    assert named["EMAIL_FILE_PATH"] == "/srv/post"
    assert environment.mail("", data_dir=DATA, development=False) == {"EMAIL_BACKEND": ""}


@pytest.mark.parametrize("url", ["mail.example", "smtp://", "file:///", "http://mail.example"])
def test_a_mail_address_that_is_none_says_what_to_write(url):
    with pytest.raises(environment.BadSetting, match=r"Write smtp://user:password@host:25"):
        environment.mail(url, data_dir=DATA, development=False)
