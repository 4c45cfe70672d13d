"""The secretary plans a forum's year; citizens and calendars see what is published, and no more."""

from datetime import date, time
from html.parser import HTMLParser

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core import clock
from raadslag.drafts.actions.forums import apply_template
from raadslag.drafts.queries.forums import forums_of
from raadslag.meetings.models import Meeting
from raadslag.meetings.plan import actions
from raadslag.meetings.plan.seen import Slot
from raadslag.meetings.rules import MeetingStatus
from raadslag.people.models import Membership, Person
from raadslag.people.queries import calendar_token
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.factories import BY, NOW

pytestmark = pytest.mark.django_db
HOURS = {"start_time": "09:00", "end_time": "11:30", "location": "Byrådssalen"}
TUESDAYS = {"how": "maaned", "ordinals": ["2"], "weekdays": ["1"], "skip_months": ["7"]}
SAID = {"by": BY, "now": NOW}
NEXT_YEAR = clock.today().year + 1
SLOT = Slot(date(NEXT_YEAR, 9, 14), time(9), time(11, 30), "Byrådssalen")


def plan_address(world, name="meeting_plan", year=NEXT_YEAR):
    return reverse(name, args=[world.forum.pk, year])


def planned(world, slot=SLOT, *, announced=True):
    meeting = actions.add_meetings(organization=world.forum, slots=[slot], **SAID)[0]
    if announced:
        actions.announce_plan(organization=world.forum, year=slot.day.year, **SAID)
    return meeting


def public_address(world, slug):
    return reverse("meeting", args=[world.body.slug, world.forum.slug, slug])


def text_of(response):
    class Words(HTMLParser):
        words = ""

        def handle_data(self, data):
            self.words += data

    parser = Words()
    parser.feed(response.content.decode())
    return " ".join(parser.words.split())


# --- planning -----------------------------------------------------------------------------------


def test_a_year_is_previewed_written_and_published():
    world = cast.gather()
    client = client_of(world.secretary)
    count = Meeting.objects.count()

    preview = client.get(
        plan_address(world, "propose_plan"), TUESDAYS | HOURS | {"on_free_day": "leave_out"}
    )
    days = [line.split('"')[0] for line in preview.content.decode().split('name="day" value="')[1:]]
    nothing = Meeting.objects.count() - count
    client.post(plan_address(world, "add_planned"), {"day": days} | HOURS)
    hidden = Client().get("/kommende/").content.decode().count(world.forum.name)
    client.post(plan_address(world, "announce_plan"))
    shown = Client().get("/kommende/").content.decode().count(world.forum.name)

    assert nothing == 0
    assert len(days) == 11
    assert all(date.fromisoformat(day).weekday() == 1 for day in days)
    assert (hidden, shown) == (0, 11)


def test_what_is_taken_off_in_the_preview_is_not_written():
    world = cast.gather()
    client = client_of(world.secretary)
    before = Meeting.objects.count()

    refused = client.post(plan_address(world, "add_planned"), HOURS, follow=True)
    client.post(plan_address(world, "add_planned"), {"day": [f"{NEXT_YEAR}-09-14"]} | HOURS)
    client.post(plan_address(world, "add_planned"), {"day": ["2019-09-14", "x"]} | HOURS)

    assert "Ingen dag var valgt" in text_of(refused)
    assert Meeting.objects.count() == before + 1


def test_bad_input_gets_its_message_beside_the_field():
    world = cast.gather()
    client = client_of(world.secretary)

    wish = client.get(
        plan_address(world, "propose_plan"),
        {"how": "uger", "weekdays": ["1", "2"], "on_free_day": "keep", "end_time": "09:00"},
    )
    one = client.post(plan_address(world), {"day": "", "start_time": "10:00", "end_time": "09:00"})

    assert wish.context["form"].errors.keys() == {"weekdays", "weeks", "first", "start_time"}
    assert one.context["form"].errors.keys() == {"day", "end_time"}
    assert 'id="id_day_error"' in one.content.decode()


def test_one_meeting_is_added_once():
    world = cast.gather()
    client = client_of(world.secretary)
    said = {"day": f"{NEXT_YEAR}-09-14", **HOURS}

    client.post(plan_address(world), said)
    again = client.post(plan_address(world), said)

    assert again.context["form"].errors.keys() == {"day"}
    assert Meeting.objects.filter(start_date__year=NEXT_YEAR).count() == 1


@pytest.mark.parametrize("name", ["meeting_plan", "propose_plan", "add_planned", "announce_plan"])
def test_only_who_runs_meetings_plans(name):
    world = cast.gather()
    address = plan_address(world, name)
    people = [world.case_officer, world.chair, world.outsider, world.neighbour]

    statuses = [client_of(user).post(address).status_code for user in people]
    anonymous = Client().post(address)

    assert statuses == [403] * 4
    assert anonymous.headers["Location"].startswith("/log-ind/")


def test_a_plan_of_another_forum_does_not_reach_this_ones_meetings():
    world = cast.gather()
    other = actions_forum(world, "Byrådet")
    meeting = planned(world)

    statuses = [
        client_of(world.secretary).post(reverse(name, args=[other.pk, meeting.pk])).status_code
        for name in ("move_meeting", "cancel_meeting", "restore_meeting", "delete_meeting")
    ]

    assert statuses == [404] * 4


def actions_forum(world, name):
    from raadslag.people.actions import find_or_create_organization

    return find_or_create_organization(body=world.body, name=name, by=BY)


# --- changing one meeting -----------------------------------------------------------------------


def test_a_meeting_is_moved_and_its_old_address_leads_on():
    world = cast.gather()
    meeting = planned(world)
    client = client_of(world.secretary)
    address = reverse("move_meeting", args=[world.forum.pk, meeting.pk])
    later = {"day": f"{NEXT_YEAR}-09-21", **HOURS}

    refused = client.post(address, later)
    client.post(address, later | {"reason": "Formanden er syg."})
    old = Client().get(public_address(world, f"{NEXT_YEAR}-09-14"))
    page = Client().get(old.headers["Location"])

    assert refused.context["form"].errors.keys() == {"reason"}
    assert old.status_code == 302
    assert "er flyttet fra" in text_of(page)
    assert "Formanden er syg." in text_of(page)


def test_a_clash_is_told_of_once_and_then_taken():
    world = cast.gather()
    meeting = planned(world)
    client = client_of(world.secretary)
    address = reverse("move_meeting", args=[world.forum.pk, meeting.pk])
    christmas = {"day": f"{NEXT_YEAR}-12-24", **HOURS, "reason": "Ønsket af alle."}

    warned = client.post(address, christmas)
    unmoved = Meeting.objects.get(pk=meeting.pk).start_date
    client.post(address, christmas | {"anyway": f"{NEXT_YEAR}-12-31 09:00"})
    still = Meeting.objects.get(pk=meeting.pk).start_date
    client.post(address, christmas | {"anyway": f"{NEXT_YEAR}-12-24 09:00"})

    assert "Kommunens kontorer er lukket" in text_of(warned)
    assert f'value="{NEXT_YEAR}-12-24 09:00"' in warned.content.decode()
    assert (unmoved, still) == (SLOT.day, SLOT.day)
    assert Meeting.objects.get(pk=meeting.pk).start_date == date(NEXT_YEAR, 12, 24)


def test_a_meeting_is_cancelled_with_a_reason_and_taken_up_again():
    world = cast.gather()
    meeting = planned(world)
    client = client_of(world.secretary)
    address = reverse("cancel_meeting", args=[world.forum.pk, meeting.pk])

    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Ingen sager."})
    page = text_of(Client().get(public_address(world, f"{NEXT_YEAR}-09-14")))
    row = text_of(Client().get("/kommende/"))
    client.post(reverse("restore_meeting", args=[world.forum.pk, meeting.pk]))

    assert refused.context["form"].errors.keys() == {"reason"}
    assert "Mødet er aflyst" in page
    assert "Ingen sager." in page
    assert "Aflyst" in row
    assert Meeting.objects.get(pk=meeting.pk).status == MeetingStatus.PLANNED


def test_what_is_published_is_not_deleted_and_the_page_says_what_to_do():
    world = cast.gather()
    hidden = planned(world, announced=False)
    client = client_of(world.secretary)

    refused = client.post(
        reverse("delete_meeting", args=[world.forum.pk, world.meeting.pk]), follow=True
    )
    client.post(reverse("delete_meeting", args=[world.forum.pk, hidden.pk]))

    assert "Aflys det i stedet" in text_of(refused)
    assert list(Meeting.objects.all()) == [world.meeting]


# --- what everybody sees ------------------------------------------------------------------------


def test_a_planned_meeting_says_when_its_agenda_comes():
    world = cast.gather()
    planned(world)

    page = text_of(Client().get(public_address(world, f"{NEXT_YEAR}-09-14")))

    assert "Planlagt møde" in page
    assert "Dagsordenen offentliggøres senest" in page
    assert "Byrådssalen" in page
    assert "Sager hos sekretæren" not in page


def test_who_writes_items_sees_the_deadlines():
    world = cast.gather()
    planned(world)
    address = public_address(world, f"{NEXT_YEAR}-09-14")
    forum = reverse("forum", args=[world.body.slug, world.forum.slug])

    officer = client_of(world.case_officer)

    assert "Sager hos sekretæren" in text_of(officer.get(address))
    assert "Sager senest" in text_of(officer.get(forum))
    assert "Sager senest" not in text_of(Client().get(forum))


def test_an_unannounced_meeting_is_not_there_for_others():
    world = cast.gather()
    planned(world, announced=False)
    address = public_address(world, f"{NEXT_YEAR}-09-14")

    assert Client().get(address).status_code == 404
    assert client_of(world.case_officer).get(address).status_code == 404
    assert "Planen er ikke offentliggjort" in text_of(client_of(world.secretary).get(address))


def test_the_forum_page_leads_those_who_run_it_to_its_staff_pages():
    world = cast.gather()
    planned(world)
    forum = reverse("forum", args=[world.body.slug, world.forum.slug])
    staff = plan_address(world, year=clock.today().year)

    assert staff in client_of(world.secretary).get(forum).content.decode()
    assert staff not in client_of(world.case_officer).get(forum).content.decode()
    assert reverse("own_calendar") in client_of(world.chair).get(forum).content.decode()


def test_the_workbench_is_told_of_the_forums():
    world = cast.gather()
    planned(world, announced=False)

    (line,) = forums_of(world.secretary, today=clock.today())

    assert (line.forum.name, line.seats, line.has_rules) == ("Havneudvalget", 2, True)
    assert line.unannounced == 1
    assert forums_of(world.case_officer, today=clock.today()) == []


# --- calendars ----------------------------------------------------------------------------------


def events_of(response):
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def test_a_forums_calendar_holds_what_is_announced_whoever_asks():
    world = cast.gather()
    planned(world)
    planned(world, Slot(date(NEXT_YEAR, 10, 12)), announced=False)
    address = reverse("forum_calendar", args=[world.body.slug, world.forum.slug])

    public, secretary = Client().get(address), client_of(world.secretary).get(address)

    assert public.headers["Content-Type"] == "text/calendar; charset=utf-8"
    days = [event.decoded("dtstart").date() for event in events_of(public)]
    assert days == [world.meeting.start_date, SLOT.day]
    assert len(events_of(secretary)) == 2
    assert world.item.title.encode() not in public.content
    found = events_of(public)[-1]["url"]
    assert found == f"http://testserver{public_address(world, f'{NEXT_YEAR}-09-14')}"


def test_one_meeting_goes_into_ones_own_calendar():
    world = cast.gather()
    planned(world)
    slug = [world.body.slug, world.forum.slug]

    found = Client().get(reverse("meeting_calendar", args=[*slug, f"{NEXT_YEAR}-09-14"]))
    missing = Client().get(reverse("meeting_calendar", args=[*slug, f"{NEXT_YEAR}-09-15"]))

    assert [event["summary"] for event in events_of(found)] == ["Havneudvalget"]
    assert missing.status_code == 404


def test_a_persons_calendar_holds_the_meetings_of_their_terms_until_it_is_renewed():
    world = cast.gather()
    council = actions_forum(world, "Byrådet")
    person = Person.objects.get(user=world.member)
    Membership.objects.create(person=person, organization=council, end_date=date(NEXT_YEAR, 6, 30))
    slots = [Slot(date(NEXT_YEAR, 6, 1)), Slot(date(NEXT_YEAR, 8, 3))]
    actions.add_meetings(organization=council, slots=slots, **SAID)
    actions.announce_plan(organization=council, year=NEXT_YEAR, **SAID)
    client = client_of(world.member)
    address = reverse("person_calendar", args=[calendar_token(person)])

    shown = f"http://testserver{address}" in client.get(reverse("own_calendar")).content.decode()
    events = events_of(Client().get(address))
    client.post(reverse("renew_calendar", args=[person.pk]))
    after = Client().get(address).status_code

    assert shown
    assert [str(event["summary"]) for event in events] == ["Havneudvalget", "Byrådet"]
    assert after == 404


def test_nobody_renews_anothers_calendar():
    world = cast.gather()
    person = Person.objects.get(user=world.member)

    response = client_of(world.chair).post(reverse("renew_calendar", args=[person.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("token", ["1.0", "1.0~abc", "x", "1~", "~"])
def test_a_made_up_calendar_address_leads_nowhere(token):
    assert Client().get(reverse("person_calendar", args=[token])).status_code == 404


def test_a_template_prints_an_example_of_its_case_number():
    world = cast.gather()
    apply_template(organization=world.forum, name="decision_first", **SAID)

    page = client_of(world.secretary).get(reverse("forum_rules", args=[world.forum.pk]))

    assert f"{clock.today().year % 100:02d}-001234" in text_of(page)
