"""A reminder list that stands in a published paper goes on here: its rows, and the themes below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from raadslag.drafts.models import DraftItem
from raadslag.followup.actions import lists, strands
from raadslag.followup.editions import Edition
from raadslag.followup.models import Appearance, Commitment, ListEdition, ReminderList
from raadslag.followup.queries.appearances import public_items
from raadslag.followup.queries.lists import printable, rows_of
from raadslag.followup.said import BadCommitment, Said, Who
from raadslag.meetings.models import AgendaItem, ItemDetail, Meeting, Section
from raadslag.people.actions import actor_of
from raadslag.people.models import Organization, Person, Reader, User
from raadslag.people.naming import Names
from referat import document, reminders
from referat.danish.times import FuzzyTime, NoSuchTime, read_time
from referat.prose import passage_from_html

_HEADING_MAX = 200  # characters
LATEST_MEETINGS = 6  # whose papers are looked through for a list
# Kept in a row's text, so Danish whatever language the screens have.
_THEMES = "Kommende emner"
_UNREAD_TIME = "{text} (tidspunkt: {words})"


class NoList(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """There is no reminder list in the item."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it was read. ``time`` is None where the words say nothing that can be reckoned with;
    ``who`` names those who are known, and is empty where the words stay as they are.
    """

    entry: reminders.Entry
    time: FuzzyTime | None
    who: tuple[str, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class FoundList:
    """What would be taken over from an item. ``is_taken`` where that has been done."""

    item_id: int
    number: str
    held_on: date
    printed: reminders.ReminderList
    rows: tuple[FoundRow, ...]
    is_public: bool
    is_taken: bool


def lists_to_take_over(
    user: Reader, organization: Organization, *, today: date
) -> tuple[FoundList, ...]:
    """The lists in the forum's latest papers that nobody has taken over, the newest first."""
    meetings = Meeting.objects.visible_to(user).filter(organization=organization)
    latest = list(meetings.filter(items__is_current=True).distinct()[:LATEST_MEETINGS])
    tables = Section.objects.filter(item=OuterRef("pk"), html__contains="<table")
    named = Q(title__icontains="list") | Q(title__icontains="opfølgning")
    may_hold_one = named | Q(Exists(tables))
    items = AgendaItem.objects.readable_by(user).filter(may_hold_one, meeting__in=latest)
    items = items.exclude(Exists(_made_here()))
    rows = items.select_related("meeting__organization__body")
    rows = rows.order_by("-meeting__start_date", "-order")
    found = (find_list(user, one, today=today) for one in rows)
    return tuple(one for one in found if one is not None and not one.is_taken)


def _made_here() -> QuerySet[DraftItem]:
    """What this site itself filled with tasks or a list: nothing there is news to it."""
    tasks = Appearance.objects.filter(draft_item=OuterRef("pk"))
    kept = ListEdition.objects.filter(draft_item=OuterRef("pk"))
    rows = DraftItem.objects.filter(agenda_item=OuterRef("pk"))
    return rows.filter(Q(Exists(tasks)) | Q(Exists(kept)))


def find_list(user: Reader, item: AgendaItem, *, today: date) -> FoundList | None:
    """The list in an item that the user may read; None where there is none."""
    printed = _printed(user, item)
    if printed is None:
        return None
    organization = item.meeting.organization
    names = Names.of(organization.body, on=today)
    known = {_folded(one.text) for one in rows_of(organization.pk)}
    return FoundList(
        item_id=item.pk,
        number=item.number,
        held_on=item.meeting.start_date,
        printed=printed,
        rows=tuple(
            FoundRow(
                entry=one,
                time=_time(one.time, item.meeting.start_date),
                who=tuple(named.name for named in _certain(names, one.responsible)),
                is_there=_folded(one.topic) in known,
            )
            for one in printed.entries
        ),
        is_public=bool(public_items([item.pk])),
        is_taken=ListEdition.objects.filter(agenda_item=item).exists(),
    )


@transaction.atomic
def take_over(item: AgendaItem, *, user: User, now: datetime) -> ReminderList:
    """The list goes on here; done again it adds nothing. Raises :class:`NoList`.

    A row of a topic that stands on the list already is left as it is.
    """
    organization = item.meeting.organization
    printed = _printed(user, item)
    if printed is None:
        raise NoList
    found = lists.begin_list(organization=organization, by=user, now=now)
    ReminderList.objects.select_for_update().get(pk=found.pk)
    if ListEdition.objects.filter(agenda_item=item).exists():
        return found
    names = Names.of(organization.body, on=localdate(now))
    there = {_folded(one.text): one for one in rows_of(organization.pk)}
    taken = [
        there.get(_folded(one.topic)) or _take_row(found, one, item, names, user=user, now=now)
        for one in printed.entries
    ]
    for strand in printed.strands:
        _take_strand(organization, strand, item, user=user, now=now)
    edition = _edition(found, taken, item, printed)
    lists.keep_edition(found, item, edition, now=now)
    return found


def _printed(user: Reader, item: AgendaItem) -> reminders.ReminderList | None:
    rows = Section.objects.visible_to(user).filter(item=item).order_by("order")
    detail = ItemDetail.objects.visible_to(user).filter(item=item).first()
    sections = tuple(
        document.Section(document.SectionKind(row.kind), row.heading, passage_from_html(row.html))
        for row in rows
    )
    title = detail.title if detail else item.title
    return reminders.reminders_in(document.Item(item.number, title, sections=sections))


def _take_row(
    found: ReminderList,
    entry: reminders.Entry,
    item: AgendaItem,
    names: Names,
    *,
    user: User,
    now: datetime,
) -> Commitment:
    """The row with its time; words that no time can be made of stay in its text."""
    held_on = item.meeting.start_date
    who = tuple(Who.of(one) for one in _certain(names, entry.responsible))
    unread = _UNREAD_TIME.format(text=entry.topic, words=entry.time)
    for text, words in ((entry.topic, entry.time), (unread, "")):
        try:
            return lists.add_row(
                found,
                Said(text, words, who),
                said_on=held_on,
                agenda_item=item,
                actor_words=entry.responsible,
                by=user,
                now=now,
            )
        except BadCommitment as bad:
            if bad.field != "time" or not words:
                raise
    raise AssertionError("a row without a time is always taken")


def _take_strand(
    organization: Organization,
    strand: reminders.StrandOf,
    item: AgendaItem,
    *,
    user: User,
    now: datetime,
) -> None:
    by = actor_of(user)
    if not public_items([item.pk]):
        strand = _without_heading(strand)
    row = strands.write_strand(
        organization=organization,
        title=_heading(strand),
        note=strand.note,
        on_list=True,
        on_wheel=any(one.time for one in strand.themes),
        by=by,
        now=now,
    )
    known = {(one.time_words, _folded(one.title)) for one in row.themes.all()}
    for theme in strand.themes:
        for title, words in _readings(theme, item.meeting.start_date):
            if (words, _folded(title)) not in known:
                strands.write_theme(
                    strand=row,
                    title=title,
                    time_words=words,
                    said_on=item.meeting.start_date,
                    decided_in=item,
                    by=by,
                    now=now,
                )


def _without_heading(strand: reminders.StrandOf) -> reminders.StrandOf:
    """What a closed item says above its themes goes to the themes, which are closed as it is: a
    heading and its note are everybody's.
    """
    above = ": ".join(filter(None, (strand.heading, strand.note)))
    themes = strand.themes or ((reminders.ListTheme("", ""),) if above else ())
    said = (": ".join(filter(None, (above, one.text))) for one in themes)
    return reminders.StrandOf(
        "",
        "",
        tuple(reminders.ListTheme(one.time, text) for one, text in zip(themes, said, strict=True)),
    )


def _readings(theme: reminders.ListTheme, held_on: date) -> Iterator[tuple[str, str]]:
    """What the theme says and when; words that no time can be made of stay in what it says."""
    if theme.time and _time(theme.time, held_on) is None:
        yield f"{theme.time} {theme.text}".strip(), ""
    else:
        yield theme.text, theme.time


def _edition(
    found: ReminderList,
    taken: list[Commitment],
    item: AgendaItem,
    printed: reminders.ReminderList,
) -> Edition:
    """What the next list is compared with, as it is printed here; of a closed item nothing."""
    if not public_items([item.pk]):
        return Edition(found.title)
    keys = {str(one.uuid) for one in taken}
    now = printable(found, on=item.meeting.start_date).edition
    headings = {_heading(one) for one in printed.strands}
    return Edition(
        printed.title,
        tuple(row for row in now.rows if row.key in keys),
        tuple(one for one in now.strands if one.heading in headings),
    )


def _heading(strand: reminders.StrandOf) -> str:
    return shorten(strand.heading or _THEMES, _HEADING_MAX, placeholder=" …")


def _time(words: str, held_on: date) -> FuzzyTime | None:
    try:
        return read_time(words, said_on=held_on) if words else None
    except NoSuchTime:
        return None


def _certain(names: Names, words: str) -> tuple[Organization | Person, ...]:
    """Those whom the words name; nobody where one of them is not certain."""
    pieces = [piece for part in names.taken_apart(words) for piece in part]
    if not words.strip() or any(piece.who is None for piece in pieces):
        return ()
    return names.who_are(words)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
