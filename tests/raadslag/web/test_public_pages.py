"""The public's pages: addresses, titles, breadcrumbs, the other language, and what they cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from lxml import html

from raadslag.core import clock
from raadslag.meetings.models import Case
from raadslag.people.models import Body
from raadslag.people.rules import RoleName
from referat.document import Attendance, Kind, Paragraph, Presence, Section, SectionKind
from referat.interchange import COPENHAGEN
from tests.raadslag import cast
from tests.raadslag.factories import agenda, decision, item, minutes, store
from tests.raadslag.web import archive

KINDS_OF_PAGE = [
    "/",
    "/strandby-kommune/",
    "/kommende/",
    "/strandby-kommune/kommende/",
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
        alternates = root.xpath("//link[@rel='alternate'][@hreflang]/@href")
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


def test_case_page_shows_each_supplement_where_it_was_new(strandby, eva_client):
    new = Section(SectionKind.SUPPLEMENTARY, "Supplement", (Paragraph("Et tilbud er kommet."),))
    again = replace(new, heading="Supplement – Havneudvalget")
    later = {"organization": "Byrådet", "start": datetime(2026, 3, 1, 18, 0, tzinfo=COPENHAGEN)}
    treated = item(case_number="26/7")
    store(strandby, minutes(replace(treated, sections=(new,))))
    store(strandby, minutes(replace(treated, sections=(again,)), **later))

    root = page_at(eva_client, "/strandby-kommune/sager/26-7/")

    stops = root.xpath("//li[contains(@class, 'journey__stop')]")
    assert [words(stop.xpath(".//summary")) for stop in stops] == [["Supplement"], []]


def test_those_who_write_items_come_from_a_case_to_its_plan(strandby_archive, client, eva_client):
    officer = cast.user(
        "olga",
        "Olga Ost",
        role=RoleName.CASE_OFFICER,
        body=Body.objects.get(slug="strandby-kommune"),
    )
    plan = reverse("case_route", args=[Case.objects.get(slug="26-100").pk])
    client.force_login(officer)

    found = [
        page_at(one, "/strandby-kommune/sager/26-100/").xpath(f"//a[@href='{plan}']")
        for one in (client, eva_client)
    ]

    assert [len(links) for links in found] == [1, 0]


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
    assert "Siden er fjernet" in response.content.decode()
    assert "Bådpladser" not in response.content.decode()


def test_wrong_host_is_told_so_on_a_page_of_ours(db, eva_client):
    response = eva_client.get("/", headers={"Host": "et andet sted"})

    assert response.status_code == 400
    assert "Adressen kan ikke forstås" in response.content.decode()


QUERIES = {
    "/": 5,
    "/strandby-kommune/": 6,
    "/kommende/": 2,
    "/strandby-kommune/havneudvalget/": 1,
    "/strandby-kommune/sager/": 8,
    archive.MEETING: 13,
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
    assert "Der er endnu ingen møder." in eva_client.get("/").content.decode()


def test_version_tells_what_it_is_and_what_was_left_out(strandby_archive, eva_client):
    response = eva_client.get(f"{archive.MEETING}versioner/1/")

    root = html.fromstring(response.content.decode())
    assert response.context["kind"] is Kind.AGENDA
    assert words(root.xpath("//*[contains(@class, 'kind-label')]")) == ["Dagsorden · version 1"]
    assert "er lukket for offentligheden og er udeladt" in root.text_content()


@pytest.mark.parametrize(("make", "label"), [(agenda, "Medlemmer"), (minutes, "Til stede")])
def test_those_called_to_a_meeting_are_not_said_to_have_come(strandby, eva_client, make, label):
    store(strandby, make(item(), participants=(Attendance("Mie Strøm", Presence.PRESENT),)))

    root = page_at(eva_client, archive.MEETING)

    facts = root.xpath("//dl[@class='facts']/div")
    assert words(facts)[-1] == f"{label}Mie Strøm"


SEVEN = datetime(2026, 2, 3, 19, 0, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("make", "when"),
    [
        (agenda, "tirsdag den 3. februar 2026 kl. 17.00"),
        (minutes, "tirsdag den 3. februar 2026 kl. 17.00–19.00"),
    ],
)
def test_meeting_that_is_only_called_has_no_end(strandby, eva_client, make, when):
    store(strandby, replace(make(item()), end=SEVEN))

    root = page_at(eva_client, archive.MEETING)

    assert words(root.xpath("//*[@class='document-head__when']")) == [when]


def test_people_stand_as_text_that_can_be_copied(strandby, eva_client):
    people = (
        Attendance("Mie Strøm", Presence.PRESENT, party="A", role="Borgmester"),
        Attendance("Aksel Vig", Presence.PRESENT, role="IT-chef"),
        Attendance("Nor Dam", Presence.PRESENT, party="Ø"),
    )
    store(strandby, minutes(item(), participants=people))

    root = page_at(eva_client, archive.MEETING)

    assert words(root.xpath("//ul[@class='people']")) == [
        "Mie Strøm (A, borgmester), Aksel Vig (IT-chef), Nor Dam (Ø)"
    ]


@pytest.mark.parametrize(
    ("make", "fields", "name"),
    [
        (agenda, {"supplementary": True}, "Tillægsdagsorden"),
        (minutes, {"supplementary": True}, "Tillægsreferat"),
        (minutes, {"corrected": True}, "Rettet referat"),
        (agenda, {"corrected": True}, "Rettet dagsorden"),
    ],
)
def test_version_is_called_the_same_everywhere(strandby, eva_client, make, fields, name):
    store(strandby, make(item()), **fields)

    meeting = page_at(eva_client, archive.MEETING)
    version = page_at(eva_client, f"{archive.MEETING}versioner/1/")

    for root in (meeting, version):
        assert words(root.xpath("//*[@class='kind-label']")) == [name]
        assert words(root.xpath("//ul[contains(@class, 'version-list')]//strong")) == [
            f"{name}, version 1"
        ]
    assert words(meeting.xpath("//title"))[0].startswith(f"{name}: Havneudvalget")
    assert words(version.xpath("//title"))[0].startswith(f"{name}, version 1: Havneudvalget")


def test_meeting_is_named_by_its_whole_document_and_not_the_supplement(strandby, eva_client):
    store(strandby, agenda(item()))
    store(strandby, agenda(item("2", "Bådpladser")), supplementary=True)

    meeting = page_at(eva_client, archive.MEETING)
    supplement = page_at(eva_client, f"{archive.MEETING}versioner/2/")

    assert words(meeting.xpath("//*[@class='kind-label']")) == ["Dagsorden"]
    assert words(supplement.xpath("//title"))[0].startswith("Tillægsdagsorden, version 2")


@pytest.mark.parametrize("where", ["/", "/strandby-kommune/"])
def test_all_coming_meetings_are_one_link_away(strandby, eva_client, where):
    for days in range(1, 11):
        store(strandby, agenda(item(), start=clock.today() + timedelta(days=days)))

    root = page_at(eva_client, where)
    link = root.xpath("//p[@class='more']/a[contains(@href, 'kommende')]")[0]
    everything = page_at(eva_client, link.get("href"))

    rows = "(//ul[contains(@class, 'meeting-list')])[1]/li"
    assert (len(root.xpath(rows)), words([link])) == (8, ["Alle 10 kommende møder"])
    assert len(everything.xpath(rows)) == 10


def test_coming_meetings_turn_pages_and_no_page_is_beyond_the_last(strandby, eva_client):
    for days in range(1, 53):
        store(strandby, agenda(item(), start=clock.today() + timedelta(days=days)))

    counts = [
        len(page_at(eva_client, f"/kommende/?side={page}").xpath("//main//time"))
        for page in (1, 2, 9)
    ]

    assert counts == [50, 2, 2]


def test_case_list_and_case_page_count_alike(strandby, eva_client):
    of_case = {"case_number": "26/7"}
    earlier = decision(organization="Teknikudvalget", held_on=date(2025, 5, 1))
    held = decision(organization="Havneudvalget")
    store(strandby, minutes(item(**of_case, decisions=(decision(),))))
    later = {"organization": "Byrådet", "start": datetime(2026, 3, 1, 18, 0, tzinfo=COPENHAGEN)}
    store(strandby, minutes(item(**of_case, decisions=(earlier, held)), **later))
    store(strandby, agenda(item(**of_case), start=clock.today() + timedelta(days=9)))

    listed = page_at(eva_client, "/strandby-kommune/sager/")
    page = page_at(eva_client, "/strandby-kommune/sager/26-7/")

    stops = page.xpath("//li[@class='journey__stop']")
    said = [
        words(listed.xpath("//*[@class='meeting-list__where']"))[0],
        words(page.xpath("//*[@class='case-count']"))[0],
    ]
    assert len(stops) == 3
    assert said == ["Behandlet 3 gange.", "Behandlet 3 gange."]


def test_case_that_is_only_on_an_agenda_is_treated_for_the_first_time(strandby, eva_client):
    day = clock.today() + timedelta(days=9)
    store(strandby, agenda(item(case_number="26/7"), start=day))

    root = page_at(eva_client, "/strandby-kommune/sager/26-7/")

    lead = words(root.xpath("//*[@class='lead trail-sentence']"))[0]
    assert lead.startswith(
        "Der er endnu ikke besluttet noget i sagen. Den er på dagsordenen i Havn"
    )


def test_page_of_nothing_claims_no_address_of_its_own(strandby_archive, eva_client):
    for address in ("/strandby-kommune/findes-ikke/", "/a/b/c/d/e/f/"):
        root = html.fromstring(eva_client.get(address).content.decode())

        assert root.xpath("//link[@rel='canonical' or @rel='alternate']") == []


def test_crawlers_are_kept_to_the_public_pages(db, eva_client):
    response = eva_client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /indbakke/",
        "Disallow: /log-ind/",
        "Disallow: /log-ud/",
        "Disallow: /en/indbakke/",
        "Disallow: /en/log-ind/",
        "Disallow: /en/log-ud/",
    ]


def test_icon_is_found_at_the_old_address(db, eva_client):
    response = eva_client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/built/mark.svg")
