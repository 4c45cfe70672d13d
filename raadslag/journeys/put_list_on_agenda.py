"""Each new agenda of a forum gets the forum's reminder list as its last item."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions import agenda
from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage
from raadslag.followup.actions import printed_list
from raadslag.followup.models import ReminderList
from raadslag.followup.queries.lists import in_preparation
from raadslag.meetings.models import Meeting


@transaction.atomic
def begin_agenda(*, meeting: Meeting, by: Actor, now: datetime) -> Draft:
    """The meeting's paper; begun with the rules' standing items, and with the list where it stands."""
    is_new = not Draft.objects.filter(meeting=meeting).exists()
    draft = agenda.open_draft(meeting=meeting, by=by, now=now)
    keeps = ReminderList.objects.filter(organization=meeting.organization_id, standing=True)
    if is_new and keeps.exists():
        printed_list.put_on(draft, by=by, now=now)
    return draft


@transaction.atomic
def put_on_agenda(found: ReminderList, meeting_id: int, *, by: Actor, now: datetime) -> bool:
    """The list on a meeting's agenda, or in its item anew, also over what somebody wrote there.

    False where that agenda is not being prepared.
    """
    papers = Draft.objects.filter(meeting=meeting_id, stage=Stage.PREPARING)
    mine = papers.filter(meeting__organization=found.organization_id)
    draft = mine.select_for_update(of=("self",)).first()
    if draft is None:
        return False
    there = in_preparation(found.organization_id).filter(draft_item__draft=draft).first()
    if there is None:
        return printed_list.put_on(draft, by=by, now=now) is not None
    return printed_list.fill(there, now=now, over_edits=True)
