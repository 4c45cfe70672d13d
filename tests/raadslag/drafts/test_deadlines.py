"""Deadlines are counted back over days on which municipal offices are open."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.drafts.deadlines import deadline, is_open_day

# The holidays of a year are worked out when it is seen first.
AT_LEISURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MEETING_DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2099, 12, 31))
DAYS = st.integers(min_value=0, max_value=30)


def test_four_days_before_a_tuesday_is_the_wednesday_before():
    assert deadline(date(2027, 9, 14), days=4) == date(2027, 9, 8)


def test_a_saturday_counts_where_the_forum_says_so():
    assert deadline(date(2027, 9, 14), days=4, saturday_counts=True) == date(2027, 9, 9)


def test_easter_and_the_weekends_around_it_are_left_out():
    # Easter Sunday is 28 March 2027: Thursday 25 to Monday 29 are closed.
    assert deadline(date(2027, 3, 31), days=4) == date(2027, 3, 22)


def test_no_days_is_the_day_of_the_meeting():
    assert deadline(date(2027, 12, 25), days=0) == date(2027, 12, 25)


def test_less_than_no_days_is_refused():
    with pytest.raises(ValueError, match="write 0 or more"):
        deadline(date(2027, 9, 14), days=-1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 5, 5), False),
        (date(2024, 4, 26), True),
        (date(2026, 6, 5), False),  # a Friday
        (date(2026, 12, 24), False),  # a Thursday
        (date(2026, 12, 31), False),
        (date(2026, 5, 1), True),
        (date(2026, 12, 28), True),
        (date(2026, 12, 26), False),
        (date(2026, 12, 27), False),
    ],
)
def test_offices_are_closed_on_holidays_and_three_days_more(day, expected):
    assert is_open_day(day) is expected


def test_a_municipality_may_be_closed_on_days_of_its_own():
    after_ascension = date(2027, 5, 7)

    open_days = [is_open_day(after_ascension, also_closed=days) for days in ((), ("2027-05-07",))]

    assert open_days == [True, False]


def test_a_municipality_may_be_open_on_christmas_eve():
    assert is_open_day(date(2026, 12, 24), also_closed=())


@AT_LEISURE
@given(MEETING_DAYS, DAYS, st.booleans())
def test_as_many_open_days_lie_between_as_were_asked_for(meeting, days, saturdays):
    found = deadline(meeting, days=days, saturday_counts=saturdays)

    between = [found + timedelta(days=n) for n in range((meeting - found).days)]
    assert sum(is_open_day(day, saturday_counts=saturdays) for day in between) == days


@AT_LEISURE
@given(MEETING_DAYS, st.integers(min_value=1, max_value=30), st.booleans())
def test_a_deadline_falls_on_an_open_day(meeting, days, saturdays):
    found = deadline(meeting, days=days, saturday_counts=saturdays)

    assert is_open_day(found, saturday_counts=saturdays)


@AT_LEISURE
@given(MEETING_DAYS, DAYS)
def test_a_longer_time_limit_is_never_later(meeting, days):
    assert deadline(meeting, days=days + 1) < deadline(meeting, days=days)


@AT_LEISURE
@given(MEETING_DAYS, DAYS)
def test_counting_saturdays_never_makes_a_deadline_earlier(meeting, days):
    with_saturdays = deadline(meeting, days=days, saturday_counts=True)

    assert with_saturdays >= deadline(meeting, days=days)


@AT_LEISURE
@given(MEETING_DAYS, DAYS)
def test_a_later_meeting_never_has_an_earlier_deadline(meeting, days):
    next_day = meeting + timedelta(days=1)

    assert deadline(next_day, days=days) >= deadline(meeting, days=days)
