"""An outsider walks the whole site, feeds and files included, and finds no word of a closed item."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.followup.actions.evidence import add_file, add_item
from raadslag.followup.models import Commitment, Evidence
from raadslag.followup.rules import State
from raadslag.journeys.publish_minutes import publish
from raadslag.meetings.models import AgendaItem
from raadslag.search import actions as search
from referat.document import Kind
from tests.raadslag import cast
from tests.raadslag.followup.decided import agreed
from tests.raadslag.publishing.desk import (
    SECRETS,
    add_closed_item,
    attach,
    close,
    publish_minutes,
    write,
)
from tests.raadslag.web.crawl import crawl

MEETING = "/strandby-kommune/havneudvalget/2026-04-21/"
HIDDEN = (*SECRETS, "Hemmeligt", "Grundkøb", "Muldvarp", "Stenbider")
WHERE_THEY_STAND = ("/strandby-kommune/", "/soeg/", "/arbejdsbord/opgaver/")
GUESSED = ("versioner/1/", "versioner/2/", "versioner/3/forskelle/", "hent/mappe/", "punkt-2/")


@pytest.fixture
def people(db, monkeypatch):
    """A published agenda, its minutes and their correction; a closed item whose title is withheld."""
    monkeypatch.setattr(clock, "today", lambda: cast.DAY)
    people = cast.gather()
    people.rules.closed_titles = "number"
    people.rules.save()
    closed = add_closed_item(people)
    closed.title = "Grundkøb ved havnen"
    closed.save()
    attach(people.item)
    attach(people.item, "Hemmeligt bilag", b"Hemmeligt indhold.\n", is_public=False)
    publish(people.draft, Kind.AGENDA, user=people.secretary, now=cast.NOW)
    close(people)
    publish_minutes(people)
    _commit(people)
    write(people.item, "Sagens kerne", "<p>Molen er hel.</p>")
    publish_minutes(people, reason="Molen er repareret.")
    search.rebuild_index()
    return people


def _commit(people) -> None:
    """What the closed item leads to, with a file that shows it; and what the open one does.

    Of the open one a task for everybody, of which the closed item tells, an internal one and a guess.
    """
    opened, closed = AgendaItem.objects.filter(is_current=True).order_by("order")
    row = agreed(people, "Hemmeligt tilsagn", "1. maj 2026", item=closed, is_public=True)
    add_file(row, b"Hemmeligt indhold.\n", "Hemmeligt.txt", by=people.secretary, now=cast.NOW)
    Commitment.objects.filter(pk=row.pk).update(is_public=True)  # as if a hand had slipped
    known = agreed(people, "Tælle fortøjningspælene", "1. maj 2026", item=opened)
    add_item(known, closed, by=people.secretary, now=cast.NOW)
    agreed(people, "Fange Muldvarp", "1. maj 2026", item=opened, is_public=False)
    guess = agreed(people, "Ryge Stenbider", "1. maj 2026", item=opened)
    Commitment.objects.filter(pk=guess.pk).update(state=State.PROPOSED)


def starts(people) -> list[str]:
    files = [one.original.sha256 for one in people.item.attachments.all()]
    return [
        "/",
        *(f"{MEETING}{page}" for page in GUESSED),
        *(f"/bilag/{sha256}/" for sha256 in files),
        *(f"/soeg/?q={word}" for word in ("mole", "havnen")),
        "/arbejdsbord/",
        "/arbejdsbord/opgaver/?liste=alle&vis=alle",
        "/arbejdsbord/opgaver/?liste=alle&vis=alle&q=tilsagn",
        "/arbejdsbord/opgaver/forslag/",
        "/strandby-kommune/sager/s2026-17/",
        *(reverse("commitment", args=[one.uuid]) for one in Commitment.objects.all()),
        *(reverse("answer_proposal", args=[one.uuid]) for one in Commitment.objects.all()),
        *(
            reverse("commitment_evidence", args=[one.commitment.uuid, one.pk])
            for one in Evidence.objects.all()
        ),
    ]


@pytest.mark.parametrize("who", ["nobody", "outsider", "neighbour"])
def test_outsider_finds_no_word_of_a_closed_item(people, who):
    client = Client()
    if who != "nobody":
        client.force_login(getattr(people, who))

    pages = crawl(client, *starts(people))

    kinds = {address for address in pages if "/hent/" in address or "/nyt/" in address}
    assert len(kinds) >= 7
    assert {
        (address, word) for address, text in pages.items() for word in HIDDEN if word in text
    } == set()
    assert any("Molen er hel." in text for text in pages.values())
    told = {address for address, text in pages.items() if "Tælle fortøjningspælene" in text}
    assert told >= {f"{MEETING}punkt-1/", "/strandby-kommune/sager/s2026-17/"}


def test_staff_finds_every_word(people):
    """The outsider's crawl would find them if they were there: they stand on those kinds of pages."""
    client = Client()
    client.force_login(people.secretary)

    pages = crawl(client, MEETING, within=WHERE_THEY_STAND)

    said = "\n".join(pages.values())
    assert [word for word in HIDDEN if word not in said] == []
