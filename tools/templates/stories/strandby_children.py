"""Strandby Kommunes Familieudvalg, May 2022: reports with fillers, running numbers, no time of day."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    consequences,
    decided,
    files,
    finances,
    hearing,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    theme,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Familieudvalget",
    start=at("2022-05-31", "09:00"),
    body="Strandby Kommune",
    participants=(
        *people("Trine Bjerrehuus Ø, Kjeld Ørum Bach V, Vibeke Nordentoft B"),
        *people("Ib Stagsted C", Presence.EXCUSED),
    ),
    items=(
        item(
            "136",
            "Normeringer i dagplejen",
            theme("Udvalget skal drøfte normeringerne i dagplejen frem mod 2024."),
            presentation(
                """
Der er 62 dagplejere i kommunen mod 81 i 2018. Gennemsnitsalderen er 54 år.

Antallet af børn pr. dagplejer er fastsat til fire. Ved sygdom placeres barnet i gæstehuset på Pilevej.
"""
            ),
            legal_basis("Dagtilbudsloven § 21."),
            finances("Intet at bemærke."),
            consequences("Intet at bemærke."),
            hearing("Forældrebestyrelsen for dagplejen høres i august."),
            recommendation("Til drøftelse."),
            decided(
                "Drøftet. Udvalget ønsker et oplæg om rekruttering på mødet i september.",
                Outcome.DISCUSSED,
            ),
            case="22/7003",
        ),
        item(
            "137",
            "Tilsynsrapport for opholdsstedet Birkely",
            theme("Socialtilsynets rapport forelægges."),
            presentation(
                "Tilsynet har ingen påbud. Der er anbefalinger om efteruddannelse og om inddragelse af de unge."
            ),
            legal_basis("Lov om socialtilsyn § 5."),
            finances("Ingen."),
            consequences("Ingen."),
            hearing("Ikke relevant."),
            recommendation("Til orientering."),
            decided("Taget til efterretning.", Outcome.NOTED),
            *files("Tilsynsrapport Birkely 2022"),
            case="22/6512",
        ),
        item(
            "138",
            "Tidlig indsats for udsatte familier",
            theme("Forslag til udmøntning af puljen på 2,5 mio. kr."),
            presentation(
                """
Forvaltningen foreslår følgende fordeling:

=Indsats | 2022 | 2023
Familiehus | 600.000 | 900.000
Jordemoderbesøg | 250.000 | 250.000
Fædregrupper | 200.000 | 300.000
Sum | 1.050.000 | 1.450.000
"""
            ),
            legal_basis("Intet at bemærke."),
            finances("Puljen er afsat i budget 2022."),
            consequences("Intet at bemærke."),
            hearing("Intet at bemærke."),
            recommendation("Til godkendelse."),
            decided(
                "Godkendt, dog således at der afsættes 50.000 kr. mere til fædregrupper i 2022.",
                Outcome.ADOPTED_AMENDED,
            ),
            *files("Notat om udmøntning"),
            case="22/5901",
        ),
        closed("139", "Anbringelsessag"),
    ),
)
