"""The field for who is to do it: persons, units and forums, each written or chosen from a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from raadslag.followup.said import Who
from raadslag.people.models import Body, Membership, Organization, Person
from raadslag.people.naming import Named, Names
from raadslag.people.rules import Classification
from raadslag.web import dates

WHO_MAX = 30
_LINES_MIN = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One who can be chosen: ``label`` names nobody else, ``note`` is the short name."""

    label: str
    note: str
    one: Named


class WhoWidget(forms.Widget):
    """A line a name, all sent under the field's own name, and always an empty one more."""

    template_name = "parts/who_lines.html"
    use_fieldset = True
    choices: Sequence[Choice] = ()
    gone: Sequence[Choice] = ()  # who is named now, and can stay but not come

    def __init__(self, attrs: dict[str, Any] | None = None, *, lines: int = _LINES_MIN) -> None:
        super().__init__(attrs)
        self.lines = lines

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """All lines, as they were sent."""
        del files
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [sent] if isinstance(sent, str) else [str(one) for one in sent][:WHO_MAX]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        del files
        return name not in data

    def use_required_attribute(self, initial: Any) -> bool:
        """One line is enough, whichever it is."""
        del initial
        return False

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The first line's."""
        del index
        return f"{id_}_1" if id_ else id_

    def format_value(self, value: Any) -> Any:
        """The lines to show."""
        filled = [line for one in value or [] if (line := self._line(one).strip())]
        return [*filled, *[""] * max(1, self.lines - len(filled))]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        return context | {
            "lines": context["widget"]["value"],
            "choices": self.choices,
            "wrong": own.get("aria-invalid") == "true",
            "id": own.get("id", f"id_{name}"),
            "is_single": self.lines == 1 and len(context["widget"]["value"]) == 1,
        }

    def _line(self, one: Any) -> str:
        if not isinstance(one, Who):
            return str(one)
        every = (*self.choices, *self.gone)
        return next((choice.label for choice in every if Who.of(choice.one) == one), "")


class WhoField(forms.Field):
    """Its value is a ``tuple[Who, ...]``. Call :meth:`offer` in the form's ``__init__``.

    ``lines`` is how many are shown at first; 1 where one name is all that is wanted.
    """

    widget = WhoWidget

    def __init__(self, *, lines: int = _LINES_MIN, label: Any = None, **arguments: Any) -> None:
        arguments.setdefault("error_messages", {"required": gettext_lazy("Write who is to do it.")})
        super().__init__(
            label=label if label is not None else gettext_lazy("Who"),
            widget=WhoWidget(lines=lines),
            **arguments,
        )
        self.names: Names | None = None
        self.chosen: tuple[Choice, ...] = ()

    def offer(self, body: Body, *, on: date, now_named: Iterable[Who] = ()) -> None:
        """Those of the municipality who are there that day; ``now_named`` may stay in any case."""
        self.names = Names.of(body, on=on)
        self.chosen = choices_of(self.names)
        known = {Who.of(choice.one) for choice in self.chosen}
        gone = [one for one in now_named if one not in known]
        rest: list[Named] = [*self.names.dissolved, *self.names.persons] if gone else []
        self.widget.choices = self.chosen
        self.widget.gone = tuple(Choice(one.name, "", one) for one in rest if Who.of(one) in gone)

    def to_python(self, value: Any) -> tuple[Who, ...]:
        """Whom the lines name; raises ``ValidationError`` naming what is to be written instead."""
        found: list[Who] = []
        for line in value or []:
            text = line.strip()
            if text:
                found += self._read(text)
        return tuple(dict.fromkeys(found))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return tuple(initial or ()) != self.to_python(data)
        except ValidationError:
            return True

    def _read(self, line: str) -> list[Who]:
        assert self.names is not None, "offer() says who can be chosen"
        label = " ".join(line.split()).casefold()
        for choice in (*self.chosen, *self.widget.gone):
            if choice.label.casefold() == label:
                return [Who.of(choice.one)]
        pieces = [piece for part in self.names.taken_apart(line) for piece in part]
        if len(pieces) == 1 or not any(piece.who for piece in pieces):
            return [Who.of(self._named(line))]
        return [Who.of(piece.who or self._named(piece.words)) for piece in pieces]

    def _named(self, words: str) -> Named:
        assert self.names is not None, "offer() says who can be chosen"
        one = self.names.who_is(words)
        if one is not None:
            return one
        meant = {Who.of(one) for one in self.names.meant(words)}
        closed = self.names.dissolved_one(words)
        if meant:
            labels = [choice.label for choice in self.chosen if Who.of(choice.one) in meant]
            raise ValidationError(
                _("“%(words)s” can be %(labels)s. Choose one of them from the list."),
                params={"words": words.strip(), "labels": _(" or ").join(labels)},
            )
        if closed is not None:
            raise ValidationError(closed_text(closed))
        raise ValidationError(
            _(
                "Nobody here is called “%(words)s”. Choose a person, unit or forum from the list,"
                " or set the unit up first."
            ),
            params={"words": words.strip()},
        )


def offer(
    form: forms.Form, name: str, *, body: Body, on: date, now_named: Iterable[Who] = ()
) -> None:
    """Say who can be chosen in the form's field of that name."""
    field = form.fields[name]
    assert isinstance(field, WhoField), "the form declares it so"
    field.offer(body, on=on, now_named=now_named)


def closed_text(unit: Organization) -> str:
    """That it is no more, since when, and whom to choose instead."""
    assert unit.dissolution_date is not None, "it is closed"
    said = {"name": unit.name, "day": dates.day(unit.dissolution_date)}
    heir = _heir(unit)
    if heir is None:
        return _("%(name)s was closed on %(day)s. Choose another unit or a person.") % said
    said["other"] = heir.name
    return _("%(name)s was closed on %(day)s. Choose %(other)s instead.") % said


def _heir(unit: Organization) -> Organization | None:
    """Who has its tasks now, where those who took them over are closed too."""
    passed = {unit.pk}
    heir = unit.successor
    while heir is not None and heir.dissolution_date is not None and heir.pk not in passed:
        passed.add(heir.pk)
        heir = heir.successor
    return heir if heir is not None and heir.pk not in passed else None


def choices_of(names: Names) -> tuple[Choice, ...]:
    """Units, forums and the persons who are there, each under a label that is nobody else's."""
    present = [one for one in names.persons if one.pk in names.present]
    every: list[Named] = [
        *sorted(names.existing, key=lambda one: one.classification == Classification.FORUM),
        *present,
    ]
    counted = Counter(one.name.casefold() for one in every)
    twice = {name for name, count in counted.items() if count > 1}
    seats = _seats([one for one in present if one.name.casefold() in twice])
    labels = [
        f"{one.name} ({_told_apart(one, seats)})" if one.name.casefold() in twice else one.name
        for one in every
    ]
    doubled = {label for label, count in Counter(labels).items() if count > 1}
    return tuple(
        Choice(
            f"{label} {one.pk}" if label in doubled else label,
            one.short_name if isinstance(one, Organization) else "",
            one,
        )
        for label, one in zip(labels, every, strict=True)
    )


def _told_apart(one: Named, seats: dict[int, str]) -> str:
    if isinstance(one, Person):
        return seats.get(one.pk, "") or one.email or _("person")
    return _("forum") if one.classification == Classification.FORUM else _("unit")


def _seats(persons: Sequence[Person]) -> dict[int, str]:
    if not persons:
        return {}
    rows = Membership.objects.filter(person__in=persons).order_by("-pk")
    return dict(rows.values_list("person", "organization__name"))
