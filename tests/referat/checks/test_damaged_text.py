import pytest

from tests.referat.checks.papers import item, minutes, said


@pytest.mark.parametrize(
    "text",
    [
        "DrÅ,ftet.",
        "SprÃ¸gsmål.",
        "Sp\ufffdrgsmål.",
        "Mødet er fr?dag.",
        "I alt <u>2</u>.",
        "K&oslash;b.",
        "Vi(cid:12).",
    ],
)
def test_damaged_text_is_found(text):
    assert said("damaged_text", minutes(item(decided=text))) == [f"warns: Damaged text: “{text}”."]


@pytest.mark.parametrize(
    "text", ["Drøftet.", "Å, hvor smukt.", "Hvad nu?", "Mindre end 5 < 6 & mere.", "AT&T; Bo & Co."]
)
def test_whole_text_is_left_alone(text):
    assert said("damaged_text", minutes(item(decided=text))) == []
