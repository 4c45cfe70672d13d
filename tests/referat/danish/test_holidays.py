"""Holidays are those of the Danish law, by their Danish names."""

from datetime import date

import pytest

from referat.danish.holidays import holiday_name, holiday_of, is_holiday


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 5, 5), "Store bededag"),
        (date(2024, 4, 26), ""),  # abolished from 2024
        (date(2027, 4, 23), ""),
        (date(2027, 3, 25), "Skærtorsdag"),
        (date(2027, 5, 6), "Kristi himmelfartsdag"),
        (date(2027, 12, 24), ""),
        (date(2027, 6, 5), ""),
    ],
)
def test_holidays_are_those_of_the_law(day, name):
    assert (holiday_name(day), is_holiday(day)) == (name, bool(name))


def test_a_holiday_is_found_by_its_name():
    assert holiday_of(2027, "Påskedag") == date(2027, 3, 28)


def test_a_day_that_is_no_holiday_is_not_found():
    with pytest.raises(KeyError):
        holiday_of(2027, "Store bededag")
