"""Strandby Kommunes Teknik- og Havneudvalg, November 2020: recommendation and decision under one heading."""

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
    treatment,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Teknik- og Havneudvalget",
    start=at("2020-11-16", "14:30"),
    location="Havnekontoret, 1. sal",
    body="Strandby Kommune",
    participants=(
        *people("Preben Hastrup V, Solveig Hedelund A, Ib Stagsted C"),
        *people("Vibeke Nordentoft B", Presence.EXCUSED),
        *people("Kaj-Åge Rømer O", Presence.ABSENT),
    ),
    items=(
        item(
            "1",
            "Godkendelse af dagsorden",
            decided("Godkendt.", Outcome.ADOPTED),
            case="00.22.02P35-0011",
        ),
        item(
            "2",
            "Takster for affald 2021",
            treatment("Kommunalbestyrelsen."),
            summary(
                "Taksterne for 2021 stiger med 4,5 procent. Stigningen skyldes krav om sortering af tekstiler og mad- og drikkekartoner."
            ),
            recommendation(
                """
Teknik og Miljø indstiller,

- at taksterne godkendes
- at sommerhusområderne får samme antal tømninger som i 2020
"""
            ),
            presentation(
                """
De foreslåede takster er:

=Ydelse | 2020 | 2021
140 liter, hver 14. dag | 2.410 kr. | 2.518 kr.
240 liter, hver 14. dag | 3.120 kr. | 3.260 kr.
Sommerhus, 30 tømninger | 1.905 kr. | 1.990 kr.

Ordningen skal hvile i sig selv. Underdækningen fra 2019 på 1.204.500 kr. afvikles over fire år.
"""
            ),
            finances("Taksterne er indregnet i budgetforslaget."),
            decided(
                "Anbefales, idet udvalget ønsker en særskilt opgørelse for sommerhusområderne i marts.",
                Outcome.RECOMMENDED,
            ),
            *files("Takstblad 2021"),
            *people("Kaj-Åge Rømer O", Presence.ABSENT),
            *people("Vibeke Nordentoft B", Presence.EXCUSED),
            case="07.00.01S29-0003",
        ),
        item(
            "3",
            "Nedlæggelse af fortov på Tjærebyvej",
            treatment("Teknik- og Havneudvalget."),
            summary("To grundejere ønsker fortovet nedlagt ud for deres ejendomme."),
            recommendation("Teknik og Miljø indstiller, at ansøgningen ikke imødekommes."),
            presentation(
                "Fortovet er skolevej for omkring 60 børn. Politiet fraråder nedlæggelse."
            ),
            finances("Ingen."),
            earlier(
                "Teknik- og Havneudvalget",
                "2020-10-12",
                "Udsat med henblik på besigtigelse.",
                Outcome.POSTPONED,
            ),
            decided("Ansøgningen imødekommes ikke.", Outcome.REJECTED),
            *people("Kaj-Åge Rømer O", Presence.ABSENT),
            *people("Vibeke Nordentoft B", Presence.EXCUSED),
            case="05.01.08P19-0042",
        ),
        closed("4", "Forpagtning af havnekiosken", case="82.02.00G10-0019"),
    ),
)
