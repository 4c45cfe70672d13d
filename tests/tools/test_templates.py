"""The printer: every template in every format, nothing lost, the same bytes every time."""

import io
import json
import zipfile
from datetime import date
from html import unescape

import pytest

from referat.document import Item, Kind, Minutes, TocEntry
from tools import matrix, write_samples
from tools.sample_list import SAMPLES
from tools.templates import TEMPLATES, Edition, print_minutes, render
from tools.templates.patterns import Missing, Moment, fill
from tools.templates.stories.writing import (
    at,
    closed,
    decided,
    earlier,
    finances,
    item,
    other,
    people,
    presentation,
    recommendation,
    say,
)
from tools.templates.strangers import stranger
from tools.templates.wear import ligatures, mojibake, wrong_alphabet

MINUTES = Minutes(
    kind=Kind.MINUTES,
    organization="Vejudvalget",
    start=at("2024-03-05", "09:30"),
    end=at("2024-03-05", "11:00"),
    location="Lokale 7",
    participants=people("Bo Holm V, Lis Bæk A"),
    items=(
        item(
            "12",
            "Fortov på Egevej",
            presentation(
                "Fortovet er skævt.\n\n- fliserne\n- kantstenen\n\n=År | Kr.\n2024 | 10.000"
            ),
            finances("10.000 kr."),
            other("Naboerne er hørt.", heading="Nabohjælp"),
            recommendation("Forvaltningen indstiller, at fortovet rettes op."),
            earlier("Lokalrådet", "2024-02-01", "Støttes."),
            decided("Godkendt."),
            case="24/17",
        ),
        closed("13", "Personsag"),
    ),
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_prints_every_word(template):
    text = render(MINUTES, template, "txt").decode()

    words = "Fortov på Egevej|Fortovet er skævt.|fliserne|2024\t10.000|Naboerne er hørt.|Støttes.|Godkendt."
    assert [word for word in words.split("|") if word not in text] == []


def words_of(data, fmt):
    if fmt != "docx":
        return unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("fmt", ["html", "docx", "json"])
def test_a_template_prints_every_word_in_every_format(template, fmt):
    printed = words_of(render(MINUTES, template, fmt), fmt)

    words = (
        "Fortov på Egevej|Fortovet er skævt.|fliserne|10.000|Naboerne er hørt.|Støttes.|Godkendt."
    )
    assert [word for word in words.split("|") if word not in printed] == []


@pytest.mark.parametrize("fmt", ["html", "docx", "pdf", "json"])
def test_equal_minutes_give_equal_bytes(fmt):
    assert render(MINUTES, "cover", fmt) == render(MINUTES, "cover", fmt)


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_stranger_is_the_same_each_time_and_prints_every_word(seed):
    text = render(MINUTES, stranger(seed), "txt").decode()

    assert stranger(seed) == stranger(seed)
    assert [
        word for word in ("Fortov på Egevej", "Støttes.", "Godkendt.") if word not in text
    ] == []


def test_html_holds_what_plain_text_holds():
    page = unescape(render(MINUTES, "ledger", "html").decode())

    assert '<h3 id="punkt-1">12. Fortov på Egevej</h3>' in page
    assert "<tr><th>År</th><th>Kr.</th></tr><tr><td>2024</td><td>10.000</td></tr>" in page


def test_a_pdf_knows_the_page_of_every_item():
    _, printed = print_minutes(MINUTES, "cover", "pdf")

    assert printed.toc == (
        TocEntry("Fortov på Egevej", page=3),
        TocEntry("Lukket: Personsag", page=4),
    )


def test_the_portal_gives_a_closed_item_its_title_alone():
    answer = json.loads(render(MINUTES, "one-field", "json"))

    last = answer["Dagsordenpunkter"][-1]
    assert (last["Navn"], last["IsOpen"], last["Felter"]) == ("Personsag", False, [])


def test_what_a_template_does_not_print_is_not_expected():
    _, printed = print_minutes(MINUTES, "report", "html")

    assert (printed.start, printed.end, printed.location) == (date(2024, 3, 5), None, "")


def test_a_decision_heading_that_names_the_forum_is_expected_to_say_so():
    _, printed = print_minutes(MINUTES, "dated-decision", "html")

    own = printed.items[0].decisions[-1]
    assert (own.heading, own.organization, own.held_on) == (
        "Beslutning Vejudvalget den 05-03-2024",
        "Vejudvalget",
        date(2024, 3, 5),
    )


def test_an_unknown_heading_in_plain_text_is_part_of_the_section_before_it():
    _, printed = print_minutes(MINUTES, "ledger", "txt")

    assert [section.heading for section in printed.items[0].sections] == [
        "Sagsfremstilling",
        "Økonomi",
        "Indstilling",
    ]


def test_paged_text_carries_running_heads_and_page_numbers():
    edition = Edition(width=40, page_lines=12)

    sheets = render(MINUTES, "ledger", "txt", edition).decode().split("\f")

    assert len(sheets) > 2
    assert all(sheet.startswith("Vejudvalget, 05-03-2024\n") for sheet in sheets[1:])
    assert all(sheet.rstrip().endswith(f"Side {n}") for n, sheet in enumerate(sheets, start=1))


def test_an_unknown_format_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="choose one of txt, html, docx, pdf, json"):
        render(MINUTES, "cover", "odt")


def test_a_pattern_leaves_out_what_has_no_value():
    assert fill("{name}[ ({party})]", {"name": "Bo", "party": ""}) == "Bo"


def test_a_pattern_without_an_obligatory_value_says_so():
    with pytest.raises(Missing):
        fill("Sted: {location}", {"location": ""})


def test_a_moment_prints_itself_in_danish():
    moment = Moment(at("2024-03-05", "09:30"))

    assert f"{moment:^EEEE 'den' d. MMMM yyyy 'kl.' HH.mm}" == "Tirsdag den 5. marts 2024 kl. 09.30"


def test_damage_is_what_readers_meet():
    assert (wrong_alphabet("Drøftet på"), mojibake("sø"), ligatures("fire filer")) == (
        "DrÅ,ftet pÅ¥",
        "sÃ¸",
        "ﬁre ﬁler",
    )


def test_a_story_is_written_with_little_marks():
    kinds = [
        type(block).__name__ for block in say("Se:\n\n- a\n  - b\n\n=x | y\n1 | 2\n\n## Efter")
    ]

    assert kinds == ["Paragraph", "ListItem", "ListItem", "Table", "Subheading"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.template}/{sample.name}")
def test_a_sample_in_the_checkout_is_what_its_story_prints(sample):
    data, _ = print_minutes(
        sample.minutes, sample.template, sample.fmt, sample.edition, sample.wear
    )

    assert sample.path.read_bytes() == data, (
        f"{sample.path.name} differs from its story. Run 'python -m tools.write_samples', look at "
        "what changed, then commit it."
    )


def test_the_matrix_has_a_cell_for_every_pairing(capsys):
    matrix.main(
        ["--stories", "engholm-havnekvarter", "--templates", "cover,ledger", "--formats", "txt"]
    )

    assert capsys.readouterr().out.splitlines()[0].split() == ["template", "txt", "all"]


def test_no_two_samples_share_an_expectation():
    names = [write_samples.expectation_of(sample.path) for sample in SAMPLES]

    assert len(names) == len(set(names))


def test_an_item_number_with_a_letter_is_printed_as_it_is():
    minutes = Minutes(Kind.MINUTES, "Vejudvalget", date(2024, 3, 5), items=(Item("12a", "Hegn"),))

    assert "12a. Hegn" in render(minutes, "case-table", "txt").decode()
