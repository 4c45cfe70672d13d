"""What kinds and states of mail are called on the screen, and each failure with its remedy."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from raadslag.mailing.rules import MailError, MailKind, MailState

KINDS: dict[MailKind, Promise] = {
    MailKind.REMINDER: _("Reminders"),
    MailKind.DIGEST: _("The week's digest"),
    MailKind.PACKAGE: _("Packages"),
}
SAID_OF_KINDS: dict[MailKind, Promise] = {
    MailKind.REMINDER: _(
        "When a task is given to you, before its deadline, and when it is late. One mail a day at most."
    ),
    MailKind.DIGEST: _("Once a week all that is late or due in the next 30 days."),
}
STATES: dict[MailState, Promise] = {
    MailState.QUEUED: pgettext_lazy("mail", "Waits"),
    MailState.SENDING: pgettext_lazy("mail", "Being sent"),
    MailState.SENT: pgettext_lazy("mail", "Sent"),
    MailState.FAILED: pgettext_lazy("mail", "Not sent"),
    MailState.UNCERTAIN: pgettext_lazy("mail", "Uncertain"),
    MailState.DISMISSED: pgettext_lazy("mail", "Dropped"),
}
TONES: dict[MailState, str] = {
    MailState.QUEUED: "info",
    MailState.SENDING: "info",
    MailState.SENT: "success",
    MailState.FAILED: "error",
    MailState.UNCERTAIN: "warning",
    MailState.DISMISSED: "info",
}
ERRORS: dict[MailError, Promise] = {
    MailError.NO_ADDRESS: _("No e-mail address. Write one under the members, and send it again."),
    MailError.BAD_ADDRESS: _(
        "What is written as the e-mail address is none. Correct it under the members, and send it again."
    ),
    MailError.REFUSED: _(
        "The mail server knows no such address. Correct it under the members, and send it again."
    ),
    MailError.REJECTED: _(
        "The recipient's mail server would not have the message. Ask those who run the mail."
    ),
    MailError.BUSY: _("The recipient's mailbox takes nothing just now. It is tried again."),
    MailError.UNREACHABLE: _("The mail server does not answer. It is tried again."),
    MailError.NO_SERVER: _(
        "The site has no mail server. Those who run it name one in RAADSLAG_MAIL_URL."
    ),
    MailError.LOG_IN: _(
        "The mail server does not accept the site's user name or password. Tell those who run the site."
    ),
    MailError.SENDER: _(
        "The mail server does not let the site send in this name. Tell those who run the site."
    ),
    MailError.INTERRUPTED: _(
        "Sending was broken off, and nobody knows whether the mail arrived. Send it again, or drop it."
    ),
    MailError.TOO_LATE: _("It waited too long to be of use."),
    MailError.DECLINED: _("The recipient has declined this kind of mail."),
}
