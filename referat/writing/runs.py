"""The running text of a block as runs of one style each, for formats that set bold, italics and links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html.parser import HTMLParser

from referat.document import ListItem, Paragraph
from referat.prose.inline import PLAIN, Style, safe_inline


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style, line breaks and all."""

    text: str
    style: Style = PLAIN


def runs_of(block: Paragraph | ListItem) -> tuple[Run, ...]:
    """The block's text in runs; its inline HTML decides where it has any."""
    if not block.html:
        return (Run(block.text),) if block.text else ()
    reader = _Reader()
    reader.feed(safe_inline(block.html))
    reader.close()
    return tuple(reader.runs)


class _Reader(HTMLParser):
    """Reads what :func:`referat.prose.inline.safe_inline` lets through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._styles = [PLAIN]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = self._styles[-1]
        if tag == "br":
            self.handle_data("\n")
        elif tag == "strong":
            self._styles.append(replace(style, strong=True))
        elif tag == "em":
            self._styles.append(replace(style, em=True))
        else:
            self._styles.append(replace(style, href=dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self._styles) > 1:
            self._styles.pop()

    def handle_data(self, data: str) -> None:
        style = self._styles[-1]
        if self.runs and self.runs[-1].style == style:
            data = self.runs.pop().text + data
        self.runs.append(Run(data, style))
