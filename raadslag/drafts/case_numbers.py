"""How a forum numbers its cases: a pattern such as ``S{year}-{n}``, checked, shown and counted on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

ALLOWED = ("year", "yy", "n")
LENGTH_MAX = 60
_WIDTH = re.compile(r"0?[1-9]?")  # {n:06} is padded with noughts to six digits


class BadPattern(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """A pattern that gives no case number: ``code`` is one of the keys of the page's messages."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def checked(pattern: str) -> str:
    """The pattern itself; raises :class:`BadPattern`. An empty one is right: no numbers are given."""
    if not pattern:
        return pattern
    named = []
    for name, form, conversion in _fields(pattern):
        if name not in ALLOWED:
            raise BadPattern("unknown", name)
        if conversion or not _WIDTH.fullmatch(form) or (form and name != "n"):
            raise BadPattern("form", name)
        named.append(name)
    if named.count("n") != 1:
        raise BadPattern("count")
    if "year" not in named and "yy" not in named:
        raise BadPattern("year")
    return pattern


def case_number(pattern: str, *, year: int, n: int) -> str:
    """``S{year}-{n}`` becomes ``S2027-123``; raises :class:`BadPattern`."""
    return checked(pattern).format(year=year, yy=f"{year % 100:02d}", n=n)


def next_case_number(pattern: str, taken: Iterable[str], *, year: int) -> str:
    """The number after the highest of that year in ``taken``; empty where there is no pattern."""
    if not pattern:
        return ""
    before, after = _around(checked(pattern), year)
    known = re.compile(re.escape(before) + r"(\d{1,9})" + re.escape(after))
    found = (known.fullmatch(number) for number in taken)
    highest = max((int(hit[1]) for hit in found if hit), default=0)
    return case_number(pattern, year=year, n=highest + 1)


def fits(pattern: str, number: str) -> bool:
    """Whether the number, of whatever year, is written so; all are where there is no pattern."""
    if not pattern:
        return True
    shapes = {"year": r"\d{4}", "yy": r"\d{2}", "n": r"\d{1,9}"}
    parts = Formatter().parse(checked(pattern))
    wanted = (re.escape(text) + shapes.get(name or "", "") for text, name, _, _ in parts)
    return re.fullmatch("".join(wanted), number, re.ASCII) is not None


def _around(pattern: str, year: int) -> tuple[str, str]:
    """What stands before and after the running number in that year."""
    before, after = re.split(r"\{n(?::[^}]*)?\}", pattern)
    words = {"year": year, "yy": f"{year % 100:02d}"}
    return before.format(**words), after.format(**words)


def _fields(pattern: str) -> list[tuple[str, str, str]]:
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as error:
        raise BadPattern("brace") from error
    return [(name, form or "", how or "") for _, name, form, how in parts if name is not None]
