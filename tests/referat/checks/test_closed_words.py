from tests.referat.checks.papers import item, minutes, said

SECRET = "Kommunen er villig til at betale op til to millioner for grunden."


def test_a_stretch_of_closed_text_in_an_open_item_blocks():
    paper = minutes(
        item("Køb af grund", text=SECRET, public=False),
        item("Budget", number="2", text=f"Bemærk: {SECRET}"),
    )

    assert said("closed_words", paper) == [
        "blocks: “kommunen er villig til at betale op” belongs to the closed item 1."
    ]


def test_the_case_number_of_a_closed_item_in_an_open_one_warns():
    paper = minutes(
        item("Køb af grund", public=False, case_number="26/4711"),
        item("Budget", number="2", text="Udgiften følger af sag 26/4711."),
    )

    assert said("closed_words", paper) == ["warns: “26/4711” belongs to the closed item 1."]


def test_an_address_or_a_person_in_a_closed_title_must_not_be_named_elsewhere():
    paper = minutes(
        item("Klage fra Karen Mogensen over Møllevej 4", public=False),
        item("Budget", number="2", text="Der afsættes penge til Møllevej 4."),
        item("Andet", number="3", text="Karen Mogensen har klaget."),
    )

    assert said("closed_words", paper) == [
        "warns: “Karen Mogensen” belongs to the closed item 1.",
        "warns: “Møllevej 4” belongs to the closed item 1.",
    ]


def test_common_words_and_an_open_item_of_the_same_case_are_left_alone():
    paper = minutes(
        item("Køb af grund", text="Kommunen køber.", public=False, case_number="26/4711"),
        item(
            "Køb af jord", number="2", text="Kommunen køber i sag 26/4711.", case_number="26/4711"
        ),
    )

    assert said("closed_words", paper) == []
