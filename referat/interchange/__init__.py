"""Minutes as JSON and back: the form ``referat.minutes/1`` that ``minutes.schema.json`` describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
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
    Place,
    Presence,
    Section,
    SectionKind,
    Source,
    TocEntry,
    Warning,
)
from referat.interchange.node import COPENHAGEN, Node, NotInterchange
from referat.prose import html_of, passage_from_html, passage_from_text, text_of

__all__ = ["COPENHAGEN", "SCHEMA", "NotInterchange", "dumps", "from_json", "loads", "to_json"]

SCHEMA = "referat.minutes/1"


def dumps(minutes: Minutes, *, indent: int | None = None) -> str:
    """The JSON text; one line unless ``indent`` is given."""
    return json.dumps(to_json(minutes), ensure_ascii=False, indent=indent)


def loads(text: str | bytes) -> Minutes:
    """The minutes of a JSON text; raises :class:`NotInterchange`."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise NotInterchange(
            f"This is not JSON ({error}). Write it with `referat read`."
        ) from error
    return from_json(data)


def to_json(minutes: Minutes) -> dict[str, object]:
    """The minutes as JSON values; optional values that say nothing are left out."""
    meeting = {
        "start": _moment(minutes.start),
        "end": _moment(minutes.end) if minutes.end else "",
        "location": minutes.location,
    }
    return {
        "schema": SCHEMA,
        "kind": minutes.kind.value,
        **_said({"source": _source(minutes.source)}),
        **({"body": {"name": minutes.body}} if minutes.body else {}),
        "organization": {"name": minutes.organization},
        "meeting": _said(meeting),
        "participants": [_attendance(person) for person in minutes.participants],
        **_said({"toc": [_toc_entry(entry) for entry in minutes.toc]}),
        "items": [_item(item) for item in minutes.items],
        "warnings": [_warning(warning) for warning in minutes.warnings],
    }


def from_json(data: object) -> Minutes:
    """The minutes that JSON values say; raises :class:`NotInterchange`. ``html`` goes before ``text``."""
    root = Node(data, "")
    if root.text("schema") != SCHEMA:
        raise root.wrong("schema", f'"{SCHEMA}"')
    meeting = root.node("meeting")
    end = meeting.text("end")
    return Minutes(
        kind=root.choice("kind", Kind),
        organization=root.node("organization").required("name"),
        start=meeting.moment("start"),
        end=meeting.time("end") if end else None,
        location=meeting.text("location"),
        body=root.node("body").text("name") if "body" in root.values else "",
        participants=tuple(_read_attendance(node) for node in root.nodes("participants")),
        toc=tuple(_read_toc_entry(node) for node in root.nodes("toc")),
        items=tuple(_read_item(node) for node in root.nodes("items")),
        warnings=tuple(_read_warning(node) for node in root.nodes("warnings")),
        source=_read_source(root.node("source")) if "source" in root.values else Source(),
    )


def _said(values: Mapping[str, object]) -> dict[str, object]:
    """What says something: no empty text, list or object, no nothing and no place zero."""
    return {key: value for key, value in values.items() if value or value is False}


def _moment(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    local = moment.replace(tzinfo=COPENHAGEN) if moment.tzinfo is None else moment
    return local.astimezone(COPENHAGEN).isoformat(timespec="seconds")


def _source(source: Source) -> dict[str, object]:
    return _said(
        {
            "filename": source.filename,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "pages": source.pages,
        }
    )


def _attendance(person: Attendance) -> dict[str, object]:
    return {
        "name": person.name,
        "attendance": person.presence.value,
        **_said({"party": person.party, "role": person.role, "note": person.note}),
    }


def _toc_entry(entry: TocEntry) -> dict[str, object]:
    page = {} if entry.page is None else {"page": entry.page}
    return {"title": entry.title, **_said({"number": entry.number}), **page}


def _item(item: Item) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "public": item.public,
        **_said({"case_number": item.case_number}),
        "sections": [_section(section) for section in item.sections],
        "decisions": [_decision(decision) for decision in item.decisions],
        "attachments": [_attachment(attachment) for attachment in item.attachments],
        **_said({"attendance": [_attendance(person) for person in item.attendance]}),
        **_said({"place": _place(item.place)}),
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "kind": section.kind.value,
        **_said({"heading": section.heading}),
        **_prose(section.content),
        **_said({"place": _place(section.place)}),
    }


def _decision(decision: Decision) -> dict[str, object]:
    held_on = decision.held_on.isoformat() if decision.held_on else ""
    return {
        **_said({"heading": decision.heading}),
        **_said({"organization": decision.organization, "date": held_on}),
        **_prose(decision.content),
        **({"outcome": decision.outcome.value} if decision.outcome else {}),
        **_said({"place": _place(decision.place)}),
    }


def _prose(passage: Passage) -> dict[str, object]:
    return {"text": text_of(passage), **_said({"html": html_of(passage)})}


def _attachment(attachment: Attachment) -> dict[str, object]:
    public = {} if attachment.public is None else {"public": attachment.public}
    return {"title": attachment.title, **_said({"url": attachment.url}), **public}


def _warning(warning: Warning) -> dict[str, object]:
    where = {"item": warning.item, "page": warning.page, "line": warning.line}
    return {"code": warning.code, "message": warning.message, **_said(where)}


def _place(place: Place) -> dict[str, object]:
    return _said(
        {
            "page": place.page,
            "first_line": place.first_line,
            "last_line": place.last_line,
            "last_page": place.last_page,
        }
    )


def _read_passage(node: Node) -> Passage:
    html = node.text("html")
    return passage_from_html(html) if html else passage_from_text(node.required("text"))


def _read_attendance(node: Node) -> Attendance:
    return Attendance(
        name=node.required("name"),
        presence=node.choice("attendance", Presence),
        party=node.text("party"),
        role=node.text("role"),
        note=node.text("note"),
    )


def _read_toc_entry(node: Node) -> TocEntry:
    return TocEntry(node.required("title"), node.text("number"), node.number("page"))


def _read_item(node: Node) -> Item:
    public = node.truth("public")
    if public is None:
        raise node.wrong("public", "true or false")
    return Item(
        number=node.required("number"),
        title=node.required("title"),
        public=public,
        case_number=node.text("case_number"),
        sections=tuple(_read_section(section) for section in node.nodes("sections")),
        decisions=tuple(_read_decision(decision) for decision in node.nodes("decisions")),
        attachments=tuple(_read_attachment(attachment) for attachment in node.nodes("attachments")),
        attendance=tuple(_read_attendance(person) for person in node.nodes("attendance")),
        place=_read_place(node),
    )


def _read_section(node: Node) -> Section:
    kind = node.choice("kind", SectionKind)
    return Section(kind, node.text("heading"), _read_passage(node), _read_place(node))


def _read_decision(node: Node) -> Decision:
    return Decision(
        content=_read_passage(node),
        heading=node.text("heading"),
        organization=node.text("organization"),
        held_on=node.day("date") if "date" in node.values else None,
        outcome=node.choice("outcome", Outcome) if "outcome" in node.values else None,
        place=_read_place(node),
    )


def _read_attachment(node: Node) -> Attachment:
    return Attachment(node.required("title"), node.text("url"), node.truth("public"))


def _read_warning(node: Node) -> Warning:
    return Warning(
        code=node.required("code"),
        message=node.required("message"),
        item=node.text("item"),
        page=node.number("page") or 0,
        line=node.number("line") or 0,
    )


def _read_source(node: Node) -> Source:
    return Source(
        filename=node.text("filename"),
        media_type=node.text("media_type"),
        sha256=node.text("sha256"),
        pages=node.number("pages"),
    )


def _read_place(node: Node) -> Place:
    if "place" not in node.values:
        return Place()
    place = node.node("place")
    names = ("page", "first_line", "last_line", "last_page")
    return Place(**{name: place.number(name) or 0 for name in names})
