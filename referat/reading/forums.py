"""Finds in a title or a line which forum of which municipality it names, and what kind of document it heads."""

from __future__ import annotations

import re
from collections import Counter

from referat.danish import dates
from referat.document import Kind
from referat.reading import vocabulary
from referat.reading.blocks import Line

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


def without_kind(text: str) -> str:
    """A line without its words for the kind of document."""
    return _KIND.sub(" ", text)


def names_kind(text: str) -> bool:
    """Whether a line has a word like *referat* or *dagsorden* in it."""
    return _KIND.search(text) is not None


def kind_of(text: str) -> Kind | None:
    """The kind of document that a title names."""
    match = _KIND.search(text)
    if not match or len(text) > 150:
        return None
    return Kind.AGENDA if "dagsorden" in match["word"].casefold() else Kind.MINUTES


def is_forum(text: str) -> bool:
    """Whether a line is nothing but a forum's name."""
    if not _FORUM_IN_LINE.match(text) or len(text.split()) > 9:
        return False
    bare = re.sub(r"\s*(?:\d{4}(?:\s?[-/–]\s?\d{2,4})?|\([^)]*\))$", "", text.casefold()).strip(
        " ."
    )
    return bare.endswith(vocabulary.FORUM_ENDS) or _FORUM_START.match(text) is not None


def body_of(text: str) -> str:
    """The municipality that a line names, or nothing."""
    match = _BODY.search(text)
    return f"{match[1].title() if match[1].isupper() else match[1]} Kommune" if match else ""


def tidy(name: str) -> str:
    """A printed forum's name without what titles add: *ordinært møde*, a genitive, a closing full stop."""
    name = re.sub(r"^(?:det|den)\s+(?=[A-ZÆØÅ])", "", name.strip(" .:"), flags=re.IGNORECASE)
    name = re.sub(
        r",?\s*(?:ordinært|ekstraordinært|konstituerende)\s+møde$", "", name, flags=re.IGNORECASE
    )
    name = re.sub(
        r"^(?:(?:ordinært|ekstraordinært|konstituerende)\s+)?møde\s+i\s+(?=[A-ZÆØÅ])",
        "",
        name,
        flags=re.IGNORECASE,
    )
    return re.sub(r"(udvalget|rådet|bestyrelsen|direktionen|nævnet|forummet)s$", r"\1", name)


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
        if trimmed and (not best or (is_forum(trimmed) and not is_forum(best))):
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
