"""A JSON object that is read member for member, so that an error can say where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Code = TypeVar("Code", bound=StrEnum)


class NotInterchange(ValueError):  # noqa: N818 -- reads as CannotRead does
    """JSON that is not a meeting's minutes: where it departs from the schema, and what should stand there."""


class Node:
    """A JSON object that knows where it stands, so that an error can say it."""

    def __init__(self, value: object, path: str) -> None:
        self.path = f"{path}." if path else ""
        if not isinstance(value, Mapping):
            raise NotInterchange(f"{path or 'The document'} should be a JSON object.")
        self.values: Mapping[str, object] = value

    def wrong(self, key: str, expected: str) -> NotInterchange:
        return NotInterchange(f"{self.path}{key} should be {expected}.")

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "text")
        return value

    def required(self, key: str) -> str:
        if key not in self.values:
            raise self.wrong(key, "text")
        return self.text(key)

    def number(self, key: str) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "a whole number")
        return value

    def truth(self, key: str) -> bool | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def choice(self, key: str, choices: type[Code]) -> Code:
        try:
            return choices(self.required(key))
        except ValueError as error:
            if isinstance(error, NotInterchange):
                raise
            raise self.wrong(key, "one of " + ", ".join(choices)) from error

    def moment(self, key: str) -> date | datetime:
        return self.day(key) if len(self.required(key)) == len("2026-01-31") else self.time(key)

    def day(self, key: str) -> date:
        try:
            return date.fromisoformat(self.required(key))
        except ValueError as error:
            raise self.wrong(key, "a date such as 2026-01-31") from error

    def time(self, key: str) -> datetime:
        try:
            moment = datetime.fromisoformat(self.required(key))
        except ValueError as error:
            raise self.wrong(key, "a time such as 2026-01-31T17:00:00+01:00") from error
        if moment.tzinfo is None:
            raise self.wrong(key, "a time with its offset, such as 2026-01-31T17:00:00+01:00")
        return moment.astimezone(COPENHAGEN)

    def node(self, key: str) -> Node:
        return Node(self.values.get(key), f"{self.path}{key}")

    def nodes(self, key: str) -> Iterator[Node]:
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise self.wrong(key, "a list")
        for index, value in enumerate(values):
            yield Node(value, f"{self.path}{key}[{index}]")
