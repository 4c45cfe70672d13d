"""Vesterlund Kommunes direktion, February 2025: a timetable, a budget with sums, an earlier board's decision."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    consequences,
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
    supplementary,
)

BOARD = Minutes(
    kind=Kind.MINUTES,
    organization="Direktionen",
    start=at("2025-02-12", "08:30"),
    location="Mødelokale Havblik",
    body="Vesterlund Kommune",
    participants=(
        *people("Annette Kronborg, Michael Stougaard, Pia Wedel Nørby, Rasmus Fabricius Holt"),
        *people("Jonna Elkjær, Henning Aabling, Tina Skovsende"),
        *people("Bent Ringgaard", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Tidsplan",
            summary(
                """
Tidsplan for mødet:

Kl. 08.30 - 09.00 | Budgetopfølgning pr. 31. januar
Kl. 09.00 - 09.45 | Velfærdsteknologi i hjemmeplejen
Kl. 09.45 - 10.00 | Pause
Kl. 10.00 - 10.30 | Fælles arkivsystem
Kl. 10.30 - 11.00 | Orientering og eventuelt
""",
            ),
            decided("Godkendt.", Outcome.ADOPTED),
            case="S2025-118",
        ),
        item(
            "2",
            "Budgetopfølgning pr. 31. januar 2025",
            summary(
                "Økonomi og Indkøb har udarbejdet den første opfølgning på budgettet for 2025.",
            ),
            recommendation(
                """
Økonomi og Indkøb indstiller, at direktionen

- drøfter de forventede afvigelser
- beslutter, om der skal indføres kvalificeret ansættelsesstop på rådhuset
""",
            ),
            presentation(
                """
Opfølgningen viser et forventet merforbrug på 6,4 mio. kr. Det fordeler sig således:

Specialundervisning | 3.100.000 kr.
Hjemmepleje | 2.450.000 kr.
Vintertjeneste | 850.000 kr.
I alt | 6.400.000 kr.

Merforbruget på specialundervisning hænger sammen med, at 14 elever er visiteret til tilbud uden for kommunen siden 1. august. Skolechefen arbejder på at hjemtage fem af pladserne fra næste skoleår.
""",
            ),
            finances("Se ovenfor."),
            legal_basis("-"),
            decided(
                """
Direktionen drøftede opfølgningen og de forventede afvigelser.

Direktionen ønsker, at fagcheferne fremlægger forslag til kompenserende besparelser på mødet den 12. marts.
""",
                Outcome.DISCUSSED,
            ),
            *files("Budgetopfølgning januar 2025", "Bilagstabeller"),
            case="S2025-402",
        ),
        item(
            "3",
            "Velfærdsteknologi i hjemmeplejen: skærmbesøg",
            summary(
                """
Hjemmeplejen har siden september afprøvet skærmbesøg hos 60 borgere. Direktionen skal tage stilling til, om ordningen skal udbredes.

Erfaringerne er gode, og 8 ud af 10 borgere vil gerne fortsætte.
""",
            ),
            recommendation(
                """
Ældre og Sundhed indstiller,

1. at skærmbesøg udbredes til alle fire distrikter
2. at der ansættes en projektleder i 18 måneder
3. at ordningen evalueres i efteråret 2026
""",
            ),
            presentation(
                """
## Erfaringer fra afprøvningen

Et skærmbesøg varer i gennemsnit seks minutter mod 21 minutter for et fysisk besøg inklusive kørsel. Borgerne oplever, at besøgene kommer til tiden.

## Hvad medarbejderne siger

Medarbejderne peger på tre forudsætninger:

- stabil internetforbindelse hos borgeren
- oplæring af nye medarbejdere
  - to timers introduktion
  - sidemandsoplæring i to uger
- en fast kontaktperson i it-afdelingen
""",
            ),
            finances(
                "Udgiften til projektleder og skærme er 1.180.000 kr. årligt og finansieres af puljen til velfærdsteknologi.",
            ),
            legal_basis("Serviceloven § 83."),
            consequences(
                "Kørslen forventes at falde med 46.000 km om året, svarende til 5,5 ton CO2.",
            ),
            supplementary(
                "Efter mødet den 15. januar er udgiften til skærme genberegnet, og aftalen med leverandøren er forhandlet på plads.",
            ),
            decided("Godkendt, idet evalueringen fremrykkes til foråret 2026.", Outcome.ADOPTED),
            earlier(
                "Direktionen",
                "2025-01-15",
                """
Direktionen udsatte sagen med følgende bemærkninger:

- Udgiften til skærme skal belyses.
- Forholdet til databeskyttelsesreglerne skal beskrives.
""",
                Outcome.POSTPONED,
                heading="Beslutning på møde Direktionen 15-01-2025 - 08:30",
            ),
            *files("Evaluering af skærmbesøg", "Projektbeskrivelse"),
            case="S2024-7713",
        ),
        item(
            "4",
            "Fælles arkivsystem",
            summary(
                "Digitalisering foreslår, at kommunen tilslutter sig et fælles udbud af arkivsystem.",
            ),
            recommendation(
                "Digitalisering indstiller, at direktionen godkender deltagelse i udbuddet.",
            ),
            presentation(
                "Den nuværende kontrakt udløber 31. december 2026. Syv kommuner deltager, og udbuddet ledes af Strandby Kommune.",
            ),
            finances("Kommunens andel af udgiften til udbuddet er 95.000 kr."),
            legal_basis("Udbudsloven og arkivloven."),
            decided(
                "Direktionen godkendte, at kommunen deltager i udbuddet. Henning Aabling er tovholder.",
                Outcome.ADOPTED,
            ),
            case="S2025-77",
        ),
        item(
            "5",
            "Orientering",
            summary(
                """
Forelægges til orientering:

- Referat fra møde i Hovedudvalget
- Henvendelse fra Ældrerådet om parkering ved sundhedshuset
""",
            ),
            decided("Orienteringen blev taget til efterretning.", Outcome.NOTED),
            *files("Referat fra Hovedudvalget den 29. januar 2025"),
            case="S2025-118",
        ),
        item("6", "Eventuelt", decided("Intet."), case="S2025-118"),
    ),
)
