"""The words by which a reminder list and its columns are known."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """What a column of the list holds."""

    TOPIC = "topic"
    TIME = "time"
    RESPONSIBLE = "responsible"


HEADER = ("Sag/emne", "Forv. tidspunkt", "Ansvarlig")
"""The columns as they are written, in the order of :class:`Column`."""

TITLES = (
    *("huskeliste", "huskelisten", "opfølgningsliste", "opfølgningslisten", "aktionsliste"),
    *("aktionslisten", "beslutningsopfølgning", "opfølgning på beslutninger", "opgaveliste"),
    *("opgavelisten", "handlingsliste", "udeståender", "to-do-liste", "todoliste", "to do-liste"),
)
# The first kind that one of a heading's words belongs to counts: "Ansvarlig forvaltning".
COLUMN_WORDS: tuple[tuple[Column, frozenset[str]], ...] = (
    (
        Column.RESPONSIBLE,
        frozenset(
            (
                *("ansvarlig", "ansvarlige", "ansv", "hvem", "tovholder", "tovholdere", "udføres"),
                *("forvaltning", "afdeling", "enhed", "center", "område", "ejer", "initialer"),
            )
        ),
    ),
    (
        Column.TIME,
        frozenset(
            (
                *(
                    "tidspunkt",
                    "tid",
                    "frist",
                    "tidsfrist",
                    "deadline",
                    "hvornår",
                    "dato",
                    "termin",
                ),
                *("mødedato", "forventet", "forfald", "tidsplan", "senest", "afsluttes"),
            )
        ),
    ),
    (
        Column.TOPIC,
        frozenset(
            (
                *(
                    "sag",
                    "emne",
                    "sager",
                    "emner",
                    "opgave",
                    "opgaver",
                    "aktion",
                    "handling",
                    "hvad",
                ),
                *("aktivitet", "aktiviteter", "beskrivelse", "indsats", "tema", "titel", "punkt"),
                *("beslutning", "opfølgning"),
            )
        ),
    ),
)
# Columns that only count the rows.
COUNTING_WORDS = frozenset({"nr", "nr.", "#", "løbenr", "løbenr.", "pkt", "pkt."})
