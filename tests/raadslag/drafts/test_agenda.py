"""What may be done to an agenda, when, and what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from raadslag.core.models import AuditEvent
from raadslag.drafts.actions import access, agenda, order
from raadslag.drafts.agenda_rules import Refusal
from raadslag.drafts.models import Draft, DraftItem, ForumRules, Treatment
from raadslag.drafts.queries.agenda import agenda_page
from raadslag.drafts.queries.numbers import first_number
from raadslag.drafts.rules import ItemState, Numbering, Stage, TreatmentState
from raadslag.meetings.models import AgendaItem, Case
from tests.raadslag import cast
from tests.raadslag.cast import NOW
from tests.raadslag.factories import BY

pytestmark = pytest.mark.django_db
LATE = NOW.replace(day=16)  # the agenda of Tuesday the 21st is due on Wednesday the 15th


def titles(draft: Draft) -> list[str]:
    return [item.title for item in agenda.printed(draft)]


def begun(people: cast.Cast) -> Draft:
    """The paper begun anew, with its standing items."""
    people.draft.items.all().delete()
    people.draft.delete()
    return agenda.open_draft(meeting=people.meeting, by=BY, now=NOW)


def submitted(people: cast.Cast, title: str = "Sejlrende", **fields) -> DraftItem:
    return cast.written_item(people.forum, title, state=ItemState.SUBMITTED, **fields)


def stage(draft: Draft, value: Stage) -> None:
    Draft.objects.filter(pk=draft.pk).update(stage=value)


def test_an_agenda_is_begun_once_with_the_standing_items_in_their_places():
    people = cast.gather()
    ForumRules.objects.update(
        standing_items=[
            {"title": "Eventuelt", "position": "last", "minutes": 10, "text": ""},
            {"title": "Tidsplan", "position": "first", "timetable": True},
            {"title": "Nyt fra formanden", "position": "first", "text": "Siden sidst."},
        ]
    )

    draft = begun(people)
    again = agenda.open_draft(meeting=people.meeting, by=BY, now=NOW)

    items = agenda.printed(draft)
    assert again == draft
    assert [(one.title, one.timetable, one.minutes) for one in items] == [
        ("Tidsplan", True, 0),
        ("Nyt fra formanden", False, 0),
        ("Eventuelt", False, 10),
    ]
    assert [text.html for text in items[1].texts.all()] == ["<p>Siden sidst.</p>"]
    assert items[1].texts.get().heading == "Sagens kerne"


def test_an_item_is_placed_before_what_the_rules_put_last():
    people = cast.gather()
    draft = begun(people)
    item = submitted(people)

    agenda.place_item(item=item, draft=draft, by=BY, now=NOW)

    item.refresh_from_db()
    assert titles(draft) == ["Godkendelse af dagsorden", "Sejlrende", "Eventuelt"]
    assert (item.state, item.supplementary) == (ItemState.ACCEPTED, False)


def test_placing_an_item_tells_its_route_and_those_who_look():
    people = cast.gather()
    case = Case.objects.create(body=people.body, case_number="S2026-1", slug="s2026-1")
    item = submitted(people)
    leg = Treatment.objects.create(case=case, organization=people.forum, order=1, item=item)
    before = people.draft.revision

    agenda.place_item(item=item, draft=people.draft, by=BY, now=NOW)

    leg.refresh_from_db()
    assert (leg.state, leg.meeting) == (TreatmentState.ON_AGENDA, people.meeting)
    assert Draft.objects.get().revision > before
    event = AuditEvent.objects.filter(verb="place_item").get()
    assert "Sejlrende" not in f"{event.target_name} {event.details}"


def test_an_item_of_another_forum_or_of_an_agenda_is_not_placed():
    people = cast.gather()
    other = cast.people.find_or_create_organization(body=people.body, name="Andet", by=BY)

    with pytest.raises(agenda.CannotChangeAgenda) as elsewhere:
        agenda.place_item(
            item=cast.written_item(other, "Ny skole"), draft=people.draft, by=BY, now=NOW
        )
    with pytest.raises(agenda.CannotChangeAgenda) as twice:
        agenda.place_item(item=people.item, draft=people.draft, by=BY, now=NOW)

    assert (elsewhere.value.why, twice.value.why) == (Refusal.OTHER_FORUM, Refusal.ON_AN_AGENDA)


def test_past_the_deadline_a_reason_is_asked_for():
    people = cast.gather()
    item = submitted(people)

    with pytest.raises(agenda.ReasonMissing):
        agenda.place_item(item=item, draft=people.draft, by=BY, now=LATE)
    agenda.place_item(
        item=item, draft=people.draft, by=BY, now=LATE, late_reason="Fristen er fredag."
    )

    item.refresh_from_db()
    assert (item.state, item.late_reason) == (ItemState.ACCEPTED, "Fristen er fredag.")


def test_on_the_last_day_no_reason_is_asked_for():
    people = cast.gather()
    item = submitted(people)

    agenda.place_item(item=item, draft=people.draft, by=BY, now=NOW.replace(day=15))

    assert DraftItem.objects.get(pk=item.pk).late_reason == ""


def test_nothing_is_left_of_a_new_item_that_was_refused():
    people = cast.gather()

    with pytest.raises(agenda.ReasonMissing):
        agenda.add_item(draft=people.draft, title="Hast", author=None, by=BY, now=LATE)

    assert not DraftItem.objects.filter(title="Hast").exists()


def test_after_the_call_an_item_stands_last_on_a_supplementary_agenda():
    people = cast.gather()
    draft = begun(people)
    stage(draft, Stage.CALLED)

    item = agenda.add_item(draft=draft, title="Stormflod", author=None, by=BY, now=NOW)

    item.refresh_from_db()
    assert titles(draft) == ["Godkendelse af dagsorden", "Eventuelt", "Stormflod"]
    assert item.supplementary


def test_once_the_meeting_is_over_the_agenda_stands():
    people = cast.gather()
    stage(people.draft, Stage.CLOSED)

    with pytest.raises(agenda.CannotChangeAgenda) as refused:
        agenda.add_item(draft=people.draft, title="Glemt", author=None, by=BY, now=NOW)

    assert refused.value.why is Refusal.HELD


def test_an_item_taken_off_waits_again():
    people = cast.gather()

    agenda.take_off(item=people.item, by=BY, now=NOW)

    item = DraftItem.objects.get()
    assert (item.draft, item.state, titles(people.draft)) == (None, ItemState.SUBMITTED, [])


def test_an_empty_standing_item_taken_off_is_gone():
    people = cast.gather()
    draft = begun(people)
    last = agenda.printed(draft)[-1]

    agenda.take_off(item=last, by=BY, now=NOW)

    assert titles(draft) == ["Godkendelse af dagsorden"]
    assert not DraftItem.objects.filter(pk=last.pk).exists()


def test_after_the_call_an_item_can_be_withdrawn_but_not_taken_off():
    people = cast.gather()
    stage(people.draft, Stage.CALLED)

    with pytest.raises(agenda.CannotChangeAgenda) as refused:
        agenda.take_off(item=people.item, by=BY, now=NOW)
    agenda.withdraw(item=people.item, by=BY, now=NOW)

    assert refused.value.why is Refusal.CALLED
    assert titles(people.draft) == ["Ny mole i Strandby"]
    assert DraftItem.objects.get().state == ItemState.WITHDRAWN


def test_a_withdrawn_item_can_be_brought_back_once():
    people = cast.gather()
    agenda.withdraw(item=people.item, by=BY, now=NOW)

    agenda.bring_back(item=people.item, by=BY, now=NOW)
    with pytest.raises(agenda.CannotChangeAgenda):
        agenda.bring_back(item=people.item, by=BY, now=NOW)

    assert DraftItem.objects.get().state == ItemState.ACCEPTED


def test_closing_asks_why_case_by_case():
    people = cast.gather()

    with pytest.raises(agenda.ReasonMissing):
        access.close_item(item=people.item, reason="  ", by=BY, now=NOW)
    access.close_item(item=people.item, reason="Køb af ejendom", by=BY, now=NOW)
    closed = DraftItem.objects.get()
    access.open_item(item=closed, by=BY, now=NOW)

    opened = DraftItem.objects.get()
    assert (opened.is_public, opened.closed_reason) == (True, "")
    details = [event.details for event in AuditEvent.objects.filter(target_kind="draft")]
    assert "Køb af ejendom" not in str(details)


def test_a_forum_that_prints_a_public_wording_asks_for_it():
    people = cast.gather()
    ForumRules.objects.update(closed_titles="public_title")

    with pytest.raises(agenda.CannotChangeAgenda) as refused:
        access.close_item(item=people.item, reason="Køb", by=BY, now=NOW)
    access.close_item(item=people.item, reason="Køb", public_title="Køb af ejendom", by=BY, now=NOW)

    assert refused.value.why is Refusal.NO_PUBLIC_TITLE
    assert DraftItem.objects.get().public_title == "Køb af ejendom"


def test_closed_items_go_last_yet_before_any_other_business():
    people = cast.gather()
    draft = begun(people)
    for title in ("Lukket A", "Åben", "Lukket B"):
        item = agenda.add_item(draft=draft, title=title, author=None, by=BY, now=NOW)
        if title.startswith("Lukket"):
            access.close_item(item=item, reason="Køb", by=BY, now=NOW)
    offered = agenda_page(people.meeting, now=NOW).closed_stand_last

    order.put_closed_last(draft=draft, by=BY, now=NOW)

    assert not offered
    assert agenda_page(people.meeting, now=NOW).closed_stand_last
    assert titles(draft) == [
        "Godkendelse af dagsorden",
        "Åben",
        "Lukket A",
        "Lukket B",
        "Eventuelt",
    ]


def test_an_order_must_name_every_item_once():
    people = cast.gather()
    second = cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2)

    for wrong in ([second.pk], [second.pk, second.pk], [second.pk, people.item.pk, 9999]):
        with pytest.raises(agenda.CannotChangeAgenda):
            order.reorder(draft=people.draft, order=wrong, by=BY, now=NOW)

    assert titles(people.draft) == ["Ny mole i Strandby", "Nyt bådlaug"]


def test_after_the_call_only_the_supplement_can_be_reordered():
    people = cast.gather()
    stage(people.draft, Stage.CALLED)
    first = agenda.add_item(draft=people.draft, title="Tillæg 1", author=None, by=BY, now=NOW)
    second = agenda.add_item(draft=people.draft, title="Tillæg 2", author=None, by=BY, now=NOW)

    wanted = [people.item.pk, second.pk, first.pk]
    order.reorder(draft=people.draft, order=wanted, by=BY, now=NOW)
    with pytest.raises(agenda.CannotChangeAgenda) as refused:
        order.move(item=people.item, steps=1, by=BY, now=NOW)

    assert refused.value.why is Refusal.CALLED
    assert titles(people.draft) == ["Ny mole i Strandby", "Tillæg 2", "Tillæg 1"]


def test_an_item_at_the_end_stays_there():
    people = cast.gather()
    cast.written_item(people.forum, "Nyt bådlaug", draft=people.draft, order=2)

    order.move(item=people.item, steps=-1, by=BY, now=NOW)

    assert titles(people.draft) == ["Ny mole i Strandby", "Nyt bådlaug"]


def test_the_same_minutes_again_are_a_save_whose_answer_was_lost():
    people = cast.gather()

    first, again = (
        order.set_minutes(item=people.item, span=order.Span.ITEM, value=45, base=0, by=BY, now=NOW)
        for _ in range(2)
    )

    assert first == again == order.MinutesSaved(1, 45)


def test_numbers_go_on_through_the_year_where_the_forum_says_so():
    people = cast.gather()
    held = cast.planned_meeting(people.forum, date(2026, 2, 3))
    AgendaItem.objects.create(
        meeting=held, number="17", order=1, slug="17", title="X", is_public=True
    )
    between = Draft.objects.create(meeting=cast.planned_meeting(people.forum, date(2026, 3, 3)))
    for place in (1, 2):
        cast.written_item(people.forum, f"Sag {place}", draft=between, order=place)
    cast.planned_meeting(people.forum, date(2025, 12, 2))

    assert first_number(people.draft, Numbering.YEAR) == 20
    assert first_number(between, Numbering.YEAR) == 18
    assert first_number(people.draft, Numbering.MEETING) == 1


def test_numbers_begin_again_in_the_new_year():
    people = cast.gather()
    january = Draft.objects.create(meeting=cast.planned_meeting(people.forum, date(2027, 1, 12)))

    assert first_number(january, Numbering.YEAR) == 1


def test_a_page_asks_the_same_number_of_questions_however_long_the_agenda(
    django_assert_max_num_queries,
):
    people = cast.gather()
    for place in range(2, 30):
        cast.written_item(people.forum, f"Sag {place}", draft=people.draft, order=place)
        cast.written_item(people.forum, f"Venter {place}", state=ItemState.SUBMITTED)

    with django_assert_max_num_queries(12):
        page = agenda_page(people.meeting, now=NOW)

    assert (len(page.items), len(page.waiting)) == (29, 28)


def test_an_item_that_somebody_has_placed_meanwhile_stays_where_it_is():
    people = cast.gather()
    row = submitted(people)
    as_it_was = DraftItem.objects.get(pk=row.pk)
    other = Draft.objects.create(meeting=cast.planned_meeting(people.forum, date(2026, 5, 12)))
    agenda.place_item(item=row, draft=people.draft, by=BY, now=NOW)

    with pytest.raises(agenda.CannotChangeAgenda) as refused:
        agenda.place_item(item=as_it_was, draft=other, by=BY, now=NOW)

    assert refused.value.why is Refusal.ON_AN_AGENDA
    assert DraftItem.objects.get(pk=row.pk).draft == people.draft


def test_closing_an_item_loses_no_count_of_its_versions():
    people = cast.gather()
    as_it_was = DraftItem.objects.select_related("draft", "organization").get(pk=people.item.pk)
    DraftItem.objects.filter(pk=people.item.pk).update(version=3)

    access.close_item(item=as_it_was, reason="Forhandling", by=BY, now=NOW)

    assert DraftItem.objects.get(pk=people.item.pk).version == 4
