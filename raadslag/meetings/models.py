"""Meetings and what is in them, with who may see what.

Visibility is structural: a row of :class:`AgendaItem` holds only what everybody may read (of a
closed item its number and public title), and everything else hangs on rows that are found only
through ``visible_to``. Only published versions are unfolded into rows.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from raadslag.core.models import Original, Record
from raadslag.meetings.rules import MeetingStatus, MinutesState
from raadslag.people.models import Body, Organization, Reader, Role, User
from raadslag.people.rules import Right
from referat.document import Kind, Outcome, Presence, SectionKind


def _choices(names: type[Kind | Outcome | Presence | SectionKind]) -> list[tuple[str, str]]:
    return [(name.value, name.value) for name in names]


def _insider(user: Reader, path: str) -> Q:
    """Rows of municipalities where ``user`` sees what is closed and what is held back."""
    return Q(**{f"{path}__in": Role.objects.bodies_where(user, Right.SEE_CLOSED)})


# The three functions below are the whole of visibility. Each takes the way from the row to the
# thing, so that they join along foreign keys: a subquery over all items would be made in full.


def _sees_meeting(user: Reader, way: str = "") -> Q:
    published = Minutes.objects.filter(meeting=OuterRef(f"{way}pk"), state=MinutesState.PUBLISHED)
    shown = Q(Exists(published)) | Q(**{f"{way}is_announced": True})
    return shown | _insider(user, f"{way}organization__body")


def _sees_item(user: Reader, way: str = "") -> Q:
    return Q(**{f"{way}is_current": True}) & _sees_meeting(user, f"{way}meeting__")


def reads_item(user: Reader, way: str = "") -> Q:
    insider = _insider(user, f"{way}meeting__organization__body")
    return _sees_item(user, way) & (Q(**{f"{way}is_public": True}) | insider)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Meetings announced or with something published; for those with a role there, all."""
        return self.filter(_sees_meeting(user))


class Meeting(Record):
    """One sitting of a forum; ``is_announced`` where the published meeting plan has it.

    ``status_reason`` says to everybody why it was cancelled or moved. ``sequence`` rises with
    every such change, for calendars that have fetched the meeting before (RFC 5545 § 3.8.7.4).
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    start_date = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    end = models.DateTimeField(null=True, blank=True)
    location = models.TextField(blank=True)
    slug = models.SlugField(max_length=20)
    status = models.CharField(
        max_length=10,
        choices=[(status.value, status.value) for status in MeetingStatus],
        default=MeetingStatus.PLANNED,
    )
    status_reason = models.TextField(blank=True)
    is_announced = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-start_date", "-start_time", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "slug"], name="one_meeting_of_a_slug_in_a_forum"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["start_date"], name="meeting_by_date")]

    def __str__(self) -> str:
        return f"{self.organization}, {self.slug}"


class FormerAddress(Record):
    """Where a meeting stood before it was moved to another day: its old address leads on."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=20)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="former_addresses")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "slug"], name="one_former_address_of_a_slug_in_a_forum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.slug}"


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Versions, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Published versions; for those with a role there, all."""
        return self.filter(
            Q(state=MinutesState.PUBLISHED) | _insider(user, "meeting__organization__body")
        )


class Minutes(Record):
    """One version of a meeting's agenda or minutes. What it says is in its :class:`Reading`.

    ``reason`` tells everybody why it was corrected or retracted. ``layout`` is the dress in which
    what was written here is printed; empty where the document came in from elsewhere.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="versions")
    kind = models.CharField(max_length=10, choices=_choices(Kind))
    supplementary = models.BooleanField(default=False)
    corrected = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    layout = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(null=True)
    retracted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField()
    is_current = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value) for state in MinutesState]
    )
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="+")
    imported_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["meeting", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "version"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_at__isnull=False),
                name="who_confirms_does_so_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(state=MinutesState.PUBLISHED.value),
                name="only_a_published_version_is_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.kind}, version {self.version}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Whole readings, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """A reading holds closed text and warnings that quote it: only for those with a role."""
        return self.filter(_insider(user, "minutes__meeting__organization__body"))


class Reading(models.Model):
    """All that one version says, as ``referat.minutes/1``: as it now stands, and as first read."""

    minutes = models.OneToOneField(Minutes, models.CASCADE, primary_key=True)
    data = models.JSONField()
    as_read = models.JSONField()
    digest = models.CharField(max_length=64)  # of as_read without source, places and warnings
    withheld_titles = models.JSONField(default=list)  # indexes in data["items"]

    objects = ReadingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["digest"], name="reading_by_digest")]

    def __str__(self) -> str:
        return str(self.minutes)


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Cases with an item that the user may read into; for those with a role there, all."""
        details = ItemDetail.objects.visible_to(user).filter(case=OuterRef("pk"))
        return self.filter(Exists(details) | _insider(user, "body"))


class Case(Record):
    """A matter on its way through the forums. ``title`` is taken from open items alone."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100)
    title = models.TextField(blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "case_number"], name="one_case_of_a_number_in_a_body"
            ),
            models.UniqueConstraint(fields=["body", "slug"], name="one_case_of_a_slug_in_a_body"),
        ]

    def __str__(self) -> str:
        return self.case_number


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Items, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Items whose number and public title the user may see."""
        return self.filter(_sees_item(user))

    def readable_by(self, user: Reader) -> Self:
        """Items whose inside the user may see: the open ones, and all for those with a role."""
        return self.filter(reads_item(user))


class AgendaItem(Record):
    """An item of a meeting, the same row in all versions: only what everybody may see of it.

    ``slug`` is given once and never changes. ``title`` is empty where a closed item's title is
    withheld; then the :class:`ItemDetail` has it. ``is_current`` is off where no current version
    has the item any more.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    number = models.TextField(blank=True)
    order = models.PositiveIntegerField()
    slug = models.SlugField(max_length=30)
    title = models.TextField(blank=True)
    is_public = models.BooleanField()
    title_withheld = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["meeting", "order"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "slug"], name="one_item_of_a_slug_in_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(title_withheld=False) | Q(is_public=False, title=""),
                name="a_withheld_title_is_not_on_the_public_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class PartQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for several models
    """Parts of an item, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Parts of items that the user may see the inside of."""
        return self.filter(reads_item(user, "item__"))


class Placed(models.Model):
    """Where a part stands in its source; all counted from 1, 0 where not known."""

    page = models.PositiveIntegerField(default=0)
    last_page = models.PositiveIntegerField(default=0)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class ItemDetail(models.Model):
    """What is not everybody's to know of a closed item: its case and, if withheld, its title."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, primary_key=True, related_name="detail")
    title = models.TextField(blank=True)
    case_number = models.TextField(blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="details")

    objects = PartQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.case_number} {self.title}"


class Section(Placed):
    """One headed part of an item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=_choices(SectionKind))
    heading = models.TextField(blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order"]

    def __str__(self) -> str:
        return self.heading or self.kind


class Decision(Placed):
    """A decision of the meeting itself (``is_current``), or an earlier one that the item prints.

    ``organization_name`` and ``held_on`` are those that the heading names.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions")
    order = models.PositiveIntegerField()
    is_current = models.BooleanField()
    heading = models.TextField(blank=True)
    organization_name = models.TextField(blank=True)
    organization = models.ForeignKey(Organization, models.SET_NULL, null=True, related_name="+")
    held_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, choices=_choices(Outcome), blank=True)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order"]

    def __str__(self) -> str:
        return self.heading or self.outcome


class AttachmentQuerySet(PartQuerySet):
    """Attachments, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """As other parts; one marked not to be published only for those with a role."""
        insider = _insider(user, "item__meeting__organization__body")
        return super().visible_to(user).filter(~Q(is_public=False) | insider)


class Attachment(models.Model):
    """A document that goes with an item; ``is_public`` is null where nothing is said."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments")
    order = models.PositiveIntegerField()
    title = models.TextField()
    url = models.TextField(blank=True)
    is_public = models.BooleanField(null=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order"]

    def __str__(self) -> str:
        return self.title


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendance, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """The meeting's own with the meeting, an item's with the inside of the item."""
        return self.filter(
            (Q(item__isnull=True) & _sees_meeting(user, "meeting__"))
            | (Q(item__isnull=False) & reads_item(user, "item__"))
        )


class Attendance(models.Model):
    """One person at a meeting or, where ``item`` is set, at one of its items."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    item = models.ForeignKey(AgendaItem, models.CASCADE, null=True, related_name="attendance")
    order = models.PositiveIntegerField()
    name = models.TextField()
    presence = models.CharField(max_length=10, choices=_choices(Presence))
    party = models.TextField(blank=True)
    role = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["meeting", "order"]

    def __str__(self) -> str:
        return self.name
