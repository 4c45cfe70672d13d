"""Recognises the lines of an item's head that give its case number, its openness and who prepared it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from referat.reading import vocabulary

_NUMBER = (
    r"(?:[A-ZÆØÅ]{1,5}[-\d]\d[\d/.-]*\d|\d{2}\.\d{2}\.\d{2}-?[A-ZÆØÅ]\d{2}-\d{1,5}(?:-\d{2})?|\d{2,4}/\d{1,7}(?:-\d+)?(?: \d{3})?"
    r"|\d{2,4}-\d{3,8}|\d{2,4}-\d{4}-\d{2,7}|\d{2,4}\.\d{2}\.\d{2}-\d{4}-\d{2,6}|[A-Z]{2,4}-\d{4}-\d{3,6}|\d{4}\d{4,8}|\d-\d{2}-\d{1,3}(?:-\d{1,3}){1,3})"
)
_BARE = re.compile(rf"^\(?{_NUMBER}\)?$")
_DATE = re.compile(
    r"^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$|^(?:19|20)\d\d-(?:19|20)\d\d$|^(?:19|20)\d\d/(?:19|20)?\d\d$"
)
_LABELLED = re.compile(
    r"\b(?:acadre\s?sags?nr|sagsnummer|sagsnr|sags\s?-?\s?id\.?|sags\s?nr|sag\s?nr|sagid|journalnummer|journalnr|j\.?\s?nr|sag(?=:)|eSags?nr|esdh-?sag(?:snr)?|emnenr|kle-?nr|kle)\b\.?\s*[:.]?\s*"
    r"(?P<number>[A-ZÆØÅ0-9][\w./-]*\d)?",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:dok(?:ument)?\.?\s?nr|sagsinitialer|initialer|sagsbehandler(?:e)?|sagsansvarlig(?: enhed)?|sagsbeh|ansvarlig(?:t)?(?: (?:fagcenter|forvaltning|center|afdeling|enhed))?|forvaltning|afdeling|"
    r"dok\.?\s?id|åben/lukket(?: sag)?|sagstype|punkttype|oprettet af|forfatter|udarbejdet af|enhed|område|center|fagcenter|møde ?nr|kontaktperson|direktørområde|team|stab|brevid)\b\.?\s*:\s*"
    r"(?P<value>.*)$",
    re.IGNORECASE,
)
_WORD_AND_NUMBER = re.compile(r"(?:sag|sagen)\s+(?P<number>\S+)", re.IGNORECASE)
_MARK = re.compile(r"\b(åben(?:t)?|lukket)(?:\s+(?:sag|punkt|dagsorden))?\b\.?", re.IGNORECASE)

_ALONE = 20  # characters; a longer label has its value on the same line
_CLUE = re.compile(r"[\d:]")


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What a line of an item's head says; ``other`` is what it says of staff and documents, kept only as a note."""

    case_number: str = ""
    public: bool | None = None
    other: str = ""


def facts_of(text: str) -> ItemFacts | None:
    """The facts that a whole line consists of, or None where it says anything else."""
    if len(text) > 160:
        return None
    stripped = text.strip()
    if _BARE.match(stripped):
        return None if _DATE.match(stripped) else ItemFacts(stripped.strip("()"))
    folded = vocabulary.key(stripped)
    if folded in vocabulary.OPEN_MARKS:
        return ItemFacts(public=True)
    if folded in vocabulary.CLOSED_MARKS:
        return ItemFacts(public=False)
    worded = _WORD_AND_NUMBER.fullmatch(stripped)
    if worded and is_case_number(worded["number"]):
        return ItemFacts(worded["number"])
    if len(stripped) > _ALONE and not _CLUE.search(stripped):
        return None
    opening = stripped.lstrip(" \t,;:|–-")
    if not (_LABELLED.match(opening) or _OTHER_LABEL.match(opening) or _MARK.match(opening)):
        return None  # a line of nothing but facts begins with one
    if not _LABELLED.search(stripped) and not _OTHER_LABEL.search(stripped):
        return None
    return _labelled(stripped)


def _labelled(text: str) -> ItemFacts | None:
    number, public, other = "", None, ""
    match = _LABELLED.search(text)
    if match:
        number = match["number"] or ""
        text = f"{text[: match.start()]} {text[match.end() :]}"
        if not number and text.strip(" :.\t,-"):
            return None
    rest = _OTHER_LABEL.search(text)
    if rest:
        other = rest[0].strip(" \t,")
        text = text[: rest.start()]
        mark = _MARK.search(rest["value"] or "")
        if mark and (
            re.search("åben/lukket", rest[0], re.IGNORECASE) or mark.end() == len(rest["value"])
        ):
            public = mark[1].lower() != "lukket"
    mark = _MARK.fullmatch(text.strip(" \t,;–-|"))
    if mark:
        public, text = mark[1].lower() != "lukket", ""
    if text.strip(" \t,;:|–-"):
        return None
    return ItemFacts(number.rstrip(".-/"), public, other)


def is_case_number(text: str) -> bool:
    """Whether ``text`` has the form of a case number and nothing else."""
    stripped = text.strip()
    return _BARE.match(stripped) is not None and not _DATE.match(stripped)
