"""Minutes as the XML of Fujitsu eDoc's agenda manifest, the richest form that Danish portals take in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from lxml import etree
from lxml.etree import _Element as Element

from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Presence,
    Section,
    SectionKind,
)
from referat.interchange import COPENHAGEN
from referat.interchange.edoc import (
    CONFIDENTIAL,
    EDOC,
    NO_DATE,
    OURS,
    PUBLIC,
    WITHHELD,
    edoc,
    ours,
)
from referat.prose import html_of, text_of
from referat.prose.characters import legal

FileNames = Mapping[tuple[int, int], str]
"""The file of an item's attachment, by the places of both: a path beside the XML, with slashes."""

_IDENTITIES = UUID("6d0f2f2a-9f0e-5c5b-8a47-1d8f7f3c1b60")
_TITLES = {
    SectionKind.SUMMARY: "Resumé",
    SectionKind.THEME: "Beslutningstema",
    SectionKind.RECOMMENDATION: "Indstilling",
    SectionKind.PRESENTATION: "Sagsfremstilling",
    SectionKind.SUPPLEMENTARY: "Supplerende sagsfremstilling",
    SectionKind.TREATMENT: "Sagsgang",
    SectionKind.FINANCES: "Økonomi",
    SectionKind.LEGAL_BASIS: "Lovgrundlag",
    SectionKind.ASSESSMENT: "Vurdering",
    SectionKind.HEARING: "Høring",
    SectionKind.CONSEQUENCES: "Konsekvenser",
    SectionKind.OTHER: "Andet",
}
_DECISION = "Beslutning"
_REASONS = {Presence.EXCUSED: "Afbud", Presence.ABSENT: "Fravær"}


def agenda_identity(minutes: Minutes) -> str:
    """The agenda's identifier: the same for every version of one forum's agenda, or minutes, of one meeting."""
    return str(uuid5(_IDENTITIES, f"{_meeting_identity(minutes)}|{minutes.kind}"))


def agenda_xml(minutes: Minutes, files: FileNames | None = None, document: str = "") -> bytes:
    """The agenda's own file. ``document`` is the path of the whole document beside it."""
    root = etree.Element("Root", nsmap={"referat": OURS})
    etree.SubElement(root, ours("Form")).text = "1"
    if document:
        _add_ours(root, "Document", document)
    says_minutes = "Agenda" if minutes.kind is Kind.AGENDA else "Minutes"
    _add(root, "OutputTypeEnumName", says_minutes)
    _add(root, "OutputFilterIsPublic", _truth(is_public(minutes)))
    committee = _add(root, "Committee")
    _add(committee, "Identifier", _identity(minutes.body, minutes.organization))
    _add(committee, "Name", minutes.organization)
    _add_ours(committee, "Body", minutes.body)
    _add_meeting(committee, minutes, files or {})
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def notification_xml(minutes: Minutes, path: str, written: datetime) -> bytes:
    """The file that tells a portal of the agenda. ``path`` is the agenda's, from the folder of the notification."""
    root = etree.Element("Root", nsmap={"edoc": EDOC})
    notification = etree.SubElement(root, edoc("Notification"))
    for name, text in (
        ("MeetingIdentifier", _meeting_identity(minutes)),
        ("AgendaIdentifier", agenda_identity(minutes)),
        ("Publish", "true"),
        ("Timestamp", written.astimezone(COPENHAGEN).strftime("%Y-%m-%dT%H:%M:%S")),
        ("PathToXml", "\\" + path.replace("/", "\\")),
    ):
        etree.SubElement(notification, edoc(name)).text = text
    etree.indent(root)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def is_public(minutes: Minutes) -> bool:
    """Whether there is anything in the agenda for everybody."""
    return not minutes.items or any(item.public for item in minutes.items)


def _meeting_identity(minutes: Minutes) -> str:
    start = minutes.start
    said = start.astimezone(COPENHAGEN) if isinstance(start, datetime) else start
    return _identity(minutes.body, minutes.organization, said.isoformat())


def _identity(*said: str) -> str:
    return str(uuid5(_IDENTITIES, "|".join(said)))


def _add(parent: Element, name: str, text: str = "") -> Element:
    """A new element of eDoc's; the first below the root makes its namespace the default one."""
    made = etree.SubElement(parent, edoc(name), nsmap={None: EDOC})  # type: ignore[dict-item]  # the stubs forget None
    if text:
        made.text = legal(text)
    return made


def _add_ours(parent: Element, name: str, text: str) -> None:
    """What eDoc's form cannot say; nothing where there is nothing to say."""
    if text:
        etree.SubElement(parent, ours(name)).text = legal(text)


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _access(public: bool) -> str:
    return PUBLIC if public else CONFIDENTIAL


def _add_meeting(committee: Element, minutes: Minutes, files: FileNames) -> None:
    meeting = _add(committee, "Meeting")
    identity = _meeting_identity(minutes)
    _add(meeting, "MeetingIdentifier", identity)
    _add(meeting, "MeetingDateTime", _moment(minutes.start))
    # A portal takes a missing end for now; the start again says nothing and shows nothing.
    _add(meeting, "EndDateTime", _moment(minutes.end or minutes.start))
    _add_ours(meeting, "Start", minutes.start.isoformat())
    _add_ours(meeting, "End", minutes.end.isoformat() if minutes.end else "")
    _add(meeting, "MeetingLocation", minutes.location)
    people = _add(meeting, "MeetingParticipants")
    for rank, person in enumerate(minutes.participants, start=1):
        _add_participant(people, person, rank, identity)
    agenda = _add(meeting, "Agenda")
    _add(agenda, "Identifier", agenda_identity(minutes))
    _add(agenda, "Type", "Dagsorden")
    for entry in minutes.toc:
        page = "" if entry.page is None else str(entry.page)
        line = etree.SubElement(agenda, ours("Contents"))
        for name, text in (("Number", entry.number), ("Title", entry.title), ("Page", page)):
            _add_ours(line, name, text)
    elements = _add(agenda, "AgendaElements")
    for index, item in enumerate(minutes.items):
        _add_item(elements, item, index, minutes, files)


def _moment(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%d-%m-%Y} 00:00"
    return f"{moment.astimezone(COPENHAGEN):%d-%m-%Y %H:%M}"


def _add_participant(people: Element, person: Attendance, rank: int, meeting: str) -> None:
    one = _add(people, "MeetingParticipant")
    _add(one, "Identifier", _identity(meeting, person.name, str(rank)))
    _add(one, "Name", person.name)
    _add(one, "RoleInMeeting", person.role)
    _add(one, "Participate", _truth(person.presence is Presence.PRESENT))
    _add(one, "PoliticalParty", person.party)
    _add(one, "Rank", str(rank))
    _add(one, "StartDate", NO_DATE)
    _add_ours(one, "Presence", person.presence.value)
    _add_ours(one, "Note", person.note)


def _add_item(
    elements: Element, item: Item, index: int, minutes: Minutes, files: FileNames
) -> None:
    element = _add(elements, "AgendaElement")
    identity = _identity(agenda_identity(minutes), str(index))
    _add(element, "Identifier", identity)
    _add(element, "Type", "Behandling")
    _add(element, "AccessIsPublic", _truth(item.public))
    _add(element, "AccessName", _access(item.public))
    _add(element, "SortOrder", str(index + 1))
    handled = _add(element, "HandlingItem")
    _add(handled, "Identifier", _identity(identity, "item"))
    _add(handled, "SerialNo", item.number)
    _add(handled, "Title", item.title)
    _add(handled, "NeutralTitle", item.title)
    _add(handled, "CaseNumber", item.case_number)
    _add_plan(_add(handled, "HandlingPlan"), item, minutes)
    presentations = _add(handled, "CasePresentations")
    for section in item.sections:
        _add_section(presentations, section, item)
    for decision in item.decisions:
        _add_decision(presentations, decision, item)
    if len(presentations) == 1:
        # Portals turn XML into arrays, in which one child looks unlike several: a lone text would be lost there.
        _add(presentations, "CasePresentation")
    attachments = _add(handled, "Attachments")
    for place, attachment in enumerate(item.attachments):
        link = files.get((index, place), "")
        _add_attachment(attachments, attachment, item, place, link)


def _add_plan(plan: Element, item: Item, minutes: Minutes) -> None:
    """The case's way: what other forums decided before, then this meeting with those who were away."""
    for decision in item.decisions:
        if decision.held_on is None and not decision.organization:
            continue
        day = f"{decision.held_on:%d-%m-%Y}" if decision.held_on else ""
        _add_handling(
            plan,
            item,
            Placement="Previous",
            CommitteeName=decision.organization or minutes.organization,
            MeetingDate=day,
            Decision=text_of(decision.content) if item.public else WITHHELD,
        )
    this = _add_handling(
        plan,
        item,
        Placement="This",
        SerialNo=item.number,
        CommitteeName=minutes.organization,
        MeetingDate=_moment(minutes.start)[:10],
    )
    absences = _add(this, "HandlingAbsences")
    for person in item.attendance:
        _add_absence(absences, person)


def _add_handling(plan: Element, item: Item, **said: str) -> Element:
    handling = _add(plan, "Handling")
    for name, text in said.items():
        _add(handling, name, text)
    _add(handling, "Access", _access(item.public))
    return handling


def _add_absence(absences: Element, person: Attendance) -> None:
    """Who was away from the item; who was there stands between them, where only our own reader looks."""
    if person.presence is Presence.PRESENT:
        one = etree.SubElement(absences, ours("Present"))
        _add_ours(one, "Name", person.name)
    else:
        one = _add(absences, "HandlingAbsence")
        _add(one, "Name", person.name)
        _add(one, "Reason", _REASONS[person.presence])
    _add_ours(one, "Presence", person.presence.value)
    for name, text in (("Party", person.party), ("Role", person.role), ("Note", person.note)):
        _add_ours(one, name, text)


def _add_section(presentations: Element, section: Section, item: Item) -> None:
    one = _add(presentations, "CasePresentation")
    _add(one, "Title", section.heading or _TITLES[section.kind])
    _add(one, "Content", html_of(section.content))
    _add(one, "IsDecision", "false")
    _add(one, "AccessIsPublic", _truth(item.public))
    _add_ours(one, "Kind", section.kind.value)
    _add_ours(one, "Heading", section.heading)


def _add_decision(presentations: Element, decision: Decision, item: Item) -> None:
    one = _add(presentations, "CasePresentation")
    _add(one, "Title", decision.heading or _decision_title(decision))
    _add(one, "Content", html_of(decision.content))
    _add(one, "IsDecision", "true")
    _add(one, "AccessIsPublic", _truth(item.public))
    _add_ours(one, "Heading", decision.heading)
    _add_ours(one, "Organization", decision.organization)
    _add_ours(one, "Date", decision.held_on.isoformat() if decision.held_on else "")
    _add_ours(one, "Outcome", decision.outcome.value if decision.outcome else "")


def _decision_title(decision: Decision) -> str:
    forum = f"i {decision.organization}" if decision.organization else ""
    day = f"den {decision.held_on:%d-%m-%Y}" if decision.held_on else ""
    return " ".join(filter(None, (_DECISION, forum, day)))


def _add_attachment(
    attachments: Element, attachment: Attachment, item: Item, place: int, link: str
) -> None:
    public = item.public if attachment.public is None else attachment.public
    one = _add(attachments, "Attachment")
    _add(one, "Identifier", _identity(attachment.title, attachment.url, str(place)))
    _add(one, "AttachmentNumber", str(place + 1))
    _add(one, "Title", attachment.title)
    _add(one, "AccessName", _access(public))
    _add(one, "AccessEnumName", "Public" if public else "Closed")
    _add(one, "Link", link.replace("/", "\\"))
    _add(one, "ShowOrder", str(place + 1))
    _add_ours(one, "Url", attachment.url)
    _add_ours(one, "Stated", "" if attachment.public is None else "true")
