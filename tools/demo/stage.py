"""Plays the story of ``cycle.toml`` through the site's own journeys, each step at the time it would have had."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from raadslag.core.actions import Actor
from raadslag.drafts.actions import (
    access,
    agenda,
    decisions,
    forums,
    items,
    routes,
    sign_off,
    texts,
)
from raadslag.drafts.models import Draft, DraftItem, ForumRules
from raadslag.drafts.rules import Part
from raadslag.journeys import hold_meeting, plan_year, publish_minutes, put_list_on_agenda
from raadslag.meetings.plan.seen import Slot
from raadslag.people import actions as people
from raadslag.people.management.commands.demo_users import PASSWORD
from raadslag.people.models import Body, Organization, User
from raadslag.people.rules import MembershipRole, RoleName
from raadslag.people.seats import SeatSaid
from referat.document import Kind, ListItem, Outcome, Paragraph, Passage, Subheading, Table
from referat.interchange import COPENHAGEN
from referat.prose import html_of, passage_from_text
from tools.demo import effect

BY = Actor("raadslag demo")
Story = Mapping[str, Any]
_STAGES = ("preparing", "called", "held", "published")


def play(story: Story, *, now: datetime) -> None:
    """All of it; nothing where the first forum has its rules already."""
    body = people.find_or_create_body(name=story["body"], by=BY)
    users = {one["username"]: _user(body, one) for one in story["people"]}
    if ForumRules.objects.filter(organization__body=body).exists():
        return
    users["astrid"] = User.objects.get(username="astrid")
    named = {one["name"]: one for one in story["forums"]}
    halls = {name: _forum(body, one, users, now=now) for name, one in named.items()}
    effect.set_up_units(body, by=BY, now=now)
    for said in story["meetings"]:
        forum = halls[said["forum"]]
        _meeting(forum, named[said["forum"]], said, users, now=now)
    for said in story["waiting"]:
        _waiting(halls[said["forum"]], said, users, now=now)
    effect.play(body, user=users["astrid"], by=BY, now=now)


def _user(body: Body, said: Story) -> User:
    first, last = said["name"].split(" ", 1)
    user = people.set_up_user(
        username=said["username"],
        full_name=(first, last),
        email=f"{said['username']}@example.test",
        password=PASSWORD,
    )
    print(f"{said['username']} / {PASSWORD}: {said.get('role', 'member')} in {body}")
    if "role" in said:
        people.grant_role(user=user, body=body, role=RoleName(said["role"]), by=BY)
    return user


def _forum(body: Body, said: Story, users: Mapping[str, User], *, now: datetime) -> Organization:
    forum = people.find_or_create_organization(body=body, name=said["name"], by=BY)
    forums.apply_template(organization=forum, name=said["template"], by=BY, now=now)
    for seat in said["seats"]:
        user = users.get(seat.get("username", ""))
        name = seat["name"]
        people.add_seat(
            organization=forum,
            said=SeatSaid(
                name=name,
                role=MembershipRole(seat["role"]),
                party=seat.get("party", ""),
                email=user.email if user else f"{name.split()[0].lower()}@example.test",
                user_id=user.pk if user else None,
            ),
            by=BY,
            now=now,
        )
    return forum


def _meeting(
    forum: Organization, hall: Story, said: Story, users: Mapping[str, User], *, now: datetime
) -> None:
    day = now.astimezone(COPENHAGEN).date() + timedelta(days=said["day"])
    begun, called = _at(day, 9) - timedelta(days=24), _at(day, 9) - timedelta(days=12)
    slot = Slot(day, hall["start"], hall["end"], hall["location"])
    (meeting,) = plan_year.add_meetings(organization=forum, slots=[slot], by=BY, now=begun)
    plan_year.announce_plan(organization=forum, year=day.year, by=BY, now=begun)
    draft = put_list_on_agenda.begin_agenda(meeting=meeting, by=BY, now=begun)
    for one in said["items"]:
        item = _item(forum, one, users, now=begun)
        agenda.place_item(item=item, draft=draft, by=BY, now=begun)
        if reason := one.get("closed_reason"):
            access.close_item(item=item, reason=reason, by=BY, now=begun)
        _route(item, one, now=begun)
    until, secretary = _STAGES.index(said["until"]), users["astrid"]
    if until >= _STAGES.index("called"):
        publish_minutes.publish(draft, Kind.AGENDA, user=secretary, now=called)
    if until >= _STAGES.index("held"):
        _hold(draft, said, secretary)
    if until >= _STAGES.index("published"):
        after = _at(day, 14)
        publish_minutes.publish(draft, Kind.MINUTES, user=secretary, now=after)


def _hold(draft: Draft, said: Story, secretary: User) -> None:
    day, start = draft.meeting.start_date, draft.meeting.start_time or time(9)
    opened = datetime.combine(day, start, COPENHAGEN)
    hold_meeting.open_meeting(draft=draft, by=BY, now=opened)
    told = {one["title"]: one for one in said["items"]}
    for item in draft.items.all():
        one = told.get(item.title, {"decision": "Godkendt.", "outcome": "adopted"})
        box = decisions.decision_box(item)
        html = html_of(passage_from_text(one["decision"]))
        texts.save_text(text=box, html=html, base=box.version, by=secretary, now=opened)
        decisions.set_outcome(item=item, outcome=Outcome(one["outcome"]), by=BY, now=opened)
    closed = opened + timedelta(hours=2, minutes=10)
    hold_meeting.close_meeting(draft=draft, by=BY, now=closed)


def _waiting(forum: Organization, said: Story, users: Mapping[str, User], *, now: datetime) -> None:
    item = _item(forum, said, users, now=now)
    if said["state"] in {"submitted", "sent_back"}:
        sign_off.submit(item=item, by=BY, now=now)
    if said["state"] == "sent_back":
        secretary = users["astrid"]
        sign_off.send_back(item=item, comment=said["comment"], user=secretary, by=BY, now=now)


def _item(
    forum: Organization, said: Story, users: Mapping[str, User], *, now: datetime
) -> DraftItem:
    author = users[said.get("author", "astrid")]
    item = items.create_item(
        organization=forum,
        title=said["title"],
        author=author,
        by=BY,
        now=now,
        case_number=said.get("case_number", ""),
        minutes=said.get("minutes", 0),
    )
    for text in item.texts.filter(part=Part.SECTION):
        html = html_of(_passage(said["sections"].get(text.kind, "")))
        texts.save_text(text=text, html=html, base=text.version, by=author, now=now)
    return item


def _route(item: DraftItem, said: Story, *, now: datetime) -> None:
    if "route" not in said:
        return
    case = routes.case_for(item.organization, item.case_number)
    for place, name in enumerate(said["route"]):
        forum = people.find_or_create_organization(body=item.organization.body, name=name, by=BY)
        routes.plan_leg(
            case=case, organization=forum, item=item if place == 0 else None, by=BY, now=now
        )


def _passage(text: str) -> Passage:
    """As :func:`passage_from_text`; lines between bars are a table whose first row names the columns."""
    blocks: list[Paragraph | Subheading | ListItem | Table] = []
    for chunk in text.split("\n\n"):
        lines = chunk.splitlines()
        if lines and all(line.startswith("|") for line in lines):
            rows = (line.strip("| ").split("|") for line in lines)
            blocks.append(Table(tuple(tuple(map(str.strip, row)) for row in rows), has_header=True))
        else:
            blocks += passage_from_text(chunk)
    return tuple(blocks)


def _at(day: Any, hour: int) -> datetime:
    return datetime.combine(day, time(hour), COPENHAGEN)
