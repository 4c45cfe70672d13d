"""What is to be done, by whom and when: written, agreed, changed, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from raadslag.followup.actions import progress
from raadslag.followup.actions.history import MOVED, happened
from raadslag.followup.actions.locking import locked
from raadslag.followup.models import Commitment, HistoryLine, Responsible
from raadslag.followup.rules import SECOND_CLICK, Happening, State
from raadslag.followup.said import BadCommitment, Said, Who, checked
from raadslag.followup.timing import settle
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Organization, Person, User
from referat.danish.times import NoSuchTime, Precision

NOT_YET = frozenset({State.PROPOSED, State.DROPPED})


class Conflict(Exception):  # noqa: N818 -- reads as CannotRead does
    """Somebody changed it meanwhile: ``lines`` tell what, the first first. Nothing is stored."""

    def __init__(self, commitment: Commitment, lines: Sequence[HistoryLine]) -> None:
        super().__init__("Somebody changed it meanwhile. Look at what they wrote, then save again.")
        self.commitment = commitment
        self.lines = tuple(lines)


@transaction.atomic
def write(
    *,
    organization: Organization,
    said: Said,
    said_on: date,
    agenda_item: AgendaItem | None = None,
    actor_words: str = "",
    stopped: bool = False,
    by: User,
    now: datetime,
) -> Commitment:
    """A new one, agreed by whoever writes it; raises :class:`~raadslag.followup.said.BadCommitment`.

    ``stopped`` where execution of the decision is stopped when it is written.
    """
    if agenda_item is not None and agenda_item.meeting.organization.body_id != organization.body_id:
        raise ValueError("The item is of another municipality.")
    said = checked(said)
    row = Commitment(
        body_id=organization.body_id,
        organization=organization,
        agenda_item=agenda_item,
        text=said.text,
        actor_words=actor_words,
        state=State.AGREED,
        stopped=stopped,
        on_list=said.on_list,
        agreed_by=by,
        agreed_at=now,
    )
    row.is_public = said.is_public and row.may_be_public
    _put_time(row, said.time_words, said_on, now)
    _check_who(row, said.who, kept=(), today=localdate(now))
    row.save()
    put_who(row, said.who)
    happened(row, Happening.WRITTEN, by=by, now=now)
    return row


def just_written(
    organization: Organization,
    said: Said,
    *,
    agenda_item: AgendaItem | None,
    by: User,
    now: datetime,
) -> Commitment | None:
    """What a second click finds: the same, written by the same person a moment ago.

    Of two clicks at once the second waits for the first, so ask this inside the transaction.
    """
    said = checked(said)
    User.objects.select_for_update().get(pk=by.pk)
    known = Commitment.objects.filter(
        organization=organization,
        agenda_item=agenda_item,
        text=said.text,
        agreed_by=by,
        agreed_at__gt=now - SECOND_CLICK,
        key="",
    )
    for row in known.prefetch_related("responsible"):
        if replace(said_of(row), is_public=said.is_public) == said:
            return row
    return None


@transaction.atomic
def change(
    commitment: Commitment,
    said: Said,
    *,
    version: int | None = None,
    by: User,
    now: datetime,
) -> Commitment:
    """What, when, who, and who may see it; gives the stored row.

    ``version`` is the one that the change was written on (by default that of ``commitment``).
    Raises :class:`Conflict` where somebody has changed one of these since, and
    :class:`~raadslag.followup.said.BadCommitment`.
    """
    row, said = locked(commitment), checked(said)
    if said == said_of(row):
        return row
    _refuse_conflict(row, commitment.version if version is None else version)
    _apply(row, said, by=by, now=now)
    return row


@transaction.atomic
def agree(
    commitment: Commitment, *, said: Said | None = None, by: User, now: datetime
) -> Commitment:
    """Say yes to a proposal, or take up again what was dropped; gives the stored row.

    One that is agreed already stays as it is. Raises :class:`Conflict` where ``said`` then differs,
    and :class:`~raadslag.followup.said.BadCommitment`.
    """
    row = locked(commitment)
    if State(row.state) not in NOT_YET:
        if said is not None and checked(said) != said_of(row):
            raise Conflict(row, list(row.history.order_by("-id")[:1]))
        return row
    row.agreed_by, row.agreed_at = by, now
    _put_time(row, row.time_words, row.said_on, now)
    row.save()
    if said is not None and (said := checked(said)) != said_of(row):
        _apply(row, said, by=by, now=now)
    return progress.set_state(row, State.AGREED, by=by, now=now)


def drop(commitment: Commitment, *, reason: str = "", by: User, now: datetime) -> Commitment:
    """It is not to be done; a proposal needs no reason. Raises ``BadCommitment``."""
    return progress.set_state(commitment, State.DROPPED, note=reason, by=by, now=now)


def said_of(row: Commitment) -> Said:
    """What is said of it now."""
    return Said(
        text=row.text,
        time_words=row.time_words,
        who=tuple(Who(one.person_id, one.organization_id) for one in row.responsible.all()),
        is_public=row.is_public,
        on_list=row.on_list,
    )


def _refuse_conflict(row: Commitment, version: int) -> None:
    """A note or a reminder since then stands in nobody's way."""
    since = list(row.history.order_by("-id")[: max(0, row.version - version)])
    changed = [
        line
        for line in reversed(since)
        if line.happening == Happening.CHANGED and line.field != MOVED
    ]
    if changed:
        raise Conflict(row, changed)


def _apply(row: Commitment, said: Said, *, by: User, now: datetime) -> None:
    """One line of history for each thing that is another than before."""
    before, names = said_of(row), _names(row)
    changed: list[tuple[str, str, str]] = []
    if said.time_words != before.time_words:
        _put_time(row, said.time_words, _said_on(row, now), now)
        changed.append(("time", before.time_words, said.time_words))
    if said.who != before.who:
        _check_who(row, said.who, kept=before.who, today=localdate(now))
        put_who(row, said.who)
        changed.append(("responsible", names, _names(row)))
    if said.text != before.text:
        row.text = said.text
        changed.insert(0, ("text", before.text, said.text))
    public = said.is_public and row.may_be_public
    if public != row.is_public:
        changed.append(("is_public", *_values(row.is_public, public)))
        row.is_public = public
    if said.on_list != row.on_list:
        changed.append(("on_list", *_values(row.on_list, said.on_list)))
        row.on_list = said.on_list
    row.save()
    for field, was, is_now in changed:
        happened(row, Happening.CHANGED, by=by, now=now, field=field, before=was, after=is_now)


def _values(before: bool, after: bool) -> tuple[str, str]:
    return ("yes" if before else "no", "yes" if after else "no")


def _said_on(row: Commitment, now: datetime) -> date:
    """Of a proposal the decision is read better; of what is agreed somebody says it anew today."""
    return row.said_on if State(row.state) is State.PROPOSED else localdate(now)


def _put_time(row: Commitment, words: str, said_on: date, now: datetime) -> None:
    try:
        settle(
            row, words=words, said_on=said_on, organization=row.organization, today=localdate(now)
        )
    except NoSuchTime as error:
        raise BadCommitment("time", error.code, str(error), instead=error.instead) from error
    time = row.time
    if time is not None and time.precision is Precision.MEETING and row.meeting_of is None:
        text = f"There is no forum called {time.meeting_of}. Write its name as its page has it."
        raise BadCommitment("time", "unknown_forum", text, instead=time.meeting_of)
    decided = row.agenda_item.meeting.start_date if row.agenda_item else None
    if decided and row.due and row.due < decided:
        text = "That is before the meeting at which it was decided. Write a later time."
        raise BadCommitment("time", "before_meeting", text)


def _check_who(row: Commitment, who: Sequence[Who], *, kept: Sequence[Who], today: date) -> None:
    """Everybody named is of the municipality; a unit that is no more can stay, but not come."""
    new = [one for one in who if one not in kept]
    persons = {one.person_id for one in new if one.person_id is not None}
    units = {one.organization_id for one in new if one.organization_id is not None}
    if Person.objects.filter(pk__in=persons, body=row.body_id).count() != len(persons):
        raise BadCommitment("who", "unknown", "That person is not of this municipality.")
    known = Organization.objects.filter(pk__in=units, body=row.body_id)
    if known.count() != len(units):
        raise BadCommitment("who", "unknown", "That unit is not of this municipality.")
    if known.existing(on=today).count() != len(units):
        raise BadCommitment("who", "closed", "That unit is closed. Choose who has its tasks now.")


def put_who(row: Commitment, who: Sequence[Who]) -> None:
    """These are to do it, and nobody else."""
    row.responsible.all().delete()
    Responsible.objects.bulk_create(
        Responsible(
            commitment=row,
            person_id=one.person_id,
            organization_id=one.organization_id,
            order=place,
        )
        for place, one in enumerate(who, start=1)
    )


def _names(row: Commitment) -> str:
    rows = row.responsible.select_related("person", "organization")
    return ", ".join(str(one) for one in rows)
