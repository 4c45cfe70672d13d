"""What an agenda's states and refusals are called on the screen, each refusal with its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.agenda_rules import Refusal
from raadslag.drafts.rules import DeliveryError, Stage

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # what gettext_lazy gives, only known to mypy

STAGES: dict[Stage, Promise] = {
    Stage.PREPARING: _("Being prepared"),
    Stage.CALLED: _("Called: the agenda is out"),
    Stage.OPEN: _("The meeting is being held"),
    Stage.CLOSED: _("The meeting is over"),
    Stage.PUBLISHED: _("The minutes are out"),
}

REFUSALS: dict[Refusal, _StrPromise] = {
    Refusal.HELD: _("The meeting is over, so its agenda stands. Correct the minutes instead."),
    Refusal.CALLED: _(
        "The agenda is out, so its items keep their numbers. Withdraw the item instead, or add a new one."
    ),
    Refusal.OTHER_FORUM: _("The item belongs to another forum. Make one for this forum."),
    Refusal.ON_AN_AGENDA: _("The item is on an agenda already. Look again."),
    Refusal.NO_LATE_REASON: _(
        "The deadline has passed. Write why the matter cannot wait: it is printed with the item."
    ),
    Refusal.NO_CLOSED_REASON: _(
        "Write why this matter is closed: the law asks for it, case by case (§ 10)."
    ),
    Refusal.NO_PUBLIC_TITLE: _("Write what the public may read instead of the title."),
    Refusal.NO_TITLE: _("Write a title."),
    Refusal.CHANGED_MEANWHILE: _("Somebody has changed the agenda meanwhile. Look again."),
}

DELIVERY_ERRORS: dict[DeliveryError, Promise] = {
    DeliveryError.NO_ADDRESS: _("No e-mail address. Write one under the forum's members."),
    DeliveryError.REFUSED: _("The mail server refused the address. See that it is right."),
    DeliveryError.NO_SERVER: _(
        "The site has no mail server. Those who run it name one in RAADSLAG_MAIL_URL."
    ),
    DeliveryError.UNREACHABLE: _(
        "The mail server does not answer. Try again; if it lasts, tell those who run the site."
    ),
}
