"""Vesterlund Byråd, November 2023: absence and agenda as items of their own, votes in sentences."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    consequences,
    decided,
    files,
    finances,
    item,
    people,
    presentation,
    summary,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Byrådet",
    start=at("2023-11-28", "19:00"),
    end=at("2023-11-28", "21:33"),
    location="Byrådssalen",
    body="Vesterlund Kommune",
    participants=(
        *people(
            "Annelise Brorsen A, Palle Skovgaard Juhl V, Rikke Tolstrup C, Marianne Skovlyst A"
        ),
        *people("Flemming Åbom F, Hans-Jørgen Bitsch O"),
        *people("Viggo Ellegaard O", Presence.ABSENT),
    ),
    items=(
        item("1", "Fraværende", decided("Viggo Ellegaard.")),
        item("2", "Bemærkninger/ændringer til dagsordenen", decided("Ingen.")),
        item(
            "3",
            "Busdrift i landområderne fra 2024",
            summary(
                """
Sagsforløb: TMU/ØU/BY

Trafikselskabet opsiger rute 41 og 43 pr. 1. august 2024. Staben foreslår, at de erstattes af flextrafik.
"""
            ),
            presentation(
                """
Rute 41 havde i 2022 i gennemsnit 2,4 passagerer pr. tur og rute 43 havde 3,1. Skoleelever kan fortsat benytte den lukkede skolebus.

Staben foreslår, at flextrafik bliver gratis for unge under 18 år i de tre landsbyer, som mister deres bus.
"""
            ),
            consequences("Ingen."),
            finances(
                "Besparelsen er 1.640.000 kr. årligt, hvoraf 600.000 kr. bruges på flextrafik."
            ),
            decided(
                """
Forslaget blev sat til afstemning:

For: Gruppe A, V, C og F.

Imod: Gruppe O.

Forslaget er vedtaget.

Viggo Ellegaard var fraværende.
""",
                Outcome.ADOPTED,
            ),
            *files("Passagertal 2022", "Kort over ruter"),
            case="23/10455",
        ),
        item(
            "4",
            "Vedtægter for Ungerådet",
            summary(
                """
Sagsforløb: BSU/BY

Ungerådet har udarbejdet forslag til nye vedtægter.
"""
            ),
            presentation(
                "Vedtægterne giver Ungerådet initiativret og et årligt beløb på 50.000 kr. til egne projekter."
            ),
            finances("Beløbet afholdes inden for Børne- og Skoleudvalgets ramme."),
            decided("Godkendt.", Outcome.ADOPTED),
            *files("Forslag til vedtægter"),
            case="23/11801",
        ),
        closed("5", "Salg af brandstation", case="23/9917"),
    ),
)
