"""Holds a meeting: it is opened with those who have a seat, and closed, which sends its cases on their way."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.drafts.actions import attendance, decisions, stages
from raadslag.drafts.models import Draft
from raadslag.followup.actions import appearances
from raadslag.journeys.send_case_on import send_cases_on


@transaction.atomic
def open_meeting(*, draft: Draft, by: Actor, now: datetime) -> Draft:
    """The meeting is on: those whose seats are in force that day stand as present.

    A meeting that was closed too soon goes on. Raises :class:`stages.NotNow`.
    """
    opened = stages.open_stage(draft=draft, by=by, now=now)
    attendance.fill_attendance(draft=opened)
    decisions.make_boxes(opened)
    return opened


@transaction.atomic
def close_meeting(*, draft: Draft, by: Actor, now: datetime) -> Draft:
    """The meeting is over: the time is noted and each case goes where its decision says.

    Raises :class:`stages.NotNow`.
    """
    closed = stages.close_stage(draft=draft, by=by, now=now)
    send_cases_on(closed, by=by, now=now)
    appearances.follow_on(closed, now=now)
    return closed
