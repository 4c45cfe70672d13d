"""Vesterlund Kommunes Økonomiudvalg, March 2026, four times: agenda, supplement, minutes, corrected minutes."""

from __future__ import annotations

from dataclasses import replace

from referat.document import (
    Attendance,
    Decision,
    Item,
    Kind,
    Minutes,
    Outcome,
    Presence,
)
from tools.templates.stories.writing import (
    at,
    closed,
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
    treatment,
)

_PRESENT = people("Annelise Brorsen A, Palle Skovgaard Juhl V, Rikke Tolstrup C, Flemming Åbom F")
_TREE_TEXT = """
Vesterlund har i dag 412 hektar skov. Forvaltningen har sammen med Naturstyrelsen udpeget tre arealer, hvor der kan plantes ny skov:

=Areal | Hektar | Udgift
Sønderhede | 38 | 2.660.000 kr.
Lyngby Mose øst | 21 | 1.470.000 kr.
Bakkelandet | 16 | 1.120.000 kr.
I alt | 75 | 5.250.000 kr.

Staten dækker 60 procent af udgiften. Kommunens andel er herefter 2.100.000 kr.
"""

_SCHEDULE = item(
    "1",
    "Godkendelse af dagsorden",
    case="S2026-11",
)
_TREES = item(
    "2",
    "Skovrejsning og klimaplan 2030",
    summary(
        "Økonomiudvalget skal tage stilling til, om kommunen skal søge tilskud til skovrejsning på 75 hektar."
    ),
    recommendation(
        """
Teknik, Natur og Klima indstiller, at Økonomiudvalget over for Byrådet anbefaler,

1. at der søges tilskud til alle tre arealer
2. at kommunens andel på 2.100.000 kr. finansieres af klimapuljen
"""
    ),
    presentation(_TREE_TEXT),
    finances("Klimapuljen indeholder 3,4 mio. kr. i 2026."),
    legal_basis("Skovloven § 8 og bekendtgørelse om tilskud til skovrejsning."),
    consequences("Skoven optager omkring 790 ton CO2 om året, når træerne er 20 år gamle."),
    treatment("Klimaudvalget, Økonomiudvalget, Byrådet."),
    earlier("Klimaudvalget", "2026-02-24", "Anbefales.", Outcome.RECOMMENDED),
    *files("Kort over arealer", "Klimaplan 2030 - status"),
    case="S2025-9904",
)
_FERRY = item(
    "3",
    "Lukketider på havnefærgen",
    summary("Færgeselskabet ønsker at lukke kl. 21 på hverdage uden for sæsonen."),
    recommendation("Teknik, Natur og Klima indstiller, at ansøgningen afslås."),
    presentation(
        "Færgen benyttes efter kl. 21 af gennemsnitligt fire personer pr. afgang, men er den eneste forbindelse for de 130 beboere på Lynø."
    ),
    finances("Ingen."),
    legal_basis("-"),
    case="S2026-370",
)
_BUILDING = closed("4", "Tilbud på ombygning af rådhuset", case="S2025-8123")
_OTHER = item("5", "Eventuelt", case="S2026-11")
_QUAY = item(
    "6",
    "Akut reparation af kajen i Vesterlund Havn",
    summary(
        "Stormen den 26. februar har undermineret 40 meter af kajen. Der er behov for en tillægsbevilling."
    ),
    recommendation(
        "Teknik, Natur og Klima indstiller, at der gives en tillægsbevilling på 1.900.000 kr."
    ),
    presentation(
        "Kajen er spærret af, og fiskerne er henvist til Nordkajen. Entreprenøren kan begynde i uge 12, hvis bevillingen gives nu."
    ),
    finances("Beløbet finansieres af kassebeholdningen."),
    legal_basis("Kommunestyrelseslovens § 40, stk. 2."),
    *files("Dykkerrapport"),
    case="S2026-1288",
)

AGENDA = Minutes(
    kind=Kind.AGENDA,
    organization="Økonomiudvalget",
    start=at("2026-03-10", "16:00"),
    location="Mødelokale Fyrtårnet",
    body="Vesterlund Kommune",
    participants=_PRESENT,
    items=(_SCHEDULE, _TREES, _FERRY, _BUILDING, _OTHER),
)

SUPPLEMENT = replace(AGENDA, items=(_QUAY,))


def _with(one: Item, *decisions: Decision, absent: tuple[Attendance, ...] = ()) -> Item:
    return replace(one, decisions=(*decisions, *one.decisions), attendance=absent)


MINUTES = replace(
    AGENDA,
    kind=Kind.MINUTES,
    end=at("2026-03-10", "17:35"),
    participants=(*_PRESENT, *people("Viggo Ellegaard O", Presence.ABSENT)),
    items=(
        _with(
            _SCHEDULE,
            decided("Godkendt. Tillægsdagsordenens punkt behandles som punkt 6.", Outcome.ADOPTED),
        ),
        _with(
            _TREES,
            decided(
                """
Økonomiudvalget anbefaler indstillingens punkt 1.

Punkt 2 blev sat til afstemning. For stemte 3 (A, C, F). Imod stemte 1 (V).

Økonomiudvalget anbefaler indstillingens punkt 2.
""",
                Outcome.RECOMMENDED,
            ),
            absent=people("Viggo Ellegaard O", Presence.ABSENT),
        ),
        _with(
            _FERRY,
            decided("Sagen udsættes til mødet i april.", Outcome.POSTPONED),
            absent=people("Viggo Ellegaard O", Presence.ABSENT),
        ),
        _BUILDING,
        _with(_OTHER, decided("Intet.")),
        _with(
            _QUAY,
            decided(
                "Godkendt, idet Økonomiudvalget træffer afgørelse på Byrådets vegne på grund af sagens hastende karakter.",
                Outcome.ADOPTED,
            ),
            absent=people("Viggo Ellegaard O", Presence.ABSENT),
        ),
    ),
)

CORRECTED = replace(
    MINUTES,
    items=tuple(
        replace(one, decisions=(decided("Sagen udsættes til mødet i maj.", Outcome.POSTPONED),))
        if one.number == "3"
        else one
        for one in MINUTES.items
    ),
)
