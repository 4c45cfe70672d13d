"""Days lie around the circle in order, sectors share it out, and nothing in a lane lies on anything else."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadslag.followup.wheel.arranging import YEAR, bands_of, month_dial, year_dial
from raadslag.followup.wheel.geometry import Arc, arc_path, sector_path
from raadslag.followup.wheel.placing import place, width_of
from raadslag.followup.wheel.year import EntryKind, Ring, Year, month_span, numbered, weeks_of
from referat.danish.times import Period
from referat.writing import as_pdf
from tests.raadslag.followup.wheel_words import entry

YEARS = [2024, 2026, 2027, 2028]
KINDS = [EntryKind.THEME, EntryKind.DEADLINE, EntryKind.MILESTONE, EntryKind.COMMITMENT]


def year_of(number, entries=()):
    return Year(number, numbered([Ring(1, "Direktionen", tuple(entries))]))


@st.composite
def entries(draw):
    made = []
    for at in range(draw(st.integers(1, 25))):
        first = date(2027, 1, 1) + timedelta(days=draw(st.integers(0, 364)))
        last = min(first + timedelta(days=draw(st.integers(0, 120))), date(2027, 12, 31))
        title = draw(st.text("abcæøå MW", min_size=1, max_size=40)).strip() or "x"
        kind = draw(st.sampled_from(KINDS))
        made.append(entry(first, last, kind=kind, title=title, source=f"t{at}"))
    return made


@pytest.mark.parametrize("number", YEARS)
def test_each_day_lies_clockwise_of_the_one_before(number):
    dial = year_dial(Year(number, ()))
    days = [dial.first + timedelta(days=at) for at in range(dial.total)]

    angles = [dial.angle(day) for day in days]

    assert angles[0] == 0
    assert all(one < other for one, other in pairwise(angles))
    assert dial.span(Period(dial.last, dial.last)).end == pytest.approx(360)
    assert len(days) == (366 if number in {2024, 2028} else 365)


@pytest.mark.parametrize("number", YEARS)
def test_the_months_share_out_the_circle(number):
    dial = year_dial(Year(number, ()))

    arcs = [dial.span(month_span(number, month)) for month in range(1, 13)]

    assert arcs[0].start == 0
    assert arcs[-1].end == pytest.approx(360)
    assert [one.end for one in arcs[:-1]] == pytest.approx([one.start for one in arcs[1:]])


@pytest.mark.parametrize("month", range(1, 13))
def test_the_weeks_share_out_a_month(month):
    year = Year(2028, ())
    span, dial = month_span(2028, month), month_dial(year, month)

    weeks = list(weeks_of(span.earliest, span.latest))

    assert weeks[0].earliest == span.earliest
    assert weeks[-1].latest == span.latest
    assert all(
        other.earliest - one.latest == timedelta(days=1) and other.earliest.weekday() == 0
        for one, other in pairwise(weeks)
    )
    assert dial.whole.sweep == pytest.approx(sum(dial.span(week).sweep for week in weeks))


def test_january_begins_at_the_top_and_april_to_the_right():
    dial = year_dial(Year(2027, ()))

    top, right = dial.at(dial.angle(date(2027, 1, 1)), 100), dial.at(90, 100)

    assert (top.x, top.y) == pytest.approx((500, 400))
    assert (right.x, right.y) == pytest.approx((600, 500))


def test_an_arc_is_drawn_in_pieces_that_svg_cannot_mistake():
    dial = year_dial(Year(2027, ()))

    assert arc_path(dial, Arc(0, 90), 100) == (
        "M 500.00 400.00 A 100.00 100.00 0 0 1 600.00 500.00"
    )
    assert arc_path(dial, Arc(0, 300), 100).count("A") == 3
    assert sector_path(dial, Arc(0, 360), 50, 100).count("Z") == 2


@settings(max_examples=60, deadline=None)
@given(entries())
def test_no_label_or_mark_lies_on_another_one(found):
    year = year_of(2027, found)
    band = bands_of(year_dial(year), year.rings, YEAR)[0]

    lanes = {}
    for one in band.placed:
        lanes.setdefault(one.lane, []).append(one.taken)

    assert sorted(one.entry.key for one in band.placed) == sorted(
        one.key for one in year.rings[0].entries
    )
    for arcs in lanes.values():
        arcs.sort(key=lambda arc: arc.start)
        assert all(other.start >= one.end - 0.05 for one, other in pairwise(arcs))
        assert arcs[0].start >= -0.05
        assert arcs[-1].end <= 360.05
    assert band.inner >= YEAR.inner - 0.01


@pytest.mark.parametrize("count", [1, 8, 30])
def test_the_rings_lie_inside_each_other(count):
    rings = [
        Ring(
            at,
            f"Ring {at}",
            (entry(date(2027, 3, 1), kind=EntryKind.MEETING), entry(date(2027, 5, 1))),
        )
        for at in range(count)
    ]
    year = Year(2027, tuple(rings))

    bands = bands_of(year_dial(year), year.rings, YEAR)

    assert all(one.inner > other.outer for one, other in pairwise(bands))
    assert bands[0].outer == YEAR.outer
    assert bands[-1].inner >= YEAR.inner - 0.01
    assert all(one.lane > 0 for one in bands)


def test_a_title_that_has_no_room_is_cut_short_or_left_to_its_number():
    days = [date(2027, 3, day) for day in (1, 4, 7, 10)]
    crowded = [
        entry(day, title="Et langt navn på en temadag", source=f"t{day.day}") for day in days
    ]
    ring = numbered([Ring(1, "A", tuple(crowded))])[0]

    placed = place(year_dial(Year(2027, ())), ring.entries, [400], 10)

    assert [one.label.text if one.label else "" for one in placed][1:3] == ["", ""]
    assert [one.entry.number for one in placed] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text", ["Økonomiudvalget, maj", "Årshjulet revideres", "WMÆ 1234", "illi"]
)
def test_text_is_never_longer_than_reckoned(text):
    from PIL import ImageFont

    folder = as_pdf._HERE / "fonts"
    for bold, name in ((False, "NotoSans-Regular.ttf"), (True, "NotoSans-Bold.ttf")):
        real = ImageFont.truetype(str(folder / name), 100).getlength(text)
        assert real <= width_of(text, 100, bold=bold) <= real * 1.35
