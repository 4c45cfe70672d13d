"""The forms of the meeting plan: a year's pattern, one meeting, a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.forum_rules import Rules
from raadslag.meetings.plan.recurrence import EveryWeeks, Monthly, OnFreeDay, Pattern, Wish
from raadslag.meetings.plan.seen import Slot
from raadslag.web import forum_labels as labels
from raadslag.web.forms import fields
from raadslag.web.numbers import day_in

MONTHLY, WEEKS, LAST_YEAR = "maaned", "uger", "sidste-aar"
_BAD_END = _("The meeting ends before it begins. Choose a later time.")


class HoursForm(forms.Form):
    """From when to when, and where."""

    start_time = fields.clock_time(label=_("From"))
    end_time = fields.clock_time(label=_("To"))
    location = fields.text(label=_("Place"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """An end needs a beginning before it."""
        said = self.cleaned_data
        start, end = said.get("start_time"), said.get("end_time")
        if end and not start:
            self.add_error("start_time", _("Write when the meeting begins, too."))
        elif start and end and end <= start:
            self.add_error("end_time", _BAD_END)
        return said

    def slot(self, day: date) -> Slot:
        """A meeting that day."""
        said = self.cleaned_data
        return Slot(day, said["start_time"], said["end_time"], said["location"])


class WishForm(HoursForm):
    """How often the forum is to meet."""

    how = fields.choice(
        {
            MONTHLY: _("Certain weekdays of each month"),
            WEEKS: _("Every so many weeks"),
            LAST_YEAR: _("As last year"),
        },
        label=_("How often"),
    )
    ordinals = fields.several(
        labels.ORDINALS, coerce=int, required=False, label=_("Which of the month")
    )
    weekdays = fields.several(labels.WORKDAYS, coerce=int, required=False, label=_("Weekdays"))
    weeks = fields.number(least=1, most=26, required=False, label=_("Weeks between meetings"))
    first = fields.day(required=False, label=_("From the week of"))
    skip_months = fields.several(
        labels.MONTH_NAMES, coerce=int, required=False, label=_("Months without meetings")
    )
    on_free_day = fields.choice(labels.ON_FREE_DAY, label=_("On holidays and other closed days"))

    field_order: Sequence[str] = (
        "how",
        "ordinals",
        "weekdays",
        "weeks",
        "first",
        "skip_months",
        "on_free_day",
        "start_time",
        "end_time",
        "location",
    )

    @classmethod
    def of(cls, rules: Rules, year: int, data: Any = None) -> WishForm:
        """Filled with what most forums want: the forum's own time and place, no July."""
        initial = {
            "how": MONTHLY,
            "ordinals": [2],
            "weekdays": [1],
            "weeks": 2,
            "first": date(year, 1, 4),
            "skip_months": [7],
            "on_free_day": OnFreeDay.LEAVE_OUT,
            "start_time": rules.start_time,
            "end_time": rules.end_time,
            "location": rules.location,
        }
        return cls(data, initial=initial, auto_id="wish_%s")  # beside a form with the same fields

    def clean(self) -> dict[str, Any]:
        """Each way of saying how often needs its own fields."""
        said = super().clean()
        how = said.get("how")
        if how == MONTHLY and not said.get("ordinals"):
            self.add_error("ordinals", _("Tick at least one."))
        if how in {MONTHLY, WEEKS} and not said.get("weekdays"):
            self.add_error("weekdays", _("Tick a weekday."))
        if how == WEEKS and len(said.get("weekdays") or ()) > 1:
            self.add_error("weekdays", _("Tick one weekday only."))
        if how == WEEKS and "weeks" in said and not said["weeks"]:
            self.add_error("weeks", _("Write how many weeks."))
        if how == WEEKS and "first" in said and not said["first"]:
            self.add_error("first", _("Choose the week of the first meeting."))
        return said

    def wish(self) -> Wish | None:
        """What the valid form wants; None where it wants last year's plan."""
        said = self.cleaned_data
        pattern: Pattern
        if said["how"] == LAST_YEAR:
            return None
        if said["how"] == WEEKS:
            pattern = EveryWeeks(said["weeks"], said["weekdays"][0], said["first"])
        else:
            pattern = Monthly(frozenset(said["ordinals"]), frozenset(said["weekdays"]))
        return Wish(pattern, frozenset(said["skip_months"]), OnFreeDay(said["on_free_day"]))


class TakenForm(HoursForm):
    """The days of the preview that are to be written."""

    day = forms.MultipleChoiceField()

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        sent = self.data.getlist("day") if hasattr(self.data, "getlist") else []
        field = self.fields["day"]
        assert isinstance(field, forms.MultipleChoiceField), "declared above"
        field.choices = [(one, one) for one in sent if _day_of(one, year)]

    def slots(self) -> list[Slot]:
        """The meetings of the valid form."""
        days = (_day_of(one, self.year) for one in self.cleaned_data["day"])
        return [self.slot(day) for day in days if day]


class SlotForm(HoursForm):
    """One meeting more."""

    day = fields.day(label=_("Date"))
    field_order: Sequence[str] = ("day", "start_time", "end_time", "location")

    def said(self) -> Slot:
        """The meeting of the valid form."""
        return self.slot(self.cleaned_data["day"])


class MoveForm(SlotForm):
    """Another day, time or place for a meeting."""

    reason = fields.text(
        label=_("Why it is moved"),
        required=False,
        max_length=300,
        help_text=_("Everybody can read it. Not needed where only the place changes."),
    )
    field_order: Sequence[str] = ("day", "start_time", "end_time", "location", "reason")

    @classmethod
    def of(cls, slot: Slot, data: Any = None) -> MoveForm:
        """Filled from the meeting as it now stands."""
        initial = {
            "day": slot.day,
            "start_time": slot.start_time,
            "end_time": slot.end_time,
            "location": slot.location,
        }
        return cls(data, initial=initial)


class CancelForm(forms.Form):
    """Why a meeting is not held."""

    reason = fields.text(
        label=_("Why it is cancelled"), max_length=300, help_text=_("Everybody can read it.")
    )


def _day_of(text: str, year: int) -> date | None:
    day = day_in(text)
    return day if day and day.year == year else None
