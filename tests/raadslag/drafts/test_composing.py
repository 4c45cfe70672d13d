"""What stands in the boxes comes out as the minutes that are printed."""

from __future__ import annotations

from datetime import datetime

import pytest

from raadslag.drafts.composing import compose
from referat.document import (
    Attendance,
    Item,
    Kind,
    Minutes,
    Paragraph,
    Presence,
    Section,
    SectionKind,
)
from referat.interchange import COPENHAGEN
from tests.raadslag import cast

pytestmark = pytest.mark.django_db


def test_an_agenda_has_what_the_boxes_say_and_leaves_out_the_empty_ones():
    people = cast.gather()

    composed = compose(people.draft, Kind.AGENDA)

    assert composed.minutes == Minutes(
        kind=Kind.AGENDA,
        organization="Havneudvalget",
        start=datetime(2026, 4, 21, 9, 0, tzinfo=COPENHAGEN),
        location="Mødelokale 2",
        body="Strandby Kommune",
        participants=(
            Attendance("Karla Kaj", Presence.PRESENT, "A"),
            Attendance("Mads Mole", Presence.PRESENT, "V"),
        ),
        items=(
            Item(
                number="1",
                title="Ny mole i Strandby",
                case_number="S2026-17",
                sections=(
                    Section(SectionKind.SUMMARY, "Sagens kerne", (Paragraph("Molen er slidt."),)),
                    Section(
                        SectionKind.RECOMMENDATION,
                        "Indstilling",
                        (Paragraph("At molen fornyes."),),
                    ),
                ),
            ),
        ),
    )
