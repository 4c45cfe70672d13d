"""The pages of commitments: who sees which, how it goes with one, what is wrong said beside its field."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from raadslag.core import clock
from raadslag.followup.actions import commitments, evidence, progress
from raadslag.followup.models import Appearance, Commitment, Evidence
from raadslag.followup.rules import Purpose, State
from raadslag.followup.said import Said, Who
from raadslag.people.models import Organization, Person
from raadslag.people.rules import MembershipRole, RoleName
from tests.raadslag import cast
from tests.raadslag.cast import NOW, client_of
from tests.raadslag.followup.decided import SECRET, agreed, decided, unit

OPEN, GUESS = "Mal molen hvid", "Køb en ny mole"


def text_of(client, address):
    response = client.get(address)
    return unescape(response.content.decode()) if response.status_code == 200 else ""


def worker(people, name, unit, role=MembershipRole.MEMBER):
    user = cast.user(name.split()[0].lower(), name)
    cast.seat(unit, user, role=role)
    return user


def a_whole_office(people):
    """An open, a closed and a proposed commitment of one unit, and everybody who might look."""
    opened, closed = decided(people)
    harbour = unit(people, "Havn og Drift", "HD")
    elsewhere = unit(people, "Skole og Dagtilbud", "SD")
    head = worker(people, "Hanne Havn", harbour, MembershipRole.CHAIR)
    named = worker(people, "Per Pæl", elsewhere)
    who = (
        Who(organization_id=harbour.pk),
        Who(person_id=Person.objects.get(user=named).pk),
    )
    rows = {
        "open": agreed(people, OPEN, item=opened, who=who),
        "closed": agreed(people, SECRET, item=closed, who=who),
        "guess": agreed(people, GUESS, item=opened, who=who),
    }
    Commitment.objects.filter(pk=rows["guess"].pk).update(state=State.PROPOSED)
    for row in rows.values():
        evidence.add_file(
            row, b"Regningen.\n", "regning.txt", title=row.text, by=people.secretary, now=NOW
        )
    users = {
        "nobody": None,
        "outsider": people.outsider,
        "neighbour": people.neighbour,
        "secretary": people.secretary,
        "reader": cast.user("laura", "Laura Læs", role=RoleName.READER, body=people.body),
        "case_officer": people.case_officer,
        "member": people.member,
        "head": head,
        "worker": worker(people, "Villy Vand", harbour),
        "other_head": worker(people, "Oda Os", elsewhere, MembershipRole.CHAIR),
        "named": named,
    }
    return rows, users


SEES = {
    "nobody": set(),
    "outsider": {"open"},
    "neighbour": {"open"},
    "secretary": {"open", "closed", "guess"},
    "reader": {"open", "closed"},
    "case_officer": {"open"},
    "member": {"open", "closed"},
    "head": {"open", "closed"},
    "worker": {"open"},
    "other_head": {"open"},
    "named": {"open", "closed"},
}
FETCHES = {
    "nobody": set(),
    "outsider": set(),
    "neighbour": set(),
    "secretary": {"open", "closed", "guess"},
    "reader": {"open", "closed"},
    "case_officer": {"open"},
    "member": {"open", "closed"},
    "head": {"open", "closed"},
    "worker": {"open"},
    "other_head": set(),
    "named": {"open", "closed"},
}
REPORTS = {
    "secretary": {"open", "closed", "guess"},
    "head": {"open", "closed"},
    "worker": {"open"},
    "named": {"open", "closed"},
}


def test_each_role_sees_its_commitments_in_list_search_page_and_file(people):
    rows, users = a_whole_office(people)
    texts = {name: row.text for name, row in rows.items()}

    for who, user in users.items():
        client = client_of(user)
        for show in ("alle", "forslag"):
            page = text_of(client, f"/arbejdsbord/opgaver/?liste=alle&vis={show}")
            wanted = SEES[who] & ({"guess"} if show == "forslag" else {"open", "closed"})
            assert {name for name, text in texts.items() if text in page} == wanted, (who, show)
        found = text_of(client, "/arbejdsbord/opgaver/?liste=alle&vis=alle&q=m")  # is in all three
        known = {name for name, text in texts.items() if f">{text}<" in found}
        assert known == SEES[who] - {"guess"}, who
        for name, row in rows.items():
            address = reverse("commitment", args=[row.uuid])
            assert bool(text_of(client, address)) == (name in SEES[who]), (who, name)
            file = reverse("commitment_evidence", args=[row.uuid, row.evidence.get().pk])
            got = client.get(file)
            assert (got.status_code == 200) == (name in FETCHES[who]), (who, name)


def test_only_those_who_are_to_do_it_and_who_run_meetings_report(people):
    rows, users = a_whole_office(people)

    for who, user in users.items():
        for name, row in rows.items():
            address = reverse("add_commitment_note", args=[row.uuid])
            status = client_of(user).post(address, {"note": "Set."}).status_code
            noted = row.history.filter(note="Set.")
            assert noted.exists() == (name in REPORTS.get(who, set())), (who, name, status)
            noted.delete()
            change = client_of(user).get(reverse("change_commitment", args=[row.uuid]))
            assert (change.status_code == 200) == (who == "secretary"), (who, name)


def test_those_ticked_that_are_done_are_reported_at_once(people):
    item = decided(people)[0]
    done = [agreed(people, text, item=item) for text in ("Mal molen", "Tæl pælene")]
    for row in done:
        progress.set_state(row, State.DONE, by=people.secretary, now=NOW)
    ticked = {"c": [str(row.uuid) for row in [*done, agreed(people, "Køb tov", item=item)]]}
    client = client_of(people.secretary)
    assert 'action="/arbejdsbord/opgaver/meld-tilbage/"' in unescape(
        client.get(reverse("change_commitments"), ticked).content.decode()
    )

    for _ in range(2):
        client.post(reverse("report_commitments"), ticked)
        told = Appearance.objects.values_list("commitment", "purpose").order_by("commitment")
        assert list(told) == [(row.pk, Purpose.REPORT) for row in done]
    client_of(people.case_officer).post(reverse("report_commitments"), ticked)
    assert Appearance.objects.count() == 2


def test_a_head_sees_the_units_late_and_coming_ones(people):
    harbour = unit(people, "Havn og Drift", "HD")
    head = worker(people, "Hanne Havn", harbour, MembershipRole.CHAIR)
    item = decided(people)[0]
    for text, words in (
        ("Forsinket", "20. marts 2026"),
        ("Snart", "2. april 2026"),
        ("Om lidt", "20. april 2026"),
        ("Engang", "1. maj 2026"),
        ("Når vi kan", ""),
    ):
        agreed(people, text, words, item=item, who=(Who(organization_id=harbour.pk),))
    done = agreed(people, "Færdig", item=item, who=(Who(organization_id=harbour.pk),))
    progress.set_state(done, State.DONE, by=head, now=NOW)

    page = text_of(client_of(head), "/arbejdsbord/opgaver/")

    places = [
        page.index(text)
        for text in (
            "Overskredet <span",
            ">Forsinket<",
            "Denne uge <span",
            ">Snart<",
            "Senere denne måned <span",
            ">Om lidt<",
            "Senere <span",
            ">Engang<",
            "Uden frist <span",
            ">Når vi kan<",
            "Udført for nylig <span",
            ">Færdig<",
        )
    ]
    assert places == sorted(places)
    assert 'aria-current="page">Min enheds' in page
    assert 'name="c"' not in page


def test_a_filter_narrows_and_a_bad_day_says_so(people):
    harbour = unit(people, "Havn og Drift", "HD")
    item = decided(people)[0]
    agreed(people, "Æblet males", item=item, who=(Who(organization_id=harbour.pk),))
    agreed(people, "Pæren males", "1. juni 2026", item=item)
    client = client_of(people.secretary)

    def shown(query):
        page = text_of(client, f"/arbejdsbord/opgaver/?liste=alle&{query}")
        return [name for name in ("Æblet", "Pæren") if f">{name} males<" in page]

    assert shown("") == ["Æblet", "Pæren"]
    assert shown("q=æblet") == ["Æblet"]
    assert shown(f"enhed={harbour.pk}") == ["Æblet"]
    assert shown("vis=uden-ansvarlig") == ["Pæren"]
    assert shown("fra=2026-05-01") == ["Pæren"]
    assert shown("til=2026-05-01&fra=2026-04-01") == ["Æblet"]
    assert shown("vis=overskredne") == []
    assert shown(f"udvalg={people.forum.pk}&orden=nyeste") == ["Æblet", "Pæren"]
    assert "Skriv dagen som en dato" in text_of(client, "/arbejdsbord/opgaver/?fra=31-02-2026")


def test_a_secretary_writes_one_from_a_decision(people):
    item = decided(people)[0]
    harbour = unit(people, "Havn og Drift", "HD")
    client = client_of(people.secretary)
    address = f"{reverse('new_commitment')}?punkt={item.pk}"
    assert f'value="{item.pk}" selected' in text_of(client, address)

    said = {
        "forum": people.forum.pk,
        "item": item.pk,
        "text": "Mal molen",
        "time_words": "5. maj 2026",
        "who": ["HD", ""],
        "is_public": "on",
    }
    client.post(address, said)

    row = Commitment.objects.get()
    assert (row.agenda_item, row.said_on, row.due, row.is_public) == (
        item,
        date(2026, 3, 3),
        date(2026, 5, 5),
        True,
    )
    assert [one.organization for one in row.responsible.all()] == [harbour]


def test_a_meeting_that_is_to_come_has_decided_nothing_yet(people, monkeypatch):
    item = decided(people)[0]
    forum = item.meeting.organization
    client = client_of(people.secretary)
    at = reverse("item", args=[forum.body.slug, forum.slug, item.meeting.slug, item.number])
    new = f"{reverse('new_commitment')}?punkt={item.pk}"
    add, chosen = "Tilføj en opgave", f'value="{item.pk}" selected'
    assert (add in text_of(client, at), chosen in text_of(client, new)) == (True, True)

    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 2))

    assert "Punkt 1" in text_of(client, at)
    assert (add in text_of(client, at), chosen in text_of(client, new)) == (False, False)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("text", "", "Skriv, hvad der skal gøres."),
        ("time_words", "31. februar", "Den dag eller uge findes ikke i kalenderen."),
        ("time_words", "uge 54", "Den dag eller uge findes ikke i kalenderen."),
        ("time_words", "når vi når det med blåt", "Det kan ikke læses som en tid."),
        ("time_words", "1. marts 2026", "Det er før det møde, hvor opgaven blev besluttet."),
        ("who", "Fiskeriet", "Fiskeriet"),
        ("who", "Ingen Kender", "Ingen Kender"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(people, field, value, message):
    item = decided(people)[0]
    closed = unit(people, "Fiskeriet", "FI")
    Organization.objects.filter(pk=closed.pk).update(dissolution_date=date(2026, 1, 1))
    said = {"forum": people.forum.pk, "item": item.pk, "text": "Mal", "time_words": "", "who": ""}

    response = client_of(people.secretary).post(reverse("new_commitment"), said | {field: value})

    page = unescape(response.content.decode())
    start = page.index('class="form-error-message"')
    assert message in page[start : page.index("</span>", start)]
    assert not Commitment.objects.exists()


def test_nobody_responsible_is_allowed_and_flagged(people):
    agreed(people, OPEN, item=decided(people)[0])

    page = text_of(client_of(people.secretary), "/arbejdsbord/opgaver/")

    assert "Uden ansvarlig</span>" in page


def test_it_is_reported_done_with_what_shows_it(people):
    row = agreed(people, OPEN, item=decided(people)[0])
    client = client_of(people.secretary)
    said = {
        "done_on": "2026-03-30",
        "note": "Den er hvid.",
        "url": "https://strandby.example/mole",
        "file": SimpleUploadedFile("foto.txt", b"Et billede af molen.\n"),
    }

    response = client.post(reverse("report_commitment_done", args=[row.uuid]), said, follow=True)

    page = unescape(response.content.decode())
    assert "Opgaven er meldt udført." in page
    assert "Den er hvid." in page
    assert 'href="https://strandby.example/mole"' in page
    file = Evidence.objects.get(kind="file")
    got = client.get(reverse("commitment_evidence", args=[row.uuid, file.pk]))
    assert got.headers["Content-Disposition"] == 'attachment; filename="foto.txt"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    row.refresh_from_db()
    assert (row.state, row.done_on) == (State.DONE, date(2026, 3, 30))


def test_a_program_is_no_evidence_and_nothing_is_half_done(people):
    row = agreed(people, OPEN)
    said = {"done_on": "2026-03-30", "file": SimpleUploadedFile("foto.jpg", b"MZ\x90\0")}

    response = client_of(people.secretary).post(
        reverse("report_commitment_done", args=[row.uuid]), said
    )

    assert "er et program" in unescape(response.content.decode())
    row.refresh_from_db()
    assert (row.state, Evidence.objects.count()) == (State.AGREED, 0)


def test_a_later_item_is_chosen_as_evidence(people):
    earlier = decided(people)[0]
    row = agreed(people, OPEN, item=earlier)
    later = decided(people)[1]
    address = reverse("add_commitment_evidence", args=[row.uuid])
    client = client_of(people.secretary)

    assert client.post(address, {"item": earlier.pk}).status_code == 200
    assert not Evidence.objects.exists()
    client.post(address, {"item": later.pk})

    assert Evidence.objects.get().agenda_item == later
    closed_to = text_of(client_of(people.case_officer), reverse("commitment", args=[row.uuid]))
    assert "Tangvej" not in closed_to


def test_what_was_agreed_is_dropped_with_a_reason_alone(people):
    row = agreed(people, OPEN)
    client = client_of(people.secretary)
    address = reverse("set_commitment_state", args=[row.uuid])

    page = unescape(client.post(address, {"state": "dropped"}).content.decode())
    assert "Skriv, hvorfor den frafaldes" in page
    client.post(address, {"state": "dropped", "note": "Molen er væk."})

    row.refresh_from_db()
    assert row.state == State.DROPPED


def test_two_who_change_one_hear_of_each_other(people):
    row = agreed(people, OPEN)
    client = client_of(people.secretary)
    address = reverse("change_commitment", args=[row.uuid])
    commitments.change(row, Said("Mal den blå", row.time_words), by=people.secretary, now=NOW)
    said = {"text": "Mal den rød", "time_words": row.time_words, "version": row.version}

    page = unescape(client.post(address, said).content.decode())

    assert "En anden har ændret opgaven, mens du skrev" in page
    assert "Mal den blå</ins>" in page
    assert "Mal den rød</textarea>" in page.replace("\n", "")
    newest = Commitment.objects.get()
    assert f'name="version" value="{newest.version}"' in page
    client.post(address, said | {"version": newest.version})
    assert Commitment.objects.get().text == "Mal den rød"


def test_many_are_looked_at_before_they_are_changed(people):
    opened, closed = decided(people)
    rows = [agreed(people, OPEN, item=opened), agreed(people, SECRET, item=closed)]
    Commitment.objects.update(is_public=False)
    client = client_of(people.secretary)
    address = reverse("change_commitments")
    said = {"c": [row.uuid for row in rows], "is_public": "ja"}

    assert "2 opgaver er valgt" in text_of(client, f"{address}?c={rows[0].uuid}&c={rows[1].uuid}")
    page = unescape(client.post(address, said | {"do": "vis"}).content.decode())
    assert "1 opgave bliver ændret. Intet er gemt endnu. 1 kan ikke ændres" in page
    assert not Commitment.objects.filter(is_public=True).exists()
    page = unescape(client.post(address, said | {"do": "ret"}).content.decode())

    assert "besluttet på et lukket punkt" in page
    assert [row.is_public for row in Commitment.objects.order_by("pk")] == [True, False]


def test_a_person_may_not_change_many_of_others(people):
    rows, users = a_whole_office(people)
    query = "&".join(f"c={row.uuid}" for row in rows.values())

    page = text_of(client_of(users["head"]), f"{reverse('change_commitments')}?{query}")

    assert "Ingen opgave er valgt, som du kan rette" in page


def test_the_lists_cost_the_same_number_of_queries(people, django_assert_max_num_queries):
    item = decided(people)[0]
    harbour = unit(people, "Havn og Drift", "HD")
    for place in range(60):
        agreed(people, f"Opgave {place}", item=item, who=(Who(organization_id=harbour.pk),))
    client = client_of(people.secretary)

    with django_assert_max_num_queries(22):
        page = text_of(client, "/arbejdsbord/opgaver/?liste=alle&side=2")

    assert page.count('class="task ') == 10


def test_the_desk_shows_a_head_what_is_late_and_what_comes_next(people):
    harbour = unit(people, "Havn og Drift", "HD")
    head = worker(people, "Hanne Havn", harbour, MembershipRole.CHAIR)
    who = (Who(organization_id=harbour.pk),)
    agreed(people, "Forsinket", "20. marts 2026", who=who)
    agreed(people, "Kommer", "20. maj 2026", who=who)
    agreed(people, "En andens", "20. marts 2026")

    page = text_of(client_of(head), "/arbejdsbord/")

    assert [name in page for name in (">Forsinket<", ">Kommer<", ">En andens<")] == [
        True,
        True,
        False,
    ]


def test_the_number_says_how_many_are_open(people):
    done = agreed(people, "Færdig")
    progress.set_state(done, State.DONE, by=people.secretary, now=NOW)
    agreed(people, "Åben")

    page = text_of(client_of(people.secretary), "/arbejdsbord/opgaver/")

    assert "2 opgaver, heraf 1 åben</p>" in page


def test_a_new_meeting_of_the_plan_moves_what_waits_for_the_next(people):
    row = agreed(people, "Forelæg regnskabet", "næste møde")
    assert row.due == cast.DAY
    slot = {"day": "2026-04-14", "start_time": "09:00"}

    client_of(people.secretary).post(reverse("meeting_plan", args=[people.forum.pk, 2026]), slot)

    row.refresh_from_db()
    assert row.due == date(2026, 4, 14)


def test_persons_are_found_only_by_those_who_are_shown_their_names(people):
    opened, _ = decided(people)
    mads = Person.objects.get(user=people.member)
    row = agreed(people, OPEN, item=opened, who=(Who(person_id=mads.pk),))
    Commitment.objects.filter(pk=row.pk).update(actor_words="Mads og Co.")
    address = reverse("commitments") + "?liste=alle&vis=alle"

    found = {
        user.username: [
            said in text_of(client_of(user), address + asked)
            for asked, said in (
                ("", OPEN),
                ("", "Mads Mole"),
                ("&q=Mads", OPEN),
                ("&q=Co.", OPEN),
                (f"&person={mads.pk}", OPEN),
            )
        ]
        for user in (people.secretary, people.neighbour)
    }

    assert found == {
        "asta": [True, True, True, True, True],
        "nina": [True, False, False, False, False],
    }


def test_a_forum_that_one_does_not_run_gets_nothing_and_no_other_gets_it_instead(people):
    Organization.objects.create(
        body=people.neighbour.roles.get().body, name="Bakkeudvalget", slug="bakkeudvalget"
    )
    said = {"text": "Mal molen", "is_public": "on", "forum": people.forum.pk}

    response = client_of(people.neighbour).post(reverse("new_commitment"), said)

    assert (response.status_code, Commitment.objects.count()) == (404, 0)
