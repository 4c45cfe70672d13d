"""A forum's wheel for those who may see it: what it is called, its rings, and all that happens in its year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from raadslag.drafts.queries.forums import rules_seen
from raadslag.followup.models import AnnualWheel, Commitment, Strand, Theme, kept_for
from raadslag.followup.queries.commitments import origins_of
from raadslag.followup.rules import OPEN_STATES, ThemeKind
from raadslag.followup.seen import Origin
from raadslag.followup.wheel.year import Entry, EntryKind, Ring, Source, Year, entries_of, numbered
from raadslag.meetings.loading import seen_forum
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.meetings.rules import MeetingStatus
from raadslag.meetings.seen import SeenForum
from raadslag.people import queries as people
from raadslag.people.models import Organization, Reader
from raadslag.people.rules import Right
from referat.danish.times import Period

_AHEAD = timedelta(days=62)  # a meeting in the new year has its deadlines in the old one


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mark stands for: a theme, a commitment, or a meeting, whose deadline it may be."""

    theme_id: int = 0
    commitment: UUID | None = None
    meeting: str = ""
    forum: SeenForum | None = None


@dataclass(frozen=True, slots=True)
class SeenWheel:
    """One year of a forum. ``id`` is 0 where the wheel is not begun. ``years`` are those with one."""

    id: int
    forum: SeenForum
    title: str
    note: str
    decided_in: Origin | None
    year: Year
    years: tuple[int, ...]
    references: Mapping[str, Reference]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class SeenRing:
    """A strand as the page for rings shows it."""

    id: int
    title: str
    note: str
    about: SeenForum | None
    on_wheel: bool
    themes: int


def forum_of(user: Reader, forum: int) -> Organization | None:
    """The forum, for one who may see what it keeps."""
    forums = Organization.objects.forums().select_related("body")
    return forums.filter(kept_for(user), pk=forum).first()


def wheel_of(user: Reader, organization: Organization, year: int, *, leftover: str) -> SeenWheel:
    """The year as ``user`` may see it; a fixed number of queries, and one a forum for its deadlines.

    ``leftover`` names the ring of what stands on no other.
    """
    wheels = AnnualWheel.objects.visible_to(user).filter(organization=organization)
    wheel = wheels.filter(year=year).first()
    rings, references = _rings(user, organization, year, leftover)
    item = wheel.decided_in_id if wheel else None
    return SeenWheel(
        id=wheel.pk if wheel else 0,
        forum=seen_forum(organization),
        title=wheel.title if wheel else "",
        note=wheel.note if wheel else "",
        decided_in=origins_of(user, {item}).get(item) if item else None,
        year=Year(year, numbered(rings)),
        years=tuple(sorted(wheels.values_list("year", flat=True))),
        references=references,
        may_edit=people.may(user, Right.RUN_MEETINGS, organization.body),
    )


def rings_of(organization: Organization) -> list[SeenRing]:
    """All strands of the forum, those that are not on the wheel too."""
    rows = Strand.objects.filter(organization=organization).select_related("about__body")
    return [
        SeenRing(
            id=row.pk,
            title=row.title,
            note=row.note,
            about=seen_forum(row.about) if row.about else None,
            on_wheel=row.on_wheel,
            themes=row.themes.count(),
        )
        for row in rows
    ]


def decidable(user: Reader, organization: Organization, year: int) -> list[tuple[int, str]]:
    """The items that may have decided the wheel: those of the forum's meetings of this and last year."""
    rows = (
        AgendaItem.objects.readable_by(user)
        .filter(
            meeting__organization=organization,
            meeting__start_date__year__in=(year - 1, year),
            is_public=True,
        )
        .select_related("meeting")
        .order_by("-meeting__start_date", "order")
    )
    return [
        (row.pk, f"{row.meeting.start_date:%d.%m.%Y}, {row.number}: {row.title}"[:120])
        for row in rows
    ]


def _rings(
    user: Reader, organization: Organization, year: int, leftover: str
) -> tuple[list[Ring], dict[str, Reference]]:
    strands = list(
        Strand.objects.visible_to(user)
        .filter(organization=organization, on_wheel=True)
        .select_related("about__body")
    )
    references: dict[str, Reference] = {}
    themes = _themes(user, strands, references)
    abouts = {strand.about_id: strand.about for strand in strands if strand.about}
    meetings = _meetings(user, abouts.values(), year, references)
    tasks = _commitments(user, [organization.pk, *abouts], references)
    rings = []
    for strand in strands:
        sources = [*themes[strand.pk], *tasks.pop(strand.about_id or 0, [])]
        counted = meetings.pop(strand.about_id or 0, [])
        rings.append(
            _filled(Ring(strand.pk, strand.title, note=strand.note), sources, counted, year)
        )
    if left := [one for rest in tasks.values() for one in rest]:
        rings.append(_filled(Ring(0, leftover), left, [], year))
    return rings, references


def _filled(ring: Ring, sources: Iterable[Source], counted: Iterable[Entry], year: int) -> Ring:
    entries, undated = list(counted), []
    for source in sources:
        entries.extend(entries_of(source, year))
        if source.is_undated:
            undated.append(source)
    return replace(ring, entries=tuple(entries), undated=tuple(undated))


def _themes(
    user: Reader, strands: Iterable[Strand], references: dict[str, Reference]
) -> dict[int, list[Source]]:
    found: dict[int, list[Source]] = defaultdict(list)
    for row in Theme.objects.visible_to(user).filter(strand__in=list(strands)):
        name = f"t{row.pk}"
        references[name] = Reference(theme_id=row.pk)
        found[row.strand_id].append(
            Source(
                source=name,
                kind=_KINDS[ThemeKind(row.kind)],
                title=row.title or row.note,
                time=row.time,
                due=_due(row) if row.meeting_of_id else None,
                gone_on=row.gone_on,
                note=row.note if row.title else "",
            )
        )
    return found


def _commitments(
    user: Reader, forums: Iterable[int], references: dict[str, Reference]
) -> dict[int, list[Source]]:
    """Those that come again, by forum; one that is stopped (§ 23) is not carried out meanwhile."""
    rows = Commitment.objects.visible_to(user).filter(
        organization__in=list(forums), repeats=True, state__in=OPEN_STATES, stopped=False
    )
    found: dict[int, list[Source]] = defaultdict(list)
    for row in rows:
        name = f"c{row.pk}"
        references[name] = Reference(commitment=row.uuid)
        title = " ".join(row.text.split())
        found[row.organization_id].append(Source(name, EntryKind.COMMITMENT, title, row.time))
    return found


def _meetings(
    user: Reader,
    forums: Iterable[Organization],
    year: int,
    references: dict[str, Reference],
) -> dict[int, list[Entry]]:
    """The meetings of each forum and what is due before them, as far as it lies in the year."""
    by_id = {forum.pk: forum for forum in forums}
    rules = {pk: rules_seen(forum) for pk, forum in by_id.items()}
    rows = Meeting.objects.visible_to(user).filter(
        organization__in=list(by_id),
        start_date__range=(date(year, 1, 1), date(year, 12, 31) + _AHEAD),
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for row in rows.exclude(status=MeetingStatus.CANCELLED).order_by("start_date", "pk"):
        forum = by_id[row.organization_id]
        reference = Reference(meeting=row.slug, forum=seen_forum(forum))
        due = rules[row.organization_id].deadlines(row.start_date)
        for kind, letter, day in (
            (EntryKind.MEETING, "m", row.start_date),
            (EntryKind.AGENDA_DUE, "a", due.agenda),
            (EntryKind.ITEMS_DUE, "i", due.items),
        ):
            if day.year == year:
                name = f"{letter}{row.pk}"
                references[name] = reference
                key = f"{name}-{day.isoformat()}"
                found[row.organization_id].append(Entry(key, name, kind, Period(day, day)))
    return found


def _due(row: Theme) -> Period | None:
    return Period(row.due_from or row.due, row.due) if row.due else None


_KINDS = {
    ThemeKind.THEME: EntryKind.THEME,
    ThemeKind.DEADLINE: EntryKind.DEADLINE,
    ThemeKind.MILESTONE: EntryKind.MILESTONE,
}
