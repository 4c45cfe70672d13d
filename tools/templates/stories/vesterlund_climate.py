"""Vesterlund Kommunes Klimaudvalg, October 2025: empty brackets for no party, no attachments, a filler in every case."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    assessment,
    at,
    decided,
    files,
    finances,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    summary,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Klimaudvalget",
    start=at("2025-10-27", "08:00"),
    end=at("2025-10-27", "10:40"),
    location="Vesterlund Rådhus, lokale 4.12",
    body="Vesterlund Kommune",
    participants=(
        *people("Rikke Tolstrup C, Marianne Skovlyst A, Flemming Åbom F"),
        *people("Hans-Jørgen Bitsch O", Presence.ABSENT),
    ),
    items=(
        item(
            "1",
            "Varmeplan for landsbyerne",
            summary(
                "Klimaudvalget skal tage stilling til, hvilke landsbyer der tilbydes fjernvarme eller nabovarme."
            ),
            presentation(
                """
Der er undersøgt seks landsbyer. I tre af dem er der tilslutning nok:

1. Kildetofte med 71 procent
2. Nørrebølle med 64 procent
3. Skallebæk med 60 procent

De øvrige tilbydes rådgivning om varmepumper.
"""
            ),
            assessment(
                "Planen reducerer udledningen med 2.100 ton CO2 årligt, når alle er tilsluttet i 2030."
            ),
            legal_basis("Varmeforsyningsloven § 3. Der er ikke yderligere at bemærke."),
            finances("Kommunegaranti for lån på 48,5 mio. kr."),
            recommendation("Direktøren indstiller, at planen anbefales over for Byrådet."),
            decided("Klimaudvalget anbefaler planen.", Outcome.RECOMMENDED),
            *files("Varmeplan", "Tilslutningsundersøgelse"),
            *people("Hans-Jørgen Bitsch O", Presence.ABSENT),
            case="25-013377",
        ),
        item(
            "2",
            "Naturgenopretning af Skallebæk Å",
            summary("Orientering om det afsluttede projekt."),
            presentation(
                "Åen er lagt tilbage i sit gamle forløb på 1,8 km. Der er udlagt 600 kubikmeter gydegrus."
            ),
            assessment("Ørreden er allerede vendt tilbage."),
            legal_basis("Ikke relevant."),
            finances("Regnskabet viser en udgift på 3.271.450,50 kr. mod budgetteret 3,3 mio. kr."),
            recommendation("Direktøren indstiller, at orienteringen tages til efterretning."),
            decided("Til efterretning.", Outcome.NOTED),
            *people("Hans-Jørgen Bitsch O", Presence.ABSENT),
            case="21-004502",
        ),
        item(
            "3",
            "Regulativ for erhvervsaffald",
            decided("Sagen tages af dagsordenen.", Outcome.WITHDRAWN),
            case="25-015009",
        ),
    ),
)
