"""What secretaries, case officers, members and citizens do, as clicks and keys in a real browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from threading import RLock

from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from raadslag.core.actions import Actor
from raadslag.people import actions as people
from raadslag.people.models import Body
from raadslag.people.rules import RoleName
from referat.interchange import COPENHAGEN

PATIENCE = 15_000  # ms
TURN = RLock()  # the database in memory has one connection: one thread at a time works on it
PASSWORD = "fem-heste-i-regnvejr"
BY = Actor("opsætning")
SAVED = """() => [...document.querySelectorAll('.save-status')]
    .every(one => ['none', 'saved'].includes(one.dataset.state))"""


@dataclass(slots=True)
class Watch:
    """The site's clock, which a scenario turns on."""

    at: datetime = datetime(2021, 3, 1, 9, tzinfo=COPENHAGEN)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(COPENHAGEN).date()

    def turn_to(self, day: date, hour: int = 9, minute: int = 0) -> None:
        self.at = datetime.combine(day, time(hour, minute), COPENHAGEN)


@dataclass(frozen=True, slots=True)
class Stop:
    """One forum on a case's way, as everybody reads it."""

    when: str
    forum: str
    decisions: tuple[str, ...] = ()
    supplements: tuple[str, ...] = ()


@dataclass(slots=True)
class Office:
    """The municipality's browsers: one for each who works there, and a citizen's."""

    browser: Browser
    url: str
    watch: Watch
    desks: dict[str, Page] = field(default_factory=dict)
    body: Body | None = None

    def set_up(
        self, body: str, forums: Sequence[str], **users: tuple[str, RoleName | None]
    ) -> None:
        """What an administrator does once: the municipality, its forums, those who log in."""
        self.body = people.find_or_create_body(name=body, by=BY)
        for forum in forums:
            people.find_or_create_organization(body=self.body, name=forum, by=BY)
        for username, (name, role) in users.items():
            first, last = name.split(" ", 1)
            user = people.set_up_user(
                username=username,
                full_name=(first, last),
                email=f"{username}@example.test",
                password=PASSWORD,
            )
            if role:
                people.grant_role(user=user, body=self.body, role=role, by=BY)

    def desk(self, username: str) -> Page:
        """The page of somebody who has logged in through the form."""
        if username not in self.desks:
            page = self.window().new_page()
            page.goto("/log-ind/")
            self.log_in(page, username)
            page.wait_for_url("**/arbejdsbord/")
            self.desks[username] = page
        return self.desks[username]

    def log_in(self, page: Page, username: str) -> None:
        """On the form that one has come to."""
        page.get_by_label("Brugernavn").fill(username)
        page.get_by_label("Adgangskode").fill(PASSWORD)
        page.keyboard.press("Enter")

    def window(self) -> BrowserContext:
        """A browser window in which nobody has logged in yet."""
        context = self.browser.new_context(
            base_url=self.url, reduced_motion="reduce", locale="da-DK", accept_downloads=True
        )
        context.set_default_timeout(PATIENCE)
        return context

    def close(self) -> None:
        for page in self.desks.values():
            page.context.close()

    # --- the forum and its year

    def choose_template(self, page: Page, forum: str, template: str) -> None:
        self._forum(page, forum, "Regler")
        page.get_by_role("button", name=template).click()

    def set_deadlines(self, page: Page, forum: str, *, items: int, agenda: int) -> None:
        """How many working days before a meeting the items are due, and the agenda."""
        self._forum(page, forum, "Regler")
        page.get_by_label("Sager inde, hverdage før").fill(str(items))
        page.get_by_label("Dagsorden ude, hverdage før").fill(str(agenda))
        page.get_by_role("button", name="Gem reglerne").click()

    def seat(self, page: Page, forum: str, seats: Sequence[dict[str, str]]) -> None:
        self._forum(page, forum, "Medlemmer")
        for one in seats:
            page.get_by_label("Navn", exact=True).fill(one["name"])
            page.get_by_label("Rolle").select_option(one.get("role", "member"))
            page.get_by_label("Parti eller liste").fill(one.get("party", ""))
            page.get_by_label("E-mail").fill(one.get("email", ""))
            page.get_by_label("Brugernavn").fill(one.get("username", ""))
            page.get_by_role("button", name="Tilføj pladsen").click()

    def plan_meeting(
        self, page: Page, forum: str, day: date, *, start: str, end: str = "", place: str = ""
    ) -> None:
        """One meeting, added to the year's plan and announced."""
        self._forum(page, forum, "Mødeplan")
        page.goto(re.sub(r"moedeplan/\d+/", f"moedeplan/{day.year}/", page.url))
        form = page.locator("form", has=page.get_by_role("button", name="Tilføj mødet"))
        form.get_by_label("Dato").fill(day.isoformat())
        form.get_by_label("Fra").fill(start)
        form.get_by_label("Til", exact=True).fill(end)
        form.get_by_label("Sted").fill(place)
        form.get_by_role("button", name="Tilføj mødet").click()
        page.get_by_role("button", name="Offentliggør planen").click()

    def _forum(self, page: Page, forum: str, link: str) -> None:
        """By the list of the secretary's forums on the workbench."""
        page.goto("/arbejdsbord/")
        line = page.locator("li", has=page.get_by_text(forum, exact=True)).last
        line.get_by_role("link", name=link).click()

    # --- items and the agenda

    def write_item(
        self,
        page: Page,
        forum: str,
        title: str,
        *,
        case_number: str = "",
        texts: dict[str, str],
        minutes: int = 0,
        files: Sequence[tuple[str, bytes, bool]] = (),
    ) -> None:
        """A new item, each box typed in as one types in Word, and handed to the secretary."""
        page.goto("/arbejdsbord/punkt/nyt/")
        page.get_by_label("Til hvilket udvalg").select_option(label=forum)
        page.get_by_role("button", name="Vælg udvalget, og søg").click()
        form = page.locator("form", has=page.get_by_role("button", name="Begynd punktet"))
        form.get_by_label("Overskrift").fill(title)
        form.get_by_label("Sagsnummer").fill(case_number)
        form.get_by_role("button", name="Begynd punktet").click()
        self.fill_boxes(page, texts)
        if minutes:
            page.get_by_label("Varighed i minutter").fill(str(minutes))
        for name, content, is_open in files:
            self.attach(page, name, content, is_open=is_open)
        page.get_by_role("button", name="Aflever til sekretæren").click()
        expect(page.get_by_text("Punktet er hos sekretæren.")).to_be_visible()

    def fill_boxes(self, page: Page, texts: dict[str, str]) -> None:
        self._ready(page)
        for heading, text in texts.items():
            page.get_by_role("textbox", name=heading, exact=True).click()
            page.keyboard.type(text)
        self.all_saved(page)

    def attach(self, page: Page, name: str, content: bytes, *, is_open: bool = True) -> None:
        """A file from one's own machine, for everybody or for the members only."""
        form = page.locator("form", has=page.get_by_role("button", name="Vedhæft"))
        chosen = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        form.get_by_label("Tilføj filer").set_input_files(chosen)
        form.get_by_label("Lukket").set_checked(not is_open)
        form.get_by_role("button", name="Vedhæft").click()
        expect(page.get_by_role("link", name=name.rsplit(".", 1)[0])).to_be_visible()
        self._ready(page)

    def plan_route(self, page: Page, legs: Sequence[tuple[str, str]]) -> None:
        """From the item one is on: the forums after this one, and what each is to do."""
        page.get_by_role("link", name="Sagens vej gennem udvalgene").click()
        for forum, purpose in legs:
            form = page.locator("form", has=page.get_by_role("button", name="Tilføj udvalget"))
            form.get_by_label("Udvalg", exact=True).select_option(label=forum)
            form.get_by_label("Hvad udvalget skal").select_option(label=purpose)
            form.get_by_role("button", name="Tilføj udvalget").click()
            expect(page.locator(".route__forum", has_text=forum).last).to_be_visible()

    def route(self, page: Page) -> list[tuple[str, str]]:
        """Each leg on the case's page for staff: the forum, and what is said of it."""
        legs = page.locator(".route__leg").all()
        return [
            (
                leg.locator(".route__forum").inner_text(),
                " ".join(leg.locator(".desk-list__facts").inner_text().split()),
            )
            for leg in legs
        ]

    def open_case(self, page: Page, address: str) -> None:
        """The case's page for staff, from the one that everybody sees."""
        page.goto(address)
        page.get_by_role("link", name="Planlæg sagens vej gennem udvalgene").click()
        page.wait_for_selector(".route")

    def open_own_item(self, page: Page, title: str) -> None:
        """The item of that title that one has written, from the workbench."""
        page.goto("/arbejdsbord/")
        page.get_by_role("link", name=title, exact=True).first.click()
        self._ready(page)

    def open_agenda(self, page: Page, forum: str, day: date) -> None:
        page.goto("/arbejdsbord/")
        row = page.locator("li", has_text=_danish(day)).filter(has_text=forum)
        row.get_by_role("link", name=forum).first.click()
        page.wait_for_url(re.compile(r"/moede/\d+/"))
        begin = page.get_by_role("button", name="Begynd dagsordenen")
        if begin.count():
            begin.click()
        self._ready(page)

    def add_items(self, page: Page, items: Sequence[tuple[str, int]]) -> None:
        """Straight onto the agenda, by title and minutes."""
        for title, minutes in items:
            form = page.locator("form", has=page.get_by_role("button", name="Tilføj punktet"))
            form.get_by_label("Overskrift").fill(title)
            form.get_by_label("Minutter").fill(str(minutes) if minutes else "")
            form.get_by_role("button", name="Tilføj punktet").click()
            expect(self.line(page, title)).to_be_visible()

    def line(self, page: Page, title: str) -> Locator:
        """The agenda's line of that item."""
        return page.locator(".agenda-list > li", has=page.get_by_role("heading", name=title))

    def take_waiting(self, page: Page, title: str) -> None:
        waiting = page.locator(".waiting-item", has=page.get_by_role("heading", name=title))
        waiting.get_by_role("button", name="Sæt på dagsordenen").click()
        expect(self.line(page, title)).to_be_visible()

    def close_item(self, page: Page, title: str, reason: str) -> None:
        line = self.line(page, title)
        line.get_by_text("Mere").click()
        line.get_by_label("Hvorfor sagen er lukket").fill(reason)
        line.get_by_role("button", name="Luk punktet").click()

    def set_minutes(self, page: Page, title: str, minutes: int) -> None:
        self.line(page, title).get_by_label(f"Minutter til {title}").fill(str(minutes))
        self.all_saved(page)

    def move_up(self, page: Page, title: str, *, to: int) -> None:
        """By keyboard: lift, arrow up until it is there, drop."""
        titles = page.locator(".agenda-list h3").all_inner_texts()
        grip = self.line(page, title).locator("[data-handle] button")
        grip.focus()
        page.keyboard.press("Space")
        for _ in range(titles.index(title) + 1 - to):
            page.keyboard.press("ArrowUp")
        page.keyboard.press("Space")
        moved = page.locator(".agenda-list > li").nth(to - 1)
        expect(moved.get_by_role("heading", name=title)).to_be_visible()

    def write_in(self, page: Page, title: str, texts: dict[str, str]) -> None:
        """Go into an item of the agenda, write in its boxes, and come back."""
        agenda = page.url
        self.line(page, title).get_by_role("link", name=title).click()
        self.fill_boxes(page, texts)
        page.goto(agenda)
        self._ready(page)

    def times(self, page: Page) -> list[str]:
        """The time of each item as the agenda shows it; empty for one that takes none."""
        return [one.inner_text() for one in page.locator(".agenda-list [data-time]").all()]

    def all_saved(self, page: Page) -> None:
        """Wait until every box says that it is saved."""
        page.evaluate("document.activeElement && document.activeElement.blur()")
        page.wait_for_function(SAVED)

    # --- publishing, holding

    def publish_agenda(self, page: Page) -> None:
        """From the agenda's own page, past the checks."""
        page.get_by_role("link", name="Tjek og udgiv").click()
        page.get_by_role("button", name="Udgiv for alle").click()
        expect(page.get_by_text("er udgivet: version")).to_be_visible()

    def open_meeting(self, page: Page, forum: str, day: date) -> None:
        self.open_agenda(page, forum, day)
        page.get_by_role("link", name="Hold mødet").click()
        page.get_by_role("button", name="Åbn mødet").click()
        page.get_by_role("link", name="Til det første punkt").click()
        self._ready(page)

    def decide(self, page: Page, decision: str, *, phrase: str = "", outcome: str = "") -> None:
        """Write the decision of the item in front of one: a phrase by its button, the rest by keys."""
        if phrase:
            page.get_by_role("button", name=phrase, exact=True).click()
        if decision:
            page.keyboard.press("F8")
            page.keyboard.press("Control+End")
            page.keyboard.type(decision)
        if outcome:
            page.locator("#udfald").select_option(outcome)
        self.all_saved(page)

    def next_item(self, page: Page) -> None:
        page.keyboard.press("Alt+PageDown")
        page.wait_for_load_state()
        self._ready(page)

    def withdraw(self, page: Page) -> None:
        """The item in front of one is not treated after all."""
        page.get_by_text("Åbn, luk eller udtag punktet").click()
        page.get_by_role("button", name="Udtag punktet af dagsordenen").click()
        self._ready(page)

    def go_to(self, page: Page, title: str) -> None:
        """To that item of the meeting, by the list beside it."""
        page.locator(".holding__list").get_by_role("link", name=title).click()
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        self._ready(page)

    def close_meeting(self, page: Page) -> None:
        page.get_by_role("link", name="Fremmøde").first.click()
        page.get_by_role("button", name="Luk mødet").click()
        expect(page.get_by_role("button", name="Åbn mødet igen")).to_be_visible()

    def publish_minutes(self, page: Page, reason: str = "") -> None:
        """With a reason where what is out is corrected."""
        meeting = re.search(r"/moede/(\d+)/", page.url)
        assert meeting, page.url
        page.goto(f"/arbejdsbord/moede/{meeting[1]}/udgiv/referat/")
        if reason:
            page.get_by_label("Hvorfor det rettes").fill(reason)
        page.get_by_role("button", name="Udgiv rettelsen" if reason else "Udgiv for alle").click()
        expect(page.get_by_text("er udgivet: version")).to_be_visible()

    # --- after publication

    def approve_minutes(self, page: Page, forum: str, remark: str = "") -> None:
        """A member's approval, from the workbench."""
        self.open_package(page, forum)
        page.get_by_role("link", name="Det udgivne referat: læs og godkend").click()
        page.get_by_label("Bemærkning").fill(remark)
        page.get_by_role("button", name="Godkend referatet").click()
        expect(page.get_by_text("Godkendt. Tak.")).to_be_visible()

    def stop_decision(self, page: Page, meeting: str, title: str, reason: str) -> None:
        """A member brings the matter before the council (§ 23), from the item's own page."""
        page.goto(meeting)
        page.get_by_role("heading", name=title).get_by_role("link").click()
        page.get_by_role("link", name="Stands udførelsen af beslutningen (§ 23)").click()
        page.get_by_label("Begrundelse").fill(reason)
        page.get_by_role("button", name="Stands beslutningen").click()
        expect(page.get_by_text("Udførelsen af beslutningen er standset.")).to_be_visible()

    def lift_stop(self, page: Page, meeting: str, title: str, reason: str) -> None:
        page.goto(meeting)
        page.get_by_role("heading", name=title).get_by_role("link").click()
        page.get_by_role("link", name="Ophæv standsningen").click()
        page.get_by_label("Begrundelse").fill(reason)
        page.get_by_role("button", name="Ophæv standsningen").click()
        expect(page.get_by_text("Standsningen er ophævet.")).to_be_visible()

    def correct_minutes(self, page: Page, meeting: str) -> None:
        """Write on minutes that are out, from the page that everybody reads, at the first item."""
        page.goto(meeting)
        page.get_by_role("link", name="Versioner og godkendelser").click()
        page.get_by_role("button", name="Ret referatet").click()
        page.get_by_role("link", name="Til det første punkt").click()
        self._ready(page)

    def retract_meeting(self, page: Page, meeting: str, reason: str) -> None:
        """All that is out of the meeting, with a reason for those who follow an old address."""
        page.goto(meeting)
        page.get_by_role("link", name="Versioner og godkendelser").click()
        page.get_by_role("link", name="Kald tilbage").first.click()
        page.get_by_label("Hvorfor det kaldes tilbage").fill(reason)
        page.get_by_label("Alt, hvad der er udgivet fra mødet").check()
        page.get_by_role("button", name="Kald tilbage").click()
        expect(page.get_by_text("Kaldt tilbage: de offentlige sider")).to_be_visible()

    # --- everybody

    def open_package(self, page: Page, forum: str) -> None:
        """A member's way to the papers of the next meeting."""
        page.goto("/arbejdsbord/")
        page.get_by_role("link", name=forum, exact=True).first.click()
        self._ready(page)

    def search(self, page: Page, words: str) -> None:
        page.goto("/soeg/")
        page.locator("#search-words").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url("**/soeg/?q=*")

    def walk_the_way(self, page: Page, case_number: str) -> list[Stop]:
        """From a meeting's page to the case of an item: each forum that has treated it."""
        page.get_by_role("link", name=case_number).first.click()
        page.wait_for_selector(".journey")
        for folded in page.locator(".journey summary").all():
            folded.click()
        return [
            Stop(
                when=_line(stop.locator(".journey__when")),
                forum=_line(stop.locator("h2")),
                decisions=tuple(_lines(stop.locator(".decision"))),
                supplements=tuple(_lines(stop.locator("details:not(.journey__papers)"))),
            )
            for stop in page.locator(".journey__stop").all()
        ]

    def fetch_pdf(self, page: Page, address: str) -> bytes:
        """The paper that a citizen takes from the meeting's page."""
        page.goto(address)
        link = page.get_by_role("link", name="PDF").get_attribute("href")
        answer = page.request.get(f"{self.url}{link}")
        assert answer.headers["content-type"] == "application/pdf", answer.status
        return answer.body()

    def _ready(self, page: Page) -> None:
        page.wait_for_selector("html[data-staff-script=ready]")


def _danish(day: date) -> str:
    months = "januar februar marts april maj juni juli august september oktober november december"
    return f"{day.day}. {months.split()[day.month - 1]} {day.year}"


def _lines(found: Locator) -> list[str]:
    """The text of each on one line."""
    texts = (one.inner_text() for one in found.all())
    return [" ".join(text.split()) for text in texts]


def _line(found: Locator) -> str:
    return _lines(found)[0]
