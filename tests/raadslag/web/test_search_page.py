"""The search page: filters with counts, what is on, and help where nothing is found."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from lxml import html

from raadslag.search.results import Sort, Wanted
from raadslag.web.forms.search import wanted_of
from referat.document import Kind, Outcome
from tests.raadslag.web.test_public_pages import page_at, words


def options(root: html.HtmlElement, name: str) -> list[str]:
    return words(root.xpath(f"//select[@name='{name}']/option"))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Wanted()),
        ("q=  ny%00   mole ", Wanted(text="ny mole")),
        (
            "kommune=a&udvalg=a/b&fra=2020&til=2024&slags=agenda&udfald=adopted&orden=newest&side=2",
            Wanted(
                body="a",
                forum="a/b",
                year_from=2020,
                year_to=2024,
                kind=Kind.AGENDA,
                outcome=Outcome.ADOPTED,
                sort=Sort.NEWEST,
                page=2,
            ),
        ),
        ("fra=i+går&til=99999&slags=x&udfald=x&orden=x&side=x", Wanted()),
    ],
)
def test_address_says_what_is_wanted(query, wanted):
    assert wanted_of(QueryDict(query)) == wanted


def test_hits_are_shown_with_filters_and_counts(strandby_archive, eva_client):
    root = page_at(eva_client, "/soeg/?q=mole")

    assert words(root.xpath("//h3")) == ["Ny mole i Strandby", "Ny mole i Strandby"]
    assert words(root.xpath("//mark"))[:1] == ["mole"]
    assert options(root, "kommune") == ["Alle", "Strandby Kommune (2)"]
    assert options(root, "slags") == ["Alle", "Referat (2)"]
    assert options(root, "udfald") == ["Alle", "Vedtaget (2)"]
    assert sorted(options(root, "udvalg")[1:]) == [
        "Byrådet, Strandby Kommune (1)",
        "Havneudvalget, Strandby Kommune (1)",
    ]


def test_filter_that_is_on_can_be_taken_off(strandby_archive, eva_client):
    root = page_at(eva_client, "/soeg/?q=mole&udvalg=strandby-kommune/byraadet&fra=2026")

    chips = root.xpath("//ul[@class='chips']//a")
    assert words(root.xpath("//li[contains(@class, 'hit')]//time")) == ["1. marts 2026"]
    assert [link.get("href") for link in chips] == [
        "?q=mole&fra=2026",
        "?q=mole&udvalg=strandby-kommune%2Fbyraadet",
    ]


def test_chosen_filter_stays_chosen_where_nothing_has_it(strandby_archive, eva_client):
    root = page_at(eva_client, "/soeg/?q=mole&udfald=rejected")

    chosen = root.xpath("//select[@name='udfald']/option[@selected]")
    assert words(chosen) == ["Afvist (0)"]
    assert "Din søgning gav ingen resultater" in root.text_content()


def test_what_was_typed_is_never_markup(strandby_archive, eva_client):
    response = eva_client.get("/soeg/", {"q": "<script>alert(1)</script>"})

    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;alert" in response.content


def test_missing_index_is_told_and_not_hidden(strandby, eva_client):
    from tests.raadslag.factories import minutes, store

    store(strandby, minutes())

    response = eva_client.get("/soeg/?q=mole")

    assert response.status_code == 503
    assert "Søgningen er ved at blive gjort klar" in response.content.decode()


def test_years_the_wrong_way_round_are_turned_and_that_is_said(strandby_archive, eva_client):
    root = page_at(eva_client, "/soeg/?q=mole&fra=2027&til=2020")

    chips = root.xpath("//ul[@class='chips']//a")
    fields = [root.xpath(f"string(//input[@name='{name}']/@value)") for name in ("fra", "til")]
    assert fields == ["2020", "2027"]
    assert words(root.xpath("//p[@role='status']")) == [
        "Årene stod i omvendt rækkefølge; her er vist 2020–2027."
    ]
    assert words(root.xpath("//li[contains(@class, 'hit')]//time")) != []
    assert [link.get("href") for link in chips] == ["?q=mole&til=2027", "?q=mole&fra=2020"]
