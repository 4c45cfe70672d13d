"""All templates by name: each prints as one municipality's system does."""

from __future__ import annotations

from types import MappingProxyType

from tools.templates import council_books, portal_prints, site_pages
from tools.templates.template import Template

TEMPLATES = MappingProxyType(
    {
        value.name: value
        for module in (portal_prints, council_books, site_pages)
        for value in vars(module).values()
        if isinstance(value, Template)
    }
)
