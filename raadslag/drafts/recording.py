"""Words what happened at the meeting as it is printed: the decision with votes and statements, and who was there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from html import escape

from raadslag.drafts.rules import Choice
from referat.document import Attendance, Block, Outcome, Paragraph, Passage, Presence

# The printed document is Danish whatever language the screens have, so these words are no messages.
OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.ADOPTED: "Godkendt.",
    Outcome.ADOPTED_AMENDED: "Godkendt med ændringer.",
    Outcome.NOTED: "Taget til efterretning.",
    Outcome.RECOMMENDED: "Anbefales godkendt.",
    Outcome.FORWARDED: "Sagen oversendes til videre behandling.",
    Outcome.DISCUSSED: "Drøftet.",
    Outcome.POSTPONED: "Udsat.",
    Outcome.WITHDRAWN: "Punktet udgået.",
    Outcome.RETURNED: "Sendes tilbage.",
    Outcome.REJECTED: "Afvist.",
    Outcome.LAPSED: "Bortfaldet.",
    Outcome.ELECTED: "Valgt.",
}
DISQUALIFIED = "inhabil"  # the note by which reader and checks know one
_SIDES: dict[Choice, str] = {
    Choice.FOR: "For stemte",
    Choice.AGAINST: "Imod stemte",
    Choice.ABSTAIN: "Undlod at stemme",
}


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at a meeting or at one of its items, as :class:`DraftAttendance` has it.

    ``votes`` is off for guests, observers and the secretary.
    """

    name: str
    presence: Presence = Presence.PRESENT
    party: str = ""
    role: str = ""
    arrived: time | None = None
    left: time | None = None
    substitute_for: str = ""
    disqualified: bool = False
    reason: str = ""
    votes: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """What became of one point of the recommendation; ``text`` in words of its own, else the outcome's."""

    number: str
    text: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class CastVote:
    """How a person voted, or a group with ``count`` seats."""

    name: str
    choice: Choice
    count: int = 1


@dataclass(frozen=True, slots=True)
class VoteTaken:
    """One vote. ``carried`` is None where it is not known; a tie is not carried."""

    proposal: str
    votes: tuple[CastVote, ...] = ()
    by_group: bool = False
    amendment: bool = False
    carried: bool | None = None

    def count(self, choice: Choice) -> int:
        """How many voted so."""
        return sum(vote.count for vote in self.votes if vote.choice is choice)


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``person`` (as printed, with party) wants to stand in the minutes."""

    person: str
    content: Passage


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """All that was noted at one item. ``attendance`` holds the item's own rows, ``voters`` who could vote on it."""

    decision: Passage = ()
    outcome: Outcome | None = None
    points: tuple[Point, ...] = ()
    votes: tuple[VoteTaken, ...] = ()
    statements: tuple[Statement, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    voters: tuple[Attendee, ...] = ()


def decision_passage(record: ItemRecord) -> Passage:
    """The item's decision as printed; empty where nothing was noted.

    What was decided stands first: the reader takes the outcome from there.
    """
    return (*_decided(record), *_voted(record), *_stated(record), *_away(record.attendance))


def outcome_of(record: ItemRecord) -> Outcome | None:
    """That of the points where they have one (several where they differ), else the item's."""
    of_points = {point.outcome for point in record.points if point.outcome is not None}
    if len(of_points) > 1:
        return Outcome.SEVERAL
    return of_points.pop() if of_points else record.outcome


def meeting_attendance(people: Iterable[Attendee]) -> tuple[Attendance, ...]:
    """Who was at the meeting, as it is printed: those present first, in the order given."""
    rows = (Attendance(one.name, one.presence, one.party, one.role, _note(one)) for one in people)
    return tuple(sorted(rows, key=_printed_place))


def item_attendance(people: Iterable[Attendee]) -> tuple[Attendance, ...]:
    """Who was away from the item or came for it: the disqualified are absent from it."""
    rows = (
        Attendance(one.name, Presence.ABSENT, one.party, "", DISQUALIFIED)
        if one.disqualified
        else Attendance(one.name, one.presence, one.party, "", _note(one))
        for one in people
    )
    return tuple(sorted(rows, key=_printed_place))


def _printed_place(one: Attendance) -> int:
    order = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT)
    return len(order) if one.note == DISQUALIFIED else order.index(one.presence)


def with_party(name: str, party: str) -> str:
    """``Anna Bo (A)``."""
    return f"{name} ({party})" if party else name


def _note(one: Attendee) -> str:
    """Each form is one that ``referat.danish.names`` takes as a note."""
    said = [f"mødte som stedfortræder for {one.substitute_for}"] if one.substitute_for else []
    if one.presence is Presence.PRESENT and (one.arrived or one.left):
        since = f" fra kl. {one.arrived:%H.%M}" if one.arrived else ""
        until = f" til kl. {one.left:%H.%M}" if one.left else ""
        said.append(f"deltog{since}{until}")
    return ", ".join(said)


def _decided(record: ItemRecord) -> Iterator[Block]:
    yield from record.decision
    for point in record.points:
        words = point.text.strip() or (
            OUTCOME_WORDS.get(point.outcome, "") if point.outcome else ""
        )
        if words:
            yield Paragraph(f"Ad {point.number.rstrip('.')}. {_sentence(words)}")
    has_points = any(point.outcome or point.text.strip() for point in record.points)
    if not record.decision and not has_points and record.outcome in OUTCOME_WORDS:
        yield Paragraph(OUTCOME_WORDS[record.outcome])


def _voted(record: ItemRecord) -> Iterator[Paragraph]:
    for vote in record.votes:
        if not vote.votes:
            continue
        what = "ændringsforslaget" if vote.amendment else "forslaget"
        about = _sentence(f"Der blev stemt om {what}: {vote.proposal.strip()}")
        sides = " ".join(_side(vote, choice, record.voters) for choice in Choice).strip()
        yield Paragraph(f"{about}\n{sides}{_result(vote, what)}")


def _side(vote: VoteTaken, choice: Choice, voters: tuple[Attendee, ...]) -> str:
    count = vote.count(choice)
    if not count:
        return "" if choice is Choice.ABSTAIN else f"{_SIDES[choice]} ingen."
    cast = [one for one in vote.votes if one.choice is choice and one.count]
    names = [_group(one, voters) if vote.by_group else _person(one, voters) for one in cast]
    return f"{_SIDES[choice]} {count} ({_listed(names)})."


def _person(vote: CastVote, voters: tuple[Attendee, ...]) -> str:
    party = next((one.party for one in voters if one.name == vote.name), "")
    return with_party(vote.name, party)


def _group(vote: CastVote, voters: tuple[Attendee, ...]) -> str:
    """The group's letter alone says that all of it that were there voted so."""
    present = Counter(one.party or one.name for one in voters)
    whole = present[vote.name] == vote.count
    return vote.name if whole else f"{vote.count} fra {vote.name}"


def _listed(names: list[str]) -> str:
    return " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _result(vote: VoteTaken, what: str) -> str:
    if vote.carried is None:
        return ""
    if vote.carried:
        return f" Dermed er {what} vedtaget."
    if vote.count(Choice.FOR) == vote.count(Choice.AGAINST):
        return f" Stemmerne står lige. Dermed er {what} ikke vedtaget."
    return f" Dermed er {what} forkastet."


def _stated(record: ItemRecord) -> Iterator[Block]:
    for statement in record.statements:
        if not statement.content:
            continue
        lead = f"{statement.person} ønsker tilført protokollen:"
        first, *rest = statement.content
        if isinstance(first, Paragraph):
            html = f"{escape(lead, quote=False)} {first.html}" if first.html else ""
            yield Paragraph(f"{lead} {first.text}", html)
        else:
            yield Paragraph(lead)
            yield first
        yield from rest


def _away(people: tuple[Attendee, ...]) -> Iterator[Paragraph]:
    for one in people:
        who = with_party(one.name, one.party)
        if one.disqualified:
            reason = f" Begrundelse: {_sentence(one.reason.strip())}" if one.reason.strip() else ""
            yield Paragraph(
                f"{who} erklærede sig inhabil og deltog ikke i sagens behandling.{reason}"
            )
        elif one.substitute_for and one.presence is Presence.PRESENT:
            yield Paragraph(
                f"{who} deltog i sagens behandling som stedfortræder for {one.substitute_for}."
            )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
