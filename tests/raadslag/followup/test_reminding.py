"""Who is reminded of what, and when: never twice, never on a quiet day, always before the deadline."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadslag.followup.reminding import (
    AHEAD,
    Duty,
    LetterKind,
    Line,
    Reader,
    Reason,
    ReminderLetter,
    is_digest_day,
    is_quiet,
    letters_on,
    news_at,
    next_open,
    open_days_before,
)
from raadslag.followup.rules import State

KARLA = Reader(1, digest=False)
DUE = date(2026, 5, 20)  # a Wednesday; 14 May is Ascension Day
MONDAY = date(2026, 5, 11)
ONE_DAY = timedelta(days=1)


def duty(**said) -> Duty:
    known = {
        "id": 7,
        "state": State.AGREED,
        "since": date(2026, 4, 21),
        "due": DUE,
        "people": (1,),
        "above": (9,),
    }
    return Duty(**(known | said))


def at(day: date, hour: int = 5, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def letters(day: date, *duties: Duty, reader: Reader = KARLA, told=frozenset()):
    return list(letters_on(day, duties, [reader], told=told, now=at(day)))


def lived_through(first: date, last: date, duties, readers, *, runs=lambda day: True):
    """Every letter of those days, as rounds write them that remember what was told."""
    told: set[tuple[int, str]] = set()
    day, found = first, []
    while day <= last:
        if runs(day):
            for letter in letters_on(day, duties, readers, told=told, now=at(day)):
                found.append(letter)
                told |= {(letter.reader.id, key) for line in letter.lines for key in line.keys}
        day += ONE_DAY
    return found


def told_of(found: list[ReminderLetter], reader: int = 1) -> list[tuple[date, Reason]]:
    return [
        (one.day, line.reason) for one in found if one.reader.id == reader for line in one.lines
    ]


def test_a_task_is_told_of_seven_and_one_open_day_before():
    found = lived_through(date(2026, 5, 1), DUE, [duty()], [KARLA])

    assert told_of(found) == [
        (date(2026, 5, 8), Reason.SOON),
        (date(2026, 5, 19), Reason.LAST),
    ]


def test_what_is_late_is_told_of_four_times_and_then_those_above_once():
    found = lived_through(DUE + ONE_DAY, date(2026, 9, 1), [duty()], [KARLA, Reader(9)])

    assert told_of(found) == [
        (date(2026, 5, 21), Reason.LATE),
        (date(2026, 5, 28), Reason.LATE),
        (date(2026, 6, 4), Reason.LATE),
        (date(2026, 6, 11), Reason.LATE),
    ]
    assert told_of(found, 9) == [(date(2026, 6, 18), Reason.RAISED)]


def test_what_was_late_when_it_was_agreed_counts_from_then():
    old = duty(due=date(2021, 9, 30), since=date(2026, 5, 4))

    found = lived_through(date(2026, 5, 4), date(2026, 5, 12), [old], [KARLA])

    assert told_of(found) == [
        (date(2026, 5, 5), Reason.LATE),
        (date(2026, 5, 12), Reason.LATE),
    ]


@pytest.mark.parametrize(
    "over",
    [
        {"state": State.PROPOSED},
        {"state": State.DONE},
        {"state": State.DROPPED},
        {"is_stopped": True},
        {"due": None},
    ],
)
def test_nobody_is_reminded_of_what_is_over_stopped_or_has_no_deadline(over):
    assert lived_through(date(2026, 5, 1), date(2026, 8, 1), [duty(**over)], [KARLA]) == []


def test_a_deadline_that_moves_is_told_of_anew():
    moved = duty(due=DUE + timedelta(days=30))
    told = {(1, "c7:soon:2026-05-20"), (1, "c7:last:2026-05-20")}

    day = open_days_before(moved.due, 7)

    assert [one.lines[0].reason for one in letters(day, moved, told=told)] == [Reason.SOON]


def test_a_round_that_was_missed_is_made_up_for():
    found = lived_through(
        date(2026, 5, 1), DUE, [duty()], [KARLA], runs=lambda day: day.day in {11, 20}
    )

    assert told_of(found) == [(MONDAY, Reason.SOON), (DUE, Reason.LAST)]


def test_a_digest_says_what_a_reminder_would_have_said_and_what_is_coming():
    near, coming, far = (
        duty(due=date(2026, 5, 20)),
        duty(id=8, due=date(2026, 6, 8)),
        duty(id=9, due=MONDAY + AHEAD + ONE_DAY),
    )

    found = letters(MONDAY, near, coming, far, duty(id=10, due=None), reader=Reader(1))

    assert [(one.kind, [(line.duty.id, line.reason) for line in one.lines]) for one in found] == [
        (LetterKind.DIGEST, [(7, Reason.SOON), (8, Reason.COMING)])
    ]


def test_a_digest_with_nothing_to_say_is_not_sent():
    assert letters(MONDAY, duty(due=date(2026, 9, 1)), reader=Reader(1)) == []


def test_one_who_wants_the_digest_alone_gets_no_reminder_between():
    reader = Reader(1, reminders=False)

    found = lived_through(date(2026, 5, 4), DUE, [duty()], [reader])

    assert {one.kind for one in found} == {LetterKind.DIGEST}
    assert [one.day.weekday() for one in found] == [0, 0, 0]


def test_one_who_wants_nothing_gets_nothing():
    reader = Reader(1, reminders=False, digest=False)

    assert lived_through(date(2026, 5, 4), date(2026, 8, 1), [duty()], [reader]) == []


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 5, 11), True),
        (date(2026, 5, 12), False),
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 5, 26), True),
        (date(2025, 12, 29), False),  # between Christmas and New Year
        (date(2026, 1, 2), True),
        (date(2026, 1, 5), True),
    ],
)
def test_a_digest_comes_on_monday_or_the_first_open_day_after(day, is_one):
    assert is_digest_day(day, 0) == is_one


@given(weekday=st.integers(0, 4), monday=st.integers(0, 500))
def test_no_week_has_two_digests_and_a_week_with_open_days_from_then_on_has_one(weekday, monday):
    first = date(2024, 1, 1) + timedelta(weeks=monday)
    week = [first + timedelta(days=step) for step in range(7)]

    found = [day for day in week if is_digest_day(day, weekday)]

    assert len(found) <= 1
    assert bool(found) or all(is_quiet(day) for day in week[weekday:])


def test_news_are_gathered_until_a_quarter_of_an_hour_after_the_last():
    given_at = {7: at(MONDAY, 8), 8: at(MONDAY, 8, 10)}
    duties = [duty(id=pk, handed=((1, moment),)) for pk, moment in given_at.items()]

    def told_at(minute: int) -> list[list[int]]:
        now = at(MONDAY, 8, minute)
        found = news_at(now, MONDAY, duties, [KARLA], told=frozenset(), written_to=())
        return [[line.duty.id for line in one.lines] for one in found]

    assert told_at(20) == []
    assert told_at(25) == [[7, 8]]


def test_one_who_has_had_the_days_letter_hears_of_news_the_next_day_unless_it_is_urgent():
    calm = duty(handed=((1, at(MONDAY, 8)),))
    urgent = replace(calm, due=MONDAY + ONE_DAY)

    def told(one: Duty, written_to) -> int:
        now = at(MONDAY, 9)
        return len(
            list(news_at(now, MONDAY, [one], [KARLA], told=frozenset(), written_to=written_to))
        )

    assert (told(calm, ()), told(calm, (1,)), told(urgent, (1,))) == (1, 0, 1)
    assert [line.reason for one in letters(MONDAY + ONE_DAY, calm) for line in one.lines] == [
        Reason.NEW
    ]


def test_news_tell_the_deadline_so_that_no_reminder_of_it_follows():
    handed = duty(handed=((1, at(MONDAY, 8)),))
    now = at(MONDAY, 9)

    letter = next(news_at(now, MONDAY, [handed], [KARLA], told=frozenset(), written_to=()))

    assert letter.lines == (Line(handed, Reason.NEW, ("c7:new", "c7:soon:2026-05-20")),)


DAYS = st.dates(date(2025, 11, 20), date(2026, 2, 10))
DUTIES = st.lists(
    st.builds(
        Duty,
        id=st.integers(1, 4),
        state=st.sampled_from(State),
        since=DAYS,
        due=st.none() | DAYS,
        is_stopped=st.booleans(),
        people=st.sampled_from([(1,), (1, 2), (2,)]),
        above=st.sampled_from([(), (2,), (3,)]),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)
READERS = st.tuples(
    *[
        st.builds(
            Reader,
            id=st.just(pk),
            reminders=st.just(True),
            digest=st.booleans(),
            weekday=st.integers(0, 4),
        )
        for pk in (1, 2, 3)
    ]
)


@settings(max_examples=60, deadline=None)
@given(duties=DUTIES, readers=READERS, skipped=st.frozensets(DAYS, max_size=20))
def test_through_a_winter_nobody_hears_twice_or_on_a_quiet_day_and_everybody_in_time(
    duties, readers, skipped
):
    first, last = date(2025, 11, 20), date(2026, 3, 31)

    found = lived_through(first, last, duties, readers, runs=lambda day: day not in skipped)

    keys = Counter((one.reader.id, key) for one in found for line in one.lines for key in line.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [one for one in found if is_quiet(one.day)] == []
    assert max(Counter((one.reader.id, one.day) for one in found).values(), default=1) == 1
    for one in duties:
        open_days = [
            day
            for step in range((one.due - first).days + 1 if one.due else 0)
            if not is_quiet(day := first + timedelta(days=step)) and day not in skipped
        ]
        for person in one.people if one.is_open else ():
            if any(day >= open_days_before(one.due, 7) for day in open_days):
                said = [day for day, reason in _about(found, person, one.id) if day <= one.due]
                assert said, (one, person)


def _about(found, person: int, duty_id: int) -> list[tuple[date, Reason]]:
    return [
        (one.day, line.reason)
        for one in found
        if one.reader.id == person
        for line in one.lines
        if line.duty.id == duty_id
    ]


def test_days_that_are_not_open_move_to_the_next_one():
    assert next_open(date(2026, 12, 24)) == date(2027, 1, 4)
    assert open_days_before(date(2027, 1, 4), 1) == date(2026, 12, 23)
