"""Who was there and who was not, on the front page and at single items."""

from datetime import date

import pytest

from referat.document import Attendance, Presence
from referat.reading import attendance
from referat.reading.attendance import ItemAbsence

ABSENT, EXCUSED, PRESENT = Presence.ABSENT, Presence.EXCUSED, Presence.PRESENT
BO = Attendance("Anna Bo", ABSENT)


@pytest.mark.parametrize(
    ("line", "absence"),
    [
        ("Fraværende: Anna Bo", ItemAbsence((BO,), "", None, waits_for_names=False)),
        ("Fravær: Anna Bo", ItemAbsence((BO,), "", None, waits_for_names=False)),
        ("Fraværende - Anna Bo ()", ItemAbsence((BO,), "", None, waits_for_names=False)),
        ("Ikke til stede: Anna Bo", ItemAbsence((BO,), "", None, waits_for_names=False)),
        (
            "Afbud: Anna Bo (C)",
            ItemAbsence((Attendance("Anna Bo", EXCUSED, "C"),), "", None, waits_for_names=False),
        ),
        (
            "Fraværende: Anna Bo (afbud)",
            ItemAbsence((Attendance("Anna Bo", EXCUSED),), "", None, waits_for_names=False),
        ),
        (
            "Inhabil: Anna Bo",
            ItemAbsence((Attendance("Anna Bo", ABSENT, note="inhabil"),), "", None, waits_for_names=False),
        ),
        (
            "Fraværende i Teknikudvalget, 31. maj 2022: Anna Bo",
            ItemAbsence((BO,), "Teknikudvalget", date(2022, 5, 31), waits_for_names=False),
        ),
        ("Fraværende: Ingen", ItemAbsence((), "", None, waits_for_names=False)),
        ("Fraværende:", ItemAbsence((), "", None, waits_for_names=True)),
    ],
)  # fmt: skip
def test_a_labelled_absence_line_gives_its_persons(line, absence):
    assert attendance.read_item_absence(line) == absence


@pytest.mark.parametrize(
    "line",
    [
        "Anna Bo deltog ikke i behandlingen af punktet.",
        "Fraværende medlemmer skal melde afbud.",
        "Fraværende: Anna Bo. Udvalget gik derefter videre.",
        "Afbuddet blev noteret",
        "Fraværende: " + "Anna Bo, " * 60,
    ],
)
def test_a_sentence_about_absence_is_text(line):
    assert attendance.read_item_absence(line) is None


@pytest.mark.parametrize(
    ("field", "listed", "people"),
    [
        ("present", "Anna Bo (A)", [Attendance("Anna Bo", PRESENT, "A")]),
        ("present", "Anna Bo (Orlov)", [Attendance("Anna Bo", ABSENT, role="Orlov")]),
        ("absent", "Anna Bo", [BO]),
        ("absent", "Sag 129-138: Anna Bo", [Attendance("Anna Bo", ABSENT, note="Sag 129-138")]),
        ("excused", "Anna Bo", [Attendance("Anna Bo", EXCUSED)]),
        ("chair", "Anna Bo", [Attendance("Anna Bo", PRESENT, role="mødeleder")]),
        ("secretary", "Anna Bo, konsulent", [Attendance("Anna Bo", PRESENT, role="konsulent")]),
        ("present", "Anna Bo, afbud", [Attendance("Anna Bo", EXCUSED)]),
        ("present", "Anna Bo, fraværende", [BO]),
    ],
)
def test_front_people_are_what_their_label_says(field, listed, people):
    assert attendance.front_people(field, listed) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Anna Bo var fraværende.", [BO]),
        ("Anna Bo var fraværende med afbud", []),
        ("Anna Bo havde meldt afbud.", [Attendance("Anna Bo", EXCUSED)]),
        ("Afbud fra Anna Bo.", [Attendance("Anna Bo", EXCUSED)]),
        ("I stedet deltog Anna Bo.", [Attendance("Anna Bo", PRESENT)]),
        ("Stedfortræder Anna Bo deltog.", [Attendance("Anna Bo", PRESENT)]),
        ("Alle var mødt bortset fra Anna Bo.", [BO]),
        (
            "Alle var mødt bortset fra Anna Bo, der havde meldt afbud.",
            [Attendance("Anna Bo", EXCUSED)],
        ),
        ("Mødet var åbent.", []),
    ],
)
def test_a_sentence_on_the_front_page_can_name_people(sentence, people):
    assert attendance.people_in_sentence(sentence) == people


def test_merge_makes_one_entry_of_a_member_who_was_absent():
    member = Attendance("Anna Bo", PRESENT, "A", "formand")
    away = Attendance("anna bo", EXCUSED, note="syg")

    assert attendance.merge([member, away]) == (
        Attendance("Anna Bo", EXCUSED, "A", "formand", "syg"),
    )
