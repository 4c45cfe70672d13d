"""The search in an address, turned into what is wanted, and the filters that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from raadslag.search.results import Facets, FacetValue, Sort, Wanted
from raadslag.web import labels
from raadslag.web.paging import PARAMETER, page_of
from referat.document import Kind, Outcome

WORDS_MAX = 300
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter; ``count`` is None where it was not counted."""

    value: str
    label: str | Promise
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A drop-down list of the form. ``is_danish`` marks names from the archive."""

    name: str
    label: str
    options: tuple[Option, ...]
    is_danish: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, with the address of the same search without it."""

    label: str | Promise
    address: str


def wanted_of(query: QueryDict) -> Wanted:
    """What the address asks for; a value that means nothing asks for nothing."""
    return Wanted(
        text=" ".join(query.get("q", "").replace("\x00", "").split())[:WORDS_MAX],
        body=query.get("kommune", ""),
        forum=query.get("udvalg", ""),
        year_from=_year(query.get("fra", "")),
        year_to=_year(query.get("til", "")),
        kind=_one_of(Kind, query.get("slags", "")),
        outcome=_one_of(Outcome, query.get("udfald", "")),
        sort=_one_of(Sort, query.get("orden", "")) or Sort.RELEVANCE,
        page=page_of(query),
    )


def years_in_order(query: QueryDict) -> QueryDict:
    """The query with its years the right way round; itself where they are."""
    first, last = _year(query.get("fra", "")), _year(query.get("til", ""))
    if first is None or last is None or first <= last:
        return query
    turned = query.copy()
    turned["fra"], turned["til"] = str(last), str(first)
    return turned


def filters_of(facets: Facets, wanted: Wanted) -> list[Filter]:
    """The drop-down lists, counted."""
    return [
        _filter("kommune", _("Municipality"), facets.bodies, wanted.body, is_danish=True),
        _filter("udvalg", _("Forum"), facets.forums, wanted.forum, is_danish=True),
        _filter("slags", _("Kind of document"), facets.kinds, wanted.kind, labels.KINDS),
        _filter("udfald", _("Outcome"), facets.outcomes, wanted.outcome, labels.OUTCOMES),
    ]


def chips_of(query: QueryDict, filters: Iterable[Filter], wanted: Wanted) -> list[Chip]:
    """What is on, each with a way to take it off."""
    chips = [
        Chip(option.label, _without(query, each.name))
        for each in filters
        for option in each.options
        if option.is_chosen and option.value
    ]
    if wanted.year_from is not None:
        text = _("from {year}").format(year=wanted.year_from)
        chips.append(Chip(text, _without(query, "fra")))
    if wanted.year_to is not None:
        text = _("until {year}").format(year=wanted.year_to)
        chips.append(Chip(text, _without(query, "til")))
    return chips


def _filter(
    name: str,
    label: str,
    values: Iterable[FacetValue],
    chosen: str | None,
    words: Mapping[Kind, Promise] | Mapping[Outcome, Promise] | None = None,
    *,
    is_danish: bool = False,
) -> Filter:
    say: Callable[[str], str | Promise] = dict(words).get if words else lambda value: value  # type: ignore[assignment]
    options = [
        Option(one.value, one.label or say(one.value), one.count, one.is_chosen) for one in values
    ]
    if chosen and not any(option.is_chosen for option in options):
        options.append(Option(chosen, say(chosen) or chosen, 0, is_chosen=True))
    everything = Option("", _("All"), None, is_chosen=not chosen)
    return Filter(name, label, (everything, *options), is_danish=is_danish)


def _without(query: QueryDict, name: str) -> str:
    kept = query.copy()
    for gone in (name, PARAMETER):
        kept.pop(gone, None)
    return f"?{kept.urlencode()}"


def _year(text: str) -> int | None:
    text = text.strip()
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _one_of(names: type[E], value: str) -> E | None:
    return names(value) if value in {name.value for name in names} else None
