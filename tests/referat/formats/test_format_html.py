"""HTML pages and fragments as lines."""

import pytest

from referat import CannotRead
from referat.reading.blocks import Line, Shape
from referat.reading.formats.html import lines_of, read_markup, read_sheet
from referat.reading.limits import DEFAULT, Limits


def texts(markup):
    return [line.text for line in lines_of(markup)]


def shapes(markup):
    return [(line.shape, line.level, line.marker, line.text) for line in lines_of(markup)]


def furniture(markup):
    return [line.text for line in read_markup(markup).furniture]


def test_a_page_is_a_line_for_each_block():
    page = (
        "<!doctype html><html><head><title>Referat – Byrådet</title></head>"
        "<body><h1>Byrådet</h1><div>Løs<p>Et afsnit\n over to linjer</p></div></body></html>"
    )

    sheet = read_sheet(page.encode(), limits=DEFAULT)

    assert sheet.lines == [
        Line("Byrådet", number=1, shape=Shape.HEADING, level=1),
        Line("Løs", number=2),
        Line("Et afsnit over to linjer", number=3),
    ]
    assert (sheet.title, sheet.media_type, sheet.knows_paragraphs) == (
        "Referat – Byrådet",
        "text/html",
        True,
    )


def test_a_break_begins_a_line_and_two_a_paragraph():
    lines = lines_of("<p>Et<br>To<br>&nbsp;<br>Tre</p><p>&nbsp;</p>")

    assert [(line.text, line.gap) for line in lines] == [("Et", True), ("To", False), ("Tre", True)]


def test_a_relative_address_is_the_lines_own_and_no_link_of_its_text():
    (line,) = lines_of('<p><a href="/7.pdf">Plan <b>B</b></a> (pdf, 1,2 MB)</p>')

    assert (line.url, line.html) == ("/7.pdf", "Plan <strong>B</strong> (pdf, 1,2 MB)")


def test_inline_markup_is_kept_and_made_safe():
    (line,) = lines_of(
        '<p>Se <b onclick="x()">planen</b> <i>her</i> <a href="javascript:x()">nu</a></p>'
    )

    assert (line.text, line.html, line.bold) == (
        "Se planen her nu",
        "Se <strong>planen</strong> <em>her</em> nu",
        False,
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p><strong>Indstilling</strong></p>",
        "<p><b><span>Indstil</span>ling</b></p>",
        '<p style="font-weight: 700">Indstilling</p>',
        '<p><span style="FONT-WEIGHT:bold">Indstilling</span> </p>',
    ],
)
def test_a_wholly_bold_paragraph_is_bold(paragraph):
    (line,) = lines_of(paragraph)

    assert (line.text, line.bold) == ("Indstilling", True)


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<p><a href="/7.pdf">Plan</a></p>', "/7.pdf"),
        ('<p><a href="/7.pdf">Plan <b>B</b></a> (pdf, 1,2 MB)</p>', "/7.pdf"),
        ('<ul><li>pdf icon <a href="/x?a=1&amp;b=2">Plan</a> 300 kB</li></ul>', "/x?a=1&b=2"),
        ('<table><tr><td>1</td><td><a href="/7.pdf">Plan</a></td></tr></table>', "/7.pdf"),
        ('<p>Se <a href="/x">den</a></p>', ""),
        ('<p><a href="/x">A</a> <a href="/y">B</a></p>', ""),
        ('<p><a href="#top">Plan</a></p>', ""),
        ('<p><a href="//evil.example/7.pdf">Plan</a></p>', ""),
        ('<p><a href="/ /evil.example/7.pdf">Plan</a></p>', ""),
        ('<table><tr><td>1</td><td>Se <a href="/7.pdf">Plan</a></td></tr></table>', ""),
        ('<table><tr><td><a href="/x">A</a></td><td><a href="/y">B</a></td></tr></table>', ""),
    ],
)
def test_a_line_that_is_one_link_has_its_address(markup, url):
    assert [line.url for line in lines_of(markup)] == [url]


def test_lists_keep_printed_numbers_and_nesting():
    markup = (
        '<ol start="3"><li>tre<ul><li>under</li></ul></li><li value="7"><p>syv</p><p>mere</p></li></ol>'
        '<ol type="a"><li>at</li></ol><ol type="i"><li>x</li><li>y</li></ol>'
    )

    assert shapes(markup) == [
        (Shape.LIST, 0, "3.", "tre"),
        (Shape.LIST, 1, "•", "under"),
        (Shape.LIST, 0, "7.", "syv\nmere"),
        (Shape.LIST, 0, "a.", "at"),
        (Shape.LIST, 0, "i.", "x"),
        (Shape.LIST, 0, "ii.", "y"),
    ]


def test_a_list_entry_with_headings_is_a_part_of_the_page():
    assert shapes("<ol><li><h3>Vej</h3><p>Tekst</p><ul><li>a</li></ul></li></ol>") == [
        (Shape.HEADING, 3, "", "1. Vej"),
        (Shape.TEXT, 0, "", "Tekst"),
        (Shape.LIST, 0, "•", "a"),
    ]


def test_a_list_entry_under_a_bold_heading_is_a_section():
    markup = (
        "<ul><li>\n<b>Indstilling</b>\n<p>At</p><ul><li>planen</li></ul></li></ul>"
        "<ul><li><p><strong>Bilag</strong></p><ul><li>Plan</li></ul></li></ul>"
        "<ul><li><b>Vej</b><ul><li>under</li></ul></li><li><b>Sti:</b> smal</li></ul>"
    )

    assert shapes(markup) == [
        (Shape.TEXT, 0, "", "Indstilling"),
        (Shape.TEXT, 0, "", "At"),
        (Shape.LIST, 0, "•", "planen"),
        (Shape.TEXT, 0, "", "Bilag"),
        (Shape.LIST, 0, "•", "Plan"),
        (Shape.LIST, 0, "•", "Vej"),
        (Shape.LIST, 1, "•", "under"),
        (Shape.LIST, 0, "•", "Sti: smal"),
    ]


def test_what_follows_a_nested_list_is_no_entry():
    assert shapes("<ul><li>a<ul><li>b</li></ul>efter</li><ul><li>c</li></ul></ul>") == [
        (Shape.LIST, 0, "•", "a"),
        (Shape.LIST, 1, "•", "b"),
        (Shape.TEXT, 0, "", "efter"),
        (Shape.LIST, 1, "•", "c"),
    ]


def test_word_list_paragraphs_are_list_entries():
    markup = (
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span>·<span>&nbsp;&nbsp; </span></span>et</p>'
        '<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1">o<span>&nbsp;</span><b>to</b> tre</p>'
        '<p class="MsoListParagraphCxSpLast" style="mso-list:l1 level1 lfo2">1.<span>&nbsp;</span>fire</p>'
        "<p>- fem</p>"
    )

    assert shapes(markup) == [
        (Shape.LIST, 0, "·", "et"),
        (Shape.LIST, 1, "o", "to tre"),
        (Shape.LIST, 0, "1.", "fire"),
        (Shape.LIST, 0, "-", "fem"),
    ]
    assert lines_of(markup)[1].html == "<strong>to</strong> tre"


def test_a_table_is_rows_with_its_header():
    markup = (
        "<table><caption>Budget</caption><thead><tr><th>År</th><th>Kr.</th></tr></thead>"
        '<tr><td rowspan="2">2026</td><td>1</td></tr><tr><td><p>2</p><p>3</p></td></tr>'
        '<tr><td colspan="2">Slut</td></tr></table>'
    )

    assert [(line.shape, line.header, line.text) for line in lines_of(markup)] == [
        (Shape.TEXT, False, "Budget"),
        (Shape.ROW, True, "År\tKr."),
        (Shape.ROW, False, "2026\t1"),
        (Shape.ROW, False, "\t2\n3"),
        (Shape.ROW, False, "Slut\t"),
    ]


def test_a_bold_first_row_names_the_columns():
    header, row = lines_of(
        "<table><tr><td><b>A</b></td><td><b>B</b></td></tr><tr><td>1</td><td>2</td></tr></table>"
    )

    assert (header.header, row.header) == (True, False)


def test_labels_in_a_table_or_definition_list_are_rows():
    markup = (
        "<table><tr><td>Sted:</td><td>&nbsp;</td><td>Salen</td></tr></table>"
        "<dl><dt>Afbud</dt><dd>Bo Ny</dd><dd>Cy Ek</dd><dt></dt><dd>Løst</dd><dt>Gæster</dt></dl>"
    )

    assert texts(markup) == ["Sted:\tSalen", "Afbud\tBo Ny", "Cy Ek", "Løst", "Gæster"]


@pytest.mark.parametrize(
    "layout",
    [
        "<table><tr><td><h2>1. Vej</h2></td><td>Tekst</td></tr></table>",
        "<table><tr><td>1. Vej</td></tr><tr><td>Tekst</td></tr></table>",
        '<table role="presentation"><tr><td>1. Vej</td><td>Tekst</td></tr></table>',
        "<table>1. Vej<tr><td>Tekst</td></tr></table>",
        "<dl>1. Vej<dd>Tekst</dd></dl>",
    ],
)
def test_a_table_that_only_lays_out_is_no_table(layout):
    lines = lines_of(layout)

    assert [line.text for line in lines] == ["1. Vej", "Tekst"]
    assert Shape.ROW not in {line.shape for line in lines}


def test_navigation_is_furniture_and_nothing_else_is():
    page = (
        "<body><header>Egeby Kommune</header><nav><a href='/'>Forside</a></nav><div class='cookie-box'>Vi gemmer</div>"
        "<main><header>Byrådet</header><p>Tekst</p><a href='#'>Kopier link til punktet</a> - <a href='#'>Print</a>"
        "<button>Fold ind</button><p>Til toppen</p><p>Print af planen</p></main><footer>Side</footer></body>"
    )

    assert texts(page) == ["Byrådet", "Tekst", "Print af planen"]
    assert furniture(page) == [
        "Egeby Kommune",
        "Forside",
        "Vi gemmer",
        "Fold ind",
        "Kopier link til punktet - Print",
        "Til toppen",
        "Side",
    ]


def test_a_row_of_buttons_is_furniture():
    markup = (
        "<table><tr><td>a</td><td>b</td></tr><tr><td>Print</td><td>Til toppen</td></tr></table>"
    )

    assert (texts(markup), furniture(markup)) == (["a\tb"], ["Print\tTil toppen"])


def test_bold_can_be_taken_back():
    (line,) = lines_of('<p><b>Fed <span style="font-weight:normal">mager</span></b></p>')

    assert (line.html, line.bold) == ("<strong>Fed </strong>mager", False)


def test_a_page_head_with_the_only_title_is_no_furniture():
    assert texts("<body><header><h1>Byrådet</h1></header><p>Tekst</p></body>") == [
        "Byrådet",
        "Tekst",
    ]


def test_printed_text_in_a_pre_is_lines():
    sheet = read_markup("<html><body><pre>Byrådet\n\nen linje\nnæste linje</pre></body></html>")

    assert [(line.text, line.gap) for line in sheet.lines] == [
        ("Byrådet", True),
        ("en linje", True),
        ("næste linje", False),
    ]
    assert not sheet.knows_paragraphs


def test_pictures_inside_the_text_are_left_out_with_a_note():
    sheet = read_markup('<p>Kort<img src="data:image/png;base64,AAAA"></p>')

    assert [line.text for line in sheet.lines] == ["Kort"]
    assert [note.code for note in sheet.notes] == ["picture_left_out"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("utf-8", "cp1252"),
        ("x", "cp1252"),
    ],
)
def test_a_page_is_decoded_as_it_is_and_not_only_as_it_says(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>Rådhus på øen</p></body></html>'

    sheet = read_sheet(page.encode(encoding), limits=DEFAULT)

    assert [line.text for line in sheet.lines] == ["Rådhus på øen"]


def test_markup_nested_beyond_reason_keeps_its_words():
    markup = "<div>" * 1000 + "dybt <b>nede</b>" + "</div>" * 1000

    sheet = read_markup(markup, limits=Limits(max_depth=50))

    assert [line.text for line in sheet.lines] == ["dybt nede"]


def test_markup_that_the_parser_gives_up_is_refused():
    with pytest.raises(CannotRead) as caught:
        read_markup("<p>start</p>" + "<div>" * 5000 + "dybt")

    assert caught.value.code == "unsafe"


def test_tables_nested_beyond_reason_keep_their_words():
    sheet = read_markup("<table><tr><td>" * 300 + "dybt" + "</td></tr></table>" * 300)

    assert [line.text for line in sheet.lines] == ["dybt"]


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<script>app()</script>", "<!-- tom -->"]
)
def test_a_page_without_text_is_refused(page):
    with pytest.raises(CannotRead) as caught:
        read_sheet(page.encode(), limits=DEFAULT)

    assert caught.value.code == "no_text"
