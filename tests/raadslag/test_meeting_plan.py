"""A year's meetings are worked out, announced, moved and cancelled; who has been told is told again."""

from datetime import UTC, date, datetime, time
from itertools import pairwise

import icalendar
import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadslag.core.models import AuditEvent
from raadslag.drafts.deadlines import is_open_day
from raadslag.drafts.models import Draft
from raadslag.journeys import plan_year
from raadslag.meetings import calendars, queries
from raadslag.meetings.actions import store_minutes
from raadslag.meetings.models import FormerAddress, Meeting
from raadslag.meetings.plan import actions
from raadslag.meetings.plan.queries import moved_to, plan_of
from raadslag.meetings.plan.recurrence import (
    LAST,
    EveryWeeks,
    Monthly,
    OnFreeDay,
    Wish,
    carried_over,
    days_of,
)
from raadslag.meetings.plan.seen import ProposedDay, Remark, RemarkKind, Slot
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.people.actions import find_or_create_organization
from raadslag.people.models import Membership, Person
from raadslag.search.actions import follow_changes
from raadslag.search.queries import search
from raadslag.search.results import Wanted
from referat.interchange import COPENHAGEN
from tests.raadslag.factories import BY, NOW, agenda, minutes

# The holidays of a year are worked out when it is seen first.
AT_LEISURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

MONDAY, TUESDAY, WEDNESDAY = 0, 1, 2
SLOT = Slot(date(2027, 9, 14), time(9), time(11, 30), "Mødelokale 1")
MAY = {"by": BY, "now": NOW}


def closed(day):
    return not is_open_day(day)


def forum(body, name="Havneudvalget"):
    return find_or_create_organization(body=body, name=name, by=BY)


def planned(organization, slot=SLOT, *, announced=True):
    meeting = actions.add_meetings(organization=organization, slots=[slot], **MAY)[0]
    if announced:
        actions.announce_plan(organization=organization, year=slot.day.year, **MAY)
        meeting.refresh_from_db()
    return meeting


def address_of(meeting, slug):
    organization = meeting.organization
    return {
        "body_slug": organization.body.slug,
        "forum_slug": organization.slug,
        "meeting_slug": slug,
    }


# --- dates --------------------------------------------------------------------------------------


def test_second_and_fourth_tuesday_without_july():
    wish = Wish(Monthly(frozenset({2, 4}), frozenset({TUESDAY})))

    days = days_of(wish, 2027, is_free=closed)

    assert days[:4] == [date(2027, 1, 12), date(2027, 1, 26), date(2027, 2, 9), date(2027, 2, 23)]
    assert len(days) == 22
    assert {day.month for day in days} == set(range(1, 13)) - {7}


def test_every_fourteen_days_on_wednesdays_goes_on_through_a_month_left_out():
    wish = Wish(EveryWeeks(2, WEDNESDAY, date(2027, 1, 4)))

    days = days_of(wish, 2027, is_free=closed)

    assert days[:2] == [date(2027, 1, 6), date(2027, 1, 20)]
    assert [day for day in days if day.month in (6, 7, 8)] == [
        date(2027, 6, 9),
        date(2027, 6, 23),
        date(2027, 8, 4),
        date(2027, 8, 18),
    ]


def test_weeks_are_counted_from_the_week_of_the_day_that_is_named():
    friday = date(2027, 1, 8)
    wish = Wish(EveryWeeks(3, MONDAY, friday), frozenset())

    assert days_of(wish, 2027, is_free=closed)[:2] == [date(2027, 1, 4), date(2027, 1, 25)]


def test_the_last_weekday_of_a_month_may_be_the_fifth():
    wish = Wish(Monthly(frozenset({LAST}), frozenset({MONDAY})))

    days = days_of(wish, 2027, is_free=closed)

    assert days[:3] == [date(2027, 1, 25), date(2027, 2, 22), date(2027, 4, 26)]
    assert date(2027, 5, 31) in days


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (OnFreeDay.LEAVE_OUT, []),
        (OnFreeDay.NEXT_DAY, [date(2027, 3, 30)]),  # the first day after Easter
        (OnFreeDay.KEEP, [date(2027, 3, 29)]),
    ],
)
def test_easter_monday_is_left_out_put_off_or_kept(what, expected):
    wish = Wish(Monthly(frozenset({LAST}), frozenset({MONDAY})), frozenset(), what)

    days = days_of(wish, 2027, is_free=closed)

    assert [day for day in days if day.month == 3] == expected


def test_last_years_days_come_again_fifty_two_weeks_later():
    days = carried_over([date(2026, 1, 13), date(2026, 12, 30), date(2026, 1, 1)], 2027)

    assert days == [date(2027, 1, 7), date(2027, 1, 12), date(2027, 12, 29)]


@AT_LEISURE
@given(
    st.sets(st.sampled_from([1, 2, 3, 4, LAST]), min_size=1, max_size=3),
    st.sets(st.integers(min_value=0, max_value=4), min_size=1, max_size=2),
    st.integers(min_value=2020, max_value=2050),
    st.sets(st.integers(min_value=1, max_value=12), max_size=3),
    st.sampled_from([OnFreeDay.LEAVE_OUT, OnFreeDay.NEXT_DAY]),
)
def test_days_are_open_in_order_and_in_the_year(ordinals, weekdays, year, months, what):
    wish = Wish(Monthly(frozenset(ordinals), frozenset(weekdays)), frozenset(months), what)

    days = days_of(wish, year, is_free=closed)

    assert days == sorted(set(days))
    assert all(day.year == year and day.month not in months and is_open_day(day) for day in days)


@AT_LEISURE
@given(st.integers(min_value=1, max_value=8), st.integers(min_value=0, max_value=4))
def test_the_weeks_between_are_as_many_as_asked(weeks, weekday):
    wish = Wish(EveryWeeks(weeks, weekday, date(2027, 1, 1)), frozenset(), OnFreeDay.KEEP)

    days = days_of(wish, 2027, is_free=closed)

    gaps = {(later - day).days for day, later in pairwise(days)}
    assert gaps == {weeks * 7}


# --- the preview --------------------------------------------------------------------------------


def test_the_preview_tells_what_lies_on_a_day_and_writes_nothing(strandby):
    organization = forum(strandby)
    wish = Wish(Monthly(frozenset({LAST}), frozenset({MONDAY})), on_free_day=OnFreeDay.KEEP)

    days = plan_year.propose_days(organization, wish, 2027, start_time=time(9))

    assert ProposedDay(date(2027, 1, 25)) in days
    assert ProposedDay(date(2027, 3, 29), (Remark(RemarkKind.HOLIDAY, "Anden påskedag"),)) in days
    assert not Meeting.objects.exists()


def test_two_forums_with_the_same_people_at_the_same_time_are_told_of(strandby):
    harbour, council = forum(strandby), forum(strandby, "Byrådet")
    person = Person.objects.create(body=strandby, name="Karla Kaj")
    for organization in (harbour, council):
        Membership.objects.create(person=person, organization=organization)
    planned(council)
    clash = Remark(RemarkKind.SAME_PEOPLE, "Byrådet", ("Karla Kaj",))

    at_nine = plan_year.remarks_on(harbour, SLOT)
    within = plan_year.remarks_on(harbour, Slot(SLOT.day, time(10, 30), time(12)))
    before = plan_year.remarks_on(harbour, Slot(SLOT.day, time(8), time(9)))
    after = plan_year.remarks_on(harbour, Slot(SLOT.day, time(11, 30)))
    no_time_yet = plan_year.remarks_on(harbour, Slot(SLOT.day))

    assert (at_nine, within, no_time_yet) == ((clash,), (clash,), (clash,))
    assert (before, after) == ((), ())


def test_a_seat_that_has_ended_is_no_clash(strandby):
    harbour, council = forum(strandby), forum(strandby, "Byrådet")
    person = Person.objects.create(body=strandby, name="Karla Kaj")
    Membership.objects.create(person=person, organization=harbour)
    Membership.objects.create(person=person, organization=council, end_date=date(2026, 12, 31))
    planned(council)

    assert plan_year.remarks_on(harbour, SLOT) == ()


def test_a_day_on_which_the_forum_meets_is_taken(strandby):
    organization = forum(strandby)
    planned(organization)
    wish = Wish(Monthly(frozenset({2}), frozenset({TUESDAY})))

    days = plan_year.propose_days(organization, wish, 2027, start_time=time(9))

    assert [day.day for day in days if day.is_taken] == [SLOT.day]


def test_last_years_plan_is_copied_without_what_was_cancelled(strandby):
    organization = forum(strandby)
    planned(organization, Slot(date(2026, 9, 15)))
    gone = planned(organization, Slot(date(2026, 10, 13)))
    actions.cancel_meeting(meeting=gone, reason="Ingen sager.", **MAY)

    days = plan_year.propose_like_last_year(organization, 2027, start_time=None)

    assert [day.day for day in days] == [SLOT.day]


# --- the plan -----------------------------------------------------------------------------------


def test_a_planned_meeting_is_seen_by_everybody_once_it_is_announced(strandby, astrid):
    organization = forum(strandby)
    planned(organization, announced=False)
    today = date(2027, 1, 1)

    def seen_by(user):
        return len(queries.coming_meetings(user, today=today))

    before = (seen_by(AnonymousUser()), seen_by(astrid))
    count = actions.announce_plan(organization=organization, year=2027, **MAY)

    assert (before, count, seen_by(AnonymousUser())) == ((0, 1), 1, 1)
    assert actions.announce_plan(organization=organization, year=2027, **MAY) == 0


def test_the_same_day_and_time_is_planned_once(strandby):
    organization = forum(strandby)

    actions.add_meetings(organization=organization, slots=[SLOT, SLOT], **MAY)
    actions.add_meetings(organization=organization, slots=[SLOT], **MAY)

    assert [one.slot for one in plan_of(organization, 2027).meetings] == [SLOT]


def test_a_moved_meeting_is_found_at_its_old_address(strandby):
    meeting = planned(forum(strandby))
    later = Slot(date(2027, 9, 21), time(10), time(12), "Byrådssalen")

    plan_year.move_meeting(meeting=meeting, slot=later, reason="Formanden er syg.", **MAY)

    line = plan_of(meeting.organization, 2027).meetings[0]
    found = moved_to(AnonymousUser(), **address_of(meeting, "2027-09-14"))
    assert (line.slot, line.slug, line.moved_from) == (later, "2027-09-21", SLOT.day)
    assert (line.status_reason, line.status) == ("Formanden er syg.", MeetingStatus.PLANNED)
    assert found is not None
    assert found.slug == "2027-09-21"


def test_a_meeting_that_comes_back_has_its_first_address_again(strandby):
    meeting = planned(forum(strandby))
    later = Slot(date(2027, 9, 21), time(9))

    actions.move_meeting(meeting=meeting, slot=later, reason="Sygdom.", **MAY)
    actions.move_meeting(meeting=meeting, slot=SLOT, reason="Rask igen.", **MAY)

    assert meeting.slug == "2027-09-14"
    assert list(FormerAddress.objects.values_list("slug", flat=True)) == ["2027-09-21"]


def test_a_new_meeting_does_not_take_a_moved_ones_address(strandby):
    meeting = planned(forum(strandby))
    later = Slot(date(2027, 9, 21))
    actions.move_meeting(meeting=meeting, slot=later, reason="Sygdom.", **MAY)

    new = planned(meeting.organization)

    assert new.slug == "2027-09-14-2"


def test_what_everybody_knows_is_moved_with_a_reason_only(strandby):
    meeting = planned(forum(strandby))

    with pytest.raises(actions.CannotChangePlan) as caught:
        actions.move_meeting(meeting=meeting, slot=Slot(date(2027, 9, 21)), reason=" ", **MAY)

    assert caught.value.code == "reason"
    assert plan_of(meeting.organization, 2027).meetings[0].slot == SLOT


def test_what_nobody_knows_of_is_moved_without_a_reason(strandby):
    meeting = planned(forum(strandby), announced=False)

    actions.move_meeting(meeting=meeting, slot=Slot(date(2027, 9, 21)), reason="", **MAY)

    assert meeting.start_date == date(2027, 9, 21)


def test_another_room_is_no_move_but_calendars_are_told(strandby):
    meeting = planned(forum(strandby))
    slot = Slot(SLOT.day, SLOT.start_time, SLOT.end_time, "Byrådssalen")

    actions.move_meeting(meeting=meeting, slot=slot, reason="", **MAY)

    assert (meeting.location, meeting.sequence, meeting.status_reason) == ("Byrådssalen", 1, "")


def test_a_cancelled_meeting_stays_and_can_be_taken_up_again(strandby):
    meeting = planned(forum(strandby))

    actions.cancel_meeting(meeting=meeting, reason="Ingen sager.", **MAY)
    cancelled = plan_of(meeting.organization, 2027).meetings[0]
    actions.restore_meeting(meeting=meeting, **MAY)

    assert (cancelled.status, cancelled.status_reason) == (
        MeetingStatus.CANCELLED,
        "Ingen sager.",
    )
    assert (meeting.status, meeting.status_reason, meeting.sequence) == (
        MeetingStatus.PLANNED,
        "",
        2,
    )
    verbs = AuditEvent.objects.filter(target_kind="meeting").values_list("verb", flat=True)
    assert list(verbs) == ["restore_meeting", "cancel_meeting", "plan_meeting"]


@pytest.mark.parametrize("step", ["move", "cancel"])
def test_a_meeting_with_published_minutes_is_not_changed_by_the_plan(strandby, stored, step):
    meeting = stored(strandby)
    moved = Slot(date(2027, 9, 21))

    with pytest.raises(actions.CannotChangePlan) as caught:
        if step == "move":
            actions.move_meeting(meeting=meeting, slot=moved, reason="Nej.", **MAY)
        else:
            actions.cancel_meeting(meeting=meeting, reason="Nej.", **MAY)

    assert caught.value.code == "held"


@pytest.fixture
def stored():
    """A meeting with published minutes."""

    def store(body):
        kept = store_minutes(
            body=body, reading=minutes(), state=MinutesState.PUBLISHED, by=BY, now=NOW
        )
        return kept.minutes.meeting

    return store


def test_only_what_nobody_knows_and_nothing_hangs_on_is_deleted(strandby):
    organization = forum(strandby)
    announced = planned(organization)
    written = planned(organization, Slot(date(2027, 10, 12)), announced=False)
    Draft.objects.create(meeting=written)
    free = planned(organization, Slot(date(2027, 11, 9)), announced=False)

    refused = []
    for meeting in (announced, written):
        with pytest.raises(actions.CannotChangePlan) as caught:
            plan_year.delete_meeting(meeting=meeting, **MAY)
        refused.append(caught.value.code)
    plan_year.delete_meeting(meeting=free, **MAY)

    assert refused == ["announced", "in_use"]
    assert set(Meeting.objects.all()) == {announced, written}
    assert AuditEvent.objects.filter(verb="delete_meeting").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_index_follows_a_plan_without_documents(strandby):
    meeting = planned(forum(strandby))

    plan_year.cancel_meeting(meeting=meeting, reason="Ingen sager.", **MAY)
    follow_changes()

    assert search(AnonymousUser(), Wanted(text="Havneudvalget")).total == 0


def test_an_agenda_that_is_silent_on_the_end_leaves_the_planned_one(strandby):
    meeting = planned(forum(strandby))
    silent = agenda(start=datetime(2027, 9, 14, 10, 0, tzinfo=COPENHAGEN))

    store_minutes(
        body=strandby,
        reading=silent,
        meeting=meeting,
        state=MinutesState.PUBLISHED,
        by=BY,
        now=NOW,
    )

    line = plan_of(meeting.organization, 2027).meetings[0]
    assert line.slot == Slot(SLOT.day, time(10), time(11, 30), "Mødelokale 1")
    assert (line.has_agenda, line.is_fixed) == (True, False)


# --- calendars ----------------------------------------------------------------------------------


def events_of(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_a_calendar_tells_when_and_where_in_danish_time(strandby):
    meeting = planned(forum(strandby))

    data = calendars.event_of(meeting, now=NOW, address="https://raadslag.example/m/")

    (event,) = events_of(data)
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2027, 9, 14, 7, 0, tzinfo=UTC)
    assert event.decoded("dtend").astimezone(UTC) == datetime(2027, 9, 14, 9, 30, tzinfo=UTC)
    assert (event["summary"], event["location"]) == ("Havneudvalget", "Mødelokale 1")
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)
    assert event["url"] == "https://raadslag.example/m/"
    assert b"BEGIN:VTIMEZONE" in data


def test_a_meeting_without_a_time_takes_the_whole_day(strandby):
    meeting = planned(forum(strandby), Slot(SLOT.day))

    (event,) = events_of(calendars.event_of(meeting, now=NOW))

    assert event.decoded("dtstart") == SLOT.day


def test_a_moved_and_then_cancelled_meeting_is_the_same_event_with_a_higher_number(strandby):
    meeting = planned(forum(strandby))
    first = events_of(calendars.event_of(meeting, now=NOW))[0]

    moved = Slot(date(2027, 9, 21), time(9))
    actions.move_meeting(meeting=meeting, slot=moved, reason="Sygdom.", **MAY)
    second = events_of(calendars.event_of(meeting, now=NOW))[0]
    actions.cancel_meeting(meeting=meeting, reason="Ingen sager.", **MAY)
    third = events_of(calendars.event_of(meeting, now=NOW))[0]

    assert first["uid"] == second["uid"] == third["uid"]
    assert [one["sequence"] for one in (first, second, third)] == [0, 1, 2]
    assert (third["status"], third["summary"]) == ("CANCELLED", "Aflyst: Havneudvalget")
    assert third["description"] == "Ingen sager."
