"""Strandby Kommunes Handicapråd, May 2022: a secretary, people without party, a closed item among the open."""

from __future__ import annotations

from referat.document import Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    decided,
    files,
    finances,
    hearing,
    item,
    legal_basis,
    people,
    presentation,
    recommendation,
    theme,
    treatment,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Handicaprådet",
    start=at("2022-05-11", "08:00"),
    end=at("2022-05-11", "10:15"),
    location="Mødelokale 3, Sundhedshuset",
    body="Strandby Kommune",
    participants=(
        *people("Erna Vindeby, Tage Mølgaard, Solveig Hedelund A, Kjeld Ørum Bach V"),
        *people("Dorthe Nygårdsmark", role="referent"),
        *people("Asger Thinghuus, Ruth Elverdam", Presence.ABSENT),
        *people("Birger Skaarup", Presence.EXCUSED),
    ),
    items=(
        item("1", "Godkendelse af dagsorden", decided("Godkendt.", Outcome.ADOPTED), case="22/100"),
        item(
            "2",
            "Tilgængelighed på den nye banegård",
            treatment("Handicaprådet."),
            theme(
                "Banestyrelsen har sendt forslag til ombygning af Strandby Station i høring. Handicaprådet har mulighed for at afgive høringssvar senest den 1. juni 2022."
            ),
            legal_basis("Bekendtgørelse om tilgængelighed i jernbanesystemet."),
            presentation(
                """
Forslaget indeholder to elevatorer, en rampe med en hældning på 1:20 og ledelinjer fra forpladsen til begge perroner. Kommunens tilgængelighedskonsulent har gennemgået tegningerne og peger på følgende forhold:

- Afstanden fra handicapparkeringen til elevatoren er 95 meter.
- Informationstavlerne hænger så højt, at de ikke kan læses af siddende personer.
- Der mangler et tilgængeligt toilet på den vestlige perron.

Rådet har tidligere anbefalet, at forpladsen opvarmes, så sne og is ikke dækker ledelinjerne.
"""
            ),
            finances("Intet at bemærke."),
            hearing("Høringsfrist 1. juni 2022."),
            recommendation(
                """
Formandsskabet indstiller:

1. At rådet drøfter forslaget
2. At formanden bemyndiges til at afgive høringssvar
"""
            ),
            decided(
                "Rådet drøftede forslaget. Formanden bemyndiges til at afgive høringssvar, hvori afstanden til parkeringen og toilettet på perronen fremhæves.",
            ),
            *files("Tegninger af stationen", "Notat fra tilgængelighedskonsulenten"),
            *people("Asger Thinghuus, Ruth Elverdam", Presence.ABSENT),
            *people("Birger Skaarup", Presence.EXCUSED),
            case="22/4471",
        ),
        closed("3", "Henvendelse fra en borger", case="22/4902"),
        item(
            "4",
            "Lukkede sti- og vejforløb ved Strandpromenaden",
            treatment("Teknisk Udvalg."),
            theme("Orientering om omkørsel for kørestolsbrugere, mens promenaden er gravet op."),
            presentation(
                "Gravearbejdet varer fra 16. maj til 30. juni. Der lægges køreplader ved Badehotellet."
            ),
            recommendation("Administrationen indstiller: At orienteringen tages til efterretning"),
            decided("Taget til efterretning.", Outcome.NOTED),
            *people("Asger Thinghuus, Ruth Elverdam", Presence.ABSENT),
            *people("Birger Skaarup", Presence.EXCUSED),
            case="22/5013",
        ),
        item(
            "5",
            "Meddelelser",
            presentation(
                """
Formanden orienterede om årsmødet i Danske Handicaporganisationer.

Næste møde er onsdag den 14. september 2022.
"""
            ),
            case="22/100",
        ),
    ),
)
