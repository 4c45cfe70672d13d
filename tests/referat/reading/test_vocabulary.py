"""The tables are looked up as a reader would: without case, accents, numbers in front and colons behind."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from referat.document import Outcome, SectionKind
from referat.reading import vocabulary


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("RESUMÉ:", "resume"),
        ("  Sagens   gang ", "sagens gang"),
        ("3. Baggrund", "baggrund"),
        ("Lovgrundlag – link", "lovgrundlag - link"),
        ("CO₂-aftryk", "co2-aftryk"),
        ("FN’s verdensmål", "fn's verdensmål"),
        ("Pkt.\tTekst\tSide", "pkt. tekst side"),
        ("2021", "2021"),
    ],
)
def test_key_folds_what_print_varies(printed, folded):
    assert vocabulary.key(printed) == folded


def test_key_folds_a_long_text_as_a_short_one():
    assert vocabulary.key("  Å " * 100) == " ".join(["å"] * 100)


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("Sagens kerne", "summary"),
        ("Beslutningstema", "theme"),
        ("Beskrivelse af sagen:", "presentation"),
        ("Hvem beslutter", "treatment"),
        ("CO2-konsekvensvurdering", "consequences"),
        ("Beslutning", vocabulary.DECISION),
        ("Tidligere beslutninger", vocabulary.EARLIER),
        ("Bilagsliste", vocabulary.ATTACHMENTS),
        ("Til toppen", vocabulary.IGNORED),
        ("Sagsfremstillingen er lang", None),
        ("Økonomi " * 40, None),
    ],
)
def test_heading_of_knows_the_listed_headings_and_nothing_more(printed, meaning):
    assert vocabulary.heading_of(printed) == meaning


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("Supplerende sagsfremstilling fra oktober", "supplementary"),
        ("Konsekvenser for nabokommuner", "consequences"),
        ("Trafik", None),
    ],
)
def test_meaning_by_word_judges_unlisted_headings(printed, meaning):
    assert vocabulary.meaning_by_word(printed) == meaning


def test_section_kind_is_other_where_a_meaning_is_no_kind():
    assert (vocabulary.section_kind("finances"), vocabulary.section_kind("earlier")) == (
        SectionKind.FINANCES,
        SectionKind.OTHER,
    )


def test_no_heading_stands_under_two_meanings():
    listed = [
        vocabulary.key(heading)
        for meaning, table in vocabulary._load("headings").items()
        if meaning != "weak"
        for heading in table["headings"]
    ]

    assert {heading for heading in listed if listed.count(heading) > 1} == set()


_RULES = vocabulary._load("outcomes")["rule"]
_QUICK = {"deadline": None, "database": None, "phases": [Phase.generate]}
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå ,.0123456789"


@pytest.mark.parametrize(
    ("pattern", "stems"),
    [(p, rule["stems"]) for rule in _RULES if "stems" in rule for p in rule["patterns"]],
)
def test_every_wording_of_an_outcome_has_one_of_its_stems(pattern, stems):
    closer = re.sub(r"(?:\.|\[\^[^]]+])\{0,\d+}", " ", pattern)  # a space between two words will do

    @given(st.from_regex(closer, alphabet=_LETTERS))
    @settings(max_examples=5, derandomize=True, suppress_health_check=list(HealthCheck), **_QUICK)
    def all_that_it_matches_has_a_stem(sentence):
        assert any(stem in sentence for stem in stems), "Add a stem to the rule in outcomes.toml."

    all_that_it_matches_has_a_stem()


def test_outcome_rules_stand_heaviest_first():
    weights = [rule.weight for rule in vocabulary.OUTCOME_RULES]

    assert weights == sorted(weights, reverse=True)
    assert {rule.outcome for rule in vocabulary.OUTCOME_RULES} <= set(Outcome)
