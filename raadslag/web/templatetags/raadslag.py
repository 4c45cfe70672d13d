"""Filters and tags of the pages: icons, dates, labels, addresses, and the text of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from raadslag.intake.queries import InboxLine, ReviewPage
from raadslag.intake.rules import ReceptionStatus
from raadslag.meetings.attached import is_own_address
from raadslag.meetings.plan.seen import Slot
from raadslag.meetings.seen import SeenAttendance, SeenItem, SeenMeeting, SeenVersion
from raadslag.people.rules import MembershipRole
from raadslag.web import addresses, check_texts, dates, forum_labels, labels, passages
from referat.document import Kind, Outcome, Presence, SectionKind
from referat.finding import Severity
from referat.writing import Format

register = template.Library()
T = TypeVar("T")

register.filter("day", dates.day)
register.filter("weekday_and_day", dates.weekday_and_day)
register.filter("moment", dates.moment)
register.filter("clock", dates.clock)
register.filter("address", addresses.address)
register.simple_tag(addresses.item_address, name="item_address")
register.simple_tag(addresses.version_address, name="version_address")


@dataclass(frozen=True, slots=True)
class People:
    """Those who were present, absent or excused."""

    presence: Presence
    label: Promise
    people: tuple[SeenAttendance, ...]


@register.filter
def meeting_when(meeting: SeenMeeting) -> str:
    """``onsdag den 21. april 2021 kl. 9.00–11.30``; an agenda knows no end, only a plan."""
    end = None if meeting.kind is Kind.AGENDA else meeting.end
    return dates.when(meeting.start_date, meeting.start_time, end)


@register.filter
def planned_when(meeting: SeenMeeting) -> str:
    """``onsdag den 21. april 2021 kl. 9.00–11.30``, with the end that is planned."""
    return dates.when(meeting.start_date, meeting.start_time, meeting.end)


@register.filter
def hours_and_place(meeting: SeenMeeting) -> str:
    """``kl. 9.00–11.30, Mødelokale 1``; less where less is known."""
    hours = dates.hours(meeting.start_time, meeting.end) if meeting.start_time else ""
    return ", ".join(part for part in (hours, meeting.location) if part)


@register.simple_tag
def slot_hours(slot: Slot) -> str:
    """When in the day and where, as the plan's pages say it."""
    hours = dates.hours(slot.start_time, slot.end_time) if slot.start_time else ""
    return ", ".join(part for part in (hours, slot.location) if part)


@register.filter
def membership_role(role: MembershipRole) -> Promise:
    """What a seat is called: *Chair*, *Substitute* …"""
    return forum_labels.ROLES[role]


@register.filter
def anchor(item: SeenItem) -> str:
    """The item's place on the meeting's page."""
    return f"punkt-{item.slug}"


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """One icon of the sprite, hidden from screen readers: the text beside it says the same."""
    return format_html(
        '<svg class="icon-svg{}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {classes}" if classes else "",
        static("built/icons.svg"),
        name,
    )


@register.simple_tag
def passage(markup: str, below: int) -> SafeString:
    """A section's own text under a heading of level ``below``."""
    return passages.for_page(markup, below=below)


@register.filter
def kind_label(kind: Kind) -> Promise:
    """*Agenda* or *Minutes*."""
    return labels.KINDS[kind]


@register.filter
def version_label(version: SeenVersion) -> Promise:
    """What a version is called: *Agenda*, *Supplementary agenda*, *Corrected minutes* …"""
    if version.supplementary:
        return labels.SUPPLEMENTS[version.kind]
    return (labels.CORRECTED if version.corrected else labels.KINDS)[version.kind]


@register.filter
def format_label(fmt: Format) -> str:
    """What a file's format is called beside its link."""
    return labels.FORMATS[fmt]


@register.filter
def anchor_of(item: SeenItem, prefix: str) -> str:
    """An item's place where the page shows it twice."""
    return f"{prefix}-{item.slug}"


@register.simple_tag
def severity(value: Severity) -> Promise:
    """What a finding asks for."""
    return check_texts.SEVERITIES[value]


@register.filter
def of_item(known: Mapping[int, T] | None, item: SeenItem) -> T | None:
    """What a page knows of one of its items; most pages know nothing more."""
    return known.get(item.id) if known else None


@register.filter
def section_label(kind: SectionKind) -> Promise:
    """What the section is for, whatever its printed heading."""
    return labels.SECTIONS[kind]


@register.simple_tag
def outcome(value: Outcome | None) -> SafeString:
    """The outcome's label; the tone repeats in colour what the word says."""
    if value is None or value is Outcome.UNKNOWN:
        return SafeString("")
    return format_html(
        '<span class="outcome outcome--{}">{}</span>', labels.TONES[value], labels.OUTCOMES[value]
    )


@register.filter
def outcome_label(value: Outcome) -> Promise:
    """What the outcome is called."""
    return labels.OUTCOMES[value]


@register.filter
def by_presence(attendance: Iterable[SeenAttendance], kind: Kind | str) -> list[People]:
    """The people in three groups, empty ones left out; an agenda cannot say who came."""
    everybody = list(attendance)
    called = {Presence.PRESENT: labels.CALLED} if kind == Kind.AGENDA else {}
    groups = [
        People(
            presence,
            called.get(presence, label),
            tuple(one for one in everybody if one.presence is presence),
        )
        for presence, label in labels.PRESENCES.items()
    ]
    return [group for group in groups if group.people]


@register.filter
def role_word(role: str) -> str:
    """``Borgmester`` as it is written inside a sentence; ``IT-chef`` keeps its capitals."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


@register.filter
def is_web_address(url: str) -> bool:
    """Whether a document's own link may be followed: nothing but http and https, and files kept here."""
    return is_own_address(url) or urlsplit(url).scheme in {"http", "https"}


_STATE_ICONS = {
    ReceptionStatus.NEEDS_REVIEW: "warning",
    ReceptionStatus.WAITING: "info",
    ReceptionStatus.READ: "document",
    ReceptionStatus.CONFIRMED: "success",
    ReceptionStatus.REJECTED: "folder-open",
    ReceptionStatus.FAILED: "error",
}


@register.simple_tag
def reception_state(status: ReceptionStatus) -> SafeString:
    """What became of a received document."""
    return format_html(
        '<span class="state state--{}">{} {}</span>',
        status.value,
        icon(_STATE_ICONS[status]),
        labels.RECEPTIONS[status],
    )


@register.filter
def failure_text(line: InboxLine) -> Promise | str:
    """Why the file could not be read, and what to do."""
    return labels.FAILURES.get(line.failure_code, line.failure)


@register.filter
def when_of(start: date) -> str:
    """A reading's own start, with its time where it has one."""
    return dates.when(start, start.time()) if isinstance(start, datetime) else dates.when(start)


@register.filter
def mend_address(item: SeenItem, reception: int) -> str:
    """Where an item of a reading is mended."""
    return reverse("mend_item", args=[reception, item.order])


@register.simple_tag
def place_fragment(page: ReviewPage, number: int, line: int) -> str:
    """Where in the shown original it stands: a PDF has pages, everything else lines."""
    if page.media_type == "application/pdf":
        return f"#page={number or 1}&navpanes=0"
    return f"#linje-{line}" if line else ""
