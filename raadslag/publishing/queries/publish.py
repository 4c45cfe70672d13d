"""All that the page before publication shows: findings with who answers for them, and what everybody will see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from raadslag.drafts import composing
from raadslag.drafts.models import Draft, DraftItem
from raadslag.drafts.rules import Part, Stage
from raadslag.meetings import documents
from raadslag.meetings.loading import meeting_rows, seen_meeting, seen_version
from raadslag.meetings.models import Minutes, Reading
from raadslag.meetings.rules import MinutesState
from raadslag.meetings.seen import SeenMeeting, SeenVersion
from raadslag.people.models import Reader, Role
from raadslag.people.rules import Right
from raadslag.publishing import papers
from raadslag.publishing.checking import (
    Frozen,
    findings_of,
    findings_of_version,
    freeze,
)
from raadslag.publishing.models import Stop
from raadslag.publishing.queries.waivers import SeenWaiver, waivers_of
from raadslag.publishing.rules import key_of, stops
from referat import document
from referat.document import Kind
from referat.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """A finding, the box that it is about, and who lets it stand. ``anchor`` counts the items from 1."""

    finding: Finding
    key: str
    waiver: SeenWaiver | None
    stops: bool
    item: int = 0
    item_uuid: UUID | None = None
    text: int = 0
    is_decision: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still stops the publication."""
        return self.stops and self.waiver is None


@dataclass(frozen=True, slots=True)
class PublishPage:
    """``written`` is everything, ``shown`` what everybody will see; ``published`` is what is out now."""

    meeting: SeenMeeting
    kind: Kind
    supplementary: bool
    stage: Stage
    revision: int
    findings: tuple[SeenFinding, ...]
    written: document.Minutes
    shown: document.Minutes
    published: SeenVersion | None
    is_the_same: bool
    needs_reason: bool
    has_supplement: bool

    @property
    def unanswered(self) -> int:
        """How many findings still stop the publication."""
        return sum(one.is_open for one in self.findings)

    @property
    def is_too_early(self) -> bool:
        """Minutes are published once the meeting is closed."""
        return self.kind is Kind.MINUTES and self.stage not in {Stage.CLOSED, Stage.PUBLISHED}


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """The checks of a version that is stored."""

    meeting: SeenMeeting
    version: SeenVersion
    findings: tuple[SeenFinding, ...]


def draft_to_publish(user: Reader, meeting_id: int) -> Draft | None:
    """The meeting's paper, for those who run its meetings."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    rows = Draft.objects.filter(meeting=meeting_id, meeting__organization__body__in=bodies)
    return rows.select_related("meeting__organization__body").first()


def version_to_check(user: Reader, meeting_id: int, version: int) -> Minutes | None:
    """A stored version, for those who run meetings where it belongs."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    rows = Minutes.objects.filter(meeting=meeting_id, meeting__organization__body__in=bodies)
    return rows.filter(version=version).select_related("meeting__organization__body").first()


def publish_page(
    user: Reader, draft: Draft, kind: Kind, *, now: datetime, supplementary: bool = False
) -> PublishPage:
    """The page of a paper that the user may publish."""
    frozen = freeze(draft, kind, supplementary=supplementary)
    found = findings_of(draft, frozen, today=timezone.localdate(now))
    before = published_before(draft, kind, supplementary=supplementary)
    meeting = meeting_rows(user).get(pk=draft.meeting_id)
    was_out = draft.meeting.versions.filter(kind=kind, original=None)
    supplement = any(item.supplementary for item in composing.items_in_print(draft, kind=kind))
    return PublishPage(
        meeting=seen_meeting(meeting),
        kind=kind,
        supplementary=supplementary,
        stage=Stage(draft.stage),
        revision=draft.revision,
        findings=_seen(user, draft, frozen, found),
        written=frozen.minutes,
        shown=public_edition(frozen),
        published=seen_version(before) if before else None,
        is_the_same=before is not None and says_the_same(before, frozen),
        needs_reason=not supplementary
        and was_out.filter(
            supplementary=False, state__in=[MinutesState.PUBLISHED, MinutesState.RETRACTED]
        ).exists(),
        has_supplement=supplement and kind is Kind.AGENDA,
    )


def checks_page(user: Reader, row: Minutes) -> ChecksPage:
    """The checks of a stored version, whoever wrote it."""
    reading = Reading.objects.get(pk=row.pk)
    waivers = waivers_of(user, meeting_id=row.meeting_id, kind=Kind(row.kind))
    findings = tuple(
        SeenFinding(
            finding=one,
            key=key_of(one),
            waiver=waivers.get(key_of(one)),
            stops=stops(one),
            item=one.index,
        )
        for one in findings_of_version(reading)
    )
    meeting = meeting_rows(user).get(pk=row.meeting_id)
    return ChecksPage(seen_meeting(meeting), seen_version(row), findings)


def public_edition(frozen: Frozen) -> document.Minutes:
    """What everybody will see of the paper, whoever asks now."""
    return documents.public_form(
        frozen.minutes, withheld=frozen.withheld, closed_now=(), shown_titles=()
    )


def printed_edition(draft: Draft, frozen: Frozen) -> papers.Paper:
    """The public edition as it will look on paper."""
    layout = composing.layout_of(composing.rules_of(draft.meeting.organization))
    return papers.Paper(
        minutes=papers.printable(public_edition(frozen), site=""),
        layout=layout,
        name="udkast",
        is_kept=False,
    )


def published_before(draft: Draft, kind: Kind, *, supplementary: bool) -> Minutes | None:
    """The newest version of that kind that is out and was written here."""
    rows = draft.meeting.versions.filter(
        kind=kind, supplementary=supplementary, state=MinutesState.PUBLISHED, original=None
    )
    return rows.order_by("-version").first()


def says_the_same(before: Minutes, frozen: Frozen) -> bool:
    """Whether publishing would change nothing."""
    reading = Reading.objects.get(pk=before.pk)
    same = reading.digest == documents.digest_of(frozen.minutes)
    return same and tuple(reading.withheld_titles) == frozen.withheld


def _seen(
    user: Reader, draft: Draft, frozen: Frozen, found: Sequence[Finding]
) -> tuple[SeenFinding, ...]:
    waivers = waivers_of(user, meeting_id=draft.meeting_id, kind=frozen.minutes.kind)
    seen = [_placed(one, frozen, waivers.get(key_of(one))) for one in found]
    order = {Severity.BLOCKS: 0, Severity.WARNS: 1, Severity.INFORMS: 2}
    return tuple(sorted(seen, key=lambda one: (not one.is_open, order[one.finding.severity])))


def _placed(finding: Finding, frozen: Frozen, waiver: SeenWaiver | None) -> SeenFinding:
    item = frozen.items[finding.index - 1] if 1 <= finding.index <= len(frozen.items) else None
    printed = frozen.minutes.items[finding.index - 1] if item else None
    in_decision = (
        bool(printed)
        and finding.where != ""
        and any(finding.where == one.heading for one in (printed.decisions if printed else ()))
    )
    return SeenFinding(
        finding=finding,
        key=key_of(finding),
        waiver=waiver,
        stops=stops(finding),
        item=finding.index,
        item_uuid=item.uuid if item else None,
        text=_box(item, printed, finding.where) if item and printed else 0,
        is_decision=in_decision,
    )


def _box(item: DraftItem, printed: document.Item, where: str) -> int:
    """The box that holds what is printed under a heading; 0 where none can be told."""
    kinds = {one.kind.value for one in printed.sections if one.heading == where}
    for text in item.texts.all():
        if where and text.part == Part.SECTION and (text.heading == where or text.kind in kinds):
            found: int = text.pk
            return found
    return 0


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """All versions of a meeting, for those who may correct and retract them."""

    meeting: SeenMeeting
    versions: tuple[SeenVersion, ...]
    written_here: frozenset[int]
    has_draft: bool


def published_page(user: Reader, meeting_id: int) -> PublishedPage | None:
    """The page of a meeting's versions; None for those who do not run its meetings."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    meeting = meeting_rows(user).filter(pk=meeting_id, organization__body__in=bodies).first()
    if meeting is None:
        return None
    rows = list(Minutes.objects.filter(meeting=meeting_id).order_by("-version"))
    return PublishedPage(
        meeting=seen_meeting(meeting),
        versions=tuple(seen_version(row) for row in rows),
        written_here=frozenset(row.version for row in rows if row.original_id is None),
        has_draft=Draft.objects.filter(meeting=meeting_id).exists(),
    )


def runs_meetings(user: Reader, body_id: int) -> bool:
    """Whether the reader publishes, corrects and retracts there."""
    return Role.objects.bodies_where(user, Right.RUN_MEETINGS).filter(body=body_id).exists()


def seen_meeting_of(user: Reader, meeting_id: int) -> SeenMeeting:
    """The meeting as a value, for one who has been found to see it."""
    return seen_meeting(meeting_rows(user).get(pk=meeting_id))


def may_lift(user: Reader, row: Stop) -> bool:
    """Whoever stopped it may think otherwise; those who run meetings note what the council decided."""
    bodies = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    body_id = row.agenda_item.meeting.organization.body_id
    return (
        bool(row.person.user_id and row.person.user_id == user.pk)
        or bodies.filter(body=body_id).exists()
    )
