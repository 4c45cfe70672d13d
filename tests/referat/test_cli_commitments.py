"""The command ``referat commitments``: what it prints, and how it ends."""

import json
import subprocess
import sys

import pytest

from referat.cli import main
from tests.referat.files import minutes_text

TASK = "Godkendt. Plan og By sender svar til naboerne senest den 2. marts 2026."
WITH_TASK = minutes_text().replace(b"Godkendt.", TASK.encode())


@pytest.fixture
def run(capsysbinary):
    """Runs the command; status, standard output and standard error."""

    def command(*arguments):
        status = main(["commitments", *map(str, arguments)])
        out, error = capsysbinary.readouterr()
        return status, out.decode(), error.decode()

    return command


@pytest.fixture
def file(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def test_a_file_without_commitments_says_so(run, file):
    path = file("skole.txt", minutes_text())

    assert run(path) == (0, f"{path}: no commitment found\n", "")


def test_what_who_when_and_the_sentence_are_printed(run, file):
    status, out, _ = run(file("plan.txt", WITH_TASK))

    assert status == 0
    assert "1 commitment\n" in out
    assert "    - sende svar til naboerne\n" in out
    assert "Plan og By · senest den 2. marts 2026 (2026-03-02)\n" in out
    assert "“Plan og By sender svar til naboerne senest den 2. marts 2026.”" in out


def test_json_is_a_line_for_each_file(run, file):
    paths = [file("plan.txt", WITH_TASK), file("skole.txt", minutes_text())]

    status, out, _ = run(*paths, "--json")
    first, second = (json.loads(line) for line in out.splitlines())

    [found] = first["commitments"]
    assert status == 0
    assert (first["file"], second) == (
        str(paths[0]),
        {"file": str(paths[1]), "commitments": []},
    )
    assert (found["action"], found["actors"]) == ("sende svar til naboerne", ["Plan og By"])
    assert found["time"] == {
        "words": "senest den 2. marts 2026",
        "precision": "day",
        "repeats": False,
        "latest": "2026-03-02",
    }


def test_standard_input_is_read():
    command = [sys.executable, "-m", "referat", "commitments", "-"]

    done = subprocess.run(command, input=WITH_TASK, capture_output=True, check=True, timeout=60)

    assert "sende svar til naboerne" in done.stdout.decode()


def test_an_unreadable_file_ends_with_two_and_the_others_are_read(run, file):
    status, out, error = run(file("tom.pdf", b""), file("plan.txt", WITH_TASK))

    assert status == 2
    assert "sende svar til naboerne" in out
    assert "tom.pdf" in error
