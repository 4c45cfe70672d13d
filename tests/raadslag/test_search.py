"""Searching finds what it should, in order, and never what is not the searcher's to know."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest

from raadslag.meetings import actions as meetings
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.rules import MinutesState
from raadslag.search import actions, queries
from raadslag.search import index as store_of_index
from raadslag.search.results import FacetValue, Sort, Wanted
from raadslag.search.snippets import Piece
from referat.document import Kind, Outcome
from tests.raadslag.factories import (
    BY,
    NOW,
    SECRETS,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
    store,
)

SECRET_WORDS = ["Budgrænsen", "kvartmillionen", "S26-HEMMELIG", "Ruderkonge", "bemyndiges"]


def found(user, text="", **wanted) -> list[str]:
    actions.follow_changes()
    return [hit.item.title for hit in queries.search(user, Wanted(text=text, **wanted)).hits]


@pytest.fixture
def archive(strandby, bakkedal):
    store(
        strandby,
        minutes(
            item("1", "Ny mole", text="Molen ved havnen er slidt.", decisions=(decision(),)),
            item("2", "Cykelsti", text="Stien går fra skolen til havnen.", case_number="26-0417"),
        ),
    )
    store(
        strandby,
        agenda(
            item("1", "Slamsuger", text="Skolens brønd."),
            organization="Teknisk Udvalg",
            start=date(2024, 5, 7),
        ),
    )
    noted = decision("Taget til efterretning.", outcome=Outcome.NOTED)
    store(bakkedal, minutes(item("1", "Skolebus", text="Bussen kører.", decisions=(noted,))))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("havn", ["Cykelsti", "Ny mole"]),
        ("HAVNENS", ["Cykelsti", "Ny mole"]),
        ("mole havn", ["Ny mole"]),
        ("havn -mole", ["Cykelsti"]),
        ('"ved havnen"', ["Ny mole"]),
        ('"havnen ved"', []),
        ("26-0417", ["Cykelsti"]),
        ("flyveplads", []),
        ('-"', ["Cykelsti", "Ny mole", "Skolebus", "Slamsuger"]),
        ("", ["Cykelsti", "Ny mole", "Skolebus", "Slamsuger"]),
    ],
)
def test_words_find_items(archive, eva, text, titles):
    assert sorted(found(eva, text)) == titles


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"body": "bakkedal-kommune"}, ["Skolebus"]),
        ({"body": "atlantis"}, []),
        ({"forum": "strandby-kommune/teknisk-udvalg"}, ["Slamsuger"]),
        ({"year_to": 2025}, ["Slamsuger"]),
        ({"year_from": 2025, "year_to": 2026}, ["Cykelsti", "Ny mole", "Skolebus"]),
        ({"kind": Kind.AGENDA}, ["Slamsuger"]),
        ({"outcome": Outcome.NOTED}, ["Skolebus"]),
        ({"outcome": Outcome.ADOPTED, "body": "bakkedal-kommune"}, []),
    ],
)
def test_filters_narrow(archive, eva, wanted, titles):
    assert sorted(found(eva, **wanted)) == titles


def test_title_weighs_more_than_text(strandby, eva):
    filler = "Havnen nævnes her. " + "Andre ord om andre ting. " * 3
    store(strandby, minutes(item("1", "Andet", text=filler), item("2", "Havnen", text=filler)))

    assert found(eva, "havnen") == ["Havnen", "Andet"]


def test_newest_first_when_asked(archive, eva):
    assert found(eva, "skole", sort=Sort.NEWEST)[-1] == "Slamsuger"


def test_facets_are_counted_with_the_other_filters_on(archive, eva):
    actions.follow_changes()

    facets = queries.search(eva, Wanted(text="skole", body="bakkedal-kommune")).facets

    assert facets.bodies == (
        FacetValue("strandby-kommune", "Strandby Kommune", 2, is_chosen=False),
    )
    assert facets.forums == ()


def test_facets_of_all(archive, eva):
    actions.follow_changes()

    facets = queries.search(eva, Wanted(body="bakkedal-kommune")).facets

    assert facets.bodies == (
        FacetValue("bakkedal-kommune", "Bakkedal Kommune", 1, is_chosen=True),
        FacetValue("strandby-kommune", "Strandby Kommune", 3, is_chosen=False),
    )
    assert facets.forums == (
        FacetValue(
            "bakkedal-kommune/havneudvalget", "Havneudvalget, Bakkedal Kommune", 1, is_chosen=False
        ),
    )
    assert facets.years == (FacetValue("2026", "2026", 1, is_chosen=False),)
    assert facets.kinds == (FacetValue("minutes", "", 1, is_chosen=False),)
    assert facets.outcomes == (FacetValue("noted", "", 1, is_chosen=False),)


def test_snippet_is_pieces_of_plain_text(strandby, eva):
    store(strandby, minutes(item("1", "Mole <b>", text="Molen <script>koster</script> & mere.")))
    actions.follow_changes()

    hit = queries.search(eva, Wanted(text="koster mole")).hits[0]

    assert hit.title == (Piece("Mole", is_hit=True), Piece(" <b>"))
    assert hit.snippet == (
        Piece("Molen", is_hit=True),
        Piece(" <script>"),
        Piece("koster", is_hit=True),
        Piece("</script> & mere."),
    )


def test_pages_follow_each_other(strandby, eva):
    store(strandby, minutes(*(item(str(n), f"Punkt nr {n}") for n in range(1, 46))))
    actions.follow_changes()

    pages = [queries.search(eva, Wanted(page=page)) for page in (1, 2, 3, 4)]

    assert [(page.total, page.pages, len(page.hits)) for page in pages] == [
        (45, 3, 20),
        (45, 3, 20),
        (45, 3, 5),
        (45, 3, 0),
    ]
    numbers = [hit.item.number for page in pages for hit in page.hits]
    assert numbers == [str(n) for n in range(1, 46)]


@pytest.mark.parametrize("word", SECRET_WORDS)
def test_closed_text_is_found_by_those_with_a_role_alone(strandby, eva, dan, bo, word):
    store(strandby, minutes(item("1"), secret_item("2")))

    finds = {user: found(user, word) for user in (eva, dan, bo)}

    assert finds == {eva: [], dan: [], bo: ["Køb af Tangvej 4"]}


def test_closed_item_is_found_once_by_its_title(strandby, eva, bo):
    store(strandby, minutes(secret_item("1")))

    assert found(eva, "Tangvej") == ["Køb af Tangvej 4"]
    assert found(bo, "Tangvej") == ["Køb af Tangvej 4"]


def test_hit_on_a_closed_title_holds_nothing_more(strandby, eva):
    store(strandby, minutes(secret_item("1")))
    actions.follow_changes()

    results = queries.search(eva, Wanted(text="Tangvej"))

    assert [secret for secret in SECRETS if secret in str(results)] == []
    assert results.facets.outcomes == ()


def test_closed_items_outcome_is_no_filter_for_an_outsider(strandby, eva, bo):
    store(strandby, minutes(secret_item("1")))

    assert found(eva, outcome=Outcome.ADOPTED) == []
    assert found(bo, outcome=Outcome.ADOPTED) == ["Køb af Tangvej 4"]


def test_withheld_title_is_not_found_by_an_outsider(strandby, eva, bo):
    stored = store(strandby, minutes(secret_item("1")), state=MinutesState.HELD_BACK)
    revised = minutes(secret_item("1"))
    meetings.revise_minutes(
        minutes=stored.minutes, revised=revised, by=BY, now=NOW, withheld_titles=[0]
    )
    meetings.publish_minutes(minutes=stored.minutes, by=BY, now=NOW)

    assert found(eva, "Tangvej") == []
    assert found(bo, "Tangvej") == ["Køb af Tangvej 4"]


def test_held_back_document_is_found_by_nobody(strandby, eva, astrid):
    store(strandby, minutes(), state=MinutesState.HELD_BACK)

    assert (found(eva, "mole"), found(astrid, "mole")) == ([], [])


def test_index_that_lags_behind_does_not_tell_what_has_been_closed(strandby, eva):
    store(strandby, agenda(replace(secret_item("2"), public=True)))
    assert found(eva, "kvartmillionen") == ["Køb af Tangvej 4"]

    store(strandby, minutes(secret_item("2")))

    assert queries.search(eva, Wanted(text="kvartmillionen")).hits == ()
    assert len(queries.search(eva, Wanted(text="Tangvej")).hits) == 1


def test_index_that_lags_behind_does_not_tell_what_has_been_held_back(strandby, eva):
    stored = store(strandby, minutes())
    assert found(eva, "mole") == ["Ny mole i Strandby"]

    meetings.hold_back_minutes(minutes=stored.minutes, by=BY, now=NOW)

    assert queries.search(eva, Wanted(text="mole")).hits == ()


def test_following_takes_only_what_has_changed(archive, strandby, eva):
    actions.follow_changes()
    store(strandby, minutes(item("1", "Isvinter"), start=date(2026, 6, 1)))

    assert actions.follow_changes() == 1
    assert actions.follow_changes() == 0
    assert found(eva, "isvinter") == ["Isvinter"]


def test_new_version_takes_the_place_of_the_old_in_the_index(strandby, eva):
    store(strandby, agenda(item("1", "Ny mole", text="Forslag om kran.")))
    assert found(eva, "kran") == ["Ny mole"]

    store(strandby, minutes(item("1", "Ny mole", text="Vedtaget uden.")))

    assert (found(eva, "kran"), found(eva, "vedtaget")) == ([], ["Ny mole"])


def test_moved_meeting_leaves_nothing_behind(strandby, eva):
    stored = store(strandby, minutes())
    actions.follow_changes()

    revised = minutes(organization="Byrådet")
    meetings.revise_minutes(minutes=stored.minutes, revised=revised, by=BY, now=NOW)

    assert found(eva, "mole") == ["Ny mole i Strandby"]
    assert queries.compare_index().agree


def test_index_of_another_database_is_made_anew(archive, eva, data_dir):
    actions.follow_changes()
    store_of_index.move_to(store_of_index.current(), store_of_index.LogPosition("another", 99))

    assert actions.follow_changes() == Meeting.objects.count()


def test_missing_index_says_how_to_make_it(archive, eva, data_dir):
    with pytest.raises(queries.NoIndex, match="raadslag rebuild_index"):
        queries.search(eva, Wanted(text="havn"))


def test_empty_archive_without_an_index_finds_nothing(db, eva):
    assert queries.search(eva, Wanted(text="havn")).total == 0


def test_rebuilding_gives_the_same_answers(archive, eva, data_dir):
    before = found(eva, "havn")
    shutil.rmtree(data_dir / "search")

    actions.rebuild_index()

    assert [hit.item.title for hit in queries.search(eva, Wanted(text="havn")).hits] == before
    assert len(list(store_of_index.folder().glob("index-*"))) == 1


def test_comparison_sees_what_is_missing(strandby):
    store(strandby, minutes(item("1"), secret_item("2")))
    actions.follow_changes()
    agreeing = queries.compare_index()

    AgendaItem.objects.filter(number="2").delete()

    assert agreeing == queries.Comparison(2, 2, 1, 1, 0)
    assert queries.compare_index() == queries.Comparison(1, 2, 0, 1, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_searching_makes_a_fixed_number_of_queries(
    strandby, eva, astrid, count, django_assert_num_queries
):
    for month in range(1, count + 1):
        store(strandby, minutes(*(item(str(n)) for n in range(count)), start=date(2026, month, 1)))
    actions.follow_changes()

    with django_assert_num_queries(9):
        queries.search(eva, Wanted(text="mole"))
    with django_assert_num_queries(10):
        queries.search(astrid, Wanted(text="mole"))


def test_index_that_is_ahead_of_a_restored_database_is_made_anew(archive, eva):
    actions.follow_changes()
    position = store_of_index.position_of(store_of_index.current())
    ahead = replace(position, number=position.number + 5)
    store_of_index.move_to(store_of_index.current(), ahead)

    assert actions.follow_changes() == Meeting.objects.count()
    assert store_of_index.position_of(store_of_index.current()) == position


def test_writing_that_fails_leaves_the_index_as_it_was(archive, eva):
    actions.follow_changes()
    before = found(eva, "havn")

    def broken():
        yield from ()
        raise RuntimeError("database gone")

    with pytest.raises(RuntimeError, match="database gone"):
        store_of_index.current().write(
            gone=Meeting.objects.values_list("pk", flat=True), items=broken()
        )

    assert found(eva, "havn") == before
