"""Minutes for the benchmarks: invented, of many lengths and looks, as data and as PDF."""

from __future__ import annotations

import json
import random
from datetime import datetime
from typing import Any

import typst

from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Outcome,
    Paragraph,
    Passage,
    Presence,
    Section,
    SectionKind,
    Table,
)
from referat.interchange import COPENHAGEN

_WORDS = """
kommunen udvalget forvaltningen borgerne skolen budgettet indsatsen planen området byggeriet
forslaget høringen økonomien lokalplanen trafikken klimaet arbejdet samarbejdet ordningen
tilskuddet vejen havnen biblioteket plejehjemmet børnehaven kvaliteten perioden rammen
foreslår vurderer forventer anbefaler oplyser indebærer medfører kræver styrker sikrer
den det en et der som for til med af på ved om fra efter under mellem i og at er kan skal
nye samlede årlige fælles lokale grønne digitale tværgående økonomiske borgernære langsigtede
digitaliseringsstrategi effektiviseringspulje velfærdsteknologi kommunalbestyrelsens
sagsbehandlingstider tillægsbevilling budgetopfølgning implementeringsplan
"""
_FORUMS = ("Økonomiudvalget", "Byrådet", "Teknik- og Miljøudvalget", "Direktionen", "Ældrerådet")
_NAMES = ("Alma Bro", "Birk Holm", "Clara Eng", "David Lund", "Ester Vang", "Frode Skov", "Gry Dam")
_LOOKS: tuple[dict[str, Any], ...] = (
    {"font": "Liberation Sans", "size": 11, "justify": True, "newpage": True, "running": False},
    {"font": "Liberation Serif", "size": 11, "justify": False, "newpage": False, "running": True},
    {"font": "DejaVu Sans", "size": 9, "justify": False, "newpage": True, "running": True},
    {"font": "Libertinus Serif", "size": 12, "justify": True, "newpage": False, "running": False},
)
_PAGE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set page(paper: "a4", margin: 2.5cm,
  header: if d.look.running { d.title } else { none },
  footer: context align(right)[Side #counter(page).display() af #counter(page).final().at(0)])
#set text(font: d.look.font, size: d.look.size * 1pt, lang: "da", hyphenate: true)
#set par(justify: d.look.justify)
#text(size: 20pt, weight: "bold", d.title)
#grid(columns: (4cm, 1fr), row-gutter: 9pt,
  ..d.fields.map(f => (strong(f.at(0)), f.at(1))).flatten())
#pagebreak()
= Indholdsfortegnelse
#for i in d.items [#block(spacing: 7pt)[#i.title#box(width: 1fr, repeat[.])#i.page]]
#for i in d.items [
  #if d.look.newpage { pagebreak() }
  == Punkt #i.number: #i.title
  #i.case
  #for s in i.sections [
    === #s.heading
    #for p in s.paragraphs { par(p) }
    #if s.points.len() > 0 { list(..s.points) }
    #if s.rows.len() > 0 { table(columns: (2fr, 3fr, 1fr), ..s.rows.flatten()) }
  ]
]
"""


def _sentence(draw: random.Random) -> str:
    words = draw.choices(_WORDS.split(), k=draw.randint(7, 22))
    return f"{' '.join(words).capitalize()}."


def _paragraph(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(2, 7)))


def _section(draw: random.Random, heading: str) -> dict[str, Any]:
    amounts = [
        [_sentence(draw)[:24], _sentence(draw), f"{draw.randint(1, 999)}.000"] for _ in range(5)
    ]
    return {
        "heading": heading,
        "paragraphs": [_paragraph(draw) for _ in range(draw.randint(1, 4))],
        "points": [_sentence(draw) for _ in range(draw.choice((0, 0, 3, 5)))],
        "rows": amounts if draw.random() < 0.2 else [],
    }


def _item(draw: random.Random, number: int) -> dict[str, Any]:
    headings = ("Sagens kerne", "Indstilling", "Sagsfremstilling", "Økonomi", "Beslutning", "Bilag")
    return {
        "number": number,
        "title": _sentence(draw)[:80].rstrip(".").strip(),
        "case": f"S2024-{draw.randint(1000, 99999)}",
        "page": str(number + 2),
        "sections": [_section(draw, heading) for heading in headings],
    }


def meeting(draw: random.Random, count: int) -> dict[str, Any]:
    """An invented meeting of ``count`` items."""
    items = [_item(draw, number) for number in range(1, count + 1)]
    return {"forum": draw.choice(_FORUMS), "people": _NAMES, "items": items}


def minutes_pdf(seed: int) -> bytes:
    """One invented meeting's minutes, about 10 to 40 pages; the same seed gives the same document."""
    draw = random.Random(seed)
    forum = draw.choice(_FORUMS)
    data = {
        "look": _LOOKS[seed % len(_LOOKS)],
        "title": f"Referat {forum} den {draw.randint(1, 28):02}-03-2024",
        "fields": [
            ["Mødedato", "Onsdag den 20. marts 2024 kl. 16:00"],
            ["Mødested", "Rådssalen"],
            ["Mødedeltagere", ", ".join(_NAMES)],
        ],
        "items": [_item(draw, number) for number in range(1, draw.randint(4, 13))],
    }
    return bytes(typst.compile(_PAGE.encode(), sys_inputs={"data": json.dumps(data)}))


def invented_minutes(draw: random.Random, *, items: int) -> Minutes:
    """As :func:`minutes_pdf` invents them, but as data: what the site stores and the writers print."""
    return Minutes(
        kind=Kind.MINUTES,
        organization="Måleudvalget",
        start=datetime(2026, 3, 2, 16, tzinfo=COPENHAGEN),
        location="Rådssalen",
        body="Målekommune",
        participants=tuple(Attendance(name, Presence.PRESENT) for name in _NAMES),
        items=tuple(_as_data(_item(draw, number)) for number in range(1, items + 1)),
    )


_KINDS = {
    "Sagens kerne": SectionKind.SUMMARY,
    "Indstilling": SectionKind.RECOMMENDATION,
    "Sagsfremstilling": SectionKind.PRESENTATION,
    "Økonomi": SectionKind.FINANCES,
}


def _as_data(item: dict[str, Any]) -> Item:
    return Item(
        number=str(item["number"]),
        title=item["title"],
        case_number=item["case"],
        sections=tuple(
            Section(_KINDS[part["heading"]], part["heading"], _passage(part))
            for part in item["sections"]
            if part["heading"] in _KINDS
        ),
        decisions=(Decision((Paragraph("Godkendt."),), "Beslutning", outcome=Outcome.ADOPTED),),
    )


def _passage(part: dict[str, Any]) -> Passage:
    rows = tuple(tuple(row) for row in part["rows"])
    return (
        *(Paragraph(text) for text in part["paragraphs"]),
        *(ListItem(text) for text in part["points"]),
        *((Table(rows),) if rows else ()),
    )
