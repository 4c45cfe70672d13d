"""A case system's manifest, as others write it: closed unless it says open, and nothing in it does harm."""

from datetime import date, datetime

import pytest

import referat
from referat import CannotRead
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
)
from referat.interchange import COPENHAGEN
from referat.interchange.edoc import EDOC
from referat.reading.folders import documents_in
from referat.reading.limits import Limits

ITEM = """<AgendaElement><AccessIsPublic>{public}</AccessIsPublic><SortOrder>{order}</SortOrder>
<HandlingItem><SerialNo>{number}</SerialNo><Title>{title}</Title><CaseNumber>21/77</CaseNumber>{inside}</HandlingItem>
</AgendaElement>"""
TEXTS = """<CasePresentations><CasePresentation><Title>Sagsfremstilling:</Title>
<Content><![CDATA[<p>Broen er gammel.</p><ul><li>rust</li></ul><script>ond()</script>]]></Content>
<IsDecision>false</IsDecision></CasePresentation>
<CasePresentation><Title>Beslutning</Title><Content>&lt;p&gt;Godkendt.&lt;/p&gt;</Content><IsDecision>true</IsDecision>
</CasePresentation><CasePresentation/></CasePresentations>"""


def item(inside=TEXTS, *, public="true", order=1, number="1.", title="Ny bro"):
    return ITEM.format(public=public, order=order, number=number, title=title, inside=inside)


def manifest(*items, public="true", start="04-05-2026 14:00", agenda="", committee="Byrådet"):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Root><OutputTypeEnumName xmlns="{EDOC}">Referat</OutputTypeEnumName>
<OutputFilterIsPublic xmlns="{EDOC}">{public}</OutputFilterIsPublic><Committee xmlns="{EDOC}"><Name>{committee}</Name>
<Meeting><MeetingDateTime>{start}</MeetingDateTime><EndDateTime>04-05-2026 16:30:00</EndDateTime>
<MeetingLocation>Salen</MeetingLocation><MeetingParticipants><MeetingParticipant><Name>Bo Ny</Name>
<RoleInMeeting>Formand</RoleInMeeting><Participate>True</Participate><PoliticalParty>A</PoliticalParty>
</MeetingParticipant><MeetingParticipant><Name>Cy Ek</Name><Participate>false</Participate></MeetingParticipant>
</MeetingParticipants><Agenda>{agenda}<AgendaElements>{"".join(items)}</AgendaElements></Agenda></Meeting></Committee>
</Root>""".encode()


def codes(minutes):
    return [warning.code for warning in minutes.warnings]


def test_another_systems_manifest_is_read():
    attached = """<Attachments>
    <Attachment><Title>Regning</Title><AccessEnumName>Closed</AccessEnumName><ShowOrder>2</ShowOrder></Attachment>
    <Attachment><Title>Kort</Title><AccessEnumName>Public</AccessEnumName><ShowOrder>1</ShowOrder>
    <Link>Attachments\\1.PDF</Link></Attachment></Attachments>
    <HandlingPlan><Handling><Placement>This</Placement><HandlingAbsences><HandlingAbsence><Name>Cy Ek</Name>
    <Reason>Fravær</Reason></HandlingAbsence></HandlingAbsences></Handling></HandlingPlan>"""

    read = referat.read(
        manifest(item(order=2, number="2.", inside="", title="Eventuelt"), item(TEXTS + attached))
    )

    bridge = Item(
        "1",
        "Ny bro",
        case_number="21/77",
        sections=(
            Section(
                SectionKind.PRESENTATION,
                "Sagsfremstilling",
                (Paragraph("Broen er gammel."), ListItem("rust")),
            ),
        ),
        decisions=(Decision((Paragraph("Godkendt."),), "Beslutning", outcome=Outcome.ADOPTED),),
        attachments=(Attachment("Kort", public=True), Attachment("Regning", public=False)),
        attendance=(Attendance("Cy Ek", Presence.ABSENT),),
    )
    assert read == Minutes(
        Kind.MINUTES,
        "Byrådet",
        datetime(2026, 5, 4, 14, 0, tzinfo=COPENHAGEN),
        datetime(2026, 5, 4, 16, 30, tzinfo=COPENHAGEN),
        "Salen",
        participants=(
            Attendance("Bo Ny", Presence.PRESENT, "A", "Formand"),
            Attendance("Cy Ek", Presence.ABSENT),
        ),
        items=(bridge, Item("2", "Eventuelt", case_number="21/77")),
    )
    assert codes(read) == []


EARLIER = """<HandlingPlan><Handling><Placement>Previous</Placement><CommitteeName>Økonomiudvalget</CommitteeName>
<MeetingDate>16-03-2026 08:00</MeetingDate><Access>{}</Access><Decision>Anbefales.</Decision></Handling>
<Handling><Placement>Next</Placement><Access>Lukket</Access><Decision>Beslutning ikke frigivet</Decision></Handling>
</HandlingPlan>"""


def test_the_cases_way_brings_earlier_decisions():
    read = referat.read(manifest(item(EARLIER.format("Offentlig publicering"))))

    (decision,) = read.items[0].decisions
    assert decision == Decision(
        (Paragraph("Anbefales."),),
        "",
        "Økonomiudvalget",
        date(2026, 3, 16),
        Outcome.RECOMMENDED,
    )
    assert read.items[0].public


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (manifest(item(public="false")), ["closed_with_text"]),
        (manifest(item(public="")), ["access_unknown", "closed_with_text"]),
        (manifest(item(public="måske")), ["access_unknown", "closed_with_text"]),
        (manifest(item(), public="false"), ["closed_with_text"]),
        (manifest(item(), public="Intern"), ["access_unknown", "closed_with_text"]),
        (manifest(item(title="Lukket: Ny bro")), ["closed_with_text"]),
        (
            manifest(
                item(
                    TEXTS.replace("<IsDecision>", "<AccessName>Intern</AccessName><IsDecision>", 1)
                )
            ),
            ["access_unknown", "closed_with_text"],
        ),
        (manifest(item(TEXTS + EARLIER.format("Lukket"))), ["closed_with_text"]),
        (manifest(item(TEXTS + EARLIER.format(""))), ["access_unknown", "closed_with_text"]),
    ],
)
def test_what_does_not_say_open_is_closed(data, told):
    read = referat.read(data)

    assert (read.items[0].public, codes(read)) == (False, told)


@pytest.mark.parametrize("access", ["<AccessEnumName>Intern</AccessEnumName>", ""])
def test_an_attachment_that_does_not_say_open_is_closed(access):
    attached = f"<Attachments><Attachment><Title>Kort</Title>{access}</Attachment></Attachments>"

    read = referat.read(manifest(item(attached)))

    assert read.items[0].attachments == (Attachment("Kort", public=False),)
    assert codes(read) == ["access_unknown"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), []),
        (lambda data: data.decode().replace("utf-8", "utf-16").encode("utf-16"), []),
        (lambda data: data.decode().replace("utf-8", "iso-8859-1").encode("latin-1"), []),
        (lambda data: data.decode().encode("cp1252"), []),
        (lambda data: data.replace(b"Salen", b"Sa&#xC;le\x00\x0bn"), ["repaired"]),
    ],
)
def test_damage_does_not_change_what_is_read(damage, told):
    whole = manifest(item())

    read = referat.read(damage(whole))

    assert (read, codes(read)) == (referat.read(whole), told)


NOTIFICATION = f"""<Root xmlns:edoc="{EDOC}"><edoc:Notification>
<edoc:PathToXml>\\Byraad\\x.xml</edoc:PathToXml></edoc:Notification></Root>""".encode()


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (manifest(item())[:-40], "truncated", "cut off or damaged ("),
        (manifest(item("<br>")), "truncated", "cut off or damaged ("),
        (NOTIFICATION, "not_minutes", "Read the agenda itself, Byraad\\x.xml, or the folder"),
        (manifest(item(), start="snart"), "not_minutes", "does not say when the meeting is. Give"),
        (
            manifest(item()).replace(b"<Root>", b"<!--x--><!DOCTYPE Root [<!ENTITY a 'b'>]><Root>"),
            "unsafe",
            "declares entities, which can pull in other files. Ask",
        ),
        (
            manifest(item()).replace(b"<Root>", b'<Root><!DOCTYPE x SYSTEM "file:///etc/passwd">'),
            "unsafe",
            "document type declaration, which can pull in other files. Ask",
        ),
        (
            manifest(item()).replace(b"</Meeting>", b"</Meeting><Meeting/>"),
            "not_minutes",
            "holds 2 meetings; it should hold one. Export",
        ),
        (
            f'<Root><x xmlns="{EDOC}"/></Root>'.encode(),
            "not_minutes",
            "no committee and no meeting",
        ),
    ],
)
def test_what_is_no_agenda_is_told_of(data, code, said):
    with pytest.raises(CannotRead) as told:
        referat.read(data)

    assert (told.value.code, said in str(told.value)) == (code, True), str(told.value)


def test_a_manifest_of_too_many_bytes_is_refused():
    with pytest.raises(CannotRead) as told:
        referat.read(manifest(item()), limits=Limits(max_bytes=100))

    assert told.value.code == "too_large"


def test_a_manifest_nested_without_end_is_refused():
    deep = b"<a>" * 100_000 + b"</a>" * 100_000

    with pytest.raises(CannotRead) as told:
        referat.read(manifest(item()).replace(b"Salen", deep))

    assert told.value.code == "truncated"


def test_bare_ampersands_and_names_of_characters_are_understood():
    read = referat.read(
        manifest(item(title="Teknik & Milj&oslash; &amp; AT&T &lt;b&gt; &x; &nbsp;"))
    )

    assert read.items[0].title == "Teknik & Miljø & AT&T <b> &x;"


def test_a_manifest_speaks_for_what_lies_beside_and_below_it(tmp_path):
    files = {
        "besked.xml": NOTIFICATION,
        "andet.xml": b"<andet/>",
        "Byraad/x.xml": manifest(item()),
        "Byraad/Dokument.PDF": b"%PDF-",
        "Byraad/Attachments/1.PDF": b"%PDF-",
        "noter.txt": b"x",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)

    found = [path.relative_to(tmp_path).as_posix() for path in documents_in(tmp_path)]

    assert found == ["noter.txt", "Byraad/x.xml"]
