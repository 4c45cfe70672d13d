"""Which of the lines that look like an item's heading are one."""

import pytest

from referat.document import TocEntry
from referat.reading.blocks import Line, Shape
from referat.reading.itemheads import ItemHead, find_items


def find(*texts, toc=(), structure=()):
    lines = [text if isinstance(text, Line) else Line(text) for text in texts]
    return find_items(lines, range(0), tuple(toc), frozenset(structure))


def test_a_heading_soon_after_speaks_for_an_item():
    assert find("1. Ny skole", "Indstilling", structure=[1]) == [ItemHead(0, "1", "Ny skole", 1)]


def test_a_word_that_only_begins_as_a_unit_is_a_title():
    heads = find("6. Årshjul 2020-2022", "Indstilling", structure=[1])

    assert heads == [ItemHead(0, "6", "Årshjul 2020-2022", 1)]


def test_a_number_with_nothing_that_speaks_for_it_is_none():
    assert find("1. Ny skole", "Noget tekst") == []


def test_the_contents_speak_for_an_item():
    toc = [TocEntry("Ny skole", "1")]

    assert find("1. Ny skole", "Noget tekst", toc=toc) == [ItemHead(0, "1", "Ny skole", 1)]


def test_a_title_broken_over_lines_is_one_where_the_contents_say_so():
    toc = [TocEntry("Ny skole ved den gamle havn", "1")]

    heads = find("1. Ny skole ved", "den gamle havn", "Indstilling", toc=toc, structure=[2])

    assert heads == [ItemHead(0, "1", "Ny skole ved den gamle havn", 2)]


def test_a_wrapped_title_goes_on_and_a_broken_word_is_made_whole():
    first = Line("1. Ny skole ved kommune-", shape=Shape.HEADING, wraps=True)
    rest = Line("grænsen", shape=Shape.HEADING, gap=False)

    heads = find(first, rest, "Indstilling", structure=[2])

    assert heads == [ItemHead(0, "1", "Ny skole ved kommunegrænsen", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "1. juni 2021",
        "1. kvartal viser fremgang",
        "1. at planen godkendes",
        "2 medlemmer stemte imod",
        "1.234.567 kr.",
        "3 mio. kr. til veje",
        "1. " + "meget lang tekst " * 20,
    ],
)
def test_dates_amounts_and_points_are_no_items(text):
    assert find(text, "Indstilling", structure=[1]) == []


def test_the_chain_of_rising_numbers_wins_over_a_list():
    texts = [
        "1. Ny skole",
        "Indstilling",
        "1. at bygge",
        "2. at flytte",
        "2. Ny havn",
        "Indstilling",
    ]

    heads = find(*texts, structure=[1, 5])

    assert [(head.index, head.number) for head in heads] == [(0, "1"), (4, "2")]


def test_rows_of_a_table_are_no_items():
    row = Line("1. Vej\t500", shape=Shape.ROW)

    assert find(row, "Indstilling", structure=[1]) == []


def test_a_number_in_a_list_marker_counts_where_it_heads_an_item():
    item = Line("Ny skole", shape=Shape.LIST, marker="1.", bold=True)

    assert find(item, "Sagsnr. 21/1", structure=[1]) == [ItemHead(0, "1", "Ny skole", 1)]


def test_the_open_mark_in_front_is_kept():
    assert find("åbent 1 Ny skole", "Indstilling", structure=[1]) == [
        ItemHead(0, "1", "Ny skole", 1, "åbent")
    ]
