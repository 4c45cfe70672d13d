"""The reminder list of a real board is read whole, from its document and from the truth about it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import referat
from referat import interchange
from referat.danish.times import next_occurrence, read_time
from referat.prose import text_of
from referat.reminders import passage_of, reminders_in
from tests.referat.reminders.test_reminders import all_said, item_of, words_of

MINUTES = Path(__file__).resolve().parents[4] / "shared" / "minutes"
DOCUMENT = MINUTES / "hoeje-taastrup-2013-09-09.txt"
HELD_ON = date(2013, 9, 9)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not DOCUMENT.exists(), reason=f"REAL LIST NOT READ: {DOCUMENT} is not there. Put it there."
    ),
]


def lists_in(minutes):
    return [found for item in minutes.items if (found := reminders_in(item)) is not None]


def the_list():
    (found,) = lists_in(referat.read(DOCUMENT))
    return found


def test_the_document_and_the_truth_about_it_hold_the_same_list():
    truth = json.loads(DOCUMENT.with_suffix(".gold.json").read_text(encoding="utf-8"))

    assert lists_in(interchange.from_json(truth)) == [the_list()]


def test_every_row_has_its_time_and_who_is_responsible():
    found = the_list()

    assert [one.time for one in found.entries] == [
        "September",
        "September",
        "September",
        "20. september",
        "September",
        "(2. uge månedligt)",
        "Kvartalsvis",
        "(Kvartalsvis)",
    ]
    assert all(one.topic and one.responsible for one in found.entries)


def test_every_heading_has_its_themes():
    assert [[theme.time for theme in one.themes] for one in the_list().strands] == [
        [""],
        ["25. november"],
        ["24. september", "29. oktober"],
        ["", "", "", ""],
        ["(evt. november)"],
        ["19. september", "23. oktober", "20. november", "18. december"],
        ["9. december"],
    ]


def test_every_word_is_kept():
    (item,) = [one for one in referat.read(DOCUMENT).items if reminders_in(one)]
    table, *rest = item.sections[0].content
    printed = text_of((replace(table, rows=table.rows[1:]), *rest))

    assert words_of(printed) == words_of(all_said(the_list()))


def test_every_time_of_the_list_has_its_next_occurrence():
    times = [read_time(one.time, said_on=HELD_ON) for one in the_list().entries]

    after = date(2013, 10, 1)
    assert [next_occurrence(one, after=HELD_ON).latest for one in times] == [
        date(2013, 9, 30),
        date(2013, 9, 30),
        date(2013, 9, 30),
        date(2013, 9, 20),
        date(2013, 9, 30),
        date(2013, 9, 15),
        date(2013, 9, 30),
        date(2013, 9, 30),
    ]
    assert [
        one.latest for one in (next_occurrence(time, after=after) for time in times) if one
    ] == [
        date(2013, 10, 13),
        date(2013, 12, 31),
        date(2013, 12, 31),
    ]


def test_the_list_is_the_same_when_it_is_written_and_read_again():
    found = the_list()

    assert reminders_in(item_of(passage_of(found), title=found.title)) == found


def test_the_other_items_and_documents_hold_no_list():
    others = [one for path in MINUTES.glob("*.txt") for one in lists_in(referat.read(path))]

    assert others == [the_list()]
