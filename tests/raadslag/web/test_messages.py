"""The Danish catalogue is complete, and every word of the screens has gone through it."""

from __future__ import annotations

import pytest
from django.utils import translation

from raadslag.intake.doubts import DoubtCode
from raadslag.intake.rules import ReceptionStatus
from raadslag.web import labels
from referat.document import Kind, Outcome, Presence, SectionKind
from tools import messages


def test_danish_catalogue_lacks_nothing():
    assert list(messages.lacking()) == []


def test_catalogue_that_lacks_something_is_told_of(tmp_path):
    path = tmp_path / "django.po"
    text = messages.DANISH.read_text("utf-8").replace('msgstr "Dagsorden"', 'msgstr ""', 1)
    path.write_text(text + '\nmsgid "Nobody says this"\nmsgstr "Ingen siger det"\n', "utf-8")

    faults = list(messages.lacking(path))

    assert faults == ["no longer used: 'Nobody says this'", "not translated: 'Agenda'"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (labels.KINDS, Kind),
        (labels.SECTIONS, SectionKind),
        (labels.OUTCOMES, Outcome),
        (labels.TONES, Outcome),
        (labels.PRESENCES, Presence),
        (labels.RECEPTIONS, ReceptionStatus),
        (labels.DOUBTS, DoubtCode),
    ],
)
def test_every_code_has_a_word(words, codes):
    assert set(words) == set(codes)


def test_word_is_said_in_the_language_of_the_page():
    with translation.override("da"):
        danish = str(labels.OUTCOMES[Outcome.POSTPONED])
    with translation.override("en"):
        english = str(labels.OUTCOMES[Outcome.POSTPONED])

    assert (danish, english) == ("Udsat", "Postponed")
