"""Wheels: begun, described and copied to the next year, and themes as they are written on one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from raadslag.core.actions import Actor, log_event
from raadslag.followup.actions.strands import (
    BadStrand,
    change_theme,
    checked_title,
    read_words,
    remove_theme,
    write_strand,
    write_theme,
)
from raadslag.followup.models import AnnualWheel, Strand, Theme
from raadslag.followup.queries.copying import Fate, copying
from raadslag.followup.rules import ThemeKind
from raadslag.followup.wheel.year import outlasts
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Body, Organization
from referat.danish.times import Precision

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class ThemeSaid:
    """What a person writes on a wheel."""

    title: str
    time_words: str
    kind: ThemeKind = ThemeKind.THEME
    note: str = ""


@transaction.atomic
def begin_wheel(
    *, organization: Organization, year: int, title: str, by: Actor, now: datetime
) -> AnnualWheel:
    """The forum's wheel of the year; one that has no rings at all begins with the forum's own."""
    Body.objects.select_for_update().get(pk=organization.body_id)
    wheels = AnnualWheel.objects.filter(organization=organization, year=year)
    known: AnnualWheel | None = wheels.first()
    if known:
        return known
    if not Strand.objects.filter(organization=organization, on_wheel=True).exists():
        name = organization.name[:_LONGEST_TITLE]
        write_strand(organization=organization, title=name, about=organization, by=by, now=now)
    wheel = AnnualWheel.objects.create(
        organization=organization, year=year, title=title[:_LONGEST_TITLE]
    )
    _log(wheel, verb="begin_wheel", by=by, now=now)
    return wheel


@transaction.atomic
def change_wheel(
    *,
    wheel: AnnualWheel,
    title: str,
    note: str,
    decided_in: AgendaItem | None,
    by: Actor,
    now: datetime,
) -> None:
    """What it is called, what is said of it, and the item that decided it; raises ``BadStrand``."""
    wheel.title, wheel.note, wheel.decided_in = checked_title(title), note.strip(), decided_in
    wheel.save(update_fields=["title", "note", "decided_in"])
    _log(wheel, verb="change_wheel", by=by, now=now)


@transaction.atomic
def put_theme(
    *,
    strand: Strand,
    year: int,
    said: ThemeSaid,
    decided_in: AgendaItem | None = None,
    by: Actor,
    now: datetime,
) -> Theme:
    """Write a theme on the year's wheel: its words are meant as of New Year. Raises ``BadStrand``."""
    said_on = _said_on(said, year, now)
    return write_theme(
        strand=strand,
        title=said.title,
        note=said.note,
        time_words=said.time_words,
        said_on=said_on,
        kind=said.kind,
        decided_in=decided_in,
        by=by,
        now=now,
    )


@transaction.atomic
def change_on_wheel(*, theme: Theme, year: int, said: ThemeSaid, by: Actor, now: datetime) -> Theme:
    """Change a theme on the year's wheel; what comes again stays as it was on the wheels before.

    Raises ``BadStrand``.
    """
    if _was_before(theme, year):
        remove_theme(theme=theme, from_day=date(year, 1, 1), by=by, now=now)
        return put_theme(
            strand=theme.strand, year=year, said=said, decided_in=theme.decided_in, by=by, now=now
        )
    same = " ".join(said.time_words.split()) == theme.time_words
    return change_theme(
        theme=theme,
        title=said.title,
        note=said.note,
        time_words=said.time_words,
        said_on=theme.said_on if same and theme.time_words else _said_on(said, year, now),
        kind=said.kind,
        by=by,
        now=now,
    )


@transaction.atomic
def take_off_wheel(*, theme: Theme, year: int, by: Actor, now: datetime) -> None:
    """Take a theme off the year's wheel and those to come; the wheels before keep it."""
    from_day = date(year, 1, 1) if _was_before(theme, year) else None
    remove_theme(theme=theme, from_day=from_day, by=by, now=now)


@transaction.atomic
def copy_wheel(
    *, organization: Organization, year: int, themes: Collection[int], by: Actor, now: datetime
) -> int:
    """Copy these of last year's themes to ``year``; gives how many. What is there is not copied again."""
    Body.objects.select_for_update().get(pk=organization.body_id)
    before = AnnualWheel.objects.filter(organization=organization, year=year - 1).first()
    title = before.title.replace(str(year - 1), str(year)) if before else organization.name
    begin_wheel(organization=organization, year=year, title=title, by=by, now=now)
    wanted = [
        line
        for line in copying(organization, year)
        if line.fate is Fate.COPY and line.theme_id in themes
    ]
    rows = Theme.objects.select_related("strand__organization", "decided_in").in_bulk(
        [line.theme_id for line in wanted]
    )
    for line in wanted:
        assert line.time is not None, "what is copied has a time"
        theme = rows[line.theme_id]
        copied = write_theme(
            strand=theme.strand,
            title=theme.title,
            note=theme.note,
            time_words=line.time.words,
            said_on=line.time.said_on,
            kind=line.kind,
            decided_in=theme.decided_in,
            by=by,
            now=now,
        )
        copied.copied_from = theme
        copied.save(update_fields=["copied_from"])
    return len(wanted)


def _said_on(said: ThemeSaid, year: int, now: datetime) -> date:
    """New Year of the wheel's year, so that "september" is its September; raises ``BadStrand``.

    "Next meeting" is meant from today, where the wheel is this year's.
    """
    words = " ".join(said.time_words.split())
    if not words:
        raise BadStrand("time_words", "empty", "Write when: 4. maj, uge 44, hver anden måned.")
    first, last = date(year, 1, 1), date(year, 12, 31)
    today = localdate(now)
    time = read_words(words, said_on=first)
    if time.precision is Precision.MEETING and first <= today <= last:
        return today
    earliest, latest = time.earliest or time.latest, time.latest or time.earliest
    if not time.recurrence and earliest and latest and (earliest > last or latest < first):
        text = f"That is not in {year}. Write a time of this year, or go to the other wheel."
        raise BadStrand("time_words", "other_year", text)
    return first


def _was_before(theme: Theme, year: int) -> bool:
    """Whether it stands on wheels before the year's, and on this one only because it goes on."""
    time = theme.time
    return time is not None and outlasts(time) and theme.said_on < date(year, 1, 1)


def _log(wheel: AnnualWheel, *, verb: str, by: Actor, now: datetime) -> None:
    log_event(
        by=by,
        verb=verb,
        target=("organization", wheel.organization_id, wheel.organization.name),
        body_id=wheel.organization.body_id,
        details={"year": wheel.year},
        now=now,
    )
