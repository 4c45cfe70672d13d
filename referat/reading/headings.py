"""Tells what a line announces when it is a heading inside an item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from referat.danish import dates
from referat.reading import vocabulary
from referat.reading.blocks import Line, Shape

_DECISION = re.compile(
    r"^(?P<word>(?:udvalgets |byrådets |tidligere )?beslutning(?:er)?|indstilling|vedtagelse|referat)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_CONNECTOR = re.compile(
    r"^\s*(?:[,:–-]\s*)?(?:(?:truffet|fra|på|af|i|ved|under|fra)\s+)*(?:(?:(?:det|den)\s+)?(?:ordinære |ekstraordinære )?(?:mødet|møde)\b\s*)?(?:(?:i|den|d\.|fra|af)\s+)*",
    re.IGNORECASE,
)
_POINT = re.compile(r"[,;]?\s*\(?(?:pkt|punkt|sag|nr)\.?(?: nr\.?)?\s*\d+[a-z]?\)?", re.IGNORECASE)
_TAIL = re.compile(r"[\s,:;–-]*(?:kl\.?\s*)?(?:\d{1,2}[:.]\d{2})?[\s,:;.–-]*$", re.IGNORECASE)
_RUN_IN = re.compile(r"^(?P<label>[A-ZÆØÅ][^:.!?]{2,45}?)\s?:\s*(?P<rest>\S.*)$", re.DOTALL)
_RUN_IN_MEANINGS = frozenset(
    {
        "treatment",
        "recommendation",
        vocabulary.DECISION,
        vocabulary.ATTACHMENTS,
        "legal_basis",
        "summary",
    }
)
_PROPOSES = re.compile(
    r"^(?:[A-ZÆØÅ][\wæøåÆØÅ.,&/ -]{2,90}?|Det) (?:indstiller|foreslår|anbefaler|indstilles|foreslås)(?:,? (?:til|over for|overfor) [\wæøåÆØÅ,&/ -]{3,60}?)?,?(?: at)?\s?[:,]?$"
)
_ENUMERATOR = 4  # characters; "1. Resume" is a numbered heading, not two things glued
_GLUED_WORDS = [
    "Indstilling",
    "Beslutning",
    "Bilag",
    "Sagsfremstilling",
    "Økonomi",
    "Lovgrundlag",
    "Baggrund",
    "Vurdering",
    "Resume",
    "Resumé",
]
_GLUED_ENDS = tuple(f"{word}{colon}" for word in _GLUED_WORDS for colon in ("", ":"))
_GLUED = re.compile(rf"(?<=[a-zæøå0-9)][.!?])\s?(?P<heading>{'|'.join(_GLUED_WORDS)}):?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading announces: a kind of section or one of ``vocabulary``'s other meanings.

    ``rest`` is text that stands behind the heading on its line. ``known`` is False where only its looks tell.
    """

    meaning: str
    text: str
    rest: str = ""
    organization: str = ""
    held_on: date | None = None
    known: bool = True


def read_heading(line: Line) -> Heading | None:
    """The known heading that ``line`` is, whatever its looks; None for all other lines."""
    text = line.text
    if line.shape is Shape.ROW:
        return _read_row(line)
    if len(text) > 160 or (line.shape is Shape.LIST and not line.bold):
        return _read_run_in(line) if line.shape is not Shape.LIST else None
    meaning = vocabulary.heading_of(text)
    if meaning:
        return Heading(meaning, _clean(text))
    return (
        _read_decision(text)
        or _read_forums_decision(text)
        or _read_forum_and_date(line)
        or _read_run_in(line)
    )


def _read_row(line: Line) -> Heading | None:
    """``Sagsgang<TAB>Byrådet``: a heading whose text stands in the next cell."""
    label, _, rest = line.text.partition("\t")
    meaning = vocabulary.heading_of(label)
    if (
        meaning in ("treatment", vocabulary.ATTACHMENTS)
        and rest.strip()
        and "\t" not in rest.strip()
    ):
        return Heading(meaning, _clean(label), rest.strip())
    return None


def _clean(text: str) -> str:
    return text.strip().rstrip(":").rstrip()


def _read_decision(text: str) -> Heading | None:
    """``Beslutning i Økonomiudvalget den 16-03-2026``, with or without *i*, forum, date, time or point number."""
    if text[:1] not in "BbUuTtRrVv":
        return None
    match = _DECISION.match(text)
    if not match or match["word"].lower() == "indstilling":
        return None
    rest = match["rest"]
    found = dates.find_date(rest)
    run_in = ""
    if found:
        before, after = rest[: found.start], rest[found.end :]
        point = _POINT.match(after)
        after = after[point.end() :] if point else after
        if not _TAIL.fullmatch(after):
            head, colon, run_in = after.partition(":")
            if not colon or not _TAIL.fullmatch(head):
                return None
    else:
        before, colon, run_in = rest.partition(":")
        if not _is_forum(_organization(before)):
            return None
    organization = _organization(before)
    if len(organization.split()) > 10 or match["word"].lower() == "referat":
        return None
    heading = text[: len(text) - len(run_in)] if run_in.strip() else text
    return Heading(
        vocabulary.DECISION,
        _clean(heading),
        run_in.strip(),
        organization,
        found.day if found else None,
    )


def _read_forums_decision(text: str) -> Heading | None:
    """``Teknisk Udvalgs beslutning den 29-apr-2002:``."""
    match = _FORUM_DECIDED.match(text) if "s beslutning" in text.lower() else None
    if not match:
        return None
    found = dates.find_date(match["rest"])
    before = match["rest"][: found.start] if found else match["rest"]
    after = match["rest"][found.end :] if found else ""
    if not re.fullmatch(r"\s*(?:den|d\.|af)?\s*:?\s*", before) or not _TAIL.fullmatch(after):
        return None
    return Heading(
        vocabulary.DECISION, _clean(text), "", match["forum"], found.day if found else None
    )


def _organization(before: str) -> str:
    name = _CONNECTOR.sub("", before, count=1)
    name = re.sub(
        r"[\s,:;–-]*(?:\b(?:den|d|på|i|møde|mødet|af)\b\.?[\s,:;–-]*)*$",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = re.sub(
        r"\s+(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)$", "", name, flags=re.IGNORECASE
    )
    name = re.sub(r"\s+(?:den|d\.)$", "", name)
    return name.strip(" ,:;–-")


def _is_forum(name: str) -> bool:
    words = re.split(r"[\s-]+", name.casefold().strip("."))
    return (
        bool(name) and name[0].isupper() and len(words) <= 8 and _ends_like_forum(words[-1])
    ) or _is_abbreviation(name)


def _is_abbreviation(name: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÆØÅ]{2,4}", name))


def _ends_like_forum(word: str) -> bool:
    return word.endswith(vocabulary.FORUM_ENDS) or word.rstrip("s").endswith(vocabulary.FORUM_ENDS)


_FORUM_FOR = re.compile(r"^(?:Udvalget|Udvalg|Rådet|Nævnet|Bestyrelsen) for\b")
_FORUM_DECIDED = re.compile(
    r"^(?P<forum>[A-ZÆØÅ][\wæøåÆØÅ ,.&-]{2,60}?(?:udvalg|råd|nævn|bestyrelse|direktion|forum)(?:et|en)?)s beslutning\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_FORUM_DATE = re.compile(
    r"^(?P<forum>[A-ZÆØÅ][^:;.!?]{2,70}?)(?:,| den| d\.|\s[-–]| mød(?:e|et)(?: den| d\.)?)?\s*$"
)


def _read_forum_and_date(line: Line) -> Heading | None:
    """``Teknik- og Miljøudvalget, 10. september 2019, pkt. 65:`` announces that forum's decision."""
    text = line.text
    if not text[:1].isupper():
        return None
    found = dates.find_date(text)
    if not found or found.start < 4:
        return None
    match = _FORUM_DATE.match(text[: found.start].rstrip())
    if not match:
        return None
    forum = re.sub(
        r"\s+(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)$", "", match["forum"]
    ).strip(" ,-–")
    forum = re.sub(r"s$", "", forum) if re.search(r"(?:ens|ets|ets?s)$", forum) else forum
    words = forum.casefold().split()
    if words and words[0] in (
        "referat",
        "notat",
        "dagsorden",
        "mail",
        "brev",
        "oplæg",
        "høringssvar",
        "udkast",
        "uddrag",
        "protokol",
    ):
        return None
    if words and vocabulary.LABELS.get(words[0]) in ("absent", "excused", "present"):
        return None
    if not words or len(words) > 8 or text.endswith("."):
        return None
    after = text[found.end :]
    point = _POINT.match(after)
    if not (
        _ends_like_forum(words[-1]) or _FORUM_FOR.match(forum) or (point and text.endswith(":"))
    ):
        return None
    after = after[point.end() :] if point else after
    if _TAIL.fullmatch(after):
        return Heading(vocabulary.DECISION, _clean(text), "", forum, found.day)
    head, colon, rest = after.partition(":")
    if colon and _TAIL.fullmatch(head) and (point or line.gap):
        return Heading(
            vocabulary.DECISION,
            _clean(text[: len(text) - len(rest)]),
            rest.strip(),
            forum,
            found.day,
        )
    return None


def _read_run_in(line: Line) -> Heading | None:
    """``Beslutningskompetence: KB``: the heading and its text on one line."""
    if ":" not in line.text[:50] or not line.text[:1].isupper():
        return None
    match = _RUN_IN.match(line.text)
    if not match:
        return None
    meaning = vocabulary.heading_of(match["label"])
    if meaning is None or meaning == vocabulary.IGNORED:
        return None
    return Heading(meaning, _clean(match["label"]), match["rest"].strip())


def is_run_in(heading: Heading) -> bool:
    """Whether the heading's text may stand on its line in any document (*Kompetence: Byrådet*)."""
    return (
        heading.meaning in _RUN_IN_MEANINGS
        or heading.held_on is not None
        or bool(heading.organization)
    )


def read_looks(line: Line) -> Heading | None:
    """A heading that no table knows, told by its looks (markup, size, weight) and judged by its words."""
    if line.shape is not Shape.HEADING or len(line.text) > 120:
        return None
    if _PROPOSES.match(line.text):
        return Heading("recommendation", _clean(line.text))
    meaning = vocabulary.meaning_by_word(line.text)
    return Heading(meaning or "other", _clean(line.text), known=False)


def read_proposal(line: Line) -> Heading | None:
    """``Administrationen indstiller til Økonomiudvalget`` alone on its line stands for the heading Indstilling."""
    if len(line.text) < 130 and _PROPOSES.match(line.text):
        return Heading("recommendation", _clean(line.text))
    return None


def split_glued(text: str) -> tuple[str, str] | None:
    """A heading that lost its line break: ``… velkommen.Indstilling`` is a sentence and a heading."""
    if not text.endswith(_GLUED_ENDS):
        return None
    match = _GLUED.search(text)
    if match is None or match.start() <= _ENUMERATOR:
        return None
    return text[: match.start()].rstrip(), match["heading"]
