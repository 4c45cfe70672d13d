"""A layout is plain data: it goes out and comes back, and what is wrong with it is said."""

import json
from dataclasses import replace

import pytest

from referat.document import SectionKind
from referat.writing import LAYOUTS, PLAIN, BadLayout, layout_from, layout_named
from referat.writing.layout import SectionHeading, dump


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_comes_back_from_its_data(layout):
    assert layout_from(json.loads(json.dumps(dump(layout)))) == layout


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_has_a_heading_for_every_kind_of_section(layout):
    assert [kind for kind in SectionKind if not layout.heading_of(kind)] == []


def test_what_is_left_out_is_as_in_the_plain_layout():
    data = {"sections": [{"kind": "finances", "heading": "Penge"}]}

    layout = layout_from(data)

    assert layout.sections == (SectionHeading(SectionKind.FINANCES, "Penge"),)
    assert layout.heading_of(SectionKind.FINANCES) == "Penge"
    assert layout.attachments_heading == PLAIN.attachments_heading


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"colour": "red"}, "“colour” is nothing that a layout has"),
        ({"case_label": 7}, "“case_label” must be a text"),
        ({"decision_first": "yes"}, "“decision_first” must be true or false"),
        ({"sections": "Indstilling"}, "“sections” must be a list"),
        ({"sections": [{"kind": "poem", "heading": "x"}]}, "“poem” is no kind of section"),
        ({"sections": [{"kind": "summary"}]}, "A section has a kind and a heading"),
        ({"item_heading": "Punkt {nr}: {title}"}, "“item_heading” names nr"),
        ({"item_heading": "Punkt {number}"}, "“item_heading” must name title"),
        ({"title": "{kind {organization}"}, "“title” has a brace without its other half"),
        ({"decision_heading": " "}, "“decision_heading” may not be empty"),
    ],
)
def test_what_is_wrong_is_said(data, said):
    with pytest.raises(BadLayout) as caught:
        layout_from(data)

    assert str(caught.value).startswith(said)


def test_an_unknown_name_is_told_with_those_that_exist():
    with pytest.raises(BadLayout, match="Choose from plain, core_first"):
        layout_named("fancy")


def test_a_part_of_a_layout_is_replaced():
    layout = replace(layout_named("core_first"), decision_first=True)

    assert (layout.decision_first, layout.heading_of(SectionKind.SUMMARY)) == (True, "Sagens kerne")
