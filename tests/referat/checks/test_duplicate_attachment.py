from referat.document import Attachment
from tests.referat.checks.papers import item, minutes, said


def test_two_attachments_of_one_title_are_found():
    paper = minutes(item(attachments=(Attachment("Kort"), Attachment("Plan"), Attachment("kort "))))

    assert said("duplicate_attachment", paper) == ["warns: “Kort” is listed 2 times."]


def test_the_same_title_at_another_item_is_left_alone():
    paper = minutes(
        item(attachments=(Attachment("Kort"),)), item(number="2", attachments=(Attachment("Kort"),))
    )

    assert said("duplicate_attachment", paper) == []
