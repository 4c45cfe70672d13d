"""The public's pages: addresses, titles, breadcrumbs, the other language, and what they cost."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import html

from referat.document import Attendance, Kind, Presence
from referat.interchange import COPENHAGEN
from tests.raadslag.factories import agenda, decision, item, minutes, store
from tests.raadslag.web import archive

KINDS_OF_PAGE = [
    "/",
    "/strandby-kommune/",
    "/strandby-kommune/sager/",
    "/strandby-kommune/sager/26-100/",
    "/strandby-kommune/havneudvalget/",
    archive.MEETING,
    f"{archive.MEETING}punkt-1/",
    f"{archive.MEETING}versioner/1/",
    "/om/",
    "/tilgaengelighed/",
]


def page_at(client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def words(nodes) -> list[str]:
    return [" ".join(node.text_content().split()) for node in nodes]


@pytest.mark.parametrize("address", KINDS_OF_PAGE)
def test_page_names_itself_and_its_twin_in_the_other_language(
    strandby_archive, eva_client, address
):
    danish, english = page_at(eva_client, address), page_at(eva_client, f"/en{address}")

    assert (danish.get("lang"), english.get("lang")) == ("da", "en")
    for root, own in ((danish, address), (english, f"/en{address}")):
        canonical = root.xpath("string(//link[@rel='canonical']/@href)")
        alternates = root.xpath("//link[@rel='alternate']/@href")
        assert canonical == f"http://testserver{own}"
        assert alternates == [f"http://testserver{address}", f"http://testserver/en{address}"]
        assert root.xpath("string(//title)").endswith("– Raadslag")
        assert root.xpath("string(//meta[@name='description']/@content)") != ""
        assert len(root.xpath("//h1")) == 1


def test_breadcrumb_leads_back_step_by_step(strandby_archive, eva_client):
    root = page_at(eva_client, f"{archive.MEETING}punkt-1/")

    links = root.xpath("//nav[contains(@class, 'breadcrumbs')]//a")
    assert list(zip(words(links), [link.get("href") for link in links], strict=True)) == [
        ("Forside", "/"),
        ("Strandby Kommune", "/strandby-kommune/"),
        ("Havneudvalget", "/strandby-kommune/havneudvalget/"),
        ("3. februar 2026", archive.MEETING),
    ]


def test_document_words_are_marked_as_danish_on_english_pages(strandby_archive, eva_client):
    root = page_at(eva_client, f"/en{archive.MEETING}")

    danish = root.xpath("//main//*[ancestor-or-self::*[@lang='da']]")
    texts = {node.text.strip() for node in danish if node.text and node.text.strip()}
    assert {"Havneudvalget", "Ny mole i Strandby", "Molen er slidt.", "Beslutning"} <= texts
    assert "Contents" not in texts


def test_case_page_tells_its_whole_way(strandby_archive, eva_client):
    root = page_at(eva_client, "/strandby-kommune/sager/26-100/")

    stops = root.xpath("//li[contains(@class, 'journey__stop')]")
    assert [words(stop.xpath(".//h2"))[0] for stop in stops] == ["Havneudvalget", "Byrådet"]
    assert words(root.xpath("//*[contains(@class, 'outcome--')]")) == ["Vedtaget", "Vedtaget"]


def test_closed_item_is_shown_by_number_and_title(strandby_archive, eva_client):
    root = page_at(eva_client, f"{archive.MEETING}punkt-2/")

    assert words(root.xpath("//h1")) == ["Punkt 2 Køb af Tangvej 4"]
    assert words(root.xpath("//*[contains(@class, 'closed-note')]")) == [
        "Punktet er lukket for offentligheden. Kun nummer og overskrift vises."
    ]
    assert root.xpath("//section") == []


@pytest.mark.parametrize(
    "address",
    [
        "/findes-ikke/",
        "/strandby-kommune/findes-ikke/",
        "/strandby-kommune/sager/findes-ikke/",
        "/strandby-kommune/havneudvalget/2026-02-04/",
        f"{archive.MEETING}punkt-9/",
        f"{archive.MEETING}versioner/9/",
        f"{archive.MEETING}versioner/99999999999999999999/",
        "/indbakke/99999999999999999999/",
    ],
)
def test_address_of_nothing_is_not_found(strandby_archive, astrid_client, address):
    for path in (address, f"/en{address}"):
        response = astrid_client.get(path)

        assert response.status_code == 404
        assert "<h1>" in response.content.decode()


def test_item_that_left_the_agenda_is_gone_and_not_lost(strandby, eva_client):
    store(strandby, agenda(item(), item("2", "Bådpladser", text="Der er kø.")))
    store(strandby, minutes(item()))

    response = eva_client.get(f"{archive.MEETING}punkt-2/")

    assert response.status_code == 410
    assert "Siden er taget ned" in response.content.decode()
    assert "Bådpladser" not in response.content.decode()


def test_wrong_host_is_told_so_on_a_page_of_ours(db, eva_client):
    response = eva_client.get("/", headers={"Host": "et andet sted"})

    assert response.status_code == 400
    assert "Adressen kan ikke forstås" in response.content.decode()


QUERIES = {
    "/": 4,
    "/strandby-kommune/": 5,
    "/strandby-kommune/havneudvalget/": 1,
    "/strandby-kommune/sager/": 6,
    archive.MEETING: 10,
}


@pytest.mark.parametrize("address", QUERIES)
@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_whatever_it_holds(
    strandby, eva_client, django_assert_num_queries, address, count
):
    for day in range(3, 3 + count):
        items = [
            item(str(number), f"Sag {number}", case_number=f"26/{number}", decisions=(decision(),))
            for number in range(1, 1 + count)
        ]
        start = datetime(2026, 2, day, 17, 0, tzinfo=COPENHAGEN)
        store(strandby, minutes(*items, start=start))

    with django_assert_num_queries(QUERIES[address]):
        response = eva_client.get(address)

    assert response.status_code == 200


def test_empty_site_says_so(db, eva_client):
    assert "Her er endnu ingen møder." in eva_client.get("/").content.decode()


def test_version_tells_what_it_is_and_what_was_left_out(strandby_archive, eva_client):
    response = eva_client.get(f"{archive.MEETING}versioner/1/")

    root = html.fromstring(response.content.decode())
    assert response.context["kind"] is Kind.AGENDA
    assert words(root.xpath("//*[contains(@class, 'kind-label')]")) == ["Dagsorden · version 1"]
    assert "er lukket for offentligheden og er udeladt" in root.text_content()


@pytest.mark.parametrize(("make", "label"), [(agenda, "Deltagere"), (minutes, "Til stede")])
def test_those_called_to_a_meeting_are_not_said_to_have_come(strandby, eva_client, make, label):
    store(strandby, make(item(), participants=(Attendance("Mie Strøm", Presence.PRESENT),)))

    root = page_at(eva_client, archive.MEETING)

    facts = root.xpath("//dl[@class='facts']/div")
    assert words(facts)[-1] == f"{label}Mie Strøm"
