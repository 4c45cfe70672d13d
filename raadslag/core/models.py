"""The base model, the audit log, the change log that derived data follows, and kept files."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from raadslag.core import clock


class Record(models.Model):
    """What every noun has: when it came into the database."""

    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class AuditEvent(Record):
    """Who did what to what. Users are named by value: the log outlives them, and points nowhere up."""

    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=254)
    verb = models.CharField(max_length=60)
    target_kind = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target_name = models.CharField(max_length=500)
    body_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["target_kind", "target_id"], name="audit_by_target"),
            models.Index(fields=["body_id", "id"], name="audit_by_body"),
        ]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.verb} {self.target_name}"


class Change(models.Model):
    """One line of the log that derived data follows. ``number`` has the order of the commits."""

    number = models.BigIntegerField(unique=True)
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject} {self.subject_id}"


class ChangeCounter(models.Model):
    """The last number given in the change log; its one row is locked until the writer commits.

    A database sequence would not do: there a later number can be committed before an earlier one,
    and a follower that has gone past would never see it.
    """

    last = models.BigIntegerField(default=0)
    log_id = models.UUIDField(default=uuid.uuid4)  # tells this database's log from another's

    def __str__(self) -> str:
        return str(self.last)


class Original(Record):
    """A file as it was received, kept once under the SHA-256 of its content."""

    sha256 = models.CharField(max_length=64, unique=True)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size_bytes = models.BigIntegerField()

    def __str__(self) -> str:
        return self.filename
