"""Edits that a person makes to a reading, applied to it as values, each change noted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from referat.document import (
    Attachment,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Passage,
    Section,
    SectionKind,
)
from referat.prose import passage_from_text, text_of


class NoSuchPart(Exception):  # noqa: N818 -- reads as CannotRead does
    """An edit of an item, or of a part of one, that the reading does not have."""


@dataclass(frozen=True, slots=True)
class MeetingEdit:
    """Which meeting the document is of; ``start`` is a bare date where no hour is known."""

    organization: str
    start: date | datetime
    kind: Kind


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """An item's head; ``item`` counts from 0. ``title_withheld`` counts only for a closed item."""

    item: int
    number: str
    title: str
    public: bool
    case_number: str
    title_withheld: bool = False


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """A section; text that is the same as before keeps its tables and markup."""

    item: int
    section: int
    kind: SectionKind
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionEdit:
    """A decision's text and outcome."""

    item: int
    decision: int
    text: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class AttachmentEdit:
    """An attachment's title; an empty one takes the attachment away, and those after it move up."""

    item: int
    attachment: int
    title: str


Edit = MeetingEdit | ItemEdit | SectionEdit | DecisionEdit | AttachmentEdit


@dataclass(frozen=True, slots=True)
class Mended:
    """The reading after the edits; ``changes`` says what each changed, for the audit log."""

    minutes: Minutes
    withheld_titles: tuple[int, ...]
    changes: tuple[dict[str, str], ...]


def mend(minutes: Minutes, withheld_titles: Sequence[int], edits: Iterable[Edit]) -> Mended:
    """Apply the edits in order; raises :class:`NoSuchPart`."""
    withheld = set(withheld_titles)
    changes: list[dict[str, str]] = []
    for edit in edits:
        before = minutes
        match edit:
            case MeetingEdit():
                minutes = replace(
                    minutes, organization=edit.organization, start=edit.start, kind=edit.kind
                )
                changes += _changed("meeting", before, minutes, ("organization", "start", "kind"))
            case ItemEdit():
                minutes = _with_item(minutes, edit.item, partial(_item, edit=edit))
                changes += _item_changes(before, minutes, edit, withheld)
                _withhold(withheld, edit)
            case SectionEdit():
                minutes = _with_item(minutes, edit.item, partial(_section, edit=edit))
                changes += _part_changes(before, minutes, edit.item, "sections", edit.section)
            case DecisionEdit():
                minutes = _with_item(minutes, edit.item, partial(_decision, edit=edit))
                changes += _part_changes(before, minutes, edit.item, "decisions", edit.decision)
            case AttachmentEdit():
                minutes = _with_item(minutes, edit.item, partial(_attachment, edit=edit))
                changes += _attachment_changes(before, edit)
    return Mended(minutes, tuple(sorted(withheld)), tuple(changes))


T = TypeVar("T")


def _put(parts: tuple[T, ...], index: int, change: Callable[[T], T], name: str) -> tuple[T, ...]:
    if not 0 <= index < len(parts):
        raise NoSuchPart(
            f"There is no {name} {index}; there are {len(parts)}. "
            "Load the page again: somebody may have changed the reading."
        )
    return (*parts[:index], change(parts[index]), *parts[index + 1 :])


def _with_item(minutes: Minutes, index: int, change: Callable[[Item], Item]) -> Minutes:
    return replace(minutes, items=_put(minutes.items, index, change, "item"))


def _item(item: Item, edit: ItemEdit) -> Item:
    return replace(
        item,
        number=edit.number,
        title=edit.title,
        public=edit.public,
        case_number=edit.case_number,
    )


def _section(item: Item, edit: SectionEdit) -> Item:
    def change(part: Section) -> Section:
        content = _content(part.content, edit.text)
        return replace(part, kind=edit.kind, heading=edit.heading, content=content)

    return replace(item, sections=_put(item.sections, edit.section, change, "section"))


def _decision(item: Item, edit: DecisionEdit) -> Item:
    def change(part: Decision) -> Decision:
        return replace(part, outcome=edit.outcome, content=_content(part.content, edit.text))

    return replace(item, decisions=_put(item.decisions, edit.decision, change, "decision"))


def _attachment(item: Item, edit: AttachmentEdit) -> Item:
    def change(part: Attachment) -> Attachment:
        return replace(part, title=edit.title)

    changed = _put(item.attachments, edit.attachment, change, "attachment")
    if not edit.title:
        changed = (*changed[: edit.attachment], *changed[edit.attachment + 1 :])
    return replace(item, attachments=changed)


def _content(before: Passage, text: str) -> Passage:
    text = text.replace("\r\n", "\n")  # as a browser sends a text area
    return before if text == text_of(before) else passage_from_text(text)


def _withhold(withheld: set[int], edit: ItemEdit) -> None:
    if edit.title_withheld and not edit.public:
        withheld.add(edit.item)
    else:
        withheld.discard(edit.item)


def _changed(
    where: str, before: object, after: object, fields: Iterable[str]
) -> list[dict[str, str]]:
    return [
        {
            "where": where,
            "field": field,
            "before": _said(before, field),
            "after": _said(after, field),
        }
        for field in fields
        if getattr(before, field) != getattr(after, field)
    ]


def _said(value: object, field: str) -> str:
    part = getattr(value, field)
    return text_of(part) if field == "content" else str(part)


def _item_changes(
    before: Minutes, after: Minutes, edit: ItemEdit, withheld: set[int]
) -> list[dict[str, str]]:
    where = f"items[{edit.item}]"
    fields = ("number", "title", "public", "case_number")
    changes = _changed(where, before.items[edit.item], after.items[edit.item], fields)
    was, is_now = edit.item in withheld, edit.title_withheld and not edit.public
    if was != is_now:
        changes.append(
            {"where": where, "field": "title_withheld", "before": str(was), "after": str(is_now)}
        )
    return changes


def _part_changes(
    before: Minutes, after: Minutes, item: int, name: str, index: int
) -> list[dict[str, str]]:
    old, new = getattr(before.items[item], name)[index], getattr(after.items[item], name)[index]
    fields = ("kind", "heading", "content") if name == "sections" else ("outcome", "content")
    return _changed(f"items[{item}].{name}[{index}]", old, new, fields)


def _attachment_changes(before: Minutes, edit: AttachmentEdit) -> list[dict[str, str]]:
    old = before.items[edit.item].attachments[edit.attachment]
    where = f"items[{edit.item}].attachments[{edit.attachment}]"
    return _changed(where, old, replace(old, title=edit.title), ("title",))


def stamp_of(minutes: Minutes, withheld_titles: Collection[int], item: int | None = None) -> str:
    """What tells two states of a reading apart: of one item of it, or of the whole."""
    if item is None:
        said = repr((minutes, sorted(withheld_titles)))
    elif 0 <= item < len(minutes.items):
        said = repr((minutes.items[item], item in withheld_titles))
    else:
        said = ""
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def meeting_stamp_of(minutes: Minutes) -> str:
    """As :func:`stamp_of`, of what says which meeting the document is of."""
    said = repr((minutes.organization, minutes.start, minutes.kind))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
