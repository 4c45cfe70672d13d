"""What a person says of a commitment, checked: what, when, who."""

from __future__ import annotations

from dataclasses import dataclass, replace

from raadslag.people.models import Organization, Person

TEXT_MAX = 2000
WORDS_MAX = 200  # as long as the column


class BadCommitment(ValueError):  # noqa: N818 -- it reads as a sentence where it is raised and caught
    """What cannot be so; ``field`` is its place (text, time, who, …), ``code`` a key of the page's messages.

    ``instead`` is what could be written instead, where there is such a thing.
    """

    def __init__(self, field: str, code: str, text: str, *, instead: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.code = code
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Who:
    """A person, or a unit or forum; one of the two is set."""

    person_id: int | None = None
    organization_id: int | None = None

    def __post_init__(self) -> None:
        if (self.person_id is None) == (self.organization_id is None):
            raise ValueError("Name a person or an organization, and only one of them.")

    @classmethod
    def of(cls, one: Organization | Person) -> Who:
        if isinstance(one, Person):
            return cls(person_id=one.pk)
        return cls(organization_id=one.pk)


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be done, by when in the speaker's own words, by whom; nobody is allowed."""

    text: str
    time_words: str = ""
    who: tuple[Who, ...] = ()
    is_public: bool = True
    on_list: bool = False


def checked(said: Said) -> Said:
    """What was said, evened out; raises :class:`BadCommitment`."""
    text = "\n".join(" ".join(line.split()) for line in said.text.strip().splitlines()).strip()
    words = " ".join(said.time_words.split())
    if not text:
        raise BadCommitment("text", "empty", "Nothing is to be done. Write what is.")
    if len(text) > TEXT_MAX:
        raise BadCommitment("text", "long", "Say it in fewer words, and put the rest in a note.")
    if len(words) > WORDS_MAX:
        raise BadCommitment("time", "long", "Say when in fewer words.")
    return replace(said, text=text, time_words=words, who=tuple(dict.fromkeys(said.who)))
