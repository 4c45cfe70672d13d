"""Prints persons so that a list of them says who is who: name, party, role and note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from referat.danish import names
from referat.document import Attendance


def listed(people: Iterable[Attendance]) -> str:
    """The persons on one line, separated by commas."""
    return ", ".join(map(printed, people))


def printed(person: Attendance) -> str:
    """The first form that can be taken apart again; the last where none can."""
    meant = (person.name, person.party, person.role, person.note)
    form = ""
    for form in _forms(person):
        read = names.split_persons(form)
        if [(one.name, one.party, one.role, one.note) for one in read] == [meant]:
            return form
    return form


def _forms(person: Attendance) -> Iterator[str]:
    """*Bo Dam (A), formand, fra kl. 10*, or with the role in front, or with all in brackets."""
    name = f"{person.name} ({person.party})" if person.party else person.name
    yield ", ".join(filter(None, (name, person.role, person.note)))
    yield ", ".join(filter(None, (f"{person.role} {name}".strip(), person.note)))
    yield ", ".join(filter(None, (f"{person.role} {name}".strip(), f"({person.note})")))
    said = ", ".join(filter(None, (person.party, person.role, person.note)))
    yield f"{person.name} ({said})" if said else person.name
