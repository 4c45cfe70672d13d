"""A document comes in: read it, store it with its meeting, and let it be found."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor
from raadslag.followup.actions.retiming import retime
from raadslag.intake import actions as intake
from raadslag.intake import queries
from raadslag.intake.reading import Failure, read_document
from raadslag.journeys import propose_commitments
from raadslag.people.models import Body
from raadslag.search import actions as search
from referat.document import Minutes


def read_old_minutes(
    *,
    data: bytes,
    filename: str,
    body: Body,
    by: Actor,
    now: datetime,
    reading: Minutes | Failure | None = None,
) -> intake.Taken:
    """``reading`` spares the reading where it has been done. A file received before costs nothing.

    What is stored is stored in one transaction; the index follows as soon as it is committed.
    """
    known = queries.known_reception(body=body, data=data)
    if known:
        return intake.Taken(known, is_new=False)
    read = reading or read_document(data=data, filename=filename)
    with transaction.atomic():
        taken = intake.take_in(
            data=data, filename=filename, body=body, reading=read, by=by, now=now
        )
        if taken.reception.minutes:
            meeting = taken.reception.minutes.meeting
            propose_commitments.follow(meeting, by=by, now=now)
            retime(meeting.organization, now=now)
        transaction.on_commit(search.follow_changes, robust=True)
    return taken
