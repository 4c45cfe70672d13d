from tests.referat.checks.papers import item, minutes, said

HARD = "Kommunalbestyrelsens digitaliseringsstrategi forudsætter ressourceallokering. " * 40
EASY = "Børn vil gerne lege. Vi bygger en gynge til dem. " * 40


def test_a_text_of_long_words_is_told_of():
    assert said("lix", minutes(item(text=HARD))) == ["informs: The text has LIX 104."]


def test_easy_and_short_texts_are_left_alone():
    assert said("lix", minutes(item(text=EASY))) == []
    assert said("lix", minutes(item(text=HARD[:200]))) == []
