"""A member's private notes. Nothing about them is logged: that there is one is nobody else's business either."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from raadslag.drafts.models import DraftItem, Note
from raadslag.people.models import User

LONGEST = 100_000  # characters


@dataclass(frozen=True, slots=True)
class NoteSaved:
    """The note stands."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class NoteConflict:
    """The same person has written on another device meanwhile: ``text`` is what stands there."""

    version: int
    text: str


def save_note(*, item: DraftItem, user: User, text: str, base: int) -> NoteSaved | NoteConflict:
    """Store the note where ``base`` is the version that it was written on; else both are shown."""
    wanted = text.replace("\r\n", "\n")
    try:
        with transaction.atomic():
            note, _ = Note.objects.get_or_create(item=item, user=user)
    except IntegrityError:
        note = Note.objects.get(item=item, user=user)
    with transaction.atomic():
        note = Note.objects.select_for_update().get(pk=note.pk)
        if note.text == wanted:
            return NoteSaved(note.version, note.text)
        if note.version != base:
            return NoteConflict(note.version, note.text)
        note.text, note.version = wanted, note.version + 1
        note.save(update_fields=["text", "version"])
    return NoteSaved(note.version, note.text)
