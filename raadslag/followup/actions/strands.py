"""Strands and their themes: written, changed, put in order, taken off the wheel or the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from raadslag.core.actions import Actor, log_event
from raadslag.followup import timing
from raadslag.followup.actions import printed_list
from raadslag.followup.models import Strand, Theme
from raadslag.followup.rules import ThemeKind
from raadslag.meetings.models import AgendaItem
from raadslag.people.models import Body, Organization
from referat.danish.times import FuzzyTime, NoSuchTime, read_time

_LONGEST_TITLE = 200
_LONGEST_WORDS = 200


class BadStrand(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """A strand or theme may not be written so; ``field`` is where the message belongs.

    ``instead`` is what could be written, in Danish, where the calendar does not have what was.
    """

    def __init__(self, field: str, code: str, text: str, *, instead: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.code = code
        self.instead = instead


@transaction.atomic
def write_strand(
    *,
    organization: Organization,
    title: str,
    note: str = "",
    about: Organization | None = None,
    on_list: bool = False,
    on_wheel: bool = True,
    by: Actor,
    now: datetime,
) -> Strand:
    """Add a strand after the forum's others; raises :class:`BadStrand`.

    One of that title which the forum has already is shown there too, where it was not.
    """
    _lock(organization)
    title = checked_title(title)
    _check_about(organization, about)
    known = Strand.objects.filter(organization=organization, title__iexact=title).first()
    if known:
        return _show_too(known, on_list=on_list, on_wheel=on_wheel, by=by, now=now)
    last = Strand.objects.filter(organization=organization).aggregate(last=Max("order"))["last"]
    strand = Strand.objects.create(
        organization=organization,
        about=about,
        title=title,
        note=note.strip(),
        order=(last or 0) + 1,
        on_list=on_list,
        on_wheel=on_wheel,
    )
    _log(strand, verb="write_strand", by=by, now=now)
    return strand


@transaction.atomic
def change_strand(
    *,
    strand: Strand,
    title: str,
    note: str = "",
    about: Organization | None = None,
    by: Actor,
    now: datetime,
) -> Strand:
    """Another title, note or forum for the strand; raises :class:`BadStrand`."""
    _lock(strand.organization)
    title = checked_title(title)
    _check_about(strand.organization, about)
    others = Strand.objects.filter(organization=strand.organization).exclude(pk=strand.pk)
    if others.filter(title__iexact=title).exists():
        raise BadStrand("title", "taken", f"There is one called “{title}”. Choose another name.")
    strand.title, strand.note, strand.about = title, note.strip(), about
    strand.save(update_fields=["title", "note", "about"])
    _log(strand, verb="change_strand", by=by, now=now)
    return strand


@transaction.atomic
def order_strands(
    *, organization: Organization, order: Sequence[int], by: Actor, now: datetime
) -> None:
    """The forum's strands in the order of these ids; those not named come after, as they stood."""
    _lock(organization)
    strands = {one.pk: one for one in Strand.objects.filter(organization=organization)}
    wanted = [strands.pop(pk) for pk in dict.fromkeys(order) if pk in strands]
    for place, strand in enumerate([*wanted, *strands.values()], start=1):
        strand.order = place
        strand.save(update_fields=["order"])
    log_event(
        by=by,
        verb="order_strands",
        target=("organization", organization.pk, organization.name),
        body_id=organization.body_id,
        now=now,
    )
    printed_list.refresh(organization.pk, now=now)


@transaction.atomic
def show_strand(
    *,
    strand: Strand,
    on_list: bool | None = None,
    on_wheel: bool | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Put the strand on the list or the wheel, or take it off; its themes are kept."""
    strand.on_list = strand.on_list if on_list is None else on_list
    strand.on_wheel = strand.on_wheel if on_wheel is None else on_wheel
    strand.save(update_fields=["on_list", "on_wheel"])
    _log(strand, verb="show_strand", by=by, now=now)


@transaction.atomic
def remove_strand(*, strand: Strand, by: Actor, now: datetime) -> None:
    """Take a strand away for good; raises :class:`BadStrand` where it has themes."""
    _lock(strand.organization)
    if strand.themes.exists():
        text = "It has themes. Take it off the wheel and the list instead, or remove them first."
        raise BadStrand("title", "has_themes", text)
    _log(strand, verb="remove_strand", by=by, now=now)
    strand.delete()


@transaction.atomic
def write_theme(
    *,
    strand: Strand,
    title: str,
    note: str = "",
    time_words: str,
    said_on: date,
    kind: ThemeKind = ThemeKind.THEME,
    decided_in: AgendaItem | None = None,
    by: Actor,
    now: datetime,
) -> Theme:
    """Add a theme after the strand's others; one of time and title may be empty. Raises :class:`BadStrand`."""
    last = strand.themes.aggregate(last=Max("order"))["last"]
    theme = Theme(strand=strand, decided_in=decided_in, order=(last or 0) + 1)
    _fill(theme, title=title, note=note, words=time_words, said_on=said_on, kind=kind, now=now)
    theme.save()
    _log(strand, verb="write_theme", by=by, now=now, theme=theme)
    return theme


@transaction.atomic
def change_theme(
    *,
    theme: Theme,
    title: str,
    note: str = "",
    time_words: str,
    said_on: date,
    kind: ThemeKind = ThemeKind.THEME,
    by: Actor,
    now: datetime,
) -> Theme:
    """What the theme says and when; raises :class:`BadStrand`."""
    _fill(theme, title=title, note=note, words=time_words, said_on=said_on, kind=kind, now=now)
    theme.save()
    _log(theme.strand, verb="change_theme", by=by, now=now, theme=theme)
    return theme


@transaction.atomic
def remove_theme(*, theme: Theme, by: Actor, now: datetime, from_day: date | None = None) -> None:
    """Take the theme away; with ``from_day`` what it was before that day stays on the wheels."""
    _log(theme.strand, verb="remove_theme", by=by, now=now, theme=theme)
    if from_day is None:
        theme.delete()
        return
    theme.gone_on = from_day
    theme.save(update_fields=["gone_on"])


def read_words(words: str, *, said_on: date) -> FuzzyTime:
    """What the words of a theme mean; raises :class:`BadStrand` for the field they stand in."""
    if len(words) > _LONGEST_WORDS:
        text = f"Write at most {_LONGEST_WORDS} letters here, and the rest in the note."
        raise BadStrand("time_words", "too_long", text)
    try:
        return read_time(words, said_on=said_on)
    except NoSuchTime as error:
        raise BadStrand("time_words", error.code, str(error), instead=error.instead) from error


def _fill(
    theme: Theme,
    *,
    title: str,
    note: str,
    words: str,
    said_on: date,
    kind: ThemeKind,
    now: datetime,
) -> None:
    title, words = " ".join(title.split()), " ".join(words.split())
    if not (title or note.strip() or words):
        raise BadStrand("title", "empty", "Write what it is.")
    if words:
        read_words(words, said_on=said_on)
    theme.title, theme.note, theme.kind = title, note.strip(), kind
    organization = theme.strand.about or theme.strand.organization
    timing.settle(
        theme,
        words=words,
        said_on=said_on,
        organization=organization,
        today=localdate(now),
    )


def _show_too(strand: Strand, *, on_list: bool, on_wheel: bool, by: Actor, now: datetime) -> Strand:
    shown = (strand.on_list or on_list, strand.on_wheel or on_wheel)
    if shown != (strand.on_list, strand.on_wheel):
        show_strand(strand=strand, on_list=shown[0], on_wheel=shown[1], by=by, now=now)
    return strand


def checked_title(title: str) -> str:
    """What a strand or wheel is called, evened out; raises :class:`BadStrand`."""
    title = " ".join(title.split())
    if not title:
        raise BadStrand("title", "empty", "Give it a name.")
    if len(title) > _LONGEST_TITLE:
        text = f"Write at most {_LONGEST_TITLE} letters here, and the rest in the note."
        raise BadStrand("title", "too_long", text)
    return title


def _check_about(organization: Organization, about: Organization | None) -> None:
    if about is not None and about.body_id != organization.body_id:
        text = "That forum belongs to another municipality. Choose one of the forum's own."
        raise BadStrand("about", "foreign", text)


def _lock(organization: Organization) -> None:
    """One at a time in a municipality, or two strands get one place."""
    Body.objects.select_for_update().get(pk=organization.body_id)


def _log(
    strand: Strand, *, verb: str, by: Actor, now: datetime, theme: Theme | None = None
) -> None:
    """Which strand of which forum, never what stands in it; the printed list follows."""
    printed_list.refresh(strand.organization_id, now=now)
    log_event(
        by=by,
        verb=verb,
        target=("organization", strand.organization_id, strand.organization.name),
        body_id=strand.organization.body_id,
        details={"strand": strand.pk} | ({"theme": theme.pk} if theme else {}),
        now=now,
    )
