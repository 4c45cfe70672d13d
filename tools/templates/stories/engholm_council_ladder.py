"""Engholm Byråd, January 2020: a ladder of committees in each item, answers point by point."""

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
)

_ABSENT = people("Lis Tranberg B", Presence.ABSENT)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Byrådet",
    start=at("2020-01-28", "18:00"),
    location="Byrådssalen",
    body="Engholm Kommune",
    participants=(
        *people("Helle Brandstrup A, Jens Overby V, Birthe Møllegaard A, Karsten Lindholt C"),
        *people("Poul Erik Dam O, Mette Kjærgaard F, Torben Ravnsbæk V"),
        *_ABSENT,
    ),
    items=(
        item("301", "Åben dagsorden - godkendelse", decided("Godkendt.", Outcome.ADOPTED)),
        item(
            "302",
            "KB - Spørgetid",
            presentation(
                "Gudrun Halkier spurgte til belysning på stien mellem Engholm og Kildeby. Borgmesteren svarede."
            ),
            decided("Spørgetiden blev afholdt."),
        ),
        item(
            "303",
            "Rehabiliteringspladser på Plejecenter Kildebo",
            summary(
                "Forvaltningen foreslår, at 12 almene pladser omdannes til rehabiliteringspladser."
            ),
            presentation(
                """
Antallet af borgere, som udskrives fra sygehus med behov for genoptræning, er steget fra 214 i 2016 til 301 i 2019. Mange venter i dag på en midlertidig plads i mere end en uge.

Omdannelsen kræver, at der ansættes to fysioterapeuter og en ergoterapeut. Pladserne kan tages i brug 1. april 2020.
"""
            ),
            finances(
                "Driftsudgiften er 2.340.000 kr. årligt, som finansieres af færre køb af pladser i andre kommuner."
            ),
            legal_basis("Serviceloven §§ 83 a og 86."),
            recommendation(
                """
Center for Sundhed indstiller til KB via ØU, SSU og Ældrerådet, at

1. pladserne omdannes pr. 1. april 2020
2. der gives en tillægsbevilling på 1.755.000 kr. i 2020
3. indsatsen evalueres i 2021
"""
            ),
            earlier(
                "Ældrerådet",
                "2020-01-06",
                "Ældrerådet støtter forslaget, men finder, at der bør være mindst 16 pladser.",
                heading="Ældrerådet, 6. januar 2020, pkt. 4",
            ),
            earlier(
                "Social- og Sundhedsudvalget",
                "2020-01-08",
                """
Ad 1. 5 medlemmer (A+V+C) anbefaler forslaget. 1 medlem (O) tager forbehold.

Ad 2. Anbefales.

Ad 3. Anbefales.
""",
                Outcome.RECOMMENDED,
                heading="Social- og Sundhedsudvalget, 8. januar 2020, pkt. 123",
            ),
            earlier(
                "Økonomiudvalget",
                "2020-01-21",
                "Anbefales godkendt.",
                Outcome.RECOMMENDED,
                heading="Økonomiudvalget, 21. januar 2020, pkt. 17",
            ),
            decided(
                """
Ad 1. Godkendt.

Ad 2. Godkendt.

Ad 3. Udsat til behandling i juni.
""",
                Outcome.SEVERAL,
            ),
            *files("Notat om behov for pladser", "rehabilitering_2020.pdf"),
            *_ABSENT,
            case="2019-0123",
        ),
        item(
            "304",
            "Revision af byrådets forretningsorden - 2. behandling",
            summary("Byrådet skal behandle forslaget til ny forretningsorden anden gang."),
            presentation(
                "Ændringerne vedrører elektronisk afstemning og fristen for medlemsforslag."
            ),
            recommendation("Direktionen indstiller, at forretningsordenen vedtages."),
            earlier(
                "Byrådet",
                "2019-12-17",
                "Overgår til 2. behandling.",
                Outcome.FORWARDED,
                heading="Byrådet, 17. december 2019, pkt. 288",
            ),
            decided("Vedtaget enstemmigt.", Outcome.ADOPTED),
            *files("Forslag til forretningsorden"),
            *_ABSENT,
            case="2019-0877",
        ),
        item(
            "305",
            "Opsigelse af samarbejdsaftale om brandvæsen",
            summary(
                "Forvaltningen foreslår, at aftalen med nabokommunerne opsiges med 12 måneders varsel."
            ),
            recommendation("Direktionen indstiller, at aftalen opsiges."),
            earlier(
                "Økonomiudvalget",
                "2020-01-21",
                "3 stemte for (A, C), og 3 stemte imod (V, O). Forslaget bortfaldt.",
                Outcome.LAPSED,
                heading="Økonomiudvalget, 21. januar 2020, pkt. 19",
            ),
            decided(
                "Der blev stemt om indstillingen. For stemte 3 (A, F), imod stemte 3 (V, O), og 1 undlod at stemme (C). Forslaget er bortfaldet ved stemmelighed.",
                Outcome.LAPSED,
            ),
            *_ABSENT,
            case="2019-0951",
        ),
        closed("306", "Køb af grund", case="2020-0044"),
    ),
)
