"""The words of a reminder letter: plain text, and the same as simple HTML.

E-mail is not confidential (docs/decisions/0007-the-package-by-mail.md): of what is not for
everybody's eyes a letter says only that there is something, and where one logs in to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from uuid import UUID

from babel.dates import format_date
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from raadslag.followup.queries.reminders import Fact
from raadslag.followup.reminding import LetterKind, Line, Reason, ReminderLetter
from raadslag.mailing.actions.outbox import Letter
from raadslag.mailing.queries.recipients import unsubscribe_token
from raadslag.mailing.rules import MailKind
from raadslag.people.models import Person

TEXT_MAX = 300  # characters: the page has the whole
HEADINGS: dict[Reason, Promise] = {
    Reason.RAISED: gettext_lazy("Late for more than four weeks"),
    Reason.LATE: gettext_lazy("The deadline has passed"),
    Reason.LAST: gettext_lazy("The deadline is today or on the next working day"),
    Reason.SOON: gettext_lazy("The deadline is near"),
    Reason.NEW: gettext_lazy("New for you"),
    Reason.COMING: gettext_lazy("The next 30 days"),
}


@dataclass(frozen=True, slots=True)
class Links:
    """Whole addresses on the site, in the language of the one who reads."""

    commitment: Callable[[UUID], str]
    unsubscribe: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment as the letter prints it."""

    text: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """The commitments of one heading."""

    heading: str
    entries: tuple[Entry, ...]


def written(
    letter: ReminderLetter,
    person: Person,
    facts: Mapping[int, Fact],
    links: Links,
    *,
    language: str,
) -> Letter:
    """The letter as the outbox takes it, in Danish or English."""
    kind = MailKind.DIGEST if letter.kind is LetterKind.DIGEST else MailKind.REMINDER
    decline = links.unsubscribe(unsubscribe_token(person.pk, kind))
    with translation.override(language):
        said = {
            "language": language,
            "subject": _subject(letter),
            "greeting": _("Dear {name}").format(name=person.name),
            "groups": _groups(letter.lines, facts, links, language),
            "login": _("Follow the link and log in to read it and to tell how it goes."),
            "body": person.body.name,
            "why": _("You get this mail because the tasks are yours, or are those of your unit."),
            "decline": decline,
            "decline_words": _("Choose what you want mail about, or decline it"),
        }
        return Letter(
            key=f"followup:{letter.kind}:{person.pk}:{_occasion(letter)}",
            kind=kind,
            person=person,
            subject=str(said["subject"]),
            text=_plain(said),
            html=render_to_string("followup/letter.html", said),
            headers={  # RFC 8058: mail programs show a button that declines without logging in
                "List-Unsubscribe": f"<{decline}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
            mentions=tuple(key for line in letter.lines for key in line.keys),
        )


def _occasion(letter: ReminderLetter) -> str:
    """Of news there may be more than one letter a day: what they tell tells them apart."""
    if letter.kind is not LetterKind.NEWS:
        return letter.day.isoformat()
    return f"{letter.day}:{min(line.duty.id for line in letter.lines)}"


def _subject(letter: ReminderLetter) -> str:
    count = len(letter.lines)
    if letter.kind is LetterKind.DIGEST:
        week = letter.day.isocalendar().week
        return _("Your tasks in week {week}").format(week=week)
    if letter.kind is LetterKind.NEWS:
        return ngettext("{n} new task for you", "{n} new tasks for you", count).format(n=count)
    return ngettext("Reminder: {n} task", "Reminder: {n} tasks", count).format(n=count)


def _groups(
    lines: Iterable[Line], facts: Mapping[int, Fact], links: Links, language: str
) -> tuple[Group, ...]:
    by_reason: dict[Reason, list[Entry]] = {reason: [] for reason in HEADINGS}
    for line in lines:
        by_reason[line.reason].append(_entry(facts[line.duty.id], links, language))
    return tuple(
        Group(str(HEADINGS[reason]), tuple(entries))
        for reason, entries in by_reason.items()
        if entries
    )


def _entry(fact: Fact, links: Links, language: str) -> Entry:
    address = links.commitment(fact.uuid)
    if not fact.text:
        closed = _("A task from a closed item")
        return Entry(closed if fact.is_of_closed_item else _("A task"), "", address)
    said = [_deadline(fact, language)]
    if fact.decided_on:
        where = _("decided by {forum} on {day}")
        said.append(where.format(forum=fact.forum, day=_day(fact.decided_on, language)))
    else:
        said.append(fact.forum)
    return Entry(
        shorten(fact.text, TEXT_MAX, placeholder=" …"), " · ".join(filter(None, said)), address
    )


def _deadline(fact: Fact, language: str) -> str:
    if fact.due is None:
        return fact.time_words
    day = _day(fact.due, language)
    words = f" ({fact.time_words})" if fact.time_words and fact.time_words != day else ""
    return _("deadline {day}").format(day=day) + words


def _day(day: date, language: str) -> str:
    return format_date(day, "d. MMMM yyyy" if language == "da" else "d MMMM yyyy", locale=language)


def _plain(said: Mapping[str, object]) -> str:
    groups = said["groups"]
    assert isinstance(groups, tuple)
    parts = [f"{said['greeting']}"]
    for group in groups:
        entries = "\n\n".join(_plain_entry(one) for one in group.entries)
        parts.append(f"{group.heading}\n{'-' * len(group.heading)}\n\n{entries}")
    parts += [
        str(said["login"]),
        str(said["body"]),
        f"{said['why']}\n{said['decline_words']}:\n{said['decline']}",
    ]
    return "\n\n".join(parts) + "\n"


def _plain_entry(entry: Entry) -> str:
    about = f"  {entry.about}\n" if entry.about else ""
    return f"* {entry.text}\n{about}  {entry.address}"
