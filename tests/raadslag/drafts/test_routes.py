"""A case on its way: what each decision does to it, and that nothing is lost on the road."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from raadslag.drafts.actions import routes
from raadslag.drafts.actions.attachments import attach
from raadslag.drafts.actions.texts import save_text
from raadslag.drafts.boxes import Box, rehoused
from raadslag.drafts.models import Comment, Draft, DraftItem, DraftText, Treatment
from raadslag.drafts.rules import ItemState, Part, Purpose, Stage, TreatmentState
from raadslag.meetings.models import Case
from raadslag.people import actions as people
from referat import prose
from referat.document import SectionKind
from tests.raadslag import cast
from tests.raadslag.cast import DAY, NOW
from tests.raadslag.factories import BY

COUNCIL_SECTIONS = [
    {"kind": "recommendation", "heading": "Indstilling", "required": True},
    {"kind": "presentation", "heading": "Sagsfremstilling", "required": True},
]


def journey(said, *forums, item=None):
    """A route for the cast's item: its own forum first, then those of these names."""
    item = item or said.item
    case = routes.case_for(said.forum, item.case_number)
    legs = [
        routes.plan_leg(case=case, organization=said.forum, item=item, by=BY, now=NOW),
    ]
    for name in forums:
        forum = people.find_or_create_organization(body=said.body, name=name, by=BY)
        legs.append(routes.plan_leg(case=case, organization=forum, by=BY, now=NOW))
    return legs


def decide(item, outcome, text="<p>Anbefales.</p>"):
    DraftText.objects.filter(item=item, part=Part.DECISION).update(html=text)
    DraftItem.objects.filter(pk=item.pk).update(outcome=outcome)


def close(said, stage=Stage.CLOSED):
    draft = Draft.objects.get(pk=said.draft.pk)
    draft.stage = stage
    draft.save(update_fields=["stage"])
    routes.send_on(draft, by=BY, now=NOW)


def route_of(case):
    return [
        (leg.order, leg.organization.name, leg.state, leg.outcome)
        for leg in Treatment.objects.filter(case=case).select_related("organization")
    ]


def boxes_of(item):
    return [(text.part, text.kind, text.heading, text.html) for text in item.texts.all()]


@pytest.mark.django_db
def test_a_recommended_case_goes_on_with_what_was_said_and_decided():
    said = cast.gather()
    first, second = journey(said, "Byrådet")
    cast.rules_of(second.organization, layout="presentation_first", sections=COUNCIL_SECTIONS)
    decide(said.item, "recommended")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    assert (new.organization, new.state, new.draft, new.author, new.case_number, new.case) == (
        second.organization,
        ItemState.SUBMITTED,
        None,
        said.case_officer,
        "S2026-17",
        first.case,
    )
    assert boxes_of(new) == [
        ("section", "recommendation", "Indstilling", "<p>At molen fornyes.</p>"),
        ("section", "presentation", "Sagsfremstilling", ""),
        ("section", "summary", "Sagens kerne", "<p>Molen er slidt.</p>"),
        ("section", "supplementary", "Supplerende sagsfremstilling", ""),
        ("earlier_decision", "", "", "<p>Anbefales.</p>"),
    ]
    earlier = new.texts.get(part=Part.EARLIER_DECISION)
    assert (earlier.organization_name, earlier.held_on, earlier.outcome) == (
        "Havneudvalget",
        DAY,
        "recommended",
    )
    assert route_of(first.case) == [
        (1, "Havneudvalget", "treated", "recommended"),
        (2, "Byrådet", "planned", ""),
    ]
    assert Treatment.objects.get(pk=second.pk).item == new


@pytest.mark.django_db
def test_the_planned_meetings_paper_gets_the_item_while_it_is_being_prepared():
    said = cast.gather()
    _, second = journey(said, "Byrådet")
    meeting = cast.planned_meeting(second.organization, DAY + timedelta(days=14))
    paper = Draft.objects.create(meeting=meeting)
    routes.change_leg(
        leg=second, purpose=Purpose.DECIDE, meeting=meeting, expected="", by=BY, now=NOW
    )
    decide(said.item, "recommended")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    assert (new.draft, new.state) == (paper, ItemState.ACCEPTED)


@pytest.mark.django_db
def test_a_case_through_three_forums_carries_every_earlier_decision():
    said = cast.gather()
    journey(said, "Økonomiudvalget", "Byrådet")
    decide(said.item, "recommended", "<p>Anbefales af udvalget.</p>")
    close(said)
    second = DraftItem.objects.get(follows=said.item)
    meeting = cast.planned_meeting(second.organization, DAY + timedelta(days=7))
    paper = Draft.objects.create(meeting=meeting, stage=Stage.CLOSED)
    DraftItem.objects.filter(pk=second.pk).update(
        draft=paper, state=ItemState.ACCEPTED, outcome="recommended"
    )
    DraftText.objects.create(
        item=second, part=Part.DECISION, order=99, html="<p>Anbefales af ØK.</p>"
    )

    routes.send_on(paper, by=BY, now=NOW)

    third = DraftItem.objects.get(follows=second)
    earlier = third.texts.filter(part=Part.EARLIER_DECISION)
    assert [(one.organization_name, one.held_on, one.html) for one in earlier] == [
        ("Havneudvalget", DAY, "<p>Anbefales af udvalget.</p>"),
        ("Økonomiudvalget", DAY + timedelta(days=7), "<p>Anbefales af ØK.</p>"),
    ]


@pytest.mark.django_db
def test_what_is_closed_stays_closed_on_the_way_with_its_files():
    said = cast.gather()
    journey(said, "Byrådet")
    DraftItem.objects.filter(pk=said.item.pk).update(is_public=False, closed_reason="Køb af jord")
    attach(item=said.item, data=b"%PDF-1.7 a", filename="kort.pdf", by=BY, now=NOW)
    attach(item=said.item, data=b"%PDF-1.7 b", filename="pris.pdf", is_public=False, by=BY, now=NOW)
    decide(said.item, "recommended")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    assert (new.is_public, new.closed_reason) == (False, "Køb af jord")
    assert list(new.attachments.values_list("title", "is_public")) == [
        ("kort", True),
        ("pris", False),
    ]


@pytest.mark.django_db
def test_an_item_that_is_closed_at_the_meeting_closes_what_was_sent_on_before():
    said = cast.gather()
    journey(said, "Byrådet")
    decide(said.item, "recommended")
    close(said)
    new = DraftItem.objects.get(follows=said.item)
    DraftItem.objects.filter(pk=new.pk).update(version=4)  # somebody has worked on it
    DraftItem.objects.filter(pk=said.item.pk).update(is_public=False, closed_reason="Persondata")

    close(said)

    new.refresh_from_db()
    assert (new.is_public, new.closed_reason) == (False, "Persondata")


@pytest.mark.django_db
def test_a_postponed_case_is_ready_again_for_the_forums_next_meeting():
    said = cast.gather()
    first, *_ = journey(said, "Byrådet")
    following = cast.planned_meeting(said.forum, DAY + timedelta(days=28))
    decide(said.item, "postponed", "<p>Udsat.</p>")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    assert (new.organization, new.state, new.wanted) == (
        said.forum,
        ItemState.SUBMITTED,
        following,
    )
    assert route_of(first.case) == [
        (1, "Havneudvalget", "treated", "postponed"),
        (2, "Havneudvalget", "planned", ""),
        (3, "Byrådet", "planned", ""),
    ]
    assert Treatment.objects.get(case=first.case, order=2).item == new


@pytest.mark.django_db
def test_a_returned_case_is_its_authors_draft_again():
    said = cast.gather()
    decide(said.item, "returned", "<p>Sendes tilbage.</p>")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    assert (new.organization, new.state, new.author) == (
        said.forum,
        ItemState.DRAFT,
        said.case_officer,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("outcome", ["rejected", "lapsed"])
def test_a_case_that_is_turned_down_goes_no_further(outcome):
    said = cast.gather()
    first, *_ = journey(said, "Økonomiudvalget", "Byrådet")
    decide(said.item, outcome)

    close(said)

    assert DraftItem.objects.filter(follows=said.item).count() == 0
    assert [state for _, _, state, _ in route_of(first.case)] == ["treated", "skipped", "skipped"]


@pytest.mark.django_db
def test_a_withdrawn_item_leaves_its_leg_to_another_meeting():
    said = cast.gather()
    first, *_ = journey(said, "Byrådet")
    DraftItem.objects.filter(pk=said.item.pk).update(state=ItemState.WITHDRAWN)

    close(said)
    close(said)

    assert DraftItem.objects.filter(follows=said.item).count() == 0
    assert route_of(first.case) == [
        (1, "Havneudvalget", "withdrawn", "withdrawn"),
        (2, "Havneudvalget", "planned", ""),
        (3, "Byrådet", "planned", ""),
    ]


@pytest.mark.django_db
def test_an_item_without_a_route_stays_where_it_was_decided():
    said = cast.gather()
    decide(said.item, "adopted")

    close(said)

    assert DraftItem.objects.filter(follows=said.item).count() == 0


@pytest.mark.django_db
def test_an_item_without_a_decision_goes_nowhere():
    said = cast.gather()
    first, *_ = journey(said, "Byrådet")

    close(said)

    assert [state for _, _, state, _ in route_of(first.case)] == ["planned", "planned"]


@pytest.mark.django_db
def test_closing_again_brings_up_to_date_what_nobody_has_touched():
    said = cast.gather()
    journey(said, "Byrådet")
    decide(said.item, "recommended", "<p>Anbefales.</p>")
    close(said)
    decide(said.item, "adopted_amended", "<p>Anbefales med ændring.</p>")

    close(said)

    new = DraftItem.objects.get(follows=said.item)
    earlier = new.texts.get(part=Part.EARLIER_DECISION)
    assert (earlier.html, earlier.outcome) == ("<p>Anbefales med ændring.</p>", "adopted_amended")


@pytest.mark.django_db
def test_closing_again_never_writes_over_what_somebody_wrote():
    said = cast.gather()
    journey(said, "Byrådet")
    decide(said.item, "recommended")
    close(said)
    new = DraftItem.objects.get(follows=said.item)
    summary = new.texts.get(kind=SectionKind.SUMMARY)
    save_text(text=summary, html="<p>Omskrevet.</p>", base=1, by=said.case_officer, now=NOW)
    DraftText.objects.filter(item=said.item, kind=SectionKind.SUMMARY).update(html="<p>Andet.</p>")

    close(said)

    summary.refresh_from_db()
    assert summary.html == "<p>Omskrevet.</p>"


@pytest.mark.django_db
def test_another_decision_takes_back_what_nobody_has_touched():
    said = cast.gather()
    first, *_ = journey(said, "Byrådet")
    decide(said.item, "recommended")
    close(said)
    decide(said.item, "rejected", "<p>Afvist.</p>")

    close(said)

    assert DraftItem.objects.filter(follows=said.item).count() == 0
    assert [state for _, _, state, _ in route_of(first.case)] == ["treated", "skipped"]


@pytest.mark.django_db
def test_another_decision_withdraws_what_somebody_has_worked_on():
    said = cast.gather()
    journey(said, "Byrådet")
    decide(said.item, "recommended")
    close(said)
    new = DraftItem.objects.get(follows=said.item)
    Comment.objects.create(item=new, by=said.secretary, text="Husk økonomien.")
    decide(said.item, "rejected", "<p>Afvist.</p>")

    close(said)

    assert DraftItem.objects.get(pk=new.pk).state == ItemState.WITHDRAWN


@pytest.mark.django_db
def test_a_case_turned_down_and_then_adopted_walks_on():
    said = cast.gather()
    first, *_ = journey(said, "Byrådet")
    decide(said.item, "rejected")
    close(said)
    decide(said.item, "adopted")

    close(said)

    assert [state for _, _, state, _ in route_of(first.case)] == ["treated", "planned"]
    assert DraftItem.objects.filter(follows=said.item).count() == 1


@pytest.mark.django_db
def test_legs_are_reordered_behind_those_that_have_been_walked():
    said = cast.gather()
    first, second, third = journey(said, "Økonomiudvalget", "Byrådet")
    decide(said.item, "recommended")
    close(said)

    routes.put_legs_in_order(case=first.case, order=[third.pk, second.pk], by=BY, now=NOW)

    assert [name for _, name, _, _ in route_of(first.case)] == [
        "Havneudvalget",
        "Byrådet",
        "Økonomiudvalget",
    ]


@pytest.mark.django_db
def test_a_leg_that_has_been_walked_is_not_removed():
    said = cast.gather()
    first, *_ = journey(said)
    Treatment.objects.filter(pk=first.pk).update(state=TreatmentState.TREATED)
    first.refresh_from_db()

    with pytest.raises(routes.AlreadyTreated):
        routes.remove_leg(leg=first, by=BY, now=NOW)


@pytest.mark.django_db
def test_a_leg_is_started_by_hand_once():
    said = cast.gather()
    _, second = journey(said, "Byrådet")

    new = routes.start_leg(leg=second, author=said.case_officer, by=BY, now=NOW)
    again = routes.start_leg(leg=second, author=said.case_officer, by=BY, now=NOW)

    assert again == new
    assert (new.follows, new.organization) == (said.item, second.organization)


@pytest.mark.django_db
def test_a_new_cases_first_leg_starts_empty():
    said = cast.gather()
    case = routes.case_for(said.forum, "S2026-99")
    leg = routes.plan_leg(case=case, organization=said.forum, by=BY, now=NOW)

    new = routes.start_leg(leg=leg, author=said.case_officer, by=BY, now=NOW)

    assert (new.case, new.title) == (Case.objects.get(case_number="S2026-99"), "S2026-99")
    assert [text.html for text in new.texts.all()] == ["", "", "", ""]


@pytest.mark.parametrize("seed", range(40))
def test_no_word_is_lost_between_the_sections_of_two_forums(seed):
    dice = random.Random(seed)
    kinds = list(SectionKind)
    homes = [
        Box(kind=kind, heading=f"{kind} her")
        for kind in dice.sample(kinds, dice.randrange(len(kinds)))
    ]
    boxes = [
        Box(kind=dice.choice(kinds), heading=f"overskrift{n}", html=f"<p>ord{n}</p>")
        for n in range(dice.randrange(12))
    ]

    found = rehoused(boxes, homes)

    text = " ".join(prose.text_of(prose.passage_from_html(box.html)) for box in found)
    assert sorted(word for word in text.split() if word.startswith("ord")) == sorted(
        f"ord{n}" for n in range(len(boxes))
    )
    assert [box.kind for box in found[: len(homes)]] == [home.kind for home in homes]


def test_two_sections_of_a_kind_share_a_place_below_their_own_headings():
    boxes = [
        Box(kind="presentation", heading="Sagsfremstilling", html="<p>a</p>"),
        Box(kind="presentation", heading="Baggrund", html="<p>b</p>"),
    ]
    homes = [Box(kind="presentation", heading="Sagsfremstilling")]

    assert rehoused(boxes, homes) == (
        Box(
            kind="presentation",
            heading="Sagsfremstilling",
            html="<p>a</p><h4>Baggrund</h4><p>b</p>",
        ),
    )


@pytest.mark.django_db
def test_what_was_begun_by_hand_is_its_authors_and_not_called_back():
    said = cast.gather()
    _, second = journey(said, "Byrådet")
    new = routes.start_leg(leg=second, author=said.case_officer, by=BY, now=NOW)
    decide(said.item, "recommended")

    close(said)

    new.refresh_from_db()
    assert (new.state, new.author) == (ItemState.DRAFT, said.case_officer)
    assert [one.html for one in new.texts.filter(part=Part.EARLIER_DECISION)] == [
        "<p>Anbefales.</p>"
    ]
