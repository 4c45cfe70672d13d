"""Whoever runs a meeting comes from each of its pages to the others; members see no such way."""

import re

import pytest
from django.urls import reverse

from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage
from tests.raadslag import cast
from tests.raadslag.cast import client_of

pytestmark = pytest.mark.django_db


def page_of(user, address):
    return client_of(user).get(address)


def ways_on(response):
    """Each link of the navigation, and the one marked as here."""
    found = re.search(r'<nav class="meeting-ways".*?</nav>', response.content.decode(), re.DOTALL)
    if not found:
        return [], []
    links = re.findall(r'href="([^"]+)"', found[0])
    return links, re.findall(r'href="([^"]+)" aria-current="page"', found[0])


def test_every_page_of_a_meeting_leads_to_the_others():
    world = cast.gather()
    Draft.objects.get_or_create(meeting=world.meeting)
    here = [
        reverse("draft_agenda", args=[world.meeting.pk]),
        reverse("publish", args=[world.meeting.pk, "dagsorden"]),
        reverse("hold_meeting", args=[world.meeting.pk]),
        reverse("publish", args=[world.meeting.pk, "referat"]),
        reverse("published", args=[world.meeting.pk]),
        reverse("package", args=[world.meeting.pk]),
    ]

    ways = [ways_on(page_of(world.secretary, one)) for one in here]

    assert ways == [(here, [one]) for one in here]


def test_a_member_sees_the_papers_without_the_secretarys_ways():
    world = cast.gather()
    Draft.objects.filter(meeting=world.meeting).update(stage=Stage.CALLED)

    response = page_of(world.member, reverse("package", args=[world.meeting.pk]))

    assert (response.status_code, ways_on(response)) == (200, ([], []))
