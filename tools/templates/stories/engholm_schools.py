"""Engholm Kommunes Børne- og Skoleudvalg, September 2024: two forums' decisions, votes by name, parties."""

from __future__ import annotations

from referat.document import Attachment, Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    decided,
    earlier,
    files,
    finances,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    theme,
    treatment,
)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Børne- og Skoleudvalget",
    start=at("2024-09-03", "15:30"),
    location="Mødelokale 2, Skovvang Skole",
    body="Engholm Kommune",
    participants=(
        *people("Mette Kjærgaard F, Jens Overby V, Birthe Møllegaard A, Nadia Rasmussen Ø"),
        *people("Karsten Lindholt C", Presence.EXCUSED),
    ),
    items=(
        item(
            "1",
            "Godkendelse af dagsorden",
            decided("Godkendt.", Outcome.ADOPTED),
        ),
        item(
            "2",
            "Beslutning om skoledistrikt for Nybyen",
            theme(
                "Udvalget skal tage stilling til, om Nybyen fra skoleåret 2025/26 skal høre til Skovvang Skole.",
            ),
            presentation(
                """
Der er i 2023 og 2024 opført 210 boliger i Nybyen. Børnene hører i dag til Midtbyskolen, som ligger på den anden side af Ringvejen.

Skovvang Skole har plads til to spor mere uden ombygning. Økonomi og bygningsforhold er gennemgået i det vedlagte notat.

Beslutning om et nyt distrikt skal træffes senest 1. december for at få virkning ved næste indskrivning.
""",
            ),
            finances("Flytningen giver en årlig merudgift til befordring på 340.000 kr."),
            legal_basis("Folkeskolelovens § 36, stk. 2."),
            treatment("Byrådet."),
            recommendation(
                """
Administrationen indstiller,

1. At forslaget sendes i høring i skolebestyrelserne i fire uger
2. At sagen genoptages på mødet i november
""",
            ),
            decided(
                """
For: 3 (Mette Kjærgaard (F), Birthe Møllegaard (A), Jens Overby (V))

Imod: 1 (Nadia Rasmussen (Ø))

Indstillingen blev godkendt.

Nadia Rasmussen stemte imod, idet hun ønsker en samlet plan for alle skoledistrikter.
""",
                Outcome.ADOPTED,
            ),
            *files("Notat om kapacitet på Skovvang Skole", "Kort over distrikter"),
            *people("Karsten Lindholt C", Presence.EXCUSED),
            case="24/5512",
        ),
        item(
            "3",
            "Lukkedage i dagtilbud 2025",
            theme("Forslag til lukkedage i vuggestuer og børnehaver i 2025."),
            presentation(
                """
Forvaltningen foreslår, at institutionerne holder lukket på følgende dage:

- fredag den 30. maj
- torsdag den 5. juni
- 24.-31. december

Forældrebestyrelserne bakker op om forslaget. Der tilbydes nødpasning i Børnehaven Solhjem.
""",
            ),
            finances("Ingen."),
            legal_basis("Dagtilbudsloven § 27."),
            treatment("Børne- og Skoleudvalget."),
            recommendation("Administrationen indstiller, at forslaget godkendes."),
            decided(
                "Godkendt med følgende bemærkning: Behovet for nødpasning opgøres i august.",
                Outcome.ADOPTED,
            ),
            *people("Karsten Lindholt C", Presence.EXCUSED),
            case="24/6120",
        ),
        item(
            "4",
            "Genopretning af Midtbyskolens faglokaler",
            theme("Byrådet bad den 18. juni udvalget om at prioritere faglokalerne."),
            presentation(
                "Fysiklokalet opfylder ikke kravene til ventilation. En samlet genopretning af fysik, håndværk og design samt madkundskab koster 5,9 mio. kr.",
            ),
            finances("Der er afsat 2.000.000 kr. i 2024."),
            legal_basis("Arbejdsmiljøloven."),
            treatment("Byrådet."),
            recommendation(
                "Administrationen indstiller, at fysiklokalet genoprettes i 2024.",
            ),
            earlier(
                "Byrådet",
                "2024-06-18",
                "Sagen sendes tilbage til Børne- og Skoleudvalget med henblik på en prioritering.",
                Outcome.RETURNED,
            ),
            decided("Anbefales over for Byrådet.", Outcome.RECOMMENDED),
            Attachment("Tilstandsrapport"),
            Attachment("Tilbud fra entreprenør", public=False),
            *people("Karsten Lindholt C", Presence.EXCUSED),
            case="23/7754",
        ),
        item(
            "5",
            "Gensidig orientering",
            presentation(
                """
Formanden orienterede om mødet i Ungerådet.

Skolechefen orienterede om rekruttering af lærere.
""",
            ),
            decided("Orienteringen taget til efterretning.", Outcome.NOTED),
        ),
    ),
)
