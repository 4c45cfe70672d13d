"""Which files of a folder are documents, and what is said of a portal's answer under another name."""

import os

import pytest

import referat
from referat.interchange import dumps
from referat.reading.folders import documents_in, is_document
from tests.referat.files import minutes_text, portal_json


@pytest.fixture
def folder(tmp_path):
    reading = dumps(referat.read(minutes_text(), filename="a.txt")).encode()
    late = b'{"andet": "' + b"x" * 70_000 + b'", ' + portal_json()[1:]
    files = {
        "2026/b.pdf": b"",
        "a.TXT": b"",
        "gammel.doc": b"",
        "gammel.odt": b"",
        "gammel.rtf": b"",
        "makro.docm": b"",
        "tekst.text": b"",
        "portal.json": portal_json(),
        "pynt.json": b"\xef\xbb\xbf\n" + portal_json(indent=2),
        "sent.json": late,
        "a.json": reading,
        "a.expected.json": reading,
        "package.json": b'{"name": "x"}',
        "liste.json": b'["Dagsordenpunkter"]',
        "foto.jpg": b"",
        ".skjult.txt": b"",
        ".git/c.txt": b"",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    os.mkfifo(tmp_path / "roer.txt")
    return tmp_path


def test_documents_are_told_by_name_and_json_by_what_it_holds(folder):
    found = [path.relative_to(folder).as_posix() for path in documents_in(folder)]

    assert found == [
        "a.TXT",
        "gammel.doc",
        "gammel.odt",
        "gammel.rtf",
        "makro.docm",
        "portal.json",
        "pynt.json",
        "sent.json",
        "tekst.text",
        "2026/b.pdf",
    ]


def test_a_link_to_nothing_is_meant_so_that_reading_it_says_so(tmp_path):
    (tmp_path / "a.pdf").symlink_to("mangler.pdf")

    assert is_document(tmp_path / "a.pdf")


@pytest.mark.parametrize("indent", [None, 2])
def test_a_portals_answer_under_another_name_is_read_with_a_warning(indent):
    right, wrong = (
        referat.read(portal_json(indent), filename=name) for name in ("a.json", "wrong.txt")
    )

    assert [warning.code for warning in right.warnings] == []
    assert [(warning.code, warning.message) for warning in wrong.warnings] == [
        (
            "wrong_name",
            "“wrong.txt” is a portal's JSON, whatever its name says, and was read as that.",
        )
    ]
    assert wrong.items == right.items
