"""Engholm Kommunes Plan- og Boligudvalg, April 2025: half a decision final and half advice, a tie, a number with a letter, a withdrawn item."""

from __future__ import annotations

from referat.document import Attachment, Kind, Minutes, Outcome, Presence
from tools.templates.stories.writing import (
    at,
    closed,
    decided,
    earlier,
    finances,
    item,
    legal_basis,
    other,
    people,
    presentation,
    recommendation,
    summary,
)

_ABSENT = people("Poul Erik Dam O", Presence.ABSENT)

COMMITTEE = Minutes(
    kind=Kind.MINUTES,
    organization="Plan- og Boligudvalget",
    start=at("2025-04-08", "15:00"),
    end=at("2025-04-08", "17:20"),
    location="Mødelokale Bøgen",
    body="Engholm Kommune",
    participants=(
        *people("Jens Overby V", role="Formand"),
        *people("Birthe Møllegaard A, Nadia Rasmussen Ø, Lis Tranberg B"),
        *_ABSENT,
    ),
    items=(
        item(
            "61",
            "Godkendelse af dagsorden",
            decided("Godkendt. Sag nr. 65 udgår.", Outcome.ADOPTED),
        ),
        item(
            "62",
            "Helhedsplan for Pakhusgrunden",
            summary(
                "Grundejeren ønsker at opføre 240 boliger på Pakhusgrunden. Udvalget skal tage stilling til, om der skal udarbejdes en lokalplan."
            ),
            presentation(
                """
Pakhusgrunden har ligget ubrugt hen, siden kornsiloerne blev revet ned i 2011. Grunden er på 31.400 m2 og ejes af et selskab, som har indgået aftale med en boligforening om 60 almene boliger.

Kommuneplanen giver mulighed for en bebyggelsesprocent på 110. Projektet kræver 1.234.567 kr. til flytning af en hovedledning.

12. marts 2025 holdt forvaltningen borgermøde med 95 deltagere. Deltagerne ønskede især lavere bygninger mod kirken.
"""
            ),
            other(
                "Der er udarbejdet et skyggediagram, som viser forholdene den 21. juni kl. 12 og 16.",
                heading="Skygge og vind",
            ),
            legal_basis(
                """
- Planlovens § 13, stk. 2
- Planlovens § 21 b
- Almenboliglovens § 115
"""
            ),
            finances(
                "Planen er udgiftsneutral for kommunen, da grundejeren betaler for ledningen."
            ),
            recommendation(
                """
Forvaltningen indstiller,

1. at der udarbejdes lokalplan
2. at Byrådet giver tilsagn om grundkapital til 60 almene boliger
"""
            ),
            decided(
                """
Indstillingens punkt 1 godkendt.

Indstillingens punkt 2 anbefales over for Byrådet.
""",
                Outcome.SEVERAL,
            ),
            *_ABSENT,
            Attachment("Helhedsplan, marts 2025"),
            Attachment("Købsaftale", public=False),
            case="24/18890",
        ),
        item(
            "63",
            "Dispensation til carport på Lærkevej 12",
            summary("Ejeren har opført en carport 0,5 m fra skel og søger om lovliggørelse."),
            presentation("Lokalplan 1.07 kræver 2,5 m til skel. Naboen har ingen bemærkninger."),
            legal_basis("Planlovens § 19."),
            finances("Ingen."),
            recommendation("Forvaltningen indstiller, at der meddeles afslag."),
            earlier(
                "Plan- og Boligudvalget", "2025-03-11", "Udsat til besigtigelse.", Outcome.POSTPONED
            ),
            decided(
                """
For: 2 (V, B)

Imod: 2 (A, Ø)

Ved stemmelighed er indstillingen bortfaldet.
""",
                Outcome.LAPSED,
            ),
            *_ABSENT,
            case="25/2014",
        ),
        item(
            "64",
            "Navngivning af ny vej ved Åkandevej",
            summary("Udvalget skal vælge mellem Siv Allé, Dunhammervej og Rørsangervej."),
            finances("Skiltet koster 4.200 kr."),
            recommendation("Forvaltningen indstiller, at udvalget vælger et navn."),
            decided(
                """
Udvalget vælger Rørsangervej.

Nadia Rasmussen deltog ikke i behandlingen af punktet på grund af inhabilitet.
""",
            ),
            *_ABSENT,
            case="25/3377",
        ),
        item(
            "65", "Nabohøring om gylletank", decided("Udgået.", Outcome.WITHDRAWN), case="25/1108"
        ),
        item(
            "65a",
            "Klage over støj fra padelbaner",
            summary("Tre naboer klager over støj fra padelbanerne ved Engholm Tennisklub."),
            finances("Ingen."),
            recommendation(
                "Forvaltningen indstiller, at klubben pålægges at lukke banerne kl. 21."
            ),
            decided("Oversendes til Kultur- og Fritidsudvalget.", Outcome.FORWARDED),
            *_ABSENT,
            case="25/4410",
        ),
        closed("66", "Ekspropriation til sti", case="25/0917"),
    ),
)
