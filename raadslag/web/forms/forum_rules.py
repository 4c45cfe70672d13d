"""The form of a forum's rules: its own fields and three lists of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from raadslag.drafts.case_numbers import LENGTH_MAX, BadPattern, checked
from raadslag.drafts.forum_rules import (
    Phrase,
    Position,
    Rules,
    SectionRule,
    StandingItem,
    is_closed_day,
)
from raadslag.drafts.rules import ClosedTitles, Numbering
from raadslag.web import forum_labels, labels
from raadslag.web.forms import fields
from raadslag.web.forms.plan import HoursForm
from raadslag.web.forms.rows import Rows
from referat.document import Outcome, SectionKind

_DANISH_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4})?")
DAYS_MAX = 60


class SectionRow(forms.Form):
    """One box of an item."""

    heading = fields.text(label=_("Heading"), max_length=200)
    kind = fields.choice(labels.SECTIONS, label=_("What it is for"))
    required = fields.tick(label=_("Must be filled in"))
    empty = fields.text(label=_("Printed if empty"), required=False, max_length=100)


class PhraseRow(forms.Form):
    """One phrase for decisions."""

    text = fields.text(label=_("Phrase"), max_length=500)
    outcome = fields.choice(
        [("", _("Says nothing of the outcome")), *labels.OUTCOMES.items()],
        label=_("Outcome"),
        required=False,
    )


class StandingRow(forms.Form):
    """One item that is on every agenda."""

    title = fields.text(label=_("Title"), max_length=300)
    position = fields.choice(forum_labels.POSITIONS, label=_("Where on the agenda"))
    minutes = fields.number(least=0, most=600, label=_("Minutes it takes"), required=False)
    timetable = fields.tick(label=_("Lists when the other items begin"))
    text = fields.text(rows=2, label=_("Text"), required=False, max_length=2000)


class RulesForm(HoursForm):
    """What is not a list: numbers, deadlines, hours and place."""

    layout = fields.choice(
        {name: label for name, (label, _hint) in forum_labels.TEMPLATES.items()},
        label=_("Layout of the paper"),
    )
    decision_first = fields.tick(label=_("The decision stands before the sections"))
    numbering = fields.choice(forum_labels.NUMBERINGS, label=_("Items are numbered"))
    case_number_pattern = fields.text(
        label=_("Case number"),
        required=False,
        max_length=LENGTH_MAX,
        danish=False,
        help_text=_("{year} is the year, {yy} its last two digits, {n} the running number."),
        attrs={"data-pattern-example": "sagsnummer-eksempel"},
    )
    closed_titles = fields.choice(
        forum_labels.CLOSED_TITLES, label=_("What is printed of a closed item")
    )
    lists_present = fields.tick(
        label=_("The paper lists those present"),
        help_text=_("Those who were not there are named in any case."),
    )
    item_deadline_days = fields.number(
        least=0, most=DAYS_MAX, label=_("Items in, working days before")
    )
    agenda_deadline_days = fields.number(
        least=0, most=DAYS_MAX, label=_("Agenda out, working days before")
    )
    saturday_counts = fields.tick(label=_("Saturday counts as a working day"))
    also_closed = fields.text(
        rows=3,
        label=_("Closed days besides the holidays"),
        required=False,
        danish=False,
        help_text=_("One a line: 24.12. for every year, 7.5.2027 for one."),
    )

    @classmethod
    def of(cls, rules: Rules) -> RulesForm:
        """Filled from the rules."""
        names = [name for name in cls.base_fields if name != "also_closed"]
        initial = {name: getattr(rules, name) for name in names}
        initial["also_closed"] = "\n".join(_as_danish(day) for day in rules.also_closed)
        return cls(initial=initial)

    def clean_case_number_pattern(self) -> str:
        """A pattern that gives a number."""
        pattern: str = self.cleaned_data["case_number_pattern"].strip()
        try:
            return checked(pattern)
        except BadPattern as bad:
            raise forms.ValidationError(str(forum_labels.BAD_PATTERNS[bad.code])) from bad

    def clean_also_closed(self) -> tuple[str, ...]:
        """Days as they are stored."""
        lines = [line.strip() for line in self.cleaned_data["also_closed"].splitlines()]
        found = {line: _as_stored(line) for line in lines if line}
        bad = [line for line, day in found.items() if not is_closed_day(day)]
        if bad:
            raise forms.ValidationError(
                _("“%(line)s” is no day. Write 24.12. or 7.5.2027."), params={"line": bad[0]}
            )
        return tuple(dict.fromkeys(found.values()))

    def clean(self) -> dict[str, Any]:
        """Items are due before the agenda."""
        said = super().clean()
        items, agenda = said.get("item_deadline_days"), said.get("agenda_deadline_days")
        if items is not None and agenda is not None and items < agenda:
            text = _("Items are due before the agenda: write %(days)s or more.")
            self.add_error(
                "item_deadline_days", forms.ValidationError(text, params={"days": agenda})
            )
        return said


class AllRules:
    """The form and its rows as one."""

    def __init__(self, rules: Rules, data: QueryDict | None = None) -> None:
        self.form = RulesForm.of(rules) if data is None else RulesForm(data)
        self.sections = Rows(SectionRow, "section", initial=_sections(rules), data=data)
        self.standing = Rows(StandingRow, "standing", initial=_standing(rules), data=data)
        self.phrases = Rows(PhraseRow, "phrase", initial=_phrases(rules), data=data)
        self.section_error = ""

    def is_valid(self) -> bool:
        """Whether every field is; all are asked, so that each has its message."""
        parts = (self.form, self.sections, self.standing, self.phrases)
        valid = [part.is_valid() for part in parts]
        if not self.sections.forms:
            self.section_error = str(_("An item needs at least one section. Add one."))
        return all(valid) and not self.section_error and self._headings_differ()

    def said(self) -> Rules:
        """The rules of the valid form."""
        said = dict(self.form.cleaned_data)
        said["numbering"] = Numbering(said["numbering"])
        said["closed_titles"] = ClosedTitles(said["closed_titles"])
        return Rules(
            **said,
            sections=tuple(
                SectionRule(SectionKind(one["kind"]), one["heading"], one["required"], one["empty"])
                for one in self.sections.said
            ),
            standing_items=tuple(
                StandingItem(
                    one["title"],
                    Position(one["position"]),
                    one["minutes"] or 0,
                    one["text"],
                    one["timetable"],
                )
                for one in self.standing.said
            ),
            phrases=tuple(
                Phrase(one["text"], Outcome(one["outcome"]) if one["outcome"] else None)
                for one in self.phrases.said
            ),
        )

    def _headings_differ(self) -> bool:
        known: set[str] = set()
        for row in self.sections.forms:
            heading = row.cleaned_data["heading"].casefold()
            if heading in known:
                row.add_error("heading", str(_("Another section is called so. Call it otherwise.")))
            known.add(heading)
        return all(not row.errors for row in self.sections.forms)


def _sections(rules: Rules) -> Sequence[dict[str, Any]]:
    return [
        {
            "heading": one.heading,
            "kind": one.kind.value,
            "required": one.required,
            "empty": one.empty,
        }
        for one in rules.sections
    ]


def _standing(rules: Rules) -> Sequence[dict[str, Any]]:
    return [
        {
            "title": one.title,
            "position": one.position.value,
            "minutes": one.minutes,
            "timetable": one.timetable,
            "text": one.text,
        }
        for one in rules.standing_items
    ]


def _phrases(rules: Rules) -> Sequence[dict[str, Any]]:
    return [
        {"text": one.text, "outcome": one.outcome.value if one.outcome else ""}
        for one in rules.phrases
    ]


def _as_danish(day: str) -> str:
    """``"12-24"`` is ``24.12.``, ``"2027-05-07"`` is ``7.5.2027``."""
    *year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year[0] if year else ''}"


def _as_stored(text: str) -> str:
    found = _DANISH_DAY.fullmatch(text)
    if not found:
        return text
    day, month, year = found.groups()
    stored = f"{int(month):02d}-{int(day):02d}"
    return f"{year}-{stored}" if year else stored
