"""The tantivy index on disk: derived data that can be thrown away and made again."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import tantivy
from django.conf import settings

from raadslag.core.queries import LogPosition
from raadslag.search.language import analyzer

SCHEMA_VERSION = 1  # raise it whenever fields or analysis change: the old index is then no index
EVERYBODY = 0  # the audience of what the public may find; other audiences are municipalities' ids
_DANISH = "danish"
_HEAP_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class IndexedItem:
    """One document. A closed item has one of its number and title for everybody and, for those
    with a role, one of everything, which ``shadows`` the first.
    """

    item: int
    meeting: int
    audience: int
    shadowed_for: int  # the municipality whose staff find the other document instead; 0 for none
    is_open: bool
    body: int
    forum: int
    year: int
    newness: int
    kind: str
    outcomes: tuple[str, ...]
    title: str
    text: str


@cache
def schema() -> tantivy.Schema:
    """The fields. Integers are signed: Python's ints do not go into tantivy's unsigned fields."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("item", stored=True, indexed=True, fast=True)
    builder.add_integer_field("is_open", stored=True, indexed=True)
    for name in ("meeting", "audience", "shadowed_for"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("body", "forum", "year", "newness"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("kind", "outcomes"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name=_DANISH)
    return builder.build()


class OpenIndex:
    """An index as one process reads it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._index = tantivy.Index(schema(), path=str(path), reuse=True)
        self._index.register_tokenizer(_DANISH, analyzer())
        self._seen_at = 0

    def searcher(self) -> tantivy.Searcher:
        """A view of the newest commit."""
        changed_at = (self.path / "meta.json").stat().st_mtime_ns
        if changed_at != self._seen_at:
            self._index.reload()
            self._seen_at = changed_at
        return self._index.searcher()

    def write(self, *, gone: Iterable[int], items: Iterable[IndexedItem]) -> None:
        """Take away the documents of these meetings and add these, all in one commit."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        try:
            for meeting in gone:
                writer.delete_documents_by_term("meeting", meeting)
            for item in items:
                writer.add_document(_document(item))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()


def _document(item: IndexedItem) -> tantivy.Document:
    document = tantivy.Document()
    values = asdict(item)
    for name in ("title", "text", "kind"):
        document.add_text(name, values.pop(name))
    for outcome in values.pop("outcomes"):
        document.add_text("outcomes", outcome)
    for name, value in values.items():
        document.add_integer(name, int(value))
    return document


def folder() -> Path:
    """Where this installation's indexes lie."""
    return Path(settings.RAADSLAG_DATA_DIR) / "search" / f"v{SCHEMA_VERSION}"


@contextmanager
def writing() -> Iterator[None]:
    """One writer at a time, over all processes of this machine; others wait."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


_opened: dict[Path, OpenIndex] = {}


def current() -> OpenIndex | None:
    """The index in use; None where there is none yet."""
    try:
        path = folder() / (folder() / "current").read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    if path not in _opened:
        if not (path / "meta.json").exists():
            return None
        _opened.clear()
        _opened[path] = OpenIndex(path)
    return _opened[path]


def start_new() -> OpenIndex:
    """An empty index beside the one in use, to be filled and then put in its place."""
    folder().mkdir(parents=True, exist_ok=True)
    return OpenIndex(Path(tempfile.mkdtemp(dir=folder(), prefix="index-")))


def put_in_place(index: OpenIndex, position: LogPosition) -> None:
    """Make this the index in use, and throw the others away."""
    _write_position(index.path, position)
    _write_whole(folder() / "current", index.path.name)
    for path in folder().glob("index-*"):
        if path != index.path:
            shutil.rmtree(path, ignore_errors=True)


def position_of(index: OpenIndex) -> LogPosition:
    """How far the index has followed the change log."""
    try:
        data = json.loads((index.path / "position.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return LogPosition("", 0)
    return LogPosition(data["log_id"], data["number"])


def move_to(index: OpenIndex, position: LogPosition) -> None:
    """Note how far the index has come; after its commit, so that at worst a change comes twice."""
    _write_position(index.path, position)


def _write_position(path: Path, position: LogPosition) -> None:
    _write_whole(path / "position.json", json.dumps(asdict(position)))


def _write_whole(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(name, path)
