"""Measures how hard a Danish text is to read: sentences, words and LIX."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop ends a sentence unless it belongs to a number ("den 3. maj"), an initial or an abbreviation.
_END = re.compile(
    r"(?<![\s.(]\w)(?<!\bbl\.a)(?<!\bkr)(?<!\bmio)(?<!\bca)(?<!\bpkt)(?<!\bnr)(?<!\bjf)(?<!\bstk)(?<!\bekskl)(?<!\binkl)(?<!\bevt)(?<!\bpct)[.!?](?=\s+[A-ZÆØÅ0-9“”\"-]|\s*$)|[:;](?=\s)|\n"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONG = 6  # letters: a longer word is a long word


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, a line break or a colon ending one too."""
    yield from (sentence.strip() for sentence in _END.split(text) if sentence.strip())


def words_of(text: str) -> list[str]:
    """The words of a text, numbers aside."""
    return _WORD.findall(text)


def lix_of(texts: list[str]) -> tuple[int, int]:
    """The LIX of several paragraphs together (words a sentence plus the share of long words), and how many words they are."""
    sentences = [
        sentence for text in texts for sentence in sentences_of(text) if words_of(sentence)
    ]
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0, 0
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words)), len(words)
