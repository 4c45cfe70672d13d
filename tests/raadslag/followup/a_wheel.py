"""A board's year as it is worked with: status each month, strategic days every other, running focus elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from raadslag.followup.actions import strands, wheels
from raadslag.followup.actions.wheels import ThemeSaid
from raadslag.followup.models import AnnualWheel, Commitment, Strand
from raadslag.followup.rules import ThemeKind
from raadslag.followup.timing import settle
from raadslag.people import actions as people
from raadslag.people.models import Organization
from tests.raadslag import cast
from tests.raadslag.cast import Cast
from tests.raadslag.factories import BY

YEAR = 2027
NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
SAID = {"by": BY, "now": NOW}
MILESTONE, DEADLINE = ThemeKind.MILESTONE, ThemeKind.DEADLINE
WEDNESDAYS = [date(YEAR, 1, 6) + timedelta(days=21 * turn) for turn in range(17)]
BOARD_DAYS = [day for day in WEDNESDAYS if day.month != 7]
STRATEGIC = [
    "Budgetspor: en af de fem udfordringer",
    "Forudsætninger for at lykkes",
    "Faglige strategier og politikker",
    "Rekruttering og kompetencer",
]


@dataclass(frozen=True, slots=True)
class BoardYear:
    """The cast with a board's wheel."""

    world: Cast
    board: Organization
    wheel: AnnualWheel
    rings: dict[str, Strand]


def build() -> BoardYear:
    """Five rings: the board, its strategic days, two other forums, and the committee of co-operation."""
    world = cast.gather()
    made = {
        name: people.find_or_create_organization(body=world.body, name=name, by=BY)
        for name in ("Direktionen", "Chefforum", "Lederforum", "Hoved-MED")
    }
    board = made["Direktionen"]
    rings = {name: ring(board, name, about=about) for name, about in made.items()}
    rings["Strategiske dage"] = ring(board, "Strategiske dage")
    order = ["Direktionen", "Strategiske dage", "Chefforum", "Lederforum", "Hoved-MED"]
    strands.order_strands(organization=board, order=[rings[name].pk for name in order], **SAID)
    wheel = wheels.begin_wheel(
        organization=board, year=YEAR, title=f"Årshjul {YEAR} for strategi og udvikling", **SAID
    )
    for name, title, words, kind in THEMES:
        put(rings[name], title, words, kind)
    for day in BOARD_DAYS:
        cast.planned_meeting(board, day)
    for name, days in OTHERS.items():
        for month, day in days:
            cast.planned_meeting(made[name], date(YEAR, month, day))
    return BoardYear(world, board, wheel, rings)


def ring(board: Organization, title: str, *, about: Organization | None = None) -> Strand:
    return strands.write_strand(organization=board, title=title, about=about, **SAID)


def put(
    strand: Strand, title: str, words: str, kind: ThemeKind = ThemeKind.THEME, year: int = YEAR
):
    return wheels.put_theme(strand=strand, year=year, said=ThemeSaid(title, words, kind), **SAID)


def recurring(forum: Organization, text: str, words: str, **fields: object) -> Commitment:
    """A commitment that comes again, agreed between meetings."""
    row = Commitment(body=forum.body, organization=forum, text=text, said_on=date(YEAR, 1, 1))
    for name, value in fields.items():
        setattr(row, name, value)
    settle(row, words=words, said_on=row.said_on, organization=forum, today=row.said_on)
    row.save()
    return row


THEMES = [
    ("Direktionen", "Status på indikatorer ved hver direktør", "månedligt", ThemeKind.THEME),
    ("Direktionen", "Årshjulet revideres", "efter budgetvedtagelsen", MILESTONE),
    ("Direktionen", "Halvårsregnskab", "ultimo juni", DEADLINE),
    *(("Strategiske dage", title, "hver anden måned", ThemeKind.THEME) for title in STRATEGIC),
    ("Chefforum", "Løbende fokus på planen", "løbende", ThemeKind.THEME),
    ("Chefforum", "Temadag om digitalisering", "uge 36", ThemeKind.THEME),
    ("Lederforum", "Løbende fokus på planen", "løbende", ThemeKind.THEME),
    ("Lederforum", "Lederdage", "26. maj", ThemeKind.THEME),
    ("Hoved-MED", "Strategiplanen", "løbende", ThemeKind.THEME),
    ("Hoved-MED", "Høringssvar til budgettet", "1. september", DEADLINE),
    ("Hoved-MED", "Trivselsmåling", "2. kvartal", ThemeKind.THEME),
]
OTHERS = {
    "Chefforum": [(1, 13), (3, 10), (5, 5), (6, 9), (8, 25), (10, 20), (12, 8)],
    "Lederforum": [(2, 10), (5, 12), (9, 15), (11, 17)],
    "Hoved-MED": [(3, 18), (6, 17), (9, 23), (12, 9)],
}
