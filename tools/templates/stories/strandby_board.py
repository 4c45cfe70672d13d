"""Strandby Kommunes direktion, October 2023: the decision first, closed items at the end."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    consequences,
    decided,
    files,
    finances,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    summary,
    treatment,
)

BOARD = Minutes(
    kind=Kind.MINUTES,
    organization="Direktionen",
    start=at("2023-10-09", "12:30"),
    location="Direktionens mødelokale",
    body="Strandby Kommune",
    participants=(
        *people("Lone Hvilsted, Carsten Abildgaard, Mona Thisgaard Krogh"),
        *people("Jørgen Vestermark", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Drøftelse med borgmesteren",
            summary(
                "Borgmesteren deltager under punktet. Emnet er kommunens vækststrategi og det kommende budgetseminar.",
            ),
            recommendation("Kommunaldirektøren indstiller, at emnerne drøftes."),
            treatment("Direktionen."),
            finances("Ingen."),
            decided("Drøftet.", Outcome.DISCUSSED),
            case="23-004410",
        ),
        item(
            "2",
            "Klimatilpasning ved Strandby Havn",
            summary(
                "Højvandet i februar 2023 stod 1,72 m over dagligt vande, og otte ejendomme på Havnegade fik vand i kælderen. Teknik og Miljø har derfor fået udarbejdet tre løsningsforslag.",
            ),
            recommendation(
                """
Direktøren for Teknik og Miljø indstiller,

1. at forslag B lægges til grund for det videre arbejde
2. at borgerne inviteres til møde i november
""",
            ),
            treatment("Direktionen, Klima- og Miljøudvalget, Økonomiudvalget, Byrådet."),
            presentation(
                """
De tre forslag er:

=Forslag | Sikrer mod | Anlægsudgift
A. Hævet kaj | 1,80 m | 7,2 mio. kr.
B. Højvandsmur med porte | 2,20 m | 11,6 mio. kr.
C. Sluse i havneløbet | 2,60 m | 34,0 mio. kr.

Forslag B kan udføres i to etaper og giver plads til en promenade. Sluseløsningen kræver en miljøkonsekvensrapport og kan tidligst stå færdig i 2029.
""",
            ),
            finances(
                "Der er afsat 9 mio. kr. i investeringsoversigten. Restbeløbet søges i budget 2025.",
            ),
            consequences("Promenaden giver bedre muligheder for gang og ophold ved vandet."),
            decided(
                """
1. Godkendt.
2. Godkendt, idet mødet holdes på havnen.
""",
                Outcome.ADOPTED,
            ),
            *files("Skitseprojekt højvandssikring", "Vandstandsstatistik"),
            case="23-001977",
        ),
        item(
            "3",
            "Sygefravær 3. kvartal",
            summary(
                "HR giver en status på sygefraværet, som er faldet fra 5,9 til 5,2 procent.",
            ),
            recommendation("HR-chefen indstiller, at orienteringen tages til efterretning."),
            treatment("Direktionen."),
            finances("Ingen."),
            decided("Taget til efterretning.", Outcome.NOTED),
            *files("Fraværsstatistik"),
            case="23-000231",
        ),
        item(
            "4",
            "Tilgængelighed på kommunens hjemmeside",
            summary(
                "Digitaliseringsstyrelsen har gennemgået hjemmesiden og fundet 23 fejl. Kommunikation og Digitalisering har udarbejdet en handleplan.",
            ),
            recommendation("Sekretariatschefen indstiller, at handleplanen godkendes."),
            treatment("Direktionen."),
            presentation(
                "De fleste fejl skyldes gamle pdf-filer uden overskrifter og billeder uden beskrivelse. Filerne fjernes eller skrives om inden udgangen af januar.",
            ),
            legal_basis(
                "Lov om tilgængelighed af offentlige organers websteder og mobilapplikationer.",
            ),
            finances("Ingen."),
            decided("Godkendt.", Outcome.ADOPTED),
            case="23-003655",
        ),
        closed("5", "Forhandling om lejemål"),
        closed("6", "Orientering om personaleforhold"),
        item("7", "Eventuelt", decided("-")),
    ),
)
