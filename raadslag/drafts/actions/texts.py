"""Saving one box of text without ever losing anybody's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from django.db import transaction

from raadslag.drafts.actions.touch import touch
from raadslag.drafts.boxes import Box
from raadslag.drafts.models import DraftItem, DraftText, TextRevision
from raadslag.people.models import User
from referat import prose

ONE_SITTING = timedelta(minutes=2)  # one person's saves within it are one revision …
WORDS_THAT_MAY_GO = 4  # … unless more than a slip of the keyboard has been taken out


@dataclass(frozen=True, slots=True)
class Saved:
    """The text stands, as ``html``."""

    version: int
    html: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved meanwhile: ``html`` is theirs. What was refused is kept beside it."""

    version: int
    html: str
    saved_by: str
    saved_at: datetime | None


def cleaned(html: str) -> str:
    """The safe subset of ``html``: what is stored, whoever wrote it."""
    return prose.html_of(prose.passage_from_html(html))


@transaction.atomic
def save_text(
    *, text: DraftText, html: str, base: int, by: User | None, now: datetime
) -> Saved | Conflict:
    """Store the text where ``base`` is the version that it was written on.

    The same text again is a save whose answer was lost. Where somebody else has saved meanwhile
    nothing is overwritten: both texts are kept, and the caller hears of theirs.
    """
    stored = _locked(text)
    clean = cleaned(html)
    if clean == stored.html:
        return Saved(stored.version, stored.html, stored.saved_at or now)
    if base != stored.version:
        _keep_refused(stored, clean, by=by, now=now)
        return Conflict(stored.version, stored.html, str(stored.saved_by or ""), stored.saved_at)
    _write(stored, clean, by=by, now=now)
    touch(stored.item.draft)
    return Saved(stored.version, stored.html, now)


@transaction.atomic
def add_text(*, item: DraftItem, box: Box, order: int, by: User | None, now: datetime) -> DraftText:
    """A new box of the item; its first text is its first revision."""
    text = DraftText.objects.create(
        item=item,
        part=box.part,
        order=order,
        kind=box.kind,
        heading=box.heading,
        organization_name=box.organization_name,
        held_on=box.held_on,
        outcome=box.outcome,
        person=box.person,
    )
    if clean := cleaned(box.html):
        _write(text, clean, by=by, now=now)
    return text


@transaction.atomic
def restore_text(
    *, text: DraftText, revision: TextRevision, base: int, by: User, now: datetime
) -> Saved | Conflict:
    """An earlier or refused state again, as a new version on top of all that came after."""
    return save_text(text=text, html=revision.html, base=base, by=by, now=now)


@transaction.atomic
def name_section(
    *, text: DraftText, heading: str, base: int, by: User, now: datetime
) -> Saved | Conflict:
    """Give a section its heading, under the same version as its text."""
    stored = _locked(text)
    wanted = " ".join(heading.split())
    if wanted == stored.heading:
        return Saved(stored.version, stored.heading, stored.saved_at or now)
    if base != stored.version:
        return Conflict(stored.version, stored.heading, str(stored.saved_by or ""), stored.saved_at)
    stored.version += 1
    stored.heading, stored.saved_by, stored.saved_at = wanted, by, now
    stored.save(update_fields=["heading", "version", "saved_by", "saved_at"])
    touch(stored.item.draft)
    return Saved(stored.version, wanted, now)


def rewrite(text: DraftText, html: str, *, now: datetime) -> None:
    """What the carrying-over of a case says of a box in which nobody has written."""
    if (clean := cleaned(html)) != text.html:
        _write(text, clean, by=None, now=now)


def _locked(text: DraftText) -> DraftText:
    """The box as it is stored, which nobody else changes until the transaction ends."""
    rows = DraftText.objects.select_for_update(of=("self",))
    found: DraftText = rows.select_related("item__draft", "saved_by").get(pk=text.pk)
    return found


def _write(text: DraftText, html: str, *, by: User | None, now: datetime) -> None:
    text.version += 1
    text.html, text.saved_by, text.saved_at = html, by, now
    text.save(update_fields=["version", "html", "saved_by", "saved_at"])
    last = text.revisions.first()
    if last and _goes_on(last, html, by=by, now=now):
        last.version, last.html = text.version, html
        last.save(update_fields=["version", "html"])
        return
    TextRevision.objects.create(
        text=text, item_id=text.item_id, version=text.version, html=html, by=by, created_at=now
    )


def _keep_refused(text: DraftText, html: str, *, by: User | None, now: datetime) -> None:
    """As a revision beside the version that stands; one that is tried again is kept once."""
    kept = text.revisions.filter(refused=True, version=text.version, by=by, html=html)
    if not kept.exists():
        TextRevision.objects.create(
            text=text,
            item_id=text.item_id,
            version=text.version,
            html=html,
            by=by,
            refused=True,
            created_at=now,
        )


def _goes_on(last: TextRevision, html: str, *, by: User | None, now: datetime) -> bool:
    """Whether the new state may take the place of ``last``: the same person still writing.

    A refused revision after it means that somebody was shown it: then it stays. So does one of
    which more than a few words have been taken out.
    """
    if last.refused or last.by_id != (by.pk if by else None) or now - last.created_at > ONE_SITTING:
        return False
    return _words_taken_out(last.html, html) <= WORDS_THAT_MAY_GO


def _words_taken_out(before: str, after: str) -> int:
    old, new = _words(before), _words(after)
    kept = sum(block.size for block in SequenceMatcher(None, old, new, False).get_matching_blocks())
    return len(old) - kept


def _words(html: str) -> list[str]:
    return prose.text_of(prose.passage_from_html(html)).split()
