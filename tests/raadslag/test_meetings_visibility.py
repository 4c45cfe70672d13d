"""What a closed item or a held-back document holds never reaches who may not see it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from django.core.serializers import serialize

from raadslag.core.actions import keep_original
from raadslag.meetings import actions, models, queries
from raadslag.meetings.cases import case_page
from raadslag.meetings.rules import MinutesState
from raadslag.meetings.versions import open_originals, version_page
from raadslag.people.models import Role
from referat.document import Attachment, Item
from tests.raadslag.factories import (
    BY,
    NOW,
    SECRETS,
    agenda,
    decision,
    item,
    minutes,
    secret_item,
    store,
)

WHERE = {"body_slug": "strandby-kommune", "forum_slug": "havneudvalget"}
MEETING = {**WHERE, "meeting_slug": "2026-02-03"}
NOUNS = [
    models.Meeting,
    models.Minutes,
    models.Reading,
    models.Case,
    models.AgendaItem,
    models.ItemDetail,
    models.Section,
    models.Decision,
    models.Attachment,
    models.Attendance,
]


@pytest.fixture
def closed(strandby):
    """A meeting with an open and a closed item, published after a person had looked."""
    reading = minutes(item("1", case_number="S26-1", decisions=(decision(),)), secret_item("2"))
    return store(strandby, reading)


def leaked(value: object) -> list[str]:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return [secret for secret in SECRETS if secret in text]


def everything(user) -> str:
    return "".join(
        serialize("json", noun.objects.visible_to(user), ensure_ascii=False) for noun in NOUNS
    )


@pytest.mark.parametrize("reader", ["eva", "dan"])
def test_no_noun_gives_an_outsider_closed_content(closed, request, reader):
    user = request.getfixturevalue(reader)

    assert leaked(everything(user)) == []


@pytest.mark.parametrize("reader", ["astrid", "bo"])
def test_every_secret_is_in_the_database_for_who_has_a_role(closed, request, reader):
    user = request.getfixturevalue(reader)

    assert leaked(everything(user)) == list(SECRETS)


def test_role_of_a_disabled_user_opens_nothing(closed, astrid):
    astrid.is_active = False
    astrid.save()

    assert leaked(everything(astrid)) == []


def test_superuser_without_a_role_sees_as_the_public(closed, eva, django_user_model):
    root = django_user_model.objects.create_superuser("rod", "rod@example.test")

    assert everything(root) == everything(eva)


def test_role_taken_away_closes_again(closed, astrid, eva):
    Role.objects.filter(user=astrid).delete()

    assert everything(astrid) == everything(eva)


def test_closed_item_shows_number_and_title_alone(closed, eva):
    shown = queries.meeting_page(eva, **MEETING).items[1]

    assert asdict(shown) == asdict(
        replace(
            shown,
            number="2",
            title="Køb af Tangvej 4",
            is_public=False,
            opened=False,
            case_number="",
            case=None,
            sections=(),
            decisions=(),
            earlier_decisions=(),
            attachments=(),
            attendance=(),
        )
    )


def test_item_page_of_a_closed_item_holds_nothing_more(closed, eva):
    page = queries.item_page(eva, **MEETING, item_slug="2")

    assert leaked(asdict(page)) == []
    assert leaked(asdict(queries.meeting_page(eva, **MEETING))) == []


def test_case_with_closed_items_alone_has_no_page_for_an_outsider(closed, eva, astrid):
    case = {"body_slug": "strandby-kommune", "case_slug": "s26-hemmelig"}

    assert case_page(eva, **case) is None
    assert len(case_page(astrid, **case).treatments) == 2


def test_closed_treatment_is_left_out_of_an_open_case(strandby, eva, astrid):
    store(strandby, minutes(item("1", "Ny mole", case_number="S26-1")))
    closed_one = replace(secret_item("1"), case_number="S26-1")
    store(strandby, minutes(closed_one, organization="Økonomiudvalget"))
    case = {"body_slug": "strandby-kommune", "case_slug": "s26-1"}

    outside, inside = case_page(eva, **case), case_page(astrid, **case)

    assert leaked(asdict(outside)) == []
    assert [treatment.organization for treatment in outside.treatments] == ["Havneudvalget"]
    assert {treatment.organization for treatment in inside.treatments} == {
        "Havneudvalget",
        "Økonomiudvalget",
        "Skyggeudvalget",
    }
    assert (outside.case.title, inside.case.title) == ("Ny mole", "Ny mole")


def test_withheld_title_is_nowhere_for_an_outsider(strandby, eva, astrid):
    stored = store(strandby, minutes(item("1"), secret_item("2")), state=MinutesState.HELD_BACK)
    reading = models.Reading.objects.get(pk=stored.minutes.pk)
    revised = minutes(item("1"), secret_item("2"))
    actions.revise_minutes(
        minutes=stored.minutes, revised=revised, by=BY, now=NOW, withheld_titles=[1]
    )

    actions.publish_minutes(minutes=stored.minutes, by=BY, now=NOW)

    assert "Tangvej" in json.dumps(reading.data, ensure_ascii=False)
    assert "Tangvej" not in everything(eva)
    assert [(row.number, row.title) for row in queries.meeting_page(eva, **MEETING).items][1] == (
        "2",
        "",
    )
    assert queries.meeting_page(astrid, **MEETING).items[1].title == "Køb af Tangvej 4"
    assert "Tangvej" not in str(version_page(eva, **MEETING, version=1))


def test_withheld_title_stays_withheld_in_the_next_version(strandby, eva):
    stored = store(strandby, agenda(item("1"), secret_item("2")), state=MinutesState.HELD_BACK)
    revised = agenda(item("1"), secret_item("2"))
    actions.revise_minutes(
        minutes=stored.minutes, revised=revised, by=BY, now=NOW, withheld_titles=[1]
    )
    actions.publish_minutes(minutes=stored.minutes, by=BY, now=NOW)

    store(strandby, minutes(item("1"), secret_item("2")))

    assert "Tangvej" not in everything(eva)
    assert "Tangvej" not in str(version_page(eva, **MEETING, version=2))


def test_held_back_meeting_is_seen_with_a_role_alone(strandby, eva, dan, bo):
    store(strandby, minutes(item(case_number="S26-1")), state=MinutesState.HELD_BACK)

    seen = {user: queries.meeting_page(user, **MEETING) is not None for user in (eva, dan, bo)}

    assert seen == {eva: False, dan: False, bo: True}
    assert queries.body_page(eva, body_slug="strandby-kommune") is None
    assert queries.forum_page(eva, **WHERE) is None
    assert [line.body.name for line in queries.bodies(eva)] == []


def test_attachment_not_to_be_published_is_for_staff(strandby, eva, bo):
    attachments = (Attachment("Kort"), Attachment("Skjult", public=False))
    store(strandby, minutes(item(attachments=attachments)))

    seen = [
        [part.title for part in queries.meeting_page(user, **MEETING).items[0].attachments]
        for user in (eva, bo)
    ]

    assert seen == [["Kort"], ["Kort", "Skjult"]]
    assert "Skjult" not in str(version_page(eva, **MEETING, version=1))


def test_version_page_is_cut_to_what_is_open(closed, eva, bo):
    outside = version_page(eva, **MEETING, version=1)
    inside = version_page(bo, **MEETING, version=1)

    assert (outside.cut, inside.cut) == (True, False)
    assert leaked(asdict(outside)) == []
    assert outside.minutes.items[1] == Item("2", "Køb af Tangvej 4", public=False)
    assert leaked(asdict(inside)) == list(SECRETS)


def test_item_closed_since_is_closed_in_the_older_version_too(strandby, eva):
    once_open = replace(secret_item("2"), public=True)
    store(strandby, agenda(item("1"), once_open))
    store(strandby, minutes(item("1"), item("2", "Lukket punkt", public=False, text="")))

    page = version_page(eva, **MEETING, version=1)

    assert leaked(asdict(page)) == []
    assert page.minutes.items[1] == Item("2", "", public=False)
    assert leaked(everything(eva)) == []


def test_held_back_and_rejected_versions_have_no_page_for_an_outsider(strandby, eva, bo):
    store(strandby, agenda())
    stored = store(strandby, minutes(), state=MinutesState.HELD_BACK)
    held = [version_page(user, **MEETING, version=2) is None for user in (eva, bo)]
    actions.reject_minutes(minutes=stored.minutes, by=BY, now=NOW, reason="Forkert møde")

    rejected = [version_page(user, **MEETING, version=2) is None for user in (eva, bo)]

    assert (held, rejected) == ([True, False], [True, False])


def kept(media_type: str = "application/pdf"):
    return keep_original(data=f"%{media_type}".encode(), filename="referat", media_type=media_type)


def originals(user, stored) -> list[int]:
    return list(open_originals(user, meeting_id=stored.minutes.meeting_id))


def test_original_of_an_open_document_is_everybodys(strandby, eva, bo):
    stored = store(strandby, minutes(), original=kept())

    assert (originals(eva, stored), originals(bo, stored)) == ([1], [1])


@pytest.mark.parametrize(
    "closed",
    [
        secret_item("2"),
        item("2", public=False, case_number="S26-2"),
        item("2", "Lukket punkt", public=False, text=""),
    ],
)
def test_original_with_something_closed_is_for_those_with_a_role(strandby, eva, dan, bo, closed):
    stored = store(strandby, minutes(item("1"), closed), original=kept())

    assert [originals(user, stored) for user in (eva, dan, bo)] == [[], [], [1]]


def test_original_of_what_has_been_closed_since_is_for_those_with_a_role(strandby, eva, bo):
    stored = store(strandby, agenda(replace(secret_item("2"), public=True)), original=kept())
    store(strandby, minutes(secret_item("2")))

    assert [originals(user, stored) for user in (eva, bo)] == [[], [1]]


def test_original_still_holds_what_was_mended_away(strandby, eva, bo):
    stored = store(strandby, minutes(item("1", text="Borger 010203-1234")), original=kept())
    actions.revise_minutes(
        minutes=stored.minutes, revised=minutes(item("1", text="Borger")), by=BY, now=NOW
    )

    assert [originals(user, stored) for user in (eva, bo)] == [[], [1]]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/html",
        "application/json",
        "",
    ],
)
def test_original_that_may_hold_comments_is_for_those_with_a_role(strandby, eva, bo, media_type):
    stored = store(strandby, minutes(), original=kept(media_type))

    assert [originals(user, stored) for user in (eva, bo)] == [[], [1]]


def test_original_of_a_held_back_document_is_for_those_with_a_role(strandby, eva, bo):
    stored = store(strandby, minutes(), original=kept(), state=MinutesState.HELD_BACK)

    assert [originals(user, stored) for user in (eva, bo)] == [[], [1]]
