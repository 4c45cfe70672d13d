"""Keeps what each person wants to be written to about."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from raadslag.core.actions import Actor, log_event
from raadslag.mailing.models import MailPreference
from raadslag.mailing.queries.recipients import Wishes, wishes_of
from raadslag.mailing.rules import MailKind
from raadslag.people.models import Person


@transaction.atomic
def set_wishes(person: Person, wishes: Wishes, *, by: Actor, now: datetime) -> None:
    """From now on the person is written to about this; what waits and is declined is not sent."""
    if wishes_of(person) == wishes:
        return
    MailPreference.objects.update_or_create(
        person=person,
        defaults={
            "reminders": wishes.reminders,
            "digest": wishes.digest,
            "digest_weekday": wishes.weekday,
            "language": wishes.language,
        },
    )
    log_event(
        by=by,
        verb="set_mail_wishes",
        target=("person", person.pk, person.name),
        body_id=person.body_id,
        details={"reminders": wishes.reminders, "digest": wishes.digest},
        now=now,
    )


def set_wish(person: Person, kind: MailKind, *, wanted: bool, by: Actor, now: datetime) -> None:
    """Turn one kind of message on or off."""
    old = wishes_of(person)
    wishes = Wishes(
        reminders=wanted if kind is MailKind.REMINDER else old.reminders,
        digest=wanted if kind is MailKind.DIGEST else old.digest,
        weekday=old.weekday,
        language=old.language,
    )
    set_wishes(person, wishes, by=by, now=now)
