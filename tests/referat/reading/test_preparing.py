"""Before the outline looks at the lines: page furniture aside, text mended, headings told by bold type."""

from referat.reading.blocks import Line, Shape, Sheet
from referat.reading.pagebreaks import set_page_furniture_aside
from referat.reading.preparing import mend_lines, prepare


def sheet_of(*texts, media_type="text/plain"):
    lines = [Line(text, number=number) for number, text in enumerate(texts, start=1)]
    return Sheet(lines, media_type=media_type)


def kept(*texts):
    sheet = sheet_of(*texts)
    set_page_furniture_aside(sheet)
    return [line.text for line in sheet.lines], [line.text for line in sheet.furniture]


def test_bare_page_numbers_that_count_are_furniture():
    assert kept("Først", "1", "Så", "- 2 -", "Til sidst", "Side 3 af 3") == (
        ["Først", "Så", "Til sidst"],
        ["1", "- 2 -", "Side 3 af 3"],
    )


def test_a_single_number_is_text():
    assert kept("Først", "1", "Så") == (["Først", "1", "Så"], [])


def test_roman_numbers_that_rise_behind_the_same_words_are_furniture():
    assert kept("Byrådet, 15-maj-2002   ii", "Først", "Byrådet, 15-maj-2002   iii", "Så")[0] == [
        "Først",
        "Så",
    ]


def test_running_heads_beside_page_numbers_are_furniture_and_headings_are_not():
    texts = []
    for page, word in enumerate(("et", "to", "tre"), start=1):
        texts += [f"Linje {word} a", f"Linje {word} b", f"Linje {word} c", f"Side {page} af 3"]
        texts += ["Strandby Byråd", "Økonomi"]

    lines, furniture = kept(*texts)

    assert lines == [text for text in texts if not text.startswith(("Side", "Strandby"))]
    assert furniture.count("Strandby Byråd") == 3


def test_a_line_behind_furniture_does_not_go_on():
    sheet = sheet_of("Først", "1", "så", "2", "sidst")
    for line in sheet.lines:
        line.gap = line.text.isdigit()

    set_page_furniture_aside(sheet)

    assert [line.gap for line in sheet.lines] == [False, True, True]


def test_rules_drawn_with_signs_are_furniture():
    sheet = sheet_of("Før", "-----------", "* * * * *", "Efter")

    lines, _ = prepare(sheet)

    assert [line.text for line in lines] == ["Før", "Efter"]
    assert [line.text for line in sheet.furniture] == ["-----------", "* * * * *"]


def test_mending_drops_empty_lines_and_tells_what_it_did():
    lines, notes = mend_lines(
        [Line("Drøftet"), Line(" "), Line("DrÅ,ftet", number=7), Line("\u200b")]
    )

    assert [line.text for line in lines] == ["Drøftet", "Drøftet"]
    assert [(note.code, note.line) for note in notes] == [("repaired_encoding", 7)]


def test_bold_lines_are_headings_where_the_known_headings_are_bold():
    bold = [
        Line(text, bold=True)
        for text in ("Indstilling", "Økonomi", "Bilag", "Trafik", "Det er sagt.")
    ]

    lines, _ = prepare(Sheet([*bold, Line("Beslutning")]))

    assert [line.shape for line in lines] == [Shape.HEADING] * 4 + [Shape.TEXT] * 2


def test_bold_lines_are_text_where_the_known_headings_are_not_bold():
    lines, _ = prepare(Sheet([Line("Trafik", bold=True), Line("Indstilling"), Line("Økonomi")]))

    assert {line.shape for line in lines} == {Shape.TEXT}


def test_a_list_entry_that_opens_with_a_heading_is_a_section():
    lines, _ = prepare(Sheet([Line("Økonomi\nDet koster.\nMeget.", shape=Shape.LIST, marker="-")]))

    assert [(line.text, line.shape, line.marker) for line in lines] == [
        ("Økonomi", Shape.HEADING, ""),
        ("Det koster.", Shape.TEXT, ""),
        ("Meget.", Shape.TEXT, ""),
    ]


def test_an_items_head_in_a_table_row_is_taken_apart():
    rows = [Line("Punkt: 18\tSagsnr. 08/5521\tÅben", shape=Shape.ROW), Line("Ny skole")]

    lines, _ = prepare(Sheet(rows))

    assert [line.text for line in lines] == ["Punkt: 18", "Ny skole", "Sagsnr. 08/5521", "Åben"]
