import pytest

from tests.referat.checks.papers import item, minutes, said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Skriv til kaj.bo@gmail.com.", "A private e-mail address stands here: kaj.bo@gmail.com."),
        ("Karen Mogensen, tlf. 12 34 56 78, klager.", "A telephone number stands beside a name: Karen Mogensen, tlf. 12 34 56 78."),
        ("Karen Mogensen, Møllevej 4, 9999 Strandby, klager.", "A home address stands beside a name: Karen Mogensen, Møllevej 4, 9999 S."),
        ("Karen Mogensen, der bor på Møllevej 4, klager.", "A home address stands beside a name: Karen Mogensen, der bor på Møllevej 4."),
    ],
)  # fmt: skip
def test_a_private_person_can_be_reached(text, what):
    assert said("contact_details", minutes(item(text=text))) == [f"warns: {what}"]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til raadhus@strandby.example.",
        "Strandby Kommune, tlf. 12 34 56 78.",
        "Ring til Borgerservice på tlf. 12 34 56 78.",
        "Strandby Skole, Møllevej 4, 9999 Strandby, renoveres.",
        "Karen Mogensen (A) deltog fra kl. 17.30.",
        "Dispensation til carport på Lærkevej 12.",
    ],
)
def test_institutions_and_places_are_left_alone(text):
    assert said("contact_details", minutes(item(text=text))) == []
