"""The front page: which forum met, when and where, and who was there."""

from datetime import date, datetime, time

import pytest

from referat.document import Attendance, Kind, Presence
from referat.reading import labels
from referat.reading.blocks import Line, Shape
from referat.reading.front import COPENHAGEN, read_front

ABSENT, EXCUSED, PRESENT = Presence.ABSENT, Presence.EXCUSED, Presence.PRESENT


def front_of(text, title=""):
    lines, gap = [], True
    for number, printed in enumerate(text.strip("\n").split("\n"), start=1):
        if printed.strip():
            shape = Shape.ROW if "\t" in printed else Shape.TEXT
            lines.append(Line(printed.strip(), 1, number, shape, gap=gap))
        gap = not printed.strip()
    return read_front(lines, title)


def at(hour, minute=0, day=12):
    return datetime(2021, 5, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    "text",
    [
        "Referat\nSkoleudvalget\n\nMødedato: 12. maj 2021\nMødetidspunkt: Kl. 17:00\nSluttidspunkt: Kl. 18:30\nMødested: Salen",
        "Referat Skoleudvalget\n\nMødedato:\n12-05-2021\nMødetidspunkt:\nKl. 17:00\nSluttidspunkt:\nKl. 18:30\nMødested:\nSalen",
        "Skoleudvalget - Referat\n\nDato: 12.05.2021 Tid: 17.00-18.30 Sted: Salen",
        "REFERAT FRA Skoleudvalget\n\nDato\tTidspunkt\tSted\n12-05-2021\t17:00-18:30\tSalen",
        "Referat\n\nUdvalg:\nDato:\nTidspunkt:\nMødested:\nSkoleudvalget\n12-05-2021\n17:00-18:30\nSalen",
        "Referat\nSkoleudvalget\n\nMødedato onsdag den 12. maj 2021\nStarttidspunkt 17:00\nMødet hævet kl. 18.30\nMødested Salen",
        "Referat til mødet i Skoleudvalget\nden 12. maj 2021 kl. 17:00\ni Salen\n\nMødet sluttede: 18.30",
        "Onsdag 12. maj 2021 kl. 17:00 - 18:30\nSkoleudvalget\nMødested: Salen\nReferat",
        "Udvalg / møde: Skoleudvalget\nReferat\nTid og sted: 12. maj 2021 kl. 17.00-18.30, i Salen",
    ],
)
def test_the_meeting_is_the_same_however_its_front_page_is_set(text):
    front = front_of(text)

    assert (front.kind, front.organization, front.starts, front.ends, front.location) == (
        Kind.MINUTES,
        "Skoleudvalget",
        at(17),
        at(18, 30),
        "Salen",
    )
    assert [line.text for line in front.leftover] == []


def test_a_day_without_a_time_stays_a_day():
    front = front_of("Dagsorden\nByrådet\n12. maj 2021")

    assert (front.kind, front.starts, front.ends) == (Kind.AGENDA, date(2021, 5, 12), None)


def test_the_forum_may_be_told_by_the_files_own_title_alone():
    assert front_of("Mødedato: 12-05-2021", "Referat Skoleudvalget").organization == "Skoleudvalget"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Medlemmer: Anna Bo (A), Carl Dam (V)", [Attendance("Anna Bo", PRESENT, "A"), Attendance("Carl Dam", PRESENT, "V")]),
        ("Medlemmer:\nAnna Bo\nCarl Dam", [Attendance("Anna Bo", PRESENT), Attendance("Carl Dam", PRESENT)]),
        ("Medlemmer: Anna Bo, Carl\nDam, Eva Friis", [Attendance(name, PRESENT) for name in ("Anna Bo", "Carl Dam", "Eva Friis")]),
        ("Medlemmer: Anna Bo\n\nFraværende: Anna Bo", [Attendance("Anna Bo", ABSENT)]),
        ("Medlemmer: Anna Bo\n\nAfbud: Ingen", [Attendance("Anna Bo", PRESENT)]),
        ("Afbud: Anna Bo", [Attendance("Anna Bo", EXCUSED)]),
        ("Medlem\tTil stede\nAnna Bo\tJa\nCarl Dam\tNej\nEva Friis\tNej, afbud",
         [Attendance("Anna Bo", PRESENT), Attendance("Carl Dam", ABSENT), Attendance("Eva Friis", EXCUSED)]),
        ("Bemærkninger: Anna Bo var fraværende.", [Attendance("Anna Bo", ABSENT)]),
        ("Til stede: Anna Bo. Afbud fra Carl Dam.", [Attendance("Anna Bo", PRESENT), Attendance("Carl Dam", EXCUSED)]),
        ("Anna Bo (A), Carl Dam (V)", [Attendance("Anna Bo", PRESENT, "A"), Attendance("Carl Dam", PRESENT, "V")]),
        ("Fraværende: Sag 2-4: Anna Bo", [Attendance("Anna Bo", ABSENT, note="Sag 2-4")]),
        ("Referent: Anna Bo", [Attendance("Anna Bo", PRESENT, role="referent")]),
    ],
)  # fmt: skip
def test_people_are_read_from_labels_rows_and_sentences(text, people):
    assert front_of(f"Referat Byrådet 12. maj 2021\n\n{text}").people == people


@pytest.mark.parametrize(
    "line",
    [
        "Mødet er åbent for presse.",
        "Udsendt: 5. maj 2021 af sekretariatet",
        "Møde nr.: 10/2019",
        "Deltagere: 12. maj blev aflyst, ny dato 19. maj 2021",
        "Strandby Kommune, Rådhusvej 2",
        "Referent: hjabc",
    ],
)
def test_what_no_field_takes_is_kept_to_be_shown(line):
    front = front_of(f"Referat Byrådet 12. maj 2021\n\n{line}")

    assert [left.text for left in front.leftover] == [line]


def test_the_municipality_is_named_on_a_line_of_its_own():
    assert front_of("Strandby Kommune\nReferat Byrådet 12. maj 2021").body == "Strandby Kommune"


def test_an_unlabelled_line_that_names_a_house_is_the_place():
    text = "Referat\nByrådet\n12. maj 2021 kl. 17:00\nFælles opslag\nStrandby Rådhus"

    front = front_of(text)

    assert (front.location, [line.text for line in front.leftover]) == (
        "Strandby Rådhus",
        ["Fælles opslag"],
    )


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Mødet hævet kl. 18.05", time(18, 5)),
        ("Mødet sluttede: 18:05", time(18, 5)),
        ("Mødet hævet kl. 18.05 efter en lang drøftelse", None),
        ("Mødet begyndte: 18:05", None),
        ("Mødet hævet", None),
        ("En helt anden linje", None),
    ],
)
def test_end_of_meeting_wants_a_line_that_says_only_that(line, end):
    assert labels.end_of_meeting(Line(line)) == end


def test_two_lists_side_by_side_are_read_one_after_the_other():
    front = read_front(
        [
            Line("Udvalget for Havn"),
            Line("Mødetidspunkt: 19. august 2025 kl. 15.30"),
            Line("Mødedeltagere        Afbud"),
            Line("Grethe Vissing (F)   Stig Ellemand (V)", gap=False),
            Line("Torben Aasted (O)", gap=False),
            Line("Kaja Lind (A)        Referent", gap=False),
            Line("Mai Dalum (C)        Ida Fugl", gap=False),
            Line("Mødet slut: 17.10"),
        ],
        "",
    )

    assert [(one.name, one.presence.value, one.role) for one in front.people] == [
        ("Grethe Vissing", "present", ""),
        ("Torben Aasted", "present", ""),
        ("Kaja Lind", "present", ""),
        ("Mai Dalum", "present", ""),
        ("Stig Ellemand", "excused", ""),
        ("Ida Fugl", "present", "referent"),
    ]
    assert front.end == time(17, 10)
