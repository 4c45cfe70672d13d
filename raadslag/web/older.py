"""A stored document's items in the shape that the pages print, for versions that are no longer rows."""

from __future__ import annotations

from raadslag.meetings import documents, matching
from raadslag.meetings.seen import (
    SeenAttachment,
    SeenAttendance,
    SeenDecision,
    SeenItem,
    SeenPlace,
    SeenSection,
)
from referat import document, prose


def items_of(minutes: document.Minutes) -> tuple[SeenItem, ...]:
    """The items in their order; their anchors count within the version."""
    return tuple(_item(minutes, item, at) for at, item in enumerate(minutes.items, start=1))


def people_of(attendance: tuple[document.Attendance, ...]) -> tuple[SeenAttendance, ...]:
    """Who was there."""
    return tuple(
        SeenAttendance(one.name, one.presence, one.party, one.role, one.note) for one in attendance
    )


def _item(minutes: document.Minutes, item: document.Item, order: int) -> SeenItem:
    decisions = [_decision(one, at) for at, one in enumerate(item.decisions)]
    own = [one for one in decisions if _is_own(minutes, one)]
    earlier = [one for one in decisions if one not in own]
    inside = item.sections or item.decisions or item.attachments or item.case_number
    return SeenItem(
        id=0,
        number=item.number,
        order=order,
        slug=str(order),
        title=item.title,
        is_public=item.public,
        title_withheld=not item.title,
        opened=item.public or bool(inside),
        case_number=item.case_number,
        sections=tuple(_section(one) for one in item.sections),
        decisions=tuple(own),
        earlier_decisions=tuple(earlier),
        attachments=tuple(SeenAttachment(a.title, a.url, a.public) for a in item.attachments),
        attendance=people_of(item.attendance),
    )


def _is_own(minutes: document.Minutes, decision: SeenDecision) -> bool:
    """Whether the meeting itself decided so: no other forum or day is named."""
    forum = matching.folded(decision.organization)
    return forum in {"", matching.folded(minutes.organization)} and decision.held_on in {
        None,
        documents.date_of(minutes),
    }


def _section(section: document.Section) -> SeenSection:
    return SeenSection(
        id=0,
        kind=section.kind,
        heading=section.heading,
        html=prose.html_of(section.content),
        text="",
        place=_place(section.place),
    )


def _decision(decision: document.Decision, order: int) -> SeenDecision:
    return SeenDecision(
        id=0,
        order=order,
        heading=decision.heading,
        organization=decision.organization,
        forum=None,
        held_on=decision.held_on,
        outcome=decision.outcome,
        html=prose.html_of(decision.content),
        text="",
        place=_place(decision.place),
    )


def _place(place: document.Place) -> SeenPlace:
    return SeenPlace(place.page, place.last_page, place.first_line, place.last_line)
