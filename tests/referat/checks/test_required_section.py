from dataclasses import replace

from referat.document import Kind, Section, SectionKind
from referat.examined import Rules
from tests.referat.checks.papers import item, minutes, said

TEXT = "Skolen har brug for en legeplads."


def agenda(*items):
    return minutes(*items, kind=Kind.AGENDA)


def test_an_agenda_without_recommendation_is_found():
    assert said("required_section", agenda(item(text=TEXT))) == [
        "warns: The section “recommendation” is missing."
    ]


def test_a_heading_with_nothing_under_it_is_found():
    empty = Section(SectionKind.RECOMMENDATION, "Indstilling")
    one = item(text=TEXT)

    assert said("required_section", agenda(replace(one, sections=(*one.sections, empty)))) == [
        "warns: Under “Indstilling” stands nothing."
    ]


def test_a_forum_may_ask_for_other_sections():
    rules = Rules(required=(SectionKind.FINANCES,))

    assert said("required_section", minutes(item(text=TEXT, ask="At den bygges.")), rules) == [
        "warns: The section “finances” is missing."
    ]


def test_items_that_ask_for_nothing_closed_items_and_minutes_are_left_alone():
    assert said("required_section", agenda(item("Orientering fra formanden", text=TEXT))) == []
    assert said("required_section", agenda(item("Personsag", public=False))) == []
    assert said("required_section", agenda(item(text=TEXT, ask="At den bygges."))) == []
    assert said("required_section", minutes(item(text=TEXT, decided="Godkendt."))) == []


def test_a_heading_that_opens_a_group_of_sections_is_left_alone():
    group = Section(SectionKind.PRESENTATION, "Sagsfremstilling")
    one = item(text=TEXT, ask="At den bygges.")

    assert said("required_section", agenda(replace(one, sections=(group, *one.sections)))) == []
