from referat.document import Paragraph, Section, SectionKind, Subheading
from tests.referat.checks.papers import item, minutes, said


def levels(*blocks):
    section = Section(SectionKind.PRESENTATION, "Sagsfremstilling", blocks)
    return said("heading_levels", minutes(item(sections=(section, section))))


def test_a_heading_that_skips_a_level_is_told_of_once_a_section():
    told = levels(Subheading("Dybt", 5), Paragraph("Tekst."), Subheading("Højt", 4))

    assert told == ["informs: “Dybt” is of level 5, but no heading of level 4 stands before it."]


def test_headings_that_go_down_one_by_one_are_left_alone():
    assert levels(Subheading("Højt", 4), Subheading("Dybt", 5), Subheading("Dybt", 5)) == []
