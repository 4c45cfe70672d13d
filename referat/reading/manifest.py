"""Turns an ESDH system's agenda manifest into minutes: closed unless the manifest says open, at every level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Passage,
    Presence,
    Section,
    SectionKind,
    TocEntry,
    Warning,
)
from referat.errors import CannotRead
from referat.interchange import COPENHAGEN
from referat.interchange.edoc import PUBLIC, WITHHELD
from referat.prose import passage_from_html, passage_from_text
from referat.reading import attendance, decisions, vocabulary
from referat.reading.blocks import Line, Shape
from referat.reading.formats import edoc
from referat.reading.formats.edoc import Element
from referat.reading.headings import read_heading
from referat.reading.items import clean_title
from referat.reading.limits import Limits

_OPEN = {"true", "1", "ja", "public", "offentlig", "åben", "åbent", PUBLIC.casefold()}
_CLOSED = {"false", "0", "nej", "closed", "lukket", "fortrolig", "fortrolig publicering"}
_TIMES = ("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
_DAYS = ("%d-%m-%Y", "%Y-%m-%d")
_MARKUP = re.compile(r"<[a-zA-Z/!]")


def read_manifest(data: bytes, limits: Limits) -> Minutes:
    """Read one agenda's manifest; raises :class:`referat.CannotRead`."""
    root, notes = edoc.parse(data, limits)
    meetings = root.all("Committee", "Meeting")
    if len(meetings) != 1:
        raise CannotRead(
            "not_minutes",
            f"The manifest holds {len(meetings)} meetings; it should hold one.",
            "Export each meeting by itself.",
        )
    reader = _Reader(ours=bool(root.own("Form")))
    reader.warnings += [Warning(note.code, note.message) for note in notes]
    return reader.minutes(root, root.all("Committee")[0], meetings[0])


@dataclass(slots=True)
class _Reader:
    """Reads one manifest. Of one that this library wrote, ``ours``, what it says is taken word for word."""

    ours: bool
    warnings: list[Warning] = field(default_factory=list)
    forum: str = ""
    start: date | datetime = date.min

    def minutes(self, root: Element, committee: Element, meeting: Element) -> Minutes:
        self.forum = committee.text("Name")
        self.start = self._start(meeting)
        if not self.forum:
            self._warn("forum_unknown", "The document does not say which forum met.")
        says_agenda = root.text("OutputTypeEnumName").casefold() == "agenda"
        is_open = self._is_open(root, "OutputFilterIsPublic", "the agenda", "")
        return Minutes(
            kind=Kind.AGENDA if says_agenda else Kind.MINUTES,
            organization=self.forum or "Ukendt forum",
            start=self.start,
            end=self._end(meeting),
            location=meeting.text("MeetingLocation"),
            body=committee.own("Body"),
            participants=tuple(self._people(meeting)),
            toc=tuple(
                TocEntry(line.own("Title"), line.own("Number"), _page(line.own("Page")))
                for agenda in meeting.all("Agenda")
                for line in agenda.all_own("Contents")
            ),
            items=tuple(self._items(meeting, agenda_is_open=is_open)),
            warnings=tuple(self.warnings),
        )

    def _warn(self, code: str, message: str, item: str = "") -> None:
        self.warnings.append(Warning(code, message, item))

    def _start(self, meeting: Element) -> date | datetime:
        said = _moment(meeting.text("MeetingDateTime"))
        if said is None:
            raise CannotRead(
                "not_minutes",
                "The manifest does not say when the meeting is.",
                "Give the meeting a date in the case system and export it again.",
            )
        return _exact(meeting.own("Start"), said)

    def _end(self, meeting: Element) -> datetime | None:
        end = _moment(meeting.text("EndDateTime"))
        if self.ours:
            exact = _exact(meeting.own("End"), end) if end and meeting.own("End") else None
            return exact if isinstance(exact, datetime) else None
        both = isinstance(end, datetime) and isinstance(self.start, datetime)
        return end if both and end > self.start else None  # type: ignore[operator,return-value]

    def _people(self, meeting: Element) -> Iterator[Attendance]:
        for one in meeting.all("MeetingParticipants", "MeetingParticipant"):
            was_there = one.text("Participate").casefold() in _OPEN
            presence = Presence.PRESENT if was_there else Presence.ABSENT
            yield Attendance(
                one.text("Name"),
                _presence(one.own("Presence"), presence),
                one.text("PoliticalParty"),
                one.text("RoleInMeeting"),
                one.own("Note"),
            )
        for one in meeting.all("MeetingParticipantExternals", "MeetingParticipantExternal"):
            yield Attendance(one.text("Name"), Presence.PRESENT)

    def _items(self, meeting: Element, *, agenda_is_open: bool) -> Iterator[Item]:
        elements = meeting.all("Agenda", "AgendaElements", "AgendaElement")
        places = [element.text("SortOrder") for element in elements]
        if all(place.isdecimal() for place in places):
            elements.sort(key=lambda element: int(element.text("SortOrder")))
        for element in elements:
            for handled in element.all("HandlingItem"):
                yield self._item(element, handled, agenda_is_open=agenda_is_open)

    def _item(self, element: Element, handled: Element, *, agenda_is_open: bool) -> Item:
        number, title, marked = handled.text("SerialNo"), handled.text("Title"), None
        if not self.ours:
            number = number.rstrip(". ")
            title, marked = clean_title(title or handled.text("NeutralTitle"))
        says_open = self._is_open(element, "AccessIsPublic", "the item", number)
        texts = [
            one
            for one in handled.all("CasePresentations", "CasePresentation")
            if one.text("Title") or one.text("Content")
        ]
        open_parts = [self._may_be_seen(one, number) for one in texts]
        earlier = list(self._earlier(handled, number))
        public = agenda_is_open and says_open and marked is not False and all(open_parts)
        public = public and all(is_open for is_open, _ in earlier)
        read = [self._part(one, number) for one in texts]
        decided = [one for one in read if isinstance(one, Decision)]
        known = {(one.organization, one.held_on) for one in decided}
        decided += (
            [one for _, one in earlier if (one.organization, one.held_on) not in known]
            if not self.ours
            else []
        )
        item = Item(
            number,
            title,
            public,
            handled.text("CaseNumber"),
            tuple(one for one in read if isinstance(one, Section)),
            tuple(decided),
            tuple(self._attachments(handled, number)),
            tuple(self._absent(element, handled)),
        )
        if not public and (item.sections or item.decisions):
            said = "A closed item carries text: see that it is not published."
            self._warn("closed_with_text", said, number)
        return item

    def _is_open(self, element: Element, name: str, what: str, number: str) -> bool:
        """Whether the element says that it is open; what says nothing known is closed, and told of."""
        said = element.text(name).casefold()
        if said not in _OPEN | _CLOSED:
            quoted = f"says “{element.text(name)}” of" if said else "does not say"
            message = (
                f"The manifest {quoted} whether {what} is open ({name}): it is taken as closed."
            )
            self._warn("access_unknown", message, number)
        return said in _OPEN

    def _may_be_seen(self, part: Element, number: str) -> bool:
        """A text is as open as its item, unless it speaks for itself."""
        names = [
            name for name in ("AccessIsPublic", "AccessEnumName", "AccessName") if part.has(name)
        ]
        return all(self._is_open(part, name, "a text of the item", number) for name in names)

    def _part(self, one: Element, number: str) -> Section | Decision:
        content = passage_from_html(one.text("Content"))
        is_decision = one.text("IsDecision").casefold() in _OPEN
        if self.ours:
            return _own_decision(one, content) if is_decision else _own_section(one, content)
        printed = one.text("Title").rstrip(": ")
        heading = read_heading(Line(printed, shape=Shape.HEADING))
        meaning = heading.meaning if heading else vocabulary.meaning_by_word(printed) or ""
        if is_decision or meaning == vocabulary.DECISION:
            forum, day = (heading.organization, heading.held_on) if heading else ("", None)
            return Decision(content, printed, forum, day, decisions.outcome_of(content))
        if not meaning:
            said = (
                f"The heading “{printed}” is in no table; its text is kept as a section of its own."
            )
            self._warn("unknown_heading", said, number)
        return Section(vocabulary.section_kind(meaning), printed, content)

    def _earlier(self, handled: Element, number: str) -> Iterator[tuple[bool, Decision]]:
        """What other forums decided before, with whether it may be seen."""
        for one in handled.all("HandlingPlan", "Handling"):
            text = one.text("Decision")
            if one.text("Placement") == "This" or text in ("", WITHHELD):
                continue
            content = passage_from_html(text) if _MARKUP.search(text) else passage_from_text(text)
            forum, held = one.text("CommitteeName"), _moment(one.text("MeetingDate"))
            day = held.date() if isinstance(held, datetime) else held
            is_open = self._is_open(one, "Access", f"the decision of {forum}", number)
            yield is_open, Decision(content, "", forum, day, decisions.outcome_of(content))

    def _attachments(self, handled: Element, number: str) -> Iterator[Attachment]:
        listed = handled.all("Attachments", "Attachment")
        places = [one.text("ShowOrder") for one in listed]
        if all(place.isdecimal() for place in places):
            listed.sort(key=lambda one: int(one.text("ShowOrder")))
        for one in listed:
            title = one.text("Title")
            if self.ours and not one.own("Stated"):
                yield Attachment(title, one.own("Url"))
                continue
            name = "AccessEnumName" if one.has("AccessEnumName") else "AccessName"
            public = self._is_open(one, name, f"the attachment “{title}”", number)
            link = one.own("Url") or one.text("Link")
            is_address = bool(one.own("Url")) or link.startswith(("https://", "http://"))
            yield Attachment(title, link if is_address else "", public)

    def _absent(self, element: Element, handled: Element) -> Iterator[Attendance]:
        for handling in handled.all("HandlingPlan", "Handling"):
            if handling.text("Placement") != "This":
                continue
            for absences in handling.all("HandlingAbsences"):
                for one in absences.children():
                    yield _absence(one)
        if not self.ours and element.text("Absences"):
            yield from attendance.people_under("Fraværende", element.text("Absences"))


def _absence(one: Element) -> Attendance:
    reason = one.text("Reason").casefold()
    presence = Presence.EXCUSED if "afbud" in reason else Presence.ABSENT
    note = one.own("Note") or ("inhabil" if "inhabil" in reason else "")
    return Attendance(
        one.text("Name") or one.own("Name"),
        _presence(one.own("Presence"), presence),
        one.own("Party"),
        one.own("Role"),
        note,
    )


def _own_section(one: Element, content: Passage) -> Section:
    said = one.own("Kind")
    kind = SectionKind(said) if said in set(SectionKind) else SectionKind.OTHER
    return Section(kind, one.own("Heading"), content)


def _own_decision(one: Element, content: Passage) -> Decision:
    outcome, day = one.own("Outcome"), _moment(one.own("Date"))
    return Decision(
        content,
        one.own("Heading"),
        one.own("Organization"),
        day.date() if isinstance(day, datetime) else day,
        Outcome(outcome) if outcome in set(Outcome) else None,
    )


def _presence(said: str, otherwise: Presence) -> Presence:
    return Presence(said) if said in set(Presence) else otherwise


def _page(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 7 else None


def _moment(text: str) -> date | datetime | None:
    """A Danish or ISO date, with the time where it is not midnight; the year 1 means none."""
    for form in (*_TIMES, *_DAYS):
        try:
            moment = datetime.strptime(text, form).replace(tzinfo=COPENHAGEN)
        except ValueError:
            continue
        if moment.year == 1:
            return None
        bare = form in _DAYS or (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date() if bare else moment
    return None


def _exact(said: str, printed: date | datetime) -> date | datetime:
    """What our own field adds to a printed time (seconds, midnight), as long as both say the same day."""
    try:
        exact = (
            date.fromisoformat(said)
            if len(said) == len("2026-01-31")
            else datetime.fromisoformat(said).astimezone(COPENHAGEN)
        )
    except ValueError:
        return printed
    day = exact.date() if isinstance(exact, datetime) else exact
    printed_day = printed.date() if isinstance(printed, datetime) else printed
    return exact if day == printed_day else printed
