"""Vesterlund Kommunes Kultur- og Fritidsudvalg, March 2021: held on screen, sentences about who left."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
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
    theme,
    treatment,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Kultur- og Fritidsudvalget",
    start=at("2021-03-02", "15:30"),
    location="WebEx",
    body="Vesterlund Kommune",
    participants=(
        *people("Rikke Tolstrup C, Flemming Åbom F, Marianne Skovlyst A"),
        *people("Palle Skovgaard Juhl V", Presence.EXCUSED),
    ),
    items=(
        item(
            "33",
            "Tilskud til Vesterlund Teaterforening",
            treatment("KFU"),
            theme(
                "Teaterforeningen har mistet billetindtægter på grund af nedlukningen og søger om et ekstraordinært tilskud. Foreningens formand og kasserer er inviteret til at fremlægge regnskabet for udvalget, og de bydes hermed velkommen."
            ),
            recommendation("Forvaltningen indstiller, at der gives et tilskud på 75.000 kr."),
            presentation(
                """
Foreningen har 640 medlemmer og spiller normalt otte forestillinger om året. I 2020 blev fem forestillinger aflyst. Regnskabet for 2020 viser et underskud på 112.430 kr.

Bestyrelsen har selv fundet besparelser på 30.000 kr. ved at flytte kontoret til biblioteket. Der er ikke søgt statslig kompensation, fordi omsætningen er under bundgrænsen.
"""
            ),
            finances(
                "Tilskuddet kan rummes i puljen til kulturelle formål, som i 2021 udgør 310.000 kr."
            ),
            decided(
                """
Godkendt.

(Marianne Skovlyst deltog ikke under punktet)
""",
                Outcome.ADOPTED,
            ),
            *files("Ansøgning", "Regnskab 2020"),
            case="20.01.05-G01-3-21",
        ),
        item(
            "34",
            "Nye åbningstider på Vesterlund Bibliotek",
            treatment("KFU, BY"),
            theme("Udvalget skal tage stilling til forslag om selvbetjening fra kl. 7 til 22."),
            recommendation(
                """
Forvaltningen indstiller,

1. at selvbetjent åbningstid indføres 1. maj 2021
2. at den betjente åbningstid nedsættes fra 46 til 40 timer om ugen
"""
            ),
            presentation(
                "Erfaringer fra andre biblioteker viser, at besøgstallet stiger med 10-15 procent."
            ),
            decided(
                "Godkendt med den ændring, at den betjente åbningstid nedsættes til 42 timer om ugen.",
                Outcome.ADOPTED_AMENDED,
            ),
            case="21.00.00-P20-1-21",
        ),
        item(
            "35",
            "Meddelelser",
            presentation(
                """
- Nyt fra Idrætsrådet
- Udsmykning af rundkørslen ved Søndergade
"""
            ),
            decided("Taget til efterretning.", Outcome.NOTED),
            case="00.01.00-G01-12-20",
        ),
        closed("36", "Kulturprisen 2021", case="20.15.00-G01-2-21"),
    ),
)
