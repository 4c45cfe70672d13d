from referat.document import Attachment
from tests.referat.checks.papers import item, minutes, said

CLOSED = Attachment("Udkast til købsaftale", "https://strandby.example/1", public=False)


def test_the_link_of_a_closed_attachment_blocks():
    assert said("closed_attachment", minutes(item(attachments=(CLOSED,)))) == [
        "blocks: The closed attachment “Udkast til købsaftale” has a link."
    ]


def test_naming_a_closed_attachment_warns():
    closed = Attachment(CLOSED.title, public=False)
    paper = minutes(item(text="Se udkast til købsaftale.", attachments=(closed,)))

    assert said("closed_attachment", paper) == [
        "warns: The text names the closed attachment “Udkast til købsaftale”."
    ]


def test_open_attachments_and_those_of_which_nothing_is_said_are_left_alone():
    attachments = (
        Attachment("Plan for området", "https://a.example", public=True),
        Attachment("Kort over vejen"),
    )
    paper = minutes(item(text="Se plan for området og kort over vejen.", attachments=attachments))

    assert said("closed_attachment", paper) == []
