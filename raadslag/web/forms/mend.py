"""The forms that a secretary mends a reading with: which meeting it is of, or one of its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.core import clock
from raadslag.intake import doubts
from raadslag.intake.mending import (
    AttachmentEdit,
    DecisionEdit,
    Edit,
    ItemEdit,
    MeetingEdit,
    SectionEdit,
)
from raadslag.web import labels
from referat import prose
from referat.document import Decision, Item, Kind, Minutes, Outcome, Section, SectionKind
from referat.interchange import COPENHAGEN

Data = Mapping[str, Any] | None
CHANGED_MEANWHILE = _("Somebody else has changed this meanwhile. It now says: “%(text)s”")


def _text(*, rows: int = 1, **arguments: Any) -> forms.CharField:
    widget: forms.Widget = forms.TextInput(attrs={"class": "form-input", "lang": "da"})
    if rows > 1:
        widget = forms.Textarea(attrs={"class": "form-input", "lang": "da", "rows": rows})
    return forms.CharField(widget=widget, **arguments)


def _choice(choices: Any, **arguments: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices, widget=forms.Select(attrs={"class": "form-select"}), **arguments
    )


class MeetingForm(forms.Form):
    """Which meeting the document is of: forum, kind, day and time."""

    organization = _text(label=_("Forum"), max_length=300)
    kind = _choice(list(labels.KINDS.items()), label=_("Kind"))
    start_date = forms.DateField(
        label=_("Date"), widget=forms.DateInput({"class": "form-input", "type": "date"}, "%Y-%m-%d")
    )
    start_time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput({"class": "form-input", "type": "time"}, "%H:%M"),
    )

    def clean_start_date(self) -> date:
        """A day on which a municipality can have met."""
        day: date = self.cleaned_data["start_date"]
        today = clock.today()
        if not doubts.is_likely(day, today=today):
            raise forms.ValidationError(
                _("The date is unlikely. Choose a year from %(first)s to %(last)s."),
                params={
                    "first": doubts.YEAR_MIN,
                    "last": today.year + doubts.YEARS_AHEAD_MAX,
                },
            )
        return day

    @classmethod
    def of(cls, minutes: Minutes, data: Data = None) -> MeetingForm:
        """The form filled from the reading, or with what was sent."""
        start = minutes.start
        initial = {
            "organization": minutes.organization,
            "kind": minutes.kind.value,
            "start_date": start.date() if isinstance(start, datetime) else start,
            "start_time": start.time() if isinstance(start, datetime) else None,
        }
        return cls(data, initial=initial)

    def edits(self) -> list[Edit]:
        """What the valid form says."""
        said = self.cleaned_data
        start: date | datetime = said["start_date"]
        if said["start_time"] is not None:
            start = datetime.combine(said["start_date"], said["start_time"], COPENHAGEN)
        return [MeetingEdit(said["organization"], start, Kind(said["kind"]))]


class ItemForm(forms.Form):
    """An item's own line."""

    number = _text(label=_("Number"), required=False, max_length=20)
    title = _text(label=_("Title"), max_length=1000)
    case_number = _text(label=_("Case number"), required=False, max_length=100)
    access = _choice(
        [
            ("open", _("Open: everybody may read it")),
            ("closed", _("Closed: number and title are shown")),
            ("withheld", _("Closed, and the title too: only the number is shown")),
        ],
        label=_("Open or closed"),
    )


class SectionForm(forms.Form):
    """One section: what it is for, its printed heading, its text."""

    kind = _choice(list(labels.SECTIONS.items()), label=_("Kind of section"))
    heading = _text(label=_("Heading"), required=False, max_length=500)
    text = _text(rows=8, label=_("Text"), required=False, strip=False)


class DecisionForm(forms.Form):
    """One decision: its outcome and its text."""

    outcome = _choice(
        [("", _("Not said")), *labels.OUTCOMES.items()], label=_("Outcome"), required=False
    )
    text = _text(rows=6, label=_("Text"), required=False, strip=False)


class AttachmentForm(forms.Form):
    """One attachment's title."""

    title = _text(
        label=_("Title"),
        required=False,
        max_length=1000,
        help_text=_("Empty the field to take the attachment away."),
    )


@dataclass(frozen=True, slots=True)
class ItemForms:
    """All forms of one item, filled from the reading or with what was sent."""

    place: int
    head: ItemForm
    sections: tuple[SectionForm, ...]
    decisions: tuple[DecisionForm, ...]
    attachments: tuple[AttachmentForm, ...]

    @classmethod
    def of(cls, item: Item, place: int, *, withheld: bool, data: Data = None) -> ItemForms:
        """The forms in the order of the item's parts; ``place`` counts the items from 0."""
        head = {
            "number": item.number,
            "title": item.title,
            "case_number": item.case_number,
            "access": "open" if item.public else "withheld" if withheld else "closed",
        }
        return cls(
            place=place,
            head=ItemForm(data, initial=head, prefix="item"),
            sections=tuple(
                SectionForm(data, initial=_of_section(part), prefix=f"section-{at}")
                for at, part in enumerate(item.sections)
            ),
            decisions=tuple(
                DecisionForm(data, initial=_of_decision(part), prefix=f"decision-{at}")
                for at, part in enumerate(item.decisions)
            ),
            attachments=tuple(
                AttachmentForm(data, initial={"title": part.title}, prefix=f"attachment-{at}")
                for at, part in enumerate(item.attachments)
            ),
        )

    def is_valid(self) -> bool:
        """Whether all of them are, each one asked so that each shows its errors."""
        valid = [form.is_valid() for form in self.every_form()]
        return all(valid)

    def every_form(self) -> tuple[forms.Form, ...]:
        """Every form of the item."""
        return (self.head, *self.sections, *self.decisions, *self.attachments)

    def edits(self) -> list[Edit]:
        """What the valid forms say; a text that was not touched keeps its tables and markup."""
        said = self.head.cleaned_data
        head = ItemEdit(
            item=self.place,
            number=said["number"],
            title=said["title"],
            public=said["access"] == "open",
            case_number=said["case_number"],
            title_withheld=said["access"] == "withheld",
        )
        sections = [self._section(at, form) for at, form in enumerate(self.sections)]
        decisions = [self._decision(at, form) for at, form in enumerate(self.decisions)]
        attachments = [
            AttachmentEdit(self.place, at, form.cleaned_data["title"])
            for at, form in enumerate(self.attachments)
            if form.has_changed()
        ]
        # The last first: one that is taken away moves those after it.
        return [head, *sections, *decisions, *reversed(attachments)]

    def _section(self, at: int, form: SectionForm) -> Edit:
        said = form.cleaned_data
        kind = SectionKind(said["kind"])
        return SectionEdit(self.place, at, kind, said["heading"], said["text"])

    def _decision(self, at: int, form: DecisionForm) -> Edit:
        said = form.cleaned_data
        outcome = Outcome(said["outcome"]) if said["outcome"] else None
        return DecisionEdit(self.place, at, said["text"], outcome)


def tell_apart(forms_sent: Sequence[forms.Form], forms_now: Sequence[forms.Form]) -> None:
    """Say beside each field what the reading says now, where that is not what was sent.

    What was sent stays in the fields, so that nobody's text is lost.
    """
    for sent, now in zip(forms_sent, forms_now, strict=False):
        for name, field in sent.fields.items():
            text = _shown(now.initial.get(name), field)
            if _shown(sent.cleaned_data.get(name), field) != text:
                sent.add_error(name, CHANGED_MEANWHILE % {"text": text})


def _shown(value: object, field: forms.Field) -> str:
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, ""))  # type: ignore[arg-type]
    return "" if value is None else str(value).replace("\r\n", "\n")


def _of_section(part: Section) -> dict[str, str]:
    return {"kind": part.kind.value, "heading": part.heading, "text": prose.text_of(part.content)}


def _of_decision(part: Decision) -> dict[str, str]:
    return {
        "outcome": part.outcome.value if part.outcome else "",
        "text": prose.text_of(part.content),
    }
