"""A small municipality with one forum, those who work for it, and a meeting that is being prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.test import Client

from raadslag.drafts.models import Draft, DraftItem, DraftText, ForumRules
from raadslag.drafts.rules import ItemState, Part
from raadslag.meetings.models import Meeting
from raadslag.people import actions as people
from raadslag.people.models import Body, Membership, Organization, Person, User
from raadslag.people.rules import MembershipRole, RoleName
from referat.document import SectionKind
from tests.raadslag.factories import BY

NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)  # a Wednesday, well before the deadlines
DAY = date(2026, 4, 21)  # a Tuesday
SECTIONS = [
    {"kind": "summary", "heading": "Sagens kerne", "required": True},
    {"kind": "recommendation", "heading": "Indstilling", "required": True},
    {"kind": "presentation", "heading": "Sagens baggrund", "required": False},
    {"kind": "finances", "heading": "Økonomiske oplysninger", "required": False},
]
STANDING = [
    {"title": "Godkendelse af dagsorden", "position": "first", "minutes": 5, "text": ""},
    {"title": "Eventuelt", "position": "last", "minutes": 10, "text": ""},
]
PHRASES = [
    {"text": "Godkendt.", "outcome": "adopted"},
    {"text": "Taget til efterretning.", "outcome": "noted"},
]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything. ``outsider`` has no role, ``neighbour`` runs meetings elsewhere."""

    body: Body
    forum: Organization
    rules: ForumRules
    secretary: User
    case_officer: User
    chair: User
    member: User
    outsider: User
    neighbour: User
    meeting: Meeting
    draft: Draft
    item: DraftItem


def gather() -> Cast:
    """The whole cast. The paper is being prepared and holds one item, without standing ones."""
    body = people.find_or_create_body(name="Strandby Kommune", by=BY)
    elsewhere = people.find_or_create_body(name="Bakkedal Kommune", by=BY)
    forum = people.find_or_create_organization(body=body, name="Havneudvalget", by=BY)
    chair, member = user("karla", "Karla Kaj"), user("mads", "Mads Mole")
    seat(forum, chair, role=MembershipRole.CHAIR, order=1, party="A")
    seat(forum, member, order=2, party="V")
    case_officer = user("signe", "Signe Sag", role=RoleName.CASE_OFFICER, body=body)
    meeting = planned_meeting(forum)
    draft = Draft.objects.create(meeting=meeting)
    return Cast(
        body=body,
        forum=forum,
        rules=rules_of(forum),
        secretary=user("asta", "Asta Akt", role=RoleName.SECRETARY, body=body),
        case_officer=case_officer,
        chair=chair,
        member=member,
        outsider=user("ole", "Ole Ukendt"),
        neighbour=user("nina", "Nina Nabo", role=RoleName.SECRETARY, body=elsewhere),
        meeting=meeting,
        draft=draft,
        item=written_item(forum, draft=draft, author=case_officer),
    )


def user(
    username: str, full_name: str, *, role: RoleName | None = None, body: Body | None = None
) -> User:
    """Somebody who can log in, with a role where one is named."""
    first, last = full_name.split(" ", 1)
    made = User.objects.create_user(
        username, f"{username}@example.test", "prøve-kodeord", first_name=first, last_name=last
    )
    if role is not None and body is not None:
        people.grant_role(user=made, body=body, role=role, by=BY)
    return made


def client_of(user: User | None) -> Client:
    """The user's browser, logged in; where nobody is named, anybody's."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def seat(
    forum: Organization,
    who: User,
    *,
    role: MembershipRole = MembershipRole.MEMBER,
    order: int = 1,
    party: str = "",
    on_behalf_of: Membership | None = None,
) -> Membership:
    """A seat in the forum for the person whom the user is."""
    person, _ = Person.objects.get_or_create(
        body=forum.body, user=who, defaults={"name": str(who), "party": party, "email": who.email}
    )
    return Membership.objects.create(
        person=person, organization=forum, role=role, order=order, on_behalf_of=on_behalf_of
    )


def rules_of(forum: Organization, **fields: object) -> ForumRules:
    """The forum's rules: sections, phrases and two standing items, unless said otherwise."""
    said = {
        "layout": "core_first",
        "sections": SECTIONS,
        "standing_items": STANDING,
        "phrases": PHRASES,
        "start_time": time(9, 0),
    } | fields
    return ForumRules.objects.create(organization=forum, **said)


def planned_meeting(
    forum: Organization, day: date = DAY, *, start: time | None = time(9, 0)
) -> Meeting:
    """A meeting of the published plan."""
    return Meeting.objects.create(
        organization=forum,
        start_date=day,
        start_time=start,
        slug=day.isoformat(),
        location="Mødelokale 2",
        is_announced=True,
    )


def written_item(
    forum: Organization,
    title: str = "Ny mole i Strandby",
    *,
    draft: Draft | None = None,
    author: User | None = None,
    order: int = 1,
    texts: tuple[tuple[SectionKind, str, str], ...] = (
        (SectionKind.SUMMARY, "Sagens kerne", "<p>Molen er slidt.</p>"),
        (SectionKind.RECOMMENDATION, "Indstilling", "<p>At molen fornyes.</p>"),
        (SectionKind.PRESENTATION, "Sagens baggrund", ""),
    ),
    **fields: object,
) -> DraftItem:
    """An item with its boxes and an empty decision: accepted where it is on a paper, else a draft."""
    state = ItemState.DRAFT if draft is None else ItemState.ACCEPTED
    said = {"state": state, "case_number": "S2026-17", "minutes": 20} | fields
    item = DraftItem.objects.create(
        organization=forum, title=title, draft=draft, author=author, order=order, **said
    )
    for place, (kind, heading, html) in enumerate(texts, start=1):
        DraftText.objects.create(
            item=item, part=Part.SECTION, order=place, kind=kind, heading=heading, html=html
        )
    DraftText.objects.create(item=item, part=Part.DECISION, order=len(texts) + 1)
    return item
