"""An item's lines are split at its headings, as the whole document shows what its headings look like."""

import pytest

from referat.reading.blocks import Line, Shape
from referat.reading.parts import Role, Style, split


def heads(lines, style=None):
    made = [line if isinstance(line, Line) else Line(line) for line in lines]
    return [
        (part.role, part.heading.text) for part in split(made, style or Style()) if part.heading
    ]


def tight(text):
    return [Line(text), Line("Noget tekst under den.", gap=False)]


def test_each_meaning_has_its_role():
    lines = ["Indstilling", "Beslutning", "Tidligere beslutninger", "Bilag", "Til toppen"]

    assert heads(lines) == [
        (Role.SECTION, "Indstilling"),
        (Role.DECISION, "Beslutning"),
        (Role.EARLIER, "Tidligere beslutninger"),
        (Role.ATTACHMENTS, "Bilag"),
    ]


def test_an_unknown_line_set_tight_is_a_heading_where_the_document_sets_them_so():
    lines = ["Økonomi", *tight("Trafik i byen"), *tight("Anna Bo"), *tight("En hel sætning.")]

    assert heads(lines, Style(tight=True)) == [
        (Role.SECTION, "Økonomi"),
        (Role.SECTION, "Trafik i byen"),
    ]
    assert heads(lines) == [(Role.SECTION, "Økonomi")]


def test_the_first_document_of_a_list_is_no_heading():
    assert heads(["Bilag", *tight("Projektbeskrivelse")], Style(tight=True)) == [
        (Role.ATTACHMENTS, "Bilag")
    ]


@pytest.mark.parametrize("document", ["Høringssvar", "Økonomi"])
def test_a_document_named_like_a_heading_stays_in_the_list(document):
    lines = ["Bilag", Line("Kort", gap=False), Line(document, gap=False)]

    assert heads(lines, Style(tight=True)) == [(Role.ATTACHMENTS, "Bilag")]


def test_a_labelled_document_in_the_list_of_attachments_is_one_of_them():
    assert heads(["Bilag", "Bilag: Kort over byen"]) == [(Role.ATTACHMENTS, "Bilag")]


def test_a_line_that_several_items_share_is_a_heading():
    style = Style(recurring=frozenset({"status"}))

    assert heads(["Status"], style) == [(Role.SECTION, "Status")]
    assert heads(["Status"]) == []


def test_numbered_lines_are_headings_where_the_known_ones_are_numbered():
    style = Style(enumerated=True)

    assert heads(["1. Resume", "2. Trafik og støj"], style) == [
        (Role.SECTION, "1. Resume"),
        (Role.SECTION, "2. Trafik og støj"),
    ]


def test_plain_lines_are_text_where_markup_tells_the_headings():
    lines = [Line("Økonomi", shape=Shape.HEADING, level=3), Line("Lovgrundlag")]

    assert heads(lines, Style(levels=frozenset({3}), marked=True)) == [(Role.SECTION, "Økonomi")]


def test_a_heading_set_lower_than_its_sections_is_a_subheading():
    lines = [
        Line("Sagsfremstilling", shape=Shape.HEADING, level=3),
        Line("Historik", shape=Shape.HEADING, level=4),
        Line("Trafik", shape=Shape.HEADING, level=4),
        Line("Beslutning", shape=Shape.HEADING, level=4),
    ]

    assert heads(lines, Style(levels=frozenset({3, 4}))) == [
        (Role.SECTION, "Sagsfremstilling"),
        (Role.DECISION, "Beslutning"),
    ]


def test_an_unknown_heading_lower_than_all_known_ones_is_a_subheading():
    lines = [Line("Trafik", shape=Shape.HEADING, level=5)]

    assert heads(lines, Style(levels=frozenset({3}))) == []


def test_a_proposal_broken_over_two_lines_is_one_heading():
    lines = [
        Line("Administrationen indstiller til Økonomiudvalget,"),
        Line("Byrådet:", gap=False),
        Line("at planen godkendes"),
    ]

    assert heads(lines, Style(proposes=True)) == [
        (Role.SECTION, "Administrationen indstiller til Økonomiudvalget, Byrådet")
    ]


def test_a_route_that_opens_a_sections_text_is_text():
    assert heads(["Resume", Line("Sagsforløb: ØK/BY", gap=False)]) == [(Role.SECTION, "Resume")]


def test_words_in_the_middle_of_a_paragraph_are_text():
    lines = ["Sagsfremstilling", "Der står", Line("Sammenfatning: Kort sagt.", gap=False)]

    assert heads(lines) == [(Role.SECTION, "Sagsfremstilling")]


def test_the_page_for_signatures_closes_the_item():
    parts = split([Line("Godkendt."), Line("Underskriftsblad"), Line("Anna Bo")], Style())

    assert [(part.role, len(part.lines)) for part in parts] == [(Role.HEAD, 1), (Role.TAIL, 2)]
