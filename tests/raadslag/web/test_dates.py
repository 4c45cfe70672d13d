"""Dates in both languages, as one would say them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.utils import translation

from raadslag.web import dates
from referat.interchange import COPENHAGEN

DAY = date(2021, 4, 21)
NINE = time(9, 0)
UNTIL = datetime(2021, 4, 21, 11, 30, tzinfo=COPENHAGEN)
PAST_MIDNIGHT = datetime(2021, 4, 22, 0, 15, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("language", "at", "until", "said"),
    [
        ("da", NINE, UNTIL, "onsdag den 21. april 2021 kl. 9.00–11.30"),
        ("da", NINE, None, "onsdag den 21. april 2021 kl. 9.00"),
        ("da", None, None, "onsdag den 21. april 2021"),
        ("da", NINE, PAST_MIDNIGHT, "onsdag den 21. april 2021 kl. 9.00"),
        ("en", NINE, UNTIL, "Wednesday 21 April 2021 at 9:00–11:30"),
        ("en", None, None, "Wednesday 21 April 2021"),
    ],
)
def test_meeting_time_is_said_in_full(language, at, until, said):
    with translation.override(language):
        assert dates.when(DAY, at, until) == said


def test_moment_is_said_in_danish_time():
    summer = datetime(2021, 7, 1, 12, 5, tzinfo=COPENHAGEN)

    with translation.override("da"):
        assert dates.moment(summer) == "1. juli 2021 kl. 12.05"
