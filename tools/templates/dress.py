"""What a template makes of minutes: what it leaves out, its own headings, its own order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from referat.document import Attendance, Decision, Item, Minutes, Section, SectionKind, Subheading
from tools.templates.patterns import Moment, fill, mentions
from tools.templates.template import DECISION, Group, Template

# For what a template has no heading of its own.
USUAL_HEADINGS = {
    SectionKind.SUMMARY: "Resumé",
    SectionKind.THEME: "Beslutningstema",
    SectionKind.RECOMMENDATION: "Indstilling",
    SectionKind.PRESENTATION: "Sagsfremstilling",
    SectionKind.SUPPLEMENTARY: "Supplerende sagsfremstilling",
    SectionKind.TREATMENT: "Sagsgang",
    SectionKind.FINANCES: "Økonomi",
    SectionKind.LEGAL_BASIS: "Lovgrundlag",
    SectionKind.ASSESSMENT: "Vurdering",
    SectionKind.HEARING: "Høring",
    SectionKind.CONSEQUENCES: "Klimakonsekvenser",
    SectionKind.OTHER: "",
}


def dress(minutes: Minutes, template: Template) -> Minutes:
    """The minutes as a page in this template says them; the contents are the printer's business."""
    heads = [head.pattern for head in template.head]
    start = minutes.start
    if isinstance(start, datetime) and not any("HH" in pattern for pattern in heads):
        start = start.date()
    return replace(
        minutes,
        start=start,
        end=minutes.end if any(mentions(pattern, "end") for pattern in heads) else None,
        location=minutes.location if any(mentions(p, "location") for p in heads) else "",
        participants=tuple(people_in(template.people, minutes.participants, template.person)),
        items=tuple(_dress_item(item, minutes, template) for item in minutes.items),
    )


def fold_unknown(minutes: Minutes) -> Minutes:
    """As plain text says it: nothing tells an unknown heading from a sub-heading of the section before it."""
    return replace(
        minutes,
        items=tuple(replace(item, sections=_folded(item.sections)) for item in minutes.items),
    )


def _folded(sections: Iterable[Section]) -> tuple[Section, ...]:
    folded: list[Section] = []
    for section in sections:
        if section.kind is SectionKind.OTHER and folded:
            heading = Subheading(section.heading)
            content = (*folded[-1].content, heading, *section.content)
            folded[-1] = replace(folded[-1], content=content)
        else:
            folded.append(section)
    return tuple(folded)


def people_in(
    groups: Iterable[Group], people: Iterable[Attendance], person: str
) -> Iterable[Attendance]:
    """Those whom the groups print, with as much of each as the pattern prints."""
    groups = tuple(groups)
    for someone in people:
        own = [group for group in groups if belongs(someone, group, groups)]
        if not own:
            continue
        in_label = any(group.role == someone.role for group in groups)
        yield replace(
            someone,
            presence=own[-1].presence[0],
            party=someone.party if mentions(person, "party") else "",
            role=someone.role if mentions(person, "role") or in_label else "",
            note=someone.note if mentions(person, "note") else "",
        )


def belongs(someone: Attendance, group: Group, groups: Iterable[Group]) -> bool:
    """Whether ``group`` prints this person; one whose role has a group of its own stands only there."""
    own = {other.role for other in groups if other.role}
    if someone.presence not in group.presence:
        return False
    return someone.role == group.role if group.role else someone.role not in own


def _dress_item(item: Item, minutes: Minutes, template: Template) -> Item:
    title = item.title if item.public or "{title}" in template.closed else template.closed
    sections = [_dress_section(section, template) for section in item.sections]
    if template.umbrella and sections:
        sections.insert(0, Section(SectionKind.PRESENTATION, template.umbrella))
    decisions = [_dress_decision(decision, minutes, template) for decision in item.decisions]
    return replace(
        item,
        title=title,
        case_number=item.case_number if template.case or "{case}" in template.item else "",
        sections=_read_intro(in_order(sections, template), template),
        decisions=tuple(
            sorted(decisions, key=lambda one: is_current(one, minutes) == template.earlier_first)
            if _has_both(decisions, minutes)
            else decisions
        ),
        attendance=tuple(people_in(template.absence, item.attendance, template.person)),
    )


def _read_intro(sections: list[Section], template: Template) -> tuple[Section, ...]:
    """An introduction without heading is a summary above a recommendation, else the presentation."""
    if not sections or not template.intro or sections[0].heading:
        return tuple(sections)
    named = len(sections) > 1 and sections[1].kind is SectionKind.RECOMMENDATION
    kind = SectionKind.SUMMARY if named else SectionKind.PRESENTATION
    return (replace(sections[0], kind=kind), *sections[1:])


def in_order(sections: Iterable[Section], template: Template) -> list[Section]:
    """Sections in the template's order; one that the template does not place follows its predecessor."""
    places: list[tuple[int, Section]] = []
    place = -1
    for section in sections:
        if template.intro and not section.heading:
            places.append((-2, section))
            continue
        if section.kind in template.order and section.heading != template.umbrella:
            place = template.order.index(section.kind)
        places.append((place, section))
    return [section for _, section in sorted(places, key=lambda one: one[0])]


def before_decision(section: Section, template: Template) -> bool:
    """Whether the template prints this section above the decisions."""
    if section.heading == template.umbrella and template.umbrella:
        return template.order[0] != DECISION
    kind = section.kind if section.kind in template.order else SectionKind.PRESENTATION
    return template.order.index(kind) < template.order.index(DECISION)


def is_current(decision: Decision, minutes: Minutes) -> bool:
    """Whether a decision is this meeting's own."""
    start = minutes.start
    held_on = start.date() if isinstance(start, datetime) else start
    same_forum = not decision.organization or decision.organization == minutes.organization
    return same_forum and decision.held_on in (None, held_on)


def _has_both(decisions: Iterable[Decision], minutes: Minutes) -> bool:
    return len({is_current(decision, minutes) for decision in decisions}) > 1


def _dress_section(section: Section, template: Template) -> Section:
    if section.kind is template.intro:
        return replace(section, heading="")
    heading = section.heading or template.headings.get(section.kind, USUAL_HEADINGS[section.kind])
    return replace(section, heading=heading.upper() if template.capitals else heading)


def _dress_decision(decision: Decision, minutes: Minutes, template: Template) -> Decision:
    pattern = template.decision if is_current(decision, minutes) else template.earlier
    forum = decision.organization or minutes.organization
    held_on: date = decision.held_on or minutes.start
    heading = decision.heading or fill(pattern, {"forum": forum, "date": Moment(held_on)})
    day = held_on.date() if isinstance(held_on, datetime) else held_on
    says_forum = bool(decision.organization) if decision.heading else mentions(pattern, "forum")
    says_day = bool(decision.held_on) if decision.heading else mentions(pattern, "date")
    return replace(
        decision,
        heading=(heading.upper() if template.capitals else heading).removesuffix(":"),
        organization=forum if says_forum else "",
        held_on=day if says_day else None,
    )
