"""Two who write in one box: nobody's words are ever lost."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from raadslag.drafts.actions.texts import Conflict, Saved, add_text, restore_text, save_text
from raadslag.drafts.boxes import Box
from raadslag.drafts.models import Draft, DraftText, TextRevision
from tests.raadslag import cast
from tests.raadslag.cast import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=10)


def box(said, html=""):
    return add_text(item=said.item, box=Box(kind="summary", html=html), order=9, by=None, now=NOW)


def states(text, *, refused=False):
    return list(text.revisions.filter(refused=refused).values_list("version", "html"))


def test_a_text_is_stored_as_its_safe_subset():
    said = cast.gather()
    text = box(said)

    answer = save_text(
        text=text,
        html='<p onclick="x()">Molen</p><script>x()</script>',
        base=0,
        by=said.case_officer,
        now=NOW,
    )

    assert answer == Saved(1, "<p>Molen</p>", NOW)
    assert DraftText.objects.get(pk=text.pk).html == "<p>Molen</p>"


def test_a_save_moves_the_paper_so_that_those_who_look_see_it():
    said = cast.gather()

    save_text(text=box(said), html="<p>a</p>", base=0, by=said.case_officer, now=NOW)

    assert Draft.objects.get(pk=said.draft.pk).revision == 1


def test_a_save_whose_answer_was_lost_is_taken_again_without_a_new_version():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>Molen</p>", base=0, by=said.case_officer, now=NOW)

    again = save_text(text=text, html="<p>Molen</p>", base=0, by=said.case_officer, now=LATER)

    assert again == Saved(1, "<p>Molen</p>", NOW)
    assert states(text) == [(1, "<p>Molen</p>")]


def test_a_save_on_top_of_somebody_elses_is_told_theirs_and_kept():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>hendes</p>", base=0, by=said.secretary, now=NOW)

    answer = save_text(text=text, html="<p>hans</p>", base=0, by=said.case_officer, now=LATER)

    assert answer == Conflict(1, "<p>hendes</p>", "Asta Akt", NOW)
    assert states(text, refused=True) == [(1, "<p>hans</p>")]
    assert DraftText.objects.get(pk=text.pk).html == "<p>hendes</p>"


def test_the_same_refused_text_is_kept_once():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>hendes</p>", base=0, by=said.secretary, now=NOW)

    for _ in range(3):
        save_text(text=text, html="<p>hans</p>", base=0, by=said.case_officer, now=LATER)

    assert states(text, refused=True) == [(1, "<p>hans</p>")]


def test_what_somebody_was_shown_in_a_conflict_stays_when_its_writer_goes_on():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>hendes</p>", base=0, by=said.secretary, now=NOW)
    save_text(text=text, html="<p>hans</p>", base=0, by=said.case_officer, now=NOW)

    save_text(text=text, html="<p>hendes ord</p>", base=1, by=said.secretary, now=NOW)

    assert states(text) == [(2, "<p>hendes ord</p>"), (1, "<p>hendes</p>")]


def test_one_sitting_is_one_revision():
    said = cast.gather()
    text = box(said)
    words = ["Molen", "Molen er", "Molen er slidt"]

    for second, html in enumerate(words):
        now = NOW + timedelta(seconds=second)
        save_text(text=text, html=f"<p>{html}</p>", base=second, by=said.case_officer, now=now)

    assert states(text) == [(3, "<p>Molen er slidt</p>")]


def test_a_sitting_ends_after_two_minutes():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>a</p>", base=0, by=said.case_officer, now=NOW)

    now = NOW + timedelta(minutes=2, seconds=1)
    save_text(text=text, html="<p>a b</p>", base=1, by=said.case_officer, now=now)

    assert states(text) == [(2, "<p>a b</p>"), (1, "<p>a</p>")]


def test_a_sentence_taken_out_within_a_sitting_is_kept():
    said = cast.gather()
    text = box(said)
    long = "<p>Molen er slidt og skal fornyes inden vinteren.</p>"
    save_text(text=text, html=long, base=0, by=said.case_officer, now=NOW)

    save_text(text=text, html="", base=1, by=said.case_officer, now=NOW)

    assert states(text) == [(2, ""), (1, long)]


def test_an_earlier_state_comes_back_as_a_new_version():
    said = cast.gather()
    text = box(said)
    save_text(text=text, html="<p>først</p>", base=0, by=said.case_officer, now=NOW)
    save_text(text=text, html="<p>siden</p>", base=1, by=said.secretary, now=LATER)
    first = text.revisions.get(version=1)

    answer = restore_text(text=text, revision=first, base=2, by=said.case_officer, now=LATER)

    assert answer == Saved(3, "<p>først</p>", LATER)
    assert states(text) == [(3, "<p>først</p>"), (2, "<p>siden</p>"), (1, "<p>først</p>")]


@pytest.mark.parametrize("seed", range(3))
def test_fifty_interleaved_saves_lose_no_word(seed):
    """Two write; each merges after a conflict, as the page does. Every word stands somewhere."""
    said = cast.gather()
    text = box(said)
    dice = random.Random(seed)
    writers = [said.case_officer, said.secretary]
    seen = dict.fromkeys(writers, (0, ""))
    written = []

    for turn in range(50):
        writer = dice.choice(writers)
        base, mine = seen[writer]
        mine = f"{mine} ord{turn}".strip()
        written.append(f"ord{turn}")
        now = NOW + timedelta(seconds=turn * dice.choice([1, 40]))
        answer = save_text(text=text, html=f"<p>{mine}</p>", base=base, by=writer, now=now)
        if isinstance(answer, Conflict):
            theirs = answer.html.removeprefix("<p>").removesuffix("</p>")
            mine = " ".join(dict.fromkeys(f"{theirs} {mine}".split()))
            answer = save_text(
                text=text, html=f"<p>{mine}</p>", base=answer.version, by=writer, now=now
            )
        seen[writer] = (answer.version, mine)

    kept = " ".join(TextRevision.objects.filter(text=text).values_list("html", flat=True))
    final = DraftText.objects.get(pk=text.pk).html
    assert set(written) <= set(final.removeprefix("<p>").removesuffix("</p>").split())
    assert set(written) <= set(kept.replace("<p>", " ").replace("</p>", " ").split())


@pytest.mark.parametrize("seed", range(3))
def test_fifty_saves_by_two_who_heed_no_warning_are_all_kept(seed):
    """Every text that was ever sent is the stored one, a revision, or went on in its own sitting."""
    said = cast.gather()
    text = box(said)
    dice = random.Random(seed)
    writers = [said.case_officer, said.secretary]
    sent = []

    for turn in range(50):
        html = f"<p>en hel ny sætning med otte ord nummer {turn}</p>"
        base = dice.randrange(turn + 1)
        now = NOW + timedelta(seconds=turn * 150)
        save_text(text=text, html=html, base=base, by=dice.choice(writers), now=now)
        sent.append(html)

    kept = set(TextRevision.objects.filter(text=text).values_list("html", flat=True))
    assert kept == set(sent)
