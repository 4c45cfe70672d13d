"""Which findings the publish page leaves out of account, and for which items."""

from __future__ import annotations

import pytest

from raadslag.publishing.checking import findings_of, freeze
from referat.document import Kind
from tests.raadslag import cast

pytestmark = pytest.mark.django_db


def test_no_section_is_asked_of_a_standing_or_a_withdrawn_item():
    people = cast.gather()
    short = ((cast.SectionKind.SUMMARY, "Sagens kerne", "<p>Siden sidst.</p>"),)
    for order, fields in enumerate(({"standing": True}, {"state": "withdrawn"}, {}), start=2):
        cast.written_item(
            people.forum,
            "Fartgrænse i havnen",
            draft=people.draft,
            order=order,
            texts=short,
            **fields,
        )

    found = findings_of(people.draft, freeze(people.draft, Kind.AGENDA), today=cast.NOW.date())

    assert [one.index for one in found if one.code == "R303"] == [4]
