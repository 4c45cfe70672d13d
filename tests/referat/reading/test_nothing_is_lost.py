"""Every word of a document that is not page furniture ends up in exactly one place of the minutes."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

import referat
from referat.reading.outline import build_minutes
from tests.referat.reading.inventing import (
    documents,
    html_of,
    sheet_of,
    text_of,
    words_in,
    words_of,
)


def lost_or_doubled(printed: Counter[str], minutes: referat.Minutes) -> dict[str, tuple[int, int]]:
    """The words that stand more or less often in the minutes than in print: (printed, read).

    A word that only a warning shows is not lost: whoever reviews the reading sees it.
    """
    read = words_of(minutes)
    shown = words_in("\n".join(warning.message for warning in minutes.warnings))
    return {
        word: (times, read[word])
        for word, times in printed.items()
        if not times - shown[word] <= read[word] <= times
    } | {word: (0, read[word]) for word in read if word not in printed}


@given(documents(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_the_outline_keeps_every_word_once(pieces, marked):
    minutes = build_minutes(sheet_of(pieces, marked=marked))

    assert lost_or_doubled(words_in("\n".join(p.form for p in pieces)), minutes) == {}


@given(documents())
@settings(max_examples=150, deadline=None)
def test_text_is_read_with_every_word_once(pieces):
    minutes = referat.read(text_of(pieces))

    assert lost_or_doubled(words_in("\n".join(p.form for p in pieces)), minutes) == {}


@given(documents())
@settings(max_examples=150, deadline=None)
def test_html_is_read_with_every_word_once(pieces):
    minutes = referat.read(html_of(pieces), filename="referat.html")

    assert lost_or_doubled(words_in("\n".join(p.form for p in pieces)), minutes) == {}
