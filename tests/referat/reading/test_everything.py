"""All that a file holds is found: body, comments, cells, properties; what cannot be looked through says so."""

from __future__ import annotations

import io
import zipfile

import pytest

from referat.errors import CannotRead
from referat.reading.worker import texts_of_many


def office_file(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return held.getvalue()


def texts_in(tmp_path, data: bytes, name: str = "bilag") -> tuple[str, ...] | CannotRead:
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = texts_of_many([(path, name)])
    return found


def test_text_is_found_in_every_part_of_an_office_file(tmp_path):
    data = office_file(
        word__document="<w:p><w:r><w:t>Molen </w:t></w:r><w:r><w:t>er slidt</w:t></w:r></w:p>",
        word__comments="<w:p>Spørg &amp; svar</w:p>",
        xl__sharedStrings="<si><t>Kajplads</t></si><si><t>Beløb</t></si>",
        docProps__core="<dc:title>Hemmelig titel</dc:title><dc:creator>Signe</dc:creator>",
    )

    found = texts_in(tmp_path, data)

    assert [text.split("\n") for text in found] == [
        [""],
        ["Molen er slidt", ""],
        ["Spørg & svar", ""],
        ["Kajplads", "Beløb", ""],
        ["Hemmelig titel", "Signe", ""],
    ]


def test_plain_text_is_found_whole(tmp_path):
    assert texts_in(tmp_path, b"Kajen.\nMolen.\n", "note.txt") == ("Kajen.\nMolen.",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no_text"),
        (b"PK\x03\x04 not a zip", "truncated"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown_format"),
    ],
)
def test_what_cannot_be_looked_through_says_so(tmp_path, data, code):
    found = texts_in(tmp_path, data)

    assert isinstance(found, CannotRead)
    assert found.code == code
