"""How an entry is said, in the words of the page's language that come in as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from raadslag.followup.wheel.year import COUNTED, Entry, EntryKind, month_span
from referat.danish.times import Period

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Words:
    """``kinds`` name one entry, ``gathered`` several of those that are told by their days alone.

    ``day`` takes ``{day}`` and ``{month}``, ``week`` ``{week}``, ``sector`` ``{ring}``, ``span``
    and ``{things}``, ``of_kind`` ``{title}`` and ``{kind}``, ``round`` turns a number of entries into words.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    kinds: Mapping[EntryKind, str]
    gathered: Mapping[EntryKind, str]
    things: Callable[[int], str]
    day: str = "{day} {month}"
    week: str = "week {week}"
    whole_year: str = "all year"
    continued: str = "Continued:"
    sector: str = "{ring}, {span}: {things}"
    of_kind: str = "{title} ({kind})"

    def month(self, day: date) -> str:
        return self.months[day.month - 1]

    def day_of(self, day: date) -> str:
        """``12. maj``."""
        return self.day.format(day=day.day, month=self.month(day))

    def span(self, period: Period) -> str:
        """``12. maj``, ``uge 44``, ``maj``, ``maj–juni``, ``3.–7. maj``, ``28. maj – 2. juni``."""
        first, last = period.earliest, period.latest
        if first == last:
            return self.day_of(first)
        if (first.month, last.month, first.day, last.day) == (1, 12, 1, 31):
            return self.whole_year
        if first.day == 1 and last == month_span(last.year, last.month).latest:
            begin, end = self.month(first), self.month(last)
            return begin if first.month == last.month else f"{begin}–{end}"
        if first.weekday() == 0 and last - first == _WEEK:
            return self.week.format(week=first.isocalendar().week)
        if first.month != last.month:
            return f"{self.day_of(first)} – {self.day_of(last)}"
        days = self.day.format(day="\0", month=self.month(first))
        return days.replace("\0.", f"{first.day}.–{last.day}.").replace(
            "\0", f"{first.day}–{last.day}"
        )

    def when(self, entry: Entry) -> str:
        """The words that were written, else the days."""
        return entry.when or self.span(entry.period)

    def what(self, entry: Entry) -> str:
        """Its title, with its kind where that is more than a theme; its kind alone without a title."""
        kind = self.kinds[entry.kind]
        if not entry.title:
            return kind
        if entry.kind is EntryKind.THEME or entry.kind in COUNTED:
            return entry.title
        return self.of_kind.format(title=entry.title, kind=kind)

    def said(self, entry: Entry) -> str:
        """The whole of it in one line: what the drawing tells and the table shows."""
        return f"{self.when(entry)}: {self.what(entry)}"

    def sector_name(self, ring: str, span: str, count: int) -> str:
        """``Direktionen, maj: 3 ting``."""
        return self.sector.format(ring=ring, span=span, things=self.things(count))
