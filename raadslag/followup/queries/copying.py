"""What becomes of last year's themes when a wheel is copied to the next year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from raadslag.followup.models import Theme
from raadslag.followup.rules import ThemeKind
from raadslag.followup.wheel.year import outlasts
from raadslag.people.models import Organization
from referat.danish.holidays import holiday_name
from referat.danish.times import FuzzyTime, NoSuchTime, Period, Precision, moved_to_year

_SATURDAY = 5


class Fate(StrEnum):
    """What becomes of one theme."""

    COPY = "copy"
    STAYS = "stays"  # it comes again by itself
    THERE = "there"  # it was copied before
    LEFT = "left"  # it has no time that can be moved


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One of last year's themes. ``time`` is the new one; the day it begins may be a closed one."""

    theme_id: int
    ring: str
    title: str
    words: str
    kind: ThemeKind
    fate: Fate
    time: FuzzyTime | None = None
    period: Period | None = None
    is_weekend: bool = False
    holiday: str = ""


def copying(organization: Organization, year: int) -> list[CopyLine]:
    """The themes of the year before, ring by ring; two queries."""
    themes = Theme.objects.filter(strand__organization=organization, strand__on_wheel=True)
    rows = themes.select_related("strand").order_by("strand__order", "strand_id", "due", "id")
    there = set(themes.filter(copied_from__isnull=False).values_list("copied_from", flat=True))
    lines = [_line(row, year, is_there=row.pk in there) for row in rows]
    return [line for line in lines if line is not None]


def _line(theme: Theme, year: int, *, is_there: bool) -> CopyLine | None:
    """None for what the year before did not have."""
    first, last = date(year - 1, 1, 1), date(year - 1, 12, 31)
    time = theme.time
    if time is None or (theme.gone_on and theme.gone_on <= last):
        return None
    line = CopyLine(
        theme_id=theme.pk,
        ring=theme.strand.title,
        title=theme.title,
        words=theme.time_words,
        kind=ThemeKind(theme.kind),
        fate=Fate.LEFT,
    )
    if outlasts(time):
        return replace(line, fate=Fate.STAYS) if theme.said_on <= last else None
    earliest, latest = time.earliest or time.latest, time.latest or time.earliest
    if earliest is None or latest is None:
        return line
    if not first <= earliest <= last:
        return None
    if is_there:
        return replace(line, fate=Fate.THERE)
    try:
        moved = moved_to_year(time, year)
    except NoSuchTime:
        return line
    begin, end = moved.earliest or moved.latest, moved.latest or moved.earliest
    if begin is None or end is None:
        return line
    is_day = moved.precision is Precision.DAY and begin == end
    return replace(
        line,
        fate=Fate.COPY,
        time=moved,
        period=Period(begin, end),
        is_weekend=is_day and begin.weekday() >= _SATURDAY,
        holiday=holiday_name(begin) if is_day else "",
    )
