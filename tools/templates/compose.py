"""Lays minutes out in a template: from data to the pieces of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from referat.document import Attendance, Item, Minutes, Outcome, Paragraph, Section
from tools.templates.dress import before_decision, belongs, is_current
from tools.templates.patterns import Missing, Moment, Value, fill, mentions
from tools.templates.pieces import (
    Body,
    ContentsLine,
    Field,
    Heading,
    Line,
    NewPage,
    Piece,
    Titles,
)
from tools.templates.template import Contents, Group, Head, Slot, Template


@dataclass(frozen=True, slots=True)
class Edition:
    """What belongs to one printing: its label (Tillægsdagsorden) and the head's further labels and values."""

    label: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    glued: str = ""  # a heading that lost its line break and hangs on the sentence before it
    # For plain text alone:
    split_labels: bool = (
        False  # first all labels, then all values: what column-wise extraction makes
    )
    encoding: str = "utf-8"
    width: int = 0  # characters to a line; 0: a paragraph is one line
    hyphens: bool = False  # long words are broken over lines
    page_lines: int = 0  # lines to a page, with running head and page number; 0: no pages
    tight: bool = False  # no blank line between labels and under headings


def compose(minutes: Minutes, template: Template, edition: Edition) -> Iterator[Piece]:
    """The pieces of the page. ``minutes`` have been through :func:`tools.templates.dress.dress`."""
    values = head_values(minutes, template, edition)
    for head in template.head:
        yield from _head(head, minutes, template, edition, values)
    public: bool | None = None
    for place, item in enumerate(minutes.items):
        if template.groups[0] and item.public != public:
            public = item.public
            yield Heading(template.groups[0 if public else 1], 2)
        if template.new_page:
            yield NewPage()
        yield from _item(place, item, minutes, template)
    yield from (Line(text, "end") for text in template.end)


def glue(pieces: Iterable[Piece], heading: str) -> Iterator[Piece]:
    """The pieces with every section heading of this text hanging on the paragraph before it."""
    held: Piece | None = None
    for piece in pieces:
        end = held.passage[-1] if isinstance(held, Body) and held.passage else None
        if isinstance(piece, Heading) and piece.text == heading and isinstance(end, Paragraph):
            assert isinstance(held, Body)
            hung = replace(end, text=end.text + heading)
            held = Body((*held.passage[:-1], hung))
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def head_values(minutes: Minutes, template: Template, edition: Edition) -> dict[str, Value]:
    kind = edition.label or template.kinds[minutes.kind]
    return {
        "kind": kind,
        "KIND": kind.upper(),
        "SPACED": " ".join(kind.upper()),
        "forum": minutes.organization,
        "FORUM": minutes.organization.upper(),
        "body": minutes.body,
        "start": Moment(minutes.start),
        "end": Moment(minutes.end) if minutes.end else None,
        "location": minutes.location,
    }


def _head(
    head: Head, minutes: Minutes, template: Template, edition: Edition, values: dict[str, Value]
) -> Iterator[Piece]:
    if head.slot is Slot.PEOPLE:
        yield from people_fields(template.people, minutes.participants, template)
    elif head.slot is Slot.REMARKS:
        yield from (Field(label, (value,)) for label, value in edition.remarks)
    elif head.slot is Slot.CONTENTS and template.contents is not None:
        yield from _contents(template.contents, minutes, template)
    else:
        yield from _filled(head, values)


def _filled(head: Head, values: dict[str, Value]) -> Iterator[Piece]:
    try:
        text = fill(head.pattern, values)
    except Missing:
        return
    if head.slot is Slot.TITLE:
        yield Heading(text, 1)
    elif head.slot is Slot.FIELD:
        yield Field(head.label, (text,), head.stacked)
    else:
        yield Line(text, "head")


def people_fields(
    groups: tuple[Group, ...], people: tuple[Attendance, ...], template: Template
) -> Iterator[Field]:
    for group in groups:
        names = tuple(
            fill(
                template.person,
                {
                    "name": someone.name,
                    "party": someone.party,
                    "role": "" if group.role else someone.role,
                    "note": someone.note,
                    "initials": _initials(someone.name),
                },
            )
            for someone in people
            if belongs(someone, group, groups)
        )
        if names:
            yield Field(group.label, names, group.stacked)
        elif group.empty is not None:
            yield Field(group.label, (group.empty,), group.stacked)


def contents_entry(contents: Contents, item: Item, template: Template) -> str:
    """An item's line in the contents, without its page number."""
    return fill(
        contents.entry,
        {
            "number": int(item.number) if item.number.isdigit() else item.number,
            "title": printed_title(item, template),
            "mark": template.marks[0 if item.public else 1],
        },
    )


def _contents(contents: Contents, minutes: Minutes, template: Template) -> Iterator[Piece]:
    if template.new_page:
        yield NewPage()
    yield Heading(contents.heading, 2)
    if contents.columns:
        yield Line(contents.columns, "columns")
    for place, item in enumerate(minutes.items):
        yield ContentsLine(contents_entry(contents, item, template), place, contents.pages)


def printed_title(item: Item, template: Template) -> str:
    """The title with the mark of a closed item."""
    if item.public or item.title == template.closed:
        return item.title
    return fill(template.closed, {"title": item.title})


def _item(place: int, item: Item, minutes: Minutes, template: Template) -> Iterator[Piece]:
    yield from _item_head(place, item, template)
    if template.attachments_first:
        yield from _attachments(item, template)
    yield from _matter(item, minutes, template)
    if not template.attachments_first:
        yield from _attachments(item, template)
    if template.after_item:
        yield Line(template.after_item, "link")


def _item_head(place: int, item: Item, template: Template) -> Iterator[Piece]:
    mark = template.marks[0 if item.public else 1]
    values: dict[str, Value] = {
        "number": int(item.number) if item.number.isdigit() else item.number,
        "title": printed_title(item, template),
        "case": item.case_number,
        "type": _type_mark(item, template),
        "mark": mark,
    }
    anchor: int | None = place
    for pattern in template.item.split("\n"):
        try:
            text = fill(pattern, values)
        except Missing:
            continue
        if mentions(pattern, "title") or mentions(pattern, "number"):
            yield Heading(text, 3, anchor)
            anchor = None
        else:
            yield Line(text, "case")
    if item.case_number and template.case:
        yield Line(fill(template.case, values), "case")
    if mark and not any("{mark}" in pattern for pattern in (template.case, template.item)):
        yield Line(mark, "mark")


def _initials(name: str) -> str:
    """What a user directory makes of a name: ``Bo Holm`` is ``bohol``."""
    first, *rest = name.lower().split()
    return first[:2] + "".join(rest)[:3]


def _type_mark(item: Item, template: Template) -> str:
    outcomes = {decision.outcome for decision in item.decisions}
    if Outcome.NOTED in outcomes or not item.decisions:
        return template.type_marks[1]
    return template.type_marks[2 if Outcome.DISCUSSED in outcomes else 0]


def _matter(item: Item, minutes: Minutes, template: Template) -> Iterator[Piece]:
    above = [section for section in item.sections if before_decision(section, template)]
    below = [section for section in item.sections if not before_decision(section, template)]
    for section in above:
        yield from _section(section, template)
    colon = template.suffix or (":" if template.decision.endswith(":") else "")
    own = [decision for decision in item.decisions if is_current(decision, minutes)]
    absent = (
        list(people_fields(template.absence, item.attendance, template)) if item.decisions else []
    )
    for decision in item.decisions:
        last = decision is (own or item.decisions)[-1]
        yield Heading(decision.heading + colon, 4)
        if last and template.absence_first:
            yield from absent
        yield Body(decision.content)
        if last and not template.absence_first:
            yield from absent
    for section in below:
        yield from _section(section, template)


def _section(section: Section, template: Template) -> Iterator[Piece]:
    first = section.content[:1]
    if section.kind in template.in_line and first and isinstance(first[0], Paragraph):
        opening = replace(first[0], text=f"{section.heading}: {first[0].text}")
        yield Body((opening, *section.content[1:]))
        return
    if section.heading:
        yield Heading(section.heading + template.suffix, 4)
    yield Body(section.content)


def _attachments(item: Item, template: Template) -> Iterator[Piece]:
    titles = tuple(
        one.title + (" (lukket bilag)" if one.public is False else "") for one in item.attachments
    )
    if not titles and not (template.no_attachments and item.public):
        return
    yield Heading(template.attachments + template.suffix, 4)
    if titles:
        urls = tuple(one.url for one in item.attachments)
        yield Titles(titles, urls, template.attachment_marks)
    else:
        yield Line(template.no_attachments, "none")
