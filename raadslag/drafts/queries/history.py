"""Who changed what in a box of text: every state that it has had, with what each put in and took out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from raadslag.core.wordwise import Stretch, changes_between
from raadslag.drafts.models import DraftText, TextRevision
from raadslag.drafts.queries.items import item_row
from raadslag.people.models import Reader
from referat import prose


@dataclass(frozen=True, slots=True)
class SeenState:
    """One state: the newest of a sitting of one person. ``refused`` where it was never stored."""

    id: int
    version: int
    by: str
    at: datetime
    refused: bool
    is_current: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A box's states, the newest first."""

    text_id: int
    item: UUID
    item_title: str
    heading: str
    version: int
    edits: bool
    states: tuple[SeenState, ...]


def history(user: Reader, uuid: UUID, text: int) -> History | None:
    """The box's states; None where the user may not see them."""
    item = item_row(user, uuid)
    box = item.texts.filter(pk=text).first() if item else None
    if item is None or box is None:
        return None
    visible = TextRevision.objects.visible_to(user).filter(text=box).select_related("by")
    states = tuple(reversed(list(_states(box, list(visible.order_by("version", "id"))))))
    edits = item_row(user, uuid, to_edit=True) is not None
    if not states and not edits:
        return None
    return History(box.pk, item.uuid, item.title, box.heading, box.version, edits, states)


def revision_of(user: Reader, text: DraftText, revision: int) -> TextRevision | None:
    """One state of the box, to be had again."""
    rows = TextRevision.objects.visible_to(user).filter(text=text, pk=revision)
    found: TextRevision | None = rows.first()
    return found


def _states(box: DraftText, rows: list[TextRevision]) -> Iterator[SeenState]:
    """The oldest first; each against the stored one before it, a refused one against what stood."""
    before = ""
    for row in rows:
        text = prose.text_of(prose.passage_from_html(row.html))
        yield SeenState(
            row.pk,
            row.version,
            str(row.by or ""),
            row.created_at,
            row.refused,
            is_current=not row.refused and row.version == box.version,
            stretches=changes_between(before, text),
        )
        if not row.refused:
            before = text
