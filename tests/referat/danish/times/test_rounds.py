"""A time's next round, its rounds in a stretch of days, and the same time in another year."""

from datetime import date

import pytest

from referat.danish.times import (
    FuzzyTime,
    Period,
    Precision,
    Recurrence,
    moved_to_year,
    next_occurrence,
    occurrences,
    read_time,
)

SAID_ON = date(2021, 4, 21)


def said(words):
    return read_time(words, said_on=SAID_ON)


def test_the_second_week_of_a_month_is_the_one_of_its_second_thursday():
    found = occurrences(said("2. uge månedligt"), date(2021, 8, 1), date(2021, 10, 31))

    assert list(found) == [
        Period(date(2021, 8, 9), date(2021, 8, 15)),
        Period(date(2021, 9, 6), date(2021, 9, 12)),
        Period(date(2021, 10, 11), date(2021, 10, 17)),
    ]


def test_every_second_month_is_two_months_at_a_time_from_when_it_was_said():
    found = occurrences(said("hver anden måned"), date(2021, 7, 15), date(2021, 10, 1))

    assert list(found) == [
        Period(date(2021, 6, 1), date(2021, 7, 31)),
        Period(date(2021, 8, 1), date(2021, 9, 30)),
        Period(date(2021, 10, 1), date(2021, 11, 30)),
    ]


def test_a_holiday_that_moves_moves_the_deadline():
    found = occurrences(said("hvert år inden påske"), date(2022, 1, 1), date(2024, 12, 31))

    assert [one.latest for one in found] == [
        date(2022, 4, 13),
        date(2023, 4, 5),
        date(2024, 3, 27),
    ]


def test_a_cycle_ends_where_it_is_bounded():
    quarterly = said("kvartalsvis i 2022")

    assert next_occurrence(quarterly, after=date(2022, 12, 31)) == Period(
        date(2022, 10, 1), date(2022, 12, 31)
    )
    assert next_occurrence(quarterly, after=date(2023, 1, 1)) is None


def test_the_last_day_of_a_short_month_stands_for_the_31st():
    found = occurrences(said("den 31. i hver måned"), date(2022, 1, 1), date(2022, 3, 31))

    assert [one.latest.day for one in found] == [31, 28, 31]


def test_of_several_days_the_next_is_the_first_that_is_not_over():
    meetings = said("19/9, 23/10 og 20/11")

    assert next_occurrence(meetings, after=date(2021, 9, 20)) == Period(
        date(2021, 10, 23), date(2021, 10, 23)
    )


@pytest.mark.parametrize(
    ("words", "after", "expected"),
    [
        ("september", date(2021, 9, 15), Period(date(2021, 9, 1), date(2021, 9, 30))),
        ("september", date(2021, 10, 1), None),
        ("inden sommerferien", date(2021, 4, 21), Period(date(2021, 6, 25), date(2021, 6, 25))),
        ("efter sommerferien", date(2021, 4, 21), Period(date(2021, 8, 16), date(2021, 8, 16))),
        ("løbende", date(2021, 4, 21), None),
        ("næste møde", date(2021, 4, 21), None),
    ],
)
def test_a_time_that_comes_once_is_next_until_it_is_over(words, after, expected):
    assert next_occurrence(said(words), after=after) == expected


def test_a_time_whose_words_cannot_be_read_comes_once():
    strange = FuzzyTime(
        "??", SAID_ON, Precision.MONTH, date(2021, 5, 1), date(2021, 5, 31), Recurrence(Precision.MONTH)
    )  # fmt: skip

    assert next_occurrence(strange, after=SAID_ON) == Period(date(2021, 5, 1), date(2021, 5, 31))


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("september", "september 2022"),
        ("uge 44-46", "uge 44 2022 - uge 46 2022"),
        ("evt. den 5. maj", "evt. den 5. maj 2022"),
        ("inden sommerferien", "inden sommerferien 2022"),
        ("december - januar", "december 2022 - januar 2023"),
        ("om 14 dage", "den 5. maj 2022"),
        ("19/9 og 23/10", "den 19. september 2022, den 23. oktober 2022"),
        ("29. februar 2024", "den 28. februar 2022"),
        ("uge 53 2020", "uge 52 2022"),
    ],
)
def test_a_time_is_moved_to_another_year(words, moved):
    assert moved_to_year(said(words), 2022) == said(moved)


@pytest.mark.parametrize("words", ["kvartalsvis", "årligt i marts", "løbende", "næste møde"])
def test_what_comes_again_or_has_no_day_is_the_same_in_every_year(words):
    assert moved_to_year(said(words), 2022) == said(words)
