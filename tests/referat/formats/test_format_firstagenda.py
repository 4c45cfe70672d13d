"""The portal's JSON for one agenda as its parts."""

import json
from datetime import date, datetime

import pytest

from referat import CannotRead
from referat.document import Kind
from referat.interchange import COPENHAGEN
from referat.reading.blocks import Shape
from referat.reading.formats.firstagenda import PortalAttachment, PortalItem, looks_like, read_parts

NONE = "00000000-0000-0000-0000-000000000000"
BILAG = "11111111-2222-3333-4444-555555555555"


def agenda(items=({"Navn": "Vej"},), **meeting):
    moede = {"Navn": "Referat", "MeetingBeginUtc": "2026-05-04T14:00:00+02:00", **meeting}
    return json.dumps(
        {"Udvalg": {"Navn": "Byrådet"}, "Moede": moede, "Dagsordenpunkter": list(items)}
    ).encode()


def parts(*fields):
    return read_parts(agenda([{"Navn": "Vej", "Felter": list(fields)}])).items[0].fields


def kind_of(label, *headings):
    fields = [{"Navn": heading, "Tekst": "x"} for heading in headings]
    return read_parts(agenda([{"Navn": "Vej", "Felter": fields}], Navn=label)).kind


def test_the_portals_answer_is_known_by_its_content():
    assert looks_like(b"\xef\xbb\xbf " + agenda())
    assert not looks_like(b'{"Udvalg": {}}')
    assert not looks_like(b'[{"Dagsordenpunkter": []}]')


def test_the_meeting_is_read():
    read = read_parts(
        agenda(
            MeetingEndUtc="2026-05-04T16:30:00+02:00",
            Sted=" Salen ",
            Moededeltagere="Bo Ny<br>Cy Ek",
            Description=None,
        )
    )

    assert (read.kind, read.label, read.forum, read.location) == (
        Kind.MINUTES,
        "Referat",
        "Byrådet",
        "Salen",
    )
    assert read.start == datetime(2026, 5, 4, 14, 0, tzinfo=COPENHAGEN)
    assert read.end == datetime(2026, 5, 4, 16, 30, tzinfo=COPENHAGEN)
    assert (read.participants, read.description) == ("Bo Ny\nCy Ek", "")


@pytest.mark.parametrize(
    ("begin", "dato", "start"),
    [
        (None, "2026-05-04T00:00:00", date(2026, 5, 4)),
        (
            "0001-01-01T00:00:00",
            "2026-05-04T09:30:00",
            datetime(2026, 5, 4, 9, 30, tzinfo=COPENHAGEN),
        ),
        ("2026-01-05T08:00:00Z", None, datetime(2026, 1, 5, 9, 0, tzinfo=COPENHAGEN)),
    ],
)
def test_the_start_is_danish_time_or_a_date(begin, dato, start):
    assert read_parts(agenda(MeetingBeginUtc=begin, Dato=dato)).start == start


def test_either_of_paired_names_may_be_missing():
    first = {
        "Navn": "Vej",
        "Caption": None,
        "Punktnummer": "10a.",
        "SagsNummer": "26/1",
        "IsOpen": True,
    }
    second = {
        "Navn": None,
        "Caption": " Lukket  sag",
        "Number": 11,
        "CaseNumber": "26/2",
        "IsOpen": False,
    }

    read = read_parts(agenda([second | {"Sorting": 2}, first | {"Sorting": 1}]))

    assert read.items == (
        PortalItem("10a", "Vej", public=True, case_number="26/1"),
        PortalItem("11", "Lukket sag", public=False, case_number="26/2"),
    )


def test_attachments_stand_in_their_order():
    bilag = [
        {"Id": BILAG, "Navn": "B", "Order": 2},
        {"Id": NONE, "Navn": "A", "Order": 1},
        {"Id": BILAG, "Navn": None},
    ]

    read = read_parts(agenda([{"Navn": "Vej", "Bilag": bilag}]))

    assert read.items[0].attachments == (
        PortalAttachment("A"),
        PortalAttachment("B", f"/Vis/Pdf/bilag/{BILAG}"),
    )


def test_guests_of_an_item_are_named():
    guests = ["Bo Ny", {"Name": "Cy Ek"}, {"Navn": "Di Aa"}, {}, None]

    read = read_parts(agenda([{"Navn": "Vej", "ExternalAgendaItemAttendees": guests}]))

    assert read.items[0].attendees == ("Bo Ny", "Cy Ek", "Di Aa")


def test_a_field_with_the_whole_case_has_its_own_headings():
    markup = (
        "<div id='sagsfremstillingContainer'><h3>Indstilling</h3><span class='indstilling'><meta charset='x'>"
        "<title>Word</title><p><span>At</span></p><p><span>&nbsp;</span></p></span><h3>Beslutning</h3>"
        "<span><p>Godkendt</p></span></div>"
    )

    (part,) = parts({"Navn": "Sagsfremstilling", "Html": markup, "Tekst": "andet"})

    assert part.heading == ""
    assert [(line.shape, line.text, line.number) for line in part.lines] == [
        (Shape.HEADING, "Indstilling", 1),
        (Shape.TEXT, "At", 2),
        (Shape.HEADING, "Beslutning", 3),
        (Shape.TEXT, "Godkendt", 4),
    ]


def test_a_field_without_headings_is_headed_by_its_name():
    html, text = parts(
        {"Navn": "Kort_resumé", "Html": "<p>Et</p><h3>Under</h3>"},
        {"Navn": "Tomt", "Html": "<p>&nbsp;</p>", "Tekst": None},
        {"Navn": "Økonomi", "Html": None, "Tekst": "To\n\nTre"},
    )

    assert (html.heading, [line.text for line in html.lines]) == ("Kort resumé", ["Et", "Under"])
    assert (text.heading, [(line.text, line.number) for line in text.lines]) == (
        "Økonomi",
        [("To", 3), ("Tre", 4)],
    )


def test_pictures_in_a_field_are_noted():
    read = read_parts(
        agenda([{"Felter": [{"Html": "<p>x<img src='data:image/png;base64,AA'></p>"}]}])
    )

    assert [note.code for note in read.notes] == ["picture_left_out"]


@pytest.mark.parametrize(
    ("label", "headings", "kind"),
    [
        ("Lukket referat", [], Kind.MINUTES),
        ("Referat 1. behandling budget", [], Kind.MINUTES),
        ("Tillægsdagsorden", ["Beslutning"], Kind.AGENDA),
        (None, [], Kind.AGENDA),
        (None, ["Beslutningstema"], Kind.AGENDA),
        (None, ["Beslutning i Økonomiudvalget den 16-03-2026"], Kind.AGENDA),
        (None, ["Beslutning i Byrådet den 04-05-2026"], Kind.MINUTES),
        (None, ["Beslutning"], Kind.MINUTES),
    ],
)
def test_the_label_decides_the_kind_then_the_decisions(label, headings, kind):
    assert kind_of(label, *headings) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (agenda()[:-20], "truncated"),
        (agenda([]), "not_minutes"),
        (agenda(MeetingBeginUtc=None), "not_minutes"),
        (b'{"Dagsordenpunkter": ' + b"[" * 100_000, "truncated"),
    ],
)
def test_an_answer_that_is_no_agenda_is_refused(data, code):
    with pytest.raises(CannotRead) as caught:
        read_parts(data)

    assert caught.value.code == code
