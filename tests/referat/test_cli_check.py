"""The command ``referat check``: what it prints, and how it ends."""

import json

import pytest

from referat.cli import main
from tests.referat.files import minutes_text

LEAK = minutes_text().replace(b"Godkendt.", "Godkendt. Ansøger er cpr 611285-1234.".encode())
WRONG_DAY = minutes_text().replace(b"Godkendt.", b"Godkendt til tirsdag den 2. marts 2026.")
LONG = minutes_text().replace(b"Godkendt.", b"Godkendt. Den " + b"gynge " * 45 + b"bygges.")


@pytest.fixture
def run(capsysbinary):
    """Runs the command; status, standard output and standard error."""

    def command(*arguments):
        status = main(["check", *map(str, arguments)])
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


def test_a_file_without_findings_ends_well(run, file):
    path = file("skole.txt", minutes_text())

    assert run(path) == (0, f"{path}: nothing found\n", "")


def test_a_blocking_finding_ends_with_one(run, file):
    path = file("skole.txt", LEAK)

    status, out, error = run(path)

    assert (status, error) == (1, "")
    assert out == (
        f"{path}: 1 blocks\n"
        "  blocks R101 item 1, Beslutning, page 1, line 13: Something like a person number stands here: 6112xx-xxxx.\n"
        "      Take the number out, also of the attached file, or close the item. If it is another kind of number, say\n"
        "          so in the text (“fakturanr. …”).\n"
    )


def test_a_warning_does_not_block(run, file):
    status, out, _ = run(file("skole.txt", WRONG_DAY))

    assert (status, out.count("\n")) == (0, 3)
    assert "warns R501 item 1, Beslutning" in out


def test_what_is_less_grave_is_only_counted(run, file):
    path = file("skole.txt", LONG)

    assert run(path)[1] == f"{path}: 1 informs\n  1 more for information: --severity informs\n"
    assert "informs R604" in run(path, "--severity", "informs")[1]
    assert "R501" not in run(file("dag.txt", WRONG_DAY), "--severity", "blocks")[1]


def test_json_is_a_line_for_each_file(run, file):
    paths = [file("a.txt", LEAK), file("b.txt", minutes_text())]

    status, out, _ = run(*paths, "--json")

    first, second = map(json.loads, out.splitlines())
    finding = first["findings"][0]
    assert (status, first["file"], second) == (
        1,
        str(paths[0]),
        {"file": str(paths[1]), "findings": []},
    )
    assert (finding["code"], finding["check"], finding["severity"]) == (
        "R101",
        "person_number",
        "blocks",
    )
    assert (finding["item"], finding["index"], finding["evidence"]) == ("1", 1, "6112xx-xxxx")


def test_an_unreadable_file_ends_with_two_and_the_others_are_checked(run, file):
    bad, good = file("tom.pdf", b""), file("skole.txt", LEAK)

    status, out, error = run(bad, good)

    assert (status, out.startswith(f"{good}: 1 blocks")) == (2, True)
    assert error.startswith(f"{bad}: ")


def test_a_forums_own_sections_can_be_asked_for(run, file):
    text = minutes_text().replace(
        b"Indstilling\n", b"Sagsfremstilling\n\nEn legeplads.\n\nIndstilling\n"
    )
    path = file("skole.txt", text)

    assert "The section “finances” is missing." in run(path, "--require", "finances")[1]
    assert run(path, "--require", "recommendation")[0] == 0
