"""Plain text as lines."""

import pytest

from referat import CannotRead
from referat.reading.blocks import Shape
from referat.reading.formats.text import decode, read_sheet
from referat.reading.limits import DEFAULT, Limits


def read(text):
    return read_sheet(text.encode(), limits=DEFAULT)


def shapes(text):
    return [(line.shape, line.level, line.text) for line in read(text).lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_is_decoded_whatever_its_encoding(encoding):
    assert decode("Mødedato – på rådhuset\n".encode(encoding)) == "Mødedato – på rådhuset\n"


def test_bytes_that_mean_nothing_are_kept():
    assert decode(b"\xe6\x81") == "æ\x81"


def test_a_stray_byte_in_utf8_is_read_alone():
    assert decode("Rådet på øen".encode() + b" \xe6 \xc3") == "Rådet på øen æ Ã"


def test_each_printed_line_is_a_line_with_its_number():
    sheet = read("Byrådet\r\n\r\nFørste linje\rAnden linje\n")

    assert [(line.text, line.number, line.gap) for line in sheet.lines] == [
        ("Byrådet", 1, True),
        ("Første linje", 3, True),
        ("Anden linje", 4, False),
    ]
    assert (sheet.pages, sheet.media_type, sheet.knows_paragraphs) == (None, "text/plain", False)


def test_form_feeds_count_pages():
    sheet = read("Et\nTo\fTre\f\n")

    assert [(line.text, line.page, line.number) for line in sheet.lines] == [
        ("Et", 1, 1),
        ("To", 1, 2),
        ("Tre", 2, 3),
    ]
    assert sheet.pages == 2


def test_bullets_nest_by_their_indent():
    assert shapes("- a\n  * b\n  * c\n    – d\n- e\n\nTekst\n\n  • f") == [
        (Shape.LIST, 0, "a"),
        (Shape.LIST, 1, "b"),
        (Shape.LIST, 1, "c"),
        (Shape.LIST, 2, "d"),
        (Shape.LIST, 0, "e"),
        (Shape.TEXT, 0, "Tekst"),
        (Shape.LIST, 0, "f"),
    ]


def test_a_lone_o_is_a_bullet_only_in_a_list():
    assert shapes("- a\no b\no c\nTekst\n\no slet ikke") == [
        (Shape.LIST, 0, "a"),
        (Shape.LIST, 1, "b"),
        (Shape.LIST, 1, "c"),
        (Shape.TEXT, 0, "Tekst"),
        (Shape.TEXT, 0, "o slet ikke"),
    ]


def test_numbered_lines_are_left_to_the_outline():
    assert shapes("1. Godkendelse\n-\n") == [
        (Shape.TEXT, 0, "1. Godkendelse"),
        (Shape.TEXT, 0, "-"),
    ]


def test_a_tab_inside_a_line_makes_a_row():
    assert shapes("År \t Kr.\n\t2026\t5\n\tKun indrykket") == [
        (Shape.ROW, 0, "År\tKr."),
        (Shape.ROW, 0, "\t2026\t5"),
        (Shape.TEXT, 0, "Kun indrykket"),
    ]


def test_page_numbers_and_buttons_are_furniture():
    sheet = read(
        "Side 2 af 56\nTekst\nSIDE 1\n- 3 -\nTil toppen\nKopier link til punktet - Print\nSide om side\n"
    )

    assert [line.text for line in sheet.lines] == ["Tekst", "Side om side"]
    assert [line.text for line in sheet.furniture] == [
        "Side 2 af 56",
        "SIDE 1",
        "- 3 -",
        "Til toppen",
        "Kopier link til punktet - Print",
    ]


def test_a_running_head_that_counts_with_the_pages_is_furniture():
    pages = [
        f"Egeby Byråd, 2. marts 2026   {page}\nPunkt {page}\nOrd nummer {page * page}"
        for page in range(1, 5)
    ]

    sheet = read("\f".join(pages))

    assert len(sheet.furniture) == 4
    assert [line.text for line in sheet.lines if line.page == 3] == ["Punkt 3", "Ord nummer 9"]


def test_a_decision_that_ends_every_page_is_no_furniture():
    sheet = read("\f".join(f"Emne {word}\nGodkendt." for word in ("vej", "skole", "park", "havn")))

    assert (len(sheet.lines), sheet.furniture) == (8, [])


def test_too_many_pages_are_refused():
    with pytest.raises(CannotRead, match="The document has 4 pages; the limit is 3"):
        read_sheet(b"a\fb\fc\fd", limits=Limits(max_pages=3))


def test_emphasis_that_a_converter_left_becomes_markup():
    sheet = read(
        "**Frist 1. maj.** Svar afgives her.\n\n*Nye veje\nTaget til efterretning.*\n\nI alt <u>2.130 kr.</u>"
    )

    assert [(line.text, line.html) for line in sheet.lines] == [
        ("Frist 1. maj. Svar afgives her.", "<strong>Frist 1. maj.</strong> Svar afgives her."),
        ("Nye veje", "<em>Nye veje</em>"),
        ("Taget til efterretning.", "<em>Taget til efterretning.</em>"),
        ("I alt 2.130 kr.", ""),
    ]


def test_a_star_that_marks_a_note_stays():
    sheet = read("Materialet sendes ud*\n\n*Under punkt 2 gennemgås materialet.")

    assert [line.text for line in sheet.lines] == [
        "Materialet sendes ud*",
        "*Under punkt 2 gennemgås materialet.",
    ]
