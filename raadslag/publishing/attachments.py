"""Looks through the files that go with a paper, name and metadata included, before everybody may have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from raadslag.core import files
from raadslag.core.models import Original
from raadslag.drafts.models import DraftAttachment, DraftItem
from raadslag.publishing.rules import Code
from referat.danish.personnumbers import find_person_numbers
from referat.errors import CannotRead
from referat.finding import Finding, Severity
from referat.reading.limits import DEFAULT
from referat.reading.worker import texts_of_many

_KEPT_S = 24 * 3600
_SHOWN_MAX = 5  # numbers of one file that are told one by one


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds: masked numbers with whether each is certain, or by its code why it could not be looked through."""

    numbers: tuple[tuple[str, bool], ...] = ()
    problem: str = ""


def attachment_findings(items: Sequence[DraftItem]) -> Iterator[Finding]:
    """Findings about the open attachments of the open ones among the items, counted from 1."""
    placed = [
        (index, item, attachment)
        for index, item in enumerate(items, start=1)
        if item.is_public
        for attachment in item.attachments.all()
        if attachment.is_public
    ]
    there = {
        one.original.sha256 for _, _, one in placed if files.path_of(one.original.sha256).exists()
    }
    looked = _looked_through([one.original for _, _, one in placed if one.original.sha256 in there])
    for index, item, attachment in placed:
        sha256 = attachment.original.sha256
        if sha256 not in there:
            yield _missing(index, item, attachment)
        else:
            yield from _of_file(index, item, attachment, looked[sha256])


def _of_file(
    index: int, item: DraftItem, attachment: DraftAttachment, looked: Looked
) -> Iterator[Finding]:
    named = tuple(
        (found.masked, found.certain) for found in find_person_numbers(attachment.original.filename)
    )
    numbers = dict.fromkeys((*named, *looked.numbers))
    for number, certain in list(numbers)[:_SHOWN_MAX]:
        yield _finding(
            Code.ATTACHMENT_NUMBER,
            "attachment_person_number",
            Severity.BLOCKS if certain else Severity.WARNS,
            "The attachment “{title}” (text, name or properties of the file) holds something like a person number: {number}.",
            "Take the number out of the file and attach it anew, or mark the attachment as closed.",
            place=(index, item, attachment),
            number=number,
        )
    if looked.problem:
        yield _finding(
            Code.ATTACHMENT_UNREAD,
            "attachment_unread",
            Severity.WARNS,
            "The attachment “{title}” could not be examined: {problem}",
            "Look through the file yourself, or attach it as PDF with text or as .docx.",
            place=(index, item, attachment),
            problem=looked.problem,
        )


def _missing(index: int, item: DraftItem, attachment: DraftAttachment) -> Finding:
    return _finding(
        Code.ATTACHMENT_MISSING,
        "attachment_missing",
        Severity.BLOCKS,
        "The file of the attachment “{title}” is not there: its link would be dead.",
        "Attach the file anew, or take the attachment out.",
        place=(index, item, attachment),
    )


def _finding(
    code: Code,
    check: str,
    severity: Severity,
    message: str,
    remedy: str,
    *,
    place: tuple[int, DraftItem, DraftAttachment],
    **values: str,
) -> Finding:
    index, _, attachment = place
    return Finding(
        code=code.value,
        check=check,
        severity=severity,
        message=message,
        values=(("title", attachment.title), *values.items()),
        remedy=remedy,
        index=index,
        evidence=f"{attachment.original.sha256[:16]} {' '.join(values.values())}",
    )


def _looked_through(originals: Sequence[Original]) -> dict[str, Looked]:
    """Each file is read once, in a process of its own; only what was found is remembered."""
    by_key = {_key(one): one for one in originals}
    kept: dict[str, Looked] = cache.get_many(by_key)
    new = {key: one for key, one in by_key.items() if key not in kept}
    paths = [(files.path_of(one.sha256), one.filename) for one in new.values()]
    if paths:
        answers = texts_of_many(paths, limits=DEFAULT)
        read = {key: _looked(answer) for key, answer in zip(new, answers, strict=True)}
        cache.set_many(read, _KEPT_S)
        kept |= read
    return {by_key[key].sha256: looked for key, looked in kept.items()}


def _looked(answer: tuple[str, ...] | CannotRead) -> Looked:
    if isinstance(answer, CannotRead):
        return Looked(problem=answer.code)
    found = {
        (number.masked, number.certain) for text in answer for number in find_person_numbers(text)
    }
    return Looked(numbers=tuple(sorted(found, key=lambda one: (not one[1], one[0]))))


def _key(original: Original) -> str:
    return f"looked-through-1-{original.sha256}"
