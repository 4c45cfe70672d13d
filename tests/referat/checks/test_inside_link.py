"""R505: what only the municipality's own machines can open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referat.document import Attachment, Item, Kind, Minutes, Paragraph, Section, SectionKind
from referat.finding import run


def inside_links(item: Item) -> list[str]:
    paper = Minutes(Kind.AGENDA, "Havneudvalget", date(2026, 4, 21), items=(item,))
    return [one.evidence for one in run(paper) if one.code == "R505"]


def linking(url: str) -> Item:
    text = Paragraph("Se kortet.", f'Se <a href="{url}">kortet</a>.')
    return Item("1", "Ny mole", sections=(Section(SectionKind.PRESENTATION, "Sagen", (text,)),))


@pytest.mark.parametrize(
    "url", ["http://esdh/sag/17", "https://sager.intern/17", "http://portal.local/x"]
)
def test_link_to_a_host_inside_the_house_is_found(url):
    assert inside_links(linking(url)) == [url]


@pytest.mark.parametrize("url", ["S:\\Havn\\kort.pdf", "\\\\server\\kort.pdf", "file:///kort.pdf"])
def test_attachment_on_a_drive_is_found(url):
    assert inside_links(Item("1", "Ny mole", attachments=(Attachment("Kort", url),))) == [url]


@pytest.mark.parametrize("url", ["https://eksempel.dk/kort.pdf", "/bilag/abc/", "mailto:a@b.dk"])
def test_what_everybody_can_open_is_left_alone(url):
    assert inside_links(Item("1", "Ny mole", attachments=(Attachment("Kort", url),))) == []
    assert inside_links(linking(url)) == []


def test_closed_item_is_left_alone():
    assert inside_links(replace(linking("http://esdh/1"), public=False)) == []
