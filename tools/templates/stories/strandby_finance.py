"""Strandby Kommunes Økonomi- og Erhvervsudvalg, December 2021: a long agenda item list, budgets, contents over two lines."""

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
    people,
    presentation,
    recommendation,
    summary,
)

_EXCUSED = people("Vibeke Nordentoft B", Presence.EXCUSED)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Økonomi- og Erhvervsudvalget",
    start=at("2021-12-01", "08:30"),
    end=at("2021-12-01", "11:05"),
    location="Byrådssalen",
    body="Strandby Kommune",
    participants=(
        *people("Preben Hastrup V, Solveig Hedelund A, Ib Stagsted C, Kaj-Åge Rømer O"),
        *_EXCUSED,
    ),
    items=(
        item("201", "Spørgsmål til dagsordenen", decided("Ingen bemærkninger.")),
        item(
            "202",
            "Anlægsbevilling til renovering af klimaskærm og ventilation på Østermarke Skole og Idrætscenter samt frigivelse af rådighedsbeløb",
            summary(
                "Der søges om en anlægsbevilling på 14,2 mio. kr. til renovering af klimaskærm og ventilation på Østermarke Skole og Idrætscenter."
            ),
            presentation(
                """
Bygningerne er fra 1971. Energimærket er F, og indeklimaet i syv klasselokaler overskrider grænseværdien for CO2 i mere end halvdelen af undervisningstiden.

Arbejdet udføres i sommerferierne 2022 og 2023, så undervisningen generes mindst muligt. Udbuddet gennemføres som fagentrepriser, fordi lokale håndværkere derved får bedre mulighed for at byde.

=Arbejde | 2022 | 2023 | I alt
Facader og vinduer | 3.900.000 | 2.100.000 | 6.000.000
Ventilation | 2.700.000 | 3.500.000 | 6.200.000
Tag | 0 | 2.000.000 | 2.000.000
I alt | 6.600.000 | 7.600.000 | 14.200.000
"""
            ),
            finances(
                """
Rådighedsbeløbet er afsat i investeringsoversigten for 2022-2023.

Den årlige varmeudgift falder med ca. 410.000 kr., som indgår i budgettet fra 2024.
"""
            ),
            recommendation(
                """
Direktionen indstiller,

1. at der gives en anlægsbevilling på 14,2 mio. kr.
2. at rådighedsbeløbet på 6,6 mio. kr. i 2022 frigives
3. at der aflægges anlægsregnskab i foråret 2024
"""
            ),
            earlier("Børneudvalget", "2021-11-23", "Anbefales.", Outcome.RECOMMENDED),
            earlier("Teknisk Udvalg", "2021-11-24", "Anbefales.", Outcome.RECOMMENDED),
            decided("Anbefales godkendt.", Outcome.RECOMMENDED),
            *files("Energirapport for Østermarke Skole", "Tidsplan"),
            *_EXCUSED,
            case="21-012207",
        ),
        item(
            "203",
            "Ny sponsorpolitik",
            summary(
                "Forvaltningen fremlægger forslag til politik for sponsorering af kommunale arrangementer."
            ),
            presentation(
                "Politikken fastslår, at kommunen ikke modtager gaver fra virksomheder, som kommunen fører tilsyn med. Eventuelle sponsorater over 25.000 kr. skal godkendes af udvalget."
            ),
            finances("Intet."),
            recommendation("Direktionen indstiller, at politikken godkendes."),
            decided(
                "Ikke godkendt. Udvalget ønsker ikke en særskilt politik på området.",
                Outcome.REJECTED,
            ),
            *_EXCUSED,
            case="21-014410",
        ),
        item(
            "204",
            "Udpegning til bestyrelsen for Strandby Forsyning",
            summary("Valgperioden udløber, og der skal udpeges to medlemmer."),
            recommendation("Direktionen indstiller, at der udpeges to medlemmer."),
            decided(
                """
Valgt blev:

- Preben Hastrup (V)
- Solveig Hedelund (A)
""",
                Outcome.ELECTED,
            ),
            *_EXCUSED,
            case="21-015102",
        ),
        item(
            "205",
            "Orientering om likviditet 3. kvartal 2021",
            summary("Den gennemsnitlige kassebeholdning var 148,3 mio. kr."),
            recommendation("Direktionen indstiller, at orienteringen tages til efterretning."),
            decided("Orienteringen blev taget til efterretning.", Outcome.NOTED),
            *files("Likviditetsoversigt"),
            *_EXCUSED,
            case="21-000412",
        ),
        closed("206", "Lejekontrakt", case="21-014977"),
        closed("207", "Personalesag", case="21-015220"),
    ),
)
