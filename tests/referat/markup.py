"""Random markup in which every word can be told from every other."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import strategies as st

_BLOCKS = [
    "div",
    "p",
    "section",
    "main",
    "article",
    "header",
    "footer",
    "nav",
    "blockquote",
    "center",
    "form",
    "x-app",
]
_INLINE = ["span", "b", "strong", "em", "a", "font", "u", "label", "button", "o:p"]
_LISTS = ["ul", "ol", "li", "dl", "dt", "dd"]
_TABLES = ["table", "tbody", "thead", "tr", "td", "th", "caption"]
_HEADINGS = ["h1", "h2", "h3", "h6"]
_ATTRIBUTES = st.sampled_from(
    ["", "", ' class="MsoListParagraph"', ' style="mso-list:l0 level2 lfo1"', ' style="font-weight:bold"', ' id="cookie"',
     ' role="navigation"', ' href="/x"', ' colspan="2"', ' rowspan="3"', ' start="4"', ' type="a"']
)  # fmt: skip
_SPACE = st.sampled_from(["", " ", "\n", "&nbsp;", "<br>", "<br><br>", "·&nbsp; ", "<!-- x -->"])


def _element(children):
    tags = st.sampled_from(_BLOCKS + _INLINE + _LISTS + _TABLES + _HEADINGS)
    inner = st.lists(st.tuples(_SPACE, children), max_size=4).map(
        lambda parts: "".join(map("".join, parts))
    )
    return st.builds("<{0}{1}>{2}</{0}>".format, tags, _ATTRIBUTES, inner)


MARKUP = st.lists(st.recursive(st.just("@"), _element, max_leaves=25), min_size=1, max_size=4).map(
    "".join
)


def numbered(template):
    """Every ``@`` as a word of its own."""
    count = iter(range(10_000))
    return re.sub("@", lambda _: f" ord{next(count)}slut ", template)


def each_once(source: str) -> Counter[str]:
    """How often each numbered word stands in a text."""
    return Counter(re.findall(r"ord\d+slut", source))
