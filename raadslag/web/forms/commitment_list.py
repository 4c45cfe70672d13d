"""The list of commitments in an address: what is wanted, and the filters that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from raadslag.followup.queries.board import Board, Choice, Order, Scope, Show, Tab, Wanted
from raadslag.web import commitment_labels as labels
from raadslag.web.numbers import day_in, number_in
from raadslag.web.paging import PARAMETER, page_of

WORDS_MAX = 200
SCOPE_WORDS = {"mine": Scope.MINE, "enhed": Scope.UNIT, "udvalg": Scope.FORUM, "alle": Scope.ALL}
SHOW_WORDS = {
    "aktuelle": Show.CURRENT,
    "overskredne": Show.OVERDUE,
    "uden-ansvarlig": Show.NOBODY,
    "aftalte": Show.AGREED,
    "i-gang": Show.UNDER_WAY,
    "standsede": Show.STOPPED,
    "udfoerte": Show.DONE,
    "frafaldne": Show.DROPPED,
    "forslag": Show.PROPOSED,
    "alle": Show.ALL,
}
ORDER_WORDS = {"frist": Order.DUE, "udvalg": Order.FORUM, "nyeste": Order.NEWEST}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a list to choose from. ``danish`` marks names."""

    value: str
    label: str | Promise
    is_chosen: bool
    danish: bool = False


@dataclass(frozen=True, slots=True)
class TabLink:
    """Whose list, as a link that keeps the filters."""

    label: Promise
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The fields of the filter form, as they are."""

    text: str
    since: str
    until: str
    show: tuple[Option, ...]
    order: tuple[Option, ...]
    forums: tuple[Option, ...]
    units: tuple[Option, ...]
    persons: tuple[Option, ...]
    scope: str
    in_use: bool
    bad_days: tuple[str, ...]


def wanted_of(query: QueryDict) -> Wanted:
    """What the address asks for; a value that means nothing asks for nothing."""
    since, until = day_in(query.get("fra", "")), day_in(query.get("til", ""))
    if since and until and since > until:
        since, until = until, since
    return Wanted(
        scope=SCOPE_WORDS.get(query.get("liste", "")),
        show=SHOW_WORDS.get(query.get("vis", ""), Show.CURRENT),
        forum=number_in(query.get("udvalg", "")) or None,
        unit=number_in(query.get("enhed", "")) or None,
        person=number_in(query.get("person", "")) or None,
        text=" ".join(query.get("q", "").replace("\x00", "").split())[:WORDS_MAX],
        since=since,
        until=until,
        order=ORDER_WORDS.get(query.get("orden", ""), Order.DUE),
        page=page_of(query),
    )


def filters_of(query: QueryDict, wanted: Wanted, board: Board) -> Filters:
    """The form's fields; proposals only for those who confirm them."""
    shows = {
        word: show for word, show in SHOW_WORDS.items() if board.runs or show is not Show.PROPOSED
    }
    narrowed = (wanted.text, wanted.forum, wanted.unit, wanted.person, wanted.since, wanted.until)
    return Filters(
        text=wanted.text,
        since=wanted.since.isoformat() if wanted.since else "",
        until=wanted.until.isoformat() if wanted.until else "",
        show=_words(shows, wanted.show, labels.SHOWS),
        order=_words(ORDER_WORDS, wanted.order, labels.ORDERS),
        forums=_choices(board.forums, wanted.forum),
        units=_choices(board.units, wanted.unit),
        persons=_choices(board.persons, wanted.person),
        scope=_word_of(SCOPE_WORDS, board.scope),
        in_use=any(narrowed) or wanted.show is not Show.CURRENT,
        bad_days=tuple(
            name
            for name in ("fra", "til")
            if query.get(name) and day_in(query.get(name, "")) is None
        ),
    )


def tabs_of(query: QueryDict, board: Board) -> list[TabLink]:
    """Whose lists there are."""
    return [_tab(query, tab, board.scope) for tab in board.tabs]


def _tab(query: QueryDict, tab: Tab, here: Scope) -> TabLink:
    kept = query.copy()
    kept.pop(PARAMETER, None)
    kept["liste"] = _word_of(SCOPE_WORDS, tab.scope)
    address = f"?{kept.urlencode()}"
    return TabLink(labels.SCOPES[tab.scope], tab.count, address, tab.scope is here)


def _words(words: Mapping[str, T], chosen: T, names: Mapping[T, Promise]) -> tuple[Option, ...]:
    return tuple(Option(word, names[value], value is chosen) for word, value in words.items())


def _choices(rows: Iterable[Choice], chosen: int | None) -> tuple[Option, ...]:
    every = Option("", _("All"), chosen is None)
    return (every, *(Option(str(one.id), one.name, one.id == chosen, True) for one in rows))


def _word_of(words: Mapping[str, T], value: T) -> str:
    return next(word for word, one in words.items() if one == value)
