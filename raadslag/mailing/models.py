"""Messages on their way out, and what each person wants to be written to about."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from raadslag.core.models import Record
from raadslag.mailing.rules import MailError, MailKind, MailState
from raadslag.people.models import Body, Person, Reader, Role
from raadslag.people.rules import Right

WEEKDAYS = 5  # from Monday, which is 0


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages, by who looks and by what is to be done."""

    def visible_to(self, user: Reader) -> Self:
        """Those of the municipalities whose meetings the user runs."""
        return self.filter(body__in=Role.objects.bodies_where(user, Right.RUN_MEETINGS))

    def due(self, now: datetime) -> Self:
        """Those that may be sent now."""
        return self.filter(state=MailState.QUEUED, not_before__lte=now)


class OutboxMessage(Record):
    """One message to one person: queued with what caused it, sent by a job.

    ``key`` says what it is about: a second message of the same key is never made. ``claim`` is
    whose attempt counts. ``message_id`` stays from attempt to attempt, so that a mailbox that gets
    it twice can tell. Nothing closed stands in its subject and texts, which are empty once they are
    purged. ``attachments`` are the names of files that went along.
    """

    key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in MailKind])
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in MailState],
        default=MailState.QUEUED,
    )
    error = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in MailError], blank=True
    )
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # sent, failed, dismissed

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in MailState]), name="mail_state_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "not_before"], name="outbox_by_state"),
            models.Index(fields=["body", "created_at"], name="outbox_by_body"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"


class Mention(models.Model):
    """One thing that a person is told of in a message, so that no other message tells it again."""

    message = models.ForeignKey(OutboxMessage, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], name="a_person_is_told_a_thing_once"),
        ]

    def __str__(self) -> str:
        return self.key


class MailPreference(Record):
    """What a person wants to be written to about; everything where there is no row."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    reminders = models.BooleanField(default=True)
    digest = models.BooleanField(default=True)
    digest_weekday = models.PositiveSmallIntegerField(default=0)  # Monday
    language = models.CharField(max_length=2, default="da")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(digest_weekday__lt=WEEKDAYS), name="a_digest_comes_on_a_weekday"
            ),
        ]

    def __str__(self) -> str:
        return f"preference {self.pk}"


class DailyRound(models.Model):
    """That a day's round of reminders was begun, and finished: each day has one."""

    day = models.DateField(unique=True)
    tried_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=1)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.day.isoformat()
