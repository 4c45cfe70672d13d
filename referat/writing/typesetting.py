"""Has typst set a template with what it is given: a PDF that keeps PDF/UA-1 and PDF/A-2a, in the fonts shipped here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from referat.errors import CannotWrite
from referat.writing.pdf_text import code_of

_FONTS = Path(__file__).with_name("fonts")
_TRIES = 40  # each finds characters that no font has
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{[0-9a-f]+\}")  # a place to break, as the diagnostics write it


def typeset(
    template: Path, given: Mapping[str, Any], *, day: date | datetime, otherwise: str
) -> bytes:
    """The PDF's bytes, the same for the same things given; ``day`` is what it says it was made on.

    What no font can print is spelled out. Raises :class:`CannotWrite`, with ``otherwise`` as the
    remedy where the template cannot be set at all.
    """
    said = json.dumps(given, ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            data = typst.compile(
                template,
                sys_inputs={"given": said},
                font_paths=[_FONTS],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-2a"],
                timestamp=_epoch(day),
            )
        except typst.TypstError as error:
            missing = _missing_in(error)
            if not missing:
                first = " ".join(str(error).split())[:200]
                message = f"The PDF cannot be made ({first})."
                raise CannotWrite("unwritable", message, otherwise) from error
            said = _spelled(said, missing)
            continue
        assert isinstance(data, bytes), "one PDF comes back as bytes"
        return data
    raise CannotWrite(
        "unwritable",
        "The text has too many characters that no font here can print.",
        "Write it as HTML, or look for text in a wrong encoding.",
    )


def _missing_in(error: typst.TypstError) -> set[str]:
    """The characters that no font has, as Typst's diagnostics name them."""
    said = f"{error}\n{getattr(error, 'diagnostic', '')}"
    texts = (_ESCAPED.sub("", text) for text in _NO_GLYPH.findall(said))
    return {sign for text in texts for sign in text if sign.isprintable() and not sign.isascii()}


def _spelled(given: str, signs: set[str]) -> str:
    """The text with each of ``signs`` as its code, so that nothing vanishes unseen: ``[U+1F600]``."""
    return given.translate({ord(sign): code_of(sign) for sign in signs})


def _epoch(day: date | datetime) -> int:
    """Noon of the day: the same day gives the same bytes. Never before 1970, which PDF tools doubt."""
    return max(0, int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))
