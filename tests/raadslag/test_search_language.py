"""The search box's language, and the snippets that answer it."""

from __future__ import annotations

import pytest

from raadslag.search.language import CLAUSES_MAX, Clause, matches, parse
from raadslag.search.snippets import LENGTH_MAX, Piece, marked, snippet_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        (' " ', []),
        ("Møderne", [Clause(("mød",))]),
        ("havn -mole", [Clause(("havn",)), Clause(("mol",), excluded=True)]),
        ('"ved havnen" sti', [Clause(("ved", "havn")), Clause(("sti",))]),
        ('-"ved havnen"', [Clause(("ved", "havn"), excluded=True)]),
        ('"uden slutning', [Clause(("uden", "slutning"))]),
        ("22-008882", [Clause(("22", "008882"))]),
        ("OR title:x* (y", [Clause(("or",)), Clause(("titl", "x")), Clause(("y",))]),
    ],
)
def test_query_is_read_as_clauses(text, clauses):
    assert parse(text) == clauses


def test_long_query_is_cut():
    assert len(parse("a " * 1000)) == CLAUSES_MAX


@pytest.mark.parametrize(
    ("query", "expected"),
    [("mole", True), ("mole kran", False), ("mole -kran", True), ("-mole", False), ("", True)],
)
def test_text_matches_by_itself(query, expected):
    assert matches(parse(query), "Ny mole i Strandby") is expected


def test_snippet_shows_the_part_with_most_hits():
    text = "havn " + "fyld " * 200 + "kran ved havn " + "fyld " * 200

    pieces = snippet_of(text, parse("kran havn"))

    assert [piece.text for piece in pieces if piece.is_hit] == ["kran", "havn"]
    assert (pieces[0], pieces[-1]) == (Piece("… "), Piece(" …"))
    assert sum(len(piece.text) for piece in pieces) <= LENGTH_MAX + 4


def test_words_of_a_phrase_are_one_hit():
    assert snippet_of("Sagen tages til efterretning.", parse('"taget til efterretning"')) == (
        Piece("Sagen "),
        Piece("tages til efterretning", is_hit=True),
        Piece("."),
    )


def test_snippet_without_hits_is_the_beginning():
    assert snippet_of("Molen er slidt.", parse("kran")) == (Piece("Molen er slidt."),)


@pytest.mark.parametrize("text", ["", " ", "x" * 1000, "æ" * 300 + " mole"])
def test_pieces_make_up_the_text(text):
    shown = "".join(piece.text for piece in snippet_of(text, parse("mole")))

    assert shown.strip("… ") in text


def test_hits_in_a_title_are_marked():
    assert marked("Åbne møder 🙂 om Ærø", parse("ærø mødet")) == (
        Piece("Åbne "),
        Piece("møder", is_hit=True),
        Piece(" 🙂 om "),
        Piece("Ærø", is_hit=True),
    )
