"""What is asked of the search, and what a results page is handed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from raadslag.meetings.seen import SeenItem, SeenMeeting
from raadslag.search.snippets import Piece
from referat.document import Kind, Outcome

PAGE_SIZE = 20
PAGES_MAX = 500


class Sort(StrEnum):
    """``RELEVANCE`` counts only where something was typed."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One search. Empty fields ask for nothing; ``forum`` is ``body-slug/forum-slug``."""

    text: str = ""
    body: str = ""
    forum: str = ""
    year_from: int | None = None
    year_to: int | None = None
    kind: Kind | None = None
    outcome: Outcome | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a filter. ``value`` goes into the address; ``label`` is a name from the archive,
    or empty where the page has its own word for the value.
    """

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each filter, counted with all the other filters on."""

    bodies: tuple[FacetValue, ...]
    forums: tuple[FacetValue, ...]
    years: tuple[FacetValue, ...]
    kinds: tuple[FacetValue, ...]
    outcomes: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found. Snippet and title are pieces of plain text; the item is without its
    text unless the reader may see inside.
    """

    meeting: SeenMeeting
    item: SeenItem
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: Facets
