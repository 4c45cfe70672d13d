"""The names of Fujitsu eDoc's agenda manifest, and what ours adds, for the one who writes it and the one who reads it.

Portals read the manifest through PHP's SimpleXML, which shows elements without a prefix alone: eDoc's namespace is the
default one below the root, and what its form cannot say stands in a namespace of our own, under a prefix, unseen by them.
"""

from __future__ import annotations

EDOC = "http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/"
OURS = "urn:referat:manifest:1"

PUBLIC, CONFIDENTIAL = "Offentlig publicering", "Fortrolig publicering"
WITHHELD = "Beslutning ikke frigivet"
"""What stands instead of a decision that is not for everybody."""

NO_DATE = "01-01-0001"


def edoc(name: str) -> str:
    """One of eDoc's elements."""
    return f"{{{EDOC}}}{name}"


def ours(name: str) -> str:
    """One of our own elements."""
    return f"{{{OURS}}}{name}"
