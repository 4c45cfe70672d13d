"""Engholm Kommunes Økonomiudvalg, March 2026, as the portal's JSON answers."""

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
    supplementary,
    theme,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Økonomiudvalget",
    start=at("2026-03-16", "14:00"),
    end=at("2026-03-16", "16:10"),
    location="Mødelokale Granen",
    body="Engholm Kommune",
    participants=(
        *people("Helle Brandstrup A, Jens Overby V, Mette Kjærgaard F"),
        *people("Karsten Lindholt C", Presence.EXCUSED),
    ),
    items=(
        item("41", "Godkendelse af dagsorden", decided("Godkendt.", Outcome.ADOPTED)),
        item(
            "42",
            "Sammenlægning af de kommunale køkkener",
            theme("Økonomiudvalget skal tage stilling til, om fire køkkener skal samles i ét."),
            recommendation(
                """
Direktionen indstiller,

1. at køkkenerne samles på Plejecenter Kildebo
2. at der afsættes 7.200.000 kr. til ombygning
3. at medarbejderne inddrages i en arbejdsgruppe
"""
            ),
            earlier(
                "Social- og Sundhedsudvalget",
                "2026-03-04",
                "Anbefales, idet udvalget lægger vægt på nærhed.",
                Outcome.RECOMMENDED,
            ),
            decided(
                """
Anbefales over for Byrådet.

Mette Kjærgaard (F) tager forbehold for punkt 2.
""",
                Outcome.RECOMMENDED,
            ),
            presentation(
                """
Køkkenerne producerer tilsammen 1.950 hovedmåltider om dagen. Tre af dem er nedslidte.

- Kildebo kan udvides.
- Rosenlund og Højgården kan omdannes til boliger.
  - Rosenlund: seks boliger
  - Højgården: fire boliger

=Køkken | Måltider | Årsværk
Kildebo | 820 | 11
Rosenlund | 410 | 6
Højgården | 390 | 6
Skovlyst | 330 | 5
"""
            ),
            supplementary(
                "Efter udvalgets møde har Arbejdstilsynet givet påbud om ventilation på Rosenlund."
            ),
            finances("Den årlige besparelse er 1,3 mio. kr. fra 2028."),
            *files("Notat om køkkener", "Høringssvar fra MED-udvalget"),
            *people("Karsten Lindholt C", Presence.EXCUSED),
            case="25/20418",
        ),
        item(
            "43",
            "Status på byggesagsbehandling",
            summary("Sagsbehandlingstiden for enfamiliehuse er faldet fra 62 til 39 dage."),
            recommendation("Direktionen indstiller, at orienteringen tages til efterretning."),
            decided("Orienteringen taget til efterretning.", Outcome.NOTED),
            *people("Karsten Lindholt C", Presence.EXCUSED),
            case="26/1190",
        ),
        closed("44", "Lukket punkt"),
        item("45", "Eventuelt", decided("-")),
    ),
)
