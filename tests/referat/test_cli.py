"""The command: what it prints, writes and says."""

import fcntl
import json
import os
import pty
import shutil
import stat
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from referat import interchange
from referat.cli import main, output_names
from tests.referat.files import BAD, blank_pdf, minutes_docx, minutes_text, portal_json

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def run(capsysbinary):
    """Runs the command; status, standard output and standard error."""

    def command(*arguments):
        status = main(["read", *map(str, arguments)])
        out, error = capsysbinary.readouterr()
        return status, out.decode(), error.decode()

    return command


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_one_file_is_printed_indented(run, folder):
    path = write(folder / "skole.txt", minutes_text())

    status, out, error = run(path)

    assert (status, error) == (0, "")
    assert out.startswith('{\n  "schema": "referat.minutes/1"')
    assert interchange.loads(out).organization == "Skoleudvalget"
    assert run(path, "--json") == (0, out, "")


def test_several_files_are_printed_a_line_each(run, folder):
    paths = [
        write(folder / "b.txt", minutes_text("Byrådet")),
        write(folder / "a.docx", minutes_docx()),
    ]

    status, out, error = run(*paths, "--jobs", 2)

    names = [interchange.loads(line).source.filename for line in out.splitlines()]
    assert (status, error, names) == (0, "", ["b.txt", "a.docx"])


def test_a_folder_is_walked_for_documents(run, folder):
    write(folder / "2026" / "b.txt", minutes_text())
    write(folder / "a.TXT", minutes_text())
    write(folder / "foto.jpg", b"\xff\xd8\xff")
    write(folder / "a.json", b'{"schema": "referat.minutes/1"}')
    write(folder / "tom.json", b"{}").chmod(0o644)
    write(folder / ".skjult.txt", b"")

    status, out, error = run(folder)

    names = [interchange.loads(line).source.filename for line in out.splitlines()]
    assert (status, error, names) == (0, "", ["a.TXT", "b.txt"])


def test_an_empty_folder_is_told_of(run, folder):
    status, out, error = run(folder)

    assert (status, out) == (2, "")
    assert error.startswith(f"{folder}: The folder holds no document. Documents end in .doc, ")


def test_an_empty_folder_is_told_of_beside_one_that_is_shut(folder):
    write(folder / "lukket" / "a.txt", minutes_text()).parent.chmod(0)
    (folder / "tom").mkdir()

    done = without_root([folder / "lukket", folder / "tom"])

    (folder / "lukket").chmod(0o700)
    assert [line.split(": ")[1].split(".")[0] for line in done.stderr.splitlines()] == [
        "The folder cannot be opened",
        "The folder holds no document",
    ]


def test_a_reading_never_replaces_an_input(run, folder):
    portal = write(folder / "portal.json", portal_json())
    other = write(folder / "a.txt", minutes_text())

    status, out, error = run(portal, other, "--out", folder)

    assert (status, out) == (2, "")
    assert error == (
        f"{portal}: The reading would replace {portal}, which is read too. Give another --out folder.\n"
    )
    assert portal.read_bytes() == portal_json()
    assert interchange.loads((folder / "a.json").read_bytes()).organization == "Skoleudvalget"


def test_what_is_no_reading_of_the_same_document_is_left_alone(run, folder, tmp_path):
    first = write(folder / "1" / "referat.txt", minutes_text())
    second = write(folder / "2" / "referat.txt", minutes_text("Byrådet"))
    out = tmp_path / "ud"
    write(out / "noter.json", b'{"mine": true}')
    notes = write(folder / "noter.txt", minutes_text("Kulturudvalget"))

    silent = run(first, "--out", out)
    said = run(second, "--out", out), run(notes, "--out", out)
    again = run(first, "--out", out), run(second, "--out", out)

    by_second = (
        f"{second}: Written as referat-2.json: referat.json is not a reading of this file.\n"
    )
    by_notes = f"{notes}: Written as noter-2.json: noter.json is not a reading of this file.\n"
    assert silent == (0, "", "")
    assert said == ((0, "", by_second), (0, "", by_notes))
    assert again == ((0, "", ""), (0, "", by_second))
    assert {
        path.name: json.loads(path.read_bytes()).get("organization") for path in out.iterdir()
    } == {
        "referat.json": {"name": "Skoleudvalget"},
        "referat-2.json": {"name": "Byrådet"},
        "noter.json": None,
        "noter-2.json": {"name": "Kulturudvalget"},
    }


def test_a_name_that_was_given_way_to_is_another_documents(run, folder, tmp_path):
    write(tmp_path / "ud" / "a.json", b"{}")
    paths = [write(folder / name, minutes_text(name)) for name in ("a.txt", "a-2.txt")]

    status, _, error = run(*paths, "--out", tmp_path / "ud")

    assert (status, error.split(": ")[1]) == (0, "Written as a-3.json")
    assert sorted(path.name for path in (tmp_path / "ud").iterdir()) == [
        "a-2.json",
        "a-3.json",
        "a.json",
    ]


def through_the_shell(command, **given):
    """Runs a line of bash with ``referat`` as the command."""
    return subprocess.run(
        ["bash", "-c", f'referat() {{ "{sys.executable}" -m referat "$@"; }}; {command}'],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
        **given,
    )


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("cat {0} | referat read -", "stdin"),
        ("referat read - < {0}", "stdin"),
        ("cat {0} | referat read /dev/stdin", "stdin"),
        ("referat read /dev/stdin < {0}", "stdin"),
        ("referat read <(sleep 0.3; cat {0})", None),
        ("mkfifo {0}.roer; cat {0} > {0}.roer & referat read {0}.roer", "a.txt.roer"),
    ],
)
def test_pipes_and_standard_input_are_documents(folder, command, name):
    path = write(folder / "a.txt", minutes_text())

    done = through_the_shell(command.format(path))

    assert (done.returncode, done.stderr) == (0, b"")
    read = interchange.loads(done.stdout)
    assert (read.organization, name in {read.source.filename, None}) == ("Skoleudvalget", True)


def test_standard_input_is_written_under_a_name(folder, tmp_path):
    path = write(folder / "a.txt", minutes_text())

    done = through_the_shell(f"referat read - {path} --out {tmp_path}/ud < {path}")

    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(file.name for file in (tmp_path / "ud").iterdir()) == ["a.json", "stdin.json"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("referat read /dev/zero", "/dev/zero: It is a device, not a document. Name a file."),
        ("referat read - < /dev/zero", "-: It is a device, not a document. Name a file."),
        (
            "mkfifo {0}.roer; referat read {0}.roer",
            "{0}.roer: Nothing writes to the pipe. Start the program that does, or name a file.",
        ),
        ("true | referat read -", "-: The file is empty. Fetch or export it again."),
        ("cat /dev/zero | referat read -", "-: More than 256 MiB came, which is the limit. Fetch"),
    ],
)
def test_what_never_ends_or_never_begins_is_refused(folder, command, said):
    done = through_the_shell(command.format(folder))

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(said.format(folder)), done.stderr


def test_out_writes_a_file_for_each_document(run, folder, tmp_path):
    write(folder / "2025" / "referat.txt", minutes_text())
    write(folder / "2026" / "referat.txt", minutes_text())
    write(folder / "alene.txt", minutes_text("Byrådet"))
    out = tmp_path / "ud" / "her"

    assert run(folder, "--out", out) == (0, "", "")

    assert sorted(path.name for path in out.iterdir()) == [
        "2025-referat.json",
        "2026-referat.json",
        "alene.json",
    ]
    assert interchange.loads((out / "alene.json").read_bytes()).organization == "Byrådet"
    assert stat.S_IMODE((out / "alene.json").stat().st_mode) & 0o400


def test_names_never_clash():
    sources = [Path("/a/x.pdf"), Path("/a/X.docx"), Path("/b/x.pdf"), Path("/b/y.pdf")]

    assert output_names(sources) == {
        sources[0]: "a-x.json",
        sources[1]: "a-X-2.json",
        sources[2]: "b-x.json",
        sources[3]: "y.json",
    }


@pytest.mark.parametrize("what", sorted(BAD))
def test_a_bad_file_is_one_line_and_the_others_are_read(run, folder, tmp_path, what):
    name, make, said = BAD[what]
    bad, good = write(folder / name, make()), write(folder / "z.txt", minutes_text())

    status, out, error = run(bad, good, "--out", tmp_path / "ud", "--jobs", 1)

    assert (status, out) == (2, "")
    assert (error.count("\n"), error.startswith(f"{bad}: "), said in error) == (1, True, True), (
        error
    )
    assert [path.name for path in (tmp_path / "ud").iterdir()] == ["z.json"]


def test_a_wrongly_named_file_is_read_with_a_warning(run, folder):
    status, out, error = run(write(folder / "referat.pdf", minutes_text()))

    assert (status, error) == (0, "")
    assert "wrong_name" in [warning["code"] for warning in json.loads(out)["warnings"]]


def test_a_missing_file_is_told_of(run, folder):
    status, out, error = run(folder / "findes-ikke.pdf")

    assert (status, out) == (2, "")
    assert error == (
        f"{folder}/findes-ikke.pdf: The file cannot be opened: No such file or directory. "
        "Look at its name and its permissions.\n"
    )


def test_an_out_that_is_no_folder_is_told_of_before_reading(run, folder):
    path = write(folder / "a.txt", minutes_text())

    status, out, error = run(path, "--out", path)

    assert (status, out) == (2, "")
    assert (
        error == f"{path}: Nothing can be written here: File exists. Give another --out folder.\n"
    )


@pytest.mark.parametrize("jobs", ["0", "-1", "mange", "1000"])
def test_a_senseless_number_of_jobs_is_refused(capsys, jobs):
    with pytest.raises(SystemExit) as ended:
        main(["read", "a.txt", f"--jobs={jobs}"])

    assert ended.value.code == 2
    assert "give a number from 1 to 256" in capsys.readouterr().err


def without_root(arguments):
    """Runs the command with the file permissions that everybody has."""
    drop = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may open everything, and setpriv is not here to change that")
        drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*drop, sys.executable, "-m", "referat", "read", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_folder_and_a_file_without_permission_are_told_of(folder):
    write(folder / "lukket" / "a.txt", minutes_text()).parent.chmod(0)
    write(folder / "spaerret.txt", minutes_text()).chmod(0)
    write(folder / "z.txt", minutes_text())

    done = without_root([folder])

    (folder / "lukket").chmod(0o700)
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    assert done.stderr.splitlines() == [
        f"{folder}/lukket: The folder cannot be opened: Permission denied. Look at its permissions.",
        f"{folder}/spaerret.txt: The file cannot be opened: Permission denied. Look at its name and its permissions.",
    ]


def test_an_out_folder_without_permission_is_told_of_before_reading(folder, tmp_path):
    out = tmp_path / "ud"
    out.mkdir(mode=0o500)

    done = without_root([write(folder / "a.txt", minutes_text()), "--out", out])

    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"{out}: Nothing can be written here: Permission denied. Give another --out folder.\n"
    )
    assert list(out.iterdir()) == []


def test_output_that_nobody_reads_ends_the_command_quietly(folder):
    for number in range(3):
        write(folder / f"{number}.txt", minutes_text())

    with subprocess.Popen(
        [sys.executable, "-m", "referat", "read", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        error = process.stderr.read()
        process.wait(timeout=60)

    assert (process.returncode, error) == (0, b"")


def test_a_progress_bar_is_shown_to_a_person_only(folder, tmp_path):
    write(folder / "a.txt", minutes_text())
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))

    command = [sys.executable, "-m", "referat", "read", str(folder), "--out", str(tmp_path / "ud")]
    subprocess.run(command, cwd=ROOT, stderr=theirs, timeout=60, check=True)
    os.close(theirs)
    shown = os.read(ours, 65_536).decode()
    os.close(ours)

    assert "100%" in shown
    assert "1/1" in shown


def test_ocr_says_how_to_install_what_it_needs(run, folder, monkeypatch):
    monkeypatch.setenv("PATH", "")

    status, _, error = run(write(folder / "skannet.pdf", blank_pdf()), "--ocr")

    assert status == 2
    assert (
        "ocrmypdf is not installed. Install it with Danish (`apt install ocrmypdf tesseract-ocr-dan`"
        in error
    )


def program(folder, script):
    """A stand-in for ocrmypdf, which takes minutes and gigabytes: it does what its own manual says."""
    path = write(folder / "bin" / "ocrmypdf", f"#!{sys.executable}\n{script}".encode())
    path.chmod(0o755)
    return path.parent


def test_ocr_reads_a_scan_that_was_recognised(run, folder, monkeypatch):
    recognised = write(folder / "tekst.pdf", sample_pdf())
    script = f"import sys\nassert '--language dan --skip-text' in ' '.join(sys.argv)\nassert sys.stdin.buffer.read(5) == b'%PDF-'\nsys.stdout.buffer.write(open({str(recognised)!r}, 'rb').read())"
    monkeypatch.setenv("PATH", str(program(folder, script)))

    status, out, error = run(write(folder / "skannet.pdf", blank_pdf()), "--ocr")

    assert (status, error) == (0, "")
    assert len(interchange.loads(out).items) > 0


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import sys; sys.exit(3)", "lacks a program or the Danish language file. Install it"),
        ("import sys; sys.exit(8)", "locked with a password. Save it"),
        ("import sys; sys.exit(2)", "cannot open the scan. Scan or fetch it again."),
        (
            "import sys; print('Disk full', file=sys.stderr); sys.exit(5)",
            "failed with status 5. Disk full Scan",
        ),
    ],
)
def test_ocr_that_fails_says_why(run, folder, monkeypatch, script, said):
    monkeypatch.setenv("PATH", str(program(folder, script)))

    status, _, error = run(write(folder / "skannet.pdf", blank_pdf()), "--ocr")

    assert (status, said in error) == (2, True), error


def sample_pdf():
    return min((ROOT / "samples").glob("cover/*.pdf")).read_bytes()
