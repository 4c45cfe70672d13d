"""Whom a decision's words name: units, forums and persons of the municipality, never by a guess."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.people.models import Membership, Organization, Person
from raadslag.people.naming import Names, forum_called
from raadslag.people.rules import Classification

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 21)
UNITS = {
    "Økonomi og Løn": "ØL",
    "Strategi og Politik": "",
    "Økonomi- og Digitaliseringscentret": "ØDC",
    "Børn, Unge og Kultur": "",
    "IT/Digitalisering": "",
    "Stabe": "",
    "Afdeling for Veje og Parker": "",
    "Borgerservice": "",
    "Den Administrative Ledelse": "DAL",
    "Ved Havnen (byggeri)": "",
}
PERSONS = (
    "Per Pram",
    "Jørgen Jolle",
    "Hanne Bo Havn",
    "Kirsten Kaj",
    "Kirsten Køl",
    "Jens Jolle",
    "Lars",
)


def town(body):
    for number, (name, short) in enumerate(UNITS.items()):
        unit(body, name, short, slug=f"enhed-{number}")
    forum(body, "Havneudvalget", "HU")
    forum(body, "Direktionen")
    for name in PERSONS:
        Person.objects.create(body=body, name=name)


def unit(body, name, short="", **said):
    return Organization.objects.create(
        **{"body": body, "name": name, "short_name": short, "slug": name.lower()[:40]}
        | {"classification": Classification.UNIT}
        | said
    )


def forum(body, name, short=""):
    return Organization.objects.create(body=body, name=name, short_name=short, slug=name.lower())


def named(found):
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Strategi og Politik", "Strategi og Politik"),
        ("strategi  og\npolitik", "Strategi og Politik"),
        ("Strategi & Politik", "Strategi og Politik"),
        ("ØDC", "Økonomi- og Digitaliseringscentret"),
        ("ødc's", "Økonomi- og Digitaliseringscentret"),
        ("Økonomi- og Digitaliseringscenter", "Økonomi- og Digitaliseringscentret"),
        ("Økonomi– og Digitaliseringscentret", "Økonomi- og Digitaliseringscentret"),
        ("stabene", "Stabe"),
        ("Stabenes", "Stabe"),
        ("havneudvalg", "Havneudvalget"),
        ("Havneudvalgets", "Havneudvalget"),
        ("HU", "Havneudvalget"),
        ("direktion", "Direktionen"),
        ("Direktionens", "Direktionen"),
        ("Afdelingen for Veje og Parker", "Afdeling for Veje og Parker"),
        ("afdelingen Strategi og Politik", "Strategi og Politik"),
        ("staben Økonomi og Løn", "Økonomi og Løn"),
        ("Økonomi og Løns", "Økonomi og Løn"),
        ("administrativ ledelse", None),
        ("administrative ledelse", "Den Administrative Ledelse"),
        ("Økonomi og Løn i samarbejde med næstformanden i RådhusMED", "Økonomi og Løn"),
        ("Borgerservice sammen med Havneudvalget", "Borgerservice"),
        ("Ved Havnen (byggeri)", "Ved Havnen (byggeri)"),
        ("Borgerservice (ansvarlig)", "Borgerservice"),
        ("Ansvarlig: Borgerservice.", "Borgerservice"),
        ("Per Pram", "Per Pram"),
        ("PER", "Per Pram"),
        ("Pers", "Per Pram"),
        ("Lars", "Lars"),
        ("direktør Hanne Bo Havn", "Hanne Bo Havn"),
        ("Direktør Hanne Havn", "Hanne Bo Havn"),
        ("økonomichef Jørgen", "Jørgen Jolle"),
        ("Hanne Bos Havn", None),
        ("Hanne Anna Havn", None),
        ("Kirsten", None),
        ("Kirsten Kaj", "Kirsten Kaj"),
        ("Jolle", None),
        ("direktøren", None),
        ("Økonomi", None),
        ("Veje og Parker", None),
        ("Per/Jørgen", None),
        ("forvaltningen", None),
        ("", None),
        ("  .", None),
    ],
)
def test_words_name_one_or_nobody(strandby, words, name):
    town(strandby)

    found = Names.of(strandby, on=DAY).who_is(words)

    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Per/Jørgen", ["Per Pram", "Jørgen Jolle"]),
        ("(Per/Jørgen ansvarlige)", ["Per Pram", "Jørgen Jolle"]),
        ("Per, Jørgen og Hanne", ["Per Pram", "Jørgen Jolle", "Hanne Bo Havn"]),
        ("Jørgen samt Strategi og Politik", ["Jørgen Jolle", "Strategi og Politik"]),
        ("IT/Digitalisering", ["IT/Digitalisering"]),
        (
            "Økonomi og Løn og Børn, Unge og Kultur",
            ["Økonomi og Løn", "Børn, Unge og Kultur"],
        ),
        ("ØDC; Borgerservice; ØDC", ["Økonomi- og Digitaliseringscentret", "Borgerservice"]),
        ("Per og de øvrige ledere", ["Per Pram"]),
        ("Kultur og Borgerservice", []),
        ("Kirsten/Per", ["Per Pram"]),
        ("alle", []),
    ],
)
def test_words_name_several_in_their_order(strandby, words, names):
    town(strandby)

    assert named(Names.of(strandby, on=DAY).who_are(words)) == names


def test_a_forum_and_a_unit_of_one_name_are_not_told_apart(strandby):
    forum(strandby, "Direktionen")
    unit(strandby, "Direktionen", slug="direktionen-2")

    assert Names.of(strandby, on=DAY).who_is("Direktionen") is None


def test_where_a_meeting_is_meant_a_unit_of_the_same_name_is_not(strandby):
    meets = forum(strandby, "Direktionen")
    unit(strandby, "Direktionen", slug="direktionen-2")
    unit(strandby, "Borgerservice")

    assert forum_called(strandby, "direktion", on=DAY) == meets
    assert forum_called(strandby, "Borgerservice", on=DAY) is None


def test_a_dissolved_unit_is_meant_only_before_that_day(strandby):
    old = unit(strandby, "Havnekontoret", dissolution_date=date(2026, 1, 1))

    assert Names.of(strandby, on=date(2025, 12, 31)).who_is("havnekontoret") == old
    assert Names.of(strandby, on=date(2026, 1, 1)).who_is("havnekontoret") is None
    assert Names.of(strandby, on=DAY).dissolved_one("Havnekontorets") == old


def test_a_first_name_means_one_who_is_there_that_day(strandby):
    office = unit(strandby, "Borgerservice")
    old = Person.objects.create(body=strandby, name="Mette Mast")
    new = Person.objects.create(body=strandby, name="Mette Mole")
    Membership.objects.create(person=old, organization=office, end_date=date(2025, 6, 30))
    Membership.objects.create(person=new, organization=office, start_date=date(2025, 7, 1))

    assert Names.of(strandby, on=date(2025, 1, 1)).who_is("Mette") == old
    assert Names.of(strandby, on=DAY).who_is("Mette") == new
    assert Names.of(strandby, on=DAY).who_is("Mette Mast") == old


def test_names_of_other_municipalities_mean_nobody_here(strandby, bakkedal):
    unit(bakkedal, "Borgerservice")
    Person.objects.create(body=bakkedal, name="Per Pram")

    assert Names.of(strandby, on=DAY).who_are("Per/Borgerservice") == ()


def test_all_names_are_read_with_the_same_number_of_queries(strandby, django_assert_num_queries):
    town(strandby)

    with django_assert_num_queries(4):
        names = Names.of(strandby, on=DAY)
        found = [names.who_is(words) for words in (*UNITS, *PERSONS)]

    assert named(found) == [*UNITS, *PERSONS]
