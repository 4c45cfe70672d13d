"""Reads what a decision's words amount to, and whose and of which day it is."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from referat.document import Block, ListItem, Outcome, Passage, Table
from referat.reading import vocabulary

_SENTENCE = re.compile(r"(?<=[a-zæøå0-9)\"”][.!?])\s+(?=[A-ZÆØÅ0-9])|\n")
_POINT = re.compile(
    r"^(?:ad\.?\s*(?:punkt|pkt\.?|at)?\s*)?(?:\d{1,2}|[a-z])(?:\s?(?:[-–+,]|og)\s?\d{1,2})*\s?[.):]+\s+|^ad\.?\s*(?:punkt|pkt\.?)?\s*\d|^(?:punkt|pkt\.?|at-punkt|indstillingens punkt)\s*\d",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:indstillingens? |at-)?\b(?:punkt(?:er(?:ne)?)?|pkt\.?)\s*\d+(?:\s?(?:[-–,]|og)\s?\d+)*\b[^.;]*?(?=(?:,| og|;|\.)\s*(?:\w+ )?(?:at-)?(?:punkt|pkt)|[.;]|$)",
    re.IGNORECASE,
)
_AD = re.compile(r"(?=\bAd\.?\s*(?:punkt|pkt\.?)?\s*\d)")
_SAYS_POINT = re.compile(
    r"\b(?:punkt|pkt\.?|at|forslag)\s*\d|(?<!\w)\d{1,2}\)|\b(?:første|andet|tredje|fjerde) (?:punkt|pind|forslag)\b",
    re.IGNORECASE,
)
_MINORITY = re.compile(
    r"^(?:Et )?[Mm]indretal|^[A-ZÆØÅ][\w.’' -]{3,50} \([A-ZÆØÅ]{1,3}\) |^Liste [A-ZÆØÅ] |^Gruppe [A-ZÆØÅ] "
)
_THING = re.compile(
    r"^(?!.{0,40}(?:udvalget|rådet|bestyrelsen|direktionen|forummet|nævnet|møde[nt]|punktet|sagen|dagsordenen|indstillingen)\b)"
    r"[A-ZÆØÅ][\w-]+(?:en|et|ne| \d)(?: (?:om|for|til|i|af|på|ved) [^.,]{2,40}?)?"
    r" (?:blev|er|godkendes|vedtages|oversendes|fremsendes|udsættes|afvises|tages|anbefales|frigives)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"Der blev stemt om (?:ændrings)?forslaget: |"
    r"[A-ZÆØÅ][^.:]{3,80} (?:ønsker|ønskede) (?:følgende )?(?:tilført|ført til) (?:protokol|referat)"
)
_SEVERAL = 2
_SHORT = 4  # words
_MAJOR = 8
_YEAR_AT_END = re.compile(r"\s+(?:\d{4}(?:\s?[-/–]\s?\d{2,4})?)$")


def outcome_of(content: Passage) -> Outcome | None:
    """The outcome that the words say; ``several`` only where the points' outcomes differ; None where no code fits.

    What is voted on, and what a member wants to stand in the minutes, count only where nothing before says anything.
    """
    decided = _before_remarks(content)
    if decided != content and (outcome := outcome_of(decided)) is not None:
        return outcome
    points = _point_outcomes(content)
    if len(set(points)) > 1:
        return Outcome.SEVERAL
    if points:
        return points[0]
    sentences = [s for block in content for s in _SENTENCE.split(_text(block)) if s.strip()]
    return _heaviest(sentences)


def _before_remarks(content: Passage) -> Passage:
    remarks = (index for index, block in enumerate(content) if _REMARK.match(_text(block)))
    return content[: next(remarks, len(content))]


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(" ".join(row) for row in block.rows)
    return block.text


def _point_outcomes(content: Passage) -> list[Outcome]:
    """The outcome of each numbered point, where at least two have one."""
    texts = [text for block in content for text in _AD.split(_text(block)) if text.strip()]
    points = [index for index, text in enumerate(texts) if _POINT.match(text)]
    listed = [
        block.text
        for block in content
        if isinstance(block, ListItem) and block.marker[:1].isdigit()
    ]
    answers = [_with_next(texts, index) for index in points] + listed
    outcomes = [
        outcome for text in answers if (outcome := _heaviest(_SENTENCE.split(_POINT.sub("", text))))
    ]
    if len(answers) >= 2 and len(outcomes) >= 2:
        return outcomes
    sentences = [
        s
        for block in content
        if not isinstance(block, Table)
        for s in _SENTENCE.split(_text(block))
    ]
    clauses = [clause[0] for sentence in sentences for clause in _CLAUSE.finditer(sentence)]
    clauses += [sentence for sentence in sentences if _SAYS_POINT.search(sentence)]
    found = [outcome for clause in clauses if (outcome := _heaviest([clause]))]
    if len(found) < _SEVERAL:
        # "Redegørelsen blev taget til efterretning. Beløbet blev frigivet.": two things, two answers.
        things = [sentence for sentence in sentences if _THING.match(sentence)]
        found = [
            outcome
            for sentence in things
            if (outcome := _heaviest([sentence])) and outcome is not Outcome.DISCUSSED
        ]
    return found if len(found) >= _SEVERAL else []


def _with_next(texts: list[str], index: int) -> str:
    """A point whose answer stands on the next line, with that line."""
    bare = _POINT.sub("", texts[index]).strip()
    return (
        f"{texts[index]} {texts[index + 1]}"
        if len(bare) < 3 and index + 1 < len(texts)
        else texts[index]
    )


def _heaviest(sentences: list[str]) -> Outcome | None:
    """The outcome of the heaviest wording.

    A short sentence that opens the decision (*Godkendt.*) says it all; a minority's words count only where nobody
    else's do; postponed and the like count only where the decision opens with them.
    """
    best: Outcome | None = None
    weight = 0.0
    majority = [sentence for sentence in sentences if not _MINORITY.match(sentence)]
    for position, sentence in enumerate(majority or sentences):
        rule = _rule_for(sentence, opens=position == 0, above=weight)
        if rule is None:
            continue
        late = position > 1 and best is not None
        if rule.weight >= _MAJOR and (late or "ændringsforslag" in sentence.casefold()):
            continue
        if position == 0 and len(sentence.split()) <= _SHORT and "," not in sentence:
            return rule.outcome
        best, weight = rule.outcome, rule.weight
    return best


@lru_cache(maxsize=4096)  # "Godkendt." is what most decisions say
def _rule_for(sentence: str, *, opens: bool, above: float) -> vocabulary.OutcomeRule | None:
    """The heaviest rule that the sentence matches, if it weighs more than ``above``."""
    lowered = sentence.lower()
    for rule in vocabulary.OUTCOME_RULES:
        if rule.weight <= above:
            return None
        if (opens or not rule.opens) and rule.matches(sentence, lowered):
            return rule
    return None


def fold_forum(name: str) -> str:
    """A forum's name for comparison: no case, year, definite ending or body's name."""
    folded = _YEAR_AT_END.sub("", name.casefold().strip())
    folded = re.sub(r"\s+(?:i|for)\s+\S+(?: kommune)?$", "", folded)
    return re.sub(
        r"(?:rådet|råd)$",
        "råd",
        re.sub(r"(udvalg|forum|bestyrelse|direktion|nævn)(?:et|en|ens|ets|s)?$", r"\1", folded),
    )


def is_same_forum(name: str, other: str) -> bool:
    """Whether two printed names are one forum: ``Direktionen`` and ``Direktionen 2021``, ``Byråd`` and ``Byrådet``."""
    return fold_forum(name) == fold_forum(other)


def is_this_meetings(
    organization: str, held_on: date | None, forum: str, start: date | datetime | None
) -> bool:
    """Whether a decision's heading names this meeting, or nothing that contradicts it."""
    day = start.date() if isinstance(start, datetime) else start
    if held_on is not None and day is not None and held_on != day:
        return False
    return not organization or not forum or is_same_forum(organization, forum)
