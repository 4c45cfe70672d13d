"""Who is to do it is chosen or written; what is not certain is said beside the field."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from raadslag.followup.said import Who
from raadslag.people.models import Membership, Organization, Person
from raadslag.people.rules import Classification
from raadslag.web.forms.who import WhoField, offer

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 21)


class Form(forms.Form):
    who = WhoField()

    def __init__(self, body, *args, now_named=(), **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "who", body=body, on=DAY, now_named=now_named)


def sent(*lines):
    data = QueryDict(mutable=True)
    data.setlist("who", list(lines))
    return data


def unit(body, name, short="", **said):
    slug = said.pop("slug", name.lower().replace(" ", "-"))
    return Organization.objects.create(
        **{"body": body, "name": name, "short_name": short, "slug": slug}
        | {"classification": Classification.UNIT}
        | said
    )


def told(form):
    with translation.override("en"):
        return [str(text) for text in form.errors.get("who", [])]


def test_lines_and_joined_names_come_to_whom_they_name(strandby):
    office = unit(strandby, "Økonomi og Løn", "ØL")
    per = Person.objects.create(body=strandby, name="Per Pram")
    jolle = Person.objects.create(body=strandby, name="Jørgen Jolle")

    form = Form(strandby, sent("øl", "", "Per/Jørgen", "Økonomi og Løn"))

    assert form.is_valid()
    assert form.cleaned_data["who"] == (
        Who(organization_id=office.pk),
        Who(person_id=per.pk),
        Who(person_id=jolle.pk),
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((), "Write who is to do it."),
        (("  ", ""), "Write who is to do it."),
        (
            ("Kirsten",),
            "“Kirsten” can be Kirsten Kaj or Kirsten Køl. Choose one of them from the list.",
        ),
        (
            ("Direktionen",),
            (
                "“Direktionen” can be Direktionen (unit) or Direktionen (forum)."
                " Choose one of them from the list."
            ),
        ),
        (
            ("Havnekontoret",),
            "Havnekontoret was closed on 1 January 2026. Choose Økonomi og Løn instead.",
        ),
        (
            ("Per/havnekontoret",),
            "Havnekontoret was closed on 1 January 2026. Choose Økonomi og Løn instead.",
        ),
        (
            ("Arkivet",),
            "Arkivet was closed on 1 February 2026. Choose another unit or a person.",
        ),
        (
            ("Per Pram", "Mette og Per"),
            (
                "Nobody here is called “Mette”. Choose a person, unit or forum from the list,"
                " or set the unit up first."
            ),
        ),
    ],
)
def test_what_is_not_certain_is_said_with_its_remedy(strandby, lines, text):
    office = unit(strandby, "Økonomi og Løn")
    unit(strandby, "Direktionen")
    Organization.objects.create(body=strandby, name="Direktionen", slug="direktionen")
    between = unit(strandby, "Vejkontoret", dissolution_date=date(2026, 2, 1), successor=office)
    unit(strandby, "Havnekontoret", dissolution_date=date(2026, 1, 1), successor=between)
    unit(strandby, "Arkivet", dissolution_date=date(2026, 2, 1))
    for name in ("Kirsten Kaj", "Kirsten Køl", "Per Pram"):
        Person.objects.create(body=strandby, name=name)

    with translation.override("en"):
        form = Form(strandby, sent(*lines))
        form.full_clean()

    assert told(form) == [text]


def test_each_can_be_chosen_by_a_label_that_is_nobody_elses(strandby):
    council = Organization.objects.create(body=strandby, name="Direktionen", slug="direktionen")
    board = unit(strandby, "Direktionen", "DIR")
    office = unit(strandby, "Borgerservice")
    one = Person.objects.create(body=strandby, name="Per Pram")
    other = Person.objects.create(body=strandby, name="Per Pram", email="pp@example.test")
    Membership.objects.create(person=one, organization=office)

    with translation.override("en"):
        form = Form(strandby)
        labels = [choice.label for choice in form.fields["who"].chosen]
        whole = Form(strandby, sent(*labels))

        assert labels == [
            "Borgerservice",
            "Direktionen (unit)",
            "Direktionen (forum)",
            "Per Pram (Borgerservice)",
            "Per Pram (pp@example.test)",
        ]
        assert whole.is_valid(), whole.errors
    assert whole.cleaned_data["who"] == (
        *(Who(organization_id=row.pk) for row in (office, board, council)),
        *(Who(person_id=row.pk) for row in (one, other)),
    )


def test_those_named_now_stand_there_with_an_empty_line_more(strandby):
    gone = unit(strandby, "Arkivet", dissolution_date=date(2026, 2, 1))
    per = Person.objects.create(body=strandby, name="Per Pram")
    named = (Who(person_id=per.pk), Who(organization_id=gone.pk))

    form = Form(strandby, initial={"who": named}, now_named=named)

    with translation.override("en"):
        assert str(form["who"]).count("<input") == 3
        assert 'value="Per Pram"' in str(form["who"])
        assert 'value="Arkivet"' in str(form["who"])
        assert '<option value="Arkivet"' not in str(form["who"])
    kept = Form(strandby, sent("Per Pram", "Arkivet"), now_named=named)
    assert kept.is_valid()
    assert kept.cleaned_data["who"] == named
    assert not form.fields["who"].has_changed(named[:1], ["Per Pram", ""])
    assert form.fields["who"].has_changed(named[:1], ["Arkivet"])


def test_what_was_written_stands_there_again_beside_its_error(strandby):
    form = Form(strandby, sent("<b>Ukendt</b>"))

    with translation.override("en"):
        html = str(form["who"])

    assert 'value="&lt;b&gt;Ukendt&lt;/b&gt;"' in html
    assert 'aria-invalid="true" aria-describedby="id_who_error"' in html


def test_nobody_of_another_municipality_can_be_chosen(strandby, bakkedal):
    unit(bakkedal, "Borgerservice")

    form = Form(strandby, sent("Borgerservice"))

    assert not form.is_valid()
    assert form.fields["who"].chosen == ()
