"""The demo archive: it stands on disk as its stories print it, reads back, and its people stay who they are."""

import dataclasses
import re
from pathlib import Path

import pytest

import referat
from referat import interchange
from referat.document import Kind, ListItem, Paragraph, Table
from tools import score, write_demo
from tools.demo import compose, stories, storytext, town

NAMED = re.compile(r"([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+){1,2}) \(([A-ZÆØÅ])\)")
FIRST_WORDS = {"Medlemsforslag", "Ændringsforslag"}


@pytest.fixture(scope="module")
def archive():
    return [(paper, *write_demo.printed(paper)) for paper in write_demo.papers()]


def test_the_archive_on_disk_is_what_the_stories_print(archive):
    printed = {path: data for _, path, data, _ in archive}
    on_disk = {
        path.relative_to(write_demo.ARCHIVE).as_posix(): path.read_bytes()
        for path in write_demo.ARCHIVE.glob("*/*")
    }

    differing = [
        path for path in sorted(printed | on_disk) if printed.get(path) != on_disk.get(path)
    ]

    assert differing == [], "run 'python -m tools.write_demo' and commit samples/demo"


def test_the_archive_reads_back(archive):
    results = [
        score.compare(
            interchange.to_json(says), interchange.to_json(referat.read(data, filename=path))
        )
        for _, path, data, says in archive
    ]

    hits, facts, read = (
        sum(getattr(result, name) for result in results) for name in ("hits", "facts", "read")
    )
    misses = [miss for result in results for miss in (*result.missed, *result.extra)]
    assert score.f1(hits, facts, read) >= 0.99, misses[:20]


def test_the_archive_holds_agendas_of_coming_meetings_and_minutes_of_past_ones(archive):
    kinds = {
        (says.kind, paper.minutes.start.date() > compose.LAST_MINUTES)
        for paper, _, _, says in archive
    }

    assert kinds == {(Kind.AGENDA, True), (Kind.AGENDA, False), (Kind.MINUTES, False)}


def test_one_closed_item_carries_text_for_the_inbox_to_catch(archive):
    careless = [
        (paper.name, item.title)
        for paper, _, _, says in archive
        for item in says.items
        if not item.public and (item.sections or item.decisions or item.attachments)
    ]

    assert careless == [("2026-12-14-kommunalbestyrelsen-dagsorden", "Køb af areal")]


def test_meetings_fall_on_weekdays_outside_july():
    days = {paper.minutes.start for paper in write_demo.papers()}

    assert [day for day in days if day.weekday() > 4 or day.month == 7] == []


@pytest.mark.parametrize("folder", sorted(write_demo.STORIES.iterdir()), ids=lambda path: path.name)
def test_whoever_is_named_with_a_party_sat_in_the_council_for_it(folder):
    place = town.load(folder)
    strangers = []
    for step in stories.load(folder):
        term = place.term(step.held_on)
        members = {(place.people[who], party) for who, party in term.parties.items()}
        text = " ".join((step.decision, *step.texts.values()))
        for name, party in NAMED.findall(" ".join(text.split())):
            if name.split()[0] not in FIRST_WORDS and (name, party) not in members:
                strangers.append((step.held_on.isoformat(), name, party))
    assert strangers == []


def test_a_step_taken_again_prints_the_decisions_before_it(tmp_path: Path):
    story = '[[case]]\nnumber = "1"\ntitle = "T"\n'
    story += '[[case.step]]\nat = "A 2024-01-02"\nsummary = "S"\ndecision = "Anbefales."\n'
    story += '[[case.step]]\nat = "B 2024-01-09"\nagain = true\ndecision = "Godkendt."\n'
    (tmp_path / "plan.toml").write_text(story, encoding="utf-8")

    first, second = stories.load(tmp_path)

    assert (second.earlier, second.texts) == ((first,), first.texts)


def test_story_text_becomes_paragraphs_and_lists():
    passage = storytext.passage("En linje\nog en til, at\n- a\n  - b\n1. c")

    assert passage == (
        Paragraph("En linje og en til, at"),
        ListItem("a"),
        ListItem("b", level=1),
        ListItem("c", marker="1."),
    )


def test_a_wrapped_date_begins_no_list():
    assert storytext.passage("Senest den\n1. maj 2021.") == (Paragraph("Senest den 1. maj 2021."),)


def test_an_equals_sign_is_the_sum_of_its_column():
    passage = storytext.passage("Post | Kr.\n---\nA | 1.250,5\nB | -250\nI alt | =")

    assert passage == (
        Table((("Post", "Kr."), ("A", "1.250,5"), ("B", "-250"), ("I alt", "1.000,5")), True),
    )


def test_a_case_treated_where_nobody_met_is_refused():
    place = town.load(write_demo.STORIES / "engholm")
    (step, *_) = stories.load(write_demo.STORIES / "engholm")
    nowhere = dataclasses.replace(step, held_on=step.held_on.replace(year=2020))

    with pytest.raises(LookupError, match="add the meeting to calendar"):
        list(compose.papers(place, [nowhere]))
