"""Dates as a Dane or an English reader would say them, in the language of the page."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext


def day(value: date) -> str:
    """``21. april 2021``."""
    local = _local(value)
    return gettext("{day} {month} {year}").format(
        day=local.day, month=MONTHS[local.month], year=local.year
    )


def weekday_and_day(value: date) -> str:
    """``onsdag den 21. april 2021``."""
    local = _local(value)
    return gettext("{weekday} {day} {month} {year}").format(
        weekday=WEEKDAYS[local.weekday()], day=local.day, month=MONTHS[local.month], year=local.year
    )


def clock(value: time | datetime) -> str:
    """``9.00``; a full stop between the figures in Danish, a colon in English."""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return gettext("{hour}:{minute}").format(hour=local.hour, minute=f"{local.minute:02d}")


def when(value: date, at: time | None = None, until: datetime | None = None) -> str:
    """``onsdag den 21. april 2021 kl. 9.00–11.30``; without the time where none is known."""
    if at is None:
        return weekday_and_day(value)
    same_day = until is not None and timezone.localdate(until) == value
    span = f"{clock(at)}–{clock(until)}" if until and same_day else clock(at)
    return gettext("{date} at {time}").format(date=weekday_and_day(value), time=span)


def hours(at: time, until: datetime | time | None = None) -> str:
    """``kl. 9.00–11.30``."""
    span = f"{clock(at)}–{clock(until)}" if until else clock(at)
    return gettext("at {time}").format(time=span)


def moment(value: datetime) -> str:
    """``21. april 2021 kl. 9.00``."""
    return gettext("{date} at {time}").format(date=day(value), time=clock(value))


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value
