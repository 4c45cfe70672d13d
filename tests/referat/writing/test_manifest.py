"""A meeting's folder for other portals: whole or not at all, and nothing of what is closed in a file's name."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

import referat
from referat import CannotWrite
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
)
from referat.interchange.edoc import EDOC
from referat.reading.folders import documents_in
from referat.writing.edoc import agenda_identity
from referat.writing.manifest import write_folder

NAMES = {"e": EDOC}
MINUTES = Minutes(
    Kind.MINUTES,
    "Byrådet",
    date(2026, 5, 4),
    participants=(Attendance("Bo Ny", Presence.EXCUSED, "A", "formand"),),
    items=(
        Item(
            "1",
            "Ny bro",
            case_number="21/77",
            sections=(Section(SectionKind.FINANCES, "", (Paragraph("1 mio. kr. & mere"),)),),
            decisions=(
                Decision((Paragraph("Godkendt."),), "Beslutning", outcome=Outcome.ADOPTED),
                Decision(
                    (Paragraph("Anbefales."),), "", "Økonomiudvalget", date(2026, 4, 20), None
                ),
            ),
            attachments=(
                Attachment("Kort"),
                Attachment("Hemmelig aftale", public=False),
                Attachment("Tegning", "https://a.example/t", public=True),
            ),
            attendance=(
                Attendance("Bo Ny", Presence.ABSENT, note="inhabil"),
                Attendance("Cy Ek", Presence.PRESENT),
            ),
        ),
        Item("2", "Køb af grund", public=False, attachments=(Attachment("Pris"),)),
    ),
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Hemmelig aftale.pdf"
    path.write_bytes(b"%PDF-bilag")
    return path


def names_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def text_at(xml, path):
    return [str(node.text or "") for node in etree.fromstring(xml).iterfind(path, NAMES)]


def test_the_folder_comes_back_as_the_same_minutes(tmp_path, file):
    target = tmp_path / "ud" / "moede"

    written = write_folder(MINUTES, target, attachments={(0, 0): file}, pdf=b"%PDF-hele")

    identity = agenda_identity(MINUTES)
    assert names_in(target) == [
        f"{identity}.xml",
        f"{identity}/Attachments/1-1.PDF",
        f"{identity}/Dokument.PDF",
        f"{identity}/agenda.xml",
    ]
    assert sorted(path.relative_to(target).as_posix() for path in written) == names_in(target)
    (document,) = documents_in(target)
    assert referat.read(document) == MINUTES


def test_no_closed_file_and_no_title_leaves_the_house(tmp_path, file):
    places = {(0, 0): file, (0, 1): file, (1, 0): file}

    write_folder(MINUTES, tmp_path / "ud", attachments=places)

    files = [name for name in names_in(tmp_path / "ud") if "Attachments" in name]
    assert [Path(name).name for name in files] == ["1-1.PDF"]


def test_access_is_said_at_every_level(tmp_path):
    write_folder(MINUTES, tmp_path / "ud")

    (path,) = documents_in(tmp_path / "ud")
    xml = path.read_bytes()
    assert text_at(xml, "e:OutputFilterIsPublic") == ["true"]
    assert text_at(xml, ".//e:AgendaElement/e:AccessIsPublic") == ["true", "false"]
    assert text_at(xml, ".//e:CasePresentation/e:AccessIsPublic") == ["true"] * 3
    assert text_at(xml, ".//e:Attachment/e:AccessEnumName") == [
        "Public", "Closed", "Public", "Closed",
    ]  # fmt: skip
    assert text_at(xml, ".//e:CasePresentation/e:IsDecision") == ["false", "true", "true"]
    assert text_at(xml, ".//e:HandlingAbsence/e:Name") == ["Bo Ny"]
    assert text_at(xml, ".//e:Handling/e:CommitteeName") == [
        "Økonomiudvalget", "Byrådet", "Byrådet",
    ]  # fmt: skip


def test_an_agenda_that_is_closed_all_through_says_so(tmp_path):
    closed = Minutes(Kind.AGENDA, "Byrådet", date(2026, 5, 4), items=MINUTES.items[1:])

    write_folder(closed, tmp_path / "ud")

    (path,) = documents_in(tmp_path / "ud")
    assert text_at(path.read_bytes(), "e:OutputFilterIsPublic") == ["false"]
    assert referat.read(path) == closed


def test_a_lone_text_has_company_so_that_portals_see_it(tmp_path):
    lone = Item("1", "x", sections=(Section(SectionKind.OTHER, "y", (Paragraph("z"),)),))
    minutes = Minutes(Kind.AGENDA, "Byrådet", date(2026, 5, 4), items=(lone,))

    write_folder(minutes, tmp_path / "ud")

    (path,) = documents_in(tmp_path / "ud")
    assert len(text_at(path.read_bytes(), ".//e:CasePresentation")) == 2
    assert referat.read(path) == minutes


def test_the_notification_tells_where_the_agenda_lies(tmp_path):
    write_folder(MINUTES, tmp_path / "ud", now=datetime(2026, 5, 5, 8, 0, tzinfo=UTC))

    identity = agenda_identity(MINUTES)
    xml = (tmp_path / "ud" / f"{identity}.xml").read_bytes()
    told = {
        etree.QName(node).localname: node.text for node in etree.fromstring(xml)[0].iterchildren()
    }
    assert (told["AgendaIdentifier"], told["Publish"]) == (identity, "true")
    assert told["Timestamp"] == "2026-05-05T10:00:00"
    assert told["PathToXml"] == f"\\{identity}\\agenda.xml"


def test_writing_again_replaces_all_of_it(tmp_path, file):
    write_folder(MINUTES, tmp_path / "ud", attachments={(0, 0): file}, pdf=b"%PDF-")

    write_folder(MINUTES, tmp_path / "ud")

    identity = agenda_identity(MINUTES)
    assert names_in(tmp_path / "ud") == [f"{identity}.xml", f"{identity}/agenda.xml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name, "ud"]


@pytest.mark.parametrize("name", ["noter.txt", "bilag/x.pdf", "{}/Attachments/mit.pdf", ".git/x"])
@pytest.mark.parametrize("written", [True, False])
def test_what_is_not_ours_is_never_replaced(tmp_path, name, written):
    target = tmp_path / "ud"
    if written:
        write_folder(MINUTES, target)
    foreign = target / name.format(agenda_identity(MINUTES))
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_bytes(b"mit")
    before = names_in(target)

    with pytest.raises(CannotWrite) as told:
        write_folder(MINUTES, target)

    assert (told.value.code, names_in(target)) == ("unwritable", before)
    assert "which is never replaced. Give another folder" in str(told.value)


def test_another_agendas_folder_is_never_replaced(tmp_path):
    other = Minutes(Kind.AGENDA, "Udvalget", date(2026, 5, 4))
    write_folder(other, tmp_path / "ud")

    with pytest.raises(CannotWrite):
        write_folder(MINUTES, tmp_path / "ud")

    (document,) = documents_in(tmp_path / "ud")
    assert referat.read(document) == other


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("/tmp")])
def test_a_file_or_a_link_is_no_folder_to_write(tmp_path, make):
    make(tmp_path / "ud")

    with pytest.raises(CannotWrite):
        write_folder(MINUTES, tmp_path / "ud")


def test_nothing_is_left_of_what_failed(tmp_path):
    write_folder(MINUTES, tmp_path / "ud")
    before = names_in(tmp_path / "ud")

    with pytest.raises(CannotWrite) as told:
        write_folder(MINUTES, tmp_path / "ud", attachments={(0, 0): tmp_path / "findes ikke"})

    assert "No such file" in str(told.value)
    assert (names_in(tmp_path / "ud"), os.listdir(tmp_path)) == (before, ["ud"])


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path):
    nasty = Item("1", "a\0b\x0bc\ufffe</Title><x> ]]> &amp; \u202edrejet")
    minutes = Minutes(Kind.AGENDA, "Byrådet", date(2026, 5, 4), items=(nasty,))

    write_folder(minutes, tmp_path / "ud")

    (document,) = documents_in(tmp_path / "ud")
    assert referat.read(document).items[0].title == "abc</Title><x> ]]> &amp; \u202edrejet"
