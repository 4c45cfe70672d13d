"""No format loses a word or says it twice: whatever the markup, each word is in one line or in the furniture."""

import io

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.reading.formats import docx as docx_format
from referat.reading.formats.html import read_markup
from referat.reading.formats.text import read_sheet
from referat.reading.limits import DEFAULT
from tests.referat.markup import MARKUP, each_once, numbered


def words_of(sheet):
    texts = [line.text for line in (*sheet.lines, *sheet.furniture)]
    return each_once(" ".join(texts))


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_html_keeps_each_word_once(template):
    markup = numbered(template)

    assert words_of(read_markup(markup)) == each_once(markup)


_TEXT = st.lists(
    st.sampled_from(
        [
            "@",
            "@",
            " ",
            "\t",
            "\n",
            "\n\n",
            "\f",
            "\r\n",
            "- ",
            "o ",
            "• ",
            "1. ",
            "Side 2\n",
            "\u00a0",
            "\v",
        ]
    ),
    max_size=60,
).map("".join)


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_text_keeps_each_word_once(template):
    text = numbered(template)

    assert words_of(read_sheet(text.encode(), limits=DEFAULT)) == each_once(text)


_STYLES = [
    "Normal",
    "Heading 1",
    "Heading 5",
    "Title",
    "List Bullet",
    "List Bullet 3",
    "List Number",
    "Quote",
]
_PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from([*_STYLES, "table"]),
        st.sampled_from(["@", "@\t@", "\t@", "@\n@", "- @", ""]),
    ),
    min_size=1,
    max_size=8,
)


@given(_PARAGRAPHS)
@settings(max_examples=15, deadline=None)
def test_word_keeps_each_word_once(paragraphs):
    document, source = docx.Document(), ""
    templates = numbered("\0".join(["@", *(text for _, text in paragraphs)])).split("\0")
    for (style, _), text in zip([("Normal", ""), *paragraphs], templates, strict=True):
        source += text
        if style == "table":
            document.add_table(1, 2).cell(0, 1).text = text.strip()
        else:
            document.add_paragraph(text.strip(), style=style)
    written = io.BytesIO()
    document.save(written)

    sheet = docx_format.read_sheet(written.getvalue(), limits=DEFAULT)

    assert words_of(sheet) == each_once(source)
