"""What a file is by its content, and what is said of files that cannot be read."""

import io
import zipfile

import pytest

from referat import CannotRead
from referat.reading.formats import open_sheet
from referat.reading.formats.sniff import Format, format_of, is_misnamed
from referat.reading.limits import DEFAULT, Limits


def archive(*names):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return written.getvalue()


OLE2 = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", Format.PDF),
        (archive("[Content_Types].xml", "word/document.xml"), Format.DOCX),
        (b"<!DOCTYPE HTML><p>", Format.HTML),
        (b"\xef\xbb\xbf <!-- x --><html lang=da>", Format.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', Format.HTML),
        ("<div>Æ</div>".encode("utf-16"), Format.HTML),
        ("Byrådet".encode("cp1252"), Format.TEXT),
        ("Byrådets møde".encode("utf-16-le"), Format.TEXT),
        (b"Referat<br>Sal 1</p><p>Tekst</p>", Format.HTML),
        (b"Skriv <br> i <b>feltet</b>", Format.TEXT),
        (b"<3 tekst", Format.TEXT),
        (b"[Udkast] Referat", Format.TEXT),
    ],
)
def test_the_content_tells_the_format(data, found):
    assert format_of(data) is found


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "empty", "empty"),
        (b"\xef\xbb\xbf \r\n\0", "empty", "empty"),
        (OLE2, "unknown_format", "save it as .docx or PDF"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "encrypted", "take the password off"),
        (archive("a.txt"), "unknown_format", "zip archive but no Word document"),
        pytest.param(
            archive("[Content_Types].xml", "word/document.xml")[:60],
            "truncated",
            "Fetch or export it again",
            id="cut-off-docx",  # its bytes hold the time of day
        ),
        (b"{\\rtf1 x}", "unknown_format", "save it as .docx or PDF"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            "unknown_format",
            "save it as an HTML page",
        ),
        (b"\x89PNG\r\n\x1a\n", "no_text", "--ocr"),
        (b'{"a": 1}', "unknown_format", "no agenda that a portal publishes"),
        (
            b'{\n  "a": "<p>x</p><p>y</p><p>z</p>"\n}',
            "unknown_format",
            "no agenda that a portal publishes",
        ),
        (
            b'{\n  "schema": "referat.minutes/1",\n  "html": "<p>x</p><p>y</p><p>z</p>"\n}',
            "unknown_format",
            "already a reading (referat.minutes/1). Use it as it is",
        ),
        (archive("mimetype", "content.xml"), "unknown_format", "OpenDocument file (.odt)"),
        (b'<?xml version="1.0"?><sag/>', "unknown_format", "Export the agenda"),
        (
            b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><s>&e;</s>',
            "unsafe",
            "declares entities",
        ),
        (
            b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///x">]><p>&e;</p>',
            "unsafe",
            "declares entities",
        ),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0", "unknown_format", "no format that can be read"),
        (bytes(range(1, 32)) * 9, "unknown_format", "no format that can be read"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(data, code, said):
    with pytest.raises(CannotRead) as caught:
        format_of(data)

    assert caught.value.code == code
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "misnamed"),
    [
        ("a.html", True),
        ("a.doc", True),
        ("a.PDF", True),
        ("a.txt", False),
        ("a", False),
        ("a.2026", False),
        ("", False),
    ],
)
def test_a_name_that_promises_another_format_is_noticed(name, misnamed):
    assert is_misnamed(name, Format.TEXT) is misnamed


def test_a_wrongly_named_file_is_read_for_what_it_is():
    sheet = open_sheet(b"<p>Tekst</p>", "referat.pdf", DEFAULT)

    assert [line.text for line in sheet.lines] == ["Tekst"]
    assert [note.code for note in sheet.notes] == ["wrong_name"]


def test_too_many_bytes_are_refused():
    with pytest.raises(CannotRead) as caught:
        open_sheet(b"Tekst" * 500_000, "a.txt", Limits(max_bytes=1024**2))

    assert caught.value.problem == "The file is 2 MiB; the limit is 1 MiB."
