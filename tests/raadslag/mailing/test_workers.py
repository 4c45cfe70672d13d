"""Workers as processes of their own: killed while they send, and two at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from raadslag.core import clock
from raadslag.mailing.actions.rounds import begin_round, finish_round
from raadslag.mailing.models import OutboxMessage
from tests.raadslag.mailing.post import Postbox, Silent, queued, serving, somebody

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
SECONDS_MAX = 60


class Elsewhere:
    """The test's database as other processes reach it; the day's round is done, so they only send."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        now = clock.now()
        begin_round(clock.today(), now=now)
        finish_round(clock.today(), now=now)
        self.file = folder / "elsewhere.sqlite3"
        self.url = f"sqlite:///{self.file}"
        if connection.vendor == "sqlite":  # the test's own is in memory
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)
            copy.close()
        else:
            said = connection.settings_dict
            self.url = f"postgresql://{said['USER']}@/{said['NAME']}?host={said['HOST']}"

    def work(self, port: int, *words: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "RAADSLAG_DATA_DIR": str(self.folder),
            "RAADSLAG_DATABASE_URL": self.url,
            "RAADSLAG_MAIL_URL": f"smtp://127.0.0.1:{port}",
        }
        command = [sys.executable, "-m", "raadslag.manage", "work", *(words or ("--once",))]
        return subprocess.Popen(command, cwd=ROOT, env=environment)

    def ask(self, words: str) -> list[tuple]:
        if connection.vendor != "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(words)
                return cursor.fetchall() if cursor.description else []
        with sqlite3.connect(self.file, timeout=20) as line:
            found = line.execute(words).fetchall()
        line.close()
        return found


def test_a_worker_that_is_killed_while_it_sends_leaves_it_uncertain_and_loses_nothing(tmp_path):
    early = clock.now() - timedelta(minutes=1)
    queued(somebody(), now=early)
    queued(somebody("Mads Mole", "mads@example.test"), now=early)
    elsewhere, silent, awake = Elsewhere(tmp_path), Silent(), Postbox()

    with serving(silent) as port:
        worker = elsewhere.work(port)
        assert silent.has_one.wait(SECONDS_MAX)
        worker.send_signal(signal.SIGKILL)
        worker.wait(SECONDS_MAX)
    half_way = elsewhere.ask("SELECT name, state FROM mailing_outboxmessage ORDER BY id")
    hour_ago = (clock.now() - timedelta(hours=1)).isoformat(" ")
    elsewhere.ask(
        f"UPDATE mailing_outboxmessage SET claimed_at = '{hour_ago}' WHERE state = 'sending'"
    )
    with serving(awake) as port:
        assert elsewhere.work(port).wait(SECONDS_MAX) == 0

    assert half_way == [("Karla Kaj", "sending"), ("Mads Mole", "queued")]
    assert silent.to() == ["Karla Kaj <karla@example.test>"]
    assert awake.to() == ["Mads Mole <mads@example.test>"]
    assert elsewhere.ask("SELECT name, state FROM mailing_outboxmessage ORDER BY id") == [
        ("Karla Kaj", "uncertain"),
        ("Mads Mole", "sent"),
    ]


def test_a_worker_that_is_told_to_stop_has_sent_what_waited_and_ends_well(tmp_path):
    queued(somebody(), now=clock.now() - timedelta(minutes=1))
    elsewhere, box = Elsewhere(tmp_path), Postbox()

    with serving(box) as port:
        worker = elsewhere.work(port, "--every", "0.2")
        assert box.has_one.wait(SECONDS_MAX)
        worker.terminate()
        code = worker.wait(SECONDS_MAX)

    assert code == 0
    assert elsewhere.ask("SELECT state FROM mailing_outboxmessage") == [("sent",)]


def test_two_workers_send_each_message_once(tmp_path):
    early = clock.now() - timedelta(minutes=1)
    for number in range(40):
        queued(somebody(f"Nr {number}", f"nr{number}@example.test"), now=early)
    elsewhere, box = Elsewhere(tmp_path), Postbox()

    with serving(box) as port:
        workers = [elsewhere.work(port) for _ in range(2)]
        codes = [worker.wait(SECONDS_MAX) for worker in workers]

    states = elsewhere.ask("SELECT state, count(*) FROM mailing_outboxmessage GROUP BY state")
    assert codes == [0, 0]
    assert states == [("sent", 40)]
    assert sorted(Counter(box.to()).values()) == [1] * 40
    assert OutboxMessage.objects.count() == 40
