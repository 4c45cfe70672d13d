"""A small archive to look at: open and closed items, a travelling case, an older version, an inbox."""

from __future__ import annotations

from datetime import datetime

from raadslag.followup.models import Commitment
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.meetings.models import Meeting
from raadslag.meetings.rules import MinutesState
from raadslag.people.models import Body
from raadslag.search.actions import follow_changes
from referat.document import Attachment
from referat.interchange import COPENHAGEN
from tests.raadslag.factories import (
    BY,
    NOW,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
    store,
)

MEETING = "/strandby-kommune/havneudvalget/2026-02-03/"
HELD_BACK = "Uudgivet"  # stands only in a version that nobody has released
UNPUBLISHED = Attachment("Hemmelig prisliste", public=False)
REFERAT = """Strandby Kommune
Referat
Havneudvalget
Mødedato: 14. april 2026 kl. 17.00

1. Kajens fortøjninger
Sagsfremstilling
Ringene er rustne.

Beslutning
Godkendt.
"""

CLOSED_ITEM = """
2. Lukket punkt: Nye koder
Sagsfremstilling
Fyrtaarnskoden skiftes.
"""


def fill(body: Body) -> None:
    """Agenda, then minutes with a closed item, a later meeting on the same case, one held back."""
    mole = item(case_number="26/100", attachments=(UNPUBLISHED,))
    store(body, agenda(mole, secret_item()))
    decided = item(case_number="26/100", decisions=(decision(),), attachments=(UNPUBLISHED,))
    commit(store(body, minutes(decided, secret_item())).minutes.meeting)
    later = minutes(
        item("4", case_number="26/100", decisions=(decision("Byrådet sagde ja."),)),
        organization="Byrådet",
        start=datetime(2026, 3, 1, 18, 0, tzinfo=COPENHAGEN),
    )
    store(body, later)
    unseen = minutes(
        item("1", f"{HELD_BACK} sag"), start=datetime(2026, 1, 5, 17, 0, tzinfo=COPENHAGEN)
    )
    store(body, unseen, state=MinutesState.HELD_BACK)
    follow_changes()


def receive(body: Body, text: str = REFERAT, filename: str = "referat.txt") -> int:
    """One document read in; gives its reception's number."""
    taken = read_old_minutes(data=text.encode(), filename=filename, body=body, by=BY, now=NOW)
    return taken.reception.pk


def commit(meeting: Meeting, text: str = "Betale kvartmillionen") -> None:
    """What the closed item led to, marked for everybody by a hand that slipped."""
    Commitment.objects.create(
        body=meeting.organization.body,
        organization=meeting.organization,
        agenda_item=meeting.items.get(is_public=False),
        said_on=meeting.start_date,
        text=text,
        is_public=True,
    )
