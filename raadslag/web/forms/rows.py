"""Lists of like rows in one form that grow, shrink and change order without a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django import forms
from django.http import QueryDict

from raadslag.web.numbers import number_in

ROWS_MAX = 60
F = TypeVar("F", bound=forms.Form)


class Rows(Generic[F]):
    """The rows called ``prefix``; how many there are stands in the field ``<prefix>-count``.

    A button named ``do`` with ``<prefix>:add``, ``<prefix>:up:2``, ``…:down:2`` or ``…:remove:2``
    gives the same rows back, changed and unsaved.
    """

    def __init__(
        self,
        form: type[F],
        prefix: str,
        *,
        initial: Sequence[dict[str, Any]] = (),
        data: QueryDict | None = None,
    ) -> None:
        self.prefix = prefix
        self.is_bound = data is not None
        if data is None:
            self.forms = [
                form(prefix=f"{prefix}-{index}", initial=one) for index, one in enumerate(initial)
            ]
            return
        self.forms = [
            form(data, prefix=f"{prefix}-{index}") for index in range(_count(data, prefix))
        ]

    def is_valid(self) -> bool:
        """Whether all of them are; all are asked, so that each has its message."""
        return all([form.is_valid() for form in self.forms])  # noqa: C419 -- see above

    @property
    def said(self) -> list[dict[str, Any]]:
        """What the valid rows say."""
        return [form.cleaned_data for form in self.forms]


def reshaped(data: QueryDict, command: str) -> QueryDict:
    """What was sent, with the command carried out; unchanged where it means nothing."""
    prefix, _, rest = command.partition(":")
    word, _, place = rest.partition(":")
    order: list[int | None] = list(range(_count(data, prefix)))
    at = number_in(place, otherwise=-1)
    if word == "add" and len(order) < ROWS_MAX:
        order.append(None)
    elif word == "remove" and 0 <= at < len(order):
        del order[at]
    elif word == "up" and 0 < at < len(order):
        order[at - 1], order[at] = order[at], order[at - 1]
    elif word == "down" and 0 <= at < len(order) - 1:
        order[at + 1], order[at] = order[at], order[at + 1]
    return _reordered(data, prefix, order)


def _reordered(data: QueryDict, prefix: str, order: Sequence[int | None]) -> QueryDict:
    """The rows by their old numbers; None is a new one, of which nothing is said."""
    changed = data.copy()
    for name in data:
        if name.startswith(f"{prefix}-"):
            del changed[name]
    changed[f"{prefix}-count"] = str(len(order))
    for new, old in enumerate(order):
        was = f"{prefix}-{old}-"
        for name in data:
            if name.startswith(was):
                changed.setlist(f"{prefix}-{new}-{name.removeprefix(was)}", data.getlist(name))
    return changed


def _count(data: QueryDict, prefix: str) -> int:
    return min(number_in(data.get(f"{prefix}-count", "")), ROWS_MAX)
