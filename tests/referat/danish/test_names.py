"""Lists of persons, in the many ways that front pages and absence lines print them."""

import pytest

from referat.danish import names
from referat.danish.names import Person


@pytest.mark.parametrize(
    ("printed", "persons"),
    [
        ("Anna Bo (A), Carl Dam (V)", [Person("Anna Bo", "A"), Person("Carl Dam", "V")]),
        ("Anna Bo og Carl Dam", [Person("Anna Bo"), Person("Carl Dam")]),
        ("Anna Bo, A, Carl Dam, V", [Person("Anna Bo", "A"), Person("Carl Dam", "V")]),
        ("Anna Bo (formand og referent)", [Person("Anna Bo", role="formand og referent")]),
        ("Formand Anna Bo", [Person("Anna Bo", role="Formand")]),
        ("Anna Bo (V), formand", [Person("Anna Bo", "V", "formand")]),
        ("Anna Bo (A, næstformand)", [Person("Anna Bo", "A", "næstformand")]),
        ("Anna Bo - V", [Person("Anna Bo", "V")]),
        ("Anna Bo A", [Person("Anna Bo", "A")]),
        ("Anna Bo (løsgænger)", [Person("Anna Bo", "løsgænger")]),
        ("Anna Bo (Borgerlisten Vest)", [Person("Anna Bo", "Borgerlisten Vest")]),
        ("Anna Bo (hjabc) V", [Person("Anna Bo", "V")]),  # a user's initials are no party
        ("Anna Bo ()", [Person("Anna Bo")]),
        ("Anna Bo (afbud)", [Person("Anna Bo", excused=True)]),
        ("Anna Bo (A, afbud)", [Person("Anna Bo", "A", excused=True)]),
        ("Anna Bo, A (fraværende)", [Person("Anna Bo", "A", absent=True)]),
        ("Anna Bo, afbud", [Person("Anna Bo", excused=True)]),
        ("Anna Bo, fraværende", [Person("Anna Bo", absent=True)]),
        ("Anna Bo ved afbud", [Person("Anna Bo", excused=True)]),
        ("Anna Bo var fraværende", [Person("Anna Bo", absent=True)]),
        ("Anna Bo deltog under punkt 3", [Person("Anna Bo", note="deltog under punkt 3")]),
        ("Anna Bo (fra kl. 16.40)", [Person("Anna Bo", note="fra kl. 16.40")]),
        ("Anna Bo, pkt. 4", [Person("Anna Bo", note="pkt. 4")]),
        ("Anna Bo (Orlov)", [Person("Anna Bo", role="Orlov")]),
        ("Anna Bo, kommunaldirektør", [Person("Anna Bo", role="kommunaldirektør")]),
        ("Anna Bo, Skolechef", [Person("Anna Bo", role="Skolechef")]),
        ("Anna Bo borgmester", [Person("Anna Bo", role="borgmester")]),
        ("Anna Bo - stedfortræder for Carl Dam", [Person("Anna Bo", role="stedfortræder for Carl Dam")]),
        ("Centerchef Stig Ravn", [Person("Stig Ravn", role="Centerchef")]),
        ("• Anna Bo\n• Carl Dam", [Person("Anna Bo"), Person("Carl Dam")]),
        ("Anna Bo; Carl Dam\tEva Friis", [Person("Anna Bo"), Person("Carl Dam"), Person("Eva Friis")]),
        ("Ole Bo jr.", [Person("Ole Bo jr")]),
        ("Ingen", []),
        ("-", []),
        ("hjabc", []),
    ],
)  # fmt: skip
def test_split_persons_takes_a_list_apart(printed, persons):
    assert names.split_persons(printed) == persons


@pytest.mark.parametrize("text", ["Ingen", "ingen.", "-", "", "Alle til stede", "N/A", "Nej"])
def test_nobody_is_said_in_many_ways(text):
    assert names.is_nobody(text)


def test_a_name_is_somebody():
    assert not names.is_nobody("Ingeborg Dam")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Anna Bo", True),
        ("Else-Marie von der Lieth (V)", True),
        ("Anna", False),
        ("Økonomi", False),
        ("Anna bor her", False),
        ("A" * 40 + " " + "B" * 40, False),
    ],
)
def test_looks_like_name_wants_two_capitalised_words(text, is_name):
    assert names.looks_like_name(text) is is_name


@pytest.mark.parametrize(
    ("text", "are_names"),
    [
        ("Anna Bo, Carl Dam", True),
        ("Anna Bo, A", True),
        ("Anna Bo, kaffe", False),
        ("A", False),
        ("", False),
    ],
)
def test_looks_like_names_wants_nothing_but_full_names(text, are_names):
    assert names.looks_like_names(text) is are_names
