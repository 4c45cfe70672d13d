"""A portal's structured agenda: the portal knows the items, the reader reads what stands in their fields."""

import json

import referat
from referat.document import Attendance, Outcome, Paragraph, Presence, Section, SectionKind


def read(forum="Byrådet", item=None, **meeting):
    moede = {"Navn": "Referat", "MeetingBeginUtc": "2026-05-04T14:00:00+02:00", **meeting}
    items = [{"Navn": "Ny skole", **(item or {})}]
    answer = {"Udvalg": {"Navn": forum}, "Moede": moede, "Dagsordenpunkter": items}
    return referat.read(json.dumps(answer).encode(), filename="a.json")


def test_field_names_are_headings_and_empty_fields_are_nothing():
    fields = [
        {"Navn": "Sagens_kerne", "Html": "<p>Kort sagt.</p>"},
        {"Navn": "Økonomi", "Html": ""},
        {"Navn": "Beslutning", "Html": "<p>Godkendt.</p><p>Fraværende: Anna Bo</p>"},
    ]

    (item,) = read(item={"Felter": fields}).items

    assert item.sections == (
        Section(SectionKind.SUMMARY, "Sagens kerne", (Paragraph("Kort sagt."),)),
    )
    assert (item.decisions[0].content, item.decisions[0].outcome) == (
        (Paragraph("Godkendt."),),
        Outcome.ADOPTED,
    )
    assert item.attendance == (Attendance("Anna Bo", Presence.ABSENT),)


def test_a_portal_that_names_no_forum_and_describes_the_meeting_warns():
    minutes = read(forum="", Description="<p>Vi mødes i døren.</p>")

    assert minutes.organization == "Ukendt forum"
    assert [(warning.code, warning.message) for warning in minutes.warnings] == [
        ("forum_unknown", "The document does not say which forum met."),
        ("front_text", "Text on the front page that no field takes: “Vi mødes i døren.”"),
    ]


def test_a_closed_item_with_text_warns_whatever_closes_it():
    fields = [{"Navn": "Økonomi", "Html": "<p>Hemmeligt.</p>"}]

    minutes = read(item={"Navn": "Lukket - Køb", "Felter": fields})

    assert (minutes.items[0].title, minutes.items[0].public) == ("Køb", False)
    assert "closed_with_text" in [warning.code for warning in minutes.warnings]


def test_damaged_fields_are_mended():
    fields = [{"Navn": "Beslutning", "Html": "<p>DrÅ,ftet.</p>"}]

    minutes = read(item={"Felter": fields})

    assert minutes.items[0].decisions[0].content == (Paragraph("Drøftet."),)
    assert [warning.code for warning in minutes.warnings] == ["repaired_encoding"]
