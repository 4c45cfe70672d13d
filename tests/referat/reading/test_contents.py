"""The printed table of contents, in its many looks."""

import pytest

from referat.document import TocEntry
from referat.reading.blocks import Line
from referat.reading.contents import Contents, find_contents

FIRST, SECOND = TocEntry("Første sag", "1", 2), TocEntry("Anden sag", "2", 3)


def lines_of(*texts):
    return [Line(text, gap=True) for text in texts]


@pytest.mark.parametrize(
    "printed",
    [
        ("Indholdsfortegnelse", "1. Første sag ........ 2", "2. Anden sag ........ 3"),
        ("INDHOLD", "1 Første sag . . . . . 2", "2 Anden sag . . . . . 3"),
        ("Sagsoversigt  Side", "Punkt 1: Første sag…2", "Punkt 2: Anden sag…3"),
        ("Pkt. Tekst Side", "1\tFørste sag\t2", "2\tAnden sag\t3"),
        ("Indhold", "Pkt. Tekst Side", "1. Første sag 2", "2. Anden sag 3"),
    ],
)
def test_contents_are_read_in_every_look(printed):
    found = find_contents(lines_of(*printed, "Noget andet, som er tekst."))

    assert found == Contents((FIRST, SECOND), 0, len(printed))


def test_roman_pages_are_no_arabic_ones():
    found = find_contents(lines_of("Indhold", "1. Første sag.....ii", "2. Anden sag.....iv"))

    assert found is not None
    assert found.entries == (TocEntry("Første sag", "1"), TocEntry("Anden sag", "2"))


def test_a_title_broken_before_its_leaders_is_one_entry():
    found = find_contents(lines_of("Indhold", "1. Første", "sag.....2", "2. Anden sag.....3"))

    assert found is not None
    assert found.entries == (FIRST, SECOND)


def test_contents_without_heading_are_told_by_their_leaders():
    found = find_contents(lines_of("Byrådet", "1. Første sag.....2", "2. Anden sag.....3", "Tekst"))

    assert found == Contents((FIRST, SECOND), 1, 3)


def test_contents_without_heading_or_pages_are_told_by_titles_that_come_again():
    titles = ["1. Første sag", "2. Anden sag", "3. Tredje sag"]

    found = find_contents(lines_of(*titles, *titles))

    assert found is not None
    assert ([entry.title for entry in found.entries], found.first, found.end) == (
        ["Første sag", "Anden sag", "Tredje sag"],
        0,
        3,
    )


def test_numbers_may_start_over_after_the_closed_groups_heading():
    found = find_contents(
        lines_of("Indhold", "1. Første sag", "2. Anden sag", "Lukkede punkter", "1. Lukket sag")
    )

    assert found is not None
    assert [entry.number for entry in found.entries] == ["1", "2", "1"]


def test_contents_without_pages_end_where_the_numbers_start_over():
    found = find_contents(
        lines_of("Indhold", "1. Første sag", "2. Anden sag", "1. Første sag", "Tekst")
    )

    assert found is not None
    assert found.end == 3


def test_one_entry_is_contents_where_its_title_comes_again():
    assert find_contents(lines_of("Indhold", "1. Første sag", "Tekst")) is None
    assert find_contents(
        lines_of("Indhold", "1. Første sag", "Tekst", "1. Første sag")
    ) == Contents((TocEntry("Første sag", "1"),), 0, 2)


def test_a_quarter_is_no_item_number():
    found = find_contents(lines_of("Indhold", "1. Sag.....2", "3. kvartal i tal.....3"))

    assert found is not None
    assert found.entries[1] == TocEntry("3. kvartal i tal", "", 3)


def test_running_text_has_no_contents():
    assert (
        find_contents(lines_of("Referat", "Det første er at vi mødes.", "1. juni mødes vi."))
        is None
    )


def test_pages_may_be_roman_and_titles_broken_without_leaders():
    found = find_contents(
        lines_of(
            "Indhold",
            "Åbne punkter",
            "1. Første",
            "skole\ti",
            "2. Anden sag\tiv",
            "Noget tekst her.",
        )
    )

    assert found == Contents((TocEntry("Første skole", "1"), TocEntry("Anden sag", "2")), 0, 5)


def test_a_groups_heading_between_dotted_entries_is_no_part_of_a_title():
    found = find_contents(
        lines_of("Indhold", "1. Første sag.....2", "Lukkede punkter", "2. Anden sag.....3")
    )

    assert found is not None
    assert found.entries == (FIRST, SECOND)


def test_a_title_without_number_goes_on_in_small_letters():
    lines = lines_of("Indhold", "1. Første", "sag", "2. Anden sag", "Tekst her")
    lines[2].gap = False

    found = find_contents(lines)

    assert found is not None
    assert [entry.title for entry in found.entries] == ["Første sag", "Anden sag"]
