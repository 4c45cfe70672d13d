"""Minutes as data: all that they say, in any layout."""

import pytest

import referat
from referat import interchange
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("minutes", [papers.ordinary(), papers.empty()])
def test_data_comes_back_whole(minutes, name):
    written = referat.write(minutes, "json", layout=layout_named(name))

    assert interchange.loads(written) == minutes
    assert written.endswith(b"\n}\n")


def test_halves_of_characters_stop_nothing():
    assert interchange.loads(referat.write(papers.nasty(), "json")).items[1].number == "1"
