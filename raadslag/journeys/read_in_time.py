"""Documents come in while somebody waits: read what there is time for, and let the rest wait."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from raadslag.core import clock, files
from raadslag.core.actions import Actor
from raadslag.intake import actions as intake
from raadslag.intake import queries
from raadslag.intake.models import Reception
from raadslag.intake.reading import Failure, read_document
from raadslag.intake.rules import READING_BUDGET_S
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.people.models import Body
from referat.document import Minutes
from referat.reading.limits import DEFAULT

LEAST_S = 2.0  # with less time than this a file is not begun


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that somebody handed in."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Count:
    """How many were read, well or badly, and how many wait."""

    read: int
    waiting: int


def receive(
    sent: Iterable[Sent], *, body: Body, by: Actor, seconds: float = READING_BUDGET_S
) -> Count:
    """Take in what was sent. Every file is kept before the first is read: none is lost."""
    receptions: dict[int, Reception] = {}
    known = 0
    for one in sent:
        if queries.known_reception(body=body, data=one.data):
            known += 1
            continue
        kept = intake.put_in_line(
            data=one.data, filename=one.filename, body=body, by=by, now=clock.now()
        )
        receptions[kept.pk] = kept
    count = read_waiting(list(receptions.values()), by=by, seconds=seconds)
    return Count(read=count.read + known, waiting=count.waiting)


def read_waiting(
    receptions: Sequence[Reception], *, by: Actor, seconds: float = READING_BUDGET_S
) -> Count:
    """Read them in order until the time is used up; the rest wait as before."""
    end = time.monotonic() + seconds
    read = 0
    for reception in receptions:
        left = end - time.monotonic()
        if left < LEAST_S:
            break
        read += _read(reception, by=by, seconds=left)
    return Count(read=read, waiting=len(receptions) - read)


def _read(reception: Reception, *, by: Actor, seconds: float) -> bool:
    """Whether that came to an end: a file that only lacked time is not one that failed."""
    data = files.content_of(reception.original.sha256)
    reading = read_document(data=data, filename=reception.filename, seconds=seconds)
    if _lacked_time(reading, seconds):
        intake.note_slow(reception)
        return False
    read_old_minutes(
        data=data,
        filename=reception.filename,
        body=reception.body,
        by=by,
        now=clock.now(),
        reading=reading,
    )
    return True


def _lacked_time(reading: Minutes | Failure, seconds: float) -> bool:
    slow = isinstance(reading, Failure) and reading.code == "too_slow"
    return slow and seconds < DEFAULT.max_seconds
