"""Strandby Kommunes direktion, October 2023: the decision first, closed items at the end."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence, SectionKind
from tools.templates.stories.writing import at, closed, decided, files, item, part, people

_S = SectionKind

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
            part(
                _S.SUMMARY,
                "Borgmesteren deltager under punktet. Emnet er kommunens vækststrategi og det kommende budgetseminar.",
            ),
            part(_S.RECOMMENDATION, "Kommunaldirektøren indstiller, at emnerne drøftes."),
            part(_S.TREATMENT, "Direktionen."),
            part(_S.FINANCES, "Ingen."),
            decided("Drøftet.", Outcome.DISCUSSED),
            case="23-004410",
        ),
        item(
            "2",
            "Klimatilpasning ved Strandby Havn",
            part(
                _S.SUMMARY,
                "Højvandet i februar 2023 stod 1,72 m over dagligt vande, og otte ejendomme på Havnegade fik vand i kælderen. Teknik og Miljø har derfor fået udarbejdet tre løsningsforslag.",
            ),
            part(
                _S.RECOMMENDATION,
                """
Direktøren for Teknik og Miljø indstiller,

1. at forslag B lægges til grund for det videre arbejde
2. at borgerne inviteres til møde i november
""",
            ),
            part(_S.TREATMENT, "Direktionen, Klima- og Miljøudvalget, Økonomiudvalget, Byrådet."),
            part(
                _S.PRESENTATION,
                """
De tre forslag er:

=Forslag | Sikrer mod | Anlægsudgift
A. Hævet kaj | 1,80 m | 7,2 mio. kr.
B. Højvandsmur med porte | 2,20 m | 11,6 mio. kr.
C. Sluse i havneløbet | 2,60 m | 34,0 mio. kr.

Forslag B kan udføres i to etaper og giver plads til en promenade. Sluseløsningen kræver en miljøkonsekvensrapport og kan tidligst stå færdig i 2029.
""",
            ),
            part(
                _S.FINANCES,
                "Der er afsat 9 mio. kr. i investeringsoversigten. Restbeløbet søges i budget 2025.",
            ),
            part(
                _S.CONSEQUENCES, "Promenaden giver bedre muligheder for gang og ophold ved vandet."
            ),
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
            part(
                _S.SUMMARY,
                "HR giver en status på sygefraværet, som er faldet fra 5,9 til 5,2 procent.",
            ),
            part(
                _S.RECOMMENDATION, "HR-chefen indstiller, at orienteringen tages til efterretning."
            ),
            part(_S.TREATMENT, "Direktionen."),
            part(_S.FINANCES, "Ingen."),
            decided("Taget til efterretning.", Outcome.NOTED),
            *files("Fraværsstatistik"),
            case="23-000231",
        ),
        item(
            "4",
            "Tilgængelighed på kommunens hjemmeside",
            part(
                _S.SUMMARY,
                "Digitaliseringsstyrelsen har gennemgået hjemmesiden og fundet 23 fejl. Kommunikation og Digitalisering har udarbejdet en handleplan.",
            ),
            part(_S.RECOMMENDATION, "Sekretariatschefen indstiller, at handleplanen godkendes."),
            part(_S.TREATMENT, "Direktionen."),
            part(
                _S.PRESENTATION,
                "De fleste fejl skyldes gamle pdf-filer uden overskrifter og billeder uden beskrivelse. Filerne fjernes eller skrives om inden udgangen af januar.",
            ),
            part(
                _S.LEGAL_BASIS,
                "Lov om tilgængelighed af offentlige organers websteder og mobilapplikationer.",
            ),
            part(_S.FINANCES, "Ingen."),
            decided("Godkendt.", Outcome.ADOPTED),
            case="23-003655",
        ),
        closed("5", "Forhandling om lejemål"),
        closed("6", "Orientering om personaleforhold"),
        item("7", "Eventuelt", decided("-")),
    ),
)
