"""The form of a seat in a forum: who, as what, for whom, from when to when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.people.models import User
from raadslag.people.rules import MembershipRole
from raadslag.people.seats import BadSeat, Seats, SeatSaid, SeenSeat, checked
from raadslag.web import forum_labels as labels
from raadslag.web.forms import fields


class SaidOfSeat(forms.Form):
    """What is said of any seat, in a forum or in a unit."""

    name = fields.text(label=_("Name"), max_length=200, attrs={"list": "kendte-navne"})
    role = fields.choice(labels.ROLES, label=_("Role"), initial=MembershipRole.MEMBER.value)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The agenda is sent there. It is not shown to the public."),
        widget=forms.EmailInput({"class": "form-input"}),
    )
    username = fields.text(
        label=_("User name"),
        required=False,
        danish=False,
        help_text=_("Of one who logs in to read the papers."),
    )
    start_date = fields.day(label=_("From"), required=False)
    end_date = fields.day(
        label=_("Until"), required=False, help_text=_("That day too. Empty: no end is known.")
    )

    user: User | None = None

    def clean_username(self) -> str:
        """A user that there is."""
        name: str = self.cleaned_data["username"].strip()
        if name:
            self.user = User.objects.filter(username=name).first()
            if self.user is None:
                raise forms.ValidationError(
                    _("There is no user of that name. Ask the person who administers users.")
                )
        return name

    def clean(self) -> dict[str, Any]:
        """What goes for every seat, said beside its field."""
        if not self.errors:
            try:
                checked(self.said())
            except BadSeat as bad:
                self.add_error(bad.field, str(labels.BAD_SEATS[bad.code]))
        return self.cleaned_data

    def said(self) -> SeatSaid:
        """What the valid form says."""
        said = self.cleaned_data
        return SeatSaid(
            name=said["name"],
            role=MembershipRole(said["role"]),
            email=said["email"],
            user_id=self.user.pk if self.user else None,
            start_date=said["start_date"],
            end_date=said["end_date"],
        )


class SeatForm(SaidOfSeat):
    """Everything that is said of a seat in a forum."""

    on_behalf_of = fields.choice([], label=_("Stands in for"), required=False)
    party = fields.text(
        label=_("Party or list"),
        required=False,
        max_length=60,
        help_text=_("As it is printed: the letter or the name."),
    )
    field_order = ("name", "role", "on_behalf_of", "party")

    def __init__(self, *args: Any, seats: Seats, own: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [
            (str(one.id), one.name)
            for one in (*seats.held, *seats.coming)
            if one.id != own and one.role is not MembershipRole.SUBSTITUTE
        ]
        field = self.fields["on_behalf_of"]
        assert isinstance(field, forms.ChoiceField), "declared above"
        field.choices = [("", "–"), *others]

    @classmethod
    def of(cls, seat: SeenSeat, *, seats: Seats, behalf: int | None, data: Any = None) -> SeatForm:
        """Filled from the seat."""
        initial = {
            "name": seat.name,
            "role": seat.role.value,
            "on_behalf_of": behalf or "",
            "party": seat.party,
            "email": seat.email,
            "username": seat.username,
            "start_date": seat.start_date,
            "end_date": seat.end_date,
        }
        return cls(data, seats=seats, own=seat.id, initial=initial)

    def said(self) -> SeatSaid:
        """With whom it stands in for, and for which party."""
        said = self.cleaned_data
        behalf = int(said["on_behalf_of"]) if said["on_behalf_of"] else None
        return replace(super().said(), party=said["party"], on_behalf_of=behalf)


class EndSeatForm(forms.Form):
    """The last day of a seat."""

    end_date = fields.day(label=_("Last day"))

    def __init__(self, *args: Any, start: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.start = start

    def clean_end_date(self) -> date:
        """Not before it began."""
        day: date = self.cleaned_data["end_date"]
        if self.start and day < self.start:
            raise forms.ValidationError(str(labels.BAD_SEATS["end"]))
        return day
