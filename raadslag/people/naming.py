"""Whom words name: a decision's "Per/Jørgen" or "ØDC" as the municipality's persons, units and forums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from raadslag.people.models import Body, Membership, Organization, Person
from raadslag.people.rules import Classification

Named = Organization | Person

_STRONG = re.compile(r"\s*(?:/|;|\n|\+)\s*|\s+samt\s+")
_WEAK = re.compile(r"\s*,\s*(?:og\s+)?|\s+(?:og|&)\s+")
_WITH = re.compile(r"\s*,?\s+(?:i samarbejde|sammen|i dialog|i samråd)\s+med\s+.*$", re.DOTALL)
_BESIDE = re.compile(
    r"\s*[(\[][^()\[\]]*[)\]]|\s*(?:er\s+)?(?:(?:hoved)?ansvarlige?r?|tovholdere?)\b\W*$"
    r"|^\s*(?:ansvarlige?|tovholdere?|v/|ved)\s*:?\s*(?=\w)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")
_DASHES = str.maketrans({"–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "\u00ad": None})
_WORD = re.compile(r"[\w&'.-]+")
_TITLE = re.compile(
    r"(?:[\w-]*(?:direktør|chef|leder|konsulent|borgmester|formand|koordinator|sekretær|medarbejder"
    r"|rådmand|advokat|jurist|rådgiver))(?:en)?"
)
_KINDS = frozenset(
    [
        "afdeling",
        "afdelingen",
        "center",
        "centeret",
        "centret",
        "enhed",
        "enheden",
        "forvaltning",
        "forvaltningen",
        "kontor",
        "kontoret",
        "sekretariat",
        "sekretariatet",
        "stab",
        "staben",
        "team",
        "teamet",
        "udvalg",
        "udvalget",
    ]
)
_ARTICLES = frozenset(["den", "det", "de"])
_IRREGULAR = (("centret", "center"), ("centrene", "centre"), ("teatret", "teater"))
_SHORTEST = 3  # letters that are left where an ending is taken off


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of what was said, and whom it names; None where that is not certain."""

    words: str
    who: Named | None


@dataclass(frozen=True, slots=True)
class Names:
    """Everybody whom words could name on a day, read at once."""

    existing: tuple[Organization, ...]
    dissolved: tuple[Organization, ...]
    persons: tuple[Person, ...]
    present: frozenset[int]

    @classmethod
    def of(cls, body: Body, *, on: date) -> Names:
        """Of the municipality; four queries. ``present`` are the persons whom a first name can mean:
        those who have a seat that day, and those who never had one.
        """
        every = list(Organization.objects.filter(body=body).order_by("name", "pk"))
        persons = tuple(Person.objects.filter(body=body).order_by("name", "pk"))
        seats = Membership.objects.filter(person__body=body)
        ever = set(seats.values_list("person", flat=True))
        now = set(seats.on(on).values_list("person", flat=True))
        gone = {one.pk for one in every if one.dissolution_date and one.dissolution_date <= on}
        return cls(
            existing=tuple(one for one in every if one.pk not in gone),
            dissolved=tuple(one for one in every if one.pk in gone),
            persons=persons,
            present=frozenset(one.pk for one in persons if one.pk in now or one.pk not in ever),
        )

    def who_is(self, words: str) -> Named | None:
        """The one whom the words name; None where that is nobody, several, or not certain."""
        return _one(self.meant(words))

    def who_are(self, words: str) -> tuple[Named, ...]:
        """Those whom the words name, in that order; what names nobody for certain is left out."""
        found: list[Named] = []
        for piece in self.taken_apart(words):
            sure = all(one.who for one in piece)
            found += [one.who for one in piece if one.who and (sure or isinstance(one.who, Person))]
        return tuple({(type(one), one.pk): one for one in found}.values())

    def taken_apart(self, words: str) -> list[list[Piece]]:
        """The words at "/" and ";", and each of those at "og" and commas.

        Where one of the latter names nobody, it may be part of another's name, if not of a person's.
        """
        whole = self.who_is(words)
        if whole is not None:
            return [[Piece(words, whole)]]
        return [self._pieces(part) for part in _STRONG.split(_cut(words)) if part.strip()]

    def meant(self, words: str) -> list[Named]:
        """All whom the words could name, of the surest kind that names somebody."""
        said, words = words, _cut(words)
        return _first(
            lambda: [*_exactly(self.existing, said), *_called(self.persons, said)],
            lambda: [*_exactly(self.existing, words), *_called(self.persons, words)],
            lambda: [*_inflected(self.existing, words), *_titled(self.persons, words)],
            lambda: [*_of_kind(self.existing, words), *self._by_first_name(words)],
        )

    def dissolved_one(self, words: str) -> Organization | None:
        """The organization that is no more which the words name."""
        words = _cut(words)
        found = _first(
            lambda: [*_exactly(self.dissolved, words)],
            lambda: [*_inflected(self.dissolved, words)],
        )
        one = _one(found)
        return one if isinstance(one, Organization) else None

    def _pieces(self, words: str) -> list[Piece]:
        """Names joined by "og" or a comma, which names hold themselves: each the longest that is one."""
        parts = _WEAK.split(words)
        joints = [*_WEAK.findall(words), ""]
        found, start = [], 0
        while start < len(parts):
            piece, start = self._longest(parts, joints, start)
            found.append(piece)
        return [one for one in found if one.words.strip()]

    def _longest(
        self, parts: Sequence[str], joints: Sequence[str], start: int
    ) -> tuple[Piece, int]:
        for end in range(len(parts), start, -1):
            pairs = zip(parts[start:end], [*joints[start : end - 1], ""], strict=True)
            words = "".join(text for pair in pairs for text in pair)
            one = self.who_is(words)
            if one is not None:
                return Piece(words, one), end
        return Piece(parts[start], None), start + 1

    def _by_first_name(self, words: str) -> list[Person]:
        spoken = _without_title(_words(words))
        if len(spoken) != 1:
            return []
        names = _plain(spoken[0])
        present = [one for one in self.persons if one.pk in self.present]
        return [one for one in present if (_words(one.name) or [""])[0] in names]


def forum_called(body: Body, words: str, *, on: date) -> Organization | None:
    """The forum whom the words name where only one that meets can be meant."""
    names = Names.of(body, on=on)
    forums = [one for one in names.existing if one.classification == Classification.FORUM]
    found = replace(names, existing=tuple(forums), persons=()).who_is(words)
    return found if isinstance(found, Organization) else None


def _one(found: Sequence[Named]) -> Named | None:
    different = {(type(one), one.pk): one for one in found}
    return next(iter(different.values())) if len(different) == 1 else None


def _first(*ways: Callable[[], list[Named]]) -> list[Named]:
    return next((found for way in ways if (found := way())), [])


def _cut(words: str) -> str:
    """Without whom it is done together with, and without "(ansvarlig)"."""
    words = _WITH.sub("", words.translate(_DASHES).strip())
    words = _WRAPPED.sub(r"\1", words)
    before = None
    while before != words:
        before, words = words, _BESIDE.sub("", words).strip(' \t:."')
    return words


def _words(text: str) -> list[str]:
    spoken = _WORD.findall(text.translate(_DASHES).casefold())
    return ["og" if one == "&" else one.strip(".") for one in spoken]


def _labels(one: Organization) -> list[list[str]]:
    return [_words(label) for label in (one.name, one.short_name) if label]


def _exactly(rows: Iterable[Organization], words: str) -> list[Organization]:
    spoken = _words(words)
    return [one for one in rows if spoken and spoken in _labels(one)]


def _inflected(rows: Iterable[Organization], words: str) -> list[Organization]:
    """Definite or not, in the genitive or not: "stabens" is Stab."""
    spoken = _words(words)
    return [one for one in rows if any(_alike(label, spoken) for label in _labels(one))]


def _of_kind(rows: Sequence[Organization], words: str) -> list[Organization]:
    """With the word for what it is before its name: "afdelingen Økonomi og Løn"."""
    first, *rest = _words(words) or [""]
    if not rest or first not in _KINDS:
        return []
    return [one for one in rows if any(_alike(label, rest) for label in _labels(one))]


def _called(rows: Iterable[Person], words: str) -> list[Person]:
    spoken = _words(words)
    return [one for one in rows if spoken and spoken == _words(one.name)]


def _titled(rows: Sequence[Person], words: str) -> list[Person]:
    """With a title, in the genitive, or without the names between the first and the last."""
    spoken = _without_title(_words(words))
    if len(spoken) < 2:
        return []
    lasts = _plain(spoken[-1])
    found = []
    for one in rows:
        name = _words(one.name)
        if len(name) > 1 and spoken[0] == name[0] and name[-1] in lasts:
            between = [word for word in spoken[1:-1] if word not in name[1:-1]]
            found += [one] if not between else []
    return found


def _without_title(spoken: list[str]) -> list[str]:
    while len(spoken) > 1 and _TITLE.fullmatch(spoken[0]):
        spoken = spoken[1:]
    return spoken


def _alike(label: Sequence[str], spoken: Sequence[str]) -> bool:
    one, other = _bare(label), _bare(spoken)
    if not other or len(one) != len(other):
        return False
    *before, last = other
    forms = [*(_forms(word) for word in before), _forms(last) | _forms_of_all(_plain(last))]
    return all(_forms(word) & said for word, said in zip(one, forms, strict=True))


def _bare(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _plain(word: str) -> set[str]:
    """The word itself, and without a genitive's s."""
    for ending in ("'s", "s", "'"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return {word, word.removesuffix(ending)}
    return {word}


def _forms_of_all(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in _forms(word)}


def _forms(word: str) -> set[str]:
    """The word itself, and what it can be without a definite ending."""
    for definite, bare in _IRREGULAR:
        if word.endswith(definite):
            return {word, word.removesuffix(definite) + bare}
    forms = {word}
    for ending, endings in (("ne", ("ne",)), ("en", ("en", "n")), ("et", ("et", "t"))):
        if word.endswith(ending):
            forms |= {word.removesuffix(one) for one in endings}
            break
    return {form for form in forms if form == word or len(form) >= _SHORTEST}
