"""Minutes as JSON, valid against the schema, and back."""

import json
from datetime import date, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from referat import interchange
from referat.document import Decision, Item, Kind, Minutes, Outcome, Paragraph, Section, SectionKind
from referat.interchange import COPENHAGEN, NotInterchange, from_json, to_json
from tests.referat.documents import MINUTES

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "referat/minutes.schema.json").read_text("utf-8"))
CONTRACT = ROOT.parent / "shared/contract/minutes.schema.json"
SMALLEST = {
    "schema": "referat.minutes/1",
    "kind": "agenda",
    "organization": {"name": "Byrådet"},
    "meeting": {"start": "2026-03-02"},
    "participants": [],
    "items": [],
    "warnings": [],
}


@given(MINUTES)
@settings(max_examples=100, deadline=None)
def test_json_comes_back_as_the_same_minutes(minutes):
    again = from_json(json.loads(json.dumps(to_json(minutes))))

    assert again == minutes
    assert (again.source, again.warnings) == (minutes.source, minutes.warnings)
    assert [item.place for item in again.items] == [item.place for item in minutes.items]


@given(MINUTES)
@settings(max_examples=50, deadline=None)
def test_json_is_valid_against_the_schema(minutes):
    jsonschema.Draft202012Validator(SCHEMA).validate(to_json(minutes))


@pytest.mark.shared
@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract lies beside the checkout only")
@given(MINUTES)
@settings(max_examples=50, deadline=None)
def test_json_is_valid_against_the_contract(minutes):
    contract = json.loads(CONTRACT.read_text("utf-8"))

    jsonschema.Draft202012Validator(contract).validate(to_json(minutes))


def test_json_leaves_out_what_says_nothing():
    assert to_json(Minutes(Kind.AGENDA, "Byrådet", date(2026, 3, 2))) == SMALLEST


def test_json_writes_times_with_the_danish_offset():
    start = datetime(2026, 7, 1, 17, 0, tzinfo=COPENHAGEN)
    end = datetime(2026, 12, 1, 18, 30, tzinfo=COPENHAGEN)

    meeting = to_json(Minutes(Kind.AGENDA, "Byrådet", start, end))["meeting"]

    assert meeting == {"start": "2026-07-01T17:00:00+02:00", "end": "2026-12-01T18:30:00+01:00"}


def test_json_writes_a_naive_time_as_danish():
    start = datetime(2026, 7, 1, 17, 0)  # noqa: DTZ001 -- what is tested

    assert to_json(Minutes(Kind.AGENDA, "Byrådet", start))["meeting"] == {
        "start": "2026-07-01T17:00:00+02:00"
    }


def test_json_writes_an_item():
    item = Item(
        "7",
        "Ny cykelsti",
        sections=(Section(SectionKind.FINANCES, "Økonomi"),),
        decisions=(Decision((Paragraph("Godkendt."),), outcome=Outcome.ADOPTED),),
    )

    written = to_json(Minutes(Kind.MINUTES, "Byrådet", date(2026, 3, 2), items=(item,)))["items"]

    assert written == [
        {
            "number": "7",
            "title": "Ny cykelsti",
            "public": True,
            "sections": [{"kind": "finances", "heading": "Økonomi", "text": ""}],
            "decisions": [{"text": "Godkendt.", "html": "<p>Godkendt.</p>", "outcome": "adopted"}],
            "attachments": [],
        }
    ]


def test_text_is_read_where_no_html_is_given():
    section = {"kind": "other", "text": "Et afsnit.\n\nEt til."}
    item = {
        "number": "1",
        "title": "T",
        "public": False,
        "sections": [section],
        "decisions": [],
        "attachments": [],
    }

    minutes = from_json(SMALLEST | {"items": [item]})

    assert minutes.items[0].sections[0].content == (Paragraph("Et afsnit."), Paragraph("Et til."))


def test_a_json_text_comes_back():
    minutes = Minutes(Kind.AGENDA, "Skoleudvalget", date(2026, 3, 2))

    assert interchange.loads(interchange.dumps(minutes)) == minutes


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "x"}, 'schema should be "referat.minutes/1".'),
        ({"kind": "letter"}, "kind should be one of agenda, minutes."),
        ({"organization": {}}, "organization.name should be text."),
        ({"organization": None}, "organization should be a JSON object."),
        (
            {"meeting": {"start": "2026-13-01"}},
            "meeting.start should be a date such as 2026-01-31.",
        ),
        (
            {"meeting": {"start": "2026-03-01T10:00:00"}},
            "meeting.start should be a time with its offset, such as 2026-01-31T17:00:00+01:00.",
        ),
        (
            {"meeting": {"start": "klokken ti"}},
            "meeting.start should be a date such as 2026-01-31.",
        ),
        (
            {"meeting": {"start": "i morgen"}},
            "meeting.start should be a time such as 2026-01-31T17:00:00+01:00.",
        ),
        ({"items": [{}]}, "items[0].public should be true or false."),
        ({"items": [{"public": 1}]}, "items[0].public should be true or false."),
        ({"items": {}}, "items should be a list."),
        ({"toc": [{"title": "x", "page": "4"}]}, "toc[0].page should be a whole number."),
        ({"participants": [{"name": 3}]}, "participants[0].name should be text."),
        ({"participants": [{"name": "A B"}]}, "participants[0].attendance should be text."),
    ],
)
def test_wrong_json_is_refused_with_its_place(change, message):
    with pytest.raises(NotInterchange) as caught:
        from_json(SMALLEST | change)

    assert str(caught.value) == message


def test_what_is_not_json_is_refused():
    with pytest.raises(NotInterchange, match="This is not JSON"):
        interchange.loads("{")
