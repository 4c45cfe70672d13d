"""The command ``referat write``: from any format to any other, over nobody's file."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import referat
from referat import interchange
from referat.cli import main
from tests.referat.files import blank_pdf, minutes_text, portal_json

ROOT = Path(__file__).resolve().parents[2]
CLOSED = (
    minutes_text() + "\n2. Lukket: Grundkøb\n\nSagsfremstilling\n\nPrisen er hemmelig.\n".encode()
)


@pytest.fixture
def run(capsysbinary):
    """Runs the command; status, standard output and standard error."""

    def command(*arguments):
        status = main(["write", *map(str, arguments)])
        out, error = capsysbinary.readouterr()
        return status, out, error.decode()

    return command


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("form", "start"),
    [("txt", b"REFERAT Skoleudvalget"), ("html", b"<!DOCTYPE html>"), ("json", b"{\n"),
     ("docx", b"PK"), ("pdf", b"%PDF-")],
)  # fmt: skip
def test_one_document_is_printed(run, tmp_path, form, start):
    status, out, error = run(put(tmp_path / "a.txt", minutes_text()), "--to", form)

    assert (status, error, out[: len(start)]) == (0, "", start)


def test_what_was_written_can_be_written_on(run, tmp_path):
    first = last = put(tmp_path / "a.txt", minutes_text())

    for step, form in enumerate(("docx", "html", "json", "pdf", "txt", "manifest", "json")):
        written = tmp_path / f"{step}.{form}"
        assert run(last, "--to", form, "--out", written) == (0, b"", "")
        last = written

    assert interchange.loads(last.read_bytes()).items == referat.read(first).items


def test_pipes_go_in_and_out(tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())
    line = f'"{sys.executable}" -m referat write - --to html < {path} | "{sys.executable}" -m referat write - --to txt'

    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, capture_output=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"REFERAT Skoleudvalget d. 02-03-2026\n\n")


def test_a_layout_is_chosen_by_name(run, tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())

    _, out, _ = run(path, "--to", "txt", "--layout", "core_first")

    assert b"\n\nPunkt 1: Ny legeplads\n\n" in out


def test_the_public_part_holds_no_closed_word(run, tmp_path):
    path = put(tmp_path / "a.txt", CLOSED)

    whole, public = (run(path, "--to", "txt", *more)[1].decode() for more in ([], ["--public"]))

    assert "Prisen er hemmelig." in whole
    assert ("Prisen er hemmelig." in public, "Lukket: Grundkøb" in public) == (False, True)


def test_the_pdf_in_a_manifest_is_for_everybody(run, tmp_path):
    path = put(tmp_path / "a.txt", CLOSED)

    assert run(path, "--to", "manifest", "--out", tmp_path / "ud")[0] == 0

    (pdf,) = (tmp_path / "ud").rglob("*.PDF")
    (xml,) = (tmp_path / "ud").rglob("agenda.xml")
    assert "Prisen" in str(referat.read(xml))
    assert "Prisen" not in str(referat.read(pdf))


def test_several_documents_need_a_folder(run, tmp_path):
    paths = [put(tmp_path / name, minutes_text(name)) for name in ("a.txt", "b.txt")]

    assert run(*paths, "--to", "html") == (
        2,
        b"",
        "-: Several documents cannot be written one after the other. Give a folder with --out.\n",
    )
    assert run(*paths, "--to", "html", "--out", tmp_path / "ud") == (0, b"", "")
    assert names_in(tmp_path / "ud") == ["a.html", "b.html"]


def test_a_manifest_needs_a_folder(run, tmp_path):
    paths = [put(tmp_path / name, minutes_text(name)) for name in ("a.txt", "b.txt")]

    assert run(*paths, "--to", "manifest") == (
        2,
        b"",
        "-: A manifest is a folder. Name it with --out.\n",
    )
    assert run(*paths, "--to", "manifest", "--out", tmp_path / "ud") == (0, b"", "")
    assert names_in(tmp_path / "ud") == ["a", "b"]


@pytest.mark.parametrize("form", ["html", "manifest"])
def test_a_file_that_exists_is_never_replaced(run, tmp_path, form):
    path = put(tmp_path / "a.txt", minutes_text())
    mine = put(tmp_path / "min.html", b"min")

    status, out, error = run(path, "--to", form, "--out", mine)

    assert (status, out, mine.read_bytes()) == (2, b"", b"min")
    assert error.startswith(f"{path}: {mine} ")
    assert "never replaced. Give another" in error


def test_an_input_is_never_replaced(run, tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())

    status, _, error = run(path, "--to", "txt", "--out", path)

    assert (status, path.read_bytes()) == (2, minutes_text())
    assert "exists already, and is never replaced." in error


def test_the_same_file_again_is_no_problem(run, tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())
    command = (path, "--to", "docx", "--out", tmp_path / "ud.docx")

    assert [run(*command), run(*command)] == [(0, b"", "")] * 2


def test_in_a_folder_the_next_free_name_is_taken(run, tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())
    put(tmp_path / "ud" / "a.html", b"min")
    command = (path, "--to", "html", "--out", tmp_path / "ud")

    said = (
        0,
        b"",
        f"{path}: Written as a-2.html: a.html exists and is something else.\n",
    )
    assert [run(*command), run(*command)] == [said, said]
    assert names_in(tmp_path / "ud") == ["a-2.html", "a.html"]


def test_a_bad_file_is_one_line_and_the_others_are_written(run, tmp_path):
    bad, good = put(tmp_path / "b.pdf", blank_pdf()), put(tmp_path / "g.json", portal_json())

    status, out, error = run(bad, good, "--to", "txt", "--out", tmp_path / "ud")

    assert (status, out, error.count("\n")) == (2, b"", 1)
    assert error.startswith(f"{bad}: The PDF is a scan")
    assert names_in(tmp_path / "ud") == ["g.txt"]


@pytest.mark.parametrize(
    "broken", [b'{"schema": "referat.minutes/1"', b'{"schema": "referat.minutes/1", "kind": "x"}']
)
def test_a_broken_reading_is_told_of(run, tmp_path, broken):
    path = put(tmp_path / "a.json", broken)

    status, out, error = run(path, "--to", "txt")

    assert (status, out, error.count("\n")) == (2, b"", 1)
    assert error.startswith(f"{path}: ")
    assert error.endswith("Read the document once more.\n")


def test_a_place_that_cannot_be_written_is_told_of_before_reading(run, tmp_path):
    path = put(tmp_path / "a.txt", b"")

    status, _, error = run(path, "--to", "txt", "--out", path / "ud.txt")

    assert (status, error.count("\n")) == (2, 1)
    assert "Nothing can be written here: " in error


def test_a_terminal_is_not_filled_with_bytes(tmp_path):
    path = put(tmp_path / "a.txt", minutes_text())
    ours, theirs = pty.openpty()

    done = subprocess.run(
        [sys.executable, "-m", "referat", "write", str(path), "--to", "docx"],
        cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip

    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr) == (
        2,
        b"-: A terminal cannot show DOCX. Give a file with --out, or send it to a program.\n",
    )


def test_an_unknown_format_or_layout_is_refused(capsys):
    for arguments in (["--to", "odt"], ["--to", "pdf", "--layout", "smuk"]):
        with pytest.raises(SystemExit) as ended:
            main(["write", "a.txt", *arguments])

        assert ended.value.code == 2
        assert "invalid choice" in capsys.readouterr().err
