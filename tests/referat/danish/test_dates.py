"""Dates and clock times in the forms that Danish minutes write them."""

from datetime import date, time

import pytest

from referat.danish import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mødedato: 23.08.2017, kl. 11:00", date(2017, 8, 23)),
        ("den 12-05-2015", date(2015, 5, 12)),
        ("2021-03-02", date(2021, 3, 2)),
        ("onsdag den 11. august 2021 kl. 09:00", date(2021, 8, 11)),
        ("Onsdag 14. sep 2022 kl. 13:00", date(2022, 9, 14)),
        ("15-maj-2002", date(2002, 5, 15)),
        ("29-apr-2002", date(2002, 4, 29)),
        ("1. oktober 2018:", date(2018, 10, 1)),
        ("21 . 4 . 2021", date(2021, 4, 21)),
        ("16.12.14", date(2014, 12, 16)),
        ("1.2.75", date(1975, 2, 1)),
        ("August 28, 2008", date(2008, 8, 28)),
    ],
)
def test_find_date_reads_every_printed_form(text, day):
    found = dates.find_date(text)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "1. juni",  # no year: it may be an item number
        "1.234.567 kr.",
        "12.3.45 kr",
        "31. februar 2021",
        "2021/2022",
        "010203-1234",
        "kl. 12.30",
        "",
    ],
)
def test_find_date_sees_no_date_in_amounts_numbers_and_impossible_days(text):
    assert dates.find_date(text) is None


def test_find_date_goes_on_after_an_impossible_day():
    found = dates.find_date("31-02-2021 eller 01-03-2021")

    assert found == dates.FoundDate(date(2021, 3, 1), 17, 27)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("kl. 8.30", [time(8, 30)]),
        ("Kl. 8:00", [time(8)]),
        ("klokken 19", [time(19)]),
        ("16:30 til 18:30", [time(16, 30), time(18, 30)]),
        ("19:00-21:00", [time(19), time(21)]),
        ("kl. 17.00 - 18.10", [time(17), time(18, 10)]),
        ("11:00:00", [time(11)]),
        ("kl. 25.00", []),
        ("kl. 12:75", []),
        ("uden tid", []),
    ],
)
def test_find_times_reads_clock_times_in_order(text, times):
    assert dates.find_times(text) == times


@pytest.mark.parametrize(
    ("value", "times"),
    [
        ("16.30", [time(16, 30)]),
        ("fra 16.30 til 18.00", [time(16, 30), time(18)]),
        ("29.90", []),
        ("17.00-18.30", [time(17), time(18, 30)]),
        ("12.05-2021", []),
        ("11.05.2022", []),
        ("kl. 9", [time(9)]),
    ],
)
def test_a_label_that_asks_for_a_time_may_have_it_bare(value, times):
    assert dates.find_times_in_value(value) == times


def test_after_times_is_what_stands_behind_the_last_one():
    assert dates.after_times("kl. 17 til 19:00, Salen") == ", Salen"
    assert dates.after_times("Salen") == "Salen"


def test_without_dates_and_times_leaves_the_other_words():
    text = "Økonomiudvalget onsdag den 11. august 2021 kl. 09:00"

    assert dates.without_dates_and_times(text).split() == ["Økonomiudvalget"]
