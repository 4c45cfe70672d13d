"""What everybody may see of minutes: of a closed item its number and title, and no closed document."""

from dataclasses import replace

import pytest

import referat
from referat.document import Attachment, Decision, Item, Source, TocEntry, Warning
from referat.writing import Format, public_part
from tests.referat.writing import papers

SECRET = "Grunden sælges for 4,2 mio. kr."


def with_secrets():
    minutes = papers.ordinary()
    closed = Item(
        "2",
        "Salg af grund",
        public=False,
        case_number="S-HEMMELIG-1",
        decisions=(Decision(papers.paragraphs(SECRET), f"Beslutning {SECRET}"),),
        attachments=(Attachment(SECRET),),
    )
    items = (minutes.items[0], closed, minutes.items[2])
    warnings = (Warning("closed_with_text", SECRET, "2"),)
    toc = (TocEntry("Skole"), TocEntry(SECRET), TocEntry("Eventuelt"))
    source = Source(f"{SECRET}.pdf")
    return replace(minutes, items=items, warnings=warnings, toc=toc, source=source)


def test_of_a_closed_item_only_number_and_title_are_left():
    public = public_part(with_secrets())

    assert public.items[1] == Item("2", "Salg af grund", public=False)
    assert (public.toc, public.warnings, public.source) == ((), (), Source())


def test_a_closed_attachment_is_dropped_and_all_else_stays():
    minutes = papers.ordinary()

    public = public_part(minutes)

    assert public.items[0] == replace(
        minutes.items[0], attachments=minutes.items[0].attachments[:1]
    )
    assert public.participants == minutes.participants


@pytest.mark.parametrize("fmt", Format)
def test_no_format_holds_a_word_of_what_is_closed(fmt):
    written = referat.write(public_part(with_secrets()), fmt)

    told = written.decode() if fmt is Format.JSON else repr(referat.read(written))
    assert "Salg af grund" in told
    assert [word for word in ("Grunden", "4,2", "HEMMELIG") if word in told] == []
    assert b"HEMMELIG" not in written
