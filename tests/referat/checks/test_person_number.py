"""Person numbers in public text. The numbers used were never given out: their day is past 60, or not in the calendar."""

import pytest

from referat.document import Attachment, Source
from tests.referat.checks.papers import item, minutes, said

BLOCKS = "blocks: Something like a person number stands here: {}."
WARNS = "warns: Something like a person number stands here: {}."


@pytest.mark.parametrize(
    "text",
    [
        "Ansøger, cpr 611285-1234, søger dispensation.",
        "Ansøger (611285 1234, CPR) søger dispensation.",
        "Personnummer: 6112851234 er oplyst.",
        "CPR-nr. 611285.1234",
        "Cpr 611285 - 1234.",
        "Cpr 611285–1234.",
        "CPR-nr.: 611285/1234",
        "cpr 611285\n1234",
        "cpr 6 1 1 2 8 5 - 1 2 3 4",
    ],
)
def test_a_number_that_is_called_one_blocks_however_it_is_printed(text):
    assert said("person_number", minutes(item(text=text))) == [BLOCKS.format("6112xx-xxxx")]


def test_a_number_that_fits_modulus_11_blocks():
    assert said("person_number", minutes(item(text="Ansøger er 701285-1000."))) == [
        BLOCKS.format("7012xx-xxxx")
    ]


def test_a_number_without_modulus_11_is_never_passed_over():
    assert said("person_number", minutes(item(text="Ansøger er 701285-1001."))) == [
        WARNS.format("7012xx-xxxx")
    ]


def test_a_first_of_january_blocks_without_modulus_11():
    assert said("person_number", minutes(item(text="Ansøger er 610185-1234."))) == [
        BLOCKS.format("6101xx-xxxx")
    ]


def test_tables_titles_attachments_and_file_names_are_searched():
    paper = minutes(
        item("Klage fra cpr 611285-1234", text="Navn\tTal\ncpr\t621285-1234"),
        item(number="2", attachments=(Attachment("Ansøgning cpr 631285-1234.pdf"),)),
        source=Source("cpr_641285-1234.pdf"),
    )

    assert said("person_number", paper) == [
        BLOCKS.format(f"{day}12xx-xxxx") for day in (64, 61, 62, 63)
    ]


def test_a_number_with_another_label_is_looked_at_only_where_modulus_11_fits():
    assert said("person_number", minutes(item(text="Sagsnr. 701285-1000."))) == [
        WARNS.format("7012xx-xxxx")
    ]
    assert said("person_number", minutes(item(text="Sagsnr. 701285-1001."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Journalnr. 24-011578 og 330-2018-500301.",
        "Fakturanr. 611285-1234.",
        "P-nr. 6112851234 hører til skolen.",
        "ESDH-nr. 611285-1234.",
        "EAN 5798006112851234.",
        "Ring på +45 12 34 56 78.",
        "Beløbet er 1.112.851.234 kr.",
        "Den 991385-1234 findes ikke i kalenderen.",
        "Matrikel 611285 1234 hører til.",
        "I 2024 var der 010203 4567 besøg.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert said("person_number", minutes(item(text=text))) == []


def test_what_stays_closed_may_name_a_person():
    paper = minutes(item("Personsag", text="Cpr 611285-1234.", public=False))

    assert said("person_number", paper) == []
