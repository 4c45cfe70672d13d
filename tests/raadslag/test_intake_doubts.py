"""Which readings are held back, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from raadslag.intake.doubts import Doubt, DoubtCode, find_doubts
from raadslag.intake.marks import is_corrected, is_supplementary
from raadslag.meetings.matching import Known
from referat.danish.personnumbers import may_hold_person_number
from referat.document import Attachment, Attendance, Minutes, Presence, Warning
from tests.raadslag.factories import decision, item, minutes, secret_item, section

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
    "text",
    [
        "010203-1234",
        "cpr. 311299-0001.",
        "610190-1234",
        "010190 1234",
        "010190\u00a01234",
        "0101901234",
        "Borger (0101901234) søger.",
        "010190–1234",
        "010190\u20111234",
        "010190 - 1234",
        "010190-\n1234",
        "010190.1234",
        "01 01 90-1234",
        "01.01.90-1234",
        "01-01-90-1234",
        "01 01 90 1234",
        "0 1 0 1 9 0 - 1 2 3 4",
        "０１０１９０-１２３４",
        "01\u00ad0190-1234",
        "290200-1234",
        "Sagsnr. 010190-1234",
        "CPR\tBeløb\n010190\t1234",
        "cpr-nr.:\n010190\n1234",
    ],
)
def test_person_number_is_seen_however_it_is_printed(text):
    assert may_hold_person_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "920199-0001",
        "011399-0001",
        "310490-1234",
        "290201-1234",
        "1010203-1234",
        "010203-12345",
        "22-008882",
        "telefon 010203 1234",
        "Tlf.: 0101901234",
        "P-nr. 0101901234",
        "Faktura nr. 0101901234",
        "Sagsnr.: 0101901234",
        "1012501234 kr.",
        "kr. 1012501234",
        "1012501234,50",
        "1.012.501.234",
        "101250 1234 5678",
        "45 12 10 90 1234",
        "+4512109012",
        "5790001234567",
        "330-2018-500301",
        "27.01.04-G01-1-24",
        "12.10.24 1800",
        "2025-03-12 1200",
        "01.01.2019-31.12.2020",
        "101250\t1234\n121212\t2500",
        "26/0101901234",
    ],
)
def test_other_numbers_are_no_person_numbers(text):
    assert not may_hold_person_number(text)


SECRET = "010190-1234"


@pytest.mark.parametrize(
    "reading",
    [
        minutes(item(title=f"Klage fra {SECRET}")),
        minutes(item(title=f"Klage fra {SECRET}", public=False, text="")),
        minutes(item(attachments=(Attachment(f"Ansøgning {SECRET}"),))),
        minutes(item(attendance=(Attendance(SECRET, Presence.ABSENT),))),
        minutes(item(attendance=(Attendance("Bo Ask", Presence.ABSENT, note=SECRET),))),
        minutes(replace(item(), sections=(section("", heading=f"Til {SECRET}"),))),
        minutes(item(decisions=(replace(decision(), heading=f"Til {SECRET}"),))),
    ],
)
def test_person_number_anywhere_in_an_item_is_a_doubt(reading):
    assert doubts(reading) == [Doubt(DoubtCode.PERSON_NUMBER, 0)]


@pytest.mark.parametrize(
    "reading",
    [
        minutes(location=f"Hos {SECRET}"),
        minutes(organization=f"Udvalget for {SECRET}"),
        minutes(participants=(Attendance(f"Bo Ask {SECRET}", Presence.PRESENT),)),
        replace(minutes(), warnings=(Warning("front_text", f"On the front page: {SECRET}"),)),
    ],
)
def test_person_number_on_the_front_page_is_a_doubt(reading):
    assert doubts(reading) == [Doubt(DoubtCode.PERSON_NUMBER)]


def test_person_number_that_is_not_published_is_no_doubt():
    unshown = Attachment(f"Ansøgning {SECRET}", public=False)

    assert doubts(minutes(item(attachments=(unshown,)))) == []


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
