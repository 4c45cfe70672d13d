"""What is printed and where: the layout fills in what the minutes leave to it, and changes nothing that they say."""

from dataclasses import replace
from datetime import date

import pytest

from referat.document import (
    Attendance,
    Decision,
    Item,
    ListItem,
    Paragraph,
    Presence,
    Section,
    SectionKind,
    Subheading,
    Table,
    TocEntry,
)
from referat.writing import arrange, layout_named
from referat.writing.arranging import Fact
from referat.writing.evening import evened
from referat.writing.nesting import nested
from referat.writing.people import listed
from tests.referat.writing import papers

CORE, DECISION, PRESENTATION = map(
    layout_named, ("core_first", "decision_first", "presentation_first")
)


def paper_of(item, layout):
    return arrange(replace(papers.ordinary(), items=(item,)), layout).items[0]


def headings(layout, *, sections=(), decisions=()):
    item = Item("1", "Skole", sections=tuple(sections), decisions=tuple(decisions))
    return [part.heading for part in paper_of(item, layout).parts]


def test_a_section_without_heading_gets_the_layouts_and_its_own_wins():
    sections = [
        Section(SectionKind.SUMMARY),
        Section(SectionKind.PRESENTATION, "Baggrund"),
    ]

    assert headings(CORE, sections=sections) == ["Sagens kerne", "Baggrund"]


def test_sections_stay_in_the_order_in_which_they_are_given():
    sections = [Section(SectionKind.FINANCES), Section(SectionKind.SUMMARY)]

    assert headings(CORE, sections=sections) == ["Økonomiske oplysninger", "Sagens kerne"]


def test_the_decision_stands_where_the_layout_has_it():
    sections, decisions = [Section(SectionKind.RECOMMENDATION)], [Decision()]

    assert headings(CORE, sections=sections, decisions=decisions) == ["Indstilling", "Beslutning"]
    assert headings(DECISION, sections=sections, decisions=decisions) == [
        "Beslutning",
        "Sagsfremstilling",
        "Indstillinger",
    ]


def test_the_heading_over_a_group_is_not_printed_twice():
    sections = [Section(SectionKind.PRESENTATION, "Sagsfremstilling"), Section(SectionKind.SUMMARY)]

    assert headings(DECISION, sections=sections) == [
        "Sagsfremstilling",
        "Resume og sagens baggrund",
    ]


@pytest.mark.parametrize(
    ("decision", "layout", "heading"),
    [
        (Decision(), PRESENTATION, "Beslutning Børne- og Skoleudvalget den 20-03-2024"),
        (Decision(heading="Vedtagelse"), PRESENTATION, "Vedtagelse"),
        (
            Decision(organization="Byrådet", held_on=date(2024, 2, 1)),
            CORE,
            "Beslutning på møde Byrådet 01-02-2024",
        ),
        (
            Decision(held_on=date(2024, 2, 1)),
            DECISION,
            "Beslutning i Børne- og Skoleudvalget den 01-02-2024",
        ),
        (Decision(organization="Byrådet"), CORE, "Beslutning i Byrådet"),
        (
            Decision(heading="Beslutning", organization="Byrådet", held_on=date(2024, 2, 1)),
            DECISION,
            "Beslutning i Byrådet den 01-02-2024",
        ),
    ],
)
def test_a_decisions_heading_says_whose_it_is(decision, layout, heading):
    assert headings(layout, decisions=[decision]) == [heading]


def test_contents_that_the_minutes_hold_are_kept_and_others_are_made():
    minutes = papers.ordinary()
    printed = tuple(TocEntry(title) for title in ("Skoler", "Lukket: Grund", "Evt."))

    kept = arrange(replace(minutes, toc=printed), CORE)
    stale = arrange(replace(minutes, toc=printed[:2]), CORE)

    assert [item.contents_entry for item in kept.items] == ["Skoler", "Lukket: Grund", "Evt."]
    assert [item.contents_entry for item in stale.items][1:] == [
        "Lukket: Salg af grund",
        "Eventuelt",
    ]


def test_the_cover_says_when_where_and_who():
    assert arrange(papers.ordinary(), CORE).cover == (
        Fact("Mødedato", "Onsdag d. 20. marts 2024 kl. 16:00"),
        Fact("Sluttidspunkt", "kl. 18:05"),
        Fact("Mødested", "Rådssalen, 2. sal"),
        Fact("Mødedeltagere", "Anna Bro (V), formand, Ida Holm (A), Per Lund, fra kl. 16.30"),
        Fact("Afbud", "Bo Dam (A)"),
    )


def test_who_was_away_stands_below_the_decision_or_where_there_is_none_in_the_head():
    away = (Attendance("Bo Dam", Presence.EXCUSED),)

    decided = paper_of(Item("1", "Skole", decisions=(Decision(),), attendance=away), CORE)
    not_yet = paper_of(Item("1", "Skole", attendance=away), CORE)

    assert (decided.facts, decided.parts[0].facts) == ((), (Fact("Afbud:", "Bo Dam"),))
    assert not_yet.facts == (Fact("Afbud:", "Bo Dam"),)


def test_a_role_that_only_stands_in_front_is_printed_there():
    people = [Attendance("Bo Dam", Presence.PRESENT, "A", "skolechef")]

    assert listed(people) == "skolechef Bo Dam (A)"


def test_what_no_paper_can_show_is_evened_out():
    passage = (
        Paragraph(" "),
        Subheading("Dybt", 5),
        Subheading("Dybere", 5),
        Table(((), ("a",), ("b", "c")), has_header=True),
        Table((("",),)),
        Table((("kun",),), has_header=True),
    )

    assert evened(passage) == (
        Subheading("Dybt", 4),
        Subheading("Dybere", 5),
        Table((("a", ""), ("b", "c"))),
        Table((("kun",),)),
    )


def test_lists_nest_as_deep_as_their_levels_say():
    first, inner, number = ListItem("a", 0), ListItem("b", 2), ListItem("c", 0, "1.")

    bullets, numbers = nested((first, inner, number))

    assert [entry.item for entry in bullets] == [first]
    ((skipped,),) = bullets[0].lists
    assert (skipped.item, [entry.item for entry in skipped.lists[0]]) == (None, [inner])
    assert [entry.item for entry in numbers] == [number]
