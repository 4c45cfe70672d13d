"""A meeting's paper while it is being written, its items, their attachments and comments."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from raadslag.core import clock
from raadslag.core.models import Original, Record
from raadslag.drafts.rules import SEEN_BY_MEMBERS, ItemState, Stage
from raadslag.meetings.models import AgendaItem, Case, Meeting
from raadslag.people.models import Membership, Organization, Reader, Role, User
from raadslag.people.rules import Right


def _runs(user: Reader, path: str) -> Q:
    """Rows of municipalities where ``user`` sees everything that is being written."""
    runs = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
    reads = Role.objects.bodies_where(user, Right.SEE_CLOSED)
    return Q(**{f"{path}__in": runs}) | Q(**{f"{path}__in": reads})


def _sits(user: Reader, path: str) -> Q:
    """Rows of forums in which ``user`` sits today."""
    seats = Membership.objects.organizations_of(user, on=clock.today())
    return Q(**{f"{path}__in": seats})


class DraftQuerySet(models.QuerySet["Draft"]):
    """Papers, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """All for those who run meetings; for members of the forum once it is called.

        Those who only write items see that the paper is there, not what is in it.
        """
        writes = Role.objects.bodies_where(user, Right.WRITE_ITEMS)
        return self.filter(
            _runs(user, "meeting__organization__body")
            | Q(meeting__organization__body__in=writes)
            | (_sits(user, "meeting__organization") & Q(stage__in=SEEN_BY_MEMBERS))
        )


class Draft(Record):
    """The paper of one meeting from the first item to the published minutes.

    ``revision`` counts every change of it or of anything in it: a page that polls compares it.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    stage = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Stage], default=Stage.PREPARING
    )
    revision = models.PositiveBigIntegerField(default=0)
    called_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.meeting)


class DraftItemQuerySet(models.QuerySet["DraftItem"]):
    """Items being written, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """All for those who run meetings; their own and the open ones for those who write items;
        for members of the forum those on an agenda that has been called.
        """
        writes = Role.objects.bodies_where(user, Right.WRITE_ITEMS)
        own = Q(author=user) if user.is_authenticated else Q(pk__in=[])
        return self.filter(
            _runs(user, "organization__body")
            | (Q(organization__body__in=writes) & (own | Q(is_public=True)))
            | (
                _sits(user, "organization")
                & Q(draft__stage__in=SEEN_BY_MEMBERS)
                & Q(state__in=[ItemState.ACCEPTED, ItemState.WITHDRAWN])
            )
        )

    def editable_by(self, user: Reader) -> Self:
        """Those whose text ``user`` may change: all for those who run meetings, else one's own
        until it is on the agenda.
        """
        runs = Role.objects.bodies_where(user, Right.RUN_MEETINGS)
        writes = Role.objects.bodies_where(user, Right.WRITE_ITEMS)
        own = Q(author=user) if user.is_authenticated else Q(pk__in=[])
        return self.filter(
            Q(organization__body__in=runs)
            | (
                Q(organization__body__in=writes)
                & own
                & Q(state__in=[ItemState.DRAFT, ItemState.SUBMITTED])
            )
        )


class DraftItem(Record):
    """An item on its way to a meeting of ``organization``; ``draft`` is None while it waits for one.

    ``minutes`` is how long it is expected to take. ``public_title`` is what the public reads of a
    closed item where the forum prints such a wording. ``closed_reason`` and ``late_reason`` are
    what the law asks for: why it is closed (§ 10), why it could not wait (§ 8(4)).
    ``agenda_item`` is the item's lasting row once something of it is published. ``standing`` marks
    one that the forum's rules put there; ``timetable`` the one that lists the others' times.
    ``wanted`` is the meeting that its author has in mind; ``follows`` the item that an earlier
    meeting sent on, put off or sent back.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="items")
    order = models.PositiveIntegerField(default=0)
    title = models.TextField()
    public_title = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    closed_reason = models.TextField(blank=True)
    case_number = models.CharField(max_length=100, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    minutes = models.PositiveIntegerField(default=0)
    pause_after = models.PositiveIntegerField(default=0)  # minutes
    supplementary = models.BooleanField(default=False)
    late_reason = models.TextField(blank=True)
    standing = models.BooleanField(default=False)
    timetable = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ItemState],
        default=ItemState.DRAFT,
    )
    outcome = models.CharField(max_length=20, blank=True)  # referat.document.Outcome
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    agenda_item = models.OneToOneField(AgendaItem, models.SET_NULL, null=True, related_name="+")
    wanted = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followers")
    version = models.PositiveIntegerField(default=0)  # of the fields above, for who saves them

    objects = DraftItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["draft", "order", "id"]
        indexes: ClassVar = [models.Index(fields=["draft", "order"], name="item_by_draft")]

    def __str__(self) -> str:
        return f"item {self.uuid}"

    @property
    def is_written_in(self) -> bool:
        """Whether a person has saved a text of it; one query."""
        return self.texts.exclude(saved_by=None).exists()


class ItemPartQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for several models
    """What hangs on an item, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """That of items which the user may see."""
        return self.filter(item__in=DraftItem.objects.visible_to(user).values("pk"))


class PreparationQuerySet(ItemPartQuerySet):
    """What those who prepare an item have among themselves, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Only for those who write items there, never for the members who read them."""
        writes = Role.objects.bodies_where(user, Right.WRITE_ITEMS)
        return super().visible_to(user).filter(item__organization__body__in=writes)


class DraftAttachment(Record):
    """A file that goes with an item; not to be published where ``is_public`` is off."""

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="attachments")
    order = models.PositiveIntegerField()
    title = models.TextField()
    original = models.ForeignKey(Original, models.PROTECT, related_name="+")
    is_public = models.BooleanField(default=True)

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order", "id"]

    def __str__(self) -> str:
        return f"attachment {self.pk}"


class Comment(Record):
    """What case officer and secretary write to each other about an item."""

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="comments")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.TextField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PreparationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "id"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
