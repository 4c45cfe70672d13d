"""Is everything that is shown also said in words?"""

from __future__ import annotations

from collections.abc import Iterator

from referat.document import Place
from referat.examined import Examined, Part, Spot
from referat.finding import Remark, Severity, check

_PICTURES = ("picture_left_out", "page_without_text")


@check(code="R602", severity=Severity.WARNS)
def picture_text(examined: Examined) -> Iterator[Remark]:
    """A picture has no text that says the same.

    Problem: The file has pictures inside its text, or pages that are pictures. Who cannot see them, and every search, misses what
    they say (WCAG 1.1.1).

    Remedy: Say in the text what the picture shows, and give it an alternative text in the published edition.
    """
    for warning in examined.minutes.warnings:
        if warning.code in _PICTURES:
            spot = Spot(
                "", Part.FRONT, place=Place(warning.page, warning.line, warning.line, warning.page)
            )
            yield Remark(spot, "{said}", {"said": warning.message}, evidence=warning.message)
