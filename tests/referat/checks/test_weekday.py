import pytest

from tests.referat.checks.papers import item, minutes, said


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("tirsdag den 2. marts 2026", "mandag"),
        ("Mandag den 03-03-2026", "tirsdag"),
        ("fredag d. 7/3 2026", "lørdag"),
    ],
)
def test_a_date_that_contradicts_its_weekday_is_found(text, right):
    assert said("weekday", minutes(item(text=f"Næste møde er {text}."))) == [
        f"warns: “{text}” is a {right}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "mandag den 2. marts 2026",
        "tirsdag den 2. marts",
        "fredag og lørdag",
        "Om mandagen er der 22 henvendelser.",
        "mandag uge 10, 3. marts 2026",
    ],
)
def test_right_dates_and_dates_without_a_year_are_left_alone(text):
    assert said("weekday", minutes(item(text=text))) == []
