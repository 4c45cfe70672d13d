"""The bridge between rows and documents: what is stored is what was read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from raadslag.meetings import queries
from raadslag.meetings.documents import data_of, digest_of, minutes_as_seen
from raadslag.meetings.models import Meeting
from raadslag.people.models import User
from referat.document import Place, Source, Warning
from referat.interchange import from_json
from tests.raadslag.factories import item, minutes, store
from tests.referat.documents import MINUTES

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").rglob("*.expected.json"))


def as_stored(user: User, body, reading):
    stored = store(body, reading).minutes
    meeting = Meeting.objects.select_related("organization").get(pk=stored.meeting_id)
    page = queries.meeting_page(
        user,
        body_slug=body.slug,
        forum_slug=meeting.organization.slug,
        meeting_slug=meeting.slug,
    )
    return minutes_as_seen(page)


def test_there_are_samples():
    assert len(SAMPLES) >= 10


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_sample_is_stored_as_it_was_read(strandby, astrid, path):
    reading = from_json(json.loads(path.read_text(encoding="utf-8")))

    seen = as_stored(astrid, strandby, reading)

    assert seen == replace(reading, body="Strandby Kommune", toc=())
    places = [[part.place for part in one.sections] for one in reading.items]
    assert [[part.place for part in one.sections] for one in seen.items] == places


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reading=MINUTES)
def test_any_document_is_stored_as_it_was_read(strandby, astrid, reading):
    Meeting.objects.all().delete()
    name = " ".join(reading.organization.split())[:300]

    seen = as_stored(astrid, strandby, reading)

    assert seen == replace(reading, body="Strandby Kommune", toc=(), organization=name)


def test_digest_is_of_what_is_said():
    reading = minutes(item("1"))
    part = replace(reading.items[0].sections[0], place=Place(page=3))
    placed = replace(reading.items[0], sections=(part,), place=Place(2, 4))
    warned = replace(
        reading,
        items=(placed,),
        source=Source("x.pdf", "application/pdf", "0" * 64),
        warnings=(Warning("front_text", "noget"),),
    )

    assert digest_of(warned) == digest_of(reading)
    assert digest_of(replace(reading, location="Havnen")) != digest_of(reading)


def test_nul_is_not_stored():
    assert data_of(minutes(item("1", "Ny\x00 mole")))["items"][0]["title"] == "Ny mole"


def test_day_without_an_hour_stays_so(strandby, astrid):
    assert as_stored(astrid, strandby, minutes(start=date(2026, 2, 3))).start == date(2026, 2, 3)
