"""Strandby Kommunes direktion, April 2023: short items whose text was damaged on the way."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome
from tools.templates.stories.writing import (
    at,
    closed,
    decided,
    files,
    finances,
    item,
    people,
    presentation,
    recommendation,
    summary,
    treatment,
)

BOARD = Minutes(
    kind=Kind.MINUTES,
    organization="Direktionen",
    start=at("2023-04-17", "11:30"),
    location="Direktionens mødelokale",
    body="Strandby Kommune",
    participants=people("Lone Hvilsted, Carsten Abildgaard, Jørgen Vestermark"),
    items=(
        item(
            "1",
            "Seminar om fremtidens rådhus",
            summary(
                "Rådhuset skal bygges om i 2025. Seminaret den 25. april 2023 på Hotel Strandlyst giver lederne lejlighed til at ønske sig noget på forhånd."
            ),
            recommendation("Sekretariatschefen indstiller, at programmet drøftes."),
            treatment("Direktionen."),
            presentation(
                "Første oplæg handler om støj i storrum. Efter frokost går grupperne en tur på havnen og tegner hver sit forslag."
            ),
            finances("Ingen."),
            decided("Drøftet.", Outcome.DISCUSSED),
            *files("Program for seminaret"),
            case="23-001650",
        ),
        item(
            "2",
            "Kørselsgodtgørelse og brug af elcykler",
            summary(
                "Økonomi har gjort forbruget af kørselsgodtgørelse op. Der er kørt færre kilometer end året før."
            ),
            recommendation("Økonomichefen indstiller, at der købes seks elcykler."),
            treatment("Direktionen."),
            presentation(
                "Medarbejderne på rådhuset kørte i 2022 omkring 91.000 km i egne biler. En tredjedel af turene var under fem kilometer, så de kan køres på cykel året rundt."
            ),
            finances("Udgiften på 84.000 kr. afholdes af direktionens pulje."),
            decided("Godkendt. Ældreområdet får de to første cykler på prøve.", Outcome.ADOPTED),
            case="23-001702",
        ),
        item(
            "3",
            "Certificering af informationssikkerhed",
            summary(
                "Digitaliseringschefen fremlægger finansiering og tidsplan for en certificering af kommunens informationssikkerhed."
            ),
            recommendation(
                "Digitaliseringschefen indstiller, at certificeringen finansieres af digitaliseringspuljen."
            ),
            treatment("Direktionen."),
            presentation(
                "Certificeringen omfatter identifikation af kritiske systemer, klassifikation af oplysninger og flytning af filer til et sikkert arkiv."
            ),
            finances("Ca. 350.000 kr."),
            decided("Godkendt.", Outcome.ADOPTED),
            case="23-000988",
        ),
        closed("4", "Lukning af afdeling"),
    ),
)
