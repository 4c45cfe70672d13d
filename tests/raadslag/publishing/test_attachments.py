"""What is looked for in the files that go with a paper: numbers in text, name and properties; files that are not there."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from raadslag.core import files
from raadslag.publishing.attachments import attachment_findings
from referat.finding import Severity
from tests.raadslag.cast import gather
from tests.raadslag.publishing.desk import attach
from tests.referat.reading.test_everything import office_file

NUMBER = "Ansøger 010190-1234"


@pytest.fixture
def people(db):
    cache.clear()
    return gather()


def found(people) -> list[tuple[str, Severity, int]]:
    return [(one.code, one.severity, one.index) for one in attachment_findings([people.item])]


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (NUMBER.encode(), "kort.txt"),
        (b"Kajen.\n", f"{NUMBER}.txt"),
        (office_file(docProps__core=f"<dc:title>{NUMBER}</dc:title>"), "kort.docx"),
        (office_file(word__comments=f"<w:p>{NUMBER}</w:p>"), "kort.docx"),
    ],
)
def test_person_number_is_found_in_text_name_and_properties(people, data, filename):
    attach(people.item, data=data, filename=filename)

    assert found(people) == [("S101", Severity.BLOCKS, 1)]


def test_finding_never_repeats_the_number(people):
    attach(people.item, data=NUMBER.encode())

    (finding,) = attachment_findings([people.item])

    assert "010190" not in finding.wrong + finding.evidence


def test_file_that_cannot_be_read_is_told_of(people):
    attach(people.item, data=b"\x89PNG\r\n\x1a\n" + b"\0" * 40, filename="kort.png")

    assert found(people) == [("S102", Severity.WARNS, 1)]


def test_file_that_is_not_there_blocks(people):
    attached = attach(people.item)
    files.path_of(attached.original.sha256).unlink()

    assert found(people) == [("S103", Severity.BLOCKS, 1)]


def test_closed_attachment_and_closed_item_are_left_alone(people):
    attach(people.item, data=NUMBER.encode(), is_public=False)
    assert found(people) == []

    people.item.attachments.update(is_public=True)
    people.item.is_public = False
    assert found(people) == []
