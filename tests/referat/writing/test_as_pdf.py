"""A written PDF comes back as the minutes that went in, whatever stands in them."""

import os
from dataclasses import replace

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))


def lost(minutes, name):
    """What is not as it was after writing and reading, contents left out: they get the pages they have."""
    return lost_in(minutes, layout_named(name))


def lost_in(minutes, layout):
    read = referat.read(referat.write(minutes, "pdf", layout=layout))
    return papers.differences(papers.as_read(minutes, layout), replace(read, toc=()))


@pytest.mark.parametrize("name", LAYOUTS)
def test_ordinary_minutes_come_back(name):
    assert lost(papers.ordinary(), name) == []


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.minutes(), st.sampled_from(sorted(LAYOUTS)))
def test_any_minutes_come_back(minutes, name):
    assert lost(minutes, name) == []


def test_nasty_minutes_are_written_and_nothing_of_them_is_left_out():
    minutes = papers.nasty()

    read = referat.read(referat.write(minutes, "pdf"))

    (section,) = read.items[1].sections
    kinds = [type(block).__name__ for block in section.content]
    assert [item.public for item in read.items] == [True, True, False, True]
    assert kinds.count("Table") == 6  # the one without a cell is gone
    assert [len(table.rows) for table in section.content[-6:]] == [2, 1, 3, 600, 2, 1]
    assert section.content[1].text == "Kommunalbestyrelsens" * 60
    assert section.content[2].text == "abc[U+D800]d e f g"
    assert len(read.participants) > 1


def test_signs_that_no_font_has_are_printed_as_their_codes():
    title = "Ord \u65e5 og \U0001f600"

    read = referat.read(referat.write(_titled(title), "pdf"))

    assert read.items[0].title == "Ord [U+65E5] og [U+1F600]"


def test_a_long_word_of_such_signs_is_printed_as_codes_too():
    read = referat.read(referat.write(_titled("\U0001f600" * 50), "pdf"))

    assert "".join(read.items[0].title.split()) == "[U+1F600]" * 50


def test_the_same_minutes_give_the_same_bytes():
    assert referat.write(papers.ordinary(), "pdf") == referat.write(papers.ordinary(), "pdf")


def test_minutes_without_items_are_written():
    read = referat.read(referat.write(papers.empty(), "pdf"))

    assert (read.kind, read.start, read.items) == ("agenda", papers.empty().start, ())


def test_the_file_says_its_title_language_and_bookmarks(tmp_path):
    path = tmp_path / "minutes.pdf"
    path.write_bytes(referat.write(papers.ordinary(), "pdf", layout=layout_named("core_first")))

    reader = pypdf.PdfReader(path)

    root = reader.trailer["/Root"]
    titles = [mark.title.replace("\u200c", "") for mark in reader.outline]
    assert reader.metadata.title == "REFERAT Børne- og Skoleudvalget d. 20-03-2024"
    assert str(root["/Lang"]).startswith("da")
    assert titles == [
        "Indholdsfortegnelse",
        "Punkt 1: Skolestruktur på Teknik- og Miljøområdet 2024-2027",
        "Punkt 2: Lukket: Salg af grund",
        "Punkt 3: Eventuelt",
    ]


def test_each_item_begins_a_page_and_the_contents_name_it():
    read = referat.read(referat.write(papers.ordinary(), "pdf"))

    starts = [item.place.page for item in read.items]
    assert starts == [entry.page for entry in read.toc]
    assert len(set(starts)) == 3


def _titled(title):
    minutes = papers.ordinary()
    return replace(minutes, items=(replace(minutes.items[0], title=title),))


def test_a_forum_may_have_words_of_its_own():
    layout = replace(
        layout_named("decision_first"),
        title="{organization} den {date}",
        item_heading="Sag nr. {number} - {title}",
        closed_mark="LUKKET - ",
        decision_heading="Udvalgets beslutning",
        item_on_new_page=False,
    )

    assert lost_in(papers.ordinary(), layout) == []
