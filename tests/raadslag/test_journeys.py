"""Journeys: what crosses rooms happens in one transaction, and can be found as soon as it has."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.core import files
from raadslag.followup.models import Commitment
from raadslag.followup.timing import settle
from raadslag.intake.mending import ItemEdit
from raadslag.intake.models import Reception
from raadslag.intake.rules import ReceptionStatus
from raadslag.journeys import review_reading
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.meetings.models import Meeting, Section
from raadslag.search import queries
from raadslag.search.results import Wanted
from tests.raadslag import factories
from tests.raadslag.factories import BY, NOW, item, minutes, secret_item
from tests.raadslag.test_commands import REFERAT

FILE = REFERAT.encode()


def read_in(body, reading=None, data=FILE, filename="referat.txt"):
    return read_old_minutes(
        data=data, filename=filename, body=body, by=BY, now=NOW, reading=reading
    )


def found(user, text: str) -> int:
    return queries.search(user, Wanted(text=text)).total


@pytest.fixture
def town(transactional_db, request):
    return request.getfixturevalue("strandby")


def test_file_is_read_stored_and_found(town, eva):
    taken = read_in(town)

    assert taken.reception.status == ReceptionStatus.READ
    assert found(eva, "mole havnen") == 1
    assert files.path_of(taken.reception.original.sha256).exists()


def test_imported_meeting_is_the_next_one_of_what_waited_for_it(town):
    forum = factories.store(town, minutes(start=date(2026, 1, 6))).minutes.meeting.organization
    row = Commitment(body=town, organization=forum, text="Forelæg regnskabet")
    january = date(2026, 1, 6)
    settle(row, words="næste møde", said_on=january, organization=forum, today=NOW.date())
    row.save()
    assert row.due is None

    read_in(town)

    row.refresh_from_db()
    assert row.due == date(2026, 2, 3)


def test_unreadable_file_is_received_as_such(town):
    taken = read_in(town, data=b"PK\x03\x04 noget", filename="referat.docx")

    assert taken.reception.status == ReceptionStatus.FAILED
    assert taken.reception.failure != ""


def test_storing_that_fails_leaves_nothing_in_the_database(town, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("disk")

    monkeypatch.setattr(Section.objects, "bulk_create", fail)

    with pytest.raises(RuntimeError, match="disk"):
        read_in(town, minutes())

    assert (Meeting.objects.count(), Reception.objects.count()) == (0, 0)


def test_confirmed_document_is_found(town, eva, astrid):
    taken = read_in(town, minutes(item("1"), secret_item("2")))
    before = found(eva, "mole")

    review_reading.confirm_reading(reception=taken.reception, by=BY, now=NOW, user=astrid)

    assert (before, found(eva, "mole"), found(eva, "kvartmillionen")) == (0, 1, 0)


def test_rejected_document_is_not_found(town, eva):
    taken = read_in(town, minutes())

    review_reading.reject_reading(reception=taken.reception, by=BY, now=NOW, reason="Privat")

    assert found(eva, "mole") == 0


def test_held_back_document_is_not_found(town, eva):
    taken = read_in(town, minutes())

    review_reading.hold_back_reading(reception=taken.reception, by=BY, now=NOW)

    assert found(eva, "mole") == 0


def test_same_file_again_is_not_read_again(town):
    first = read_in(town)

    second = read_in(town, reading=minutes(item("1", "Noget andet")))

    assert (second.reception, second.is_new) == (first.reception, False)


def test_mended_document_is_found_by_its_new_words(town, eva):
    taken = read_in(town, minutes(item("1", "Ny rnole")))
    edit = ItemEdit(0, number="1", title="Ny mole", public=True, case_number="")

    review_reading.mend_reading(reception=taken.reception, edits=[edit], by=BY, now=NOW)

    assert (found(eva, "rnole"), found(eva, "mole")) == (0, 1)
