"""Commitments with their history and evidence; themes, reminder lists and annual wheels.

Who may see a commitment is decided here: it says what an item decided, so one of a closed item is
for those who may read that item, and for the persons who are to carry it out.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from raadslag.core import clock
from raadslag.core.models import Original, Record
from raadslag.drafts.models import DraftItem
from raadslag.followup.rules import (
    KNOWN_STATES,
    EvidenceKind,
    Happening,
    Purpose,
    State,
    ThemeKind,
)
from raadslag.meetings.models import AgendaItem, Meeting, reads_item
from raadslag.people.models import Body, Membership, Organization, Person, Reader, Role, User
from raadslag.people.rules import MembershipRole, Right
from referat.danish.times import FuzzyTime, NoSuchTime, read_time


class Timed(models.Model):
    """Something with a time as people say it: the words, and on which day they were said.

    What they mean is worked out anew from those two, the days below are kept for sorting and asking.
    ``due_from`` and ``due`` are the first and last day of the time, of a recurring one those of the
    round that is next; of the next meeting of ``meeting_of`` its day, once it is known.
    """

    time_words = models.CharField(max_length=200, blank=True)
    said_on = models.DateField()
    due_from = models.DateField(null=True)
    due = models.DateField(null=True)
    repeats = models.BooleanField(default=False)
    meeting_of = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def time(self) -> FuzzyTime | None:
        """The time; None where nothing is said of when, or in words that nobody can reckon with."""
        try:
            return read_time(self.time_words, said_on=self.said_on)
        except NoSuchTime:
            return None

    def rounds_from(self, today: date) -> date:
        """The day from which a recurring one's next round is looked for."""
        return today


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Commitments, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """To the public what was agreed at an open, published item and is marked for it.

        Proposals only to those who confirm them. One of an open item to all who write items there,
        who sit in the forum, or in a unit that is to carry it out. One of a closed item to those
        who see what is closed, who sit in the forum, and to the persons and heads of units named.
        """
        return self.filter(
            _where(user, Right.RUN_MEETINGS)
            | (
                Q(state__in=KNOWN_STATES)
                & (
                    _known_to_all()
                    | _where(user, Right.SEE_CLOSED)
                    | _sits(user)
                    | _named(user)
                    | (_OF_NO_CLOSED_ITEM & (_where(user, Right.WRITE_ITEMS) | _works_on(user)))
                )
            )
        )

    def editable_by(self, user: Reader) -> Self:
        """Whose what, who and when the user may change: those who run the forum's meetings."""
        return self.filter(_where(user, Right.RUN_MEETINGS))

    def reportable_by(self, user: Reader) -> Self:
        """Of which the user may tell how it goes: those who may change it, and those named."""
        return self.filter(_reports(user))

    def inside_for(self, user: Reader) -> Self:
        """Those of which the user may see more than the public does: names, history, evidence."""
        if not _known(user):
            return self.none()
        return self.visible_to(user).filter(_reports(user) | _works_with(user))

    def open_to_all(self) -> Self:
        """Those that an open item, a letter or a calendar may tell of: what the public may know, and
        what was agreed between meetings and is marked for it.
        """
        return self.filter(_known_to_all() | Q(is_public=True, agenda_item__isnull=True))


def _known(user: Reader) -> bool:
    return bool(user.is_authenticated and user.is_active)


def responsible(**said: object) -> models.QuerySet[Responsible]:
    """Those who are to do a commitment of the query around this one."""
    return Responsible.objects.filter(commitment=OuterRef("pk"), **said)


_OF_NO_CLOSED_ITEM = Q(agenda_item__isnull=True) | Q(agenda_item__is_public=True)


def _where(user: Reader, right: Right, body: str = "body") -> Q:
    """Of the municipalities where the user has the right; ``body`` is the way there."""
    return Q(**{f"{body}__in": Role.objects.bodies_where(user, right)})


def _sits(user: Reader, forum: str = "organization") -> Q:
    """Of the forums in which the user sits today; ``forum`` is the way there."""
    return Q(**{f"{forum}__in": Membership.objects.organizations_of(user, on=clock.today())})


def _works_with(user: Reader, body: str = "body", forum: str = "organization") -> Q:
    """Where the user writes items, sees what is closed, or sits."""
    writes, reads = _where(user, Right.WRITE_ITEMS, body), _where(user, Right.SEE_CLOSED, body)
    return writes | reads | _sits(user, forum)


def _reports(user: Reader) -> Q:
    named = _named(user) | (_OF_NO_CLOSED_ITEM & _works_on(user))
    return _where(user, Right.RUN_MEETINGS) | (Q(state__in=KNOWN_STATES) & named)


def _named(user: Reader) -> Q:
    """A person who is to do it, the head of a unit or the chair or secretary of a forum that is."""
    if not _known(user):
        return Q(pk__in=[])
    heads = Membership.objects.on(clock.today()).filter(
        person__user=user.pk, role__in=[MembershipRole.CHAIR, MembershipRole.SECRETARY]
    )
    return Q(Exists(responsible(person__user=user.pk))) | Q(
        Exists(responsible(organization__in=heads.values("organization_id")))
    )


def _works_on(user: Reader) -> Q:
    """Somebody in a unit or forum that is to do it."""
    return Q(Exists(responsible().filter(_sits(user))))


def _known_to_all() -> Q:
    """What the public may know."""
    return Q(is_public=True) & _decided_openly("agenda_item__")


def _decided_openly(way: str) -> Q:
    """At an item whose inside everybody may read today; ``way`` is the one to it."""
    return Q(**{f"{way}is_public": True}) & reads_item(AnonymousUser(), way)


class Commitment(Timed, Record):
    """That somebody does something by a time, as a forum has decided.

    ``agenda_item`` is where it was decided; none for what was agreed between meetings. ``sentence``
    is the decision's own, ``start`` and ``end`` its place in the decision's text, ``key`` what it is
    known by when the text is read again; all empty for what a person wrote. ``actor_words`` are the
    decision's words for who. ``is_public``: shown with the item, never for a closed one. ``on_list``:
    stands on the forum's reminder list. ``done_on``: when it was done; of a recurring one when a
    round last was, and ``round_done`` is that round's last day.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    agenda_item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    actor_words = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in State], default=State.AGREED
    )
    stopped = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    on_list = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)  # on the reminder list
    done_on = models.DateField(null=True)
    round_done = models.DateField(null=True)
    sentence = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=64, blank=True)
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agenda_item", "key"],
                condition=~Q(key=""),
                name="one_commitment_a_sentence_of_an_item",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in State]), name="state_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["body", "state", "due"], name="commitment_by_body"),
            models.Index(fields=["organization", "state"], name="commitment_by_forum"),
        ]

    def __str__(self) -> str:
        return f"commitment {self.pk}"

    @property
    def may_be_public(self) -> bool:
        """Whether it can be shown to the public at all: never what a closed item decided."""
        return self.agenda_item is None or self.agenda_item.is_public

    def rounds_from(self, today: date) -> date:  # noqa: ARG002 -- a missed round stays due
        """After the last round that is done; no round is due that was over before it was agreed."""
        if self.round_done is not None:
            return max(self.round_done + timedelta(days=1), self.done_on or self.round_done)
        return localdate(self.agreed_at) if self.agreed_at else self.said_on


class Responsible(models.Model):
    """One person or one organization that is to carry a commitment out."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="responsible")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["commitment", "order", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, organization__isnull=False)
                | Q(person__isnull=False, organization__isnull=True),
                name="a_person_or_an_organization_is_responsible",
            ),
            models.UniqueConstraint(
                fields=["commitment", "person"], name="one_is_responsible_once"
            ),
            models.UniqueConstraint(
                fields=["commitment", "organization"], name="a_unit_is_responsible_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organization)


class PartQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for several models
    """What hangs on a commitment, by who looks."""

    def visible_to(self, user: Reader) -> Self:
        """That of commitments which the user may see; never for the public."""
        inside = Commitment.objects.inside_for(user)
        return self.filter(commitment__in=inside.values("pk"))


class HistoryLine(Record):
    """One thing that happened to a commitment; ``before`` and ``after`` are for people to read.

    ``field`` is what was changed: ``text``, ``responsible``, ``time``, ``state``, ``is_public`` or
    ``on_list``; of the last three before and after are the values themselves. ``day`` is when it was
    done, where it was. Each line raises the commitment's version by one.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="history")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    happening = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Happening]
    )
    field = models.CharField(max_length=20, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    note = models.TextField(blank=True)
    day = models.DateField(null=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["commitment", "at", "id"]

    def __str__(self) -> str:
        return f"history {self.pk}"


class Evidence(Record):
    """What shows that a commitment was carried out: a link, a file, or a later item."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in EvidenceKind])
    title = models.TextField(blank=True)
    url = models.TextField(blank=True)
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="+")
    agenda_item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["commitment", "at", "id"]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class Appearance(Record):
    """That a commitment stands on an agenda: because it is due, or to report that it is done."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="appearances")
    draft_item = models.ForeignKey(DraftItem, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Purpose])

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["commitment", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "draft_item"], name="a_commitment_is_on_an_item_once"
            ),
        ]

    def __str__(self) -> str:
        return f"appearance {self.pk}"


def kept_for(user: Reader, keeper: str = "") -> Q:
    """What forums keep that the user may see: of those where the user writes items, sees what is
    closed, or sits. ``keeper`` is the way to the forum, none from the forum itself.
    """
    return _works_with(user, f"{keeper}__body" if keeper else "body", keeper or "pk")


class KeptQuerySet(models.QuerySet):  # type: ignore[type-arg]  # one class for several models
    """What a forum keeps for itself (lists, wheels, themes), by who looks."""

    keeper = "organization"

    def visible_to(self, user: Reader) -> Self:
        """Those who write items, see what is closed, or sit in the forum that keeps it."""
        return self.filter(kept_for(user, self.keeper))

    def editable_by(self, user: Reader) -> Self:
        """Those who run the forum's meetings."""
        return self.filter(_where(user, Right.RUN_MEETINGS, f"{self.keeper}__body"))


class ThemeQuerySet(KeptQuerySet):
    """Themes, by who keeps their strand; those that an item decided, by who may read it too."""

    keeper = "strand__organization"

    def visible_to(self, user: Reader) -> Self:
        """What a closed item decided is for those who may read that item."""
        known = Q(decided_in__isnull=True) | reads_item(user, "decided_in__")
        return super().visible_to(user).filter(known)

    def open_to_all(self) -> Self:
        """Those that an open item may print: what an open item decided, or none."""
        return self.filter(Q(decided_in=None) | _decided_openly("decided_in__"))


class Strand(Record):
    """A row of themes that a forum keeps: a heading below its list, a ring on its wheel.

    ``about`` is the forum whose meetings and deadlines stand on the ring too; none for a ring of
    themes alone.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    about = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)
    on_list = models.BooleanField(default=False)
    on_wheel = models.BooleanField(default=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["organization", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "title"], name="one_strand_of_a_title_in_a_forum"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Theme(Timed, Record):
    """One thing of a strand: what the forum takes up, when. ``gone_on``: off the list from that day.

    ``copied_from`` is the theme of the year before that it was copied from.
    """

    strand = models.ForeignKey(Strand, models.CASCADE, related_name="themes")
    title = models.TextField(blank=True)
    note = models.TextField(blank=True)
    kind = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ThemeKind],
        default=ThemeKind.THEME,
    )
    decided_in = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField(default=0)
    gone_on = models.DateField(null=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="copies")

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["strand", "order", "id"]

    def __str__(self) -> str:
        return f"theme {self.pk}"


class ReminderList(Record):
    """A forum's reminder list: its open commitments that are ``on_list``, and its strands that are.

    ``standing``: each new agenda of the forum gets it as its last item.
    """

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    standing = models.BooleanField(default=True)

    objects = KeptQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class ListEdition(Record):
    """The list as it stood when it was put before a meeting: what the next one is compared with.

    ``data`` is what :mod:`raadslag.followup.editions` makes of it. ``draft_item`` is the item that
    prints it; ``agenda_item`` the one it was read from.
    """

    reminder_list = models.ForeignKey(ReminderList, models.CASCADE, related_name="editions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    draft_item = models.OneToOneField(DraftItem, models.SET_NULL, null=True, related_name="+")
    agenda_item = models.OneToOneField(AgendaItem, models.PROTECT, null=True, related_name="+")
    held_on = models.DateField()
    data = models.JSONField()

    class Meta:
        ordering: ClassVar = ["reminder_list", "held_on", "id"]

    def __str__(self) -> str:
        return f"edition {self.pk}"


class AnnualWheel(Record):
    """One year of a forum, drawn as a wheel: its rings are the forum's strands that are ``on_wheel``."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    decided_in = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="+")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["organization", "-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "year"], name="one_wheel_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"
