"""Which readings are held back, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from raadslag.intake.doubts import Doubt, DoubtCode, find_doubts, has_person_number
from raadslag.intake.marks import is_corrected, is_supplementary
from raadslag.meetings.matching import Known
from referat.document import Attachment, Minutes, Warning
from tests.raadslag.factories import item, minutes, secret_item

TODAY = date(2026, 3, 2)


def doubts(reading: Minutes, **known) -> list[Doubt]:
    return find_doubts(reading, as_read=reading, body_name="Strandby Kommune", today=TODAY, **known)


@pytest.mark.parametrize(
    "reading",
    [
        minutes(),
        minutes(item("1"), item("2", "Personsag", public=False, text="")),
        replace(minutes(), body="Strandby"),
        replace(minutes(), body="STRANDBY KOMMUNE"),
        minutes(item("1", title="Lukkede skoler i Strandby")),
        replace(minutes(), warnings=(Warning("front_text", "noget"),)),
    ],
)
def test_nothing_to_doubt(reading):
    assert doubts(reading) == []


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (minutes(secret_item()), [Doubt(DoubtCode.CLOSED_ITEM_HAS_TEXT, 0)]),
        (
            minutes(item(public=False, text="", attachments=(Attachment("Bilag"),))),
            [Doubt(DoubtCode.CLOSED_ITEM_HAS_TEXT, 0)],
        ),
        (minutes(item(title="Lukket: Køb")), [Doubt(DoubtCode.OPEN_ITEM_CALLED_CLOSED, 0)]),
        (minutes(item(title="Køb (lukket)")), [Doubt(DoubtCode.OPEN_ITEM_CALLED_CLOSED, 0)]),
        (minutes(item(text="Borger 010203-1234")), [Doubt(DoubtCode.PERSON_NUMBER, 0)]),
        (replace(minutes(), body="Bakkedal Kommune"), [Doubt(DoubtCode.OTHER_BODY)]),
        (replace(minutes(), items=()), [Doubt(DoubtCode.NO_ITEMS)]),
        (minutes(start=date(2062, 1, 1)), [Doubt(DoubtCode.DATE_UNLIKELY)]),
        (minutes(start=date(1621, 1, 1)), [Doubt(DoubtCode.DATE_UNLIKELY)]),
        (
            replace(
                minutes(), warnings=(Warning("forum_unknown", ""), Warning("date_guessed", ""))
            ),
            [Doubt(DoubtCode.FORUM_UNKNOWN), Doubt(DoubtCode.DATE_GUESSED)],
        ),
    ],
)
def test_doubts(reading, expected):
    assert doubts(reading) == expected


@pytest.mark.parametrize(
    "closed",
    [
        Known("1", "Lukket punkt"),
        Known("9", "ny mole i  Strandby."),
        Known("9", "Andet", "S26-1"),
    ],
)
def test_item_open_that_was_closed(closed):
    reading = minutes(item("1", "Ny mole i Strandby", case_number="S26-1"))

    assert doubts(reading, closed_now=[closed]) == [Doubt(DoubtCode.OPENS_CLOSED_ITEM, 0)]


def test_other_items_being_closed_is_no_doubt():
    assert doubts(minutes(), closed_now=[Known("9", "Andet", "S26-9")]) == []


def test_mended_date_is_no_doubt():
    as_read = replace(minutes(), warnings=(Warning("date_guessed", ""),))
    mended = replace(as_read, start=as_read.start + timedelta(days=1))

    found = find_doubts(mended, as_read=as_read, body_name="Strandby Kommune", today=TODAY)

    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("010203-1234", True),
        ("cpr. 311299-0001.", True),
        ("320199-0001", False),
        ("011399-0001", False),
        ("1010203-1234", False),
        ("22-008882", False),
        ("telefon 010203 1234", False),
    ],
)
def test_person_numbers(text, expected):
    assert has_person_number(text) is expected


@pytest.mark.parametrize(
    ("filename", "supplementary", "corrected"),
    [
        ("Referat.pdf", None, False),
        ("Tillægsdagsorden.pdf", True, False),
        ("tillaegsreferat 3. maj.docx", True, False),
        ("Supplerende dagsorden.html", True, False),
        ("Referat (rettet).pdf", None, True),
        ("Korrigeret referat.pdf", None, True),
    ],
)
def test_what_a_filename_says(filename, supplementary, corrected):
    assert (is_supplementary(filename), is_corrected(filename)) == (supplementary, corrected)
