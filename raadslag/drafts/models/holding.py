"""What is written while the meeting is held: who is there, votes, points, and members' own notes."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from raadslag.core.models import Record
from raadslag.drafts.models.draft import Draft, DraftItem, ItemPartQuerySet
from raadslag.drafts.rules import Choice
from raadslag.people.models import Membership, Reader, User
from referat.document import Presence


class DraftAttendance(Record):
    """One person at the meeting or, where ``item`` is set, at one of its items.

    ``arrived`` and ``left`` are times of day for one who came late or went early.
    ``disqualified`` (§ 14) only at an item, with ``reason``. ``substitute_for`` is a name.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="attendance")
    item = models.ForeignKey(DraftItem, models.CASCADE, null=True, related_name="attendance")
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    order = models.PositiveIntegerField()
    name = models.TextField()
    party = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=60, blank=True)
    presence = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Presence])
    arrived = models.TimeField(null=True)
    left = models.TimeField(null=True)
    substitute_for = models.TextField(blank=True)
    disqualified = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["draft", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "name"],
                condition=Q(item__isnull=True),
                name="one_is_at_a_meeting_once",
            ),
            models.UniqueConstraint(fields=["item", "name"], name="one_is_at_an_item_once"),
            models.CheckConstraint(
                condition=Q(disqualified=False) | Q(item__isnull=False),
                name="one_is_disqualified_at_an_item",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PointOutcome(Record):
    """What became of one point of a recommendation; ``point`` is its printed number."""

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="points")
    order = models.PositiveIntegerField()
    point = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order"]

    def __str__(self) -> str:
        return self.point


class VoteEvent(Record):
    """One vote on one proposal, by name or by group; amendments before the main proposal."""

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="vote_events")
    order = models.PositiveIntegerField()
    proposal = models.TextField()
    by_group = models.BooleanField(default=False)
    carried = models.BooleanField(null=True)

    objects = ItemPartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["item", "order"]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class Vote(models.Model):
    """How one person voted, or one group with ``count`` seats. Votes are never secret."""

    event = models.ForeignKey(VoteEvent, models.CASCADE, related_name="votes")
    name = models.TextField()
    choice = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Choice])
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["event", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "name", "choice"], name="one_vote_a_choice"),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class NoteQuerySet(models.QuerySet["Note"]):
    """Private notes, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """Nobody's but one's own."""
        return self.filter(user=user) if user.is_authenticated else self.none()


class Note(Record):
    """What a member has written to themself about an item: nobody else ever sees it."""

    item = models.ForeignKey(DraftItem, models.CASCADE, related_name="notes")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "user"], name="one_note_a_user_of_an_item"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
