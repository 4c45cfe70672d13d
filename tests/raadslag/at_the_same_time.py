"""Two people press the same button at the same moment: nothing is lost, doubled or half done.

It needs PostgreSQL's locks, so it is no test_ file: tests/postgres runs it there.
"""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connections

from raadslag.drafts.actions import agenda, routes, texts
from raadslag.drafts.models import Draft, DraftItem, DraftText, TextRevision
from raadslag.drafts.rules import Part, Stage
from raadslag.followup.actions import lists, progress
from raadslag.followup.models import Commitment
from raadslag.followup.rules import State
from raadslag.followup.said import Said
from raadslag.journeys import hold_meeting, stop_decision, write_commitment
from raadslag.journeys.publish_minutes import publish
from raadslag.journeys.put_list_on_agenda import put_on_agenda
from raadslag.journeys.report_done import report_done
from raadslag.journeys.take_over_reminder_list import take_over
from raadslag.journeys.take_up_commitments import take_up
from raadslag.mailing.actions.outbox import put
from raadslag.mailing.actions.rounds import begin_round
from raadslag.mailing.actions.sending import claim_next
from raadslag.mailing.models import OutboxMessage
from raadslag.meetings.models import Case, Minutes
from raadslag.people import actions as people_actions
from raadslag.people.models import Person
from referat.document import Kind
from tests.raadslag import cast, factories
from tests.raadslag.cast import NOW
from tests.raadslag.factories import BY
from tests.raadslag.followup.decided import agreed
from tests.raadslag.followup.test_reminder_list import old_item
from tests.raadslag.mailing.post import letter_to, queued, somebody

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS_MAX = 60


def both(*acts):
    """What each came to, or why it did not; all began together."""
    start, came = threading.Barrier(len(acts)), {}

    def run(place, act):
        start.wait(SECONDS_MAX)
        try:
            came[place] = act()
        except Exception as error:  # noqa: BLE001 -- what is raised is what is asked about
            came[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS_MAX)
    return [came[place] for place in range(len(acts))]


def kinds(came):
    return sorted(type(one).__name__ for one in came)


def test_of_two_who_save_one_box_one_is_told_and_both_texts_are_kept():
    people = cast.gather()
    text = people.item.texts.first()

    came = both(
        *[
            lambda by=by: texts.save_text(
                text=DraftText.objects.get(pk=text.pk),
                html=f"<p>{by.username}</p>",
                base=0,
                by=by,
                now=NOW,
            )
            for by in (people.secretary, people.case_officer)
        ]
    )

    assert kinds(came) == ["Conflict", "Saved"]
    kept = TextRevision.objects.filter(text=text).values_list("html", flat=True)
    assert sorted(kept) == ["<p>asta</p>", "<p>signe</p>"]


def test_a_paper_that_two_publish_is_published_once():
    people = cast.gather()
    draft = Draft.objects.get(pk=people.draft.pk)

    def act():
        row = Draft.objects.get(pk=draft.pk)
        return publish(row, Kind.AGENDA, user=people.secretary, now=NOW).is_new

    assert sorted(both(act, act)) == [False, True]
    assert Minutes.objects.filter(meeting=people.meeting).count() == 1


def test_a_meeting_that_two_close_sends_its_case_on_once():
    people = cast.gather()
    case = routes.case_for(people.forum, people.item.case_number)
    council = people_actions.find_or_create_organization(body=people.body, name="Byrådet", by=BY)
    routes.plan_leg(case=case, organization=people.forum, item=people.item, by=BY, now=NOW)
    routes.plan_leg(case=case, organization=council, by=BY, now=NOW)
    Draft.objects.filter(pk=people.draft.pk).update(stage=Stage.OPEN)
    DraftText.objects.filter(item=people.item, part=Part.DECISION).update(html="<p>Anbefales.</p>")
    DraftItem.objects.filter(pk=people.item.pk).update(outcome="recommended")

    def act():
        draft = Draft.objects.get(pk=people.draft.pk)
        return hold_meeting.close_meeting(draft=draft, by=BY, now=NOW).stage

    assert both(act, act) == [Stage.CLOSED, Stage.CLOSED]
    assert DraftItem.objects.filter(organization=council).count() == 1


def test_an_agenda_that_two_begin_is_begun_once():
    people = cast.gather()
    meeting = cast.planned_meeting(people.forum, cast.DAY.replace(month=5))

    came = both(*[lambda: agenda.open_draft(meeting=meeting, by=BY, now=NOW).pk] * 2)

    assert came[0] == came[1]
    assert DraftItem.objects.filter(draft=came[0]).count() == 2


def test_a_case_that_two_number_first_is_one_case():
    people = cast.gather()

    came = both(*[lambda: routes.case_for(people.forum, "S2026-99").pk] * 2)

    assert came == [Case.objects.get(case_number="S2026-99").pk] * 2


def test_an_item_that_two_place_on_different_agendas_stands_on_one():
    people = cast.gather()
    later = Draft.objects.create(
        meeting=cast.planned_meeting(people.forum, cast.DAY.replace(month=5))
    )
    row = cast.written_item(people.forum, "Sejlrende", state="submitted")

    def placed(draft):
        item = DraftItem.objects.get(pk=row.pk)
        agenda.place_item(item=item, draft=draft, by=BY, now=NOW)
        return draft.pk

    came = both(lambda: placed(people.draft), lambda: placed(later))

    assert kinds(came) == ["CannotChangeAgenda", "int"]
    assert DraftItem.objects.get(pk=row.pk).draft_id in came


def test_what_is_written_while_a_member_stops_the_decision_is_stopped():
    people = cast.gather()
    said = (factories.decision(),)
    for number in range(6):
        stored = factories.store(
            people.body,
            factories.minutes(
                factories.item("1", "Mole", decisions=said), start=date(2026, 2, 1 + number)
            ),
        )
        item = stored.minutes.meeting.items.get()

        came = both(
            lambda item=item: write_commitment.write(
                organization=people.forum,
                said=Said("Molen males"),
                said_on=date(2026, 3, 1),
                agenda_item=item,
                user=people.secretary,
                now=NOW,
            ),
            lambda item=item: stop_decision.stop(
                item,
                person=Person.objects.get(user=people.member),
                reason="Det er i strid med planen.",
                user=people.member,
                now=NOW,
            ),
        )

        assert kinds(came) == ["Commitment", "Stop"]
        assert Commitment.objects.get(agenda_item=item).stopped


def test_a_commitment_that_two_take_up_is_one_item():
    people = cast.gather()
    task = agreed(people, "Hent tilbud")

    def act():
        draft = Draft.objects.get(pk=people.draft.pk)
        made = take_up(draft, [task.pk], gathered=False, user=people.secretary, now=NOW)
        return len(made)

    assert sorted(both(act, act)) == [0, 1]
    assert DraftItem.objects.filter(title="Opfølgning: Hent tilbud").count() == 1


@pytest.mark.parametrize("who", ["secretary", "case_officer"])
def test_what_two_report_done_is_one_item(who):
    people = cast.gather()
    task = agreed(people, "Hent tilbud")
    progress.set_state(task, State.DONE, by=people.secretary, now=NOW)

    came = both(*[lambda: report_done(task, user=getattr(people, who), now=NOW).pk] * 2)

    assert came[0] == came[1]
    assert DraftItem.objects.filter(title="Orientering: Hent tilbud").count() == 1


def test_a_reminder_list_that_two_take_over_is_taken_over_once():
    people = cast.gather()
    item = old_item(people)

    came = both(*[lambda: take_over(item, user=people.secretary, now=NOW).pk] * 2)

    assert came[0] == came[1]
    assert Commitment.objects.count() == 3


def test_a_reminder_list_that_two_put_on_an_agenda_is_there_once():
    people = cast.gather()
    found = lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)

    came = both(*[lambda: put_on_agenda(found, people.meeting.pk, by=BY, now=NOW)] * 2)

    assert came == [True, True]
    assert DraftItem.objects.filter(title="Huskeliste").count() == 1


def test_a_message_that_two_write_is_written_once():
    person = somebody()

    def act():
        return put(letter_to(person, "x", mentions=("a",)), now=NOW) is not None

    assert sorted(both(act, act)) == [False, True]
    assert OutboxMessage.objects.count() == 1


def test_a_thing_that_two_messages_tell_is_told_once():
    person = somebody()

    def act(key):
        return put(letter_to(person, key, mentions=("a",)), now=NOW) is not None

    assert sorted(both(lambda: act("x"), lambda: act("y"))) == [False, True]
    assert OutboxMessage.objects.count() == 1


def test_a_message_that_two_claim_is_one_senders():
    queued(somebody(), now=NOW)

    came = both(*[lambda: claim_next(now=NOW)] * 2)

    assert kinds(came) == ["NoneType", "OutboxMessage"]


def test_a_day_that_two_begin_has_one_round():
    came = both(*[lambda: begin_round(cast.DAY, now=NOW)] * 2)

    assert sorted(came) == [False, True]
