"""Reading in processes of their own: order, limits, and files that end or hang a process."""

import os
import threading
from dataclasses import replace

import pytest

import referat
from referat import CannotRead, interchange
from referat.reading import answering, worker
from referat.reading.limits import DEFAULT, MIB
from referat.reading.worker import lines_of, read_many, read_one
from tests.referat.files import minutes_docx, minutes_text


@pytest.fixture
def folder(tmp_path):
    """Writes files and hands back their paths."""

    def write(**files):
        paths = []
        for name, data in files.items():
            paths.append(tmp_path / f"{name}.txt")
            paths[-1].write_bytes(data)
        return paths

    return write


@pytest.fixture
def hanging(tmp_path):
    """A path that a reader waits at for ever."""
    path = tmp_path / "haenger.txt"
    os.mkfifo(path)
    return path


def codes(answers):
    return [(path.stem, getattr(answer, "code", "read")) for path, answer in answers]


def test_a_worker_reads_what_read_reads(folder):
    (path,) = folder(a=minutes_text())

    assert read_one(path) == referat.read(path)


def test_a_worker_is_told_the_name_of_a_stored_file(tmp_path):
    stored = tmp_path / "3f2a"
    stored.write_bytes(minutes_docx())

    assert read_one(stored, filename="referat.docx").source.filename == "referat.docx"


def test_a_worker_gives_the_lines_as_the_reader_counts_them(folder):
    (path,) = folder(a="Referat\n\nBådelauget\n".encode())

    assert lines_of(path) == ((1, "Referat"), (3, "Bådelauget"))


def test_lines_of_a_file_that_hangs_are_given_up(hanging):
    with pytest.raises(CannotRead) as caught:
        lines_of(hanging, limits=replace(DEFAULT, max_seconds=0.5))

    assert caught.value.code == "too_slow"


def test_a_worker_raises_what_is_wrong(folder):
    (path,) = folder(a=b"")

    with pytest.raises(CannotRead) as caught:
        read_one(path)

    assert (caught.value.code, caught.value.remedy) == ("empty", "Fetch or export it again.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (minutes_text(), b'minutes {"schema": "referat.minutes/1"'),
        (b"", b'problem {"code": "empty"'),
    ],
)
def test_an_answer_is_one_line(folder, data, said):
    (path,) = folder(a=data)

    told = answering.answer({"path": str(path), "filename": "a.txt", "ocr": False}, DEFAULT)

    assert (told.startswith(said), told.count(b"\n")) == (True, 0)


def test_a_fault_of_our_own_is_told_of(folder):
    (path,) = folder(a=minutes_text())
    senseless = replace(DEFAULT, max_pages="mange")

    told = answering.answer({"path": str(path), "filename": "a.txt", "ocr": False}, senseless)

    assert told.startswith(b'problem {"code": "unreadable", "problem": "Reading failed (TypeError:')


def test_many_files_come_in_their_order(folder, monkeypatch):
    monkeypatch.setattr(worker, "FILES_PER_WORKER", 2)
    paths = folder(**{f"m{n}": minutes_text(day=f"{n}. marts 2026") for n in range(1, 12)})

    read = list(read_many(paths, jobs=2))

    assert [path for path, _ in read] == paths
    assert [minutes.start.day for _, minutes in read] == list(range(1, 12))


def test_a_missing_file_costs_itself_alone(folder, tmp_path):
    paths = [tmp_path / "mangler.txt", *folder(a=minutes_text())]

    assert codes(read_many(paths)) == [("mangler", "unreadable"), ("a", "read")]


def test_a_file_that_hangs_costs_itself_alone(folder, hanging):
    before, after = folder(a=minutes_text(), b=minutes_text())

    answers = read_many([before, hanging, after], limits=replace(DEFAULT, max_seconds=3))

    assert codes(answers) == [("a", "read"), ("haenger", "too_slow"), ("b", "read")]


def test_a_file_that_needs_too_much_memory_costs_itself_alone(folder):
    paths = folder(stor=b"<p>x" * 1_000_000, a=minutes_text())

    answers = read_many(paths, limits=replace(DEFAULT, max_memory_bytes=120 * MIB))

    assert codes(answers) == [("stor", "too_large"), ("a", "read")]


def test_a_process_that_dies_is_told_of_and_replaced(folder, hanging):
    (path,) = folder(a=minutes_text())
    reader = worker._Worker(DEFAULT, ocr=False)
    threading.Timer(1, lambda: reader._process.kill()).start()  # noqa: PLW0108 -- it starts later

    first, second = reader.read(hanging, "haenger.txt"), reader.read(path, "a.txt")
    reader.stop()

    assert (first.code, "(status -9)" in first.problem) == ("unreadable", True)
    assert interchange.loads(second) == referat.read(path)


def test_a_file_above_the_limit_is_not_opened(folder):
    (path,) = folder(a=minutes_text())

    with pytest.raises(CannotRead) as caught:
        read_one(path, limits=replace(DEFAULT, max_bytes=10))

    assert caught.value.code == "too_large"


def test_reading_can_be_broken_off(folder, hanging):
    (path,) = folder(a=minutes_text())
    answers = read_many([path, hanging, hanging], jobs=2)

    first = next(answers)
    answers.close()

    assert codes([first]) == [("a", "read")]
    assert list(answers) == []
