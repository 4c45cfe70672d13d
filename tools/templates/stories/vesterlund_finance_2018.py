"""Vesterlund Kommunes Økonomiudvalg, October 2018: types of items, an empty absence line, long dashes."""

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
    theme,
    treatment,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Økonomiudvalget",
    start=at("2018-10-22", "16:30"),
    location="Borgmesterens kontor",
    body="Vesterlund Kommune",
    participants=(
        *people(
            "Annelise Brorsen A, Palle Skovgaard Juhl V, Hans-Jørgen Bitsch O, Grethe Lundtofte C"
        ),
        *people("Flemming Åbom F", Presence.EXCUSED),
    ),
    items=(
        item("148", "Godkendelse af dagsordenen", decided("Godkendt.", Outcome.ADOPTED)),
        item(
            "149",
            "Tilsyn med plejehjemmet Åhaven – opfølgning",
            treatment("Social- og Sundhedsudvalget."),
            theme(
                "Økonomiudvalget orienteres om resultatet af det uanmeldte tilsyn – og om de aftalte forbedringer."
            ),
            presentation(
                """
Tilsynet fandt sted den 3. september 2018. Rapporten peger på tre forhold:

- medicinhåndtering
- dokumentation af handleplaner
  - for nye beboere
  - ved udskrivning fra sygehus
- bemanding i weekender

Forstanderen har udarbejdet en handleplan med frister for hvert punkt.
"""
            ),
            finances("Ingen."),
            recommendation(
                """
Social- og Sundhedschefen indstiller,

1. at orienteringen tages til efterretning
2. at der følges op i marts 2019
"""
            ),
            decided("Orienteringen taget til efterretning.", Outcome.NOTED),
            *files("Tilsynsrapport", "Handleplan for Åhaven"),
            case="330-2018-20114",
        ),
        item(
            "150",
            "Budgetopfølgning pr. 30. september 2018",
            treatment("Byrådet."),
            theme("Der fremlægges en opfølgning på drift og anlæg."),
            presentation(
                """
Det samlede resultat forventes at blive 3.412.000 kr. bedre end budgetteret:

=Udvalg | Budget | Forventet | Afvigelse
Økonomi | 214.300.000 | 212.950.000 | -1.350.000
Børn og Skole | 588.120.000 | 586.558.000 | -1.562.000
Teknik og Miljø | 91.700.000 | 91.200.000 | -500.000
I alt | 894.120.000 | 890.708.000 | -3.412.000
"""
            ),
            recommendation(
                "Borgmesteren indstiller, at opfølgningen godkendes, og at mindreforbruget lægges i kassen."
            ),
            decided(
                """
5 medlemmer var indkaldt, 4 deltog.

Indstilles til Byrådets godkendelse.

Hans-Jørgen Bitsch (O) henholder sig til sit særstandpunkt i sag nr. 131.
""",
                Outcome.RECOMMENDED,
            ),
            *people("Flemming Åbom F", Presence.EXCUSED),
            case="330-2018-3619",
        ),
        item(
            "151",
            "Drøftelse af frikommuneforsøg",
            treatment("Økonomiudvalget."),
            theme("Udvalget skal drøfte, om kommunen skal søge om at blive frikommune fra 2020."),
            recommendation("Borgmesteren indstiller, at sagen drøftes."),
            decided("Drøftet.", Outcome.DISCUSSED),
            *people("Flemming Åbom F", Presence.EXCUSED),
            case="330-2018-19877",
        ),
        item("152", "Eventuelt", decided("Intet at bemærke.")),
    ),
)
