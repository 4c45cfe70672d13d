"""Minutes an item become times of day, and the timetable that is printed."""

from __future__ import annotations

from datetime import time

from raadslag.drafts.timetable import Entry, Slot, end_of, slots, table_of
from referat.document import Table

NINE = time(9, 0)


def test_each_entry_begins_when_the_one_before_it_ends():
    entries = [Entry("Tidsplan"), Entry("Mole", 20), Entry("Bådlaug", 10)]

    assert slots(NINE, entries) == (
        None,
        Slot(time(9, 0), time(9, 20)),
        Slot(time(9, 20), time(9, 30)),
    )


def test_a_break_moves_what_follows():
    entries = [Entry("Mole", 20, pause_after=15), Entry("Bådlaug", 10)]

    assert slots(NINE, entries)[1] == Slot(time(9, 35), time(9, 45))
    assert end_of(NINE, entries) == time(9, 45)


def test_nine_slots_fill_a_morning():
    minutes = (20, 10, 20, 20, 20, 30, 10, 5, 15)
    entries = [Entry("Tidsplan"), *(Entry(f"Sag {n}", m) for n, m in enumerate(minutes, 1))]

    table = table_of(NINE, entries)

    assert table is not None
    assert len(table.rows) == 9
    assert table.rows[0] == ("Kl. 09.00 - 09.20", "Sag 1")
    assert table.rows[-1] == ("Kl. 11.15 - 11.30", "Sag 9")


def test_breaks_are_printed():
    table = table_of(NINE, [Entry("Mole", 20, pause_after=15)])

    assert table == Table((("Kl. 09.00 - 09.20", "Mole"), ("Kl. 09.20 - 09.35", "Pause")))


def test_without_a_start_the_table_says_how_long():
    assert table_of(None, [Entry("Mole", 20)]) == Table((("20 min.", "Mole"),))
    assert slots(None, [Entry("Mole", 20)]) == (None,)


def test_entries_without_minutes_make_no_table():
    assert table_of(NINE, [Entry("Mole")]) is None
    assert end_of(NINE, [Entry("Mole")]) is None


def test_a_meeting_may_go_past_midnight():
    assert slots(time(23, 50), [Entry("Budget", 30)]) == (Slot(time(23, 50), time(0, 20)),)
