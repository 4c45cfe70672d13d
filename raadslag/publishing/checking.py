"""Every check that a paper must pass before everybody may read it: the library's, and those that need more than the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from raadslag.drafts import composing
from raadslag.drafts.forum_rules import Rules as ForumRules
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import ItemState
from raadslag.meetings import documents
from raadslag.meetings.models import Reading
from raadslag.publishing.attachments import attachment_findings
from raadslag.publishing.rules import Code
from referat.document import Attachment, Item, Kind, Minutes
from referat.examined import DEFAULT_RULES, Rules
from referat.finding import Finding, Severity, run
from referat.writing.public import public_part

_CLOSED_TEXT = "R103"  # looked for in the public edition: here closed text stands where it belongs

_SECTION_MISSING = "R303"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A paper as it would be stored now, with the row that each of its items comes from."""

    minutes: Minutes
    withheld: tuple[int, ...]
    items: tuple[DraftItem, ...]


def freeze(draft: Draft, kind: Kind, *, supplementary: bool = False) -> Frozen:
    """What would be published: everything, or of a supplementary agenda what it adds."""
    composed = composing.compose(draft, kind)
    items = composing.items_in_print(draft, kind=kind)
    chosen = [index for index, item in enumerate(items) if item.supplementary or not supplementary]
    minutes = replace(
        composed.minutes, items=tuple(composed.minutes.items[index] for index in chosen)
    )
    withheld = tuple(place for place, index in enumerate(chosen) if index in composed.withheld)
    return Frozen(minutes, withheld, tuple(items[index] for index in chosen))


def findings_of(draft: Draft, frozen: Frozen, *, today: date) -> list[Finding]:
    """All that was found, the gravest first, then in the order of the paper."""
    rules = composing.rules_of(draft.meeting.organization)
    asked = Rules(
        required=tuple(section.kind for section in rules.sections if section.required)
        if rules.sections
        else None
    )
    edition = _edition(frozen.minutes)
    found = [
        *(one for one in run(edition, rules=asked) if _counts(one, frozen.items)),
        *(one for one in run(public_part(edition), rules=asked) if one.code == _CLOSED_TEXT),
        *attachment_findings(frozen.items),
        *_late(draft, frozen, rules, today=today),
        *_opened(frozen),
    ]
    numbered = [_numbered(one, frozen.minutes.items) for one in found]
    return sorted(numbered, key=lambda one: (one.severity.rank, one.index, one.code))


def findings_of_version(reading: Reading) -> list[Finding]:
    """What the checks say of a version that is stored, whoever asks: it may quote what is closed."""
    return run(documents.minutes_of(reading), rules=DEFAULT_RULES)


def _edition(minutes: Minutes) -> Minutes:
    """The paper without the links of closed attachments, which no edition prints."""
    items = tuple(
        replace(item, attachments=tuple(_unlinked(one) for one in item.attachments))
        for item in minutes.items
    )
    return replace(minutes, items=items)


def _unlinked(attachment: Attachment) -> Attachment:
    return replace(attachment, url="") if attachment.public is False else attachment


def _counts(finding: Finding, items: Sequence[DraftItem]) -> bool:
    """A standing item and one that is withdrawn hold no case: nobody asks them for its sections."""
    if finding.code != _SECTION_MISSING or not 1 <= finding.index <= len(items):
        return finding.code != _CLOSED_TEXT
    row = items[finding.index - 1]
    return not row.standing and row.state != ItemState.WITHDRAWN


def _late(draft: Draft, frozen: Frozen, rules: ForumRules, *, today: date) -> Iterator[Finding]:
    """Kommunestyrelsesloven § 8(4): a case past the deadline needs a reason that is printed."""
    due = rules.deadlines(draft.meeting.start_date).agenda
    if frozen.minutes.kind is not Kind.AGENDA or today <= due:
        return
    for index, item in enumerate(frozen.items, start=1):
        if item.agenda_item_id or item.standing or item.late_reason.strip():
            continue
        yield Finding(
            code=Code.DEADLINE.value,
            check="deadline_missed",
            severity=Severity.BLOCKS,
            message="The agenda was due on {due}, and nothing says why this item could not wait.",
            values=(("due", f"{due.day}.{due.month}.{due.year}"),),
            remedy="Write in the item why it could not wait: the reason is printed. Or take it off the agenda.",
            index=index,
            evidence=str(item.uuid),
        )


def _opened(frozen: Frozen) -> Iterator[Finding]:
    """Items that carry on, for everybody to read, what an earlier meeting treated as closed."""
    for index, item in enumerate(frozen.items, start=1):
        source = _closed_before(item) if item.is_public else None
        if source is None:
            continue
        yield Finding(
            code=Code.WAS_CLOSED.value,
            check="was_closed",
            severity=Severity.BLOCKS,
            message="The item was closed in {forum}, and what was written and decided there comes out with it.",
            values=(("forum", source.organization.name),),
            remedy="Close the item, or begin a new one with what everybody may read. If all of it may be open, say why.",
            index=index,
            evidence=f"{item.uuid} {source.uuid}",
        )


def _closed_before(item: DraftItem) -> DraftItem | None:
    """The nearest item on the way here that was closed."""
    source = item.follows
    while source is not None and source.is_public:
        source = source.follows
    return source


def _numbered(finding: Finding, items: Sequence[Item]) -> Finding:
    """With the item's printed number, where the finding is about an item and does not say."""
    if finding.item or not 1 <= finding.index <= len(items):
        return finding
    return replace(finding, item=items[finding.index - 1].number)
