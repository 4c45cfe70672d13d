"""The workbench's first page and the page of a case's way, for each who looks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.drafts.actions import routes
from raadslag.drafts.models import Comment, Draft, DraftItem, Treatment
from raadslag.drafts.rules import ItemState, Purpose, Stage
from raadslag.people.rules import RoleName
from tests.raadslag import cast
from tests.raadslag.cast import NOW, client_of
from tests.raadslag.factories import BY

pytestmark = pytest.mark.django_db
SECRET = "Grævlingebakken"


def desk_of(user):
    return client_of(user).get(reverse("workbench"))


def council(said):
    return cast.people.find_or_create_organization(body=said.body, name="Byrådet", by=BY)


def planned(said):
    case = routes.case_for(said.forum, said.item.case_number)
    routes.begin_route(case=case, item=said.item, by=BY, now=NOW)
    return case


def test_the_case_officer_sees_drafts_what_came_back_and_what_is_with_the_secretary():
    said = cast.gather()
    meeting = cast.planned_meeting(said.forum, clock.today() + timedelta(days=60))
    cast.written_item(said.forum, "Kladden", author=said.case_officer, wanted=meeting)
    back = cast.written_item(said.forum, "Retur", author=said.case_officer)
    Comment.objects.create(item=back, by=said.secretary, text="Skriv økonomien.")
    cast.written_item(said.forum, "Hos Asta", author=said.case_officer, state=ItemState.SUBMITTED)

    desk = desk_of(said.case_officer).context["desk"]

    assert [one.title for one in desk.drafts] == ["Kladden"]
    assert [one.title for one in desk.sent_back] == ["Retur"]
    assert [one.title for one in desk.waiting] == ["Hos Asta"]
    assert desk.drafts[0].due == said_deadline(said, meeting)


def said_deadline(said, meeting):
    from raadslag.drafts.queries.forums import deadlines_of

    return deadlines_of(said.forum, meeting.start_date).items


def test_the_secretary_sees_what_was_handed_in_and_the_meetings():
    said = cast.gather()
    meeting = cast.planned_meeting(said.forum, clock.today() + timedelta(days=60))
    cast.written_item(
        said.forum, "Til Asta", author=said.case_officer, state=ItemState.SUBMITTED, wanted=meeting
    )

    desk = desk_of(said.secretary).context["desk"]

    assert [one.title for one in desk.submitted] == ["Til Asta"]
    coming = next(one for one in desk.meetings if one.id == meeting.pk)
    assert (coming.stage, coming.waiting, coming.accepted) == (None, 1, 0)
    assert [one.name for one in desk.forums] == ["Havneudvalget"]


def test_a_member_sees_called_meetings_and_no_others():
    said = cast.gather()
    soon = cast.planned_meeting(said.forum, clock.today() + timedelta(days=9))
    Draft.objects.create(meeting=soon, stage=Stage.CALLED)
    later = cast.planned_meeting(said.forum, clock.today() + timedelta(days=40))
    Draft.objects.create(meeting=later)

    desk = desk_of(said.member).context["desk"]

    assert [one.id for one in desk.packages] == [soon.pk]
    assert (desk.writes, desk.runs, desk.meetings, desk.forums) == (False, False, (), ())


def test_a_member_finds_back_to_a_meeting_that_is_over_and_to_its_minutes():
    said = cast.gather()
    over = cast.planned_meeting(said.forum, clock.today() - timedelta(days=2))
    Draft.objects.create(meeting=over, stage=Stage.PUBLISHED)
    unheld = cast.planned_meeting(said.forum, clock.today() - timedelta(days=9))
    Draft.objects.create(meeting=unheld)

    desk = desk_of(said.member).context["desk"]
    package = client_of(said.member).get(reverse("package", args=[over.pk]))

    assert [one.id for one in desk.held] == [over.pk]
    assert package.context["published_address"].endswith(f"/{over.slug}/")


@pytest.mark.parametrize("who", ["outsider", "neighbour"])
def test_an_empty_desk_shows_nothing_of_another_municipality(who):
    said = cast.gather()
    cast.written_item(said.forum, SECRET, author=said.case_officer, state=ItemState.SUBMITTED)

    page = desk_of(getattr(said, who)).content.decode()

    assert SECRET not in page
    assert "Havneudvalget" not in page


@pytest.mark.parametrize(
    ("who", "leads_to"),
    [("secretary", "workbench"), ("member", "workbench"), ("outsider", "inbox")],
)
def test_log_in_leads_to_the_workbench_of_those_who_have_one(who, leads_to):
    said = cast.gather()
    user = getattr(said, who)

    answer = Client().post(
        reverse("login"), {"username": user.username, "password": "prøve-kodeord"}
    )

    assert answer["Location"] == reverse(leads_to)


def test_the_menu_has_the_workbench_for_those_who_have_one():
    said = cast.gather()
    link = f'href="{reverse("workbench")}"'

    assert link in client_of(said.member).get(reverse("front")).content.decode()
    assert link not in client_of(said.outsider).get(reverse("front")).content.decode()


def test_a_route_is_planned_changed_and_reordered_on_its_page():
    said = cast.gather()
    case = planned(said)
    finance = cast.people.find_or_create_organization(body=said.body, name="Økonomi", by=BY)
    meeting = cast.planned_meeting(council(said), clock.today() + timedelta(days=30))
    client = client_of(said.secretary)

    client.post(
        reverse("add_leg", args=[case.pk]),
        {"organization": council(said).pk, "purpose": "decide", "expected": "maj 2027"},
    )
    client.post(
        reverse("add_leg", args=[case.pk]), {"organization": finance.pk, "purpose": "recommend"}
    )
    first, second, third = Treatment.objects.filter(case=case)
    client.post(
        reverse("change_leg", args=[case.pk, second.pk]),
        {"purpose": "inform", "meeting": meeting.pk, "expected": ""},
    )
    client.post(reverse("order_legs", args=[case.pk]), {"order": [first.pk, third.pk, second.pk]})

    legs = Treatment.objects.filter(case=case)
    assert [(leg.organization.name, leg.purpose, leg.meeting) for leg in legs] == [
        ("Havneudvalget", Purpose.DECIDE, None),
        ("Økonomi", Purpose.RECOMMEND, None),
        ("Byrådet", Purpose.INFORM, meeting),
    ]


def test_the_next_leg_is_begun_by_hand_and_removed_legs_are_gone():
    said = cast.gather()
    case = planned(said)
    client = client_of(said.case_officer)
    for _ in range(2):
        client.post(
            reverse("add_leg", args=[case.pk]),
            {"organization": council(said).pk, "purpose": "decide"},
        )
    _, second, third = Treatment.objects.filter(case=case)

    client.post(reverse("remove_leg", args=[case.pk, third.pk]))
    answer = client.post(reverse("start_leg", args=[case.pk, second.pk]))

    item = DraftItem.objects.get(follows=said.item)
    assert answer["Location"] == reverse("draft_item", args=[item.uuid])
    assert Treatment.objects.filter(case=case).count() == 2


def test_a_case_is_not_there_for_those_without_business():
    said = cast.gather()
    DraftItem.objects.filter(pk=said.item.pk).update(is_public=False, title=SECRET)
    case = planned(said)
    leg = Treatment.objects.get(case=case)
    other = cast.user("bent", "Bent Bro", role=RoleName.CASE_OFFICER, body=said.body)

    for who in (said.outsider, said.neighbour, said.member, other):
        client = client_of(who)
        found = [
            client.get(reverse("case_route", args=[case.pk])),
            client.post(reverse("add_leg", args=[case.pk])),
            client.post(reverse("order_legs", args=[case.pk])),
            client.post(reverse("change_leg", args=[case.pk, leg.pk])),
            client.post(reverse("remove_leg", args=[case.pk, leg.pk])),
            client.post(reverse("start_leg", args=[case.pk, leg.pk])),
        ]
        assert [answer.status_code for answer in found] == [404] * 6


def test_a_case_is_found_by_number_and_by_the_words_of_its_items():
    said = cast.gather()
    planned(said)
    client = client_of(said.case_officer)

    by_number = client.get(reverse("new_item"), {"sag": "2026-17"}).context["cases"]
    by_words = client.get(reverse("new_item"), {"sag": "mole Strandby"}).context["cases"]
    by_other = client.get(reverse("new_item"), {"sag": "bro"}).context["cases"]

    assert [one.case_number for one in by_number] == ["S2026-17"]
    assert [one.title for one in by_words] == ["Ny mole i Strandby"]
    assert by_other == []


def closed_before(said):
    """A case whose first leg was closed and is another's, and whose second is the council's."""
    said.item.is_public, said.item.closed_reason = False, "Forhandling"
    said.item.title, said.item.outcome = SECRET, "rejected"
    said.item.save()
    said.item.texts.update(html=f"<p>{SECRET}</p>")
    case = planned(said)
    Treatment.objects.filter(case=case).update(state="treated", outcome="rejected")
    leg = routes.plan_leg(case=case, organization=council(said), by=BY, now=NOW)
    colleague = cast.user("rasmus", "Rasmus Ret", role=RoleName.CASE_OFFICER, body=said.body)
    cast.written_item(said.forum, "Åben sag", author=colleague, case=case)
    return case, leg, colleague


def test_beginning_the_next_leg_gives_nobody_the_words_of_an_item_that_is_closed_to_them():
    said = cast.gather()
    case, leg, colleague = closed_before(said)
    before = DraftItem.objects.count()

    answer = client_of(colleague).post(reverse("start_leg", args=[case.pk, leg.pk]), follow=True)

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert "Bed sekretæren" in answer.content.decode()
    assert DraftItem.objects.count() == before


def test_what_became_of_an_item_that_is_closed_to_them_is_not_told():
    said = cast.gather()
    case, _leg, colleague = closed_before(said)
    route = reverse("case_route", args=[case.pk])

    seen = client_of(colleague).get(route).content.decode()

    assert SECRET not in seen
    assert "Forkastet" not in seen and "Afvist" not in seen
    assert SECRET in client_of(said.secretary).get(route).content.decode()


def test_two_clicks_begin_the_next_leg_once():
    said = cast.gather()
    case = planned(said)
    leg = routes.plan_leg(case=case, organization=council(said), by=BY, now=NOW)
    as_it_was = Treatment.objects.select_related("case", "organization", "item").get(pk=leg.pk)
    officer = {"author": said.case_officer, "by": BY, "now": NOW}

    first = routes.start_leg(leg=leg, **officer)

    assert routes.start_leg(leg=as_it_was, **officer) == first
