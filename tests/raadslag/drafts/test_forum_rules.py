"""The templates are exactly the three that were asked for and a plain one; rules are checked."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.core.models import AuditEvent
from raadslag.drafts.actions import forums
from raadslag.drafts.case_numbers import BadPattern, case_number, checked, next_case_number
from raadslag.drafts.forum_rules import (
    TEMPLATES,
    BadRules,
    Deadlines,
    Phrase,
    Position,
    Rules,
    SectionRule,
    StandingItem,
)
from raadslag.drafts.forum_rules import checked as checked_rules
from raadslag.drafts.models import ForumRules
from raadslag.drafts.queries.forums import deadlines_of, rules_seen
from raadslag.drafts.rules import ClosedTitles, Numbering
from raadslag.people.actions import find_or_create_organization
from referat.document import Outcome, SectionKind
from referat.writing.layout import LAYOUTS
from tests.raadslag.factories import BY, NOW

# The holidays of a year are worked out when it is seen first.
AT_LEISURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def forum(body):
    return find_or_create_organization(body=body, name="Havneudvalget", by=BY)


@pytest.mark.parametrize(
    ("name", "headings", "decision_first", "pattern"),
    [
        (
            "core_first",
            [
                "Sagens kerne",
                "Indstilling",
                "Sagens baggrund",
                "Økonomiske oplysninger",
                "Lovgrundlag",
                "Supplerende sagsfremstilling",
            ],
            False,
            "S{year}-{n}",
        ),
        (
            "decision_first",
            [
                "Resume og sagens baggrund",
                "Indstillinger",
                "Behandling",
                "Sagsfremstilling",
                "Økonomiske konsekvenser",
            ],
            True,
            "{yy}-{n:06}",
        ),
        (
            "presentation_first",
            ["Sagsfremstilling", "Økonomi", "Retsgrundlag", "Vurdering", "Indstilling"],
            False,
            "{yy}/{n}",
        ),
    ],
)
def test_a_template_has_the_sections_of_its_documents(name, headings, decision_first, pattern):
    rules = TEMPLATES[name]

    assert [section.heading for section in rules.sections] == headings
    assert (rules.layout, rules.decision_first) == (name, decision_first)
    assert rules.case_number_pattern == pattern


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_agrees_with_the_layout_that_prints_it(name):
    rules, layout = TEMPLATES[name], LAYOUTS[name]

    assert rules.layout == layout.name
    assert rules.decision_first == layout.decision_first
    assert [layout.heading_of(one.kind) for one in rules.sections] == [
        one.heading for one in rules.sections
    ]


def test_standing_items_are_those_of_the_documents():
    standing = {name: rules.standing_items for name, rules in TEMPLATES.items()}

    assert standing["core_first"] == (StandingItem("Tidsplan", Position.FIRST, timetable=True),)
    assert standing["decision_first"] == (StandingItem("Eventuelt", Position.LAST, 5),)
    assert standing["presentation_first"] == (StandingItem("Huskeliste", Position.LAST, 10),)
    assert [one.position for one in standing["plain"]] == [Position.FIRST, Position.LAST]


def test_every_phrase_of_a_template_has_an_outcome():
    silent = [p for rules in TEMPLATES.values() for p in rules.phrases if p.outcome is None]

    assert silent == []


def test_a_forum_without_rules_gets_the_plain_ones(strandby):
    organization = forum(strandby)
    before = rules_seen(organization)

    row = forums.rules_of(organization)

    assert ForumRules.objects.count() == 1
    assert forums.rules_of(organization) == row
    assert before == rules_seen(organization) == TEMPLATES["plain"]


def test_a_template_leaves_time_place_and_closed_days_alone(strandby):
    organization = forum(strandby)
    own = {
        "start_time": time(9),
        "end_time": time(11, 30),
        "location": "Mødelokale 1",
        "also_closed": ("2027-05-07",),
    }
    plain = replace(TEMPLATES["plain"], **own)
    forums.save_rules(organization=organization, rules=plain, by=BY, now=NOW)

    forums.apply_template(organization=organization, name="core_first", by=BY, now=NOW)

    assert rules_seen(organization) == replace(TEMPLATES["core_first"], **own)
    assert list(AuditEvent.objects.values_list("verb", flat=True)[:2]) == [
        "apply_template",
        "change_rules",
    ]


def test_what_is_saved_is_what_is_read(strandby):
    organization = forum(strandby)
    rules = Rules(
        layout="decision_first",
        sections=(SectionRule(SectionKind.OTHER, "Børn og unge", required=True),),
        decision_first=True,
        numbering=Numbering.YEAR,
        case_number_pattern="{year}/{n:04}",
        standing_items=(StandingItem("Spørgetid", Position.LAST, 15, "Højst et kvarter."),),
        phrases=(Phrase("Godkendt.", Outcome.ADOPTED), Phrase("Kl. 10.")),
        agenda_deadline_days=5,
        item_deadline_days=12,
        saturday_counts=True,
        also_closed=(),
        closed_titles=ClosedTitles.NUMBER,
        lists_present=False,
        start_time=time(16, 30),
        end_time=time(19),
        location="Byrådssalen",
    )

    forums.save_rules(organization=organization, rules=rules, by=BY, now=NOW)

    assert rules_seen(organization) == rules


def test_an_unknown_template_is_refused_and_changes_nothing(strandby):
    organization = forum(strandby)

    with pytest.raises(BadRules, match="no template"):
        forums.apply_template(organization=organization, name="unknown", by=BY, now=NOW)

    assert not ForumRules.objects.exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"layout": "fancy"}, "no layout"),
        ({"sections": ()}, "at least one section"),
        ({"sections": (SectionRule(SectionKind.OTHER, ""),)}, "heading of its own"),
        ({"sections": (SectionRule(SectionKind.OTHER, "A"),) * 2}, "heading of its own"),
        ({"item_deadline_days": 3}, "at least as many days"),
        ({"start_time": time(10), "end_time": time(10)}, "later end"),
        ({"also_closed": ("24-12",)}, "is no day"),
        ({"also_closed": ("20270507",)}, "is no day"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(changes, message):
    with pytest.raises(BadRules, match=message):
        checked_rules(replace(TEMPLATES["plain"], **changes))


def test_deadlines_come_from_the_forums_own_rules(strandby):
    organization = forum(strandby)
    rules = replace(TEMPLATES["plain"], agenda_deadline_days=2, item_deadline_days=3)
    forums.save_rules(organization=organization, rules=rules, by=BY, now=NOW)

    found = deadlines_of(organization, date(2027, 5, 10))  # a Monday; Thursday was Ascension Day

    assert found == Deadlines(items=date(2027, 5, 4), agenda=date(2027, 5, 5))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("S{year}-{n}", "S2027-5237"),
        ("{yy}-{n:06}", "27-005237"),
        ("{yy}/{n}", "27/5237"),
        ("330-{year}-{n}", "330-2027-5237"),
    ],
)
def test_a_case_number_follows_its_pattern(pattern, number):
    assert case_number(pattern, year=2027, n=5237) == number


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("S{year}", "count"),
        ("{n}{year}{n}", "count"),
        ("{n}", "year"),
        ("{year}-{m}", "unknown"),
        ("{year}-{}", "unknown"),
        ("{year.real}-{n}", "unknown"),
        ("{year!r}-{n}", "form"),
        ("{year:4}-{n}", "form"),
        ("{year}-{n:>9999}", "form"),
        ("{year}-{n", "brace"),
    ],
)
def test_a_pattern_that_gives_no_numbers_is_refused(pattern, code):
    with pytest.raises(BadPattern) as caught:
        checked(pattern)

    assert caught.value.code == code


def test_the_next_number_follows_the_highest_of_its_year():
    taken = ["27-000041", "27-000007", "26-000900", "27/99", "andet"]

    assert next_case_number("{yy}-{n:06}", taken, year=2027) == "27-000042"


def test_no_pattern_gives_no_number():
    assert next_case_number("", ["27-1"], year=2027) == ""


@AT_LEISURE
@given(
    st.sampled_from([rules.case_number_pattern for rules in TEMPLATES.values()]),
    st.integers(min_value=2000, max_value=2099),
    st.lists(st.integers(min_value=1, max_value=99_999), max_size=8),
)
def test_a_next_number_is_never_taken(pattern, year, numbers):
    taken = {case_number(pattern, year=year, n=n) for n in numbers}

    assert next_case_number(pattern, taken, year=year) not in taken
