"""Text that was damaged on its way is mended where what it said is certain, and left alone elsewhere."""

import pytest

from referat.danish import damage
from referat.danish.damage import Mended


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("DrÅ,ftet", Mended("Drøftet", ("encoding",))),
        ("Å,konomi", Mended("Økonomi", ("encoding",))),
        ("BygningsreglementetsÅ¥r", Mended("Bygningsreglementetsår", ("encoding",))),
        ("fÅ,lles", Mended("fælles", ("encoding",))),
        ("miljÅ, og natur", Mended("miljø og natur", ("encoding",))),
        ("pÅ¥ mÅ,det", Mended("på mødet", ("encoding",))),
        ("DrÃ¸ftet pÃ¥ mÃ¸det", Mended("Drøftet på mødet", ("encoding",))),
        ("Ã…rhus", Mended("Århus", ("encoding",))),
        ("oﬀentlig ﬁnansiering", Mended("offentlig finansiering", ("ligature",))),
        ("ud\u00advalget", Mended("udvalget", ("soft_hyphen",))),
        ("ud\u00ad", Mended("ud\u00ad")),  # the next line has the rest of the word
        ("ud\x02", Mended("ud\u00ad")),  # PDFium's hyphen at a line's end
        ("to\u00a0ord", Mended("to ord")),
        ("ord\u200b", Mended("ord")),
        ("k o m m u n e", Mended("kommune", ("letter_spacing",))),
        ("R E F E R A T", Mended("REFERAT", ("letter_spacing",))),
    ],
)
def test_mend_repairs_what_is_certain(damaged, mended):
    assert damage.mend(damaged) == mended


@pytest.mark.parametrize(
    "sound", ["Å, hvor er det smukt", "A V O F", "Ålborg Å", "a b c", "Århus", "Sag Å, B og C", "Ã"]
)
def test_mend_leaves_sound_text_alone(sound):
    assert damage.mend(sound) == Mended(sound)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("Åben sag på ærø", False),
        ("en helt almindelig sætning, med tal 1.234", False),
        ("DrÅ,ftet", True),
        ("s i d e", True),
        ("ﬁn", True),
        ("a\u00ad", True),
        ("i a b", False),
    ],
)
def test_looks_damaged_passes_sound_text_over(text, damaged):
    assert damage.looks_damaged(text) is damaged
