"""Are there sentences that one loses the thread of?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.danish.reading_ease import sentences_of, words_of
from referat.document import Paragraph
from referat.examined import Examined
from referat.finding import Remark, Severity, check

_SHOWN = 90  # characters
_ITEMS_IN_A_ROW = 8  # commas that make a list of names or places, not a sentence


@check(code="R604", severity=Severity.INFORMS)
def long_sentences(examined: Examined) -> Iterator[Remark]:
    """A sentence is very long.

    Problem: A sentence of more than forty words is hard to follow for most who read it, and to decide on.

    Remedy: Divide it: one thought a sentence, or a list.
    """
    most = examined.rules.sentence_words_max
    for spot in examined.open_spots:
        if not isinstance(spot.block, Paragraph):
            continue
        for sentence in sentences_of(spot.text):
            count = len(words_of(sentence))
            if count > most and sentence.count(",") < _ITEMS_IN_A_ROW:
                yield Remark(
                    spot,
                    "A sentence has {count} words: “{opening} …”.",
                    {"count": count, "opening": sentence[:_SHOWN].strip()},
                    evidence=sentence[:_SHOWN],
                )
