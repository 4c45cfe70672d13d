"""A secretary keeps the board's year; members look at it, nobody else does, and paper tells no more than the page."""

from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from raadslag.core.models import AuditEvent
from raadslag.followup.actions import strands, wheels
from raadslag.followup.models import AnnualWheel, Strand, Theme
from raadslag.meetings.models import AgendaItem, Meeting
from raadslag.people.models import Organization
from tests.raadslag import cast
from tests.raadslag.cast import client_of
from tests.raadslag.followup import a_wheel
from tests.raadslag.followup.a_wheel import SAID, YEAR
from tests.referat.writing import verapdf

pytestmark = pytest.mark.django_db


def address(made, name="annual_wheel", *rest, year=YEAR):
    return reverse(name, args=[made.board.pk, year, *rest])


def sector(made, ring, month, year=YEAR):
    return address(made, "wheel_sector", made.rings[ring].pk, month, year=year)


def page(user, where):
    return client_of(user).get(where).content.decode()


class Marks(HTMLParser):
    """Of every entry on the page: its text in the drawing, and in the table."""

    VOID = {"meta", "link", "input", "use", "br"}

    def __init__(self, markup):
        super().__init__()
        self.drawn, self.tabled, self.path = {}, {}, []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.path.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        """Holds no text."""

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        key = next((a["data-entry"] for _, a in self.path if "data-entry" in a), None)
        if key is None or any(a.get("aria-hidden") for tag, a in self.path if tag == "span"):
            return
        in_drawing = any(tag == "svg" for tag, _ in self.path)
        if not in_drawing:
            self.tabled[key] = self.tabled.get(key, "") + data
        elif self.path[-1][0] == "title":
            self.drawn[key] = data


def pdf_text(data):
    document = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return " ".join(one.get_textpage().get_text_range() for one in document)
    finally:
        document.close()


def closed_item(made):
    meeting = Meeting.objects.filter(organization=made.board).first()
    return AgendaItem.objects.create(
        meeting=meeting, number="3", order=3, slug="3", title="Lukket punkt", is_public=False
    )


def test_the_page_draws_and_lists_the_same_year():
    made = a_wheel.build()
    a_wheel.recurring(made.board, "Økonomiopfølgning forelægges", "kvartalsvis")

    seen = Marks(page(made.world.secretary, address(made)))

    assert seen.drawn == seen.tabled
    assert len(seen.drawn) > 100
    said = set(seen.drawn.values())
    assert {
        "januar: Status på indikatorer ved hver direktør",
        "juli–september: Økonomiopfølgning forelægges (tilbagevendende opgave)",
        "november–december: Rekruttering og kompetencer",
        "løbende: Strategiplanen",
        "1. september: Høringssvar til budgettet (frist)",
        "6. januar: møde",
    } <= said


@pytest.mark.parametrize("month", [1, 5, 12])
def test_a_month_draws_and_lists_the_same_too(month):
    made = a_wheel.build()

    seen = Marks(page(made.world.secretary, f"{address(made)}?maaned={month}"))

    assert seen.drawn == seen.tabled
    assert seen.drawn


@pytest.mark.parametrize("asked", ["0", "13", "x", "-1", "²", "005"])
def test_a_month_that_is_none_shows_the_year(asked):
    made = a_wheel.build()

    assert "Måned for måned" in page(made.world.secretary, f"{address(made)}?maaned={asked}")


def test_who_may_see_the_wheel_and_who_may_change_it():
    made = a_wheel.build()
    world = made.world
    cast.seat(made.board, world.member)
    places = [
        address(made),
        sector(made, "Direktionen", 5),
        address(made, "wheel_file", "svg"),
        address(made, "wheel_rings"),
        address(made, "describe_wheel"),
        address(made, "copy_wheel"),
    ]
    people = {
        "secretary": world.secretary,
        "member": world.member,
        "outsider": world.outsider,
        "neighbour": world.neighbour,
    }

    codes = {
        name: [client_of(user).get(where).status_code for where in places]
        for name, user in people.items()
    }
    anonymous = [Client().get(where).status_code for where in places]

    assert codes["secretary"] == [200] * 6
    assert codes["member"] == [200, 200, 200, 403, 403, 403]
    assert codes["outsider"] == codes["neighbour"] == [404, 404, 404, 403, 403, 403]
    assert anonymous == [302] * 6
    assert "Sæt noget på hjulet" not in page(world.member, sector(made, "Direktionen", 5))
    assert client_of(world.member).post(sector(made, "Direktionen", 5)).status_code == 403


def test_a_closed_items_commitment_is_on_no_wheel_of_those_who_may_not_see_it():
    made = a_wheel.build()
    world = made.world
    a_wheel.recurring(
        made.board,
        "Hemmelig drøftelse",
        "månedligt",
        agenda_item=closed_item(made),
        is_public=False,
    )
    files = [address(made, "wheel_file", fmt) for fmt in ("svg", "a4")]

    secretary, officer = client_of(world.secretary), client_of(world.case_officer)
    shown = [
        page(user, where)
        for user in (world.secretary, world.case_officer)
        for where in (address(made), f"{address(made)}?maaned=3", sector(made, "Direktionen", 3))
    ]

    assert ["Hemmelig" in text for text in shown] == [True] * 3 + [False] * 3
    assert "Hemmelig" in secretary.get(files[0]).content.decode()
    assert "Hemmelig" not in officer.get(files[0]).content.decode()
    assert "Hemmelig drøftelse" in pdf_text(secretary.get(files[1]).content)
    assert "Hemmelig" not in pdf_text(officer.get(files[1]).content)
    assert secretary.get(files[1])["Cache-Control"] == "private, no-store"


def test_a_wheel_begins_where_there_is_none():
    world = cast.gather()
    where = reverse("annual_wheel", args=[world.forum.pk, YEAR])
    client = client_of(world.secretary)

    before = client.get(where).content.decode()
    client.post(where, {"title": "Havnens år"})
    client.post(where, {"title": "Havnens år igen"})

    assert f"Der er endnu intet årshjul for {YEAR}." in before
    wheel = AnnualWheel.objects.get()
    assert (wheel.organization, wheel.year, wheel.title) == (world.forum, YEAR, "Havnens år")
    ring = Strand.objects.get()
    assert (ring.title, ring.about) == ("Havneudvalget", world.forum)
    assert "Havneudvalget, april" in client.get(where).content.decode()


def test_a_theme_is_put_on_the_wheel_by_its_sector():
    made = a_wheel.build()
    client = client_of(made.world.secretary)
    said = {"title": "Ledersamtaler", "time_words": "uge 44", "kind": "deadline", "note": "Alle."}

    client.post(sector(made, "Chefforum", 11), said)

    theme = Theme.objects.get(title="Ledersamtaler")
    assert (theme.due_from, theme.due) == (date(YEAR, 11, 1), date(YEAR, 11, 7))
    assert (theme.kind, theme.note, theme.strand) == ("deadline", "Alle.", made.rings["Chefforum"])
    shown = page(made.world.secretary, sector(made, "Chefforum", 11))
    assert "uge 44: Ledersamtaler (frist)" in shown
    assert all("Ledersamtaler" not in str(one.details) for one in AuditEvent.objects.all())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Dette felt er påkrævet."),
        ("blå", "Det er ikke et tidspunkt."),
        ("31. november", "Den dag findes ikke i kalenderen."),
        ("4. maj 2026", "Det ligger i et andet år."),
    ],
)
def test_a_time_that_cannot_be_is_told_beside_the_field(words, told):
    made = a_wheel.build()
    count = Theme.objects.count()

    said = {"title": "Ledersamtaler", "time_words": words, "kind": "theme"}
    text = client_of(made.world.secretary).post(sector(made, "Chefforum", 11), said)

    assert told in text.content.decode()
    assert 'value="Ledersamtaler"' in text.content.decode()
    assert Theme.objects.count() == count


def test_what_comes_again_is_changed_from_a_year_on():
    made = a_wheel.build()
    theme = Theme.objects.get(title__startswith="Status")
    where = address(made, "wheel_theme", theme.pk, year=YEAR + 1)
    wheels.begin_wheel(organization=made.board, year=YEAR + 1, title="Næste", **SAID)
    client = client_of(made.world.secretary)

    client.post(
        where, {"title": "Status kvartalsvis", "time_words": "kvartalsvis", "kind": "theme"}
    )
    old, new = (Marks(page(made.world.secretary, address(made, year=YEAR + at))) for at in (0, 1))

    count = [
        sum("Status på" in text for text in old.drawn.values()),
        sum("Status kvartalsvis" in text for text in old.drawn.values()),
        sum("Status på" in text for text in new.drawn.values()),
        sum("Status kvartalsvis" in text for text in new.drawn.values()),
    ]
    assert count == [12, 0, 0, 4]


def test_a_theme_is_taken_off_this_wheel_and_those_to_come():
    made = a_wheel.build()
    wheels.begin_wheel(organization=made.board, year=YEAR + 1, title="Næste", **SAID)
    monthly, dated = (
        Theme.objects.get(title__startswith="Status"),
        Theme.objects.get(title="Lederdage"),
    )
    client = client_of(made.world.secretary)

    client.post(address(made, "remove_wheel_theme", monthly.pk, year=YEAR + 1))
    client.post(address(made, "remove_wheel_theme", dated.pk))

    assert "Status på" in page(made.world.secretary, address(made))
    assert "Status på" not in page(made.world.secretary, address(made, year=YEAR + 1))
    assert not Theme.objects.filter(pk=dated.pk).exists()


def test_a_wheel_is_copied_once_and_says_first_what_is_copied():
    made = a_wheel.build()
    a_wheel.put(made.rings["Lederforum"], "Grundlovstale", "5. juni")
    a_wheel.put(made.rings["Lederforum"], "Nytårstale", "30. januar")
    client = client_of(made.world.secretary)
    where = address(made, "copy_wheel", year=YEAR + 1)

    preview = client.get(where).content.decode()
    ticked = Theme.objects.exclude(title="Nytårstale").values_list("pk", flat=True)
    client.post(where, {"theme": list(ticked)})
    first = set(Theme.objects.filter(copied_from__isnull=False).values_list("title", "due"))
    client.post(where, {"theme": list(ticked)})

    assert preview.count('type="checkbox"') == 8
    assert "Grundlovsdag" not in preview  # no holiday by law
    assert "Det er en weekend" in preview  # 30 January 2028 is a Sunday
    assert Theme.objects.filter(copied_from__isnull=False).count() == len(first) == 7
    assert ("Grundlovstale", date(YEAR + 1, 6, 5)) in first
    assert ("Temadag om digitalisering", date(YEAR + 1, 9, 10)) in first
    assert "Er allerede kopieret" in client.get(where).content.decode()
    title = AnnualWheel.objects.get(year=YEAR + 1).title
    assert title == f"Årshjul {YEAR + 1} for strategi og udvikling"


def test_a_holiday_is_flagged_where_a_copy_falls_on_it():
    made = a_wheel.build()
    a_wheel.put(made.rings["Lederforum"], "Forårsmøde", "25. maj")  # Ascension Day in 2028

    preview = page(made.world.secretary, address(made, "copy_wheel", year=YEAR + 1))

    assert "Det er Kristi himmelfartsdag" in preview


def test_rings_are_added_renamed_moved_and_taken_off():
    made = a_wheel.build()
    client = client_of(made.world.secretary)
    rings, orden = address(made, "wheel_rings"), address(made, "arrange_rings")
    ids = {name: ring.pk for name, ring in made.rings.items()}

    client.post(rings, {"title": "Puljer", "about": "", "note": ""})
    client.post(address(made, "wheel_ring", ids["Chefforum"]), {"title": "Cheferne", "note": ""})
    client.post(orden, {"do": f"up:{ids['Hoved-MED']}"})
    client.post(orden, {"do": f"off:{ids['Lederforum']}"})
    client.post(orden, {"do": f"remove:{ids['Lederforum']}"})
    shown = [ring.title for ring in Strand.objects.filter(on_wheel=True)]

    assert shown == ["Direktionen", "Strategiske dage", "Cheferne", "Hoved-MED", "Puljer"]
    assert Strand.objects.filter(title="Lederforum", on_wheel=False).exists()
    told = client.post(rings, {"title": "puljer"}, follow=True).content.decode()
    assert Strand.objects.filter(title__iexact="puljer").count() == 1
    assert "Puljer" in told


def test_title_note_and_item_are_kept():
    made = a_wheel.build()
    meeting = cast.planned_meeting(made.board, date(YEAR, 7, 1))
    item = AgendaItem.objects.create(
        meeting=meeting, number="6", order=6, slug="6", title="Årshjul", is_public=True
    )
    client = client_of(made.world.secretary)

    client.post(
        address(made, "describe_wheel"),
        {"title": "Årets gang", "note": "Afprøves.", "decided_in": item.pk},
    )

    text = client.get(address(made)).content.decode()
    assert "Årets gang" in text
    assert "Afprøves." in text
    assert f"Besluttet 1. juli {YEAR}" in text


def test_another_forums_ring_and_theme_are_not_to_be_had_here():
    made = a_wheel.build()
    elsewhere = Organization.objects.get(name="Chefforum")
    ring = strands.write_strand(organization=elsewhere, title="Andet", **SAID)
    theme = a_wheel.put(ring, "Andet tema", "maj")
    client = client_of(made.world.secretary)

    codes = [
        client.get(address(made, "wheel_sector", ring.pk, 5)).status_code,
        client.post(address(made, "wheel_theme", theme.pk), {}).status_code,
        client.post(address(made, "remove_wheel_theme", theme.pk)).status_code,
        client.post(address(made, "arrange_rings"), {"do": f"off:{ring.pk}"}).status_code,
        client.get(sector(made, "Direktionen", 13)).status_code,
        client.get(address(made, "wheel_file", "a5")).status_code,
        client.get(address(made, year=3000)).status_code,
    ]

    assert codes == [404] * 7


def test_the_drawing_is_a_file_of_its_own():
    made = a_wheel.build()

    answer = client_of(made.world.secretary).get(address(made, "wheel_file", "svg"))
    root = ET.fromstring(answer.content)

    assert answer["Content-Type"] == "image/svg+xml"
    assert (
        answer["Content-Disposition"] == f'attachment; filename="direktionen-aarshjul-{YEAR}.svg"'
    )
    assert root.get("role") == "img"


@pytest.mark.verapdf
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
def test_the_printed_wheel_keeps_both_standards():
    made = a_wheel.build()
    a_wheel.put(made.rings["Lederforum"], "Tegn som 😀 og 漢", "12. maj")
    for at in range(60):
        a_wheel.put(made.rings["Hoved-MED"], f"Et emne med et langt navn, nummer {at}", "november")
    client = client_of(made.world.secretary)

    printed = client.get(address(made, "wheel_file", "a4")).content
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wheel.pdf"
        path.write_bytes(printed)
        broken = verapdf.broken_rules([path])

    assert broken == {("wheel", flavour): "" for flavour in ("ua1", "2a")}
    assert "nummer 59" in pdf_text(printed)
    assert "[U+1F600]" in pdf_text(printed)
    assert pdf_text(client.get(address(made, "wheel_file", "a3")).content)


def test_what_has_a_time_to_run_falls_on_no_weekend():
    made = a_wheel.build()
    a_wheel.put(made.rings["Lederforum"], "Regnskabet forberedes", "inden årets udgang")

    preview = page(made.world.secretary, address(made, "copy_wheel", year=YEAR + 1))

    assert "Regnskabet forberedes" in preview
    assert "Det er en weekend" not in preview  # 31 December 2028 is a Sunday
