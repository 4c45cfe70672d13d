"""Saving the fields of an item one by one, under one version, so that nobody overwrites anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.core.models import AuditEvent
from raadslag.drafts.actions.items import known_case, locked_item, log_item
from raadslag.drafts.actions.touch import touch
from raadslag.drafts.case_numbers import case_number, fits
from raadslag.drafts.models import DraftItem
from raadslag.drafts.queries.forums import rules_seen
from raadslag.meetings.models import Meeting

Value = str | int | bool | Meeting | None


class Field(StrEnum):
    """What of an item is saved by itself; the names are those of the model."""

    TITLE = "title"
    PUBLIC_TITLE = "public_title"
    CASE_NUMBER = "case_number"
    MINUTES = "minutes"
    WANTED = "wanted"
    IS_PUBLIC = "is_public"
    CLOSED_REASON = "closed_reason"


class Fault(StrEnum):
    """Why a value is not taken."""

    TITLE_EMPTY = "title_empty"
    CASE_NUMBER_FORM = "case_number_form"
    MEETING_ELSEWHERE = "meeting_elsewhere"
    ON_AGENDA = "on_agenda"


class Unfit(ValueError):  # noqa: N818 -- reads as CannotRead does
    """A value that the item cannot have; ``example`` is one that it could."""

    def __init__(self, fault: Fault, example: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.example = fault, example


@dataclass(frozen=True, slots=True)
class FieldsSaved:
    """The item has the values."""

    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class FieldsConflict:
    """Somebody saved meanwhile: ``values`` are what the item has now, for those asked about."""

    version: int
    values: Mapping[Field, Value]
    saved_by: str
    saved_at: datetime | None


@transaction.atomic
def save_fields(
    *, item: DraftItem, values: Mapping[Field, Value], base: int, by: Actor, now: datetime
) -> FieldsSaved | FieldsConflict:
    """Store the values where ``base`` is the version that they were written on.

    Values that the item has already are a save whose answer was lost. Raises :class:`Unfit`.
    """
    stored = locked_item(item)
    changed = {name: new for name, new in values.items() if getattr(stored, name) != new}
    if not changed:
        return FieldsSaved(stored.version, now)
    if base != stored.version:
        return _conflict(stored, values)
    for name, value in changed.items():
        _check(stored, name, value, now)
        setattr(stored, name, value)
    if Field.CASE_NUMBER in changed:
        stored.case = known_case(stored.organization, stored.case_number)
    stored.version += 1
    stored.save(update_fields=[*changed, "case", "version"])
    log_item(stored, verb="edit_item", by=by, now=now, details={"fields": sorted(changed)})
    touch(stored.draft)
    return FieldsSaved(stored.version, now)


def check_case_number(number: str, *, pattern: str, now: datetime) -> None:
    """Raises :class:`Unfit` where the forum's pattern says otherwise; no number is always right."""
    if number and not fits(pattern, number):
        raise Unfit(Fault.CASE_NUMBER_FORM, case_number(pattern, year=now.year, n=1234))


def _check(item: DraftItem, name: Field, value: Value, now: datetime) -> None:
    if name is Field.TITLE and not value:
        raise Unfit(Fault.TITLE_EMPTY)
    if name is Field.CASE_NUMBER:
        pattern = rules_seen(item.organization_id).case_number_pattern
        check_case_number(str(value), pattern=pattern, now=now)
    if name is Field.WANTED and item.draft_id is not None:
        raise Unfit(Fault.ON_AGENDA)
    if isinstance(value, Meeting) and value.organization_id != item.organization_id:
        raise Unfit(Fault.MEETING_ELSEWHERE)


def _conflict(item: DraftItem, values: Mapping[Field, Value]) -> FieldsConflict:
    last = AuditEvent.objects.filter(
        target_kind="draft_item", target_id=item.pk, verb="edit_item"
    ).first()
    return FieldsConflict(
        version=item.version,
        values={name: getattr(item, name) for name in values},
        saved_by=last.by_name if last else "",
        saved_at=last.created_at if last else None,
    )
