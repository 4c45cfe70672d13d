"""A document's tables and headings are made to fit the page they stand on."""

from __future__ import annotations

from django.utils import translation

from raadslag.web.passages import for_page

SCROLLS = '<div class="table-scroll" tabindex="0" role="region" aria-label="Table; can be scrolled sideways">'


def shown(markup: str, *, below: int = 3) -> str:
    with translation.override("en"):
        return for_page(markup, below=below)


def test_text_without_tables_or_headings_is_left_as_it_is():
    markup = "<p>Æbler &amp; <strong>pærer</strong></p><ul><li>én</li></ul>"

    assert shown(markup) == markup


def test_subheadings_follow_the_heading_above_them():
    markup = "<h4>Forløb</h4><p>a</p><h5>Trin</h5>"

    assert shown(markup, below=2) == "<h3>Forløb</h3><p>a</p><h4>Trin</h4>"
    assert shown(markup, below=4) == "<h5>Forløb</h5><p>a</p><h6>Trin</h6>"


def test_table_scrolls_and_its_columns_of_numbers_line_up():
    markup = (
        "<p>før</p><table><thead><tr><th>Post</th><th>2026</th></tr></thead>"
        "<tbody><tr><td>Kaj</td><td>1.250</td></tr><tr><td>Lys</td><td>-</td></tr></tbody></table><p>efter</p>"
    )

    assert shown(markup) == (
        f'<p>før</p>{SCROLLS}<table><thead><tr><th scope="col">Post</th>'
        '<th scope="col" class="is-number">2026</th></tr></thead><tbody><tr><td>Kaj</td>'
        '<td class="is-number">1.250</td></tr><tr><td>Lys</td><td class="is-number">-</td></tr>'
        "</tbody></table></div><p>efter</p>"
    )


def test_empty_column_heading_is_no_heading():
    markup = "<table><thead><tr><th></th><th>År</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"

    assert '<tr><td></td><th scope="col">År</th></tr>' in shown(markup)
