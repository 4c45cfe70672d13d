"""What a page is handed: values that hold only what the one who looks may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from raadslag.meetings.rules import MeetingStatus, MinutesState
from referat.document import Kind, Minutes, Outcome, Presence, SectionKind


@dataclass(frozen=True, slots=True)
class SeenBody:
    """A municipality."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class SeenForum:
    """A forum and the municipality it belongs to."""

    id: int
    name: str
    short_name: str
    slug: str
    body: SeenBody


@dataclass(frozen=True, slots=True)
class SeenMeeting:
    """A meeting as one line of a list. ``is_published`` is off where no document of it is.

    One that is ``is_announced`` stands in the published plan; others without a document only
    staff sees. ``status_reason`` says why it was cancelled or, where ``moved_from`` is, moved.
    """

    id: int
    forum: SeenForum
    start_date: date
    start_time: time | None
    end: datetime | None
    location: str
    slug: str
    status: MeetingStatus
    is_published: bool
    item_count: int
    is_announced: bool = False
    status_reason: str = ""
    moved_from: date | None = None

    @property
    def is_cancelled(self) -> bool:
        return self.status == MeetingStatus.CANCELLED

    @property
    def is_only_planned(self) -> bool:
        """Whether everybody knows when it is to be, and no more."""
        return self.is_announced and not self.is_published

    @property
    def kind(self) -> Kind:
        """Whether there are minutes, or an agenda so far."""
        return Kind.MINUTES if self.status == MeetingStatus.HELD else Kind.AGENDA


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """Where something stands in its source; 0 where not known."""

    page: int
    last_page: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class SeenSection:
    """``html`` is safe to print as it is."""

    id: int
    kind: SectionKind
    heading: str
    html: str
    text: str
    place: SeenPlace


@dataclass(frozen=True, slots=True)
class SeenDecision:
    """``forum`` is set where the archive knows the forum and the reader may see it."""

    id: int
    order: int
    heading: str
    organization: str
    forum: SeenForum | None
    held_on: date | None
    outcome: Outcome | None
    html: str
    text: str
    place: SeenPlace


@dataclass(frozen=True, slots=True)
class SeenAttachment:
    """A document that goes with an item; ``url`` may be empty."""

    title: str
    url: str
    is_public: bool | None


@dataclass(frozen=True, slots=True)
class SeenAttendance:
    """One person at a meeting or an item."""

    name: str
    presence: Presence
    party: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class SeenCase:
    """A case; ``title`` is that of its newest open item, or empty."""

    id: int
    case_number: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SeenItem:
    """An item. Where it is not ``opened`` to the reader only number and title are filled, and the
    title is empty where it is withheld.
    """

    id: int
    number: str
    order: int
    slug: str
    title: str
    is_public: bool
    title_withheld: bool
    opened: bool
    case_number: str = ""
    case: SeenCase | None = None
    sections: tuple[SeenSection, ...] = ()
    decisions: tuple[SeenDecision, ...] = ()
    earlier_decisions: tuple[SeenDecision, ...] = ()
    attachments: tuple[SeenAttachment, ...] = ()
    attendance: tuple[SeenAttendance, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenVersion:
    """One version of a meeting's agenda or minutes, without what it says.

    ``reason`` tells everybody why it was corrected or retracted. ``is_written_here`` is off for
    what came in from elsewhere.
    """

    version: int
    kind: Kind
    supplementary: bool
    corrected: bool
    is_current: bool
    state: MinutesState
    imported_at: datetime
    confirmed_at: datetime | None
    published_at: datetime | None = None
    retracted_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A municipality in a list of them."""

    body: SeenBody
    forum_count: int
    meeting_count: int


@dataclass(frozen=True, slots=True)
class ForumLine:
    """A forum in its municipality's list; dates are of meetings that the reader may see."""

    forum: SeenForum
    meeting_count: int
    first_date: date
    last_date: date


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A municipality's page."""

    body: SeenBody
    forums: tuple[ForumLine, ...]


@dataclass(frozen=True, slots=True)
class ForumPage:
    """A forum's meetings, the newest year first and in it the newest meeting."""

    forum: SeenForum
    years: tuple[tuple[int, tuple[SeenMeeting, ...]], ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A whole meeting in reading order, with its versions (the newest first)."""

    meeting: SeenMeeting
    attendance: tuple[SeenAttendance, ...]
    items: tuple[SeenItem, ...]
    versions: tuple[SeenVersion, ...]


@dataclass(frozen=True, slots=True)
class ItemLink:
    """The item before or after this one."""

    number: str
    slug: str
    title: str
    is_public: bool
    title_withheld: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item with its neighbours."""

    meeting: SeenMeeting
    item: SeenItem
    previous: ItemLink | None
    next: ItemLink | None


@dataclass(frozen=True, slots=True)
class Treatment:
    """A case at one forum on one day.

    Where the archive has that meeting, ``meeting`` and ``item`` are set and ``decisions`` are the
    meeting's own. Otherwise the treatment is known only because a later item printed its
    decision: then ``printed_in`` is that later meeting and item. ``supplements`` are the
    supplementary sections that no earlier treatment had: later items print them again.
    """

    organization: str
    held_on: date | None
    decisions: tuple[SeenDecision, ...]
    meeting: SeenMeeting | None = None
    item: SeenItem | None = None
    printed_in: tuple[SeenMeeting, SeenItem] | None = None
    supplements: tuple[SeenSection, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in its municipality's list; what the reader may not see is not counted.

    ``treatment_count`` is of the treatments up to today, as on the case's own page.
    """

    case: SeenCase
    treatment_count: int
    last_date: date


@dataclass(frozen=True, slots=True)
class CaseList:
    """Some of a municipality's cases, the one treated last first; ``total`` is of them all."""

    body: SeenBody
    lines: tuple[CaseLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its whole way through the forums, the oldest treatment first.

    ``treatment_count`` is of those up to today.
    """

    body: SeenBody
    case: SeenCase
    treatments: tuple[Treatment, ...]
    treatment_count: int


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version as it was, cut down to what the reader may see today.

    ``cut`` tells that something was left out.
    """

    meeting: SeenMeeting
    version: SeenVersion
    minutes: Minutes
    cut: bool
    versions: tuple[SeenVersion, ...]
