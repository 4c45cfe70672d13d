"""The form of what a person wants mail about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from raadslag.mailing.queries.recipients import Wishes
from raadslag.mailing.rules import MailKind
from raadslag.web.forms import fields
from raadslag.web.forum_labels import WORKDAYS
from raadslag.web.mail_labels import KINDS, SAID_OF_KINDS


class WishesForm(forms.Form):
    """Kinds, the day of the digest, and the language."""

    reminders = fields.tick(
        label=KINDS[MailKind.REMINDER], help_text=SAID_OF_KINDS[MailKind.REMINDER]
    )
    digest = fields.tick(label=KINDS[MailKind.DIGEST], help_text=SAID_OF_KINDS[MailKind.DIGEST])
    weekday = fields.choice(
        WORKDAYS,
        label=_("The digest comes on"),
        help_text=_("Or on the next working day, where that is a holiday."),
    )
    language = fields.choice(settings.LANGUAGES, label=_("The mails' language"))

    @classmethod
    def of(cls, wishes: Wishes, *, prefix: str, data: Any = None) -> WishesForm:
        """Filled from what the person wants now."""
        initial = {
            "reminders": wishes.reminders,
            "digest": wishes.digest,
            "weekday": wishes.weekday,
            "language": wishes.language,
        }
        return cls(data, prefix=prefix, initial=initial)

    def wishes(self) -> Wishes:
        """What the valid form says."""
        said = self.cleaned_data
        return Wishes(said["reminders"], said["digest"], int(said["weekday"]), said["language"])
