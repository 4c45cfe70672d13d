"""Makes of a meeting's paper, as it stands in the boxes, the minutes that are printed and published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from raadslag.drafts.models import Draft, DraftItem, DraftText, ForumRules
from raadslag.drafts.rules import Part
from referat.document import Decision, Item, Kind, Minutes, Outcome, Section, SectionKind
from referat.interchange import COPENHAGEN
from referat.prose import passage_from_html
from referat.writing.arranging import laid_out
from referat.writing.layout import Layout, SectionHeading, layout_named


@dataclass(frozen=True, slots=True)
class Composed:
    """``withheld`` are the indexes of the items whose title the public does not read."""

    minutes: Minutes
    withheld: tuple[int, ...] = ()


def compose(draft: Draft, kind: Kind) -> Composed:
    """The whole paper, closed text included, with every heading that its layout gives."""
    meeting = draft.meeting
    start: date | datetime = meeting.start_date
    if meeting.start_time is not None:
        start = datetime.combine(meeting.start_date, meeting.start_time, COPENHAGEN)
    items = draft.items.prefetch_related("texts")
    minutes = Minutes(
        kind=kind,
        organization=meeting.organization.name,
        start=start,
        location=meeting.location,
        items=tuple(_item(row, str(n), kind) for n, row in enumerate(items, start=1)),
    )
    rules = ForumRules.objects.filter(organization=meeting.organization).first() or ForumRules()
    return Composed(laid_out(minutes, layout_of(rules)))


def layout_of(rules: ForumRules) -> Layout:
    """The layout that the rules name, with the headings and the order that they say themselves."""
    layout = layout_named(rules.layout)
    own = tuple(SectionHeading(SectionKind(one["kind"]), one["heading"]) for one in rules.sections)
    known = {one.kind for one in own}
    rest = tuple(one for one in layout.sections if one.kind not in known)
    return replace(layout, sections=own + rest, decision_first=rules.decision_first)


def _item(row: DraftItem, number: str, kind: Kind) -> Item:
    texts = list(row.texts.all())
    decisions = [one for one in texts if one.part == Part.DECISION and one.html]
    return Item(
        number=number,
        title=row.title,
        public=row.is_public,
        case_number=row.case_number,
        sections=tuple(
            _section(one) for one in texts if one.part == Part.SECTION and one.html.strip()
        ),
        decisions=tuple(_decision(row, one) for one in decisions) if kind is Kind.MINUTES else (),
    )


def _section(text: DraftText) -> Section:
    return Section(SectionKind(text.kind), text.heading, passage_from_html(text.html))


def _decision(row: DraftItem, text: DraftText) -> Decision:
    outcome = Outcome(row.outcome) if row.outcome else None
    return Decision(passage_from_html(text.html), outcome=outcome)
