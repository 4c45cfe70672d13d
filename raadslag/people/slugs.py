"""Addresses made from Danish names: readable, ASCII, and numbered where they collide."""

from __future__ import annotations

from collections.abc import Container

from django.utils.text import slugify

# First words of the site's own addresses, which a municipality or forum may not take.
RESERVED = frozenset(
    [
        "i18n",
        "static",
        "soeg",
        "om",
        "tilgaengelighed",
        "log-ind",
        "log-ud",
        "arbejdsbord",
        "indbakke",
        "bilag",
        "kalender",
        "nyt",
        "sager",
        "kommende",
        "afmeld",
        "mine-mails",
        "api",
        "admin",
        "da",
        "en",
    ]
)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def slug_of(name: str, *, fallback: str, max_length: int = 80) -> str:
    """``Økonomi- og Skoleudvalget`` becomes ``oekonomi-og-skoleudvalget``."""
    return slugify(name.translate(_DANISH).replace("/", "-"))[:max_length].strip("-") or fallback


def free_slug(wanted: str, taken: Container[str]) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3``, … where it is taken."""
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
