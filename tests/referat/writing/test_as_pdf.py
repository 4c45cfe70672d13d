"""A written PDF comes back as the minutes that went in, whatever stands in them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers


def lost(minutes, name):
    """What is not as it was after writing and reading, contents left out: they get the pages they have."""
    layout = layout_named(name)
    read = referat.read(referat.write(minutes, "pdf", layout=layout))
    return papers.differences(papers.as_read(minutes, layout), replace(read, toc=()))


@pytest.mark.parametrize("name", LAYOUTS)
def test_ordinary_minutes_come_back(name):
    assert lost(papers.ordinary(), name) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.minutes(), st.sampled_from(sorted(LAYOUTS)))
def test_any_minutes_come_back(minutes, name):
    assert lost(minutes, name) == []
