"""Is an attachment that is not public named or linked where everybody can read it?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.examined import Examined, Part
from referat.finding import Remark, Severity, check

_SAYING = 12  # characters: a shorter title, or one word, says nothing by itself


@check(code="R105", severity=Severity.WARNS)
def closed_attachment(examined: Examined) -> Iterator[Remark]:
    """A closed attachment is linked, or named in open text.

    Problem: An attachment is marked as not public, and yet the open part has its address (blocks) or its title (warns).

    Remedy: Take link and title out, or mark the attachment as public.
    """
    for spot in examined.open_spots:
        attachment = spot.attachment
        if attachment is None or attachment.public is not False:
            continue
        if spot.part is Part.LINK:
            yield Remark(
                spot,
                "The closed attachment “{title}” has a link.",
                {"title": attachment.title},
                evidence=attachment.url,
                severity=Severity.BLOCKS,
            )
            continue
        title = attachment.title.casefold()
        if len(title) < _SAYING or " " not in title:
            continue
        for text in examined.open_spots:
            if text.part in (Part.SECTION, Part.DECISION) and title in text.text.casefold():
                yield Remark(
                    text,
                    "The text names the closed attachment “{title}”.",
                    {"title": attachment.title},
                    evidence=attachment.title,
                )
