"""Engholm Byråd, August 2006, an extraordinary meeting in the old book's capitals."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    decided,
    earlier,
    files,
    finances,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    summary,
    treatment,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Byrådet",
    start=at("2006-08-28", "18:30"),
    end=at("2006-08-28", "19:20"),
    location="Byrådssalen",
    body="Engholm Kommune",
    participants=(
        *people("Aksel Thorsager A", role="Borgmester"),
        *people("Ruth Vinther V, Egon Thorup A, Karen Margrethe Ladefoged C, Knud Lyngbæk V"),
        *people("Hanne Skårup O", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Ekstraordinær bevilling til oprydning efter skybruddet den 14. august",
            treatment("ØK, BY"),
            summary(
                "Skybruddet den 14. august oversvømmede 210 kældre og ødelagde dele af kloaknettet i Østbyen. Der er behov for en bevilling på 6,5 mio. kr. til oprydning og udbedring."
            ),
            presentation(
                """
Beredskabet har siden den 14. august arbejdet i døgndrift. Forsikringsselskaberne har foreløbig modtaget 480 anmeldelser.

Udgifterne fordeler sig sådan:

Pumpning og slamsugning | 1.250.000 kr.
Reparation af hovedledning | 4.300.000 kr.
Genhusning | 950.000 kr.
I alt | 6.500.000 kr.

Kommunalbestyrelsens medlemmer blev orienteret skriftligt den 16. august.
"""
            ),
            legal_basis("Lov om kommunernes styrelse § 40."),
            finances("Bevillingen finansieres ved forbrug af likvide aktiver."),
            recommendation(
                """
Økonomiudvalget indstiller,

1. at der gives en tillægsbevilling på 6,5 mio. kr.
2. at forvaltningen udarbejder en plan for udvidelse af kloaknettet
"""
            ),
            earlier("Økonomiudvalget", "2006-08-21", "Anbefales.", Outcome.RECOMMENDED),
            decided("Vedtaget.", Outcome.ADOPTED),
            *files("Oversigtskort", "Beredskabets rapport"),
            *people("Hanne Skårup O", Presence.EXCUSED),
            case="06/7719",
        ),
        item(
            "2",
            "Udpegning af medlem til den fælles digebestyrelse",
            treatment("BY"),
            summary(
                "Byrådet skal udpege et medlem til digebestyrelsen for resten af valgperioden."
            ),
            finances("Ingen."),
            recommendation("Det indstilles, at der udpeges et medlem."),
            decided("Knud Lyngbæk udpeges.", Outcome.ELECTED),
            *people("Hanne Skårup O", Presence.EXCUSED),
            case="06/7725",
        ),
        closed("3", "Erstatningskrav mod entreprenør", case="06/6120"),
    ),
)
