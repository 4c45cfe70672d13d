"""Writing in a process of its own gives the same bytes, and ends where it takes too long."""

import pytest

import referat
from referat.writing import layout_named
from referat.writing.worker import write_apart
from tests.referat.writing import papers


def test_it_gives_the_same_bytes():
    layout = layout_named("decision_first")

    written = write_apart(papers.ordinary(), "pdf", layout=layout)

    assert written == referat.write(papers.ordinary(), "pdf", layout=layout)


def test_what_takes_too_long_is_given_up():
    with pytest.raises(referat.CannotWrite) as caught:
        write_apart(papers.ordinary(), "pdf", seconds=0.01)

    assert caught.value.code == "too_slow"


def test_what_cannot_be_written_is_said_as_in_this_process():
    with pytest.raises(referat.CannotWrite) as caught:
        write_apart(papers.ordinary(), "odt")

    assert caught.value.code == "unknown_format"
