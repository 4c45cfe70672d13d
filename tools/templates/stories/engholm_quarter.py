"""Engholm Havnekvarters lokaludvalg, June 2023: an introduction without a heading, remarks for the minutes."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    decided,
    files,
    finances,
    item,
    people,
    presentation,
    recommendation,
    summary,
    theme,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Havnekvarterets Lokaludvalg",
    start=at("2023-06-15", "19:00"),
    location="Medborgerhuset, Pakhusgade 9",
    body="Engholm Kommune",
    participants=(
        *people("Signe Lybecker A, Bertil Holmgaard, Asta Frydenlund Ø, Niels-Ole Markvard"),
        *people("Yrsa Kampmann", Presence.EXCUSED),
        *people("Lauge Steenberg", Presence.ABSENT),
    ),
    items=(
        item("1", "Velkomst", decided("Formanden bød velkommen.")),
        item(
            "2", "Godkendelse af dagsorden", decided("Dagsordenen blev godkendt.", Outcome.ADOPTED)
        ),
        item(
            "3",
            "Høringssvar om trafikplan for Pakhusgade",
            summary(
                "Lokaludvalget skal godkende et høringssvar til kommunens trafikplan, som lukker Pakhusgade for gennemkørende biler."
            ),
            recommendation(
                """
Formandskabet indstiller, at Lokaludvalget

1. godkender høringssvaret
2. beder om et møde med forvaltningen
"""
            ),
            theme(
                "Der kører dagligt 5.400 biler gennem Pakhusgade. Beboerne har siden 2019 klaget over støj og utrygge krydsninger."
            ),
            presentation(
                "Trafikken føres ad Ringvejen. Planen omfatter desuden 120 nye cykelpladser og bredere fortove."
            ),
            finances("Sagen har ingen økonomiske konsekvenser for Lokaludvalget."),
            decided(
                """
Indstillingen blev godkendt.

Protokolbemærkning fra Asta Frydenlund: Lukningen bør gælde hele døgnet.
""",
                Outcome.ADOPTED,
            ),
            *files("Udkast til høringssvar", "Trafikplan for Pakhusgade"),
            case="2023-0114410",
        ),
        item(
            "4",
            "Ansøgning om støtte til gadefest",
            summary(
                "Beboerforeningen Mastekranen søger om 18.500 kr. til en gadefest den 19. august."
            ),
            recommendation("Formandskabet indstiller, at ansøgningen imødekommes med 12.000 kr."),
            decided("Indstillingen blev tiltrådt.", Outcome.ADOPTED),
            case="2023-0120007",
        ),
        item("5", "Eventuelt", decided("Intet.")),
    ),
)
