"""An invented municipality, built through the real actions: open and closed items, a case that travels, versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from raadslag.core import clock
from raadslag.core.actions import Actor
from raadslag.followup.actions.commitments import write
from raadslag.followup.actions.progress import add_note
from raadslag.followup.said import Said, Who
from raadslag.journeys.read_old_minutes import read_old_minutes
from raadslag.mailing.actions.outbox import Letter, put
from raadslag.mailing.rules import MailKind
from raadslag.meetings import actions as meetings
from raadslag.meetings.models import AgendaItem
from raadslag.meetings.rules import MinutesState
from raadslag.people import actions as people
from raadslag.people.models import Body, Organization, Person, User
from raadslag.people.rules import Classification, RoleName
from raadslag.search.actions import follow_changes
from referat.document import (
    Attachment,
    Attendance,
    Decision,
    Item,
    Kind,
    ListItem,
    Minutes,
    Outcome,
    Paragraph,
    Presence,
    Section,
    SectionKind,
    Subheading,
    Table,
)
from tools.templates import render

SECRET = (
    "Grævlingebakken"  # stands in every closed text, attachment and withheld place; never outside
)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PASSWORD = "fem-heste-i-regnvejr"
BY = Actor("scene")
PDF, TEXT, EMPTY = "TMU-referat.pdf", "TMU-dagsorden.txt", "tom.pdf"  # as they are received

PEOPLE = (
    Attendance("Mette Lindegaard", Presence.PRESENT, party="A", role="formand"),
    Attendance("Ole Vestermark", Presence.PRESENT, party="V"),
    Attendance("Signe Holmstrup", Presence.PRESENT, party="F"),
    Attendance("Jens Ravnkilde", Presence.EXCUSED, party="C", note="Stedfortræder: Ida Mølgaard"),
    Attendance("Kirsten Overby", Presence.ABSENT, party="Ø"),
)
BUDGET = Table(
    (
        ("Beløb i 1.000 kr.", "2025", "2026", "2027", "2028"),
        ("Anlæg af cykelsti", "1.250", "4.800", "2.100", "0"),
        ("Belysning og skilte", "0", "650", "350", "0"),
        ("Drift og vedligeholdelse", "0", "85", "120", "120"),
        ("I alt", "1.250", "5.535", "2.570", "120"),
    ),
    has_header=True,
)


def _words(*paragraphs: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in paragraphs)


CYCLE_PATH = Item(
    number="3",
    title="Cykelsti mellem Solby og Havrevang",
    case_number="25/01487",
    sections=(
        Section(
            SectionKind.SUMMARY,
            "Resumé",
            _words(
                "Forvaltningen forelægger forslag til en dobbeltrettet cykelsti på den 4,2 km lange strækning mellem "
                "Solby og Havrevang. Stien skal gøre skolevejen sikker og korte turen til stationen."
            ),
        ),
        Section(
            SectionKind.RECOMMENDATION,
            "Indstilling",
            (
                Paragraph("Direktøren for Teknik og Miljø indstiller,"),
                ListItem("at linjeføring B godkendes,", marker="1."),
                ListItem("at anlægget finansieres som vist i tabellen, og", marker="2."),
                ListItem("at borgerne høres, før projektet udbydes.", marker="3."),
            ),
        ),
        Section(
            SectionKind.PRESENTATION,
            "Sagsfremstilling",
            (
                Paragraph(
                    "Strækningen har i dag hverken sti eller fortov. Der er registreret syv uheld på fem år, og 160 børn "
                    "bor inden for skoledistriktet."
                ),
                Subheading("Linjeføring"),
                Paragraph("Tre linjeføringer er undersøgt:"),
                ListItem("A følger landevejen hele vejen"),
                ListItem("B følger den gamle banedæmning og krydser landevejen én gang"),
                ListItem("C følger åen og kræver to broer"),
                Paragraph(
                    "Forvaltningen anbefaler B, som er billigst i drift og skåner engen ved åen."
                ),
            ),
        ),
        Section(
            SectionKind.FINANCES,
            "Økonomiske konsekvenser",
            (Paragraph("Udgiften fordeler sig således:"), BUDGET),
        ),
        Section(SectionKind.LEGAL_BASIS, "Lovgrundlag", _words("Lov om offentlige veje.")),
    ),
    attachments=(
        Attachment("Oversigtskort over linjeføringerne"),
        Attachment("Trafiktælling 2024", url="https://solby.example/bilag/trafik.pdf"),
        Attachment(f"{SECRET} ekspropriationsliste", public=False),
    ),
)
CLOSED = Item(
    number="5",
    title="Køb af ejendom",
    public=False,
    case_number="25/00912",
    sections=(
        Section(SectionKind.PRESENTATION, "Sagsfremstilling", _words(f"{SECRET} 7 kan købes.")),
    ),
    decisions=(Decision(_words(f"{SECRET} købes."), "Beslutning", outcome=Outcome.ADOPTED),),
    attachments=(Attachment(f"{SECRET} tilstandsrapport"),),
)


def _plain(number: str, title: str, text: str, decision: str, outcome: Outcome) -> Item:
    return Item(
        number=number,
        title=title,
        sections=(Section(SectionKind.PRESENTATION, "Sagsfremstilling", _words(text)),),
        decisions=(Decision(_words(decision), "Beslutning", outcome=outcome),),
    )


def committee_minutes(day: date) -> Minutes:
    """The technical committee's meeting, with everything that a page can show."""
    start = datetime(day.year, day.month, day.day, 16, 30, tzinfo=COPENHAGEN)
    decided = Decision(
        (
            Paragraph("Udvalget anbefaler indstillingen med den ændring, at"),
            ListItem("krydset ved Møllevej sikres med en helle"),
        ),
        "Beslutning i Teknik- og Miljøudvalget",
        outcome=Outcome.RECOMMENDED,
    )
    return Minutes(
        kind=Kind.MINUTES,
        organization="Teknik- og Miljøudvalget",
        body="Solby Kommune",
        start=start,
        end=start + timedelta(hours=2, minutes=15),
        location="Mødelokale 2, Rådhuset",
        participants=PEOPLE,
        items=(
            _plain(
                "1",
                "Godkendelse af dagsorden",
                "Dagsordenen forelægges.",
                "Godkendt.",
                Outcome.ADOPTED,
            ),
            _plain(
                "2",
                "Budgetopfølgning pr. 31. marts",
                "Der forventes et mindreforbrug på vintertjenesten.",
                "Udvalget tog orienteringen til efterretning.",
                Outcome.NOTED,
            ),
            replace(CYCLE_PATH, decisions=(decided,), attendance=(PEOPLE[3],)),
            _plain(
                "4",
                "Hundeskov ved Nørrebakke",
                "Foreningen Fri Hund foreslår en hundeskov.",
                "Sagen udsættes, til naboerne er hørt.",
                Outcome.POSTPONED,
            ),
            CLOSED,
            _plain(
                "6",
                "Nedlæggelse af rasteplads",
                "Pladsen bruges sjældent.",
                "Udvalget kan ikke anbefale forslaget.",
                Outcome.REJECTED,
            ),
        ),
    )


def council_minutes(day: date, committee_day: date) -> Minutes:
    """The council decides on what the committee recommended."""
    start = datetime(day.year, day.month, day.day, 18, 0, tzinfo=COPENHAGEN)
    earlier = Decision(
        _words("Udvalget anbefaler indstillingen."),
        f"Teknik- og Miljøudvalget, {committee_day:%d-%m-%Y}",
        organization="Teknik- og Miljøudvalget",
        held_on=committee_day,
        outcome=Outcome.RECOMMENDED,
    )
    own = Decision(
        _words("Byrådet godkendte indstillingen."), "Beslutning", outcome=Outcome.ADOPTED
    )
    return Minutes(
        kind=Kind.MINUTES,
        organization="Byrådet",
        body="Solby Kommune",
        start=start,
        location="Byrådssalen",
        participants=PEOPLE[:3],
        items=(
            _plain(
                "1",
                "Spørgetid",
                "Der var ingen spørgsmål.",
                "Orienteringen blev givet.",
                Outcome.NOTED,
            ),
            replace(CYCLE_PATH, number="2", decisions=(earlier, own), attachments=()),
        ),
    )


def build() -> Body:
    """Solby with two forums, four published meetings, and an inbox; gives the municipality."""
    today = clock.today()
    first, second = today - timedelta(days=40), today - timedelta(days=12)
    body = people.find_or_create_body(name="Solby Kommune", by=BY)
    astrid = User.objects.create_user(
        "astrid", password=PASSWORD, first_name="Astrid", last_name="Bech"
    )
    people.grant_role(user=astrid, body=body, role=RoleName.SECRETARY, by=BY)
    for reading in _published(today, first, second):
        meetings.store_minutes(
            body=body, reading=reading, state=MinutesState.PUBLISHED, by=BY, now=clock.now()
        )
    for filename, data in _received(first):
        read_old_minutes(data=data, filename=filename, body=body, by=BY, now=clock.now())
    _commit(body, astrid)
    _write_to(Person.objects.create(body=body, name="Astrid Bech", user=astrid))
    follow_changes()
    return body


def _commit(body: Body, astrid: User) -> None:
    """Something that the committee has decided, late, with a note."""
    unit = Organization.objects.create(
        body=body,
        name="Vej og Park",
        slug="vej-og-park",
        classification=Classification.UNIT,
    )
    item = AgendaItem.objects.filter(is_public=True, is_current=True).earliest("pk")
    row = write(
        organization=item.meeting.organization,
        said=Said("Indhente tilbud på belysning", "", (Who(organization_id=unit.pk),)),
        said_on=item.meeting.start_date,
        agenda_item=item,
        by=astrid,
        now=clock.now(),
    )
    add_note(row, "To firmaer er spurgt.", by=astrid, now=clock.now())


def _write_to(person: Person) -> None:
    """A message that waits, and one that could not be sent."""
    said = {"kind": MailKind.REMINDER, "person": person, "text": "Der er en frist i dag.\n"}
    put(Letter(key="scene:1", subject="Påmindelse: 1 opgave", **said), now=clock.now())
    person.email = "astrid@solby.example"
    put(Letter(key="scene:2", subject="Påmindelse: 2 opgaver", **said), now=clock.now())


def _published(today: date, first: date, second: date) -> list[Minutes]:
    minutes = committee_minutes(first)
    agenda = replace(
        minutes,
        kind=Kind.AGENDA,
        items=tuple(replace(item, decisions=()) for item in minutes.items[:5]),
    )
    coming = replace(
        council_minutes(today + timedelta(days=20), first),
        kind=Kind.AGENDA,
        items=(replace(CYCLE_PATH, number="1", title="Cykelsti: udbud af anlægget"),),
    )
    long_ago = committee_minutes(first.replace(year=first.year - 2, day=1))
    older = replace(long_ago, items=long_ago.items[:2])
    return [agenda, minutes, council_minutes(second, first), coming, older]


def _received(first: date) -> list[tuple[str, bytes]]:
    """Documents as they come in: one that is held back, one that is plain, one that is empty."""
    doubtful = committee_minutes(first - timedelta(days=28))
    plain = replace(doubtful, items=doubtful.items[:2], start=doubtful.start - timedelta(days=28))
    return [
        (PDF, render(doubtful, "cover", "pdf")),
        (TEXT, render(plain, "cover", "txt")),
        (EMPTY, b""),
    ]
