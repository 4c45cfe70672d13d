"""The wheel's words for tests that know no Django, and entries made by hand."""

from __future__ import annotations

from datetime import date

from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import Entry, EntryKind
from referat.danish.times import Period

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WORDS = Words(
    months=MONTHS,
    short_months=tuple(name[:3] for name in MONTHS),
    weekdays=("ma", "ti", "on", "to", "fr", "lø", "sø"),
    kinds={kind: kind.value for kind in EntryKind},
    gathered={kind: f"{kind.value}:" for kind in EntryKind},
    things=lambda n: f"{n} ting",
    day="{day}. {month}",
    week="uge {week}",
    whole_year="hele året",
)


def entry(
    first: date,
    last: date | None = None,
    *,
    kind: EntryKind = EntryKind.THEME,
    title: str = "",
    source: str = "",
    number: int = 0,
) -> Entry:
    source = source or f"{kind.value}-{title}"
    period = Period(first, last or first)
    return Entry(f"{source}-{first}", source, kind, period, title, number=number)
