"""A forum's reminder list: taken over, kept, printed on each agenda with what has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

import referat
from raadslag.core.models import AuditEvent
from raadslag.drafts.composing import compose
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import Part
from raadslag.followup.actions import bulk, commitments, lists, printed_list, progress, strands
from raadslag.followup.editions import (
    Change,
    Difference,
    Edition,
    Row,
    data_of,
    differences,
    edition_from,
)
from raadslag.followup.models import Commitment, ListEdition, ReminderList, Strand
from raadslag.followup.queries.lists import list_page, printable
from raadslag.followup.rules import State
from raadslag.followup.said import Said, Who
from raadslag.journeys import take_up_commitments
from raadslag.journeys.publish_minutes import publish
from raadslag.journeys.put_list_on_agenda import begin_agenda, put_on_agenda
from raadslag.journeys.take_over_reminder_list import (
    find_list,
    lists_to_take_over,
    take_over,
)
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from raadslag.publishing.papers import public_paper_of
from referat.document import Item, Kind, ListItem, Paragraph, Section, SectionKind, Table
from referat.reminders import Entry, ListTheme, StrandOf, passage_of, reminders_in
from referat.writing import Format
from tests.raadslag import cast, factories
from tests.raadslag.cast import NOW
from tests.raadslag.followup.decided import (
    SECRET,
    agreed,
    decided,
    held_and_published,
    unit,
)

pytestmark = pytest.mark.django_db
OLD_ROWS = (
    ("Sag/emne", "Forv. tidspunkt", "Ansvarlig"),
    ("Bådpladser i havnen", "Maj", "PV"),
    ("Regnskab for havnen", "(Kvartalsvis)", "Kajkontoret"),
    ("Vinterplan", "når isen lægger sig", "PV"),
)
OLD_LIST = (
    Table(OLD_ROWS),
    Paragraph("Havnedage"),
    Paragraph("(evt. med skolerne)"),
    ListItem("juni: Åbent hus", marker="6."),
)


@pytest.fixture
def people() -> cast.Cast:
    return cast.gather()


def old_item(people, *, public=True) -> AgendaItem:
    item = Item(
        "8",
        "Huskeliste 03-03-2026",
        public=public,
        sections=(Section(SectionKind.PRESENTATION, "Sagsfremstilling", OLD_LIST),),
    )
    return decided(people, factories.item("1"), item)[1]


def begun(people) -> ReminderList:
    return lists.begin_list(organization=people.forum, by=people.secretary, now=NOW)


def add(people, found, text, time_words="", **said):
    return lists.add_row(
        found,
        Said(text, time_words, **said),
        said_on=date(2026, 3, 3),
        by=people.secretary,
        now=NOW,
    )


def theme(people, strand, words, title, **said):
    return strands.write_theme(
        strand=strand,
        title=title,
        time_words=words,
        said_on=date(2026, 3, 3),
        by=actor_of(people.secretary),
        now=NOW,
        **said,
    )


def paper(people, day=date(2026, 5, 19)) -> Draft:
    """A new agenda of the forum."""
    meeting = cast.planned_meeting(people.forum, day)
    return begin_agenda(meeting=meeting, by=actor_of(people.secretary), now=NOW)


def printed(draft):
    """The list as the paper prints it, and the changes beside it."""
    items = compose(Draft.objects.get(pk=draft.pk), Kind.AGENDA).minutes.items
    item = next(one for one in items if reminders_in(one) is not None)
    changes = [one for one in item.sections if one.heading == "Ændret siden sidst"]
    return reminders_in(item), [block.text for one in changes for block in one.content]


def keep_up(people):
    """What the list's own transaction does once it is stored."""
    printed_list.refresh_now(people.forum.pk, now=NOW)


def topics(found):
    return [one.topic for one in found.entries]


def test_list_of_an_older_paper_is_shown_before_it_is_taken_over(people):
    unit(people, "Park og Vej", "PV")
    item = old_item(people)

    found = find_list(people.secretary, item, today=NOW.date())

    assert lists_to_take_over(people.secretary, people.forum, today=NOW.date()) == (found,)
    assert [(row.entry.topic, row.time and row.time.latest, row.who) for row in found.rows] == [
        ("Bådpladser i havnen", date(2026, 5, 31), ("Park og Vej",)),
        ("Regnskab for havnen", date(2026, 3, 31), ()),
        ("Vinterplan", None, ("Park og Vej",)),
    ]
    assert found.printed.strands == (
        StrandOf("Havnedage", "evt. med skolerne", (ListTheme("6. juni", "Åbent hus"),)),
    )


def test_list_is_taken_over_once_with_times_and_who_is_known(people):
    pv = unit(people, "Park og Vej", "PV")
    item = old_item(people)

    found = take_over(item, user=people.secretary, now=NOW)
    again = take_over(item, user=people.secretary, now=NOW)

    assert again == found
    rows = Commitment.objects.filter(on_list=True).order_by("order")
    assert [(row.text, row.time_words, row.due, row.repeats, row.actor_words) for row in rows] == [
        ("Bådpladser i havnen", "Maj", date(2026, 5, 31), False, "PV"),
        ("Regnskab for havnen", "(Kvartalsvis)", date(2026, 6, 30), True, "Kajkontoret"),
        ("Vinterplan (tidspunkt: når isen lægger sig)", "", None, False, "PV"),
    ]
    assert [list(row.responsible.values_list("organization", flat=True)) for row in rows] == [
        [pv.pk],
        [],
        [pv.pk],
    ]
    strand = Strand.objects.get()
    assert (strand.title, strand.note, strand.on_list) == ("Havnedage", "evt. med skolerne", True)
    assert list(strand.themes.values_list("title", "due")) == [("Åbent hus", date(2026, 6, 6))]
    assert lists_to_take_over(people.secretary, people.forum, today=NOW.date()) == ()


def test_list_kept_through_three_meetings_tells_each_what_has_changed(people):
    pv = unit(people, "Park og Vej", "PV")
    kaj = unit(people, "Kajkontoret", "KK")
    found = take_over(old_item(people), user=people.secretary, now=NOW)
    boats, accounts, winter = Commitment.objects.filter(on_list=True).order_by("order")

    april = paper(people, date(2026, 4, 28))
    first, nothing = printed(april)
    assert first.entries == (
        Entry("Bådpladser i havnen", "Maj", "PV"),
        Entry("Regnskab for havnen", "(Kvartalsvis)", "KK"),
        Entry("Vinterplan (tidspunkt: når isen lægger sig)", "", "PV"),
    )
    assert nothing == ["Ingen ændringer siden 3. marts 2026."]
    held_and_published(people, april)

    add(people, found, "Ny kran", "oktober", who=(Who(organization_id=kaj.pk),))
    said = commitments.said_of(boats)
    commitments.change(boats, replace(said, time_words="juni"), by=people.secretary, now=NOW)
    may = paper(people, date(2026, 5, 19))
    second, changes = printed(may)
    assert topics(second)[-1] == "Ny kran"
    assert changes == ["Nyt tidspunkt: Bådpladser i havnen: juni (før: Maj)", "Nyt: Ny kran"]
    held_and_published(people, may)

    progress.set_state(
        Commitment.objects.get(pk=boats.pk), State.DONE, by=people.secretary, now=NOW
    )
    lists.take_off_list(winter, by=people.secretary, now=NOW)
    said = commitments.said_of(accounts)
    commitments.change(
        Commitment.objects.get(pk=accounts.pk),
        replace(said, who=(Who(organization_id=pv.pk),)),
        by=people.secretary,
        now=NOW,
    )
    june = paper(people, date(2026, 6, 16))
    third, changes = printed(june)
    assert topics(third) == ["Regnskab for havnen", "Ny kran"]
    assert changes == [
        "Ny ansvarlig: Regnskab for havnen: PV (før: KK)",
        "Udført: Bådpladser i havnen",
        "Udgået: Vinterplan (tidspunkt: når isen lægger sig)",
    ]
    assert third.strands == (StrandOf("Havnedage", "evt. med skolerne"),)  # 6 June is over

    held = list(ListEdition.objects.order_by("held_on").values_list("held_on", flat=True))
    assert held == [
        date(2026, 3, 3),
        date(2026, 4, 28),
        date(2026, 5, 19),
        date(2026, 6, 16),
    ]


def test_list_stands_last_on_each_new_agenda(people):
    add(people, begun(people), "Bådpladser", "maj")

    draft = paper(people)

    titles = list(draft.items.order_by("order").values_list("title", "standing"))
    assert titles == [
        ("Godkendelse af dagsorden", True),
        ("Eventuelt", True),
        ("Huskeliste", True),
    ]


def test_new_items_come_before_it(people):
    add(people, begun(people), "Bådpladser", "maj")
    draft = paper(people)
    task = agreed(people, "Hent tilbud")

    take_up_commitments.take_up(draft, [task.pk], gathered=False, user=people.secretary, now=NOW)

    titles = list(draft.items.order_by("order").values_list("title", flat=True))
    assert titles[1:] == ["Opfølgning: Hent tilbud", "Eventuelt", "Huskeliste"]


def test_list_that_does_not_stand_comes_only_by_hand(people):
    found = begun(people)
    lists.change_list(found, title="Huskeliste", standing=False, by=people.secretary, now=NOW)
    draft = paper(people)
    by = actor_of(people.secretary)

    assert not draft.items.filter(title="Huskeliste").exists()
    assert put_on_agenda(found, draft.meeting_id, by=by, now=NOW)
    assert draft.items.filter(title="Huskeliste").count() == 1
    assert put_on_agenda(found, draft.meeting_id, by=by, now=NOW)
    assert draft.items.filter(title="Huskeliste").count() == 1


def test_item_follows_the_list_until_somebody_writes_in_it(
    people, django_capture_on_commit_callbacks
):
    found = begun(people)
    draft = paper(people)

    with django_capture_on_commit_callbacks(execute=True):
        row = add(people, found, "Bådpladser", "maj")
    assert printed(draft)[0].entries == (Entry("Bådpladser", "maj"),)

    with django_capture_on_commit_callbacks(execute=True):
        said = commitments.said_of(row)
        commitments.change(row, replace(said, time_words="juni"), by=people.secretary, now=NOW)
    assert printed(draft)[0].entries == (Entry("Bådpladser", "juni"),)

    box = DraftItem.objects.get(title="Huskeliste").texts.get(part=Part.SECTION)
    box.saved_by = people.secretary
    box.save()
    with django_capture_on_commit_callbacks(execute=True):
        add(people, found, "Ny kran")
    assert topics(printed(draft)[0]) == ["Bådpladser"]

    put_on_agenda(found, draft.meeting_id, by=actor_of(people.secretary), now=NOW)
    assert topics(printed(draft)[0]) == ["Bådpladser", "Ny kran"]


def test_many_rows_changed_at_once_are_printed_once(people, django_capture_on_commit_callbacks):
    found = begun(people)
    paper(people)
    asked = []

    for many in (1, 3):
        rows = [add(people, found, f"Række {many}.{number}") for number in range(many)]
        with django_capture_on_commit_callbacks() as callbacks:
            bulk.change_all(rows, bulk.Wish(time_words="juni"), by=people.secretary, now=NOW)
        with CaptureQueriesContext(connection) as queries:
            for callback in callbacks:
                callback()
        asked.append([query["sql"].split()[0] for query in queries].count("SELECT"))

    assert asked[0] == asked[1] > 0


def test_list_that_was_printed_here_is_not_offered_again(people):
    found = begun(people)
    add(people, found, "Bådpladser", "maj")
    late = [agreed(people, text).pk for text in ("Mal molen", "Tæl pælene")]
    draft = paper(people)
    take_up_commitments.take_up(draft, late, user=people.secretary, now=NOW, gathered=True)
    held_and_published(people, draft)
    titles = AgendaItem.objects.filter(meeting=draft.meeting).values_list("title", flat=True)
    assert {"Huskeliste", "Orientering: Opfølgning på beslutninger"} <= set(titles)

    assert lists_to_take_over(people.secretary, people.forum, today=NOW.date()) == ()


def test_changed_themes_are_told_without_those_whose_time_is_over(people):
    take_over(old_item(people), user=people.secretary, now=NOW)
    days = Strand.objects.get()
    for words, title in (("8. maj 2026", "Vandring"), ("1. juli 2026", "Regatta"), ("", "Net")):
        theme(people, days, words, title)
    april = paper(people, date(2026, 4, 28))
    assert printed(april)[1] == [
        "Nyt under Havnedage: 8. maj 2026: Vandring",
        "Nyt under Havnedage: 1. juli 2026: Regatta",
        "Nyt under Havnedage: Net",
    ]
    held_and_published(people, april)

    regatta, net = days.themes.get(title="Regatta"), days.themes.get(title="Net")
    strands.change_theme(
        theme=regatta,
        title="Regatta",
        time_words="8. juli 2026",
        said_on=date(2026, 4, 28),
        by=actor_of(people.secretary),
        now=NOW,
    )
    strands.remove_theme(
        theme=net, from_day=date(2026, 4, 29), by=actor_of(people.secretary), now=NOW
    )

    assert printed(paper(people, date(2026, 5, 19)))[1] == [
        "Nyt tidspunkt under Havnedage: 8. juli 2026: Regatta (før: 1. juli 2026: Regatta)",
        "Udgået under Havnedage: Net",
    ]


def test_theme_whose_origin_is_closed_later_is_said_nothing_of(people):
    opened, _ = decided(people)
    begun(people)
    days = strands.write_strand(
        organization=people.forum,
        title="Havnedage",
        on_list=True,
        by=actor_of(people.secretary),
        now=NOW,
    )
    gone = theme(people, days, "", SECRET, decided_in=opened)
    held_and_published(people, paper(people, date(2026, 4, 28)))

    strands.remove_theme(
        theme=gone, from_day=date(2026, 4, 29), by=actor_of(people.secretary), now=NOW
    )
    AgendaItem.objects.filter(pk=opened.pk).update(is_public=False)

    assert printed(paper(people, date(2026, 5, 19)))[1] == ["Ingen ændringer siden 28. april 2026."]


def test_called_agenda_keeps_the_list_as_it_was(people):
    found = begun(people)
    add(people, found, "Bådpladser", "maj")
    draft = paper(people)
    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=NOW)

    add(people, found, "Ny kran")
    keep_up(people)

    assert topics(printed(draft)[0]) == ["Bådpladser"]
    page = list_page(people.secretary, people.forum, today=NOW.date())
    assert page.changes == (Difference(Change.NEW, "Ny kran"),)


def test_what_was_written_into_the_item_is_what_the_next_is_compared_with(people):
    found = begun(people)
    row = add(people, found, "Bådpladser", "maj")
    draft = paper(people)
    by_hand = (Table((OLD_ROWS[0], ("Bådpladser", "august", ""), ("Skilte", "", "")), True),)
    html = referat.prose.html_of(by_hand)
    DraftItem.objects.get(title="Huskeliste").texts.filter(part=Part.SECTION).update(
        html=html, saved_by=people.secretary
    )

    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=NOW)

    edition = edition_from(ListEdition.objects.get().data)
    assert edition.rows == (Row(str(row.uuid), "Bådpladser", "august"), Row("", "Skilte"))


def test_agenda_being_prepared_hears_of_the_one_that_came_out_before_it(
    people, django_capture_on_commit_callbacks
):
    found = begun(people)
    add(people, found, "Bådpladser", "maj")
    first, second = paper(people, date(2026, 4, 28)), paper(people, date(2026, 5, 19))
    assert printed(second)[1] == []

    with django_capture_on_commit_callbacks(execute=True):
        publish(Draft.objects.get(pk=first.pk), Kind.AGENDA, user=people.secretary, now=NOW)

    assert printed(second)[1] == ["Ingen ændringer siden 28. april 2026."]


def test_list_taken_off_the_agenda_was_never_before_the_meeting(people):
    add(people, begun(people), "Bådpladser", "maj")
    paper(people)
    item = DraftItem.objects.get(title="Huskeliste")

    take_up_commitments.take_off(item, user=people.secretary, now=NOW)

    assert not DraftItem.objects.filter(title="Huskeliste").exists()
    assert ListEdition.objects.count() == 0


def test_rows_are_put_in_order_by_hand_and_by_time(people):
    found = begun(people)
    a, b, c = (add(people, found, *one) for one in (("A", "maj"), ("B", ""), ("C", "april")))
    rows = Commitment.objects.filter(on_list=True).order_by("order")

    lists.put_in_order(found, [c.pk, a.pk], by=people.secretary, now=NOW)
    assert [one.text for one in rows.all()] == ["C", "A", "B"]
    lists.move(Commitment.objects.get(pk=b.pk), steps=-1, found=found, by=people.secretary, now=NOW)
    assert [one.text for one in rows.all()] == ["C", "B", "A"]
    lists.put_by_time(found, by=people.secretary, now=NOW)
    assert [one.text for one in rows.all()] == ["C", "A", "B"]


def test_closed_origin_stays_off_the_open_item_and_the_secretary_hears_how_many(people):
    found = begun(people)
    _, closed = decided(people)
    add(people, found, "Bådpladser", "maj")
    secret = agreed(people, SECRET, item=closed, on_list=True)
    hidden = add(people, found, "Lønsag", is_public=False)
    draft = paper(people)
    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=NOW)

    page = list_page(people.secretary, people.forum, today=NOW.date())
    assert (len(page.rows), page.kept_back) == (3, {secret.pk, hidden.pk})
    assert topics(printed(draft)[0]) == ["Bådpladser"]
    everything = str(list(ListEdition.objects.values_list("data", flat=True)))
    everything += str(list(AuditEvent.objects.values_list("target_name", "details")))
    assert "kvartmillionen" not in everything
    assert "Lønsag" not in everything
    seen = list_page(people.case_officer, people.forum, today=NOW.date())
    assert [one.text for one in seen.rows] == ["Bådpladser", "Lønsag"]


def test_origin_that_is_closed_later_is_said_nothing_of(people):
    found = begun(people)
    opened, _ = decided(people)
    agreed(people, "Hent tilbud", item=opened, on_list=True)
    draft = paper(people)
    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=NOW)

    AgendaItem.objects.filter(pk=opened.pk).update(is_public=False)
    after = paper(people, date(2026, 6, 16))

    assert printed(after) == (
        reminders_in(
            Item(
                "",
                "Huskeliste",
                sections=(
                    Section(
                        SectionKind.OTHER,
                        "",
                        passage_of(printable(found, on=NOW.date()).edition.printed),
                    ),
                ),
            )
        ),
        ["Ingen ændringer siden 19. maj 2026."],
    )


def test_list_of_a_closed_item_is_taken_over_and_stays_closed(people):
    item = old_item(people, public=False)

    take_over(item, user=people.secretary, now=NOW)

    assert ListEdition.objects.get().data["rows"] == []
    draft = paper(people)
    assert printed(draft)[0].entries == ()
    assert not Commitment.objects.visible_to(AnonymousUser()).exists()


def test_themes_of_a_closed_item_and_those_that_are_over_are_not_printed(people):
    begun(people)
    _, closed = decided(people)
    by = actor_of(people.secretary)
    strand = strands.write_strand(
        organization=people.forum, title="Dage", on_list=True, by=by, now=NOW
    )
    for words, title, origin in (
        ("6. maj 2026", "Forbi", None),
        ("6. juni 2026", "Kommer", None),
        ("7. juni 2026", SECRET, closed),
    ):
        strands.write_theme(
            strand=strand,
            title=title,
            time_words=words,
            said_on=date(2026, 3, 3),
            decided_in=origin,
            by=by,
            now=NOW,
        )

    draft = paper(people)

    assert printed(draft)[0].strands == (
        StrandOf("Dage", "", (ListTheme("6. juni 2026", "Kommer"),)),
    )


def test_printed_file_read_back_gives_the_same_list(people):
    found = take_over(old_item(people), user=people.secretary, now=NOW)
    add(
        people,
        found,
        "Ny kran – med en lang tekst, der ikke kan stå på én linje i tabellen",
        "uge 44",
    )
    draft = paper(people)
    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=NOW)
    meeting = draft.meeting
    whole = public_paper_of(
        body_slug=people.body.slug, forum_slug=people.forum.slug, meeting_slug=meeting.slug, site=""
    )

    read = referat.read(
        referat.write(whole.minutes, Format.PDF, layout=whole.layout), filename="a.pdf"
    )

    lists_read = [one for one in map(reminders_in, read.items) if one is not None]
    assert lists_read == [printed(draft)[0]]


def test_only_those_who_may_see_what_the_forum_keeps_see_the_list(people):
    add(people, begun(people), "Bådpladser", "maj")

    seen = [
        list_page(user, people.forum, today=NOW.date()) is not None
        for user in (
            people.secretary,
            people.case_officer,
            people.member,
            people.outsider,
            people.neighbour,
            AnonymousUser(),
        )
    ]

    assert seen == [True, True, True, False, False, False]


def test_differences_are_told_in_order():
    before = Edition("L", (Row("1", "A", "maj", "X"), Row("2", "B"), Row("3", "C"), Row("4", "D")))
    after = Edition("L", (Row("1", "Å", "juni", "Y"), Row("5", "E")))

    found = differences(before, after, done={"2"}, hidden={"4"})

    assert [str(one) for one in found] == [
        "Ny ordlyd: Å (før: A)",
        "Nyt tidspunkt: Å: juni (før: maj)",
        "Ny ansvarlig: Å: Y (før: X)",
        "Nyt: E",
        "Udført: B",
        "Udgået: C",
    ]


def test_edition_is_stored_and_read():
    edition = Edition(
        "L", (Row("1", "A", "maj", "X"),), (StrandOf("S", "n", (ListTheme("juni", "t"),)),)
    )

    assert edition_from(data_of(edition)) == edition


def test_headings_of_a_closed_item_go_to_its_themes_and_are_printed_nowhere(people):
    item = old_item(people, public=False)

    take_over(item, user=people.secretary, now=NOW)
    draft = paper(people)

    assert [(one.heading, one.note, one.themes) for one in printed(draft)[0].strands] == [
        ("Kommende emner", "", ())
    ]
    said = str(list(ListEdition.objects.values_list("data", flat=True)))
    assert "Havnedage" not in said
    page = list_page(people.secretary, people.forum, today=NOW.date())
    assert all(
        one.title.startswith("Havnedage: evt. med skolerne") for one in page.strands[0].themes
    )
    assert page.strands[0].themes
    assert not list_page(people.case_officer, people.forum, today=NOW.date()).strands[0].themes
