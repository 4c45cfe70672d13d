"""Reads the front page: which forum met, when and where, and who was there."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from referat.danish import dates, names
from referat.document import Attendance, Kind
from referat.reading import attendance, vocabulary
from referat.reading.blocks import Line, Shape
from referat.reading.paragraphs import join

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_PEOPLE = frozenset({"present", "guests", "chair", "secretary", "absent", "excused"})
_SINGLE = frozenset({"date", "start", "end", "place", "forum"})
_INNER_LABEL = re.compile(
    r"(?:^|(?<=\s)|(?<=\t))(?P<label>[A-ZÆØÅa-zæøå][\w.æøåÆØÅ/-]*(?: [\wæøåÆØÅ./-]+){0,3})\s?:(?=\s|$|\S)"
)
_KIND = re.compile(
    r"\b(?P<word>(?:åbent |åben |lukket |lukket |endeligt? |ekstraordinær[te]? |udkast til )?(?:tillægs|møde|beslutnings|forhandlings)?(?:referat|dagsorden|protokol|protokollat)(?:sudskrift|udskrift)?|udskrift)(?:et|en)?\b",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"\b(?:referat|dagsorden|protokol|møde|mødet|nr\.?\s*\d+|nr|af|fra|til|for|i|den|d|på|det|ordinært?e?|ekstraordinært?e?|konstituerende|åbent|åben|tilgår pressen|pressen|side|kl)\b\.?"
    r"|['’]s\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b([A-ZÆØÅ][\wæøåé]+(?:-[A-ZÆØÅ][\wæøå]+)?(?:[ -](?:og )?[A-ZÆØÅ][\wæøå]+)?) (?:Kommune|KOMMUNE)(?:s\b)?"
)
_FORUM_IN_LINE = re.compile(r"^[A-ZÆØÅ][\w ,.&/ÆØÅæøåé()-]{2,80}$")
_FORUM_START = re.compile(
    r"^(?:Udvalget|Udvalg|Rådet|Nævnet|Bestyrelsen|Kommissionen|Det \w+ (?:udvalg|råd)) (?:for|vedrørende|vedr)\b"
)
_PLACE_IN_TITLE = re.compile(
    r"\b(?:kl\.?\s*\d{1,2}[.:]?\d{0,2}|\d{4}|\d{1,2}:\d{2})\s*(?:,\s*|\s)(?:i|på|via)\s+(?P<place>[^,;]{3,60})$"
)


_COLUMNS = re.compile(r"\t|\s{2,}")
_OPEN_END = re.compile(r"\b(?:til|i|af|fra|den|d\.|møde|mødet|på|for)$", re.IGNORECASE)
_OPEN_START = re.compile(r"^(?:til|den|d\.|i|på|kl\.?|mødet|møde|af|fra)(?:\s|$)")
_DEPUTY = re.compile(
    r"^(?:Stedfortræder |Suppleant |I stedet(?: for [^,.]+?)? deltog )(?P<names>[A-ZÆØÅ].{3,60}?)"
    r"(?: (?:deltog|mødte) (?:for|i stedet for) [A-ZÆØÅ][^.]{3,60})?\.?$"
)


_PLACE_WORD = re.compile(
    r"(?:lokale|sal|salen|rådhus|rådhuset|gade|vej|allé|torv|skole|skolen|center|centret|hallen|plads|kontor|bibliotek|huset|gården)\b"
    r"|\b(?:teams|skype|zoom|webex|virtuelt|online)\b",
    re.IGNORECASE,
)


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
    titles: list[str] = field(default_factory=list)
    followed_date: bool = False  # the line before gave the date, so an unlabelled line is the place

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


@dataclass(slots=True)
class _Entry:
    """A label and all that follows it."""

    name: str
    label: str
    parts: list[str]
    lines: list[Line]

    @property
    def value(self) -> str:
        return "\n".join(self.parts)


def read_front(lines: list[Line], title: str) -> Front:
    """Read the lines before the first item (without the table of contents); ``title`` is the file's own."""
    front = Front()
    entries = _entries(_with_title_joined(lines))
    for entry in entries:
        if entry.name in _PEOPLE:
            _read_people(front, entry)
        elif entry.name in _SINGLE:
            _read_single(front, entry)
        elif entry.name == "remarks":
            front.people += _read_remarks(entry)
            front.leftover += entry.lines
        elif entry.name == "":
            _read_free(front, entry)
        else:
            front.leftover += entry.lines
    _read_titles(front, [*front.titles, title] if title else front.titles)
    front.people = list(attendance.merge(front.people))
    return front


def _entries(lines: list[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    current: _Entry | None = None
    for index, line in enumerate(lines):
        found = _labels_of(line)
        if found and current is not None and _awaits(current, found):
            found = []
        if found:
            for name, label, value in found:
                current = _Entry(name, label, [value] if value else [], [line])
                entries.append(current)
            continue
        if current is not None and _belongs(current, line, lines[index - 1]):
            _append(current, line, lines[index - 1])
            continue
        current = None
        entries.append(_Entry("", "", [line.text], [line]))
    return entries


def _with_title_joined(lines: list[Line]) -> list[Line]:
    """A title set over several lines as one: *Referat / til mødet i … / den 2. marts / i WebEx*."""
    joined: list[Line] = []
    for line in lines:
        if (
            joined
            and not line.gap
            and len(joined) <= 3
            and len(line.text) < 90
            and (_OPEN_END.search(joined[-1].text) or _OPEN_START.match(line.text))
            and not _labels_of(joined[-1])
        ):
            joined[-1] = replace(joined[-1], text=join(joined[-1].text, line.text))
        else:
            joined.append(line)
    return joined


def _awaits(entry: _Entry, found: list[tuple[str, str, str]]) -> bool:
    """Whether the line is the value of a label that stands alone above it: ``Sluttidspunkt:`` over ``Kl. 9:45``."""
    if entry.name not in _SINGLE or entry.parts:
        return False
    name, label, value = found[0]
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


def _append(entry: _Entry, line: Line, before: Line) -> None:
    text = _COLUMNS.sub("\n", line.text) if entry.name in _PEOPLE else line.text
    if before.wraps and entry.parts:
        entry.parts[-1] = join(entry.parts[-1], text)
    else:
        entry.parts.append(text)
    entry.lines.append(line)


def _belongs(entry: _Entry, line: Line, before: Line) -> bool:
    """Whether an unlabelled line is more of the entry's value."""
    text = line.text
    if vocabulary.key(text) in vocabulary.CLOSED_GROUPS | vocabulary.OPEN_GROUPS:
        return False
    if entry.name in _PEOPLE:
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
    return entry.name in _SINGLE and not entry.parts and len(text) < 120


def _is_titleish(text: str) -> bool:
    return len(text) < 90 and (
        _KIND.search(text) is not None or dates.find_date(text) is not None or _is_forum_line(text)
    )


def _labels_of(line: Line) -> list[tuple[str, str, str]]:
    """The labels of a line with their values: (field, label as printed, value)."""
    text = line.text
    if "\t" in text or "  " in text:
        cells = [cell.strip() for cell in _COLUMNS.split(text)]
        name = vocabulary.LABELS.get(vocabulary.key(cells[0]))
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
    if name in _PEOPLE:
        return (
            names.looks_like_names(value)
            or ("," in value and len(label) > 6)
            or names.is_nobody(value)
        )
    return name == "place" and label.casefold() == "mødested" and len(value) < 90


def _read_people(front: Front, entry: _Entry) -> None:
    value = _listed(entry.parts)
    if dates.find_date(value) and entry.name != "absent":
        front.leftover += entry.lines
        return
    front.people += attendance.front_people(entry.name, value)


def _listed(parts: list[str]) -> str:
    """A person a line, or a comma list that the page's width cut, maybe in the middle of a name."""
    if all(len(names.split_persons(part)) <= 1 for part in parts):
        return "\n".join(parts)
    listed = parts[0]
    for part in parts[1:]:
        listed = f"{listed}\n{part}" if "\n" in part else join(listed, part)
    return listed


def _read_single(front: Front, entry: _Entry) -> None:
    value = " ".join(entry.parts).strip()
    if entry.name == "forum":
        if dates.find_date(value) and entry.label.casefold().startswith("møde"):
            _read_when(front, value, entry)
        elif value and not front.organization:
            front.organization = value.strip(" .")
        return
    if entry.name == "place":
        found = dates.find_date(value)
        if found:
            _read_when(front, value, entry)
        elif not front.location:
            front.location = value
        return
    if entry.name == "end":
        front.end = next(iter(dates.find_times_in_value(value)), front.end)
        return
    _read_when(front, value, entry)


def _read_when(front: Front, value: str, entry: _Entry) -> None:
    found = dates.find_date(value)
    if found and front.day is None:
        front.day = found.day
    rest = value[: found.start] + " " + value[found.end :] if found else value
    times = (
        dates.find_times_in_value(rest.strip()) if entry.name == "start" else dates.find_times(rest)
    )
    if times and front.start is None:
        front.start = times[0]
        if len(times) > 1 and front.end is None:
            front.end = times[1]
    if not front.location:
        place = re.search(
            r"(?:\bi|\bpå|,)\s+(?:mødelokale\s)?(?P<place>[A-ZÆØÅ][^,;:]{2,60}|[^,;:\d]{3,60})$",
            rest,
        )
        if place and (times or found) and not _BODY.fullmatch(place["place"]):
            front.location = place["place"].strip(" .")


def _read_remarks(entry: _Entry) -> list[Attendance]:
    """A remark can say who was absent in words; the words themselves stay among the leftovers."""
    people: list[Attendance] = []
    for sentence in re.split(r"(?<=[.!])\s+|\n", entry.value):
        match = re.match(
            r"^(?P<names>[A-ZÆØÅ].{4,160}?) (?:var|er) (?:fraværende|ikke til ?stede)\.?$",
            sentence.strip(),
        )
        excused = re.match(
            r"^(?:(?:Der var |Med |Der er )?afbud fra:? )(?P<names>[A-ZÆØÅ][^.]{4,160}?)\.?$",
            sentence.strip(),
            re.IGNORECASE,
        )
        deputy = _DEPUTY.match(sentence.strip())
        if deputy:
            people += attendance.front_people("present", deputy["names"])
        if excused and names.looks_like_names(excused["names"]):
            people += attendance.front_people("excused", excused["names"])
        elif match and names.looks_like_names(match["names"]):
            people += attendance.front_people("absent", match["names"])
    return people


def _read_free(front: Front, entry: _Entry) -> None:
    """An unlabelled line: the document's title, the forum, a bare date, or something nobody asked for."""
    text = entry.lines[0].text.replace("\t", " ").strip()
    if len(text) > 200:
        front.leftover += entry.lines
        return
    kind = kind_of(text)
    found = dates.find_date(text)
    used = False
    if kind and front.kind is None:
        front.kind, used = kind, True
    if found or (dates.find_times(text) and len(text) < 60):
        if (found and front.day is None) or front.start is None:
            _read_when(front, text, entry)
        used = True
    if kind or found or _is_forum_line(text):
        front.titles.append(text)
        used = True
    body = _BODY.search(text)
    if body and len(text) < 80:
        front.body = front.body or f"{body[1]} Kommune"
        used = True
    if names.looks_like_names(text) and not used and "(" in text:
        front.people += attendance.front_people("present", text)
        used = True
    if (
        not used
        and front.day
        and not front.location
        and len(text) < 70
        and (front.followed_date or _PLACE_WORD.search(text))
    ):
        front.location, used = text.strip(" ."), True
    front.followed_date = found is not None
    if not used:
        front.leftover += entry.lines


def kind_of(text: str) -> Kind | None:
    """The kind of document that a title names."""
    match = _KIND.search(text)
    if not match or len(text) > 150:
        return None
    return Kind.AGENDA if "dagsorden" in match["word"].casefold() else Kind.MINUTES


def _is_forum_line(text: str) -> bool:
    if not _FORUM_IN_LINE.match(text) or len(text.split()) > 9:
        return False
    bare = re.sub(r"\s*(?:\d{4}(?:\s?[-/–]\s?\d{2,4})?|\([^)]*\))$", "", text.casefold()).strip(
        " ."
    )
    return bare.endswith(vocabulary.FORUM_ENDS) or _FORUM_START.match(text) is not None


def _read_titles(front: Front, titles: list[str]) -> None:
    """The forum's name: a line that is just that, else what is left of the title without kind, date and place."""
    if front.organization:
        return
    for text in titles:
        if _is_forum_line(text) and not _KIND.search(text):
            front.organization = text.strip(" .")
            return
    for text in titles:
        name = forum_in_title(text)
        if name:
            front.organization = name
            return


def forum_in_title(text: str) -> str:
    """``REFERAT FRA Økonomiudvalget den 1. maj 2021 kl. 8`` without all but the forum."""
    place = _PLACE_IN_TITLE.search(text)
    if place:
        text = text[: place.start("place")]
    found = dates.find_date(text)
    if found and found.start > 8:
        before = text[: found.start]
        text = before if _strip(before) else text
    return _strip(dates.without_dates_and_times(text))


def _strip(text: str) -> str:
    text = _BODY.sub(" ", _KIND.sub(" | ", text))
    pieces = [piece.strip(" -–•:,.'’|") for piece in re.split(r"\||\s[-–•]\s|:", text)]
    best = ""
    for piece in pieces:
        trimmed = _trim(piece)
        if trimmed and (not best or (_is_forum_line(trimmed) and not _is_forum_line(best))):
            best = trimmed
    return best


def _trim(piece: str) -> str:
    """Take title words off both ends, again and again, never from the middle of a name."""
    before = None
    while before != piece:
        before = piece
        first = _TITLE_WORDS.match(piece)
        if first and first.end():
            piece = piece[first.end() :].strip(" -–•:,.'’")
        last = list(_TITLE_WORDS.finditer(piece))
        if last and last[-1].end() == len(piece) and last[-1].start() > 0:
            piece = piece[: last[-1].start()].strip(" -–•:,.'’")
        piece = re.sub(
            r"(?:^|\s)(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)$",
            "",
            piece,
            flags=re.IGNORECASE,
        ).strip()
    piece = re.sub(r"['’]s$", "", piece)
    return piece if re.search(r"[A-Za-zÆØÅæøå]{2}", piece) and not piece.isdigit() else ""


def body_in_text(lines: list[Line]) -> str:
    """The municipality that the text names most often; nothing where none is named twice."""
    counts: Counter[str] = Counter()
    for line in lines:
        if "ommune" in line.text or "OMMUNE" in line.text:
            counts.update(f"{match[1]} Kommune" for match in _BODY.finditer(line.text))
    named = counts.most_common(1)
    return named[0][0] if named and named[0][1] >= 2 else ""
