"""Text and HTML of passages, and the way back."""

import pytest
from hypothesis import given, settings

from referat.document import ListItem, Paragraph, Subheading, Table
from referat.prose import html_of, passage_from_html, passage_from_text, text_of
from tests.referat.documents import PASSAGE
from tests.referat.markup import MARKUP, each_once, numbered

PASSAGE_OF_EVERY_BLOCK = (
    Paragraph("Byrådet godkendte planen & budgettet."),
    Subheading("Økonomi", 4),
    ListItem("at prisen er fast"),
    ListItem("også i 2027", 1),
    ListItem("at vejen lukkes"),
    Paragraph("Det koster:"),
    Table((("År", "Kr."), ("2026", "1.200")), has_header=True),
    ListItem("første", 0, "1."),
    ListItem("anden", 0, "2."),
)


def test_text_of_every_block():
    text = text_of(PASSAGE_OF_EVERY_BLOCK)

    assert text == (
        "Byrådet godkendte planen & budgettet.\n\nØkonomi\n\n- at prisen er fast\n - også i 2027\n- at vejen lukkes"
        "\n\nDet koster:\n\nÅr\tKr.\n2026\t1.200\n\n1. første\n2. anden"
    )


def test_html_of_every_block():
    html = html_of(PASSAGE_OF_EVERY_BLOCK)

    assert html == (
        "<p>Byrådet godkendte planen &amp; budgettet.</p><h4>Økonomi</h4>"
        "<ul><li>at prisen er fast<ul><li>også i 2027</li></ul></li><li>at vejen lukkes</li></ul>"
        "<p>Det koster:</p><table><thead><tr><th>År</th><th>Kr.</th></tr></thead>"
        "<tbody><tr><td>2026</td><td>1.200</td></tr></tbody></table>"
        "<ol><li>første</li><li>anden</li></ol>"
    )


def test_text_of_an_empty_list_entry_is_its_mark():
    assert text_of((ListItem("Plan"), ListItem(""))) == "- Plan\n-"


@given(PASSAGE)
@settings(max_examples=200, deadline=None)
def test_html_comes_back_as_the_same_passage(passage):
    assert passage_from_html(html_of(passage)) == passage


@given(PASSAGE)
@settings(deadline=None)
def test_html_holds_only_the_safe_subset(passage):
    safe = {
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h4",
        "h5",
        "strong",
        "em",
        "a",
        "br",
    }

    tags = {part.split(">")[0].split(" ")[0].strip("/") for part in html_of(passage).split("<")[1:]}

    assert tags <= safe


def test_text_comes_back_as_the_same_passage():
    passage = (
        Paragraph("Forvaltningen indstiller\ntil byrådet:"),
        ListItem("at planen godkendes", 0, "1."),
        ListItem("at den sendes i høring", 0, "2."),
        Table((("Uge", "Sted"), ("12", ""))),
        ListItem("Kort"),
        ListItem("Bilag", 1),
        ListItem(""),
    )

    assert passage_from_text(text_of(passage)) == passage


def test_one_numbered_line_in_text_is_a_paragraph():
    assert passage_from_text("1. juni mødes udvalget.") == (Paragraph("1. juni mødes udvalget."),)


def test_a_continued_list_entry_in_text_stays_one():
    assert passage_from_text("- a\n  b\nc") == (ListItem("a\nb"), Paragraph("c"))


def test_untrusted_html_loses_what_is_unsafe():
    html = (
        '<p onclick="x()">Se <a href="javascript:x()">her</a><script>x()</script>'
        '<img src=x onerror=x()><a href="https://a.example/b">der</a></p><style>p{}</style><iframe src=x></iframe>'
    )

    assert passage_from_html(html) == (
        Paragraph("Se herder", 'Se her<a href="https://a.example/b">der</a>'),
    )


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/x",
        "\\\\evil.example",
        "/x",
        "x.pdf",
        "#top",
        "?a=1",
        "tel:1",
        "javascript:x()",
        "",
    ],
)
def test_only_absolute_addresses_of_known_kinds_are_links(address):
    html = f'<p>Se <strong>bilag</strong> <a href="{address}"><strong>her</strong></a></p>'
    inline = html.removeprefix("<p>").removesuffix("</p>")

    assert passage_from_html(html) == (
        Paragraph("Se bilag her", "Se <strong>bilag</strong> <strong>her</strong>"),
    )
    assert "<a" not in html_of((Paragraph("Se bilag her", inline),))


@pytest.mark.parametrize(
    "address", ["http://a.example", "HTTPS://a.example/b", "mailto:a@b.example"]
)
def test_absolute_addresses_of_known_kinds_stay(address):
    passage = (Paragraph("Her", f'<a href="{address}">Her</a>'),)

    assert passage_from_html(html_of(passage)) == passage


def test_a_paragraph_with_unsafe_html_is_written_safely():
    assert html_of((Paragraph("x", "<b onclick=y>x</b><script>z</script>"),)) == "<p>x</p>"


def test_foreign_html_becomes_blocks():
    html = (
        "<div>Løs tekst<div>Næste</div></div><h2>Titel</h2><h6>Under</h6><p>en<br><br>to <b>tre</b></p>"
        "<ul><li><p>a</p><p>b</p><ol type='a'><li>x</li></ol>efter</li><ul><li>dybt</li></ul></ul>"
        "<table><caption>Tal</caption><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td>"
        "<td><table><tr><td>i</td><td>j</td></tr></table></td></tr></table><table></table>"
    )

    assert passage_from_html(html) == (
        Paragraph("Løs tekst"),
        Paragraph("Næste"),
        Subheading("Titel", 4),
        Subheading("Under", 5),
        Paragraph("en"),
        Paragraph("to tre", "to <strong>tre</strong>"),
        ListItem("a\nb", 0),
        ListItem("x", 1, "a."),
        Paragraph("efter"),
        ListItem("dybt", 1),
        Paragraph("Tal"),
        Table((("A", "B"), ("1\n2", "i j")), has_header=True),
    )


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_no_word_of_foreign_html_is_lost_or_said_twice(template):
    html = numbered(template)

    assert each_once(text_of(passage_from_html(html))) == each_once(html)


def test_html_nested_beyond_reason_keeps_its_words():
    assert passage_from_html("<div>" * 900 + "dybt" + "</div>" * 900) == (Paragraph("dybt"),)


def test_no_html_is_no_passage():
    assert passage_from_html(" \n") == ()
