"""Minutes as a page: it stands alone, says what everything is, and holds nothing but text and links."""

import itertools
import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import referat
from referat.document import Attachment, ListItem, Paragraph
from referat.interchange.seal import seal_of
from referat.writing import LAYOUTS, layout_named
from tests.referat.writing import papers


def page_of(minutes, layout="plain"):
    return lxml.html.document_fromstring(
        referat.write(minutes, "html", layout=layout_named(layout))
    )


def lost(minutes, name, change=lambda data: data):
    """What is not as it was after writing and reading; the contents on a page have no pages."""
    layout = layout_named(name)
    read = referat.read(change(referat.write(minutes, "html", layout=layout)))
    return papers.differences(papers.as_read(minutes, layout), replace(read, toc=()))


@pytest.mark.parametrize("name", LAYOUTS)
def test_ordinary_minutes_come_back(name):
    assert lost(papers.ordinary(), name) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers.minutes(), st.sampled_from(sorted(LAYOUTS)))
def test_any_minutes_come_back(minutes, name):
    assert lost(minutes, name) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_that_somebody_changed_is_read_as_any_other(name):
    def changed(data):
        return data.replace(b"Godkendt.", b"Afvist.").replace(
            b"<main>", b"<main><p>Tilf\xc3\xb8jet.</p>"
        )

    said = lost(papers.ordinary(), name, changed)

    assert any("Afvist." in line for line in said)
    layout = layout_named(name)
    read = referat.read(changed(referat.write(papers.ordinary(), "html", layout=layout)))
    assert [item.title for item in read.items] == [item.title for item in papers.ordinary().items]
    assert [item.public for item in read.items] == [True, False, True]


def test_the_page_is_a_whole_one():
    page = page_of(papers.ordinary())

    assert page.get("lang") == "da"
    assert page.findtext("head/title") == "REFERAT Børne- og Skoleudvalget d. 20-03-2024"
    assert [one.text for one in page.iter("h1")] == [page.findtext("head/title")]
    assert len(page.findall("body/main")) == len(page.findall("body/main/nav")) == 1
    assert list(page.iter("script", "img", "iframe", "object", "link")) == []
    assert [
        name for one in page.iter() for name in one.attrib if name.startswith(("on", "style"))
    ] == []


def test_contents_lead_to_the_items():
    page = page_of(papers.ordinary())

    led = [link.get("href") for link in page.iterfind(".//nav//a")]
    assert led == ["#punkt-1", "#punkt-2", "#punkt-3"]
    assert [f"#{one.get('id')}" for one in page.iterfind(".//article/h2")] == led
    identities = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("minutes", [papers.ordinary(), papers.nasty()])
def test_headings_never_jump(minutes, name):
    page = page_of(minutes, name)

    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
    assert jumps == []


def test_a_header_cell_says_that_it_heads_its_column():
    page = page_of(papers.ordinary())

    assert [(one.text, one.get("scope")) for one in page.iter("th")] == [
        ("År", "col"),
        ("Beløb (1.000 kr.)", "col"),
    ]


def test_an_odd_marker_is_shown():
    page = page_of(
        papers.with_section(ListItem("a", 0, "§ 3"), ListItem("b", 1, "ad 1"), ListItem("c"))
    )

    assert [one.get("data-marker") for one in page.iterfind(".//li[@data-marker]")] == [
        "§ 3",
        "ad 1",
    ]
    assert "li[data-marker]::before" in page.findtext("head/style")


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "</style><b>", "&lt;i&gt;", '" onload="x', "<!--", "]]>", "=1+1"],
)
def test_text_never_becomes_markup(text):
    minutes = replace(
        papers.with_section(
            Paragraph(text),
            ListItem(text),
            attachments=(Attachment(text),),
            case_number=text,
        ),
        organization=text,
        location=text,
        body=text,
    )

    page = page_of(minutes)

    harmless = page_of(replace(papers.with_section(Paragraph("x"), ListItem("x"), attachments=(Attachment("x"),),
                               case_number="x"), organization="x", location="x", body="x"))  # fmt: skip
    assert [one.tag for one in page.iter()] == [one.tag for one in harmless.iter()]
    assert str(page.find("body").text_content()).count(text) == 7


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "/a", "x y"]
)
def test_only_addresses_of_the_web_are_links(url):
    minutes = papers.with_section(
        Paragraph("her", f'<a href="{url}">her</a>'), attachments=(Attachment("Kort", url),)
    )

    page = page_of(minutes)

    assert [one.get("href") for one in page.iterfind(".//article//a")] == []
    assert "Kort" in str(page.text_content())


@pytest.mark.parametrize("minutes", [papers.nasty(), papers.empty()])
def test_nothing_that_can_be_put_in_stops_it(minutes):
    written = referat.write(minutes, "html").decode()

    assert re.findall("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", written) == []


def test_the_same_minutes_give_the_same_bytes():
    assert referat.write(papers.ordinary(), "html") == referat.write(papers.ordinary(), "html")


def test_each_item_begins_a_page_on_paper_where_the_layout_says_so():
    flowing = replace(layout_named("plain"), item_on_new_page=False)

    paged = referat.write(papers.ordinary(), "html")
    together = referat.write(papers.ordinary(), "html", layout=flowing)

    assert (b'<body class="paged">' in paged, b'<body class="paged">' in together) == (True, False)
    assert b".paged article { break-before: page;" in paged


def test_a_forged_seal_brings_no_script_and_breaks_nothing():
    body = (
        "<body><main><header><h1>REFERAT Byrådet d. 20-03-2024</h1><dl><div></div><div><dt>Mødested:</dt></div></dl>"
        '</header><article><h2>1. Ny bro</h2><section><h3>Bilag</h3><ul><li><a href="javascript:x">Kort</a></li></ul>'
        '</section><section><h3>Andet</h3><div><p><a href="javascript:x">her</a><script>x</script></p></div></section>'
        "</article></main></body>"
    )
    page = f'<!DOCTYPE html><meta name="generator" content="{seal_of(body)}">{body}'.encode()

    item = referat.read(page).items[0]

    assert item.attachments == (Attachment("Kort"),)
    assert [section.content for section in item.sections] == [(Paragraph("her"),)]
