"""Whole documents: every rule about items, sections, decisions and openness, from text to minutes."""

from datetime import date
from textwrap import dedent

import pytest

import referat
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Kind,
    ListItem,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
    Table,
)

HEAD = "Referat\nByrådet\n\nMødedato: 12. maj 2021\n\n"


def read(body, head=HEAD):
    return referat.read((head + dedent(body)).encode(), filename="referat.txt")


def item_of(body):
    (item,) = read(f"Punkt 1: Ny skole\n\n{dedent(body)}").items
    return item


def codes(minutes):
    return [warning.code for warning in minutes.warnings]


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("1. Ny skole", "2. Ny havn", ["1", "2"]),
        ("1: Ny skole", "2: Ny havn", ["1", "2"]),
        ("1 : Ny skole", "2 : Ny havn", ["1", "2"]),
        ("Punkt 274: Ny skole", "Punkt 275: Ny havn", ["274", "275"]),
        ("Pkt. 42\nNy skole", "Pkt. 43\nNy havn", ["42", "43"]),
        ("Nr.25 - Ny skole", "Nr.26 - Ny havn", ["25", "26"]),
        ("Sag nr. 74 Ny skole", "Sag nr. 75 Ny havn", ["74", "75"]),
        ("301. Ny skole", "303. Ny havn", ["301", "303"]),
        ("åbent 1 Ny skole", "åbent 2 Ny havn", ["1", "2"]),
        ("10a. Ny skole", "10b. Ny havn", ["10a", "10b"]),
        ("Ny skole\nSag nr. 129", "Ny havn\nSag nr. 130", ["129", "130"]),
    ],
)
def test_items_are_found_in_every_numbering(first, second, numbers):
    minutes = read(
        f"{first}\n\nIndstilling\n\nAt det sker.\n\nBeslutning\n\nGodkendt.\n\n"
        f"{second}\n\nIndstilling\n\nAt det sker.\n\nBeslutning\n\nUdsat.\n"
    )

    assert [(item.number, item.title) for item in minutes.items] == [
        (numbers[0], "Ny skole"),
        (numbers[1], "Ny havn"),
    ]


def test_dates_lists_and_amounts_in_text_begin_no_item():
    item = item_of("""\
        Sagsfremstilling

        1. juni åbner skolen. Den koster
        2. million kroner mindre.

        1. at taget lægges
        2. at gården ryddes

        Beslutning

        Godkendt.
        """)

    assert [section.kind for section in item.sections] == [SectionKind.PRESENTATION]


def test_numbers_may_start_over_in_the_closed_part():
    minutes = read("""\
        1. Ny skole

        Beslutning

        Godkendt.

        2. Ny havn

        Beslutning

        Godkendt.

        Lukkede punkter

        1. Køb af jord

        Beslutning

        Godkendt.
        """)

    assert [(item.number, item.public) for item in minutes.items] == [
        ("1", True),
        ("2", True),
        ("1", False),
    ]


@pytest.mark.parametrize(
    ("printed", "title", "public"),
    [
        ("Lukket - Køb af jord", "Køb af jord", False),
        ("Lukket punkt: Køb af jord", "Køb af jord", False),
        ("Køb af jord - Lukket punkt", "Køb af jord", False),
        ("Køb af jord (FOR LUKKEDE DØRE)", "Køb af jord", False),
        ("Lukket punkt", "Lukket punkt", False),
        ("Lukkede veje i sommer", "Lukkede veje i sommer", True),
        ("Åbent - Køb af jord", "Køb af jord", True),
        ("Køb af jord (B)", "Køb af jord", True),
        ("Køb af jord (Orientering)", "Køb af jord", True),
        ("Køb af jord (høring)", "Køb af jord (høring)", True),
        ("KB - Spørgetid", "KB - Spørgetid", True),
    ],
)
def test_a_title_leaves_out_number_and_marks_and_nothing_else(printed, title, public):
    (item,) = read(f"1. {printed}\n\nBeslutning\n\nGodkendt.\n").items

    assert (item.title, item.public) == (title, public)


@pytest.mark.parametrize(
    "lines",
    [
        "1. Ny skole\n\nSagsnr.: 21/12\n",
        "1. Ny skole\n\n07.01.00-P00-1-20\n".replace("07.01.00-P00-1-20", "21/12"),
        "1. Ny skole (sagsnr. 21/12)\n",
        "1. Ny skole\n1. Ny skole\n\nSagsnr.: 21/12 Åbent\n",
    ],
)
def test_the_case_number_is_found_in_the_items_head(lines):
    (item,) = read(f"{lines}\nBeslutning\n\nGodkendt.\n").items

    assert (item.title, item.case_number, item.sections) == ("Ny skole", "21/12", ())


def test_case_numbers_may_stand_above_the_titles():
    minutes = read(
        "21/12\n1. Ny skole\n\nBeslutning\n\nGodkendt.\n\n21/13\n2. Ny havn\n\nBeslutning\n\nGodkendt.\n"
    )

    assert [(item.case_number, item.title) for item in minutes.items] == [
        ("21/12", "Ny skole"),
        ("21/13", "Ny havn"),
    ]


def test_who_prepared_an_item_is_shown_and_not_lost():
    minutes = read(
        "1. Ny skole\n\nSagsnr.: 21/1\nSagsnr.: 21/2\nSagsbehandler: Anna Bo\n\nBeslutning\n\nGodkendt.\n"
    )

    assert [w.message for w in minutes.warnings if w.code == "item_head"] == [
        "21/2",
        "Sagsbehandler: Anna Bo",
    ]


def test_sections_keep_their_printed_headings_and_fillers():
    item = item_of("""\
        SAGSFREMSTILLING:

        Skolen er for lille.

        Økonomi

        Ingen.

        Høring

        Trafikale konsekvenser for de bløde trafikanter
        """)

    assert item.sections[:2] == (
        Section(SectionKind.PRESENTATION, "SAGSFREMSTILLING", (Paragraph("Skolen er for lille."),)),
        Section(SectionKind.FINANCES, "Økonomi", (Paragraph("Ingen."),)),
    )


def test_a_heading_with_nothing_under_it_is_an_empty_section():
    item = item_of("Økonomi\n\nBeslutning\n\nGodkendt.\n")

    assert item.sections == (Section(SectionKind.FINANCES, "Økonomi"),)


def test_text_without_heading_is_a_presentation():
    item = item_of("Skolen er for lille.\n\nBeslutning\n\nGodkendt.\n")

    assert item.sections == (
        Section(SectionKind.PRESENTATION, "", (Paragraph("Skolen er for lille."),)),
    )


def test_text_without_heading_right_above_the_recommendation_is_a_summary():
    item = item_of("Skolen er for lille.\n\nIndstilling\n\nAt den bygges om.\n")

    assert item.sections[0] == Section(
        SectionKind.SUMMARY, "", (Paragraph("Skolen er for lille."),)
    )


def test_a_recommendation_sentence_may_be_the_heading():
    item = item_of("""\
        Skolen er for lille.

        Administrationen indstiller til Byrådet

        1. at den bygges om
        2. at der lånes
        """)

    assert item.sections[-1] == Section(
        SectionKind.RECOMMENDATION,
        "Administrationen indstiller til Byrådet",
        (ListItem("at den bygges om", marker="1."), ListItem("at der lånes", marker="2.")),
    )


def test_a_recommendation_sentence_below_its_heading_is_text():
    item = item_of("Indstilling\n\nForvaltningen indstiller,\n\n1. at den bygges om\n")

    assert item.sections == (
        Section(
            SectionKind.RECOMMENDATION,
            "Indstilling",
            (Paragraph("Forvaltningen indstiller,"), ListItem("at den bygges om", marker="1.")),
        ),
    )


def test_a_heading_glued_to_a_sentence_is_a_heading():
    item = item_of("Sagsfremstilling\n\nAlle er velkommen.Indstilling\n\nAt det sker.\n")

    assert [section.heading for section in item.sections] == ["Sagsfremstilling", "Indstilling"]


def test_decisions_of_other_forums_and_days_are_kept_as_earlier_ones():
    item = item_of("""\
        Indstilling

        At den bygges om.

        Økonomiudvalget, 3. maj 2021, pkt. 4:

        Anbefales.

        Beslutning i Byrådet den 12-05-2021

        Godkendt.
        """)

    assert item.decisions == (
        Decision(
            (Paragraph("Anbefales."),),
            "Økonomiudvalget, 3. maj 2021, pkt. 4",
            "Økonomiudvalget",
            date(2021, 5, 3),
            Outcome.RECOMMENDED,
        ),
        Decision(
            (Paragraph("Godkendt."),),
            "Beslutning i Byrådet den 12-05-2021",
            "Byrådet",
            date(2021, 5, 12),
            Outcome.ADOPTED,
        ),
    )


def test_text_under_no_decision_heading_is_no_decision():
    assert item_of("Sagsfremstilling\n\nGodkendt.\n").decisions == ()


@pytest.mark.parametrize(
    ("line", "away"),
    [
        ("Fraværende: Anna Bo (A)", Attendance("Anna Bo", Presence.ABSENT, "A")),
        ("Ikke til stede:\nAnna Bo", Attendance("Anna Bo", Presence.ABSENT)),
        ("Afbud: Anna Bo", Attendance("Anna Bo", Presence.EXCUSED)),
        ("Anna Bo", Attendance("Anna Bo", Presence.ABSENT)),
    ],
)
def test_a_labelled_absence_under_this_meetings_decision_is_attendance(line, away):
    item = item_of(f"Beslutning\n\nGodkendt.\n\n{line}\n")

    assert (item.decisions[0].content, item.attendance) == ((Paragraph("Godkendt."),), (away,))


@pytest.mark.parametrize(
    "line",
    [
        "Anna Bo deltog ikke i behandlingen af punktet.",
        "Fraværende i Økonomiudvalget, 3. maj 2021: Anna Bo",
    ],
)
def test_a_sentence_or_another_meetings_absence_stays_in_the_text(line):
    item = item_of(f"Beslutning\n\nGodkendt.\n\n{line}\n")

    assert (len(item.decisions[0].content), item.attendance) == (2, ())


def test_a_labelled_absence_under_an_earlier_decision_stays_there():
    item = item_of("Økonomiudvalget, 3. maj 2021:\n\nAnbefales.\n\nFraværende: Anna Bo\n")

    assert item.decisions[0].content == (Paragraph("Anbefales."), Paragraph("Fraværende: Anna Bo"))


@pytest.mark.parametrize(
    "lead", ["Følgende blev valgt:", "Valg af medlemmer til bestyrelsen.", "Udpeget blev"]
)
def test_the_names_of_those_elected_are_the_decision(lead):
    item = item_of(f"Beslutning\n\n{lead}\n\nAnna Bo, Carl Dam\n")

    assert item.attendance == ()


def test_attachments_below_their_heading_are_no_text():
    item = item_of("Sagsfremstilling\n\nSe kortet.\n\nBilag\n\nKort over skolen\nHøringssvar.pdf\n")

    assert item.attachments == (Attachment("Kort over skolen"), Attachment("Høringssvar.pdf"))


def test_a_file_above_the_first_heading_is_an_attachment():
    item = item_of("application/pdf icon plan_2020.pdf\n\nResume\n\nKort sagt.\n")

    assert item.attachments == (Attachment("plan_2020.pdf"),)


def test_a_closed_attachments_heading_withholds_them():
    assert item_of("Lukkede bilag\n\nKontrakt\n").attachments == (
        Attachment("Kontrakt", public=False),
    )


def test_a_table_stays_a_table():
    item = item_of("Økonomi\n\nÅr\tPris\n2021\t5\n")

    assert item.sections[0].content == (Table((("År", "Pris"), ("2021", "5"))),)


def test_the_treatments_table_in_an_items_head_is_a_treatment():
    item = item_of("Behandling\tMødedato\nByrådet\t12-05-2021\n\nBeslutning\n\nGodkendt.\n")

    assert [section.kind for section in item.sections] == [SectionKind.TREATMENT]


def test_a_page_for_signatures_belongs_to_no_item():
    minutes = read("1. Ny skole\n\nBeslutning\n\nGodkendt.\n\nUnderskriftsblad\n\nAnna Bo\n")

    assert minutes.items[0].decisions[0].content == (Paragraph("Godkendt."),)
    assert "signature_page" in codes(minutes)


def test_the_line_that_closes_the_meeting_is_its_end():
    minutes = read(
        "1. Ny skole\n\nBeslutning\n\nGodkendt.\n\nMødet hævet kl. 18.05\n", f"{HEAD}Tid: 17.00\n\n"
    )

    assert minutes.end is not None
    assert (minutes.end.hour, minutes.end.minute) == (18, 5)
    assert minutes.items[0].decisions[0].content == (Paragraph("Godkendt."),)


def test_an_agenda_stays_one_though_it_prints_an_earlier_decision():
    minutes = read(
        "1. Ny skole\n\nØkonomiudvalget, 3. maj 2021:\n\nAnbefales.\n",
        "Dagsorden\nByrådet\n\nMødedato: 12. maj 2021\n\n",
    )

    assert minutes.kind is Kind.AGENDA


@pytest.mark.parametrize(
    ("body", "kind"),
    [("Beslutning\n\nGodkendt.\n", Kind.MINUTES), ("Indstilling\n\nAt det sker.\n", Kind.AGENDA)],
)
def test_without_a_label_the_decisions_tell_the_kind(body, kind):
    assert read(f"1. Ny skole\n\n{body}", "Byrådet\n\nMødedato: 12. maj 2021\n\n").kind is kind


def test_contents_that_differ_from_the_items_are_a_warning():
    minutes = read(
        "Indholdsfortegnelse\n1. Gammel skole.....2\n2. Ny havn.....3\n\n"
        "1. Ny skole\n\nBeslutning\n\nGodkendt.\n\n2. Ny havn\n\nBeslutning\n\nGodkendt.\n"
    )

    assert [entry.title for entry in minutes.toc] == ["Gammel skole", "Ny havn"]
    assert [w.message for w in minutes.warnings if w.code == "contents_differ"] == [
        "The contents list “Gammel skole”, but no item has that title.",
        "The item “Ny skole” is not in the contents.",
    ]


def test_a_closed_item_with_text_is_a_warning():
    assert "closed_with_text" in codes(read("1. Lukket - Køb\n\nSagsfremstilling\n\nHemmeligt.\n"))


def test_an_unknown_heading_is_a_section_with_a_warning():
    page = "<h1>Referat Byrådet 12. maj 2021</h1><h2>1. Ny skole</h2><h3>Økonomi</h3><p>5</p><h3>Trafik</h3><p>Mange biler.</p>"

    minutes = referat.read(page.encode(), filename="referat.html")

    assert minutes.items[0].sections[1] == Section(
        SectionKind.OTHER, "Trafik", (Paragraph("Mange biler."),)
    )
    assert codes(minutes) == ["unknown_heading"]


def test_items_without_numbers_are_counted():
    page = (
        "<h1>Referat Byrådet 12. maj 2021</h1>"
        "<h2>Ny skole</h2><h3>Beslutning</h3><p>Godkendt.</p><h2>Ny havn</h2><h3>Beslutning</h3><p>Udsat.</p>"
    )

    minutes = referat.read(page.encode(), filename="referat.html")

    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Ny skole"),
        ("2", "Ny havn"),
    ]


def test_items_may_show_their_case_numbers_alone():
    minutes = read(
        "Ny skole\nSagsnr.: 21/12\n\nBeslutning\n\nGodkendt.\n\nNy havn\nSagsnr.: 21/13\n\nBeslutning\n\nUdsat.\n"
    )

    assert [(item.title, item.case_number) for item in minutes.items] == [
        ("Ny skole", "21/12"),
        ("Ny havn", "21/13"),
    ]


def test_a_single_item_without_number_has_the_line_above_its_first_heading_as_title():
    minutes = read("Ny skole\n\nIndstilling\n\nAt det sker.\n\nBeslutning\n\nGodkendt.\n")

    assert [(item.number, item.title) for item in minutes.items] == [("1", "Ny skole")]


def test_the_date_may_stand_in_the_running_heads_or_the_files_name():
    minutes = referat.read(
        b"Referat\nByr\xc3\xa5det\n\n1. Ny skole\n\nBeslutning\n\nGodkendt.\n",
        filename="referat-2021-05-12.txt",
    )

    assert (minutes.start, codes(minutes)) == (date(2021, 5, 12), ["date_guessed"])


def test_a_document_that_names_no_forum_says_so():
    minutes = read("1. Ny skole\n\nBeslutning\n\nGodkendt.\n", "Mødedato: 12. maj 2021\n\n")

    assert (minutes.organization, codes(minutes)) == ("Ukendt forum", ["forum_unknown"])


def test_what_has_neither_date_nor_item_is_refused():
    with pytest.raises(referat.CannotRead) as refusal:
        referat.read("Mælk og brød".encode(), filename="indkøb.txt")

    assert refusal.value.code == "not_minutes"


def test_damaged_text_is_mended_with_a_warning():
    minutes = read("1. Ny skole\n\nBeslutning\n\nDrÅ,ftet.\n")

    assert minutes.items[0].decisions[0].content == (Paragraph("Drøftet."),)
    assert codes(minutes) == ["repaired_encoding"]


def test_page_numbers_and_running_heads_are_set_aside():
    pages = "\n".join(
        f"Skolen er nummer {word} og ret lille.\n\nSide {n} af 3\nByrådet, 12. maj 2021\n"
        for n, word in enumerate(("et", "to", "tre"), start=1)
    )

    minutes = read(f"1. Ny skole\n\nSagsfremstilling\n\n{pages}")

    texts = [block.text for block in minutes.items[0].sections[0].content]
    assert texts == [f"Skolen er nummer {word} og ret lille." for word in ("et", "to", "tre")]


def test_the_forum_that_sends_items_on_is_no_text_of_the_item_above():
    minutes = read("""\
        1. Ny skole

        Beslutning

        Godkendt.

        ØKONOMIUDVALGET

        2. Ny havn

        Beslutning

        Godkendt.
        """)

    assert [item.decisions[0].content for item in minutes.items] == [(Paragraph("Godkendt."),)] * 2
    assert [warning.message for warning in minutes.warnings] == [
        "A heading above several items: “ØKONOMIUDVALGET”."
    ]


MEMBERS = f"{HEAD}Medlemmer: Anna Bo, Carl Dam\n\n"


@pytest.mark.parametrize("line", ["Fraværende: Anna Bo", "Anna Bo"])
def test_names_in_an_items_head_are_those_who_were_away_from_it(line):
    minutes = read(f"1. Ny skole\n\n{line}\n\nBeslutning\n\nGodkendt.\n", MEMBERS)

    assert minutes.items[0].attendance == (Attendance("Anna Bo", Presence.ABSENT),)


def test_links_below_a_decision_are_the_items_documents():
    page = (
        "<h1>Referat Byrådet 12. maj 2021</h1><h2>1. Ny skole</h2><h3>Beslutning</h3><p>Godkendt.</p>"
        '<p><a href="https://a.example/kort.pdf">Kort</a></p>'
    )

    (item,) = referat.read(page.encode(), filename="referat.html").items

    assert item.attachments == (Attachment("Kort", "https://a.example/kort.pdf"),)
    assert item.decisions[0].content == (Paragraph("Godkendt."),)
