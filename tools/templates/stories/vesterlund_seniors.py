"""Vesterlund Kommunes Seniorråd, September 2022: absent people named without a label."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    decided,
    files,
    item,
    people,
    presentation,
    recommendation,
    summary,
    treatment,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Seniorrådet",
    start=at("2022-09-14", "13:00"),
    location="Aktivitetscenter Solsiden",
    body="Vesterlund Kommune",
    participants=(
        *people("Gunhild Ravnkilde, Svend Aage Thostrup, Inger Brohave, Mogens Ellesø"),
        *people("Karl Emil Tornby", Presence.ABSENT),
        *people("Else-Marie Lyhne", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Høring om ny madordning",
            summary("Social- og Sundhedsudvalget har sendt forslag til ny madordning i høring."),
            treatment("Seniorrådet, Social- og Sundhedsudvalget."),
            recommendation(
                """
Ældrechefen foreslår,

- at Seniorrådet afgiver høringssvar
- at svaret afgives senest den 30. september
"""
            ),
            decided(
                """
Seniorrådet besluttede følgende høringssvar:

Rådet finder, at valgfriheden mellem kold og varm mad bør bevares. Rådet opfordrer til, at smagspanelet genoptager sit arbejde.
""",
            ),
            presentation(
                """
Maden leveres i dag fra kommunens eget køkken til 214 hjemmeboende. Forslaget går ud på at levere kølet mad to gange om ugen.

Prisen for en hovedret falder fra 58 kr. til 54 kr.
"""
            ),
            *files("Høringsbrev", "Beskrivelse af madordningen"),
            *people("Karl Emil Tornby", Presence.ABSENT),
            *people("Else-Marie Lyhne", Presence.EXCUSED),
            case="22/18844",
        ),
        item(
            "2",
            "Bænke langs Kirkestien",
            summary("Rådet har tidligere ønsket flere bænke mellem kirken og Solsiden."),
            treatment("Seniorrådet."),
            recommendation("Vejchefen foreslår, at der opstilles fire bænke."),
            decided("Seniorrådet tilsluttede sig forslaget.", Outcome.ADOPTED),
            presentation("Bænkene får armlæn og placeres med højst 150 meters afstand."),
            *people("Karl Emil Tornby", Presence.ABSENT),
            *people("Else-Marie Lyhne", Presence.EXCUSED),
            case="22/9120",
        ),
        item("3", "Eventuelt", decided("Intet.")),
    ),
)
