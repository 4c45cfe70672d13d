"""Strandby Kommunes Sundheds- og Omsorgsudvalg, September 2024: decisions headed by forum and day."""

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
    organization="Sundheds- og Omsorgsudvalget",
    start=at("2024-09-18", "13:00"),
    location="Plejecenter Strandgården",
    body="Strandby Kommune",
    participants=(
        *people("Vibeke Nordentoft B, Trine Bjerrehuus Ø, Ib Stagsted C"),
        *people("Solveig Hedelund A", Presence.EXCUSED),
    ),
    items=(
        item(
            "41",
            "Værdighedspolitik 2025-2028",
            summary(
                "Forvaltningen fremlægger udkast til ny værdighedspolitik efter dialog med Ældrerådet."
            ),
            treatment("Byrådet."),
            presentation(
                """
Politikken har fire temaer:

1. Livskvalitet og selvbestemmelse
2. Mad og måltider
3. Pårørende
4. En værdig død

Udkastet har været drøftet på to borgermøder på Strandgården med tilsammen 140 deltagere. Pårørendegruppen ønsker især, at der bliver en fast kontaktperson for hver beboer.
"""
            ),
            finances("-"),
            recommendation(
                "Sundhedschefen indstiller, at udkastet sendes i høring hos Ældrerådet og Handicaprådet."
            ),
            decided(
                "Godkendt, idet høringsfristen fastsættes til den 31. oktober 2024.",
                Outcome.ADOPTED,
            ),
            *files("Udkast til værdighedspolitik"),
            *people("Solveig Hedelund A", Presence.EXCUSED),
            case="24-002781",
        ),
        item(
            "42",
            "Ventetid på genoptræning",
            summary("Udvalget fik på sidste møde stillet en oversigt over ventetider i udsigt."),
            treatment("Sundheds- og Omsorgsudvalget."),
            presentation(
                "Den gennemsnitlige ventetid er faldet fra 19 til 11 dage siden januar. 7 procent af borgerne venter stadig længere end fristen."
            ),
            finances("Ingen."),
            recommendation("Sundhedschefen indstiller, at orienteringen tages til efterretning."),
            earlier(
                "Sundheds- og Omsorgsudvalget",
                "2024-08-21",
                "Udvalget ønsker en oversigt over ventetiden på mødet i september.",
                Outcome.RETURNED,
            ),
            decided("Taget til efterretning.", Outcome.NOTED),
            *people("Solveig Hedelund A", Presence.EXCUSED),
            case="24-000933",
        ),
        item(
            "43",
            "Lukket afdeling på Strandgården - nyt hegn om haven",
            summary("Haven ved demensafdelingen skal sikres, så beboerne kan færdes frit."),
            treatment("Sundheds- og Omsorgsudvalget."),
            finances("Udgiften på 180.000 kr. afholdes af vedligeholdelsespuljen."),
            recommendation("Sundhedschefen indstiller, at hegnet etableres."),
            decided("Godkendt.", Outcome.ADOPTED),
            *people("Solveig Hedelund A", Presence.EXCUSED),
            case="24-003102",
        ),
        closed("44", "Klagesag"),
    ),
)
