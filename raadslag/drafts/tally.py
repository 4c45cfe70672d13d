"""Who may vote on an item, what a vote came to, and what is wrong with how it was noted; free of Django."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from raadslag.drafts.recording import Attendee, CastVote, VoteTaken
from raadslag.drafts.rules import Choice
from raadslag.people.rules import MembershipRole
from referat.document import Presence

MAIN_VOTE = 1000
"""The place of the main proposal among an item's votes; amendments, voted on before it, are below."""

VOTING_ROLES = frozenset({MembershipRole.CHAIR, MembershipRole.DEPUTY_CHAIR, MembershipRole.MEMBER})


class Fault(StrEnum):
    """What can be wrong with a vote as it was noted."""

    ABSENT = "absent"
    DISQUALIFIED = "disqualified"
    UNKNOWN = "unknown"  # nobody who was there, or a guest
    TWICE = "twice"
    TOO_MANY = "too_many"  # votes than voters
    GROUP_TOO_BIG = "group_too_big"
    NO_PROPOSAL = "no_proposal"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with whom it is about and the counts that do not agree."""

    fault: Fault
    names: tuple[str, ...] = ()
    counted: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """Who can vote on one item, and who cannot although they sit in the forum."""

    voters: tuple[Attendee, ...] = ()
    absent: frozenset[str] = frozenset()
    disqualified: frozenset[str] = frozenset()
    groups: dict[str, int] = field(default_factory=dict)

    @property
    def seats(self) -> int:
        """How many can vote."""
        return len(self.voters)


def room_of(meeting: Iterable[Attendee], at_item: Iterable[Attendee]) -> Room:
    """The item's own rows go before the meeting's: one may come for an item, leave it, be disqualified."""
    rows = {one.name: one for one in meeting}
    for one in at_item:
        known = rows.get(one.name)
        votes = one.votes or bool(known and known.votes)
        party = one.party or (known.party if known else "")
        rows[one.name] = Attendee(
            one.name,
            one.presence,
            party,
            substitute_for=one.substitute_for,
            disqualified=one.disqualified,
            votes=votes,
        )
    sitting = [one for one in rows.values() if one.votes]
    here = [one for one in sitting if one.presence is Presence.PRESENT and not one.disqualified]
    return Room(
        tuple(here),
        frozenset(
            one.name
            for one in sitting
            if one.presence is not Presence.PRESENT and not one.disqualified
        ),
        frozenset(one.name for one in sitting if one.disqualified),
        dict(Counter(one.party or one.name for one in here)),
    )


def carried(vote: VoteTaken) -> bool | None:
    """More for than against; a tie does not carry (kommunestyrelsesloven § 11); None with no votes."""
    if not sum(one.count for one in vote.votes):
        return None
    return vote.count(Choice.FOR) > vote.count(Choice.AGAINST)


def findings(vote: VoteTaken, room: Room) -> tuple[Finding, ...]:
    """All that is wrong with the vote, the gravest first."""
    found = [*(_of_groups(vote, room) if vote.by_group else _of_names(vote, room))]
    total = sum(one.count for one in vote.votes)
    if total > room.seats:
        found.append(Finding(Fault.TOO_MANY, (), total, room.seats))
    if vote.votes and not vote.proposal.strip():
        found.append(Finding(Fault.NO_PROPOSAL))
    return tuple(found)


def _of_names(vote: VoteTaken, room: Room) -> Iterator[Finding]:
    names = [one.name for one in vote.votes]
    voters = {one.name for one in room.voters}
    absent = tuple(name for name in dict.fromkeys(names) if name in room.absent)
    disqualified = tuple(name for name in dict.fromkeys(names) if name in room.disqualified)
    known = voters | room.absent | room.disqualified
    unknown = tuple(name for name in dict.fromkeys(names) if name not in known)
    twice = tuple(name for name, count in Counter(names).items() if count > 1)
    if disqualified:
        yield Finding(Fault.DISQUALIFIED, disqualified)
    if absent:
        yield Finding(Fault.ABSENT, absent)
    if unknown:
        yield Finding(Fault.UNKNOWN, unknown)
    if twice:
        yield Finding(Fault.TWICE, twice)


def _of_groups(vote: VoteTaken, room: Room) -> Iterator[Finding]:
    counted: Counter[str] = Counter()
    for one in vote.votes:
        counted[one.name] += one.count
    unknown = tuple(name for name in counted if name not in room.groups and counted[name])
    if unknown:
        yield Finding(Fault.UNKNOWN, unknown)
    for name, count in counted.items():
        if name in room.groups and count > room.groups[name]:
            yield Finding(Fault.GROUP_TOO_BIG, (name,), count, room.groups[name])


def all_for(room: Room, *, by_group: bool) -> tuple[CastVote, ...]:
    """Everybody for: where entry begins, before the exceptions."""
    if by_group:
        return tuple(CastVote(name, Choice.FOR, count) for name, count in room.groups.items())
    return tuple(CastVote(one.name, Choice.FOR) for one in room.voters)
