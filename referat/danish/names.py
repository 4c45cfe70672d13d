"""Takes lists of persons apart: name, party, role and what is said about their presence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_NOBODY = re.compile(
    r"^\W*(?:ingen|intet|nej|n/?a|alle(?: var)? (?:til stede|mødt|fremmødt)|-+)?\W*$", re.IGNORECASE
)
_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PARTY = re.compile(r"^(?:[A-ZÆØÅ]{1,3}|[A-ZÆØÅ]-?listen|liste [A-ZÆØÅ])$")
_PARTY_AND_STATUS = re.compile(r"^(?P<party>[A-ZÆØÅ]{1,3})\s*\((?P<status>[^()]+)\)$")
_PARTY_WORDS = frozenset(
    [
        "løsgænger",
        "udenfor parti",
        "uden for parti",
        "frie liberale",
        "liberal alliance",
        "venstre",
        "socialdemokratiet",
        "radikale venstre",
        "radikale",
        "konservative",
        "enhedslisten",
        "dansk folkeparti",
        "borgerlisten",
        "alternativet",
        "nye borgerlige",
        "moderaterne",
        "lokallisten",
        "danmarksdemokraterne",
        "socialistisk folkeparti",
        "kristendemokraterne",
        "de konservative",
        "det konservative folkeparti",
    ]
)
_ROLE_BEFORE = re.compile(
    r"^(?P<role>(?:\d\. )?(?:1\. |2\. )?(?:vice|næst)?(?:borgmester|formand|formanden|formandsperson|kommunaldirektør(?:en)?|direktør(?:en)?"
    r"|udvalgsformand|udvalgsmedlem|medlem|rådmand|mødeleder|referent|sekretær|suppleant|stedfortræder|ordstyrer|chefkonsulent|konsulent|centerchef|stabschef"
    r"|afdelingschef|økonomichef|skolechef|fagchef|(?:[a-zæøå]+- og )?[a-zæøå]+(?:direktør|chef|leder|formand|konsulent)))\b[:,]?\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    r"\s(?P<role>(?:vice|næst)?(?:borgmester|formand)|mødeleder|referent|sekretær|suppleant|stedfortræder|rådmand|kommunaldirektør|direktør)$",
    re.IGNORECASE,
)
_ROLE_WORD = re.compile(
    r"\b(?:formand|næstformand|borgmester|viceborgmester|direktør|kommunaldirektør|referent|sekretær|suppleant|stedfortræder"
    r"|observatør|chef|leder|konsulent|orlov|medlem|dirigent|tilforordnet|rådmand|mødeleder|ordstyrer)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"[A-ZÆØÅ][a-zæøå]*(?:chef|direktør|formand|leder|konsulent|mester|referent|sekretær)"
)
_EXCUSED = re.compile(r"\bafbud\b|\bforfald\b", re.IGNORECASE)
_ABSENT = re.compile(r"\bfravær(?:ende)?\b|\bikke (?:til ?stede|mødt)\b|\budeble", re.IGNORECASE)
_INITIALS = re.compile(r"^[a-zæøå]{2,8}\d*$")
_NOTE = re.compile(
    r"^(?:sag(?:erne)?|punkt(?:erne)?|pkt\.?|pkt|under|fra kl|til kl|kl\.|deltog|forlod|ankom|gik|kom|mødte|undtagen|dog|ikke|i stedet|delvis|inhabil|først|kun|fra punkt|til punkt|ved punkt|ved pkt|i behandlingen|var)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^[A-ZÆØÅÉÖÄÜ][\w.'’´-]*(?: (?:[A-ZÆØÅÉÖÄÜ][\w.'’´-]*|von|van|der|de|den|af|da|el|al|la|du|zu|ter|ben))*$"
)
_TRAILING_PARTY = re.compile(r"^(?P<name>.+[a-zæøåé.])(?:\s+|\s*[-–]\s*)(?P<party>[A-ZÆØÅ]{1,2})$")
_SEPARATOR = re.compile(r"[\n;•·\t,()]|\s(?:og|samt)\s+(?=[A-ZÆØÅ])")
_DASH = re.compile(r"\s+[-–]\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of a list of persons. ``excused`` and ``absent`` are what the entry itself says."""

    name: str
    party: str = ""
    role: str = ""
    note: str = ""
    excused: bool = False
    absent: bool = False


def is_nobody(text: str) -> bool:
    """Whether a list of persons says that there are none: ``Ingen``, ``-``."""
    return _NOBODY.match(text) is not None


def looks_like_name(text: str) -> bool:
    """Two or more capitalised words and nothing else but party or role in brackets."""
    bare = _PARENTHESES.sub("", text).strip(" .,")
    return " " in bare and len(bare) < 60 and _NAME.match(bare) is not None


def looks_like_names(text: str) -> bool:
    """A list of at least one full name, nothing else."""
    entries = [entry for entry in _entries(text) if not _PARTY.match(entry)]
    return bool(entries) and all(looks_like_name(entry) for entry in entries)


def split_persons(text: str) -> list[Person]:
    """The persons that a label's value lists, separated by commas, semicolons, lines or *og*."""
    persons: list[Person] = []
    for entry in _entries(text):
        if is_nobody(entry):
            continue
        if persons and _belongs_to_previous(entry):
            persons[-1] = _add(persons[-1], entry)
        else:
            person = _parse(entry)
            if person.name and not _INITIALS.match(person.name):
                persons.append(person)
    return persons


def _entries(text: str) -> list[str]:
    entries: list[str] = []
    for piece in _pieces(text):
        cleaned = piece.strip(" .-–*\u00ad") if not piece.strip().endswith("jr.") else piece.strip()
        if cleaned:
            entries.append(cleaned)
    return entries


def _pieces(text: str) -> list[str]:
    """The text cut at separators; a comma or *og* inside brackets separates nobody: *Anna Bo (formand og referent)*."""
    pieces: list[str] = []
    end, inside = len(text), False
    for match in reversed(list(_SEPARATOR.finditer(text))):
        if match[0] in ("(", ")"):
            inside = match[0] == ")"
        elif not inside or match[0] in "\n;•·\t":
            pieces.append(text[match.end() : end])
            end = match.start()
    return [text[:end], *reversed(pieces)]


def _belongs_to_previous(entry: str) -> bool:
    return bool(
        _PARTY.match(entry)
        or _PARTY_AND_STATUS.match(entry)
        or _ROLE_WORD.fullmatch(entry)
        or entry.casefold() in _PARTY_WORDS
        or _NOTE.match(entry)
        or (entry[0].islower() and not _ROLE_BEFORE.match(entry))
        or (entry[0] == "(" and entry[-1] == ")")
        or re.match(r"^\d", entry)
        or _TITLE.fullmatch(entry)
    )


def _add(person: Person, entry: str) -> Person:
    both = _PARTY_AND_STATUS.match(entry)
    if both:
        return _status(replace(person, party=both["party"]), both["status"])
    if _PARTY.match(entry) or entry.casefold() in _PARTY_WORDS:
        return replace(person, party=entry)
    entry = entry.strip("() ")
    if _EXCUSED.search(entry):
        return replace(person, excused=True)
    if _ABSENT.search(entry) and len(entry) < 30:
        return replace(person, absent=True)
    if not _TITLE.fullmatch(entry) and (_NOTE.match(entry) or not _ROLE_WORD.search(entry)):
        return replace(person, note=", ".join(filter(None, (person.note, entry))))
    return replace(person, role=entry)


def _parse(entry: str) -> Person:
    person = Person("")
    for inside in _PARENTHESES.findall(entry):
        person = _read_brackets(person, inside.strip())
    name = _PARENTHESES.sub(" ", entry).strip(" .,:-–")
    title = _ROLE_BEFORE.match(name)
    if title:
        person = replace(person, role=title["role"])
        name = name[title.end() :]
    after = _ROLE_AFTER.search(name)
    if after and " " in name[: after.start()].strip():
        person = replace(person, role=person.role or after["role"])
        name = name[: after.start()].strip()
    parts = _DASH.split(name, maxsplit=1)
    if len(parts) == 2 and _NAME.match(parts[0]):
        name, tail = parts
        person = _add(person, tail)
    trailing = _TRAILING_PARTY.match(name)
    if trailing and " " in trailing["name"]:
        name, person = trailing["name"], replace(person, party=trailing["party"])
    name, person = _cut_status(name, person)
    return replace(person, name=re.sub(r"\s+", " ", name).strip(" .,:-–"))


def _cut_status(name: str, person: Person) -> tuple[str, Person]:
    """``NN ved afbud``, ``NN var fraværende`` say something about NN in words."""
    status = re.search(
        r"\s+(?:ved|med|har meldt|havde meldt|meldt|sendte|var|er|deltog|forlod|ankom|udeblev|mødte|gik|kom|under|fra kl|til kl)\b.*$",
        name,
    )
    if not status:
        return name, person
    words = status[0].strip()
    if _EXCUSED.search(words):
        person = replace(person, excused=True)
    elif _ABSENT.search(words):
        person = replace(person, absent=True)
    else:
        person = replace(person, note=", ".join(filter(None, (person.note, words))))
    return name[: status.start()], person


def _read_brackets(person: Person, inside: str) -> Person:
    if not inside or _INITIALS.match(inside):
        return (
            person
            if not _ROLE_WORD.match(inside) and not _EXCUSED.match(inside)
            else _status(person, inside)
        )
    if _PARTY.match(inside) or inside.casefold() in _PARTY_WORDS:
        return replace(person, party=inside)
    pieces = [piece.strip() for piece in inside.split(",")]
    if len(pieces) > 1 and _PARTY.match(pieces[0]):
        return _status(replace(person, party=pieces[0]), ", ".join(pieces[1:]))
    return _status(person, inside)


def _status(person: Person, words: str) -> Person:
    if _EXCUSED.search(words):
        return replace(person, excused=True)
    if _ABSENT.search(words):
        return replace(person, absent=True)
    if _ROLE_WORD.search(words):
        return replace(person, role=words)
    if re.match(r"^[A-ZÆØÅ][\w ]+$", words) and not person.party and not _NOTE.match(words):
        return replace(person, party=words)
    return replace(person, note=", ".join(filter(None, (person.note, words))))
