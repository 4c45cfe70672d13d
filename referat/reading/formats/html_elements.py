"""What an HTML element is: running text, structure, a portal's furniture, or a list entry from a word processor."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.html import HtmlElement

from referat.prose.inline import SCHEMES, InlineLine, Style

INLINE = {
    "a", "abbr", "acronym", "b", "basefont", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
# Elements whose content nobody sees.
SILENT = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "img",
    "meta", "link", "input", "hr", "map", "area", "head",
}  # fmt: skip
_FURNITURE = {"nav", "button", "select", "textarea", "datalist", "title"}
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "search", "button", "menubar", "toolbar"}
_FURNITURE_MARKS = re.compile(
    r"(?i)cookie|breadcrumb|br(?:oe|ø)dkrumme|skip-?link|share-?(?:buttons|links)"
)
_LONGEST_BANNER = 3000  # characters; a "cookie" box larger than that is the page itself
_STRUCTURE = ("h1", "h2", "h3", "h4", "h5", "h6", "table")
_PAGE_LEVEL = {"body", "html", "div", "form"}

_FILE_REMARK = re.compile(
    r"(?:[\s()\[\],;:–-]|application/\S+|ikon|icon|pdf|docx?|xlsx?|pptx?|\d+(?:[.,]\d+)?\s?(?:[kmg]i?b|bytes?|sider?)\b)*",
    re.IGNORECASE,
)
BULLET = re.compile(r"([-–•*·▪‣◦●§\uf0b7\uf0a7])\s+(?=\S)")
WORD_NUMBER = re.compile(r"((?:\d{1,3}|[a-zæøå]|[ivx]{1,5})[.)]|o|§)\s+(?=\S)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list:[^;]*level(\d)")


def text_of(node: HtmlElement) -> str:
    """All words inside an element."""
    return " ".join(" ".join(str(piece) for piece in node.itertext()).split())


def style_of(node: HtmlElement, style: Style) -> Style:
    """How the text of ``node`` is set inside text that is set as ``style``."""
    css = (node.get("style") or "").lower()
    if node.tag in {"strong", "b"} or re.search(r"font-weight:\s*(?:bold|[6-9]00)", css):
        style = replace(style, strong=True)
    elif "font-weight" in css:
        style = replace(style, strong=False)
    if node.tag in {"em", "i", "cite"} or re.search(r"font-style:\s*italic", css):
        style = replace(style, em=True)
    if node.tag == "a":
        style = replace(style, href=safe_href(node.get("href") or ""))
    return style


def safe_href(href: str) -> str:
    """The address, unless it runs a script, stays on the page, is of an unknown kind or hides which site it leads to."""
    href = re.sub(r"[\x00-\x20]+", "", href)
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", href)
    if re.match(r"#|[/\\]{2}", href) or (scheme and scheme[1].lower() not in SCHEMES):
        return ""
    return href


def link_of(line: InlineLine) -> str:
    """Where a line links to that says nothing else, but perhaps what kind of file that is and how large."""
    links = [href for _, href in line.stretches if href]
    if line.href or len(links) != 1:
        return line.href
    beside = "".join(text for text, href in line.stretches if not href)
    return links[0] if _FILE_REMARK.fullmatch(beside) else ""


def is_furniture(node: HtmlElement) -> bool:
    """Whether the element is navigation and the like, which is no part of the minutes."""
    tag = str(node.tag)
    if tag in _FURNITURE or (node.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if tag in {"header", "footer"}:
        return _is_page_level(node) and not _holds_the_only_title(node)
    marks = f"{node.get('id') or ''} {node.get('class') or ''}"
    if tag in {"body", "main", "article"} or not _FURNITURE_MARKS.search(marks):
        return False
    return len(text_of(node)) < _LONGEST_BANNER


def _is_page_level(node: HtmlElement) -> bool:
    return all(parent.tag in _PAGE_LEVEL for parent in node.iterancestors())


def _holds_the_only_title(node: HtmlElement) -> bool:
    inside = sum(1 for _ in node.iter("h1"))
    return inside > 0 and inside == sum(1 for _ in node.getroottree().iter("h1"))


def is_structural(node: HtmlElement) -> bool:
    """Whether a list entry or cell is a part of the page rather than a text: it holds headings or tables."""
    return next(node.iterdescendants(*_STRUCTURE), None) is not None


def is_section_entry(entry: HtmlElement) -> bool:
    """Whether a list entry is a section of the page: a bold heading alone on its line, and blocks under it.

    A list of several entries that only hold further lists is a list.
    """
    first = next((child for child in entry if isinstance(child.tag, str)), None)
    if first is None or (entry.text or "").strip() or (first.tail or "").strip():
        return False
    second = first.getnext()
    if second is None or not _is_wholly_strong(first):
        return False
    if second.tag in {"ul", "ol"}:
        return all(
            next(entry.itersiblings("li", preceding=way), None) is None for way in (False, True)
        )
    return second.tag in {"p", "div"}


def _is_wholly_strong(node: HtmlElement) -> bool:
    """Whether all text of an element is bold: its own mark, or that of the only element in it."""
    while not style_of(node, Style()).strong:
        if len(node) != 1 or (node.text or "").strip() or (node[0].tail or "").strip():
            return False
        node = node[0]
    return bool(text_of(node))


def is_word_list(node: HtmlElement) -> bool:
    """Whether a word processor made this paragraph a list entry."""
    if node.tag not in {"p", "div"}:
        return False
    return "mso-list:" in (node.get("style") or "") or "MsoListParagraph" in (
        node.get("class") or ""
    )


def word_level(node: HtmlElement) -> int:
    """How deep that entry is nested, from 0."""
    level = _WORD_LEVEL.search(node.get("style") or "")
    return int(level[1]) - 1 if level else 0
