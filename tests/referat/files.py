"""Good and bad files, made when a test asks for them."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import pypdf

OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")


def minutes_text(forum: str = "Skoleudvalget", day: str = "2. marts 2026") -> bytes:
    """Small invented minutes as text."""
    return (
        f"Referat\n{forum}\n\nMødedato: {day} kl. 17:00\nMødested: Salen\n\n"
        "1. Ny legeplads\n\nIndstilling\n\nDet indstilles, at legepladsen anlægges.\n\nBeslutning\n\nGodkendt.\n"
    ).encode()


def portal_json(indent: int | None = None) -> bytes:
    """Small invented minutes as a portal answers, each field a piece of HTML."""
    answer = {
        "Udvalg": {"Navn": "Byrådet"},
        "Moede": {"Navn": "Referat", "MeetingBeginUtc": "2026-05-04T14:00:00+02:00"},
        "Dagsordenpunkter": [
            {"Navn": "Ny skole", "Felter": [{"Navn": "Beslutning", "Html": "<p>Vedtaget.</p>"}]}
        ],
    }
    return json.dumps(answer, indent=indent).encode()


def minutes_docx() -> bytes:
    document = docx.Document()
    for line in minutes_text().decode().split("\n\n"):
        for part in line.split("\n"):
            document.add_paragraph(part)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def blank_pdf(pages: int = 1, password: str = "") -> bytes:
    """Pages without text, as a scanner makes them."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def zip_of(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return written.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/passwd">]><m>&e;</m>'

# What is wrong with it -> name, bytes, and what the one line must say.
BAD = {
    "encrypted": ("laast.pdf", lambda: blank_pdf(password="hemmelig"), "protected by a password. Remove"),
    "locked office": ("laast.docx", lambda: OLE2 + "EncryptedPackage".encode("utf-16-le"), "locked with a password. Open"),
    "empty": ("tom.pdf", lambda: b"", "is empty. Fetch"),
    "truncated pdf": ("kort.pdf", lambda: blank_pdf(3)[:-200], "cut short or damaged. Fetch"),
    "truncated docx": ("kort.docx", lambda: minutes_docx()[:-3000], "cut off or damaged. Fetch"),
    "scan": ("skannet.pdf", blank_pdf, "The PDF is a scan: it has pictures of pages but no text. Read it once more with --ocr."),
    "bomb": ("bombe.docx", lambda: zip_of(document=b"<w>" + b" " * 30_000_000), "which is too much. Save"),
    "entities": ("sag.xml", lambda: ENTITIES, "declares entities, which can pull in other files. Ask"),
    "entities in word": ("sag.docx", lambda: zip_of(document=ENTITIES), "XML entities, which can pull in other files. Do not"),
    "too long": ("arkiv.pdf", lambda: blank_pdf(5000), "has 5000 pages; the limit is 3000. Take"),
    "old word": ("gammel.doc", lambda: OLE2 + b"\0" * 512, "old binary Office format (.doc), which cannot be read. Open"),
    "zip": ("bilag.docx", lambda: zip_of()[:-1] + b"\0", "no Word document. If"),
    "no minutes": ("indkoeb.txt", "Mælk og brød".encode, "agenda item could be found in it. Check"),
}  # fmt: skip
