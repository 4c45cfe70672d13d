"""Reads the front page: which forum met, when and where, and who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from referat.danish import dates, names
from referat.document import Attendance, Kind
from referat.reading import attendance, forums, vocabulary
from referat.reading.blocks import Line
from referat.reading.labels import PEOPLE, SINGLE, Entry, read_entries
from referat.reading.paragraphs import join

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_LONG = 200  # characters; a longer unlabelled line is a paragraph
_PLACE_WORD = re.compile(
    r"(?:lokale|sal|salen|rådhus|rådhuset|gade|vej|allé|torv|skole|skolen|center|centret|hallen|plads|kontor|bibliotek|huset|hus|gården)\b"
    r"|\b(?:teams|skype|zoom|webex|virtuelt|online)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"møde ?nr|nr\.|side \d", re.IGNORECASE)
_PLACE_AFTER_TIME = re.compile(
    r"(?:(?:\bi|\bpå|\bvia),?|,)\s+(?:mødelokale\s)?(?P<place>[A-ZÆØÅ][^;:]{2,60}|[^,;:\d]{3,60})$"
)
_PREPOSITION = re.compile(r"^(?:i|på|via)\s+")
_WORD = re.compile(r"[^\W\d_]{3,}|\d{5,}")
_LABEL_WORDS = [(label, frozenset(_WORD.findall(label))) for label in vocabulary.LABELS]
_USER_NAME = re.compile(r"\([a-zæøå]{2,8}\d*\)")  # the portal's, behind a name
_SENTENCE = re.compile(r"(?<=[a-zæøå)])[.!]\s+(?=[A-ZÆØÅ])|\n")
_PROSE = re.compile(r"[a-zæøå)][.!]\s+[A-ZÆØÅ]\w* \w")


@dataclass(slots=True)
class Front:
    """What the front page says; ``leftover`` is the text that no field takes."""

    kind: Kind | None = None
    organization: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    location: str = ""
    body: str = ""
    people: list[Attendance] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    maybe_places: list[Line] = field(default_factory=list)

    @property
    def starts(self) -> date | datetime | None:
        """The meeting's start, with the offset that Copenhagen had that day."""
        if self.day is None or self.start is None:
            return self.day
        return datetime.combine(self.day, self.start, COPENHAGEN)

    @property
    def ends(self) -> datetime | None:
        """The meeting's end, on the day it began."""
        return datetime.combine(self.day, self.end, COPENHAGEN) if self.day and self.end else None


def read_front(lines: list[Line], title: str) -> Front:
    """Read the lines before the first item (without the table of contents); ``title`` is the file's own."""
    front = Front()
    entries = read_entries(lines)
    # What a label says goes before what a bare line lets one guess.
    for entry in entries:
        if entry.name in PEOPLE:
            _read_people(front, entry)
        elif entry.name in SINGLE:
            _read_single(front, entry)
        elif entry.name:
            front.people += [
                one
                for s in _SENTENCE.split(entry.value)
                for one in attendance.people_in_sentence(s)
            ]
            front.leftover += entry.lines
    for index, entry in enumerate(entries):
        if not entry.name:
            before = entries[index - 1].value if index else ""
            _read_free(
                front, entry, after_date=len(before) < _LONG and dates.find_date(before) is not None
            )
    _choose_place(front)
    _choose_forum(front, title)
    front.people = list(attendance.merge(front.people))
    front.leftover = _in_order([*front.leftover, *_saying_more(front, entries)])
    return front


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted({id(line): line for line in lines}.values(), key=lambda line: line.number)


def _saying_more(front: Front, entries: list[Entry]) -> list[Line]:
    """The lines with words that neither a field nor a person has taken."""
    people = (f"{one.name} {one.party} {one.role} {one.note}" for one in front.people)
    fields = (front.organization, front.location, front.body)
    taken = vocabulary.FRONT_WORDS.union(_WORD.findall(" ".join([*fields, *people]).casefold()))
    lines = {id(line): line for entry in entries for line in entry.lines}
    return [line for line in lines.values() if _says_more(line.text, taken)]


def _says_more(text: str, taken: frozenset[str]) -> bool:
    text = _USER_NAME.sub(" ", dates.without_dates_and_times(forums.without_kind(text)))
    rest = set(_WORD.findall(text.casefold())) - taken
    for label, words in _LABEL_WORDS:
        if not rest:
            break
        if not rest.isdisjoint(words) and label in vocabulary.key(text):
            rest -= words
    return bool(rest)


def _read_people(front: Front, entry: Entry) -> None:
    value = _listed(entry.parts)
    if dates.find_date(value) and entry.name != "absent":
        front.leftover += entry.lines
        return
    sentences = _SENTENCE.split(value) if _PROSE.search(value) else [value]
    front.people += attendance.front_people(entry.name, sentences[0])
    for sentence in sentences[1:]:
        found = attendance.people_in_sentence(sentence)
        front.people += found or attendance.front_people(entry.name, sentence)


def _listed(parts: list[str]) -> str:
    """A person a line, or a comma list that the page's width cut, maybe in the middle of a name."""
    if all(len(names.split_persons(part)) <= 1 for part in parts):
        return "\n".join(parts)
    listed = parts[0]
    for part in parts[1:]:
        listed = f"{listed}\n{part}" if "\n" in part else join(listed, part)
    return listed


def _read_single(front: Front, entry: Entry) -> None:
    value = " ".join(entry.parts).strip()
    found = dates.find_date(value)
    if entry.name == "forum" and not (found and entry.label.casefold().startswith("møde")):
        front.organization = front.organization or forums.tidy(value)
    elif entry.name == "place" and not found:
        front.location = front.location or value
    elif entry.name == "end":
        front.end = next(iter(dates.find_times_in_value(value)), front.end)
    else:
        _read_when(front, value, wants_time=entry.name == "start")


def _read_when(front: Front, value: str, *, wants_time: bool) -> None:
    found = dates.find_date(value)
    if found and front.day is None:
        front.day = found.day
    rest = f"{value[: found.start]} {value[found.end :]}" if found else value
    times = dates.find_times_in_value(rest.strip()) if wants_time else dates.find_times(rest)
    if times and front.start is None:
        front.start = times[0]
        if len(times) > 1 and front.end is None and times[1] > times[0]:
            front.end = times[1]
    place = _PLACE_AFTER_TIME.search(dates.after_times(rest))
    if not front.location and place and (times or found) and not forums.body_of(place["place"]):
        front.location = _PREPOSITION.sub("", place["place"].strip(" ."))


def _read_free(front: Front, entry: Entry, *, after_date: bool) -> None:
    """An unlabelled line: the document's title, the forum, a bare date, or something nobody asked for."""
    line = entry.lines[0]
    text = line.text.replace("\t", " ").strip()
    if (
        vocabulary.key(text)
        in vocabulary.OPEN_GROUPS | vocabulary.CLOSED_GROUPS | vocabulary.CONTENTS_COLUMNS
    ):
        return
    kind = forums.kind_of(text)
    found = dates.find_date(text) if len(text) < _LONG else None
    if len(text) < _LONG and (
        kind or found or forums.is_forum(text) or (dates.find_times(text) and len(text) < 60)
    ):
        front.kind = front.kind or kind
        front.body = front.body or forums.body_of(text)
        if found or dates.find_times(text):
            _read_when(front, text, wants_time=False)
        front.titles.append(line)
        return
    if len(text) < 80 and forums.body_of(text):
        front.body = front.body or forums.body_of(text)
    elif "(" in text and names.looks_like_names(text):
        front.people += attendance.front_people("present", text)
    elif (
        len(text) < 70
        and not _NO_PLACE.match(text)
        and ((after_date and not text.endswith(".")) or _PLACE_WORD.search(text))
    ):
        front.maybe_places.append(line)
    else:
        front.people += [
            one for s in _SENTENCE.split(text) for one in attendance.people_in_sentence(s)
        ]
        front.leftover.append(line)


def _choose_place(front: Front) -> None:
    """Of the unlabelled lines that may name the place, one with a word for a place; else the one below the date."""
    places = sorted(front.maybe_places, key=lambda line: not _PLACE_WORD.search(line.text))
    if places and not front.location:
        front.location = _PREPOSITION.sub("", places.pop(0).text.strip(" ."))
    front.leftover += places


def _choose_forum(front: Front, title: str) -> None:
    """The forum's name: a line that is just that, else what is left of a title without kind, date and place."""
    if front.organization:
        return
    texts = [line.text.replace("\t", " ") for line in front.titles]
    alone = (text for text in texts if forums.is_forum(text) and not forums.names_kind(text))
    named = (name for text in [*texts, title] if text and (name := forums.forum_in_title(text)))
    front.organization = forums.tidy(next(alone, "") or next(named, ""))
