"""What a person typed into the search box, and the Danish words in a text; knows no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import tantivy

QUERY_LENGTH_MAX = 300
CLAUSES_MAX = 20
_CLAUSE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """Stems that stand side by side in what is wanted, or ``excluded``."""

    stems: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """Words in lower case, stemmed as Danish: the same for what is indexed and what is asked."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("danish"))
        .build()
    )


def tokens_of(text: str) -> list[Token]:
    """The words of the text in order."""
    found = analyzer().pre_tokenize(text).tokens
    return [Token(token.text, token.char_offset_from, token.char_offset_to) for token in found]


def parse(query: str) -> list[Clause]:
    """All of the words, ``"a phrase"`` side by side, and nothing with ``-this`` in it.

    A word with signs in it (``22-008882``) is a phrase of its parts. Nothing typed is an error.
    """
    clauses = []
    for match in _CLAUSE.finditer(query[:QUERY_LENGTH_MAX]):
        text = match["phrase"] if match["phrase"] is not None else match["word"]
        stems = tuple(analyzer().analyze(text))
        if stems:
            clauses.append(Clause(stems, excluded=bool(match["minus"])))
    return clauses[:CLAUSES_MAX]


def matches(clauses: Iterable[Clause], text: str) -> bool:
    """Whether the text by itself satisfies the clauses."""
    stems = [token.stem for token in tokens_of(text)]
    return all((_find(clause.stems, stems) >= 0) != clause.excluded for clause in clauses)


def hits(clauses: Iterable[Clause], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of text that the wanted clauses match, in order; words side by side are one."""
    stems = [token.stem for token in tokens]
    found: set[int] = set()
    for clause in clauses:
        at = -1 if clause.excluded else _find(clause.stems, stems)
        while at >= 0:
            found.update(range(at, at + len(clause.stems)))
            at = _find(clause.stems, stems, at + 1)
    stretches: list[tuple[int, int]] = []
    for index in sorted(found):
        start, end = tokens[index].start, tokens[index].end
        if stretches and index - 1 in found:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _find(wanted: Sequence[str], stems: Sequence[str], start: int = 0) -> int:
    for index in range(start, len(stems) - len(wanted) + 1):
        if tuple(stems[index : index + len(wanted)]) == tuple(wanted):
            return index
    return -1
