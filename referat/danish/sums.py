"""Adds up the columns of printed tables and tells where a sum is not what its lines make."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, product

from referat.danish.amounts import Number

_TOTAL = re.compile(
    r"^\W*(?:i\s?alt\b|total(?:t|en)?\b|sum\b|samlet\b|sammenlagt\b|hovedtotal\b|subtotal\b|resultat\W*$|netto\W*$|nettoresultat\b)|\b(?:i\s?alt|total)\W*$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"^\W*(?:heraf|hvoraf|deraf|inkl)", re.IGNORECASE)
_LARGE = 10_000  # below it, lines that happen to make a sum are too common
_LINES_MAX = 300  # a longer column is a list, and would take too long
_FREE_MAX = 10  # lines of unknown standing: 1,024 ways to choose among them
_SIGNED_MAX = 5
_TWINS_MAX = 6
_NEAR = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column: what it is called and its number."""

    label: str
    number: Number

    @property
    def value(self) -> Decimal:
        return self.number.value


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A line that should be the sum of others and is not."""

    label: str
    stated: Decimal
    made: Decimal


def find_mismatches(lines: Sequence[Line], *, rounded: bool) -> list[Mismatch]:
    """The sums of one column that are wrong on every reading of the column.

    ``rounded`` tells that the numbers are, so that half of a last digit may be missing on every line.
    """
    lines = [line for line in lines if not _PART_OF.search(line.label)]
    if len(lines) > _LINES_MAX:
        return []
    if any(_TOTAL.search(line.label) for line in lines):
        return list(_wrong_totals(lines, rounded=rounded))
    if rounded or len(lines) < 4 or any(line.number.step < 1 for line in lines):
        return []
    return _wrong_branches(lines) or _nearly_the_sum(lines)


def _wrong_totals(lines: Sequence[Line], *, rounded: bool) -> Iterator[Mismatch]:
    for index, line in enumerate(lines):
        if not _TOTAL.search(line.label):
            continue
        near = _since_total(lines[:index]) or _until_total(lines[index + 1 :])
        slack = _slack([line, *lines], rounded=rounded)
        if len(near) < 2 or any(
            abs(line.value - made) <= slack for made in _readings(lines, index)
        ):
            continue
        made = _sum(near)
        if _is_meant_as_sum(line.value, made, near):
            yield Mismatch(line.label, line.value, made)


def _is_meant_as_sum(stated: Decimal, made: Decimal, lines: Sequence[Line]) -> bool:
    """Whether a total can be meant as a sum: one far below it, and no larger than a line, is an average or the like."""
    signed = any(line.value < 0 for line in lines)
    return signed or stated > made / 2 or stated > max(line.value for line in lines)


def _readings(lines: Sequence[Line], index: int) -> Iterator[Decimal]:
    """All that a total may be the sum of: the lines above or below it, whole or by their subtotals."""
    above, below = lines[:index], lines[index + 1 :]
    totals = [line for line in above if _TOTAL.search(line.label)]
    plain = [line for line in above if not _TOTAL.search(line.label)]
    near = _since_total(above)
    for some in (near, plain, [*totals, *near], totals, below, _until_total(below)):
        yield _sum(some)
        yield _sum(_collapsed(some))
    parents = [line for line, children in _branches(plain) if children]
    yield _sum(parents)
    for some in (totals, [*totals, *near], plain[:_SIGNED_MAX]):
        if 2 <= len(some) <= _SIGNED_MAX:
            for signs in product((1, -1), repeat=len(some)):
                yield sum(
                    (sign * line.value for sign, line in zip(signs, some, strict=True)), Decimal()
                )


def _since_total(above: Sequence[Line]) -> list[Line]:
    starts = [n + 1 for n, line in enumerate(above) if _TOTAL.search(line.label)]
    return list(above[starts[-1] if starts else 0 :])


def _until_total(below: Sequence[Line]) -> list[Line]:
    ends = [n for n, line in enumerate(below) if _TOTAL.search(line.label)]
    return list(below[: ends[0] if ends else len(below)])


def _branches(lines: Sequence[Line], apart: Collection[int] = ()) -> list[tuple[Line, int]]:
    """The lines that no line before them is the sum of, each with how many such lines it sums up itself.

    A line ``apart`` from the next is not its sum, though both are the same amount.
    """
    roots: list[tuple[Line, int]] = []
    for line in reversed(lines):
        made, children = Decimal(), 0
        for count, (root, _) in enumerate(roots, start=1):
            made += root.value
            if made == line.value and made and not (count == 1 and id(line) in apart):
                children = count
                break
        roots = [(line, children), *roots[children:]]
    return roots


def _collapsed(lines: Sequence[Line]) -> list[Line]:
    return [line for line, _ in _branches(lines)]


def _wrong_branches(lines: Sequence[Line]) -> list[Mismatch]:
    """In a budget whose first line is its total and whose main lines precede their own: main lines that are off.

    The main lines are known where exactly one choice of lines makes the total to the krone, and at least two of them
    are the sums of what follows. Two equal amounts in a row may be a main line with its only line, or beside each other:
    every reading is tried, and the one with the fewest errors counts if it is the only one of its kind.
    """
    twins = [id(one) for one, after in pairwise(lines) if one.value == after.value][:_TWINS_MAX]
    readings = [
        _wrong_in(_branches(lines, apart))
        for size in range(len(twins) + 1)
        for apart in combinations(twins, size)
    ]
    if any(not total for total, _ in readings):
        return []
    found = sorted({tuple(wrong) for _, wrong in readings if wrong}, key=len)
    if not found or (len(found) > 1 and len(found[0]) == len(found[1])):
        return []
    return list(found[0])


def _wrong_in(branches: list[tuple[Line, int]]) -> tuple[bool, list[Mismatch]]:
    """Whether the total is not the sum of all, and which main lines are off as far as that can be told."""
    total, *rest = branches
    parents = [line for line, children in rest if children]
    free = [line for line, children in rest if not children]
    if total[1] and not rest:
        return False, []
    if total[1] or total[0].value < _LARGE or len(parents) < 2 or not 2 <= len(free) <= _FREE_MAX:
        return True, []
    missing = total[0].value - _sum(parents)
    choices = [
        chosen
        for size in range(1, len(free))
        for chosen in combinations(range(len(free)), size)
        if sum((free[n].value for n in chosen), Decimal()) == missing
    ]
    if len(choices) != 1:
        return True, []
    below = {id(line) for n, line in enumerate(free) if n not in choices[0]}
    return True, list(_off([line for line, _ in rest], below))


def _off(lines: Sequence[Line], below: set[int]) -> Iterator[Mismatch]:
    for index, line in enumerate(lines):
        own: list[Line] = []
        for one in lines[index + 1 :]:
            if id(one) not in below:
                break
            own.append(one)
        if id(line) not in below and len(own) >= 2:
            yield Mismatch(line.label, line.value, _sum(own))


def _nearly_the_sum(lines: Sequence[Line]) -> list[Mismatch]:
    """A first or last line that misses the sum of all others by next to nothing."""
    for line, others in ((lines[0], lines[1:]), (lines[-1], lines[:-1])):
        made = _sum(others)
        if line.value >= _LARGE and 0 < abs(made - line.value) <= line.value * _NEAR:
            return [Mismatch(line.label, line.value, made)]
    return []


def _slack(lines: Sequence[Line], *, rounded: bool) -> Decimal:
    step = max(line.number.step for line in lines)
    return step * len(lines) / 2 if rounded or Decimal("0.01") < step < 1 else Decimal()


def _sum(lines: Sequence[Line]) -> Decimal:
    return sum((line.value for line in lines), Decimal())
