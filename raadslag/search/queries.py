"""Searching: the index finds, the database decides again what the one who asks may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import tantivy

from raadslag.core import queries as log
from raadslag.meetings.loading import load_items, meeting_rows, seen_meeting
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.seen import SeenItem, SeenMeeting
from raadslag.people.models import Body, Organization, Reader, Role
from raadslag.people.rules import Right
from raadslag.search import index as store
from raadslag.search.index import EVERYBODY, OpenIndex, schema
from raadslag.search.indexing import items_to_index
from raadslag.search.language import Clause, matches, parse
from raadslag.search.results import (
    PAGE_SIZE,
    PAGES_MAX,
    Facets,
    FacetValue,
    Hit,
    Results,
    Sort,
    Wanted,
)
from raadslag.search.snippets import marked, snippet_of

_TITLE_WEIGHT = 3.0
_FACET_VALUES_MAX = 1_000
_NOTHING = Results((), 0, 1, 1, Facets((), (), (), (), ()))


class NoIndex(Exception):  # noqa: N818 -- reads as CannotRead does
    """There are meetings but no index; the message says how to make it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The database and the index side by side."""

    items: int
    items_indexed: int
    closed_items: int
    closed_items_indexed: int
    changes_behind: int

    @property
    def agree(self) -> bool:
        """Whether the index holds what it should."""
        return (
            self.items == self.items_indexed
            and self.closed_items == self.closed_items_indexed
            and self.changes_behind == 0
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The search as the index understands it."""

    clauses: tuple[Clause, ...]
    audience: tantivy.Query
    filters: dict[str, tantivy.Query]

    def query(self, *, without: str = "") -> tantivy.Query:
        parts = [(tantivy.Occur.Must, self.audience)]
        for clause in self.clauses:
            occur = tantivy.Occur.MustNot if clause.excluded else tantivy.Occur.Must
            parts.append((occur, _clause_query(clause)))
        for name, query in self.filters.items():
            if name != without:
                parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)))
        return tantivy.Query.boolean_query(parts)


def search(user: Reader, wanted: Wanted) -> Results:
    """One page of what ``user`` may find; raises :class:`NoIndex`."""
    index = _index()
    if index is None:
        return _NOTHING
    searcher = index.searcher()
    asked = _asked(user, wanted)
    page = min(max(1, wanted.page), PAGES_MAX)
    by_score = wanted.sort == Sort.RELEVANCE and any(not part.excluded for part in asked.clauses)
    found = searcher.search(
        asked.query(),
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        order_by_field=None if by_score else "newness",
    )
    ids = [searcher.doc(address)["item"][0] for _, address in found.hits]
    total = _count(found)
    return Results(
        hits=tuple(_hits(user, ids, asked.clauses)),
        total=total,
        page=page,
        pages=max(1, min(PAGES_MAX, ceil(total / PAGE_SIZE))),
        facets=_facets(searcher, asked, wanted),
    )


def compare_index() -> Comparison:
    """Count both sides; raises :class:`NoIndex`."""
    index = _index()
    items = items_to_index()
    count, closed = items.count(), items.filter(is_public=False).count()
    if index is None:
        return Comparison(count, 0, closed, 0, 0)
    searcher = index.searcher()
    everybody = tantivy.Query.term_query(schema(), "audience", EVERYBODY)
    public = _count(searcher.search(everybody, limit=1))
    position, target = store.position_of(index), log.last_change()
    behind = target.number - position.number if position.log_id == target.log_id else target.number
    return Comparison(count, public, closed, searcher.num_docs - public, behind)


def _count(found: tantivy.SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # it is there; the stub forgets it


def _index() -> OpenIndex | None:
    index = store.current()
    if index is None and Meeting.objects.exists():
        raise NoIndex("There is no search index yet. Run: raadslag rebuild_index")
    return index


def _asked(user: Reader, wanted: Wanted) -> _Asked:
    return _Asked(tuple(parse(wanted.text)), _audience(user), _filters(wanted))


def _audience(user: Reader) -> tantivy.Query:
    """What the public finds, with the fuller documents of the user's own municipalities instead."""
    own = list(Role.objects.bodies_where(user, Right.SEE_CLOSED))
    parts = [
        (
            tantivy.Occur.Must,
            tantivy.Query.term_set_query(schema(), "audience", [EVERYBODY, *own]),
        )
    ]
    if own:
        shadowed = tantivy.Query.term_set_query(schema(), "shadowed_for", own)
        parts.append((tantivy.Occur.MustNot, shadowed))
    return tantivy.Query.const_score_query(tantivy.Query.boolean_query(parts), 0.0)


def _clause_query(clause: Clause) -> tantivy.Query:
    def within(field: str) -> tantivy.Query:
        if len(clause.stems) == 1:
            return tantivy.Query.term_query(schema(), field, clause.stems[0])
        return tantivy.Query.phrase_query(schema(), field, list(clause.stems))

    title = tantivy.Query.boost_query(within("title"), _TITLE_WEIGHT)
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, title), (tantivy.Occur.Should, within("text"))]
    )


def _filters(wanted: Wanted) -> dict[str, tantivy.Query]:
    filters = {}
    if wanted.body:
        bodies = Body.objects.filter(slug=wanted.body).values_list("pk", flat=True)
        filters["body"] = tantivy.Query.term_set_query(schema(), "body", list(bodies))
    if wanted.forum:
        body_slug, _, forum_slug = wanted.forum.partition("/")
        rows = Organization.objects.forums().filter(body__slug=body_slug, slug=forum_slug)
        forums = list(rows.values_list("pk", flat=True))
        filters["forum"] = tantivy.Query.term_set_query(schema(), "forum", forums)
    if wanted.year_from is not None or wanted.year_to is not None:
        filters["year"] = tantivy.Query.range_query(
            schema(),
            "year",
            tantivy.FieldType.Integer,
            wanted.year_from if wanted.year_from is not None else 0,
            wanted.year_to if wanted.year_to is not None else 9999,
        )
    if wanted.kind:
        filters["kind"] = tantivy.Query.term_query(schema(), "kind", wanted.kind.value)
    if wanted.outcome:
        filters["outcomes"] = tantivy.Query.term_query(
            schema(), "outcomes", wanted.outcome.value, index_option="basic"
        )
    return filters


def _hits(user: Reader, ids: Sequence[int], clauses: Sequence[Clause]) -> Iterable[Hit]:
    """The rows, asked for anew as this user. An index that lags behind must not tell anything: an
    item that has been closed since is a hit only where its title alone is what was searched for.
    """
    rows = AgendaItem.objects.visible_to(user).in_bulk(ids)
    ordered = [rows[pk] for pk in ids if pk in rows]
    meetings = _meetings(user, {row.meeting_id for row in ordered})
    for row, item in zip(ordered, load_items(user, ordered), strict=True):
        if item.opened or matches(clauses, item.title):
            yield Hit(
                meeting=meetings[row.meeting_id],
                item=item,
                title=marked(item.title, clauses),
                snippet=snippet_of(_text(item), clauses),
            )


def _meetings(user: Reader, ids: set[int]) -> dict[int, SeenMeeting]:
    return {row.pk: seen_meeting(row) for row in meeting_rows(user).filter(pk__in=ids)}


def _text(item: SeenItem) -> str:
    decisions = [*item.decisions, *item.earlier_decisions]
    parts = [*(part.text for part in item.sections), *(part.text for part in decisions)]
    return "\n".join([*parts, *(part.title for part in item.attachments)])


def _facets(searcher: tantivy.Searcher, asked: _Asked, wanted: Wanted) -> Facets:
    counts = {
        name: _counts(searcher, asked.query(without=name), name)
        for name in ("body", "forum", "year", "kind", "outcomes")
    }
    bodies = Body.objects.in_bulk([int(key) for key in counts["body"]])
    forums = Organization.objects.select_related("body").in_bulk(
        [int(key) for key in counts["forum"]]
    )
    years = {wanted.year_from, wanted.year_to} if wanted.year_from == wanted.year_to else set()
    return Facets(
        bodies=tuple(
            FacetValue(body.slug, body.name, counts["body"][pk], body.slug == wanted.body)
            for pk, body in sorted(bodies.items(), key=lambda pair: pair[1].name)
        ),
        forums=tuple(
            _forum_value(forum, counts["forum"][pk], wanted)
            for pk, forum in sorted(forums.items(), key=lambda pair: -counts["forum"][pair[0]])
        ),
        years=tuple(
            FacetValue(str(year), str(year), count, year in years)
            for year, count in sorted(counts["year"].items(), reverse=True)
        ),
        kinds=tuple(
            FacetValue(kind, "", count, kind == wanted.kind)
            for kind, count in counts["kind"].items()
        ),
        outcomes=tuple(
            FacetValue(outcome, "", count, outcome == wanted.outcome)
            for outcome, count in counts["outcomes"].items()
        ),
    )


def _forum_value(forum: Organization, count: int, wanted: Wanted) -> FacetValue:
    value = f"{forum.body.slug}/{forum.slug}"
    return FacetValue(value, f"{forum.name}, {forum.body.name}", count, value == wanted.forum)


def _counts(searcher: tantivy.Searcher, query: tantivy.Query, field: str) -> dict[Any, int]:
    terms = {"terms": {"field": field, "size": _FACET_VALUES_MAX}}
    buckets = searcher.aggregate(query, {field: terms})[field]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}
