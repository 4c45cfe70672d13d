"""The list of commitments, as the page with the same filters shows it, to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from raadslag.core import clock
from raadslag.followup.models import Commitment
from raadslag.followup.queries.board import Wanted, rows_of
from raadslag.followup.queries.commitments import seen
from raadslag.followup.seen import Origin, SeenCommitment
from raadslag.followup.sheets import CSV_TYPE, XLSX_TYPE, Cell, Column, Link, Table, as_csv, as_xlsx
from raadslag.people.slugs import slug_of
from raadslag.web.commitment_labels import ANSWERS, STANDINGS
from raadslag.web.forms.commitment_list import wanted_of
from raadslag.web.pages.papers import as_file

_AT_ONCE = 500  # rows that are read together


@login_required
def as_comma_separated(request: HttpRequest) -> HttpResponse:
    """For whatever reads CSV."""
    lines, wanted = _lines(request)
    return _file(as_csv(_table(request, lines)), CSV_TYPE, _name(lines, wanted, "csv"))


@login_required
def as_workbook(request: HttpRequest) -> HttpResponse:
    """For Excel and its kin."""
    lines, wanted = _lines(request)
    data = as_xlsx(_table(request, lines), now=clock.now())
    return _file(data, XLSX_TYPE, _name(lines, wanted, "xlsx"))


def _lines(request: HttpRequest) -> tuple[list[SeenCommitment], Wanted]:
    wanted, today = wanted_of(request.GET), clock.today()
    rows = rows_of(request.user, wanted, today=today)
    rows = rows.select_related("organization__body")
    lines = [
        line
        for some in _batches(rows.iterator(chunk_size=_AT_ONCE))
        for line in seen(request.user, some, today=today)
    ]
    return lines, wanted


def _batches(rows: Iterable[Commitment]) -> Iterator[list[Commitment]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _table(request: HttpRequest, lines: Iterable[SeenCommitment]) -> Table:
    columns = (
        Column(_("What is to be done"), 60),
        Column(_("Who"), 30),
        Column(_("State"), 14),
        Column(_("When"), 24),
        Column(_("Earliest"), 12),
        Column(_("Latest"), 12),
        Column(_("Recurring"), 11),
        Column(_("Done on"), 12),
        Column(_("Forum"), 28),
        Column(_("Decided on"), 13),
        Column(_("Item"), 8),
        Column(_("The item's title"), 40),
        Column(_("Decided at"), 16),
        Column(_("The commitment"), 16),
        Column(_("Closed item"), 12),
        Column(_("Municipality"), 24),
    )
    return Table(_("Commitments"), columns, [_row(request, one) for one in lines])


def _row(request: HttpRequest, one: SeenCommitment) -> tuple[Cell, ...]:
    origin = one.origin
    own = request.build_absolute_uri(reverse("commitment", args=[one.uuid]))
    return (
        one.text,
        "; ".join(who.name for who in one.who if who.name) or one.actor_words,
        str(STANDINGS[one.standing]),
        one.time_words,
        one.due_from,
        one.due,
        str(ANSWERS["yes"]) if one.repeats else "",
        one.done_on,
        one.forum.name,
        origin.held_on if origin else one.said_on,
        origin.number if origin else "",
        origin.title if origin else "",
        _item_link(request, origin),
        Link(_("Open the commitment"), own),
        str(ANSWERS["yes"]) if one.is_closed_item else "",
        one.forum.body.name,
    )


def _item_link(request: HttpRequest, origin: Origin | None) -> Cell:
    if origin is None or origin.address is None:
        return None
    at = origin.address
    page = reverse("item", args=[at.body, at.forum, at.meeting, at.item])
    return Link(_("Open the item"), request.build_absolute_uri(page))


def _name(lines: list[SeenCommitment], wanted: Wanted, ending: str) -> str:
    """Municipality and forum where there is but one, and the day: never a word of what is in it."""
    bodies = {line.forum.body.slug for line in lines}
    forums = {line.forum.slug for line in lines}
    parts = [slug_of(_("Commitments"), fallback="opgaver")]
    parts += bodies if len(bodies) == 1 else ()
    parts += forums if wanted.forum is not None and len(forums) == 1 else ()
    return f"{'-'.join([*parts, clock.today().isoformat()])}.{ending}"


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = as_file(data, media_type, name)
    response["Cache-Control"] = "private, no-store"
    return response


PATHS: list[URLPattern] = [
    path("opgaver/liste.csv", as_comma_separated, name="commitments_csv"),
    path("opgaver/liste.xlsx", as_workbook, name="commitments_xlsx"),
]
