"""Writing to the audit log and the change log, and keeping originals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from raadslag.core import clock, files
from raadslag.core.models import AuditEvent, Change, ChangeCounter, Original
from raadslag.core.rules import Subject

UNKNOWN_TYPE = "application/octet-stream"  # until the file has been read


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as the logs name them: a user, or a command."""

    name: str
    id: int | None = None


def log_event(
    *,
    by: Actor,
    verb: str,
    target: tuple[str, int | None, str],
    body_id: int | None = None,
    details: Mapping[str, object] | None = None,
    now: datetime | None = None,
) -> AuditEvent:
    """Write one line of the audit log; ``target`` is kind, id and name."""
    kind, target_id, name = target
    return AuditEvent.objects.create(
        by_id=by.id,
        by_name=by.name,
        verb=verb,
        target_kind=kind,
        target_id=target_id,
        target_name=name[:500],
        body_id=body_id,
        details=dict(details or {}),
        created_at=now or clock.now(),
    )


@transaction.atomic
def log_change(*, subject: Subject, subject_id: int) -> Change:
    """Tell followers that this has changed; seen by them when the transaction commits."""
    if not ChangeCounter.objects.filter(pk=1).update(last=F("last") + 1):
        ChangeCounter.objects.get_or_create(pk=1)
        ChangeCounter.objects.filter(pk=1).update(last=F("last") + 1)
    number = ChangeCounter.objects.values_list("last", flat=True).get(pk=1)
    return Change.objects.create(number=number, subject=subject, subject_id=subject_id)


def keep_original(*, data: bytes, filename: str, media_type: str) -> Original:
    """The original with this content; its file is written before its row."""
    sha256 = files.keep(data)
    original, _ = Original.objects.get_or_create(
        sha256=sha256,
        defaults={
            "filename": filename[-255:] or sha256,
            "media_type": media_type or UNKNOWN_TYPE,
            "size_bytes": len(data),
        },
    )
    if media_type and original.media_type == UNKNOWN_TYPE:
        original.media_type = media_type
        original.save(update_fields=["media_type"])
    return original
