"""Whatever the text: nothing is raised, spans stand in it, white space and length do not matter."""

import re
import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from referat.commitments import find_commitments
from referat.document import ListItem, Paragraph, Table
from referat.prose import passage_from_text, text_of

HELD_ON = date(2027, 4, 21)
WORDS = """
forvaltningen Plan og By Mette udvalget skal udarbejder udarbejdes sendes undersøge at om som der hvor idet hvis ikke
ønsker besluttede bad anbefaler et notat en status til mødet den 5. maj uge 26 inden sommerferien kvartalsvis det , . : ;
( ) - Ansvarlig: Frist: har er kan vi sikres frem mod efterspurgte af formanden / § 3 mio. kr. jf. 28 “ ” \n \n\n \t
"""
texts = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join) | st.text(
    max_size=200
)
lines = texts.map(lambda text: " ".join(text.split()))
blocks = st.one_of(
    texts.map(Paragraph),
    texts.map(ListItem),
    st.lists(lines, min_size=1, max_size=3).map(lambda cells: Table((tuple(cells),))),
)
passages = st.lists(blocks, max_size=5).map(tuple)


@given(passages)
@settings(max_examples=150, deadline=None)
def test_any_passage_is_read_and_spans_stand_in_its_text(passage):
    text = text_of(passage)

    for found in find_commitments(passage, held_on=HELD_ON):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.sentence
        assert found.action.strip()
        assert all(actor.strip() for actor in found.actors)


@given(st.lists(st.sampled_from(["Godkendt", "notat", "Plan", "og", "den", "2027", ",", "."])))
@settings(max_examples=60, deadline=None)
def test_text_without_verbs_commits_nobody(words):
    assert find_commitments((Paragraph(" ".join(words)),), held_on=HELD_ON) == ()


@given(lines, st.sampled_from(["  ", "\n", "\u00a0", "\t "]))
@settings(max_examples=100, deadline=None)
def test_white_space_changes_nothing(text, blank):
    def said(words):
        passage = (Paragraph(words),)
        return [(one.action, one.actors) for one in find_commitments(passage, held_on=HELD_ON)]

    joined = re.sub(" (?=[a-zæøå])", lambda _: blank, text)

    assert said(joined) == said(text)


def test_time_grows_with_length_alone():
    sentence = "Plan og By udarbejder et notat, som sendes til udvalget den 5. maj, og følger op. "
    short, long = passage_from_text(sentence * 40), passage_from_text(sentence * 400)

    def seconds(passage):
        start = time.perf_counter()
        find_commitments(passage, held_on=HELD_ON)
        return time.perf_counter() - start

    seconds(short)
    assert seconds(long) < 40 * max(seconds(short), 0.002)
