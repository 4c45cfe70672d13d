"""Tables that only lay a page out are taken apart."""

from referat.reading.blocks import Line, Shape
from referat.reading.unboxing import without_layout_tables


def row(*cells):
    return Line("\t".join(cells), shape=Shape.ROW)


def seen(*lines):
    return [(line.shape.name, line.text) for line in without_layout_tables(list(lines))]


def test_a_heading_beside_its_text_heads_it():
    assert seen(
        row("Økonomi", "Afholdes inden for rammen."), row("Rådets beslutning", "Drøftet.")
    ) == [
        ("HEADING", "Økonomi"),
        ("TEXT", "Afholdes inden for rammen."),
        ("HEADING", "Rådets beslutning"),
        ("TEXT", "Drøftet."),
    ]


def test_text_set_in_columns_of_spaces_has_its_heading_beside_it():
    assert seen(Line("Indstilling           Direktøren indstiller, at oplægget drøftes.")) == [
        ("HEADING", "Indstilling"),
        ("TEXT", "Direktøren indstiller, at oplægget drøftes."),
    ]


def test_columns_that_bear_a_headings_word_stay_a_table():
    lines = [row("Økonomi", "Beløb"), row("Skoler", "1.200.000"), row("Veje", "900.000")]

    assert seen(*lines) == [("ROW", line.text) for line in lines]


def test_an_items_head_in_a_row_is_number_title_and_facts():
    assert seen(
        row("Punkt", "Titel", "Sagsnr.", "Åben/lukket"),
        row("31", "Opfølgning på budgettet", "2024-00518", "Åben"),
    ) == [
        ("HEADING", "Punkt 31: Opfølgning på budgettet"),
        ("TEXT", "2024-00518"),
        ("TEXT", "Åben"),
    ]


def test_two_facts_in_one_cell_are_two():
    assert seen(row("7", "Lokalplan 214", "Åben sag 01.02.05-P16-21-24")) == [
        ("HEADING", "Punkt 7: Lokalplan 214"),
        ("TEXT", "Åben sag"),
        ("TEXT", "01.02.05-P16-21-24"),
    ]


def test_the_title_comes_before_the_facts_of_its_head():
    lines = [row("Punkt: 18", "Sagsnr. 08/5521", "Åben"), Line("Takster for havnen")]

    assert [text for _, text in seen(*lines)] == [
        "Punkt: 18",
        "Takster for havnen",
        "Sagsnr. 08/5521",
        "Åben",
    ]


def test_a_numbered_attachment_is_no_item():
    lines = [row("Nr.", "Titel", "Offentlig"), row("1", "Budgetnotat", "Åben")]

    assert seen(*lines) == [("ROW", line.text) for line in lines]


def test_an_attendance_table_is_names_with_what_its_columns_say():
    assert seen(
        row("Navn", "Parti", "Rolle", "Mødt", "Afbud"),
        row("Birgit Holm", "A", "Formand", "x", ""),
        row("Mikkel Hagen", "V", "", "", "x"),
    ) == [
        ("TEXT", "Medlemmer:"),
        ("TEXT", "Birgit Holm (A) (Formand)"),
        ("TEXT", "Mikkel Hagen (V) (afbud)"),
    ]
