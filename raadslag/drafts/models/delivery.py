"""Who has been sent a meeting's package, and whom it could not be sent to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from raadslag.core.models import Record
from raadslag.drafts.models.draft import Draft
from raadslag.drafts.rules import DeliveryState
from raadslag.people.models import Person


class PackageDelivery(Record):
    """How sending one edition of the package to one person went; nothing of what was sent.

    ``edition`` is the version of the published agenda that the package was made of. ``error`` is a
    :class:`raadslag.drafts.rules.DeliveryError`, empty where the mail server took the message.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in DeliveryState]
    )
    error = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["draft", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "person", "edition"], name="one_delivery_a_person_of_an_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
