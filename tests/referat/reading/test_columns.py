"""Tables that text holds apart by spaces only."""

from referat.reading.blocks import Line, Shape
from referat.reading.columns import with_columns_as_rows


def texts(*lines):
    given = [Line(text, gap=index == 0) for index, text in enumerate(lines)]
    return [(line.shape, line.text) for line in with_columns_as_rows(given)]


def test_three_columns_are_a_table():
    assert texts("Emne      Hidtil      Fremover", "Madaffald    -     Hver 2. uge") == [
        (Shape.ROW, "Emne\tHidtil\tFremover"),
        (Shape.ROW, "Madaffald\t-\tHver 2. uge"),
    ]


def test_two_columns_are_a_table_when_they_end_in_numbers():
    assert texts("Skoler       5.900.000", "Veje         4.600.000 kr.") == [
        (Shape.ROW, "Skoler\t5.900.000"),
        (Shape.ROW, "Veje\t4.600.000 kr."),
    ]


def test_labels_and_values_in_two_columns_are_no_table():
    lines = ("Mødested      Rådhuset", "Referent      Ida Holm")

    assert texts(*lines) == [(Shape.TEXT, text) for text in lines]


def test_one_line_alone_is_no_table():
    assert texts("Skoler   A    5.900.000") == [(Shape.TEXT, "Skoler   A    5.900.000")]


def test_contents_with_leaders_are_no_table():
    lines = ("1   Budget .......   3", "2   Skoler .......   4")

    assert texts(*lines) == [(Shape.TEXT, text) for text in lines]


def test_a_blank_line_ends_a_table():
    lines = [Line("A    1    2"), Line("B    3    4", gap=False), Line("C    5    6", gap=True)]

    shapes = [line.shape for line in with_columns_as_rows(lines)]

    assert shapes == [Shape.ROW, Shape.ROW, Shape.TEXT]
