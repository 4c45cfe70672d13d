"""The tables of headings, labels, outcomes and words, loaded once and looked up by a folded key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from referat.document import Outcome, SectionKind

DECISION, EARLIER, ATTACHMENTS, IGNORED = "decision", "earlier", "attachments", "ignored"
"""What a heading can announce besides a :class:`SectionKind`."""

_FOLD = str.maketrans(
    {"é": "e", "É": "e", "–": "-", "—": "-", "‐": "-", "\t": " ", "’": "'", "₂": "2"}
)
_FOLDABLE = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_ENUMERATOR = re.compile(r"^\d{1,2}[.)]\s+(?=\D)")


def key(text: str) -> str:
    """``text`` folded for comparison: no case, accent, enumerator, closing colon or full stop."""
    return _remembered(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if _FOLDABLE.search(text):
        text = text.translate(_FOLD)
    folded = text.strip().strip(":.").strip().casefold()
    if folded[:1].isdigit():
        folded = _ENUMERATOR.sub("", folded)
    return " ".join(folded.split())


_SHORT = 200  # characters; longer texts would fill the memory
_remembered = lru_cache(maxsize=4096)(_fold)  # many rules ask about the same line


def _load(name: str) -> dict[str, object]:
    source = resources.files("referat.reading").joinpath("tables", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _strings(table: object) -> list[str]:
    assert isinstance(table, list)
    return [str(value) for value in table]


def _load_headings() -> tuple[dict[str, str], list[tuple[str, str]]]:
    exact: dict[str, str] = {}
    words: list[tuple[str, str]] = []
    for meaning, table in _load("headings").items():
        assert isinstance(table, dict)
        if meaning == "weak":
            WEAK_HEADINGS.update(map(key, _strings(table["headings"])))
            continue
        exact |= {key(heading): meaning for heading in _strings(table["headings"])}
        words += [(word, meaning) for word in _strings(table["words"])]
    return exact, words


WEAK_HEADINGS: set[str] = set()
HEADINGS, _HEADING_WORDS = _load_headings()
LABELS = {
    key(label): name for name, labels in _load("labels").items() for label in _strings(labels)
}
LONGEST_LABEL = max(map(len, LABELS))
LONGEST_HEADING = max(map(len, HEADINGS)) + 20  # with its number and colon


def heading_of(text: str) -> str | None:
    """What a line announces that is a listed heading and nothing else."""
    return HEADINGS.get(key(text)) if len(text) <= LONGEST_HEADING else None


def meaning_by_word(text: str) -> str | None:
    """What an unlisted heading is for, judged by the words in it."""
    folded = key(text)
    return next((meaning for word, meaning in _HEADING_WORDS if word in folded), None)


def section_kind(meaning: str) -> SectionKind:
    """The kind of section that a heading of ``meaning`` opens."""
    return (
        SectionKind(meaning) if meaning in SectionKind.__members__.values() else SectionKind.OTHER
    )


def _words(group: str, name: str) -> frozenset[str]:
    table = _WORDS[group]
    assert isinstance(table, dict)
    return frozenset(key(word) for word in _strings(table[name]))


_WORDS = _load("words")
CONTENTS_HEADINGS = _words("contents", "headings")
CONTENTS_COLUMNS = _words("contents", "columns")
FRONT_WORDS = _words("front", "plain")
ATTACHMENT_COLUMNS = _words("attachments", "columns")
FORUM_ENDS = tuple(sorted(_words("forum", "ends")))
OPEN_MARKS = _words("open", "marks")
CLOSED_MARKS = _words("closed", "marks")
OPEN_GROUPS = _words("groups", "open")
CLOSED_GROUPS = _words("groups", "closed")


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """A wording and the outcome it stands for; the heaviest rule of a decision speaks for it."""

    outcome: Outcome
    weight: float
    pattern: re.Pattern[str]
    opens: bool = False  # counts only in the sentence that opens the decision
    stems: tuple[str, ...] = ("",)

    def matches(self, sentence: str, lowered: str) -> bool:
        """Whether the sentence, given as printed and in small letters, says it."""
        if not any(stem in lowered for stem in self.stems):
            return False
        return self.pattern.search(sentence) is not None


def _load_outcomes() -> list[OutcomeRule]:
    rules = _load("outcomes")["rule"]
    assert isinstance(rules, list)
    return [
        OutcomeRule(
            Outcome(rule["outcome"]),
            rule["weight"],
            re.compile(
                "|".join(rule["patterns"]), re.NOFLAG if rule.get("opens") else re.IGNORECASE
            ),
            rule.get("opens", False),
            tuple(rule.get("stems", ("",))),
        )
        for rule in sorted(rules, key=lambda rule: -float(rule["weight"]))
    ]


OUTCOME_RULES = _load_outcomes()
"""The heaviest first."""
