"""Writes the day's letters into the outbox, and into the history of each commitment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from raadslag.followup.actions.history import happened
from raadslag.followup.letters import Links, written
from raadslag.followup.models import Commitment
from raadslag.followup.queries.reminders import facts_of, open_duties
from raadslag.followup.reminding import (
    Duty,
    Reader,
    ReminderLetter,
    letters_on,
    news_at,
)
from raadslag.followup.rules import Happening
from raadslag.mailing.actions.outbox import put
from raadslag.mailing.queries.recipients import told_of, wishes_of_all, written_to_on
from raadslag.people.models import Person

LinksIn = Mapping[str, Links]
"""The links by language: a letter's lead to pages in its own."""


def write_reminders(*, today: date, now: datetime, links: LinksIn) -> int:
    """The day's letters; gives how many. Written again it writes only what is lacking."""
    duties = open_duties(today=today, now=now)
    readers = _readers(duties)
    letters = letters_on(today, duties, readers, told=_told(readers), now=now)
    return _put_all(letters, now=now, links=links)


def write_news(*, today: date, now: datetime, links: LinksIn) -> int:
    """What people have been given and not been told of yet; gives how many letters."""
    found = open_duties(today=today, now=now, handed_out=True)
    duties = [duty for duty in found if duty.handed]
    readers = _readers(duties)
    letters = news_at(
        now,
        today,
        duties,
        readers,
        told=_told(readers),
        written_to=written_to_on(today, [one.id for one in readers]),
    )
    return _put_all(letters, now=now, links=links)


def _readers(duties: Iterable[Duty]) -> list[Reader]:
    people = {pk for duty in duties for pk in (*duty.people, *duty.above)}
    wishes = wishes_of_all(people)
    return [
        Reader(pk, wishes[pk].reminders, wishes[pk].digest, wishes[pk].weekday)
        for pk in sorted(people)
    ]


def _told(readers: Iterable[Reader]) -> frozenset[tuple[int, str]]:
    return told_of([one.id for one in readers])


def _put_all(letters: Iterable[ReminderLetter], *, now: datetime, links: LinksIn) -> int:
    found = list(letters)
    people = Person.objects.select_related("body", "user").in_bulk(
        [letter.reader.id for letter in found]
    )
    wishes = wishes_of_all(people)
    facts = facts_of({line.duty.id for letter in found for line in letter.lines})
    count = 0
    for letter in found:
        person = people[letter.reader.id]
        language = wishes[person.pk].language
        message = written(letter, person, facts, links[language], language=language)
        with transaction.atomic():
            if put(message, now=now) is not None:
                _tell_history(letter, person, now=now)
                count += 1
    return count


def _tell_history(letter: ReminderLetter, person: Person, *, now: datetime) -> None:
    """A digest's list of what is coming is no reminder: it has no keys."""
    reminded = {line.duty.id: line for line in letter.lines if line.keys}
    for row in Commitment.objects.filter(pk__in=reminded).order_by("pk"):
        happened(row, Happening.REMINDED, by=None, now=now, after=person.name)
