"""The secretary says who sits in a forum and by which rules it works."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.core.models import AuditEvent
from raadslag.drafts.actions.forums import apply_template
from raadslag.drafts.forum_rules import TEMPLATES, Position, SectionRule, StandingItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.people.models import Membership, Organization, Person
from raadslag.people.queries import seats_of
from raadslag.people.rules import MembershipRole
from raadslag.web.forms.rows import reshaped
from referat.document import SectionKind
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.factories import BY, NOW

pytestmark = pytest.mark.django_db


def address(world, name, *more):
    return reverse(name, args=[world.forum.pk, *more])


def fields_of(response):
    """What the browser would send of the rules' form, untouched."""
    whole = response.context["rules"]
    sent = {}
    for rows in (whole.sections, whole.standing, whole.phrases):
        sent[f"{rows.prefix}-count"] = str(len(rows.forms))
    every = [whole.form, *whole.sections.forms, *whole.standing.forms, *whole.phrases.forms]
    for form in every:
        for field in form:
            value = field.value()
            if value is True:
                sent[field.html_name] = "on"
            elif value not in (None, False):
                shown = field.field.widget.format_value(value)
                sent[field.html_name] = shown[0] if isinstance(shown, list) else shown
    return {name: value for name, value in sent.items() if value is not None}


# --- seats --------------------------------------------------------------------------------------


def test_a_seat_is_given_with_everything_that_is_said_of_it():
    world = cast.gather()
    chair = Membership.objects.get(person__user=world.chair)
    said = {
        "name": "  Sanne   Sund ",
        "role": "substitute",
        "on_behalf_of": str(chair.pk),
        "party": "F",
        "email": "sanne@example.test",
        "username": world.outsider.username,
        "start_date": "2026-01-01",
        "end_date": "2029-12-31",
    }

    client_of(world.secretary).post(address(world, "forum_seats"), said)

    seat = Membership.objects.get(person__name="Sanne Sund")
    assert (seat.role, seat.on_behalf_of, seat.organization) == (
        MembershipRole.SUBSTITUTE,
        chair,
        world.forum,
    )
    assert (seat.start_date, seat.end_date) == (date(2026, 1, 1), date(2029, 12, 31))
    assert (seat.person.party, seat.person.email, seat.person.user) == (
        "F",
        "sanne@example.test",
        world.outsider,
    )
    assert AuditEvent.objects.filter(verb="add_seat", target_id=seat.pk).count() == 1


def test_somebody_whom_the_municipality_knows_is_not_made_twice():
    world = cast.gather()
    other = Organization.objects.create(body=world.body, name="Byrådet", slug="byraadet")
    known = Person.objects.get(user=world.chair)

    client_of(world.secretary).post(
        reverse("forum_seats", args=[other.pk]),
        {"name": known.name, "role": "member", "party": known.party, "username": "karla"},
    )

    assert Person.objects.filter(name=known.name).count() == 1
    assert known.memberships.count() == 2


def test_a_seat_more_leaves_what_is_known_of_the_person():
    world = cast.gather()
    other = Organization.objects.create(body=world.body, name="Byrådet", slug="byraadet")
    known = Person.objects.get(user=world.chair)
    before = (known.party, known.email, known.user)

    client_of(world.secretary).post(
        reverse("forum_seats", args=[other.pk]), {"name": known.name, "role": "member"}
    )

    known.refresh_from_db()
    assert (known.memberships.count(), known.party, known.email, known.user) == (2, *before)


def test_nobody_sits_twice_in_a_forum_at_one_time():
    world = cast.gather()
    known = Person.objects.get(user=world.chair)

    page = client_of(world.secretary).post(
        address(world, "forum_seats"), {"name": known.name, "role": "member"}
    )

    assert list(page.context["form"].errors) == ["name"]
    assert known.memberships.count() == 1


def test_a_forum_that_there_is_is_not_set_up_again():
    world = cast.gather()

    page = client_of(world.secretary).post(
        reverse("forums"), {"body": world.body.pk, "name": f" {world.forum.name.upper()} "}
    )

    assert list(page.context["form"].errors) == ["name"]


def test_two_people_of_one_name_are_told_apart_by_their_mail():
    world = cast.gather()
    known = Person.objects.get(user=world.chair)

    client_of(world.secretary).post(
        address(world, "forum_seats"),
        {"name": known.name, "role": "member", "email": "en.anden@example.test"},
    )

    assert Person.objects.filter(name=known.name).count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"role": "emperor"}, "role"),
        ({"username": "findes-ikke"}, "username"),
        ({"email": "ingen adresse"}, "email"),
        ({"start_date": "2026-02-01", "end_date": "2026-01-31"}, "end_date"),
        ({"on_behalf_of": "chair"}, "role"),
        ({"on_behalf_of": "987654"}, "on_behalf_of"),
    ],
)
def test_a_seat_that_cannot_be_gets_its_message_beside_the_field(changes, field):
    world = cast.gather()
    chair = Membership.objects.get(person__user=world.chair)
    if changes.get("on_behalf_of") == "chair":
        changes = {"on_behalf_of": str(chair.pk)}
    count = Membership.objects.count()

    response = client_of(world.secretary).post(
        address(world, "forum_seats"), {"name": "Sanne Sund", "role": "member"} | changes
    )

    assert response.context["form"].errors.keys() == {field}
    assert f'id="id_{field}_error"' in response.content.decode()
    assert Membership.objects.count() == count


def test_a_seat_is_changed_and_ended_and_then_stands_folded():
    world = cast.gather()
    seat = Membership.objects.get(person__user=world.member)
    client = client_of(world.secretary)

    form = client.get(address(world, "forum_seat", seat.pk)).context["form"]
    client.post(
        address(world, "forum_seat", seat.pk),
        {"name": "Mads Mole", "role": "deputy_chair", "party": "V", "username": "mads"},
    )
    changed = seats_of(world.forum, on=clock.today()).held[1]
    client.post(address(world, "end_seat", seat.pk), {"end_date": "2026-01-31"})
    page = client.get(address(world, "forum_seats")).content.decode()

    assert form.initial["name"] == "Mads Mole"
    assert (changed.name, changed.role) == ("Mads Mole", MembershipRole.DEPUTY_CHAIR)
    assert [one.name for one in seats_of(world.forum, on=clock.today()).past] == ["Mads Mole"]
    assert page.index("Mads Mole") > page.index('<details class="past-seats">')


def test_a_seat_does_not_end_before_it_began():
    world = cast.gather()
    seat = Membership.objects.get(person__user=world.member)
    Membership.objects.filter(pk=seat.pk).update(start_date=date(2026, 1, 1))

    response = client_of(world.secretary).post(
        address(world, "end_seat", seat.pk), {"end_date": "2025-12-31"}
    )

    assert response.context["form"].errors.keys() == {"end_date"}


def test_the_chair_stands_first_whenever_they_came():
    world = cast.gather()
    Membership.objects.filter(person__user=world.chair).update(order=99)

    held = seats_of(world.forum, on=clock.today()).held

    assert [one.role for one in held] == [MembershipRole.CHAIR, MembershipRole.MEMBER]


@pytest.mark.parametrize("name", ["forum_seats", "forum_rules", "choose_template"])
def test_seats_and_rules_are_for_those_who_run_meetings(name):
    world = cast.gather()
    people = [world.case_officer, world.chair, world.outsider, world.neighbour]

    assert [client_of(one).post(address(world, name)).status_code for one in people] == [403] * 4
    assert Client().get(address(world, name)).headers["Location"].startswith("/log-ind/")


def test_a_seat_of_another_forum_is_not_reached_through_this_one():
    world = cast.gather()
    other = Organization.objects.create(body=world.body, name="Byrådet", slug="byraadet")
    seat = Membership.objects.get(person__user=world.member)

    found = client_of(world.secretary).get(reverse("forum_seat", args=[other.pk, seat.pk]))

    assert found.status_code == 404


# --- forums and rules ---------------------------------------------------------------------------


def test_a_forum_is_set_up_by_one_who_runs_the_municipalitys_meetings():
    world = cast.gather()
    said = {"body": str(world.body.pk), "name": "Kulturudvalget"}

    made = client_of(world.secretary).post(reverse("forums"), said)
    elsewhere = client_of(world.neighbour).post(reverse("forums"), said)
    refused = client_of(world.case_officer).post(reverse("forums"), said)

    forum = Organization.objects.get(name="Kulturudvalget")
    assert made.headers["Location"] == reverse("forum_rules", args=[forum.pk])
    assert elsewhere.context["form"].errors.keys() == {"body"}
    assert refused.status_code == 403


def test_a_template_is_taken_and_the_page_shows_it():
    world = cast.gather()
    client = client_of(world.secretary)

    client.post(address(world, "choose_template"), {"template": "presentation_first"})
    client.post(address(world, "choose_template"), {"template": "findes-ikke"})
    page = client.get(address(world, "forum_rules"))

    assert rules_seen(world.forum).sections == TEMPLATES["presentation_first"].sections
    assert "Retsgrundlag" in page.content.decode()


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_page_sent_back_untouched_changes_nothing(name):
    world = cast.gather()
    apply_template(organization=world.forum, name=name, by=BY, now=NOW)
    before = rules_seen(world.forum)
    client = client_of(world.secretary)

    response = client.post(
        address(world, "forum_rules"), fields_of(client.get(address(world, "forum_rules")))
    )

    assert response.status_code == 302
    assert rules_seen(world.forum) == before


def test_rows_are_added_moved_and_removed_before_anything_is_saved():
    world = cast.gather()
    apply_template(organization=world.forum, name="presentation_first", by=BY, now=NOW)
    before = rules_seen(world.forum)
    client = client_of(world.secretary)
    sent = fields_of(client.get(address(world, "forum_rules")))

    for command in ("section:remove:1", "section:up:3", "section:add"):
        shown = client.post(address(world, "forum_rules"), sent | {"do": command})
        sent = fields_of(shown)
    unsaved = rules_seen(world.forum)
    sent |= {"section-4-heading": "Børn og unge", "section-4-kind": "other"}
    client.post(address(world, "forum_rules"), sent)

    assert unsaved == before
    assert rules_seen(world.forum).sections == (
        SectionRule(SectionKind.PRESENTATION, "Sagsfremstilling", required=True),
        SectionRule(SectionKind.LEGAL_BASIS, "Retsgrundlag"),
        SectionRule(SectionKind.RECOMMENDATION, "Indstilling", required=True),
        SectionRule(SectionKind.ASSESSMENT, "Vurdering"),
        SectionRule(SectionKind.OTHER, "Børn og unge"),
    )


def test_everything_else_is_saved_too():
    world = cast.gather()
    apply_template(organization=world.forum, name="plain", by=BY, now=NOW)
    client = client_of(world.secretary)
    sent = fields_of(client.get(address(world, "forum_rules")))

    client.post(
        address(world, "forum_rules"),
        sent
        | {
            "numbering": "year",
            "case_number_pattern": "{yy}/{n:04}",
            "closed_titles": "number",
            "item_deadline_days": "10",
            "agenda_deadline_days": "5",
            "saturday_counts": "on",
            "also_closed": "24.12.\r\n7.5.2027\r\n",
            "start_time": "16:30",
            "location": "Byrådssalen",
            "standing-0-title": "Spørgetid",
            "standing-0-minutes": "",
            "standing-0-timetable": "on",
        },
    )

    rules = rules_seen(world.forum)
    assert (rules.numbering, rules.case_number_pattern) == ("year", "{yy}/{n:04}")
    assert (rules.item_deadline_days, rules.agenda_deadline_days) == (10, 5)
    assert (rules.saturday_counts, rules.also_closed) == (True, ("12-24", "2027-05-07"))
    assert (rules.start_time.hour, rules.location) == (16, "Byrådssalen")
    assert rules.closed_titles == "number"
    assert rules.standing_items[0] == StandingItem("Spørgetid", Position.FIRST, timetable=True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"case_number_pattern": "S{year}"}, "case_number_pattern"),
        ({"item_deadline_days": "3"}, "item_deadline_days"),
        ({"agenda_deadline_days": "-1"}, "agenda_deadline_days"),
        ({"also_closed": "juleaften"}, "also_closed"),
        ({"also_closed": "31.2."}, "also_closed"),
        ({"start_time": "10:00", "end_time": "09:00"}, "end_time"),
        ({"section-1-heading": ""}, "section-1-heading"),
        ({"section-1-heading": "resumé"}, "section-1-heading"),
        ({"phrase-0-text": ""}, "phrase-0-text"),
        ({"standing-0-minutes": "mange"}, "standing-0-minutes"),
    ],
)
def test_a_rule_that_cannot_be_gets_its_message_beside_the_field(changes, field):
    world = cast.gather()
    apply_template(organization=world.forum, name="plain", by=BY, now=NOW)
    before = rules_seen(world.forum)
    client = client_of(world.secretary)
    sent = fields_of(client.get(address(world, "forum_rules")))

    response = client.post(address(world, "forum_rules"), sent | changes)

    assert f'id="id_{field}_error"' in response.content.decode()
    assert rules_seen(world.forum) == before


def test_an_item_without_any_section_is_refused():
    world = cast.gather()
    client = client_of(world.secretary)
    sent = fields_of(client.get(address(world, "forum_rules")))

    response = client.post(address(world, "forum_rules"), sent | {"section-count": "0"})

    assert "Et punkt skal have mindst ét afsnit" in response.content.decode()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("a:up:1", ["2", "1", "3"]),
        ("a:down:1", ["1", "3", "2"]),
        ("a:remove:0", ["2", "3"]),
        ("a:up:0", ["1", "2", "3"]),
        ("a:down:2", ["1", "2", "3"]),
        ("a:remove:7", ["1", "2", "3"]),
        ("a:explode:1", ["1", "2", "3"]),
        ("a:up:²", ["1", "2", "3"]),
        ("b:add", ["1", "2", "3"]),
    ],
)
def test_rows_change_places_and_nothing_else_is_touched(command, expected):
    data = QueryDict("a-count=3&a-0-x=1&a-1-x=2&a-2-x=3&other=5")

    found = reshaped(data, command)

    count = int(found["a-count"])
    assert [found[f"a-{index}-x"] for index in range(count)] == expected
    assert found["other"] == "5"
