"""What a decision's text proposes: found, kept in step with the text, and taken up again when a yes or no is regretted.

A commitment whose sentence no longer stands in the decision keeps the sentence and has no place:
``end`` is 0.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from raadslag.core.actions import Actor, log_event
from raadslag.followup import timing
from raadslag.followup.actions import commitments
from raadslag.followup.actions.history import happened
from raadslag.followup.actions.locking import locked
from raadslag.followup.excerpts import joined
from raadslag.followup.models import Commitment, HistoryLine
from raadslag.followup.rules import Happening, State
from raadslag.followup.said import TEXT_MAX, WORDS_MAX, Said, Who
from raadslag.meetings.models import AgendaItem, Decision, Meeting
from raadslag.people.models import User
from raadslag.people.naming import Names
from referat.commitments import FoundCommitment, find_commitments
from referat.danish.times import NoSuchTime
from referat.prose import passage_from_html

_BY_ITSELF = (Happening.PROPOSED, Happening.STOPPED, Happening.RESUMED, Happening.REMINDED)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of reading the decisions: new proposals, and those taken away with their sentence."""

    new: int = 0
    gone: int = 0


class ChangedMeanwhile(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """Somebody else has answered the proposal or changed it. Nothing is stored."""


class CannotUndo(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """The commitment has been changed since, or was never proposed by a text."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A commitment with what it is known by and its place in the item's decisions."""

    said: FoundCommitment
    key: str
    start: int
    end: int


@transaction.atomic
def propose(
    meeting: Meeting,
    *,
    by: Actor,
    now: datetime,
    item: AgendaItem | None = None,
    stopped: Collection[int] = (),
) -> Proposed:
    """Read the decisions of the meeting, or of one item, and let the proposals follow them.

    The same text again changes nothing. What people have touched stays, whatever the text says now.
    ``stopped`` are the ids of the items whose decisions may not be carried out (§ 23).
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # one at a time, or all is found twice
    items = [item] if item is not None else list(meeting.items.all())
    found = _found_in(items, meeting)
    known = _known(items)
    names = Names.of(meeting.organization.body, on=meeting.start_date)
    done = Counter[str]()
    for one in items:
        for place in found[one.pk]:
            row = known[one.pk].pop(place.key, None)
            done["new"] += row is None
            row = row or _new(one, meeting, place, is_stopped=one.pk in stopped)
            _bring_up_to_date(row, place, names, now)
        done["gone"] += _without_sentence(known[one.pk].values())
    if done["new"] or done["gone"]:
        log_event(
            by=by,
            verb="propose_commitments",
            target=("meeting", meeting.pk, str(meeting)),
            body_id=meeting.organization.body_id,
            details={"new": done["new"], "gone": done["gone"]},
            now=now,
        )
    return Proposed(new=done["new"], gone=done["gone"])


def is_searched(meeting: Meeting) -> bool:
    """Whether anything is known that a decision of the meeting has proposed."""
    return Commitment.objects.filter(agenda_item__meeting=meeting).exclude(key="").exists()


@transaction.atomic
def answer(
    commitment: Commitment,
    *,
    yes: bool,
    said: Said | None = None,
    version: int,
    by: User,
    now: datetime,
) -> Commitment:
    """Agree to the proposal, as it stands or as it is ``said`` now; or drop it. Gives the stored row.

    ``version`` is the one that was looked at. Raises :class:`ChangedMeanwhile` and
    :class:`~raadslag.followup.said.BadCommitment`.
    """
    row = locked(commitment)
    if row.state != State.PROPOSED or row.version != version:
        raise ChangedMeanwhile("Somebody has changed it meanwhile. Look at it again.")
    if yes:
        return commitments.agree(row, said=said, by=by, now=now)
    return commitments.drop(row, by=by, now=now)


@transaction.atomic
def undo(commitment: Commitment, *, version: int, by: User, now: datetime) -> Commitment:
    """What was agreed or dropped is a proposal once more; gives the row, raises :class:`CannotUndo`.

    ``version`` is the commitment's as the yes or no left it: whatever came after is not undone.
    """
    row = locked(commitment)
    before = State(row.state)
    if before not in {State.AGREED, State.DROPPED} or not row.key or row.version != version:
        raise CannotUndo("It has been changed since. Open it and change it there.")
    row.state, row.agreed_by, row.agreed_at = State.PROPOSED, None, None
    row.save(update_fields=["state", "agreed_by", "agreed_at"])
    after = State.PROPOSED.value
    happened(row, Happening.STATE, by=by, now=now, field="state", before=before.value, after=after)
    return row


def _found_in(items: Sequence[AgendaItem], meeting: Meeting) -> dict[int, list[_Found]]:
    decisions = Decision.objects.filter(item__in=items, is_current=True).order_by("item", "order")
    by_item: dict[int, list[Decision]] = defaultdict(list)
    for row in decisions:
        by_item[row.item_id].append(row)
    found: dict[int, list[_Found]] = defaultdict(list)
    for item_id, rows in by_item.items():
        _, starts = joined(tuple(row.text for row in rows))
        times = Counter[str]()
        for row, at in zip(rows, starts, strict=True):
            said = find_commitments(passage_from_html(row.html), held_on=meeting.start_date)
            found[item_id] += [_known_by(one, at, times) for one in said]
    return found


def _known_by(said: FoundCommitment, at: int, times: Counter[str]) -> _Found:
    """The sentence's digest, and which of the commitments in sentences like it this is."""
    sentence = " ".join(said.sentence.split()).casefold()
    times[sentence] += 1
    key = hashlib.sha256(f"{sentence}\n{times[sentence]}".encode()).hexdigest()
    return _Found(said, key, said.start + at, said.end + at)


def _known(items: Sequence[AgendaItem]) -> dict[int, dict[str, Commitment]]:
    """What has been found before, by item and key; each told whether a person has touched it."""
    lines = HistoryLine.objects.filter(commitment=OuterRef("pk"))
    rows = Commitment.objects.filter(agenda_item__in=items).exclude(key="")
    known: dict[int, dict[str, Commitment]] = defaultdict(dict)
    for row in rows.annotate(is_touched=Exists(lines.exclude(happening__in=_BY_ITSELF))):
        assert row.agenda_item_id is not None, "filtered by it above"
        known[row.agenda_item_id][row.key] = row
    return known


def _new(item: AgendaItem, meeting: Meeting, found: _Found, *, is_stopped: bool) -> Commitment:
    return Commitment(
        body=meeting.organization.body,
        organization=meeting.organization,
        agenda_item=item,
        said_on=meeting.start_date,
        key=found.key,
        state=State.PROPOSED,
        stopped=is_stopped,
        is_public=item.is_public,
    )


def _bring_up_to_date(row: Commitment, found: _Found, names: Names, now: datetime) -> None:
    """The sentence and its place; of what nobody has touched also what, who and when."""
    row.sentence, row.start, row.end = found.said.sentence, found.start, found.end
    if _is_touched(row):
        row.save(update_fields=["sentence", "start", "end"])
        return
    is_new = row.pk is None
    _tell(row, found.said, now)
    row.save()
    _name(row, found.said.actors, names)
    if is_new:
        happened(row, Happening.PROPOSED, by=None, now=now)


def _is_touched(row: Commitment) -> bool:
    """Whether somebody has said yes or no to it, or changed what it says."""
    return row.pk is not None and bool(row.is_touched)  # type: ignore[attr-defined]  # annotated


def _tell(row: Commitment, said: FoundCommitment, now: datetime) -> None:
    row.text = shorten(said.action[:1].upper() + said.action[1:], TEXT_MAX, placeholder=" …")
    row.actor_words = ", ".join(said.actors)
    words = said.time.words if said.time else ""
    today = timezone.localdate(now)
    for choice in (words if len(words) <= WORDS_MAX else "", ""):
        try:
            timing.settle(
                row, words=choice, said_on=row.said_on, organization=row.organization, today=today
            )
        except NoSuchTime:
            continue
        return


def _name(row: Commitment, actors: Iterable[str], names: Names) -> None:
    """Those whom the decision's words certainly mean."""
    meant = dict.fromkeys(one for words in actors for one in names.who_are(words))
    commitments.put_who(row, [Who.of(one) for one in meant])


def _without_sentence(rows: Iterable[Commitment]) -> int:
    """Take away what nobody has touched; mark the others as standing in the text no longer."""
    rows = list(rows)
    untouched = [row.pk for row in rows if not _is_touched(row)]
    Commitment.objects.filter(pk__in=untouched).delete()
    touched = [row.pk for row in rows if row.pk not in untouched]
    Commitment.objects.filter(pk__in=touched).update(start=0, end=0)
    return len(untouched)
