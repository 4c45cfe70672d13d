"""Plays ``effect.toml``: units, tasks that have come some way, the board's reminder list and its wheel."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from raadslag.core.actions import Actor
from raadslag.drafts.models import Draft
from raadslag.drafts.rules import Stage
from raadslag.followup.actions import commitments, evidence, lists, progress, strands, wheels
from raadslag.followup.models import AnnualWheel, Commitment
from raadslag.followup.rules import State, ThemeKind
from raadslag.followup.said import Said, Who
from raadslag.journeys import put_list_on_agenda
from raadslag.people import actions as people
from raadslag.people.management.commands.demo_users import PASSWORD
from raadslag.people.models import Body, Organization, User
from raadslag.people.naming import Names
from raadslag.people.rules import MembershipRole
from raadslag.people.seats import SeatSaid
from raadslag.people.units.actions import create_unit
from raadslag.people.units.said import UnitSaid

STORY = Path(__file__).with_suffix(".toml")
Story = Mapping[str, Any]


def told() -> Story:
    """The story as it stands in the file."""
    with STORY.open("rb") as file:
        return tomllib.load(file)


def set_up_units(body: Body, *, by: Actor, now: datetime) -> None:
    """Before the meetings are played: their decisions name the units."""
    for said in told()["units"]:
        unit = create_unit(body=body, said=UnitSaid(said["name"], said["short"]), by=by, now=now)
        _employ(unit, said["head"], MembershipRole.CHAIR, by=by, now=now)
        for one in said.get("members", ()):
            _employ(unit, one, MembershipRole.MEMBER, by=by, now=now)


def play(body: Body, *, user: User, by: Actor, now: datetime) -> None:
    """After the meetings; nothing where the board has its wheel already."""
    story = told()
    board = body.organizations.forums().get(name=story["forum"])
    if AnnualWheel.objects.filter(organization=board).exists():
        return
    _carry_out(board, story["tasks"], user=user, now=now)
    _begin_wheel(board, story["wheel"], by=by, now=now)
    _begin_list(board, story["list"], user=user, by=by, now=now)


def _employ(
    unit: Organization, said: Story, role: MembershipRole, *, by: Actor, now: datetime
) -> None:
    first, last = said["name"].split(" ", 1)
    user = None
    if username := said.get("username"):
        user = people.set_up_user(
            username=username,
            full_name=(first, last),
            email=f"{username}@example.test",
            password=PASSWORD,
        )
        print(f"{username} / {PASSWORD}: {unit}")
    seat = SeatSaid(
        name=said["name"],
        role=role,
        email=user.email if user else f"{first.lower()}@example.test",
        user_id=user.pk if user else None,
    )
    people.add_seat(organization=unit, said=seat, by=by, now=now)


def _carry_out(board: Organization, said: Story, *, user: User, now: datetime) -> None:
    """The proposals of that day's decisions are agreed; some of them have come further."""
    held_on = _day(now, said["day"])
    agreed_at = now + timedelta(days=said["day"] + 3)
    rows = Commitment.objects.filter(organization=board, agenda_item__meeting__start_date=held_on)
    for row in rows.filter(state=State.PROPOSED):
        commitments.agree(row, by=user, now=agreed_at)
    for one in said["progress"]:
        row = rows.get(text__icontains=one["find"])
        at = now + timedelta(days=one["day"])
        if link := one.get("link"):
            evidence.add_link(row, title=link["title"], url=link["url"], by=user, now=at)
        progress.set_state(
            row, State(one["state"]), note=one["note"], done_on=None, by=user, now=at
        )


def _begin_list(board: Organization, said: Story, *, user: User, by: Actor, now: datetime) -> None:
    found = lists.begin_list(organization=board, by=user, now=now)
    today = _day(now, 0)
    names = Names.of(board.body, on=today)
    for one in said["rows"]:
        who = names.who_are(one["who"])
        lists.add_row(
            found,
            Said(one["text"], one["time"], tuple(Who(organization_id=unit.pk) for unit in who)),
            said_on=today,
            by=user,
            now=now,
        )
    for one in said["strands"]:
        strand = strands.write_strand(
            organization=board, title=one["title"], on_list=True, on_wheel=False, by=by, now=now
        )
        for theme in one["themes"]:
            strands.write_theme(
                strand=strand,
                title=theme["title"],
                time_words=theme.get("time", ""),
                said_on=today,
                by=by,
                now=now,
            )
    papers = Draft.objects.filter(meeting__organization=board, stage=Stage.PREPARING)
    for draft in papers:
        put_list_on_agenda.put_on_agenda(found, draft.meeting_id, by=by, now=now)


def _begin_wheel(board: Organization, said: Story, *, by: Actor, now: datetime) -> None:
    """Of this year; the next year's is for whoever tries the demo to copy."""
    year, forums = _day(now, 0).year, board.body.organizations.forums()
    wheel = wheels.begin_wheel(organization=board, year=year, title=said["title"], by=by, now=now)
    wheels.change_wheel(
        wheel=wheel, title=said["title"], note=said["note"], decided_in=None, by=by, now=now
    )
    for ring in said["rings"]:
        strand = strands.write_strand(
            organization=board,
            title=ring["title"],
            about=forums.filter(name=ring.get("about", "")).first(),
            by=by,
            now=now,
        )
        for one in ring["themes"]:
            theme = wheels.ThemeSaid(
                one["title"], one["time"], ThemeKind(one.get("kind", ThemeKind.THEME))
            )
            wheels.put_theme(strand=strand, year=year, said=theme, by=by, now=now)


def _day(now: datetime, days: int) -> date:
    return (now + timedelta(days=days)).date()
