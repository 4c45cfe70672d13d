"""What the forum of the cast has decided before, and the commitments that came of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from raadslag.drafts.models import Draft, DraftItem, DraftText
from raadslag.drafts.rules import Part, Stage
from raadslag.followup.actions import commitments
from raadslag.followup.models import Commitment
from raadslag.followup.said import Said, Who
from raadslag.journeys import hold_meeting
from raadslag.journeys.publish_minutes import publish
from raadslag.meetings.actions import Stored
from raadslag.meetings.models import AgendaItem
from raadslag.people.actions import actor_of
from raadslag.people.models import Organization, User
from referat.document import Item, Kind
from referat.interchange import COPENHAGEN
from tests.raadslag import cast, factories
from tests.raadslag.cast import Cast

DECIDED_ON = date(2026, 3, 3)
SAID_AT = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
SECRET = "Forhandl om kvartmillionen"


def decided(people: Cast, *items: Item, forum: Organization | None = None) -> list[AgendaItem]:
    """The published items of an earlier meeting: an open and a closed one unless said otherwise."""
    held = (forum or people.forum).name
    chosen = items or (
        factories.item("1", "Ny mole", case_number="S2026-17"),
        factories.secret_item("2"),
    )
    start = datetime(2026, 3, 3, 9, 0, tzinfo=COPENHAGEN)
    stored = factories.store(
        people.body, factories.minutes(*chosen, organization=held, start=start)
    )
    return list(stored.minutes.meeting.items.order_by("order"))


def agreed(
    people: Cast,
    text: str,
    time_words: str = "20. april 2026",
    *,
    item: AgendaItem | None = None,
    by: User | None = None,
    who: tuple[Who, ...] = (),
    **said: bool,
) -> Commitment:
    """A commitment of the forum."""
    return commitments.write(
        organization=people.forum,
        said=Said(text, time_words, who, **said),
        said_on=DECIDED_ON,
        agenda_item=item,
        by=by or people.secretary,
        now=SAID_AT,
    )


def unit(people: Cast, name: str, short_name: str) -> Organization:
    return Organization.objects.create(
        body=people.body,
        name=name,
        short_name=short_name,
        slug=short_name.lower(),
        classification="unit",
    )


def held_and_published(people: Cast, draft: Draft, *, now: datetime = cast.NOW) -> Stored:
    """The meeting of the paper is called, held, closed, and its minutes are out."""
    by = actor_of(people.secretary)
    fill_boxes(draft)
    publish(Draft.objects.get(pk=draft.pk), Kind.AGENDA, user=people.secretary, now=now)
    hold_meeting.open_meeting(draft=Draft.objects.get(pk=draft.pk), by=by, now=now)
    for item in draft.items.filter(outcome=""):
        DraftText.objects.filter(item=item, part=Part.DECISION, html="").update(
            html="<p>Taget til efterretning.</p>"
        )
        DraftItem.objects.filter(pk=item.pk).update(outcome="noted")
    hold_meeting.close_meeting(draft=Draft.objects.get(pk=draft.pk), by=by, now=now)
    assert Draft.objects.get(pk=draft.pk).stage == Stage.CLOSED
    later = now + timedelta(hours=1)
    return publish(Draft.objects.get(pk=draft.pk), Kind.MINUTES, user=people.secretary, now=later)


def fill_boxes(draft: Draft) -> None:
    """What the forum's rules ask of every item, so that nothing stops the publication."""
    empty = DraftText.objects.filter(item__draft=draft, part=Part.SECTION, html="")
    empty.filter(item__standing=False, kind__in=["summary", "recommendation"]).update(
        html="<p>At sagen drøftes.</p>"
    )
