"""What is filled in about an item: its fields, its sections, its files, a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.core import clock
from raadslag.drafts.actions.fields import Field, Unfit, Value, check_case_number
from raadslag.drafts.queries.forums import rules_seen
from raadslag.drafts.queries.items import MeetingChoice, meeting_choices
from raadslag.drafts.rules import Purpose
from raadslag.meetings.models import Meeting
from raadslag.people.models import Organization
from raadslag.web import dates, labels
from raadslag.web.item_labels import FIELD_FAULTS, PURPOSES
from referat.document import SectionKind

MINUTES_MAX = 600


def _input(**attributes: Any) -> forms.TextInput:
    return forms.TextInput({"class": "form-input", "lang": "da", **attributes})


def _area(rows: int = 2) -> forms.Textarea:
    return forms.Textarea({"class": "form-input", "lang": "da", "rows": rows})


def _select() -> forms.Select:
    return forms.Select({"class": "form-select"})


def said_of(unfit: Unfit) -> str:
    """The refusal in words, with its remedy."""
    return str(FIELD_FAULTS[unfit.fault]) % {"example": unfit.example}


def meeting_name(choice: MeetingChoice) -> str:
    """The day, and when the item is due."""
    return _("%(day)s (due %(due)s)") % {
        "day": dates.day(choice.day),
        "due": dates.day(choice.due),
    }


class FieldsForm(forms.Form):
    """All fields at once, for one who saves without the script; also what each may hold."""

    title = forms.CharField(label=_("Title"), required=False, max_length=500, widget=_input())
    public_title = forms.CharField(
        label=_("Title that the public reads"), required=False, max_length=500, widget=_input()
    )
    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=100, widget=_input()
    )
    minutes = forms.IntegerField(
        label=_("Minutes it takes"),
        required=False,
        min_value=0,
        max_value=MINUTES_MAX,
        widget=forms.NumberInput({"class": "form-input", "inputmode": "numeric"}),
    )
    wanted = forms.ModelChoiceField(
        label=_("Meeting"), queryset=Meeting.objects.none(), required=False, widget=_select()
    )
    is_closed = forms.BooleanField(label=_("Closed item"), required=False)
    closed_reason = forms.CharField(
        label=_("Why it is closed"), required=False, max_length=1000, widget=_input()
    )

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        super().__init__(data)
        meetings = Meeting.objects.filter(organization=organization)
        wanted = self.fields["wanted"]
        assert isinstance(wanted, forms.ModelChoiceField)
        wanted.queryset = meetings

    def values(self) -> dict[Field, Value]:
        """Those that were sent, as the item holds them."""
        found: dict[Field, Value] = {}
        for name in self.fields:
            if name not in self.data:
                continue
            value = self.cleaned_data[name]
            if name == "is_closed":
                found[Field.IS_PUBLIC] = not value
            elif name == "minutes":
                found[Field.MINUTES] = value or 0
            elif isinstance(value, str):
                found[Field(name)] = " ".join(value.split())
            else:
                found[Field(name)] = value
        return found


class SectionForm(forms.Form):
    """A section that the forum does not ask for."""

    kind = forms.ChoiceField(
        label=_("What the section is for"), choices=list(labels.SECTIONS.items()), widget=_select()
    )
    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        max_length=200,
        widget=_input(),
        help_text=_("Leave it empty to use the forum's own."),
    )

    def section_kind(self) -> SectionKind:
        """As the document knows it."""
        return SectionKind(self.cleaned_data["kind"])


class CommentForm(forms.Form):
    """A word to the others."""

    text = forms.CharField(
        label=_("Comment"),
        max_length=5000,
        widget=_area(3),
        error_messages={"required": _("Write what is to be changed.")},
    )


class AttachmentForm(forms.Form):
    """A file's title, and whether it may be published."""

    title = forms.CharField(label=_("Title"), required=False, max_length=300, widget=_input())
    is_closed = forms.BooleanField(label=_("Closed"), required=False)


class NewItemForm(forms.Form):
    """What an item begins with."""

    title = forms.CharField(
        label=_("Title"),
        max_length=500,
        widget=_input(),
        error_messages={"required": _("An item needs a title. Write one.")},
    )
    case_number = forms.CharField(
        label=_("Case number"),
        required=False,
        max_length=100,
        widget=_input(),
        help_text=_("Find the case above, or write a new number. It can wait."),
    )
    purpose = forms.ChoiceField(
        label=_("What the forum is to do"),
        choices=list(PURPOSES.items()),
        initial=Purpose.DECIDE,
        widget=_select(),
    )
    wanted = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        widget=_select(),
    )

    def __init__(self, data: Any = None, *, organization: Organization, **arguments: Any) -> None:
        super().__init__(data, **arguments)
        self.organization = organization
        choices = meeting_choices(organization, today=clock.today())
        names = {choice.id: meeting_name(choice) for choice in choices}
        wanted = self.fields["wanted"]
        assert isinstance(wanted, forms.ModelChoiceField)
        wanted.queryset = Meeting.objects.filter(pk__in=names).order_by("start_date")
        wanted.choices = [("", _("Not known yet")), *((pk, name) for pk, name in names.items())]

    def clean_case_number(self) -> str:
        """As the forum writes them."""
        number = str(self.cleaned_data["case_number"]).strip()
        pattern = rules_seen(self.organization).case_number_pattern
        try:
            check_case_number(number, pattern=pattern, now=clock.now())
        except Unfit as unfit:
            raise forms.ValidationError(said_of(unfit)) from unfit
        return number


class LegForm(forms.Form):
    """A forum on the case's way."""

    organization = forms.ModelChoiceField(
        label=_("Forum"),
        queryset=Organization.objects.none(),
        empty_label=_("Choose a forum"),
        widget=_select(),
        error_messages={"required": _("Choose which forum treats the case.")},
    )
    purpose = forms.ChoiceField(
        label=_("What the forum is to do"), choices=list(PURPOSES.items()), widget=_select()
    )
    expected = forms.CharField(
        label=_("Expected"),
        required=False,
        max_length=100,
        widget=_input(),
        help_text=_("In words, where the meeting is not known yet: May 2027."),
    )

    def __init__(self, data: Any = None, *, body: int) -> None:
        super().__init__(data)
        organization = self.fields["organization"]
        assert isinstance(organization, forms.ModelChoiceField)
        organization.queryset = Organization.objects.forums().filter(body=body)


class LegChangeForm(forms.Form):
    """What for and when, of a leg that is still ahead."""

    purpose = forms.ChoiceField(choices=list(PURPOSES.items()), widget=_select())
    expected = forms.CharField(required=False, max_length=100, widget=_input())
    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, widget=_select()
    )

    def __init__(self, data: Any = None, *, organization: int) -> None:
        super().__init__(data)
        meeting = self.fields["meeting"]
        assert isinstance(meeting, forms.ModelChoiceField)
        meeting.queryset = Meeting.objects.filter(organization=organization)
