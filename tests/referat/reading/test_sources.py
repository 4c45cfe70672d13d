"""Bytes from wherever a path leads, within the limits."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

import referat
from referat import CannotRead
from referat.reading.limits import DEFAULT
from referat.reading.sources import bytes_of, is_special
from tests.referat.files import minutes_text


@pytest.fixture
def pipe(tmp_path):
    """A named pipe that is open for writing, and its other end."""
    path = tmp_path / "roer.txt"
    os.mkfifo(path)
    held = os.open(path, os.O_RDWR)
    yield path, held
    os.close(held)


def test_a_device_is_refused_by_the_library_too():
    with pytest.raises(CannotRead, match="It is a device"):
        referat.read("/dev/zero")


def test_a_pipe_that_stays_silent_is_given_up(pipe):
    path, _ = pipe

    with pytest.raises(CannotRead) as caught:
        bytes_of(path, replace(DEFAULT, max_seconds=0.1))

    assert caught.value.code == "too_slow"


def test_more_than_the_limit_is_not_taken_from_a_pipe(pipe):
    path, held = pipe
    os.write(held, minutes_text())

    with pytest.raises(CannotRead) as caught:
        bytes_of(path, replace(DEFAULT, max_bytes=10))

    assert caught.value.code == "too_large"


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(minutes_text() * 20_000)

    assert bytes_of(path, DEFAULT) == minutes_text() * 20_000


@pytest.mark.parametrize(
    ("path", "special"),
    [("-", True), ("/dev/stdin", True), ("/dev/fd/63", True), ("mangler.txt", False), (".", False)],
)
def test_what_another_process_cannot_read_is_special(path, special):
    assert is_special(Path(path)) is special
