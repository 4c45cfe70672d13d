"""Keeping the index in step with the database: follow the change log, or begin again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from raadslag.core import queries as log
from raadslag.core.rules import Subject
from raadslag.search import index as store
from raadslag.search.index import OpenIndex
from raadslag.search.indexing import documents_of, items_to_index

MEETINGS_AT_ONCE = 200


def follow_changes() -> int:
    """Bring the index up to the last committed change; gives the number of meetings looked at.

    Never call it inside a transaction: what is not committed is not to be found. An index of
    another database, or none, is made anew.
    """
    with store.writing():
        target = log.last_change()
        index = store.current()
        if index is None or store.position_of(index).log_id != target.log_id:
            return _rebuild(target)
        position = store.position_of(index)
        if position.number > target.number:
            return _rebuild(target)
        changed = log.changed_since(position.number, subject=Subject.MEETING, up_to=target.number)
        for ids in _batches(changed):
            index.write(gone=ids, items=documents_of(ids))
        if position != target:
            store.move_to(index, target)
        return len(changed)


def rebuild_index(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the index anew from the database and put it in the place of the old one.

    Searches go on in the old one meanwhile. ``progress`` is told meetings done and meetings in all.
    """
    with store.writing():
        return _rebuild(log.last_change(), progress=progress)


def _rebuild(target: log.LogPosition, *, progress: Callable[[int, int], None] | None = None) -> int:
    # The position is read before the rows: what changes meanwhile is followed afterwards.
    index: OpenIndex = store.start_new()
    meetings = list(
        items_to_index().order_by("meeting").values_list("meeting", flat=True).distinct()
    )
    done = 0
    for ids in _batches(meetings):
        index.write(gone=(), items=documents_of(ids))
        done += len(ids)
        if progress:
            progress(done, len(meetings))
    store.put_in_place(index, target)
    return len(meetings)


def _batches(ids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while batch := list(islice(rest, MEETINGS_AT_ONCE)):
        yield batch
