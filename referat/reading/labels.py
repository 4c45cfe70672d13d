"""Takes the front page apart: labels with their values, and the lines that carry none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from referat.danish import dates, names
from referat.reading import forums, vocabulary
from referat.reading.blocks import Line, Shape
from referat.reading.paragraphs import join

PEOPLE = frozenset({"present", "guests", "chair", "secretary", "absent", "excused"})
SINGLE = frozenset({"date", "start", "end", "place", "forum"})
_INNER_LABEL = re.compile(
    r"(?:^|(?<=\s)|(?<=\t))(?P<label>[A-ZÆØÅa-zæøå][\w.æøåÆØÅ/-]*(?: [\wæøåÆØÅ./-]+){0,3})\s?:(?=\s|$|\S)"
)
_COLUMNS = re.compile(r"\t|\s{2,}")
_OPEN_END = re.compile(r"\b(?:til|i|af|fra|den|d\.|møde|mødet|på|for|kl\.?)$", re.IGNORECASE)
_OPEN_START = re.compile(r"^(?:til|den|d\.|i|på|kl\.?|mødet|møde|af|fra)(?:\s|$)")
_CLOCK_WORDS = re.compile(r"\b(?:kl|klokken|den|dags dato)\b|[\d\W]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_FEW = 3  # labels in a row that all lack their value
_WRAPPED = 60  # characters; an unlabelled line this long goes on in the next
_YES_NO = re.compile(
    r"^(?:(?:ja|nej)\b(?:,?\s*(?:afbud|fraværende))?|til ?stede|mødt|afbud|fraværende)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """A label and all that follows it."""

    name: str
    label: str
    parts: list[str]
    lines: list[Line]

    @property
    def value(self) -> str:
        return "\n".join(self.parts)


def read_entries(lines: list[Line]) -> list[Entry]:
    """The front page's labels with all that follows each; a line without label is an entry of its own."""
    lines = _with_columns_paired(_with_columns_joined(_with_title_joined(lines)))
    entries: list[Entry] = []
    current: Entry | None = None
    for index, line in enumerate(lines):
        found = _labels_of(line)
        if found and current is not None and _awaits(current, found):
            found = []
        if found:
            for name, label, value in found:
                current = Entry(name, label, [value] if value else [], [line])
                entries.append(current)
            continue
        if current is not None and _belongs(current, line, lines[index - 1]):
            _append(current, line, lines[index - 1])
            continue
        current = None
        entries.append(Entry("", "", [line.text], [line]))
    return entries


def end_of_meeting(line: Line) -> time | None:
    """The time in a line that says only when the meeting ended."""
    found = _labels_of(line) if len(line.text) < 60 else []
    if len(found) != 1 or found[0][0] != "end":
        return None
    value = found[0][2]
    times = dates.find_times_in_value(value)
    return times[0] if times and not _LETTERS.search(_CLOCK_WORDS.sub("", value)) else None


def is_labelled(line: Line) -> bool:
    """Whether a line is a label of the front page, with or without its value."""
    return bool(_labels_of(line))


def _with_title_joined(lines: list[Line]) -> list[Line]:
    """A title set over several lines as one: *Referat / til mødet i … / den 2. marts / i WebEx*."""
    joined: list[Line] = []
    for line in lines:
        if (joined and not line.gap and _is_wrapped_prose(joined[-1], line)) or (
            joined
            and len(joined) <= 3
            and len(line.text) < 90
            and (_OPEN_END.search(joined[-1].text) or _OPEN_START.match(line.text))
            and not _labels_of(joined[-1])
        ):
            joined[-1] = replace(joined[-1], text=join(joined[-1].text, line.text))
        else:
            joined.append(line)
    return joined


def _is_wrapped_prose(before: Line, line: Line) -> bool:
    return (
        len(before.text) >= _WRAPPED
        and before.shape is line.shape is Shape.TEXT
        and "," in before.text + line.text
        and not (_labels_of(before) or _labels_of(line))
        and not before.text.endswith(".")
    )


def _with_columns_joined(lines: list[Line]) -> list[Line]:
    """Labels that column extraction printed one under another before all their values, each with its value again."""
    start = next((i for i in range(len(lines)) if _run_of_labels(lines, i) >= _FEW), None)
    if start is None:
        return lines
    count = _run_of_labels(lines, start)
    values = lines[start + count : start + 2 * count]
    if len(values) < count or any(
        _labels_of(value) and not _is_clock(value.text) for value in values
    ):
        return lines
    joined = [
        replace(label, text=f"{label.text.rstrip(':')}:\t{value.text}", shape=Shape.ROW)
        for label, value in zip(lines[start : start + count], values, strict=True)
    ]
    return [*lines[:start], *joined, *lines[start + 2 * count :]]


def _run_of_labels(lines: list[Line], start: int) -> int:
    count = 0
    for line in lines[start:]:
        found = _labels_of(line)
        if len(found) != 1 or found[0][2]:
            break
        count += 1
    return count


def _is_clock(text: str) -> bool:
    return bool(dates.find_times(text))


def _with_columns_paired(lines: list[Line]) -> list[Line]:
    """A row of labels over a row of values as one line each; a column *Til stede: Ja/Nej* as words behind the name."""
    paired: list[Line] = []
    labels: list[str] = []
    done = 0  # lines up to here stood in two lists side by side
    for index, line in enumerate(lines):
        cells = [cell.strip() for cell in _COLUMNS.split(line.text)]
        following = _COLUMNS.split(lines[index + 1].text) if index + 1 < len(lines) else []
        if index < done:
            continue
        if labels:
            paired += [
                replace(line, text=f"{label.rstrip(':')}:\t{value}", shape=Shape.ROW)
                for label, value in zip(labels, cells, strict=False)
                if value
            ]
            labels = []
        elif _are_two_lists(cells):
            done = next((i for i in range(index + 1, len(lines)) if lines[i].gap), len(lines))
            paired += _two_lists(lines[index:done])
        elif len(cells) >= 2 and _are_people_columns(cells):
            paired.append(replace(line, text=cells[0], shape=Shape.TEXT))
        elif len(cells) >= 2 and _head_columns(cells, following):
            labels = cells
        elif len(cells) == 2 and _YES_NO.match(cells[1]):
            name = f"{cells[0]}{_presence_in_words(cells[1])}"
            paired.append(replace(line, text=name, shape=Shape.TEXT))
        else:
            paired.append(line)
    return paired


def _are_people_columns(cells: list[str]) -> bool:
    return {vocabulary.LABELS.get(vocabulary.key(cell)) for cell in cells} == {"present"}


def _are_two_lists(cells: list[str]) -> bool:
    """*Mødedeltagere* beside *Afbud*, each over a list of its own."""
    named = {vocabulary.LABELS.get(vocabulary.key(cell)) for cell in cells}
    return len(cells) == len(named) == 2 and named <= PEOPLE


def _two_lists(lines: list[Line]) -> list[Line]:
    """The left list and then the right one; a line with one cell belongs to the left."""
    rows = [(line, [cell.strip() for cell in _COLUMNS.split(line.text)]) for line in lines]
    left = [replace(line, text=cells[0], shape=Shape.TEXT) for line, cells in rows]
    right = [
        replace(line, text=cells[1], shape=Shape.TEXT) for line, cells in rows if len(cells) > 1
    ]
    return left + right


def _head_columns(cells: list[str], following: list[str]) -> bool:
    """Whether cells are all labels and the next line has a value under each."""
    if len(following) != len(cells) or vocabulary.LABELS.get(vocabulary.key(following[0])):
        return False
    return all(vocabulary.LABELS.get(vocabulary.key(cell)) for cell in cells)


def _presence_in_words(answer: str) -> str:
    if answer.casefold().startswith(("ja", "til", "mødt")):
        return ""
    return ", afbud" if "afbud" in answer.casefold() else ", fraværende"


def _awaits(entry: Entry, found: list[tuple[str, str, str]]) -> bool:
    """Whether the line is the value of a label that stands alone above it: ``Sluttidspunkt:`` over ``Kl. 9:45``."""
    if entry.name not in SINGLE or entry.parts:
        return False
    _, label, value = found[0]
    return bool(value) and label.casefold() in (
        "kl",
        "kl.",
        "den",
        "d",
        "d.",
        "mødelokale",
        "lokale",
        "tid",
        "møde",
    )


def _append(entry: Entry, line: Line, before: Line) -> None:
    text = _COLUMNS.sub("\n", line.text) if entry.name in PEOPLE else line.text
    if before.wraps and entry.parts:
        entry.parts[-1] = join(entry.parts[-1], text)
    else:
        entry.parts.append(text)
    entry.lines.append(line)


def _belongs(entry: Entry, line: Line, before: Line) -> bool:
    """Whether an unlabelled line is more of the entry's value."""
    text = line.text
    if vocabulary.key(text) in vocabulary.CLOSED_GROUPS | vocabulary.OPEN_GROUPS:
        return False
    if entry.name in PEOPLE:
        if before.wraps or not entry.parts:
            return len(text) < 400 and not _is_titleish(text)
        if not line.gap and "," in entry.parts[-1] and not _is_titleish(text):
            return True
        return names.looks_like_names(text) or (
            not line.gap
            and bool(names.split_persons(text))
            and not _is_titleish(text)
            and len(text) < 80
        )
    if entry.name == "remarks":
        return not line.gap or not entry.parts or before.wraps
    if before.wraps:
        return True
    return entry.name in SINGLE and not entry.parts and len(text) < 120


def _is_titleish(text: str) -> bool:
    return len(text) < 90 and (
        forums.names_kind(text) or dates.find_date(text) is not None or forums.is_forum(text)
    )


def _labels_of(line: Line) -> list[tuple[str, str, str]]:
    """The labels of a line with their values: (field, label as printed, value)."""
    text = line.text
    if "\t" in text or "  " in text:
        cells = [cell.strip() for cell in _COLUMNS.split(text)]
        name = vocabulary.LABELS.get(vocabulary.key(cells[0]))
        if name and vocabulary.key(text) in vocabulary.LABELS:
            return [(name, " ".join(cells), "")]  # "Udvalg / møde" drawn apart
        if name:
            return _split_inner(name, cells[0], "\n".join(filter(None, cells[1:])))
        text = " ".join(cells)
    if ":" in text:
        found = _colon_labels(text)
        if found:
            return found
    if len(text) <= vocabulary.LONGEST_LABEL + 2:
        name = vocabulary.LABELS.get(vocabulary.key(text))
        if name:
            return [(name, text, "")]
    return _bare_label(text)


def _split_inner(name: str, label: str, value: str) -> list[tuple[str, str, str]]:
    if ":" in value:
        inner = _colon_labels(f"{label}: {value}")
        if inner:
            return inner
    return [(name, label, value)]


def _colon_labels(text: str) -> list[tuple[str, str, str]]:
    """Every ``Label: value`` of a line, where the first label opens the line."""
    marks: list[tuple[int, int, str, str]] = []
    for match in _INNER_LABEL.finditer(text):
        words = match["label"].split(" ")
        for first in range(len(words)):
            label = " ".join(words[first:])
            name = vocabulary.LABELS.get(vocabulary.key(label))
            if name and (
                label[0].isupper() or match.start() == 0 or label.startswith(("kl", "d."))
            ):
                start = match.start("label") + len(" ".join(words[:first])) + (1 if first else 0)
                marks.append((start, match.end(), name, label))
                break
    if not marks or marks[0][0] != 0:
        return []
    ends = [start for start, *_ in marks[1:]] + [len(text)]
    return [
        (name, label, text[end:stop].strip())
        for (_, end, name, label), stop in zip(marks, ends, strict=True)
    ]


def _bare_label(text: str) -> list[tuple[str, str, str]]:
    """``Mødedato Onsdag d. 21. april``: a label without colon, believed when its value fits."""
    words = text.split(" ", 4)
    for count in (4, 3, 2, 1):
        label = " ".join(words[:count])
        if len(words) <= count or len(label) > vocabulary.LONGEST_LABEL:
            continue
        name = vocabulary.LABELS.get(vocabulary.key(label))
        value = text[len(label) :].strip(" -–")
        if name and label[0].isupper() and _fits(name, label, value):
            return [(name, label, value)]
    return []


def _fits(name: str, label: str, value: str) -> bool:
    if name == "date":
        return dates.find_date(value) is not None and label.casefold() not in ("møde", "d")
    if name in ("start", "end"):
        return bool(dates.find_times_in_value(value))
    if name in PEOPLE:
        return (
            names.looks_like_names(value)
            or ("," in value and len(label) > 6)
            or names.is_nobody(value)
        )
    return name == "place" and label.casefold() == "mødested" and len(value) < 90
