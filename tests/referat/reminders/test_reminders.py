"""A reminder list is read from an item in the forms that forums print it, and written as one."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.document import Item, ListItem, Paragraph, Section, SectionKind, Subheading, Table
from referat.prose import html_of, passage_from_html, passage_from_text, text_of
from referat.reminders import (
    Entry,
    ListTheme,
    ReminderList,
    StrandOf,
    passage_of,
    reminders_in,
)

PRINTED = """\
Sag/emne\tForv. tidspunkt\tAnsvarlig
Cykelpolitik og handleplan\tSeptember\tTEM
Analyse af pladser på plejehjem\t20. september\tSOC
Økonomirapport\t(2. uge månedligt)\tØK
Status på revisionens bemærkninger\t(Kvartalsvis)\tØK

Ledermøder

Forberedelse af næste måneds møder.

Kommunalbestyrelsens temamøder

24. september: Havneplan, evaluering af borgermøder.

29. oktober: (NB! Aflyses måske)

Kommende emner:

- Nye boliger på havnen (ifm. seminaret)
- Kvalitet i skolen

FU

Drøftelse i FU om skovrejsning – første skitser (evt. november)

MED-møder

(orienteres i direktionen forud for mødet)

19. september

23. oktober
"""
AS_DATA = ReminderList(
    "Huskeliste 09-09-2030",
    (
        Entry("Cykelpolitik og handleplan", "September", "TEM"),
        Entry("Analyse af pladser på plejehjem", "20. september", "SOC"),
        Entry("Økonomirapport", "(2. uge månedligt)", "ØK"),
        Entry("Status på revisionens bemærkninger", "(Kvartalsvis)", "ØK"),
    ),
    (
        StrandOf("Ledermøder", "", (ListTheme("", "Forberedelse af næste måneds møder."),)),
        StrandOf(
            "Kommunalbestyrelsens temamøder",
            "",
            (
                ListTheme("24. september", "Havneplan, evaluering af borgermøder."),
                ListTheme("29. oktober", "(NB! Aflyses måske)"),
            ),
        ),
        StrandOf(
            "Kommende emner",
            "",
            (
                ListTheme("", "Nye boliger på havnen (ifm. seminaret)"),
                ListTheme("", "Kvalitet i skolen"),
            ),
        ),
        StrandOf(
            "FU",
            "",
            (ListTheme("(evt. november)", "Drøftelse i FU om skovrejsning – første skitser"),),
        ),
        StrandOf(
            "MED-møder",
            "orienteres i direktionen forud for mødet",
            (ListTheme("19. september"), ListTheme("23. oktober")),
        ),
    ),
)


def item_of(passage, title="Huskeliste 09-09-2030", heading="Sagsfremstilling"):
    section = Section(SectionKind.PRESENTATION, heading, tuple(passage))
    return Item("8", title, sections=(section,))


def test_a_printed_list_is_read():
    assert reminders_in(item_of(passage_from_text(PRINTED))) == AS_DATA


def test_a_list_is_written_as_table_headings_and_lists():
    assert passage_of(AS_DATA) == (
        Table(
            (
                ("Sag/emne", "Forv. tidspunkt", "Ansvarlig"),
                ("Cykelpolitik og handleplan", "September", "TEM"),
                ("Analyse af pladser på plejehjem", "20. september", "SOC"),
                ("Økonomirapport", "(2. uge månedligt)", "ØK"),
                ("Status på revisionens bemærkninger", "(Kvartalsvis)", "ØK"),
            ),
            has_header=True,
        ),
        Subheading("Ledermøder"),
        ListItem("Forberedelse af næste måneds møder."),
        Subheading("Kommunalbestyrelsens temamøder"),
        ListItem("24. september: Havneplan, evaluering af borgermøder."),
        ListItem("29. oktober: (NB! Aflyses måske)"),
        Subheading("Kommende emner"),
        ListItem("Nye boliger på havnen (ifm. seminaret)"),
        ListItem("Kvalitet i skolen"),
        Subheading("FU"),
        ListItem("Drøftelse i FU om skovrejsning – første skitser (evt. november)"),
        Subheading("MED-møder"),
        Paragraph("(orienteres i direktionen forud for mødet)"),
        ListItem("19. september"),
        ListItem("23. oktober"),
    )


@pytest.mark.parametrize(
    "row",
    [
        ("Hvem", "Hvad", "Hvornår"),
        ("Ansvarlig forvaltning", "Opgave", "Frist"),
        ("ANSV.", "Emne:", "Tidspunkt"),
        ("Tovholder", "Aktivitet", "Deadline"),
    ],
)
def test_columns_are_known_by_their_names_in_any_order(row):
    table = Table((row, ("ØK", "Ny havneplan", "uge 44")), has_header=True)

    found = reminders_in(item_of([table], title="Sager på vej"))

    assert found == ReminderList("Sager på vej", (Entry("Ny havneplan", "uge 44", "ØK"),))


def test_columns_without_names_are_told_by_what_they_hold():
    table = Table((("Ny havneplan for byen", "TEM", "uge 44"), ("Budget og regnskab", "ØK", "maj")))

    found = reminders_in(item_of([table], title="Aktionsliste"))

    assert found is not None
    assert found.entries == (
        Entry("Ny havneplan for byen", "uge 44", "TEM"),
        Entry("Budget og regnskab", "maj", "ØK"),
    )


def test_a_column_of_another_kind_is_kept_with_the_topic():
    table = Table(
        (
            ("Nr.", "Emne", "Frist", "Ansvarlig", "Status"),
            ("1", "Ny havneplan", "uge 44", "TEM", "i gang"),
        ),
        has_header=True,
    )

    found = reminders_in(item_of([table]))

    assert found is not None
    assert found.entries == (Entry("Ny havneplan (Status: i gang)", "uge 44", "TEM"),)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Ny havneplan – uge 44 – TEM", Entry("Ny havneplan", "uge 44", "TEM")),
        ("September: Ny havneplan (TEM)", Entry("Ny havneplan", "September", "TEM")),
        ("Ny havneplan (uge 44)", Entry("Ny havneplan", "(uge 44)")),
        (
            "Ny havneplan; Frist: den 1. maj; Ansvarlig: Teknik og Miljø",
            Entry("Ny havneplan", "den 1. maj", "Teknik og Miljø"),
        ),
        ("Ny havneplan", Entry("Ny havneplan")),
    ],
)
def test_a_list_may_be_lines_instead_of_a_table(line, entry):
    found = reminders_in(item_of([ListItem(line)], title="Opfølgningsliste"))

    assert found == ReminderList("Opfølgningsliste", (entry,))


def test_a_day_that_was_taken_for_a_number_of_a_list_is_put_back():
    blocks = [Subheading("Temamøder"), ListItem("november: Havnen", marker="25."), ListItem("Skolen", marker="1.")]  # fmt: skip

    found = reminders_in(item_of(blocks))

    assert found is not None
    assert found.strands == (
        StrandOf("Temamøder", "", (ListTheme("25. november", "Havnen"), ListTheme("", "Skolen"))),
    )


def test_what_stands_before_the_table_is_its_introduction():
    passage = passage_from_text("Listen er opdateret.\n\n" + PRINTED)

    found = reminders_in(item_of(passage))

    assert found is not None
    assert (found.intro, found.entries, found.strands) == (
        "Listen er opdateret.",
        AS_DATA.entries,
        AS_DATA.strands,
    )


def test_a_section_of_its_own_is_a_strand():
    listed = passage_of(ReminderList("", AS_DATA.entries))
    item = Item(
        "8",
        "Beslutningsopfølgning",
        sections=(
            Section(SectionKind.PRESENTATION, "Sagsfremstilling", listed),
            Section(SectionKind.OTHER, "MED-møder", (ListItem("19. september"),)),
            Section(SectionKind.RECOMMENDATION, "Indstilling", (Paragraph("at listen drøftes."),)),
        ),
    )

    found = reminders_in(item)

    assert found == ReminderList(
        "Beslutningsopfølgning",
        AS_DATA.entries,
        (StrandOf("MED-møder", "", (ListTheme("19. september"),)),),
    )


def test_an_item_with_another_table_has_no_list():
    table = Table((("Tidspunkt", "Aktivitet"), ("uge 44", "Høring")), has_header=True)

    assert reminders_in(item_of([table, Paragraph("Processen drøftes.")], title="Tidsplan")) is None


def test_a_list_survives_being_kept_as_html():
    kept = passage_from_html(html_of(passage_of(AS_DATA)))

    assert reminders_in(item_of(kept)) == AS_DATA


WORDS = st.sampled_from(
    ["Havneplan", "skole", "budget", "udbud", "status", "på", "veje", "drøftelse", "af", "rapport"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TIMES = st.sampled_from(
    ["September", "20. september", "(2. uge månedligt)", "Kvartalsvis", "evt. november", "uge 44",
     "19/9", "(evt. maj 2031)", "inden sommerferien", "næste møde i Byrådet", "løbende", "kl", "31. februar"]
).filter(lambda time: time != "kl")  # fmt: skip
ENTRIES = st.builds(Entry, TEXTS, st.one_of(st.just(""), TIMES, TEXTS), st.sampled_from(["", "ØK", "Teknik og Miljø"]))  # fmt: skip
THEMES = st.one_of(
    st.builds(ListTheme, TIMES, TEXTS),
    st.builds(ListTheme, st.just(""), TEXTS),
    st.builds(ListTheme, TIMES),
)
STRANDS = st.builds(StrandOf, TEXTS, st.one_of(st.just(""), TEXTS), st.lists(THEMES, max_size=4).map(tuple))  # fmt: skip
LISTS = st.builds(
    ReminderList,
    st.sampled_from(["Huskeliste", "Direktionens opfølgningsliste"]),
    st.lists(ENTRIES, max_size=5).map(tuple),
    st.lists(STRANDS, max_size=4).map(tuple),
    st.one_of(st.just(""), TEXTS, st.tuples(TEXTS, TEXTS).map("\n\n".join)),
)


@settings(deadline=None)
@given(LISTS)
def test_what_was_written_reads_back_the_same(reminders):
    assert reminders_in(item_of(passage_of(reminders), title=reminders.title)) == reminders


@settings(deadline=None)
@given(LISTS)
def test_what_was_written_reads_back_from_its_text_too(reminders):
    kept = passage_from_html(html_of(passage_of(reminders)))

    assert reminders_in(item_of(kept, title=reminders.title)) == reminders


LINES = st.one_of(TEXTS, TIMES, st.builds("{}: {}".format, TIMES, TEXTS), st.builds("({})".format, TEXTS), TEXTS.map("{}:".format), TEXTS.map("{}.".format))  # fmt: skip
HEADS = st.permutations(["Emne", "Frist", "Ansvarlig", "Status"])
TABLES = st.builds(
    lambda head, rows: Table((tuple(head), *rows), has_header=True),
    HEADS,
    st.lists(st.tuples(LINES, LINES, LINES, LINES), min_size=1, max_size=3),
)
BLOCKS = st.one_of(
    LINES.map(Paragraph),
    LINES.map(ListItem),
    LINES.map(Subheading),
    TABLES,
    st.builds(ListItem, st.sampled_from(["november", "maj: Skole"]), marker=st.just("25.")),
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=8))
def test_no_word_of_an_item_is_lost(passage):
    item = item_of(passage)

    found = reminders_in(item)

    assert found is not None
    heads = Counter(word for one in passage if isinstance(one, Table) for word in one.rows[0])
    assert words_of(text_of(tuple(passage))) - heads - words_of(all_said(found)) == Counter()


def words_of(text):
    return Counter(re.findall(r"\w+", text))


def all_said(reminders):
    """All that the list says, as one text."""
    parts = [reminders.intro]
    parts += [text for one in reminders.entries for text in (one.topic, one.time, one.responsible)]
    for strand in reminders.strands:
        parts += [strand.heading, strand.note]
        parts += [text for theme in strand.themes for text in (theme.time, theme.text)]
    return "\n".join(parts)
