"""Strandby Byråd, June 2019: leave and a substitute, user names in brackets, words broken over lines."""

from __future__ import annotations

from referat.document import Attendance, Kind, Minutes, Outcome, Presence
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
    theme,
)

COUNCIL = Minutes(
    kind=Kind.MINUTES,
    organization="Byrådet",
    start=at("2019-06-20", "19:00"),
    end=at("2019-06-20", "21:10"),
    location="Byrådssalen, Havnegade 1",
    body="Strandby Kommune",
    participants=(
        *people("Preben Hastrup V, Solveig Hedelund A, Ib Stagsted C, Vibeke Nordentoft B"),
        *people("Kjeld Ørum Bach V, Kaj-Åge Rømer O, Trine Bjerrehuus Ø"),
        Attendance(
            "Ellen Margrethe Friis", Presence.PRESENT, "F", note="Stedfortræder for Jytte Arendal"
        ),
        Attendance("Jytte Arendal", Presence.ABSENT, "F", note="Orlov"),
        *people("Ole Vestergård Lind A", Presence.ABSENT),
    ),
    items=(
        item(
            "1",
            "Godkendelse af dagsorden",
            decided("Dagsordenen godkendt.", Outcome.ADOPTED),
            case="19/21",
        ),
        item(
            "2",
            "Indkaldelse af stedfortræder for Jytte Arendal (F)",
            summary("Jytte Arendal (F) har søgt om orlov fra 1. juni til 31. december 2019."),
            legal_basis("Kommunestyrelseslovens § 15, stk. 2."),
            recommendation(
                "Direktionen indstiller, at Ellen Margrethe Friis indkaldes som stedfortræder."
            ),
            decided("Godkendt.", Outcome.ADOPTED),
            case="19/3307",
        ),
        item(
            "3",
            "Kommuneplanstrategi 2019 med særligt fokus på landsbyerne",
            theme(
                "Byrådet skal vedtage et forslag til kommuneplanstrategi og sende det i offentlig høring."
            ),
            presentation(
                """
Kommunalbestyrelsen skal inden udgangen af den første halvdel af valgperioden offentliggøre en strategi for kommuneplanlægningen. Forslaget bygger på borgermøder i Strandby, Kildestrup og Østermarke, hvor i alt 318 borgere deltog, og på en spørgeskemaundersøgelse blandt erhvervsdrivende og foreningsrepræsentanter.

Strategien har tre hovedspor: bosætning i kystlandsbyerne, erhvervsudvikling omkring havnen og klimatilpasning af de lavtliggende områder. Hvert hovedspor følges op af en handlingsplan med ansvarsfordeling og tidsfrister.

Høringsperioden er otte uger. Derefter sammenfatter forvaltningen bemærkningerne i en hvidbog, som forelægges for byrådet i november.
"""
            ),
            legal_basis("Planlovens § 23 a."),
            finances(
                "Udgifter til borgerinddragelse på 85.000 kr. afholdes inden for planafdelingens driftsbudget."
            ),
            recommendation(
                """
Udvalget for Plan og Udvikling indstiller,

1. at forslaget vedtages
2. at forslaget sendes i offentlig høring i otte uger
"""
            ),
            earlier(
                "Udvalget for Plan og Udvikling",
                "2019-06-05",
                "Anbefales til Byrådets vedtagelse.",
                Outcome.RECOMMENDED,
            ),
            decided("Vedtaget.", Outcome.ADOPTED),
            *files("Forslag til kommuneplanstrategi 2019", "Opsamling fra borgermøder"),
            case="18/15540",
        ),
        item(
            "4",
            "Støtte til Strandby Roklubs bådehus",
            summary("Roklubben søger om tilskud på 400.000 kr. til et nyt bådehus."),
            finances("Der er 260.000 kr. tilbage i anlægspuljen for fritidsområdet."),
            recommendation(
                "Kultur- og Fritidsudvalget indstiller, at der gives et tilskud på 260.000 kr."
            ),
            decided(
                """
Kjeld Ørum Bach erklærede sig inhabil og forlod mødet under punktet.

Et ændringsforslag fra O om et tilskud på 200.000 kr. blev forkastet.

Godkendt.
""",
                Outcome.ADOPTED,
            ),
            case="19/2218",
        ),
        item("5", "Eventuelt", decided("Intet."), case="19/21"),
        closed("6", "Ansættelse af direktør", case="19/4105"),
    ),
)
