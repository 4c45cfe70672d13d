"""The real list of 2013, where it lies beside the checkout, goes on here and comes back from the print."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import referat
from raadslag.drafts.models import Draft
from raadslag.followup.actions import lists
from raadslag.followup.models import Commitment
from raadslag.followup.said import Said
from raadslag.journeys.publish_minutes import publish
from raadslag.journeys.put_list_on_agenda import begin_agenda
from raadslag.journeys.take_over_reminder_list import find_list, take_over
from raadslag.people import actions as people_actions
from raadslag.people.actions import actor_of
from raadslag.people.rules import RoleName
from raadslag.publishing.papers import public_paper_of
from referat.document import Kind
from referat.reminders import reminders_in
from referat.writing import Format
from tests.raadslag import cast
from tests.raadslag.factories import BY, store

REAL = Path(__file__).resolve().parents[4] / "shared/minutes/hoeje-taastrup-2013-09-09.txt"
NOW = datetime(2013, 9, 10, 8, 0, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared,
    pytest.mark.skipif(not REAL.exists(), reason="the real minutes do not lie beside the checkout"),
]


def printed_and_read(draft):
    """The published paper as a PDF, read again."""
    forum = draft.meeting.organization
    paper = public_paper_of(
        body_slug=forum.body.slug, forum_slug=forum.slug, meeting_slug=draft.meeting.slug, site=""
    )
    pdf = referat.write(paper.minutes, Format.PDF, layout=paper.layout)
    read = referat.read(pdf, filename="dagsorden.pdf")
    return next(found for item in read.items if (found := reminders_in(item)))


def test_real_list_is_kept_through_three_meetings_and_printed():
    body = people_actions.find_or_create_body(name="Strandby Kommune", by=BY)
    secretary = cast.user("asta", "Asta Akt", role=RoleName.SECRETARY, body=body)
    item = store(body, referat.read(REAL)).minutes.meeting.items.last()
    forum = item.meeting.organization
    cast.rules_of(forum)
    found = find_list(secretary, item, today=NOW.date())
    assert [bool(row.time) for row in found.rows] == [True] * 8

    kept = take_over(item, user=secretary, now=NOW)

    dues = Commitment.objects.order_by("order").values_list("due", "repeats")
    september, quarter = date(2013, 9, 30), date(2013, 9, 30)
    assert list(dues) == [
        (september, False),
        (september, False),
        (september, False),
        (date(2013, 9, 20), False),
        (september, False),
        (date(2013, 9, 15), True),
        (quarter, True),
        (quarter, True),
    ]
    read = []
    for number, day in enumerate((date(2013, 9, 23), date(2013, 10, 7), date(2013, 10, 21))):
        lists.add_row(kept, Said(f"Sag {number}", "december"), said_on=day, by=secretary, now=NOW)
        meeting = cast.planned_meeting(forum, day)
        draft = begin_agenda(meeting=meeting, by=actor_of(secretary), now=NOW)
        publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=secretary, now=NOW)
        read.append(printed_and_read(draft))

    assert [one.entries[:8] for one in read] == [found.printed.entries] * 3
    assert [len(one.entries) for one in read] == [9, 10, 11]
    assert [strand.heading for strand in read[0].strands] == [
        strand.heading for strand in found.printed.strands
    ]
