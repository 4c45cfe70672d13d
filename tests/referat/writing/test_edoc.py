"""Minutes as an agenda's manifest, and back."""

from hypothesis import given, settings

import referat
from referat.writing.edoc import agenda_xml
from tests.referat.documents import MINUTES


@given(MINUTES)
@settings(max_examples=100, deadline=None)
def test_a_manifest_comes_back_as_the_same_minutes(minutes):
    assert referat.read(agenda_xml(minutes)) == minutes
