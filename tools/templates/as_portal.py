"""Prints minutes as the JSON that the municipalities' common publishing portal answers with."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from typing import Any

from referat.document import Attendance, Item, Minutes, Paragraph, Passage, Presence, Section
from tools.templates.as_html import html_of
from tools.templates.as_text import Printed, block_text
from tools.templates.compose import Edition, people_fields
from tools.templates.dress import before_decision, is_current
from tools.templates.template import Template, group, line

_NONE = str(uuid.UUID(int=0))
_NAMES = uuid.UUID("6f0c1f5e-0d0a-4c7b-9a51-3f6f2b7c1d20")
_EMPTY_LINE = "<p><span>&nbsp;</span></p>"


def write_portal(minutes: Minutes, template: Template, edition: Edition) -> Printed:
    """One answer of ``/api/agenda/dagsorden/{id}``; ``whole_case`` of the template makes one field an item."""
    key = f"{minutes.organization} {minutes.start} {edition.label}"
    answer = {
        "Id": _id(key),
        "Udvalg": {"Id": _id(minutes.organization), "Navn": minutes.organization},
        "TillaegsDagsorden": edition.label.startswith("Tillæg"),
        "Moede": _meeting(minutes, edition.label or template.kinds[minutes.kind]),
        "Dagsordenpunkter": [
            _item(place, item, minutes, template, key) for place, item in enumerate(minutes.items)
        ],
    }
    return Printed(json.dumps(answer, ensure_ascii=False, indent=1).encode() + b"\n")


def portal_look(template: Template) -> Template:
    """The template as far as the portal's answer shows it: no head of its own, no contents, all people."""
    return replace(
        template,
        head=(line("{start:HH:mm}"), line("{end:HH:mm}"), line("{location}")),
        people=tuple(group("", presence) for presence in Presence),
        person="{name}[ ({party})]",
        contents=None,
        attachments="",
    )


def _id(key: str) -> str:
    return str(uuid.uuid5(_NAMES, key))


def _meeting(minutes: Minutes, kind: str) -> dict[str, Any]:
    begin = minutes.start
    assert isinstance(begin, datetime), "the portal always gives a time"
    end = minutes.end
    released = begin + timedelta(days=2)
    return {
        "Id": _NONE,
        "Navn": kind,
        "Dato": begin.isoformat(),
        "MeetingBeginUtc": begin.isoformat(),
        "MeetingEndUtc": end.isoformat() if isinstance(end, datetime) else None,
        "ReleasedDate": released.isoformat(),
        "Sted": minutes.location or None,
        "Afsluttet": True,
        "Moededeltagere": ", ".join(_person(one) for one in minutes.participants) or None,
        "Description": None,
        "SourceId": None,
        "IsSupplementaryAgenda": kind.startswith("Tillæg"),
    }


def _person(one: Attendance) -> str:
    party = f" ({one.party})" if one.party else ""
    absence = {Presence.PRESENT: "", Presence.ABSENT: " (fraværende)", Presence.EXCUSED: " (afbud)"}
    return one.name + party + absence[one.presence]


def _item(place: int, item: Item, minutes: Minutes, template: Template, key: str) -> dict[str, Any]:
    own = f"{key} {item.number}"
    return {
        "Id": _id(own),
        "Punktnummer": item.number,
        "Number": item.number,
        "Sorting": place,
        "Navn": item.title,
        "Caption": None if place % 2 else item.title,
        "IsOpen": item.public,
        "SagsNummer": item.case_number or None,
        "CaseNumber": item.case_number or None,
        "AgendaUid": _id(key),
        "SourceId": None,
        "ItemDecision": None,
        "Felter": list(_fields(item, minutes, template, own)) if item.public else [],
        "Bilag": [
            {"Id": _id(f"{own} {one.title}"), "Navn": one.title, "Order": n}
            for n, one in enumerate(item.attachments)
        ],
        "Lydfiler": [],
        "Ressourcer": [],
        "Presentations": [],
        "ExternalAgendaItemAttendees": [],
    }


def _absence(item: Item, template: Template) -> Passage:
    fields = people_fields(template.absence, item.attendance, template)
    return tuple(Paragraph(f"{one.label} {', '.join(one.values)}".strip()) for one in fields)


def _parts(item: Item, minutes: Minutes, template: Template) -> Iterator[tuple[str, Passage]]:
    """Headings and what stands under them, in printed order."""

    def of(sections: list[Section]) -> Iterator[tuple[str, Passage]]:
        return ((one.heading, one.content) for one in sections)

    yield from of([one for one in item.sections if before_decision(one, template)])
    own = [one for one in item.decisions if is_current(one, minutes)]
    for one in item.decisions:
        absent = _absence(item, template) if one is (own or item.decisions)[-1] else ()
        yield one.heading, (*one.content, *absent)
    yield from of([one for one in item.sections if not before_decision(one, template)])


def _fields(item: Item, minutes: Minutes, template: Template, key: str) -> Iterator[dict[str, Any]]:
    parts = list(_parts(item, minutes, template))
    if not template.whole_case:
        for heading, passage in parts:
            yield _field(heading, exported(passage), passage, key)
    elif parts:
        html = "".join(
            f"<h3>{escape(heading)}</h3><span class='ukendt'>{exported(passage)}</span>"
            for heading, passage in parts
        )
        everything = tuple(block for _, passage in parts for block in passage)
        container = f"<div id='sagsfremstillingContainer'>{html}</div>"
        yield _field("Sagsfremstilling", container, everything, key)


def _field(name: str, html: str, passage: Passage, key: str) -> dict[str, Any]:
    return {
        "Navn": name,
        "Html": html,
        "Tekst": "\n".join(block_text(block) for block in passage),
        "Id": _id(f"{key} {name}"),
        "Link": None,
        "DocumentId": None,
    }


def exported(passage: Passage) -> str:
    """A passage as a word processor exports it: its own head, spans everywhere, empty lines as spacing."""
    lines = _EMPTY_LINE.join(html_of(passage))
    spanned = lines.replace("<p>", "<p><span>").replace("</p>", "</span></p>")
    spanned = spanned.replace("<p><span><span>", "<p><span>").replace("</span></span>", "</span>")
    return (
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
        f"<title></title><div>{spanned}{_EMPTY_LINE}</div>"
    )
