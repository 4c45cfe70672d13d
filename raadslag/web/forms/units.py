"""The forms of a unit: its names, who works there, and who takes over when it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from raadslag.followup.said import Who
from raadslag.people.models import Body, Organization
from raadslag.people.rules import MembershipRole
from raadslag.people.seats import SeatSaid, SeenSeat
from raadslag.people.units.said import NAME_MAX, SHORT_NAME_MAX, BadUnit, UnitSaid
from raadslag.web.forms import fields
from raadslag.web.forms.seats import SaidOfSeat
from raadslag.web.forms.who import WhoField, offer

ROLES: dict[MembershipRole, Promise] = {
    MembershipRole.CHAIR: _("Head of the unit"),
    MembershipRole.MEMBER: _("Works there"),
}
BAD_UNITS: dict[str, Promise] = {
    "name": _("A unit needs a name. Write it as papers do."),
    "long": _("That is too long. Shorten it."),
    "taken": _("{known} is called so already. Choose another name, or use that unit."),
    "taken_by_closed": _(
        "{known} was called so, and is closed. Reopen it, or choose another name."
    ),
    "closed": _("The unit is closed already. Reopen it first."),
    "heir": _("The unit still has something to do. Write who takes it over."),
    "itself": _("The unit cannot take over from itself. Choose another."),
    "heir_closed": _("That unit is closed by then. Choose another."),
}


class UnitForm(forms.Form):
    """What a unit is called."""

    name = fields.text(label=_("Name"), max_length=NAME_MAX)
    short_name = fields.text(
        label=_("Short name"),
        required=False,
        max_length=SHORT_NAME_MAX,
        help_text=_("What papers call it for short. Empty: it has none."),
    )

    @classmethod
    def of(cls, unit: Organization, data: Any = None) -> UnitForm:
        """Filled from the unit."""
        return cls(data, initial={"name": unit.name, "short_name": unit.short_name})

    def said(self) -> UnitSaid:
        """What the valid form says."""
        return UnitSaid(self.cleaned_data["name"], self.cleaned_data["short_name"])

    def refuse(self, bad: BadUnit) -> None:
        """Why it cannot be so, beside the field."""
        refuse(self, bad)


class NewUnitForm(UnitForm):
    """Which municipality's it is, too."""

    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        label=_("Municipality"),
        empty_label=None,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    field_order = ("body",)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField), "declared above"
        field.queryset = bodies


class UnitSeatForm(SaidOfSeat):
    """Somebody who works there, or leads it."""

    role = fields.choice(ROLES, label=_("Role"), initial=MembershipRole.MEMBER.value)

    def __init__(self, data: Any = None, *, seat: SeenSeat | None = None) -> None:
        said = ("name", "email", "username", "start_date", "end_date")
        initial = {name: getattr(seat, name) for name in said} if seat else {}
        super().__init__(data, initial=initial | ({"role": seat.role.value} if seat else {}))
        self.fields["email"].help_text = _(
            "Reminders are sent there. It is not shown to the public."
        )
        self.fields["username"].help_text = _("Of one who logs in to see what is to be done.")
        self.seat = seat

    def said(self) -> SeatSaid:
        """A person's party stays as it is."""
        return replace(super().said(), party=self.seat.party if self.seat else "")


class HandOverForm(forms.Form):
    """Who takes over what the unit has not done."""

    heir = WhoField(
        lines=1,
        label=_("Who takes over"),
        help_text=_("A unit, a forum or a person. Whoever chooses this unit later is told of it."),
        error_messages={"required": BAD_UNITS["heir"]},
    )

    def __init__(
        self, data: Any = None, *, unit: Organization, today: date, **arguments: Any
    ) -> None:
        super().__init__(data, **arguments)
        self.unit = unit
        offer(self, "heir", body=unit.body, on=today)

    def clean_heir(self) -> Who | None:
        """One, or nobody."""
        heirs: tuple[Who, ...] = self.cleaned_data["heir"]
        if len(heirs) > 1:
            raise forms.ValidationError(
                _("Only one can take it all over. Share it out afterwards, one by one.")
            )
        if heirs and heirs[0].organization_id == self.unit.pk:
            raise forms.ValidationError(str(BAD_UNITS["itself"]))
        return heirs[0] if heirs else None

    def refuse(self, bad: BadUnit) -> None:
        """Why it cannot be so, beside the field."""
        refuse(self, bad)


class CloseUnitForm(HandOverForm):
    """From which day it is no more, too."""

    day = fields.day(
        label=_("Closed from"), help_text=_("The first day on which the unit is no more.")
    )
    field_order = ("day",)

    def __init__(self, data: Any = None, *, unit: Organization, today: date, is_idle: bool) -> None:
        super().__init__(data, unit=unit, today=today, initial={"day": today})
        self.fields["heir"].required = not is_idle


def refuse(form: forms.Form, bad: BadUnit) -> None:
    """Say beside the field what is wrong, and the remedy."""
    form.add_error(bad.field, str(BAD_UNITS[bad.code]).format(known=bad.known))
