from referat.examined import Rules
from tests.referat.checks.papers import item, minutes, said

LONG = " ".join(["gynge"] * 41) + "."


def test_a_long_sentence_is_told_of():
    opening = LONG[:90].strip()

    assert said("long_sentences", minutes(item(text=f"Kort. {LONG.capitalize()}"))) == [
        f"informs: A sentence has 41 words: “{opening.capitalize()} …”."
    ]


def test_how_long_is_too_long_is_the_forums_own():
    assert said("long_sentences", minutes(item(text="En gynge.")), Rules(sentence_words_max=1)) == [
        "informs: A sentence has 2 words: “En gynge …”."
    ]


def test_short_sentences_abbreviations_and_lists_of_names_are_left_alone():
    half = " ".join(["gynge"] * 20)
    names = ", ".join(["Anna Bo"] * 30)

    assert (
        said("long_sentences", minutes(item(text=f"{half}. {half.capitalize()}. {half}: {half}")))
        == []
    )
    assert said("long_sentences", minutes(item(text=f"Det er {names}."))) == []
