"""Engholm Kommunes Beskæftigelsesudvalg, January 2019: a case of fixed parts, many of them empty."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    assessment,
    at,
    closed,
    decided,
    files,
    finances,
    hearing,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    summary,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Beskæftigelsesudvalget",
    start=at("2019-01-17", "08:15"),
    location="Jobcenter Engholm, lokale 12",
    body="Engholm Kommune",
    participants=(
        *people("Birthe Møllegaard A, Jens Overby V, Nadia Rasmussen Ø, Poul Erik Dam O"),
        *people("Lis Tranberg B", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Beskæftigelsesplan 2019",
            summary("Udvalget skal godkende mål og indsatser i beskæftigelsesplanen for 2019."),
            recommendation(
                """
Direktøren for Job og Vækst indstiller til Beskæftigelsesudvalget,

1. at planen godkendes
2. at planen sendes til Byrådet til orientering
"""
            ),
            decided(
                """
Ad 1: Godkendt.

Ad 2: Godkendt.
""",
                Outcome.ADOPTED,
            ),
            presentation(
                """
Planen bygger på ministerens fire mål og på tre lokale mål:

- flere unge i uddannelse
- flere med handicap i job
- færre langtidssygemeldte
"""
            ),
            hearing("Planen har været drøftet med LO, DA og Handicaprådet."),
            assessment("Intet."),
            finances("Intet."),
            legal_basis("Lov om organisering og understøttelse af beskæftigelsesindsatsen § 4."),
            *files("Beskæftigelsesplan 2019"),
            *people("Lis Tranberg B", Presence.EXCUSED),
            case="18/20911",
        ),
        item(
            "2",
            "Nyttejob i kommunens parker",
            summary("Forvaltningen giver en status på ordningen med nyttejob."),
            recommendation(
                "Direktøren for Job og Vækst indstiller til Beskæftigelsesudvalget, at orienteringen tages til efterretning."
            ),
            decided(
                "Orienteringen blev taget til efterretning. Nadia Rasmussen (Ø) tog forbehold.",
                Outcome.NOTED,
            ),
            presentation(
                "I 2018 deltog 86 personer i ordningen. 31 af dem kom i ordinært arbejde inden for et halvt år."
            ),
            hearing("Intet."),
            assessment("Ordningen kan udvides til sportspladserne."),
            finances("Intet."),
            legal_basis("Intet."),
            *people("Lis Tranberg B", Presence.EXCUSED),
            case="17/8009",
        ),
        closed("3", "Gensidig orientering om personsager"),
    ),
)
