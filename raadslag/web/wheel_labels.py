"""What the wheel says, in the language of the page: months, kinds, and what becomes of a theme."""

from __future__ import annotations

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from raadslag.followup.queries.copying import Fate
from raadslag.followup.queries.wheels import SeenWheel
from raadslag.followup.rules import ThemeKind
from raadslag.followup.wheel.svg import Text
from raadslag.followup.wheel.wording import Words
from raadslag.followup.wheel.year import EntryKind

KINDS: dict[EntryKind, Promise] = {
    EntryKind.MEETING: gettext_lazy("meeting"),
    EntryKind.AGENDA_DUE: gettext_lazy("agenda goes out"),
    EntryKind.ITEMS_DUE: gettext_lazy("items handed in"),
    EntryKind.COMMITMENT: gettext_lazy("recurring commitment"),
    EntryKind.THEME: gettext_lazy("theme"),
    EntryKind.DEADLINE: gettext_lazy("deadline"),
    EntryKind.MILESTONE: gettext_lazy("milestone"),
}
GATHERED: dict[EntryKind, Promise] = {
    EntryKind.MEETING: gettext_lazy("Meetings"),
    EntryKind.AGENDA_DUE: gettext_lazy("Agenda goes out"),
    EntryKind.ITEMS_DUE: gettext_lazy("Items handed in"),
}
THEME_KINDS: dict[ThemeKind, Promise] = {
    ThemeKind.THEME: gettext_lazy("Theme"),
    ThemeKind.DEADLINE: gettext_lazy("Deadline"),
    ThemeKind.MILESTONE: gettext_lazy("Milestone"),
}
FATES: dict[Fate, Promise] = {
    Fate.COPY: gettext_lazy("Is copied"),
    Fate.STAYS: gettext_lazy("Comes again by itself"),
    Fate.THERE: gettext_lazy("Is copied already"),
    Fate.LEFT: gettext_lazy("Its time cannot be moved: write it anew"),
}


def words() -> Words:
    """How entries are said."""
    return Words(
        months=tuple(str(MONTHS[at]) for at in range(1, 13)),
        short_months=tuple(str(MONTHS_3[at]) for at in range(1, 13)),
        weekdays=tuple(str(WEEKDAYS_ABBR[at]) for at in range(7)),
        kinds={kind: str(text) for kind, text in KINDS.items()},
        gathered={kind: str(text) for kind, text in GATHERED.items()},
        things=lambda n: ngettext("{n} thing", "{n} things", n).format(n=n),
        day=_("{day} {month}"),
        week=_("week {week}"),
        whole_year=_("all year"),
        continued=_("Continued:"),
    )


def leftover() -> str:
    """The ring of what stands on no other."""
    return _("Recurring commitments")


def text_of(wheel: SeenWheel, *, month: str = "") -> Text:
    """What the drawing is called and how it is described."""
    rings = ", ".join(ring.name for ring in wheel.year.rings)
    year = wheel.year.year
    described = _("The year {year} as a circle, January at the top, clockwise. Rings: {rings}.")
    title = f"{wheel.title}, {month}" if month else wheel.title
    if month:
        described = _("One month of {year} drawn out, day by day. Rings: {rings}.")
    told = _("All that is drawn stands in the table, too.")
    return Text(
        title=title,
        subtitle=wheel.forum.name,
        description=f"{described.format(year=year, rings=rings)} {told}",
    )
