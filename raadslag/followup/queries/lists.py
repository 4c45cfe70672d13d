"""A forum's reminder list: as its page shows it, as the next agenda prints it, and what has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage
from raadslag.followup.editions import (
    Difference,
    Edition,
    Row,
    ThemeAt,
    differences,
    edition_from,
)
from raadslag.followup.models import (
    Commitment,
    CommitmentQuerySet,
    ListEdition,
    ReminderList,
    Strand,
    Theme,
)
from raadslag.followup.queries.appearances import names_of
from raadslag.followup.queries.commitments import seen
from raadslag.followup.rules import OPEN_STATES, State
from raadslag.followup.seen_lists import ListOnAgenda, ListPage, ListStrand, ListTheme
from raadslag.meetings.models import Meeting
from raadslag.people.models import Organization, Reader
from referat import reminders


@dataclass(frozen=True, slots=True)
class Printable:
    """What the list prints, and the ids of the rows that it keeps back because they are not public."""

    edition: Edition
    kept_back: frozenset[int]


def list_of(organization: Organization) -> ReminderList | None:
    """The forum's list, if it keeps one."""
    return ReminderList.objects.filter(organization=organization).first()


def rows_of(organization_id: int) -> CommitmentQuerySet:
    """What stands on the forum's list now, in its order."""
    rows = Commitment.objects.filter(
        organization=organization_id, on_list=True, state__in=OPEN_STATES
    )
    return rows.order_by("order", "id")


def printable(found: ReminderList, *, on: date) -> Printable:
    """The list as an open item of a meeting on that day may print it."""
    commitments = rows_of(found.organization_id)
    open_rows = list(commitments.open_to_all())
    names = names_of(open_rows)
    rows = tuple(
        Row(str(one.uuid), " ".join(one.text.split()), one.time_words, ", ".join(names[one.pk]))
        for one in open_rows
    )
    strands = tuple(_printed_strands(found.organization_id, on=on))
    kept_back = frozenset(commitments.values_list("pk", flat=True)) - {one.pk for one in open_rows}
    return Printable(Edition(found.title, rows, strands), kept_back)


def last_edition(found: ReminderList, *, before: date) -> ListEdition | None:
    """The newest one that was before a meeting, or was read from its paper, before that day."""
    preparing = Q(agenda_item=None) & (
        Q(draft_item=None) | Q(draft_item__draft=None) | Q(draft_item__draft__stage=Stage.PREPARING)
    )
    rows = found.editions.exclude(preparing).filter(held_on__lt=before)
    return rows.order_by("-held_on", "-id").first()


def changes_since(last: ListEdition, now: Edition) -> tuple[Difference, ...]:
    """What is not as it was printed; of what has been closed since, nothing is said."""
    before = edition_from(last.data)
    keys = {row.key for row in before.rows if row.key}
    hidden = hidden_among(keys)
    over = Commitment.objects.filter(uuid__in=keys, state=State.DONE)
    done = frozenset(str(uuid) for uuid in over.values_list("uuid", flat=True))
    removed = _removed_themes(last.reminder_list.organization_id)
    return differences(before, now, done=done, hidden=hidden, removed=removed)


def hidden_among(keys: Collection[str]) -> frozenset[str]:
    """Those of the commitments that not everybody may read."""
    rows = Commitment.objects.filter(uuid__in=keys)
    hidden = rows.exclude(pk__in=rows.open_to_all().values("pk"))
    return frozenset(str(uuid) for uuid in hidden.values_list("uuid", flat=True))


def hidden_themes(organization_id: int) -> frozenset[ThemeAt]:
    """The themes of the forum that not everybody may read, as they would be printed."""
    rows = Theme.objects.filter(strand__organization=organization_id)
    hidden = rows.exclude(pk__in=rows.open_to_all().values("pk"))
    return frozenset(_printed(one) for one in hidden.select_related("strand"))


def in_preparation(organization_id: int) -> QuerySet[ListEdition]:
    """The editions that stand on agendas which are not out yet."""
    rows = ListEdition.objects.filter(
        reminder_list__organization=organization_id, draft_item__draft__stage=Stage.PREPARING
    )
    return rows.select_related(
        "reminder_list", "draft_item__draft__meeting", "draft_item__organization"
    )


def list_page(user: Reader, organization: Organization, *, today: date) -> ListPage | None:
    """The list as ``user`` may see it; None where the forum keeps none, or keeps it from them."""
    found = ReminderList.objects.visible_to(user).filter(organization=organization).first()
    if found is None:
        return None
    may_edit = ReminderList.objects.editable_by(user).filter(pk=found.pk).exists()
    print_now = printable(found, on=today)
    last = last_edition(found, before=date.max)
    return ListPage(
        id=found.pk,
        title=found.title,
        standing=found.standing,
        may_edit=may_edit,
        rows=tuple(seen(user, rows_of(organization.pk).visible_to(user), today=today)),
        kept_back=print_now.kept_back,
        strands=tuple(_strands(organization.pk, user)),
        changes=changes_since(last, print_now.edition) if last else (),
        last_on=last.held_on if last else None,
        agendas=tuple(_agendas(organization.pk)) if may_edit else (),
    )


def row_of(user: Reader, organization: Organization, pk: int) -> Commitment | None:
    """One row of the list that the user may change."""
    rows = rows_of(organization.pk).editable_by(user).prefetch_related("responsible")
    return rows.filter(pk=pk).first()


def next_paper(organization: Organization, *, today: date) -> Meeting | None:
    """The forum's next agenda that is being prepared and has no list on it yet."""
    there = in_preparation(organization.pk).values("draft_item__draft__meeting")
    rows = Meeting.objects.filter(organization=organization, start_date__gte=today)
    prepared = rows.filter(pk__in=_prepared(organization)).exclude(pk__in=there)
    return prepared.order_by("start_date", "id").first()


def _prepared(organization: Organization) -> QuerySet[Draft, int]:
    papers = Draft.objects.filter(meeting__organization=organization, stage=Stage.PREPARING)
    return papers.values_list("meeting", flat=True)


def _agendas(organization_id: int) -> Iterable[ListOnAgenda]:
    for one in in_preparation(organization_id).order_by("held_on"):
        item = one.draft_item
        if item is not None and item.draft is not None:
            yield ListOnAgenda(
                one.pk, item.draft.meeting_id, item.uuid, one.held_on, item.is_written_in
            )


def _strands_with(organization_id: int, themes: QuerySet[Theme]) -> QuerySet[Strand]:
    """The headings below the list, each with its own among the themes."""
    strands = Strand.objects.filter(organization=organization_id, on_list=True)
    in_order = Prefetch("themes", queryset=themes.order_by("order", "pk"))
    return strands.order_by("order", "id").prefetch_related(in_order)


def _strands(organization_id: int, user: Reader) -> Iterable[ListStrand]:
    """With every theme that is not gone and that the reader may see."""
    known = Theme.objects.visible_to(user).filter(gone_on__isnull=True)
    for strand in _strands_with(organization_id, known):
        themes = tuple(
            ListTheme(one.pk, one.time_words, one.due_from, one.due, one.title, one.note)
            for one in strand.themes.all()
        )
        yield ListStrand(strand.pk, strand.title, strand.note, themes)


def _printed_strands(organization_id: int, *, on: date) -> Iterable[reminders.StrandOf]:
    """Without what is over by then, and what a closed item decided."""
    for strand in _strands_with(organization_id, Theme.objects.open_to_all()):
        shown = tuple(_theme(one) for one in strand.themes.all() if not _is_over(one, on))
        yield reminders.StrandOf(strand.title, " ".join(strand.note.split()), shown)


def _removed_themes(organization_id: int) -> frozenset[ThemeAt]:
    """What somebody has taken off, as it was printed; without what a closed item decided."""
    gone = Theme.objects.open_to_all().filter(
        strand__organization=organization_id, gone_on__isnull=False
    )
    return frozenset(_printed(one) for one in gone.select_related("strand"))


def _is_over(theme: Theme, on: date) -> bool:
    gone = theme.gone_on is not None and theme.gone_on <= on
    return gone or (theme.due is not None and not theme.repeats and theme.due < on)


def _printed(theme: Theme) -> ThemeAt:
    return theme.strand.title, _theme(theme)


def _theme(theme: Theme) -> reminders.ListTheme:
    text = " ".join(" – ".join(filter(None, (theme.title, theme.note))).split())
    return reminders.ListTheme(theme.time_words, text)
