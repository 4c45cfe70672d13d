"""The forms of commitments: one of them, how it goes, what shows it, and many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.followup.actions.bulk import Wish
from raadslag.followup.actions.commitments import said_of
from raadslag.followup.actions.evidence import URL_MAX
from raadslag.followup.models import Commitment
from raadslag.followup.queries.commitment import ItemChoice
from raadslag.followup.rules import State
from raadslag.followup.said import TEXT_MAX, WORDS_MAX, BadCommitment, Said
from raadslag.people.models import Body
from raadslag.web import commitment_labels as labels
from raadslag.web import dates
from raadslag.web.forms import fields, who

_NOTE_MAX = 5000
_EXAMPLES = _(
    "In your own words: “20. september”, “uge 44”, “ultimo oktober”, “kvartalsvis”,"
    " “næste møde”. Leave it empty where nothing is agreed."
)
_LEAVE = _("Leave as it is")
_SETTABLE = (State.AGREED, State.UNDER_WAY, State.DONE, State.DROPPED)
_STATES: list[tuple[str, Any]] = [
    ("", _LEAVE),
    *((one.value, labels.STATES[one]) for one in _SETTABLE),
]
YES, NO = "ja", "nej"
_PLACES = {"time": "time_words", "who": "who", "text": "text", "note": "note", "is_public": ""}


def add_fault(form: forms.Form, bad: BadCommitment) -> None:
    """The refusal beside its field, or above the form where it has none there."""
    place = _PLACES.get(bad.field, bad.field)
    form.add_error(place if place in form.fields else None, labels.said_of(bad))


class CommitmentForm(forms.Form):
    """What, when, who, and who may see it. ``version`` is the one that is being changed."""

    text = fields.text(
        label=_("What is to be done"),
        rows=3,
        max_length=TEXT_MAX,
        error_messages={"required": labels.FAULTS["text", "empty"]},
    )
    time_words = fields.text(
        label=_("When"), required=False, max_length=WORDS_MAX, help_text=_EXAMPLES
    )
    who = who.WhoField(
        label=_("Who"),
        required=False,
        help_text=_("Persons, units or forums. With nobody it is listed as without a responsible."),
    )
    is_public = fields.tick(
        label=_("Shown to the public with the decision"),
        help_text=_("Units and forums are shown by name, persons are not. Write no names above."),
    )
    on_list = fields.tick(label=_("Stands on the forum's reminder list"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(
        self, data: Any = None, *, body: Body, on: Any, is_open: bool = True, **arguments: Any
    ) -> None:
        super().__init__(data, **arguments)
        named = self.initial.get("who", ())
        who.offer(self, "who", body=body, on=on, now_named=named)
        if not is_open:
            del self.fields["is_public"]

    @classmethod
    def of(cls, row: Commitment, data: Any = None, *, on: date, auto_id: str = "id_%s") -> Self:
        """Filled from the commitment as it is now."""
        said = said_of(row)
        initial = {
            "text": said.text,
            "time_words": said.time_words,
            "who": said.who,
            "is_public": said.is_public,
            "on_list": said.on_list,
            "version": row.version,
        }
        return cls(
            data, body=row.body, on=on, is_open=row.may_be_public, initial=initial, auto_id=auto_id
        )

    def said(self) -> Said:
        """What was filled in."""
        said = self.cleaned_data
        return Said(
            text=said["text"],
            time_words=said["time_words"],
            who=said["who"],
            is_public=said.get("is_public", False),
            on_list=said.get("on_list", False),
        )


def _item(label: Any) -> forms.ChoiceField:
    """One of a list of items, which the form fills."""
    messages: Any = {"invalid_choice": labels.FAULTS["item", "unknown"]}
    widget = forms.Select({"class": "form-select", "lang": "da"})
    return forms.ChoiceField(label=label, required=False, widget=widget, error_messages=messages)


class NewCommitmentForm(CommitmentForm):
    """With the item at which it was decided, where there was one."""

    item = _item(_("Decided at"))
    field_order = ["item", "text", "time_words", "who", "is_public", "on_list"]

    def __init__(self, data: Any = None, *, items: Iterable[ItemChoice], **arguments: Any) -> None:
        super().__init__(data, **arguments)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = by_day(items, _("No decision: agreed between meetings"))


def by_day(items: Iterable[ItemChoice], nothing: Any) -> list[Any]:
    """The choices of a list, a heading a day."""
    days: dict[str, list[tuple[str, str]]] = {}
    for one in items:
        days.setdefault(dates.day(one.held_on), []).append((str(one.id), one.label))
    return [("", nothing), *days.items()]


def _note(label: Any, *, rows: int = 3, **arguments: Any) -> forms.CharField:
    return fields.text(label=label, rows=rows, max_length=_NOTE_MAX, **arguments)


class StateForm(forms.Form):
    """Another state, with a word about it."""

    state = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in State], coerce=State, widget=forms.HiddenInput()
    )
    note = _note(_("Why"), required=False)


class DoneForm(forms.Form):
    """When it was done, and what shows it. ``round_due`` is which round of a recurring one."""

    done_on = fields.day(
        label=_("Done on"), error_messages={"required": _("Choose the day on which it was done.")}
    )
    note = _note(_("What came of it"), required=False)
    url = fields.text(
        label=_("Link that shows it"),
        required=False,
        danish=False,
        max_length=URL_MAX,
        attrs={"inputmode": "url", "placeholder": "https://"},
    )
    file = forms.FileField(
        label=_("File that shows it"),
        required=False,
        widget=forms.FileInput({"class": "form-input"}),
    )
    round_due = forms.DateField(required=False, widget=forms.HiddenInput())


class NoteForm(forms.Form):
    """A word for those who follow it."""

    note = _note(_("Note"), error_messages={"required": labels.FAULTS["note", "empty"]})


class EvidenceForm(forms.Form):
    """A link, a file or a later item; one of them at least."""

    title = fields.text(label=_("Title"), required=False, max_length=300)
    url = DoneForm.base_fields["url"]
    file = DoneForm.base_fields["file"]
    item = _item(_("Later item"))

    def __init__(self, data: Any = None, files: Any = None, *, items: Iterable[ItemChoice]) -> None:
        super().__init__(data, files, auto_id="dok_%s")
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = by_day(items, _("None"))

    def clean(self) -> dict[str, Any]:
        """Something has to be shown."""
        said = self.cleaned_data
        if not self.errors and not (said.get("url") or said.get("file") or said.get("item")):
            self.add_error("url", _("Write a link, choose a file, or choose a later item."))
        return said


def _yes_or_no(label: Any) -> forms.ChoiceField:
    choices: list[tuple[str, Any]] = [("", _LEAVE), (YES, _("Yes")), (NO, _("No"))]
    return fields.choice(choices, label=label, required=False)


class BulkForm(forms.Form):
    """What is wanted of many; what is left empty stays."""

    state = fields.choice(
        _STATES,
        label=_("State"),
        required=False,
    )
    note = _note(_("Note, or why they are dropped"), rows=2, required=False)
    time_words = fields.text(
        label=_("When"),
        required=False,
        max_length=WORDS_MAX,
        help_text=_("Leave it empty to keep what each has."),
    )
    who = who.WhoField(
        label=_("Who"), required=False, help_text=_("Leave it empty to keep what each has.")
    )
    on_list = _yes_or_no(_("On the reminder list"))
    is_public = _yes_or_no(_("Shown to the public"))

    def __init__(self, data: Any = None, *, body: Body, on: Any) -> None:
        super().__init__(data)
        who.offer(self, "who", body=body, on=on)

    def clean(self) -> dict[str, Any]:
        """Something is to be another than it is."""
        said = self.cleaned_data
        names = ("state", "time_words", "who", "on_list", "is_public")
        if not self.errors and not any(said.get(name) for name in names):
            raise forms.ValidationError(_("Nothing is to be changed. Fill in at least one field."))
        return said

    def wish(self) -> Wish:
        """What was filled in."""
        said = self.cleaned_data
        return Wish(
            state=State(said["state"]) if said["state"] else None,
            note=said["note"],
            who=said["who"] or None,
            time_words=said["time_words"] or None,
            on_list=said["on_list"] == YES if said["on_list"] else None,
            is_public=said["is_public"] == YES if said["is_public"] else None,
        )
