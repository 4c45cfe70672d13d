"""Municipalities, forums, members, and who may do what."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.people import actions, queries
from raadslag.people.models import Membership, Organization, Person, Role
from raadslag.people.rules import ROLES_WITH, Right, RoleName
from raadslag.people.slugs import free_slug, slug_of
from tests.raadslag.factories import BY


def test_every_right_has_a_role_and_every_role_a_right():
    assert set(ROLES_WITH) == set(Right)
    assert set().union(*ROLES_WITH.values()) == set(RoleName)


@pytest.mark.parametrize(
    ("reader", "rights"),
    [
        ("astrid", set(Right)),
        ("bo", {Right.SEE_CLOSED}),
        ("dan", set()),
        ("eva", set()),
    ],
)
def test_rights_in_strandby(strandby, request, reader, rights):
    user = request.getfixturevalue(reader)

    assert {right for right in Right if queries.may(user, right, strandby)} == rights


def test_bodies_where_a_user_may(strandby, bakkedal, astrid):
    assert list(queries.bodies_where(astrid, Right.IMPORT)) == [strandby]


def test_new_role_takes_the_place_of_the_old(strandby, bo):
    actions.grant_role(user=bo, body=strandby, role=RoleName.SECRETARY, by=BY)

    assert [role.role for role in Role.objects.filter(user=bo)] == [RoleName.SECRETARY]


def test_municipality_is_found_whatever_its_letter_case(strandby):
    assert actions.find_or_create_body(name="STRANDBY  kommune", by=BY) == strandby


def test_forum_is_found_whatever_its_letter_case(strandby):
    first = actions.find_or_create_organization(body=strandby, name="Ældrerådet", by=BY)

    again = actions.find_or_create_organization(body=strandby, name="ÆLDRERÅDET", by=BY)

    assert (again, first.slug) == (first, "aeldreraadet")


def test_forums_of_like_names_have_addresses_of_their_own(strandby):
    for name in ("Økonomi og Plan", "Økonomi & Plan", "Økonomi-Plan", "Sager"):
        actions.find_or_create_organization(body=strandby, name=name, by=BY)

    assert set(Organization.objects.values_list("slug", flat=True)) == {
        "oekonomi-og-plan",
        "oekonomi-plan",
        "oekonomi-plan-2",
        "sager-2",
    }


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ærø Kommune", "aeroe-kommune"),
        ("13/3833", "13-3833"),
        ("Børn, Unge & Kultur", "boern-unge-kultur"),
        ("!!!", "forum"),
    ],
)
def test_slugs_are_readable(name, slug):
    assert slug_of(name, fallback="forum") == slug


def test_taken_slugs_are_numbered():
    assert free_slug("x", {"x", "x-2"}) == "x-3"


def test_members_on_a_day(strandby):
    forum = actions.find_or_create_organization(body=strandby, name="Byrådet", by=BY)
    terms = {
        "Else": (date(2022, 1, 1), date(2025, 12, 31)),
        "Aksel": (date(2026, 1, 1), None),
        "Rita": (None, None),
    }
    for name, (start, end) in terms.items():
        person = Person.objects.create(body=strandby, name=name)
        Membership.objects.create(person=person, organization=forum, start_date=start, end_date=end)

    def names(day: date) -> list[str]:
        return [seat.person.name for seat in queries.members_of(forum, on=day)]

    assert names(date(2025, 12, 31)) == ["Else", "Rita"]
    assert names(date(2026, 1, 1)) == ["Aksel", "Rita"]
