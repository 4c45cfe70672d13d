"""Composes calendar and stories into the agendas and minutes that the municipalities published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Presence,
    Section,
    SectionKind,
)
from tools.demo import storytext
from tools.demo.stories import Step
from tools.demo.town import Gathering, Town

LAST_MINUTES = date(2026, 11, 20)
"""Meetings after this day have not been held: only their agendas exist."""
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STANDING_OUTCOMES = {"Godkendt": Outcome.ADOPTED, "Taget til efterretning": Outcome.NOTED}


@dataclass(frozen=True, slots=True)
class Paper:
    """One published document of one meeting; ``name`` is its file name without the ending."""

    minutes: Minutes
    folder: str
    name: str
    template: str
    format: str
    label: str


@dataclass(frozen=True, slots=True)
class _Edition:
    """Which paper of a meeting is being composed."""

    kind: Kind
    name: str
    label: str = ""
    corrected: bool = True
    planned: bool = True
    late: bool = True


def papers(town: Town, steps: list[Step]) -> Iterator[Paper]:
    """Every document that ``town`` published, by meeting."""
    steps = [step for step in steps if step.archived]
    met = {(gathering.forum, gathering.held_on) for gathering in town.gatherings}
    for step in steps:
        if (step.forum, step.held_on) not in met:
            raise LookupError(
                f"{town.name}: {step.case_number} is treated by {step.forum} on {step.held_on}, "
                "when it did not meet: add the meeting to calendar.toml"
            )
    for gathering in town.gatherings:
        mine = [
            step
            for step in steps
            if (step.forum, step.held_on) == (gathering.forum, gathering.held_on)
        ]
        for edition in _editions(gathering, mine):
            yield _paper(town, gathering, mine, edition)


def _editions(gathering: Gathering, steps: Iterable[Step]) -> Iterator[_Edition]:
    held = gathering.held_on <= LAST_MINUTES
    extra = bool(gathering.supplement)
    if gathering.agenda_too or not held:
        yield _Edition(Kind.AGENDA, "dagsorden", late=not extra)
    if extra:
        yield _Edition(Kind.AGENDA, "dagsorden_tillaegspunkter", "Tillægsdagsorden", planned=False)
    if not held:
        return
    if any(step.decision_first_printed for step in steps):
        yield _Edition(Kind.MINUTES, "referat", corrected=False)
        yield _Edition(Kind.MINUTES, "referat_rettet")
    else:
        yield _Edition(Kind.MINUTES, "referat")


def _paper(town: Town, gathering: Gathering, steps: list[Step], edition: _Edition) -> Paper:
    forum = town.forums[gathering.forum]
    start = datetime.combine(gathering.held_on, gathering.start or forum.start, tzinfo=COPENHAGEN)
    items = tuple(_numbered(town, gathering, steps, edition))
    minutes = Minutes(
        kind=edition.kind,
        organization=forum.name,
        start=start,
        end=_end(start, items) if edition.kind is Kind.MINUTES else None,
        location=gathering.place or forum.place,
        body=town.name,
        participants=_participants(town, gathering, edition),
        items=items,
    )
    return Paper(
        minutes=minutes,
        folder=town.slug,
        name=f"{gathering.held_on.isoformat()}-{forum.slug}-{edition.name}",
        template=town.template(gathering.forum, gathering.held_on),
        format=gathering.format,
        label=edition.label,
    )


def _end(start: datetime, items: tuple[Item, ...]) -> datetime:
    """Longer the more there was to say, on a whole five minutes."""
    words = sum(len(repr(item.sections)) + 2 * len(repr(item.decisions)) for item in items) // 8
    return start + timedelta(minutes=35 + 5 * (words // 230))


def _participants(town: Town, gathering: Gathering, edition: _Edition) -> tuple[Attendance, ...]:
    term = town.term(gathering.held_on)
    forum = town.forums[gathering.forum]
    people: list[Attendance] = []
    for place, who in enumerate(term.forums[gathering.forum]):
        presence = Presence.PRESENT
        if edition.kind is Kind.MINUTES and who in gathering.excused:
            presence = Presence.EXCUSED
        elif edition.kind is Kind.MINUTES and who in gathering.absent:
            presence = Presence.ABSENT
        role = forum.chair_role if place == 0 else ""
        people.append(Attendance(town.people[who], presence, term.parties.get(who, ""), role))
    if edition.kind is Kind.MINUTES:
        for who, member in gathering.substitutes.items():
            role = f"suppleant for {town.people[member]}"
            party = term.parties.get(who, "")
            people.append(Attendance(town.people[who], Presence.PRESENT, party, role))
    return tuple(people)


def _numbered(
    town: Town, gathering: Gathering, steps: list[Step], edition: _Edition
) -> Iterator[Item]:
    """The items of the agenda, then those of the supplementary agenda, numbered on."""
    late = [step for step in steps if step.case_number in gathering.supplement]
    planned = [step for step in steps if step not in late]
    number = _first_number(town, gathering)
    for is_late, item in (
        *((False, item) for item in _planned(town, gathering, planned, edition)),
        *((True, _item(town, step, edition)) for step in late),
    ):
        if edition.late if is_late else edition.planned:
            yield replace(item, number=str(number))
        number += 1


def _first_number(town: Town, gathering: Gathering) -> int:
    """Some forums number on through the year, with about nine items a month."""
    if not town.forums[gathering.forum].running:
        return 1
    return 1 + 9 * (gathering.held_on.month - 1) + gathering.held_on.day // 4


def _planned(
    town: Town, gathering: Gathering, steps: list[Step], edition: _Edition
) -> Iterator[Item]:
    forum = town.forums[gathering.forum]
    ordered = sorted(steps, key=lambda step: step.rank)
    if forum.opening:
        yield _plain(town, gathering, edition, forum.opening, gathering.opening or "Godkendt.")
    yield from (_item(town, step, edition) for step in ordered if not step.closed)
    if gathering.news:
        yield _plain(town, gathering, edition, forum.news, "Taget til efterretning.")
    if forum.closing:
        yield _plain(town, gathering, edition, forum.closing, gathering.any_other or "Intet.")
    yield from (_item(town, step, edition) for step in ordered if step.closed)


def _plain(town: Town, gathering: Gathering, edition: _Edition, title: str, decision: str) -> Item:
    """A standing item without a case; the news stand under theirs."""
    text = gathering.news if title == town.forums[gathering.forum].news else ""
    step = Step(
        case_number="",
        title=title,
        forum=gathering.forum,
        held_on=gathering.held_on,
        texts={SectionKind.PRESENTATION: text} if text else {},
        decision=decision,
        outcome=STANDING_OUTCOMES.get(decision.split(".", maxsplit=1)[0]),
    )
    return _item(town, step, edition)


def _item(town: Town, step: Step, edition: _Edition) -> Item:
    decisions = [_decision(town, earlier, printed_later=True) for earlier in step.earlier]
    if edition.kind is Kind.MINUTES and step.decision:
        if not edition.corrected and step.decision_first_printed:
            step = replace(step, decision=step.decision_first_printed)
        decisions.append(_decision(town, step, printed_later=False))
    return Item(
        number="",
        title=step.title,
        public=not step.closed,
        case_number="" if step.closed else step.case_number,
        sections=tuple(
            Section(kind, town.headings.get(kind, ""), storytext.passage(step.texts[kind]))
            for kind in SectionKind
            if kind in step.texts
        ),
        decisions=tuple(decisions),
        attachments=tuple(_attachment(title) for title in step.attachments),
        attendance=tuple(_item_attendance(town, line) for line in step.attendance)
        if edition.kind is Kind.MINUTES
        else (),
    )


def _attachment(title: str) -> Attachment:
    bare = title.removesuffix(" (lukket bilag)")
    return Attachment(bare, public=False if bare != title else None)


def _decision(town: Town, step: Step, *, printed_later: bool) -> Decision:
    """The template heads it; only an earlier one says of itself where and when."""
    return Decision(
        content=storytext.passage(step.decision),
        organization=town.forums[step.forum].name if printed_later else "",
        held_on=step.held_on if printed_later else None,
        outcome=step.outcome,
    )


def _item_attendance(town: Town, line: str) -> Attendance:
    """``"SD absent inhabil"``: initials, presence, note."""
    who, presence, *note = line.split(" ", 2)
    return Attendance(town.people[who], Presence(presence), note=note[0] if note else "")
