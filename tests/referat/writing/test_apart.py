"""A paper is written in a process of its own, and what goes wrong there is told here."""

from __future__ import annotations

from datetime import date

import pytest

from referat.document import Item, Kind, Minutes
from referat.errors import CannotWrite
from referat.writing import LAYOUTS, Format, write
from referat.writing.apart import write_apart

PAPER = Minutes(Kind.AGENDA, "Havneudvalget", date(2026, 4, 21), items=(Item("1", "Ny mole"),))


@pytest.mark.parametrize("fmt", [Format.TXT, Format.JSON, Format.PDF])
def test_file_is_the_same_as_one_written_here(fmt):
    layout = LAYOUTS["decision_first"]

    assert write_apart(PAPER, fmt, layout=layout) == write(PAPER, fmt, layout=layout)


def test_what_takes_too_long_is_told():
    with pytest.raises(CannotWrite) as raised:
        write_apart(PAPER, Format.TXT, seconds=0.01)

    assert raised.value.code == "too_slow"


def test_what_cannot_be_written_is_told_as_in_this_process():
    with pytest.raises(CannotWrite) as raised:
        write_apart(PAPER, "odt")

    assert raised.value.code == "unknown_format"
