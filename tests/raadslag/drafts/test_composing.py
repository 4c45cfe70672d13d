"""What stands in the boxes comes out as the minutes that are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from raadslag.core.actions import keep_original
from raadslag.drafts.actions.attendance import fill_attendance
from raadslag.drafts.composing import compose, items_in_print, layout_of, rules_of
from raadslag.drafts.forum_rules import TEMPLATES, data_of_sections
from raadslag.drafts.models import DraftAttendance, DraftItem, ForumRules
from raadslag.drafts.rules import Part
from raadslag.publishing.papers import printable
from referat import read
from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
    Table,
)
from referat.interchange import COPENHAGEN
from referat.prose import text_of
from referat.writing import Format, write
from tests.raadslag import cast
from tests.referat.writing import papers

pytestmark = pytest.mark.django_db


def test_an_agenda_has_what_the_boxes_say_and_leaves_out_the_empty_ones():
    people = cast.gather()

    composed = compose(people.draft, Kind.AGENDA)

    assert composed.minutes == Minutes(
        kind=Kind.AGENDA,
        organization="Havneudvalget",
        start=datetime(2026, 4, 21, 9, 0, tzinfo=COPENHAGEN),
        location="Mødelokale 2",
        body="Strandby Kommune",
        participants=(
            Attendance("Karla Kaj", Presence.PRESENT, "A"),
            Attendance("Mads Mole", Presence.PRESENT, "V"),
        ),
        items=(
            Item(
                number="1",
                title="Ny mole i Strandby",
                case_number="S2026-17",
                sections=(
                    Section(SectionKind.SUMMARY, "Sagens kerne", (Paragraph("Molen er slidt."),)),
                    Section(
                        SectionKind.RECOMMENDATION,
                        "Indstilling",
                        (Paragraph("At molen fornyes."),),
                    ),
                ),
            ),
        ),
    )


def item_of(people: cast.Cast, kind: Kind = Kind.AGENDA, **options) -> Item:
    return compose(people.draft, kind, **options).minutes.items[0]


def test_minutes_hold_the_decision_and_what_was_decided_before():
    people = cast.gather()
    decision = people.item.texts.get(part=Part.DECISION)
    decision.html = "<p>Godkendt.</p>"
    decision.save()
    people.item.texts.create(
        part=Part.EARLIER_DECISION,
        order=3,
        organization_name="Direktionen",
        held_on=date(2026, 3, 4),
        html="<p>Anbefales.</p>",
        outcome="recommended",
    )
    DraftItem.objects.update(outcome="adopted")

    minutes = compose(people.draft, Kind.MINUTES).minutes

    assert minutes.items[0].decisions == (
        Decision(
            (Paragraph("Anbefales."),),
            "Beslutning på møde Direktionen 04-03-2026",
            "Direktionen",
            date(2026, 3, 4),
            Outcome.RECOMMENDED,
        ),
        Decision((Paragraph("Godkendt."),), "Beslutning", outcome=Outcome.ADOPTED),
    )


def test_an_agenda_holds_no_decision_of_its_own():
    people = cast.gather()
    people.item.texts.filter(part=Part.DECISION).update(html="<p>Godkendt.</p>")

    assert item_of(people).decisions == ()


def test_an_empty_section_holds_the_mark_that_the_forum_prints_for_it():
    people = cast.gather()
    marked = [{**one, "empty": "-"} for one in cast.SECTIONS]
    ForumRules.objects.update(sections=marked)

    assert item_of(people).sections[2] == Section(
        SectionKind.PRESENTATION, "Sagens baggrund", (Paragraph("-"),)
    )


def test_the_reason_of_a_late_item_is_read_before_anything_else():
    people = cast.gather()
    DraftItem.objects.update(late_reason="Fristen udløber fredag.")

    assert item_of(people).sections[0].content == (
        Paragraph("Sagen er optaget efter fristen: Fristen udløber fredag."),
        Paragraph("Molen er slidt."),
    )


def test_a_forum_that_does_not_list_those_present_names_those_who_were_not_there():
    people = cast.gather()
    ForumRules.objects.filter(organization=people.forum).update(lists_present=False)
    fill_attendance(draft=people.draft)
    DraftAttendance.objects.filter(name="Mads Mole").update(presence=Presence.EXCUSED)

    agenda = compose(people.draft, Kind.AGENDA).minutes
    minutes = compose(people.draft, Kind.MINUTES).minutes

    absent = (Attendance("Mads Mole", Presence.EXCUSED, "V"),)
    assert (agenda.participants, minutes.participants) == (absent, absent)


def test_the_timetable_writes_itself():
    people = cast.gather()
    DraftItem.objects.update(order=2)
    cast.written_item(
        people.forum, "Tidsplan", draft=people.draft, order=1, texts=(), minutes=0, timetable=True
    )
    cast.written_item(people.forum, "Tangvej", draft=people.draft, order=3, is_public=False)
    cast.written_item(people.forum, "Udgået", draft=people.draft, order=4, state="withdrawn")
    cast.written_item(people.forum, "Bådlaug", draft=people.draft, order=5, pause_after=10)
    assert item_of(people).sections == (
        Section(
            SectionKind.SUMMARY,
            "Sagens kerne",
            (
                Table(
                    (
                        ("Kl. 09.00 - 09.20", "Ny mole i Strandby"),
                        ("Kl. 09.20 - 09.40", "Lukket punkt"),
                        ("Kl. 09.40 - 10.00", "Bådlaug"),
                        ("Kl. 10.00 - 10.10", "Pause"),
                    )
                ),
            ),
        ),
    )


def test_the_timetable_names_a_closed_item_by_its_public_wording():
    people = cast.gather()
    DraftItem.objects.update(is_public=False, public_title="Køb af ejendom")
    timetable = {"texts": (), "minutes": 0, "timetable": True}
    cast.written_item(people.forum, "Tidsplan", draft=people.draft, order=0, **timetable)
    ForumRules.objects.update(closed_titles="public_title")

    assert text_of(item_of(people).sections[0].content) == "Kl. 09.00 - 09.20\tKøb af ejendom"


def test_a_withdrawn_item_says_so_and_keeps_its_number():
    people = cast.gather()
    DraftItem.objects.update(state="withdrawn")
    cast.written_item(people.forum, "Bådlaug", draft=people.draft, order=2)

    agenda = compose(people.draft, Kind.AGENDA).minutes.items
    minutes = compose(people.draft, Kind.MINUTES).minutes.items

    assert [item.number for item in agenda] == ["1", "2"]
    assert [text_of(part.content) for part in agenda[0].sections] == ["Punktet udgået."]
    assert minutes[0].decisions == (
        Decision((Paragraph("Punktet udgået."),), "Beslutning", outcome=Outcome.WITHDRAWN),
    )


@pytest.mark.parametrize(
    ("rule", "public_title", "title", "withheld"),
    [
        ("title", "", "Køb af Tangvej 4", ()),
        ("public_title", "Køb af ejendom", "Køb af ejendom", ()),
        ("public_title", "", "Køb af Tangvej 4", (0,)),
        ("number", "Køb af ejendom", "Køb af Tangvej 4", (0,)),
    ],
)
def test_a_closed_item_is_printed_as_the_forum_says(rule, public_title, title, withheld):
    people = cast.gather()
    ForumRules.objects.update(closed_titles=rule)
    DraftItem.objects.update(title="Køb af Tangvej 4", is_public=False, public_title=public_title)

    composed = compose(people.draft, Kind.AGENDA)

    assert (composed.minutes.items[0].title, composed.withheld) == (title, withheld)
    assert item_of(people, inside=True).title == "Køb af Tangvej 4"


def test_items_that_only_wait_for_the_meeting_are_not_printed():
    people = cast.gather()
    cast.written_item(people.forum, "Skrives", draft=people.draft, order=2, state="submitted")

    composed = compose(people.draft, Kind.AGENDA)

    assert [item.title for item in composed.minutes.items] == ["Ny mole i Strandby"]
    assert items_in_print(people.draft, kind=Kind.AGENDA) == [people.item]


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_composed_comes_back_from_the_pdf_unchanged(name, kind):
    people = cast.gather()
    rules = TEMPLATES[name]
    ForumRules.objects.update(
        layout=name,
        decision_first=rules.decision_first,
        sections=data_of_sections(rules.sections),
        numbering="year",
    )
    _write_everything(people, rules.sections)
    layout = layout_of(rules_of(people.forum))

    minutes = printable(compose(people.draft, kind).minutes, site="https://strandby.example")

    assert len(minutes.items) == 6
    back = replace(read(write(minutes, Format.PDF, layout=layout)), toc=())
    assert papers.differences(papers.as_read(minutes, layout), back) == []


def _write_everything(people: cast.Cast, sections) -> None:
    """An agenda with something of everything that can be written."""
    rich = (
        "<p>Molen har <strong>212 meter</strong> kaj.</p><ul><li>Beton<ul><li>Stål</li></ul></li>"
        "<li>Træ</li></ul><h4>Økonomi i tal</h4><table><thead><tr><th>År</th><th>Kr.</th><th>Note</th>"
        "</tr></thead><tbody><tr><td>2026</td><td>1.250</td><td>anslået</td></tr></tbody></table>"
    )
    boxes = tuple((one.kind, one.heading, rich) for one in sections)
    short = boxes[:1]
    DraftItem.objects.all().delete()
    made = [
        cast.written_item(people.forum, title, draft=people.draft, order=order, **fields)
        for order, (title, fields) in enumerate(
            (
                ("Tidsplan", {"texts": (), "minutes": 0, "timetable": True, "case_number": ""}),
                ("Ny mole", {"texts": boxes, "pause_after": 10}),
                ("Hast", {"texts": short, "late_reason": "Fristen er fredag."}),
                ("Køb af Tangvej 4", {"texts": boxes, "is_public": False}),
                ("Udgået sag", {"texts": short, "state": "withdrawn"}),
                ("Eventuelt", {"texts": (), "case_number": "", "minutes": 5}),
            ),
            start=1,
        )
    ]
    for item in made[1:4]:
        item.texts.filter(part=Part.DECISION).update(html="<p>Godkendt.</p>")
        item.texts.create(
            part=Part.EARLIER_DECISION,
            order=20,
            organization_name="Direktionen",
            held_on=date(2026, 3, 4),
            html="<p>Anbefales.</p>",
        )
    original = keep_original(data=b"x", filename="a.pdf", media_type="application/pdf")
    for order, is_public in enumerate((True, False)):
        made[1].attachments.create(
            order=order, title=f"Notat {order}", original=original, is_public=is_public
        )
