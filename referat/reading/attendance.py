"""Reads who was there: the labelled lists of the front page and of single items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from referat.danish import dates, names
from referat.document import Attendance, Presence
from referat.reading import vocabulary

_ITEM_LABEL = re.compile(
    r"^(?P<label>Fraværende(?: med(?:lemmer| afbud)?| uden afbud)?|Fravær(?: med afbud)?|Afbud(?: fra)?|Ikke til ?stede|Ikke mødt|Meldt afbud|Med afbud|Inhabil(?:e|itet)?|Fraværende/afbud|Afbud/fraværende|Afbud fra/fraværende)"
    r"(?P<where>\s(?:i|fra|på)\s[^:]{3,80}|\s[A-ZÆØÅ][^:]{2,60}\d{4})?\s*(?P<sep>:|\s[-–](?=\s)|$)\s*(?P<names>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[a-zæøå)])\.\s+[A-ZÆØÅ]")
_RANGE = re.compile(
    r"^(?P<range>(?:sag(?:erne)?|punkt(?:erne)?|pkt\.?)\s*\d[\d\s,–og-]*)\s*:\s*", re.IGNORECASE
)


_SENTENCES = [
    (re.compile(pattern), field)
    for pattern, field in (
        (
            r"^(?:I stedet(?: for [^,.]+?)?|Desuden|Endvidere|Derudover|Herudover) (?:deltog|mødte|var)(?: også)? (?P<names>[\wæøåÆØÅ].{3,120})$",
            "present",
        ),
        (
            r"^(?:Stedfortræder|Suppleant)(?:en)? (?P<names>[A-ZÆØÅ].{3,60}?) (?:deltog|mødte|var mødt)\b",
            "present",
        ),
        (r"\bbortset fra (?P<names>[A-ZÆØÅ].{3,120}?)(?:,? der .*)?$", "absent"),
        (r"^(?P<names>[A-ZÆØÅ].{4,160}?) (?:var|er) (?:fraværende|ikke til ?stede)$", "absent"),
        (r"^(?P<names>[A-ZÆØÅ].{4,160}?) (?:havde|har) (?:meldt|sendt) afbud$", "excused"),
        (r"^(?:Der (?:var|er) |Med )?[Aa]fbud fra:? (?P<names>[A-ZÆØÅ].{4,160})$", "excused"),
    )
]


@dataclass(frozen=True, slots=True)
class ItemAbsence:
    """A labelled absence line inside an item: the persons, and the forum and day where the label names them."""

    people: tuple[Attendance, ...]
    organization: str
    held_on: date | None
    waits_for_names: bool


def read_item_absence(text: str) -> ItemAbsence | None:
    """``Fraværende: NN (V)``, ``Ikke til stede: …``, ``Fraværende i Teknikudvalget, 31. maj 2022: NN``; None otherwise."""
    if len(text) > 400 or text[:1] not in "FfAaIiMm":
        return None
    match = _ITEM_LABEL.match(text)
    if not match:
        return None
    listed = match["names"].strip()
    if listed and _STOP.search(listed):
        return None
    if not match["sep"] and (match["where"] or listed):
        return None
    where = re.sub(
        r"^\s(?:i|fra|på|under)\s(?:mødet|møde|punktet|dette punkt|sagen)\b",
        "",
        match["where"] or "",
    )
    found = dates.find_date(where)
    forum = where[: found.start] if found else where
    forum = re.sub(r"^\s*(?:i|fra|på)\s+", "", forum).strip(" ,.")
    forum = re.sub(r"\s+(?:den|d\.)$", "", forum)
    people = people_under(match["label"], listed)
    if listed and not people and not names.is_nobody(listed):
        return None
    return ItemAbsence(people, forum, found.day if found else None, not listed)


def people_under(label: str, listed: str) -> tuple[Attendance, ...]:
    """The persons that ``label`` introduces, with the presence that the label means."""
    folded = vocabulary.key(label)
    field = vocabulary.LABELS.get(folded, "absent")
    if folded.startswith("inhabil"):
        return tuple(
            _attendance(p, Presence.ABSENT, note="inhabil") for p in names.split_persons(listed)
        )
    presence = (
        Presence.EXCUSED
        if field == "excused" or ("afbud" in folded and "uden" not in folded)
        else Presence.ABSENT
    )
    return tuple(_attendance(person, presence) for person in names.split_persons(listed))


def front_people(field: str, listed: str) -> list[Attendance]:
    """The persons of a front-page label's value."""
    prefix = _RANGE.match(listed)
    note = prefix["range"].strip() if prefix else ""
    people = names.split_persons(listed[prefix.end() :] if prefix else listed)
    presence = {"absent": Presence.ABSENT, "excused": Presence.EXCUSED}.get(field, Presence.PRESENT)
    role = {"chair": "mødeleder", "secretary": "referent"}.get(field, "")
    found = [_attendance(person, presence, note=note) for person in people]
    return [replace(one, role=one.role or role) if role else one for one in found]


def people_in_sentence(sentence: str) -> list[Attendance]:
    """Who a sentence about the attendance names: *NN var fraværende*, *I stedet deltog NN*, *bortset fra NN*."""
    sentence = sentence.strip().rstrip(".")
    for pattern, field in _SENTENCES:
        match = pattern.search(sentence)
        if match:
            excused = field == "absent" and "afbud" in sentence
            found = front_people("excused" if excused else field, match["names"])
            return [one for one in found if names.looks_like_name(one.name)]
    return []


def _attendance(person: names.Person, presence: Presence, note: str = "") -> Attendance:
    if person.role.casefold() in ("orlov", "på orlov", "har orlov"):
        presence = Presence.ABSENT
    if person.excused:
        presence = Presence.EXCUSED
    elif person.absent:
        presence = Presence.ABSENT
    return Attendance(person.name, presence, person.party, person.role, person.note or note)


def merge(people: list[Attendance]) -> tuple[Attendance, ...]:
    """One entry a person: who is listed as a member and again as absent was absent."""
    merged: dict[str, Attendance] = {}
    for one in people:
        known = merged.get(one.name.casefold())
        if known is None:
            merged[one.name.casefold()] = one
            continue
        presence = one.presence if one.presence is not Presence.PRESENT else known.presence
        merged[one.name.casefold()] = Attendance(
            known.name,
            presence,
            known.party or one.party,
            known.role or one.role,
            known.note or one.note,
        )
    return tuple(merged.values())
