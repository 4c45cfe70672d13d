"""The drawing and the table tell the same; a small wheel is drawn as it was; what crosses New Year is cut."""

from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from raadslag.followup.wheel.svg import Text, draw_month, draw_year
from raadslag.followup.wheel.table import key_of, month_of, months_of, weeks_in
from raadslag.followup.wheel.year import (
    EntryKind,
    Ring,
    Source,
    Year,
    entries_of,
    numbered,
)
from referat.danish.times import Period, read_time
from tests.raadslag.followup.wheel_words import WORDS, entry

GOLDEN = Path(__file__).with_name("wheel_small.svg")
TEXT = Text("Årshjul 2027", "Direktionen", "Året som en cirkel.")
SVG = "{http://www.w3.org/2000/svg}"
SAID_ON = date(2027, 1, 1)


def source(words, *, said_on=SAID_ON, title="Budget", kind=EntryKind.THEME, **fields):
    return Source("t1", kind, title, read_time(words, said_on=said_on), **fields)


def periods(found, year=2027):
    return [(one.period.earliest, one.period.latest) for one in entries_of(found, year)]


def small():
    board = Ring(
        1,
        "Direktionen",
        (
            entry(date(2027, 5, 12), kind=EntryKind.MEETING, source="m1"),
            entry(date(2027, 5, 6), kind=EntryKind.AGENDA_DUE, source="a1"),
            entry(date(2027, 4, 30), kind=EntryKind.ITEMS_DUE, source="i1"),
            entry(date(2027, 6, 1), date(2027, 6, 30), kind=EntryKind.COMMITMENT, title="Status"),
            entry(date(2027, 10, 14), kind=EntryKind.MILESTONE, title="Årshjulet revideres"),
        ),
    )
    themes = Ring(
        2,
        "Temaer & <frister>",
        (
            entry(date(2027, 1, 1), date(2027, 12, 31), title="Løbende fokus"),
            entry(date(2027, 4, 1), date(2027, 6, 30), title="Trivsel"),
            entry(date(2027, 9, 1), kind=EntryKind.DEADLINE, title="Høringssvar"),
        ),
    )
    return Year(2027, numbered([board, themes]))


def drawn(markup):
    """Key and text of every mark."""
    root = ET.fromstring(markup)
    marks = [one for one in root.iter(f"{SVG}g") if one.get("data-entry")]
    assert len({one.get("data-entry") for one in marks}) == len(marks)
    return {one.get("data-entry"): one.find(f"{SVG}title").text for one in marks}


def tabled(rows):
    """Key and text of every entry where it begins."""
    found = {}
    for row in rows:
        for cell in row.cells:
            gathered = [one for same in cell.gathered for one in same.entries]
            found |= {one.key: WORDS.said(one) for one in (*cell.entries, *gathered)}
    return found


def test_the_drawing_and_the_table_tell_the_same():
    year = small()

    told = tabled(months_of(year, WORDS))

    assert drawn(draw_year(year, WORDS, TEXT)) == told
    assert set(told) == {one.key for ring in year.rings for one in ring.entries}
    assert told["m1-2027-05-12"] == "12. maj: meeting"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_drawn_out_and_its_weeks_tell_the_same(month):
    year = small()

    shown = drawn(draw_month(year, month, WORDS, TEXT))

    assert shown == tabled(weeks_in(year, month, WORDS))


def test_a_small_wheel_is_drawn_as_it_was():
    markup = draw_year(small(), WORDS, TEXT, today=date(2027, 5, 9))

    assert markup == GOLDEN.read_text(encoding="utf-8").rstrip("\n")


def test_a_picture_has_no_links_and_the_page_has_one_a_sector():
    year = small()

    picture = ET.fromstring(draw_year(year, WORDS, TEXT))
    page = ET.fromstring(
        draw_year(year, WORDS, TEXT, address=lambda ring, month: f"/{ring}/{month}/")
    )
    links = [(one.get("href"), one.get("aria-label")) for one in page.iter(f"{SVG}a")]

    assert picture.get("role") == "img"
    assert not list(picture.iter(f"{SVG}a"))
    assert page.get("role") == "group"
    assert len(links) == 24
    assert links[4] == ("/1/5/", "Direktionen, maj: 2 ting")
    assert links[17] == ("/2/6/", "Temaer & <frister>, juni: 1 ting")


def test_neither_style_nor_script_stands_in_the_drawing():
    root = ET.fromstring(draw_year(small(), WORDS, TEXT, address=lambda *_: "/"))

    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "desc", "g", "a", "path", "circle", "text", "textPath",
    }  # fmt: skip
    assert not [one for one in root.iter() if "style" in one.attrib]


def test_each_id_stands_once():
    root = ET.fromstring(draw_year(small(), WORDS, TEXT, address=lambda *_: "/"))
    ids = [one.get("id") for one in root.iter() if one.get("id")]

    assert len(ids) == len(set(ids))


def test_what_comes_again_is_on_the_wheel_of_each_year_until_it_is_gone():
    monthly = source("månedligt")

    assert len(periods(monthly)) == 12
    assert len(periods(monthly, 2028)) == 12
    assert periods(monthly, 2026) == []
    assert len(periods(source("månedligt", gone_on=date(2027, 9, 1)))) == 8


def test_what_is_running_lasts_from_its_year_on():
    running = source("løbende")

    assert periods(running) == [(date(2027, 1, 1), date(2027, 12, 31))]
    assert periods(running, 2028) == [(date(2028, 1, 1), date(2028, 12, 31))]
    assert periods(running, 2026) == []
    assert periods(source("løbende", gone_on=date(2028, 1, 1)), 2028) == []


def test_what_crosses_new_year_is_cut_and_says_so():
    crossing = source("vinter 2027/2028")
    in_old, in_new = (next(entries_of(crossing, year)) for year in (2027, 2028))

    assert (in_old.period.latest, in_old.goes_on, in_old.came_before) == (
        date(2027, 12, 31), True, False,
    )  # fmt: skip
    assert (in_new.period.earliest, in_new.goes_on, in_new.came_before) == (
        date(2028, 1, 1), False, True,
    )  # fmt: skip


def test_what_has_one_bound_stands_on_that_day():
    [(first, last)] = periods(source("inden sommerferien"))

    assert first == last
    assert first.month in {6, 7}


def test_a_thing_has_one_number_however_often_it_comes():
    rounds = tuple(entries_of(source("kvartalsvis"), 2027))
    year = Year(2027, numbered([Ring(1, "A", rounds)]))

    assert {one.number for one in year.rings[0].entries} == {1}
    assert [(line.number, line.when) for line in key_of(year, WORDS)] == [(1, "kvartalsvis")]


def test_a_row_says_what_goes_on_and_a_sector_holds_it_all():
    year = small()
    by_number = {row.number: row for row in months_of(year, WORDS)}

    may = by_number[5].cells[1]
    sector = month_of(year, 2, 5, WORDS)

    assert [one.title for one in by_number[0].cells[1].entries] == ["Løbende fokus"]
    assert (may.entries, [one.title for one in may.continued]) == ((), ["Trivsel"])
    assert [one.title for one in sector.entries] == ["Trivsel"]
    assert month_of(year, 9, 5, WORDS) is None


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2027-05-12", "2027-05-12", "12. maj"),
        ("2027-05-03", "2027-05-09", "uge 18"),
        ("2027-05-01", "2027-05-31", "maj"),
        ("2028-02-01", "2028-02-29", "februar"),
        ("2027-05-01", "2027-06-30", "maj–juni"),
        ("2027-05-04", "2027-05-07", "4.–7. maj"),
        ("2027-05-28", "2027-06-02", "28. maj – 2. juni"),
        ("2027-01-01", "2027-12-31", "hele året"),
    ],
)
def test_days_are_said_as_shortly_as_they_can(first, last, said):
    days = Period(*(datetime.fromisoformat(one).date() for one in (first, last)))

    assert WORDS.span(days) == said
