from referat.document import Section, SectionKind, Source, Table
from tests.referat.checks.papers import item, minutes, said

ROWS = (("Emne", "Hidtil", "Fremover"), ("Gynge", "1", "2"))


def table(rows, *, has_header=False, media_type="text/html"):
    section = Section(SectionKind.PRESENTATION, "Sagsfremstilling", (Table(rows, has_header),))
    paper = minutes(item(sections=(section,)), source=Source("a", media_type))
    return said("table_header", paper)


def test_a_table_without_header_is_found():
    assert table(ROWS) == ["warns: A table of 2 rows has no header row."]
    assert table(ROWS, media_type="") == ["warns: A table of 2 rows has no header row."]


def test_headers_small_tables_and_formats_without_headers_are_left_alone():
    assert table(ROWS, has_header=True) == []
    assert table((("Gynge", "1"), ("Vippe", "2"))) == []
    assert table(ROWS[:1]) == []
    assert table(ROWS, media_type="text/plain") == []
