"""Where a person is written to, and about what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core import signing

from raadslag.mailing.models import MailPreference, Mention, OutboxMessage
from raadslag.mailing.rules import DECLINABLE, MailKind
from raadslag.people.models import Person

_SALT = "raadslag.mailing.unsubscribe"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants to be written to about; ``weekday`` of the digest from Monday, which is 0."""

    reminders: bool = True
    digest: bool = True
    weekday: int = 0
    language: str = "da"

    def wants(self, kind: MailKind) -> bool:
        """Whether messages of the kind are to be sent; only some can be declined."""
        if kind is MailKind.REMINDER:
            return self.reminders
        if kind is MailKind.DIGEST:
            return self.digest
        return True


def address_of(person: Person) -> str:
    """The person's own address, else their user's; empty for one whose user is shut out."""
    if person.user is not None and not person.user.is_active:
        return ""
    return person.email or (person.user.email if person.user else "")


def wishes_of(person: Person) -> Wishes:
    """The wishes of one person."""
    return wishes_of_all([person.pk])[person.pk]


def wishes_of_all(people: Iterable[int]) -> dict[int, Wishes]:
    """The wishes of each person, in one query."""
    found = {pk: Wishes() for pk in people}
    for row in MailPreference.objects.filter(person__in=found):
        found[row.person_id] = Wishes(row.reminders, row.digest, row.digest_weekday, row.language)
    return found


def told_of(people: Collection[int]) -> frozenset[tuple[int, str]]:
    """Each person and the key of each thing that they have been told."""
    rows = Mention.objects.filter(person__in=people)
    return frozenset(rows.values_list("person_id", "key"))


def written_to_on(day: date, people: Collection[int]) -> frozenset[int]:
    """Those for whom a letter that they could decline was made that day."""
    rows = OutboxMessage.objects.filter(
        person__in=people, kind__in=DECLINABLE, created_at__date=day
    )
    return frozenset(pk for pk in rows.values_list("person_id", flat=True) if pk)


def unsubscribe_token(person_id: int, kind: MailKind) -> str:
    """What stands in the address at which a person declines messages of that kind."""
    return signing.Signer(salt=_SALT).sign(f"{person_id}.{kind.value}").replace(":", "~")


def read_unsubscribe_token(token: str) -> tuple[Person, MailKind] | None:
    """Who declines what; None where the address was never one of ours, or the person is gone."""
    try:
        value = signing.Signer(salt=_SALT).unsign(token.replace("~", ":"))
        pk, name = value.split(".")
        kind = MailKind(name)
        person = Person.objects.select_related("body", "user").filter(pk=int(pk)).first()
    except (ValueError, signing.BadSignature):
        return None
    return (person, kind) if person and kind in DECLINABLE else None
