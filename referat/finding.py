"""What a check finds, how a check is declared, and the run of all of them over one document."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from referat.document import Minutes, Place
from referat.examined import DEFAULT_RULES, Examined, Rules, Spot

_ROOM = "referat.checks"
_FORM = re.compile(
    r"(?P<summary>.+?)\n\nProblem: (?P<problem>.+?)\n\nRemedy: (?P<remedy>.+)", re.DOTALL
)
_NOWHERE = Place()
_CODE = re.compile(r"R\d{3}")


class Severity(StrEnum):
    """What a finding asks for, the gravest first: not to publish, to look, or nothing."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check says of one spot. ``message`` is a template that ``values`` fill, so that it can be translated."""

    spot: Spot | None
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    evidence: str = ""
    severity: Severity | None = None  # where it is not the check's own


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``code`` never changes its meaning; ``index`` counts the items from 1, 0 is the meeting."""

    code: str
    check: str
    severity: Severity
    message: str
    values: tuple[tuple[str, str], ...]
    remedy: str
    item: str = ""
    index: int = 0
    where: str = ""
    place: Place = _NOWHERE
    evidence: str = ""
    stands_in: str = field(default="", repr=False)  # the whole text of the spot

    @property
    def wrong(self) -> str:
        """What is wrong, in words."""
        return self.message.format_map(dict(self.values))

    @property
    def key(self) -> str:
        """Stays the same in the next version as long as the same thing is wrong: what a waiver is kept under."""
        said = f"{self.code}\n{self.item}\n{self.where}\n{self.wrong}\n{self.evidence}"
        return f"{self.code}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Check:
    """A declared check and what its docstring says of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    problem: str
    remedy: str
    examine: Callable[[Examined], Iterator[Remark]]

    def findings(self, examined: Examined) -> Iterator[Finding]:
        """All that this check finds, each thing once."""
        remarks = list(self.examine(examined))
        for number, remark in enumerate(remarks):
            if remark not in remarks[:number]:
                yield self._finding(remark)

    def _finding(self, remark: Remark) -> Finding:
        spot = remark.spot
        item = spot.item if spot else None
        return Finding(
            code=self.code,
            check=self.name,
            severity=remark.severity or self.severity,
            message=remark.message,
            values=tuple((name, str(value)) for name, value in remark.values.items()),
            remedy=self.remedy,
            item=item.number if item else "",
            index=spot.index if spot else 0,
            where=spot.where if spot else "",
            place=spot.place if spot else _NOWHERE,
            evidence=remark.evidence,
            stands_in=spot.text if spot else "",
        )


def check(
    *, code: str, severity: Severity
) -> Callable[[Callable[[Examined], Iterator[Remark]]], Check]:
    """Declare a check. Its docstring is its public page: a sentence, then ``Problem:`` and ``Remedy:``."""
    assert _CODE.fullmatch(code), f"{code} is no code of a check: give R and three digits."

    def declare(examine: Callable[[Examined], Iterator[Remark]]) -> Check:
        name = examine.__name__
        said = _FORM.fullmatch(inspect.getdoc(examine) or "")
        assert said, f"The docstring of {name} needs a sentence, 'Problem: …' and 'Remedy: …'."
        parts = {part: " ".join(text.split()) for part, text in said.groupdict().items()}
        return Check(code=code, name=name, severity=severity, examine=examine, **parts)

    return declare


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of the room, in the order of the codes."""
    room = importlib.import_module(_ROOM)
    names = [module.name for module in pkgutil.iter_modules(room.__path__)]
    found = [getattr(importlib.import_module(f"{_ROOM}.{name}"), name) for name in names]
    return tuple(sorted(found, key=lambda one: one.code))


def run(minutes: Minutes, *, rules: Rules = DEFAULT_RULES) -> list[Finding]:
    """All findings about ``minutes``, the gravest first, then in the order of the document."""
    examined = Examined(minutes, rules)
    found = [finding for one in all_checks() for finding in one.findings(examined)]
    return sorted(found, key=lambda one: (one.severity.rank, one.index, one.code))
