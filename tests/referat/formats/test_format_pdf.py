"""PDF with a text layer as lines, told apart by layout."""

import io
from collections import Counter
from functools import lru_cache

import pypdf
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from referat import CannotRead
from referat.reading.blocks import Shape
from referat.reading.formats.pdf import read_sheet
from referat.reading.limits import DEFAULT, Limits

LETTER = '#set page(width: 400pt, height: 600pt, margin: 50pt)\n#set text(size: 10pt, lang: "da")\n'
FOOT = "#set page(footer: context align(right)[Side #counter(page).display()])\n"
PROSE = (
    "Udvalget skal tage stilling til forslaget, som blev fremsat på det seneste møde, og som har "
    "været sendt i høring hos alle de berørte parter. "
)
NEWS = "".join(
    f"Sætning {n} handler om {'den nye ' * (n % 5)}plan for {'skolerne og ' * (n % 3)}vejene. "
    for n in range(1, 130)
)


@lru_cache
def pdf(markup, before=LETTER):
    return typst.compile((before + markup).encode())


def read(markup, before=LETTER):
    return read_sheet(pdf(markup, before), limits=DEFAULT)


def texts(sheet):
    return [line.text for line in sheet.lines]


def furniture(sheet):
    return [line.text for line in sheet.furniture]


def shaped(sheet, shape):
    return [(line.level, line.marker, line.text) for line in sheet.lines if line.shape is shape]


def paragraphs(sheet):
    """The lines' texts, those that wrap put together."""
    found, open_ = [], False
    for line in sheet.lines:
        if open_:
            found[-1] += f" {line.text}"
        else:
            found.append(line.text)
        open_ = line.wraps
    return found


def test_label_and_value_far_apart_are_one_line():
    sheet = read("#grid(columns: (120pt, 1fr), row-gutter: 6pt, [Mødedato:], [21. april 2021])")

    assert [(line.text, line.shape) for line in sheet.lines] == [
        ("Mødedato:\t21. april 2021", Shape.TEXT)
    ]


def test_a_value_over_several_lines_goes_on():
    names = "Alma Bro, Birk Holm, Clara Eng, David Lund, Ester Vang, Frode Skov, Gry Dam, Hans Kær"
    sheet = read(
        "#grid(columns: (120pt, 1fr), row-gutter: 6pt, [*Mødedato*], [21. april 2021],"
        f"[*Deltagere*], [{names}], [*Sted*], [Rådssalen])"
    )

    assert paragraphs(sheet) == [
        "Mødedato\t21. april 2021",
        f"Deltagere\t{names}",
        "Sted\tRådssalen",
    ]


def test_names_on_lines_of_their_own_stay_apart():
    sheet = read("#grid(columns: (120pt, 1fr), [Medlemmer:], [Alma Bro \\ Birk Holm \\ Clara Eng])")

    assert [(line.text, line.wraps) for line in sheet.lines] == [
        ("Medlemmer:\tAlma Bro", False),
        ("Birk Holm", False),
        ("Clara Eng", False),
    ]


def test_a_label_that_fills_its_column_is_still_told_from_its_value():
    sheet = read(
        "#grid(columns: (68pt, 1fr), column-gutter: 4pt, row-gutter: 6pt, [*Sted*], [Rådssalen],"
        "[*Mødedeltagere*], [Alma Bro])"
    )

    assert texts(sheet) == ["Sted\tRådssalen", "Mødedeltagere\tAlma Bro"]


def test_contents_keep_their_dots_and_page_numbers():
    sheet = read(
        "#let entry(title, page) = block[#title#box(width: 1fr, repeat[.])#page]\n"
        '#entry("1. Budget 2022", "3")\n'
        '#entry("2. Årshjul for Organisationens Strategi- og Udviklingsplan samt en lang titel", "12")'
    )

    titles = [line.text.replace("..", "").replace(".", "", 1) for line in sheet.lines]
    assert [line.shape for line in sheet.lines] == [Shape.TEXT, Shape.TEXT]
    assert titles[0].startswith("1 Budget 2022")
    assert sheet.lines[0].text.endswith("....3")
    assert sheet.lines[1].text.startswith(
        "2. Årshjul for Organisationens Strategi- og Udviklingsplan samt en lang titel...."
    )
    assert sheet.lines[1].text.endswith("...12")


def test_wrapped_cells_of_a_ruled_table_are_one_row():
    sheet = read(
        "#table(columns: (80pt, 120pt, 1fr), table.header[*Område*][*Beskrivelse*][*Beløb*],"
        "[Skole], [Bærbare computere til alle elever i folkeskolen], [1.200],"
        "[Ældre og sundhed samt velfærd], [], [300])"
    )

    assert [(line.shape, line.header, line.text) for line in sheet.lines] == [
        (Shape.ROW, True, "Område\tBeskrivelse\tBeløb"),
        (Shape.ROW, False, "Skole\tBærbare computere til alle elever i folkeskolen\t1.200"),
        (Shape.ROW, False, "Ældre og sundhed samt velfærd\t\t300"),
    ]


def test_cells_centred_beside_one_another_are_one_row():
    sheet = read(
        "#table(columns: (80pt, 100pt, 1fr), align: horizon,"
        "[Skole], [Bærbare computere til alle elever], [1.200], [Ældre og sundhed i byen], [a], [b])"
    )

    assert texts(sheet) == [
        "Skole\tBærbare computere til alle elever\t1.200",
        "Ældre og sundhed i byen\ta\tb",
    ]


def test_a_table_without_lines_is_told_by_its_columns():
    sheet = read(
        "#grid(columns: (120pt, 80pt, 1fr), row-gutter: 6pt, [Drift], [1.200], [900],"
        "[Anlæg], [20], [5])"
    )

    assert [(line.shape, line.text) for line in sheet.lines] == [
        (Shape.ROW, "Drift\t1.200\t900"),
        (Shape.ROW, "Anlæg\t20\t5"),
    ]


def test_a_table_head_repeated_on_the_next_page_is_kept_once():
    rows = "".join(f"[Post {number}], [{number}.000]," for number in range(60))
    sheet = read(f"#table(columns: (1fr, 1fr), table.header[*Post*][*Beløb*], {rows})")

    assert sheet.pages == 3
    assert texts(sheet) == ["Post\tBeløb", *(f"Post {n}\t{n}.000" for n in range(60))]
    assert furniture(sheet) == ["Post\tBeløb", "Post\tBeløb"]


def test_two_columns_of_prose_are_read_one_after_the_other():
    sheet = read(f"#columns(2)[{PROSE * 3}#colbreak()Anden spalte. {PROSE * 3}]")

    assert len(paragraphs(sheet)) == 2
    assert paragraphs(sheet)[1].startswith("Anden spalte.")


def test_page_furniture_in_the_middle_of_a_sentence_is_set_aside():
    sheet = read(f"#set page(header: [Byrådet, 27-03-2008])\n{NEWS}", LETTER + FOOT)

    assert sheet.pages == 4
    assert paragraphs(sheet) == [NEWS.strip()]
    assert furniture(sheet) == [
        text for page in range(1, 5) for text in ("Byrådet, 27-03-2008", f"Side {page}")
    ]


def test_furniture_is_found_without_tags_too():
    tagged = pypdf.PdfReader(io.BytesIO(pdf(NEWS, LETTER + FOOT)))
    plain = pypdf.PdfWriter()
    for page in tagged.pages:
        content = page.get_contents().get_data().replace(b"/Artifact", b"/Span")
        page[pypdf.generic.NameObject("/Contents")] = pypdf.generic.DecodedStreamObject()
        page["/Contents"].set_data(content)
        plain.add_page(page)
    out = io.BytesIO()
    plain.write(out)

    sheet = read_sheet(out.getvalue(), limits=DEFAULT)

    assert furniture(sheet) == [f"Side {page}" for page in range(1, 5)]


def test_item_headings_at_the_top_of_each_page_are_no_furniture():
    items = "#pagebreak()\n".join(f"Punkt {n}\n\nBeslutning\n\nGodkendt.\n" for n in range(1, 7))
    sheet = read(items)

    assert furniture(sheet) == []
    assert texts(sheet) == [
        text for n in range(1, 7) for text in (f"Punkt {n}", "Beslutning", "Godkendt.")
    ]


def test_what_the_minutes_say_elsewhere_too_is_no_running_head():
    pages = (f"Punkt {n}\n\nIntet.\n#pagebreak()\nIntet.\n\nBilag {n}" for n in range(1, 4))
    sheet = read("#pagebreak()\n".join(pages))

    assert furniture(sheet) == []
    assert texts(sheet).count("Intet.") == 6


def test_portal_buttons_are_furniture():
    sheet = read("Godkendt.\n\nTil toppen\n\nPunkt 2")

    assert (texts(sheet), furniture(sheet)) == (["Godkendt.", "Punkt 2"], ["Til toppen"])


def test_a_label_with_nothing_after_it_is_no_heading():
    sheet = read(f"*Fraværende:*\n\n{PROSE}")

    first = sheet.lines[0]
    assert (first.text, first.shape, first.bold) == ("Fraværende:", Shape.TEXT, True)


def test_headings_rank_by_size_and_weight():
    sheet = read(
        f"= Referat\n{PROSE}\n== Punkt 1\n{PROSE}\n=== Beslutning\nGodkendt.\n== Punkt 2\n{PROSE}"
    )

    assert shaped(sheet, Shape.HEADING) == [
        (1, "", "Referat"),
        (2, "", "Punkt 1"),
        (3, "", "Beslutning"),
        (2, "", "Punkt 2"),
    ]


def test_a_heading_over_several_lines_is_one():
    title = "Punkt 7: Tidsplan for den samlede proces med udarbejdelse af digitaliseringsstrategi og handleplan"
    sheet = read(f"== {title}\n{PROSE}")

    assert shaped(sheet, Shape.HEADING) == [(1, "", title)]


def test_a_bold_sentence_is_no_heading():
    sheet = read(f"{PROSE}\n\n*Godkendt.*\n\n*Fraværende:* Alma Bro")

    assert shaped(sheet, Shape.HEADING) == []


def test_lists_nest_and_their_wrapped_lines_are_joined():
    sheet = read(
        f"Direktionen drøfter\n- {PROSE}\n  - et underpunkt\n- det sidste\n+ første\n+ andet"
    )

    assert shaped(sheet, Shape.LIST) == [
        (0, "•", PROSE.strip()),
        (1, "‣", "et underpunkt"),
        (0, "•", "det sidste"),
        (0, "1.", "første"),
        (0, "2.", "andet"),
    ]


def test_drawn_bullets_make_lists():
    sheet = read("#set list(marker: circle(radius: 1.6pt, fill: black))\nVi så\n- første\n- andet")

    assert shaped(sheet, Shape.LIST) == [(0, "•", "første"), (0, "•", "andet")]


def test_a_date_at_the_start_of_a_line_is_no_list_item():
    sheet = read(
        "#block(width: 215pt)[Forvaltningen bemærker, at fristen er den\n1. juni 2021 for alle.]"
    )

    assert [line.shape for line in sheet.lines] == [Shape.TEXT, Shape.TEXT]


def test_a_date_set_in_is_no_list_item():
    sheet = read("Mødedato\n#pad(left: 40pt)[20. juni 2019]\nMødested")

    assert texts(sheet) == ["Mødedato", "20. juni 2019", "Mødested"]


def test_heads_centred_over_narrow_columns_are_cells():
    sheet = read(
        "#table(columns: 3, align: (left, center, center), inset: 2pt, stroke: none,"
        "table.header[*Køkken*][*Måltider*][*Årsværk*], [Kildebo], [820], [11],"
        "[Rosenlund], [410], [6])"
    )

    assert [(line.header, line.text) for line in sheet.lines] == [
        (True, "Køkken\tMåltider\tÅrsværk"),
        (False, "Kildebo\t820\t11"),
        (False, "Rosenlund\t410\t6"),
    ]


def test_a_word_broken_at_the_line_end_keeps_a_soft_hyphen():
    sheet = read(
        "#set text(hyphenate: true)\n#block(width: 120pt)[Kommunalbestyrelsens "
        "digitaliseringsstrategi er omtalt.]"
    )

    broken = [line for line in sheet.lines if line.text.endswith("\u00ad")]
    assert broken
    assert all(line.wraps for line in broken)
    assert "".join(line.text.rstrip("\u00ad") for line in sheet.lines).startswith(
        "Kommunalbestyrelsens"
    )


def test_a_writers_own_hyphen_at_the_line_end_stays():
    text = f"{PROSE}Børne- og Ungeudvalget spiser i kantinen. {PROSE}"
    narrow = "#set page(width: 300pt, margin: 50pt)\n#set text(size: 10pt)\n"

    sheet = read(text, narrow)

    assert any(line.text.endswith("Børne-") for line in sheet.lines)
    assert paragraphs(sheet) == [text.strip()]


def test_paragraphs_wrap_inside_and_have_a_gap_before():
    sheet = read(f"{PROSE}\n\n{PROSE}")

    assert paragraphs(sheet) == [PROSE.strip(), PROSE.strip()]
    assert [line.gap for line in sheet.lines if line.text.startswith("Udvalget")] == [True, True]


def test_short_lines_of_an_address_do_not_wrap():
    sheet = read("Rådhuset \\ Torvet 1 \\ 9999 Strandby")

    assert [(line.text, line.wraps) for line in sheet.lines] == [
        ("Rådhuset", False),
        ("Torvet 1", False),
        ("9999 Strandby", False),
    ]


def test_lines_know_page_number_and_link():
    sheet = read('Første side\n#pagebreak()\n#link("https://example.org/bilag/1")[Årshjul]')

    assert [(line.text, line.page, line.number, line.url) for line in sheet.lines] == [
        ("Første side", 1, 1, ""),
        ("Årshjul", 2, 2, "https://example.org/bilag/1"),
    ]


def test_a_turned_page_is_read_as_it_is_seen():
    reader = pypdf.PdfReader(
        io.BytesIO(pdf("#rotate(90deg, reflow: true, block(width: 300pt)[Første\n\nAnden linje])"))
    )
    writer = pypdf.PdfWriter()
    writer.add_page(reader.pages[0]).rotate(270)
    out = io.BytesIO()
    writer.write(out)

    assert texts(read_sheet(out.getvalue(), limits=DEFAULT)) == ["Første", "Anden linje"]


def test_the_sheet_tells_title_pages_and_media_type():
    sheet = read('#set document(title: "Referat Byrådet")\nTekst#pagebreak()Mere')

    assert (sheet.title, sheet.pages, sheet.media_type) == ("Referat Byrådet", 2, "application/pdf")
    assert sheet.knows_paragraphs is False


def test_a_page_without_text_among_others_is_noted():
    sheet = read("Tekst#pagebreak()#rect(width: 100%, height: 50%)#pagebreak()Mere")

    assert [(note.code, note.page) for note in sheet.notes] == [("page_without_text", 2)]
    assert texts(sheet) == ["Tekst", "Mere"]


def encrypted():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Hemmeligt")))
    writer.encrypt("kodeord", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "remedy"),
    [
        (encrypted(), "encrypted", "Remove the password"),
        (pdf(PROSE * 9)[:-3000], "truncated", "Fetch or save the file"),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", "truncated", "Fetch or save the file"),
        (pdf("#rect(width: 100%, height: 50%)"), "no_text", "--ocr"),
    ],
    ids=["encrypted", "cut short", "empty", "scan"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, code, remedy):
    with pytest.raises(CannotRead) as failure:
        read_sheet(data, limits=DEFAULT)

    assert failure.value.code == code
    assert remedy in failure.value.remedy


def test_too_many_pages_are_refused():
    with pytest.raises(CannotRead) as failure:
        read_sheet(pdf("a#pagebreak()b#pagebreak()c"), limits=Limits(max_pages=2))

    assert failure.value.code == "too_large"


words = st.lists(
    st.sampled_from(
        ("rådet", "godkendte", "budgettet", "for", "2024,", "og", "forvaltningen", "æ", "1.250")
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
blocks = st.one_of(
    words,
    words.map(lambda text: f"= {text}"),
    st.lists(words, min_size=1, max_size=4).map(
        lambda items: "\n".join(f"- {item}" for item in items)
    ),
    st.lists(words, min_size=2, max_size=9).map(
        lambda cells: f"#table(columns: (1fr, 2fr, 1fr), {','.join(f'[{cell}]' for cell in cells)})"
    ),
    st.tuples(words, words).map(
        lambda pair: f"#grid(columns: (100pt, 1fr), [*{pair[0]}*], [{pair[1]}])"
    ),
)


@given(st.lists(blocks, min_size=1, max_size=12), st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_character_is_in_a_line_or_in_the_furniture(parts, justified):
    style = f"#set par(justify: {str(justified).lower()})\n#set text(hyphenate: true)\n"
    data = typst.compile((LETTER + FOOT + style + "\n\n".join(parts)).encode())

    sheet = read_sheet(data, limits=DEFAULT)

    found = "".join(line.marker + line.text for line in (*sheet.lines, *sheet.furniture))
    with pypdfium2.PdfDocument(data) as document:
        printed = "".join(page.get_textpage().get_text_range() for page in document)
    assert characters(found) == characters(printed)


def characters(text):
    """Characters but for spaces and hyphens, which the end of a line may add or take."""
    return Counter(
        letter for letter in text if not letter.isspace() and letter not in "-\u00ad\ufffe\x02"
    )
