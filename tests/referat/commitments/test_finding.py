"""Commitments are found in a decision's prose: who does what by when."""

from datetime import date

import pytest

from referat.commitments import find_commitments
from referat.prose import passage_from_text, text_of

HELD_ON = date(2027, 4, 21)


def found_in(text):
    return find_commitments(passage_from_text(text), held_on=HELD_ON)


def said_in(text):
    """Action, actors and the last day of each."""
    return [(one.action, one.actors, one.time and one.time.latest) for one in found_in(text)]


def test_a_unit_does_something_by_a_day():
    assert said_in("Plan og By udarbejder et notat om støj til mødet den 5. maj.") == [
        ("udarbejde et notat om støj", ("Plan og By",), date(2027, 5, 5))
    ]


def test_the_sentence_is_the_evidence():
    text = "Direktionen drøftede sagen. Plan og By udarbejder et notat. Godkendt."

    [found] = found_in(text)

    assert found.sentence == "Plan og By udarbejder et notat."
    assert text_of(passage_from_text(text))[found.start : found.end] == found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Godkendt.",
        "Udvalget drøftede sagen.",
        "Orienteringen blev taget til efterretning.",
        "Udvalget anbefaler over for byrådet, at forvaltningen udarbejder en plan.",
        "Forvaltningen har udarbejdet et notat.",
        "Der foretages ikke yderligere i sagen.",
        "Et mindretal ønsker, at forvaltningen undersøger en anden placering.",
        "Gruppe B stemte imod, idet forvaltningen burde undersøge sagen.",
        "Efter planlovens § 24 skal forvaltningen sende forslaget i høring.",
        "Mødet sluttede kl. 20, og næste møde er den 5. maj.",
        "Der gives en anlægsbevilling på 2 mio. kr.",
        "Rapporten kan med fordel suppleres af tal.",
        "Hvordan sikres det, at forvaltningen følger op?",
        "Byggeriet forventes afsluttet i 2028.",
        "Hvis forvaltningen sender en plan, drøftes den.",
    ],
)
def test_what_commits_nobody_is_no_commitment(text):
    assert said_in(text) == []


def test_a_passive_names_nobody():
    assert said_in("Der udarbejdes et notat om støj.") == [("udarbejde et notat om støj", (), None)]
    assert said_in("Der skal laves en særskilt plan.") == [("lave en særskilt plan", (), None)]


def test_a_passives_agent_is_who_does_it():
    assert said_in("Spørgsmålet besvares af borgmesteren.") == [
        ("Spørgsmålet besvares af borgmesteren", ("borgmesteren",), None)
    ]


def test_who_is_asked_does_it_whatever_the_tense():
    asked = ("undersøge sagen", ("forvaltningen",), None)

    assert said_in("Udvalget bad forvaltningen om at undersøge sagen.") == [asked]
    assert said_in("Udvalget pålægger forvaltningen at undersøge sagen.") == [asked]
    assert said_in("Godkendt, idet forvaltningen anmodes om at undersøge sagen.") == [asked]
    assert said_in("Udvalget besluttede at lade forvaltningen undersøge sagen.") == [asked]


def test_who_wishes_to_do_something_does_it():
    assert said_in("Børn og Kultur ønsker at holde kurset i uge 26.") == [
        ("holde kurset", ("Børn og Kultur",), date(2027, 7, 4))
    ]


def test_a_status_that_is_wished_for_is_somebodys_task():
    assert said_in("Udvalget ønsker en status i september.") == [
        ("en status", (), date(2027, 9, 30))
    ]


def test_what_was_asked_for_is_told_where_somebody_takes_it_on():
    text = "Udvalget efterspurgte en oversigt over lejemål.\n\nKultur leverer det efterspurgte."

    assert said_in(text) == [
        ("levere det efterspurgte: en oversigt over lejemål", ("Kultur",), None)
    ]


def test_two_sentences_parts_can_commit_two():
    text = "Opsamlingen fremlægges den 28. april, og Chefforum drøfter den på mødet den 5. maj."

    assert said_in(text) == [
        ("Opsamlingen fremlægges", (), date(2027, 4, 28)),
        ("drøfte den", ("Chefforum",), date(2027, 5, 5)),
    ]


def test_where_says_the_same_day():
    text = "Notatet fremlægges den 28. april, hvor sagen genoptages."

    assert [latest for _, _, latest in said_in(text)] == [date(2027, 4, 28), date(2027, 4, 28)]


def test_the_way_on_belongs_to_the_task():
    text = "Plan laver et oplæg, som forelægges direktionen den 12. maj."

    assert said_in(text) == [
        ("lave et oplæg, som forelægges direktionen", ("Plan",), date(2027, 5, 12))
    ]


def test_list_entries_follow_what_introduces_them():
    adopted = "Udvalget vedtog:\n\n- at Plan sender et brev,\n- at brevet lægges på hjemmesiden."
    advised = adopted.replace("vedtog", "anbefaler")

    assert [action for action, _, _ in said_in(adopted)] == [
        "sende et brev",
        "brevet lægges på hjemmesiden",
    ]
    assert said_in(advised) == []


def test_names_in_brackets_are_responsible():
    assert said_in("Fra 2028 skal der findes finansiering. (Mette/Anders ansvarlige)") == [
        ("finde finansiering", ("Mette", "Anders"), None)
    ]
    assert said_in("Materialet sendes ud (Tove).") == [("Materialet sendes ud", ("Tove",), None)]


def test_labels_say_who_and_when():
    after = "Plan indhenter tilbud. Ansvarlig: Dorte. Frist: 15. maj."
    before = "Ansvarlig: Dorte. Frist: 15. maj. Kontakte hallen."

    assert said_in(after) == [("indhente tilbud", ("Dorte",), date(2027, 5, 15))]
    assert said_in(before) == [("Kontakte hallen", ("Dorte",), date(2027, 5, 15))]


def test_a_pronoun_brings_its_sentence_along():
    text = "Der skal være en klar information. Det sikres frem mod opstarten."

    [found] = found_in(text)

    assert found.sentence == text
    assert found.action.startswith("Der skal være en klar information; det sikres")


def test_persons_are_taken_apart_and_units_are_not():
    assert found_in("Pia og Henrik laver et udspil.")[0].actors == ("Pia", "Henrik")
    assert found_in("Løn og Regnskab laver et udspil.")[0].actors == ("Løn og Regnskab",)
    assert found_in("Formanden og næstformanden inviterer naboerne.")[0].actors == (
        "Formanden",
        "næstformanden",
    )


def test_a_day_that_dates_something_else_is_no_deadline():
    assert said_in("Plan gennemgår regnskabet pr. 31. december.") == [
        ("gennemgå regnskabet pr. 31. december", ("Plan",), None)
    ]


def test_a_recurring_time_is_kept_as_such():
    [found] = found_in("Der afrapporteres kvartalsvis til udvalget.")

    assert found.time is not None
    assert found.time.recurrence is not None


@pytest.mark.parametrize(
    ("text", "action", "actor"),
    [
        ("Digitalisering scanner arkivet i maj.", "scanne arkivet", "Digitalisering"),
        ("Herefter rundsender sekretæren planen.", "rundsende planen", "sekretæren"),
        ("Planen forberedes i 1. halvår 2028 af Indkøb.", "Planen forberedes", "Indkøb"),
        ("Det påhviler hver skoleleder at vise planen.", "vise planen", "hver skoleleder"),
        ("- Nyt skilt ved havnen: Park og Vej, uge 30", "Nyt skilt ved havnen", "Park og Vej"),
        ("Undersøg prisen – TMF, senest 1. juni.", "Undersøg prisen", "TMF"),
        ("Udvalget ønsker en redegørelse fra forvaltningen.", "en redegørelse", "forvaltningen"),
    ],
)
def test_whoever_is_named_in_whatever_way_does_it(text, action, actor):
    [(said, actors, _)] = said_in(text)

    assert (said[: len(action)], actors) == (action, (actor,))


def test_a_bracket_or_a_consequence_behind_completes_the_task():
    bracket = "Kontoret henter tilbud. (Ansvarlig: Bo Kjær, frist medio november)"
    consequence = "Kontoret henter tilbud, så der kan træffes beslutning på mødet den 1. juni."

    assert said_in(bracket) == [("hente tilbud", ("Bo Kjær",), date(2027, 11, 20))]
    assert [latest for _, _, latest in said_in(consequence)] == [date(2027, 6, 1)]


def test_minorities_states_and_crowds_commit_nobody():
    assert said_in("Bo Kjær (A) kunne ikke tiltræde sagen og ønsker den udsat i maj.") == []
    assert said_in("Ordningen fungerer, og priserne varierer.") == []
    assert said_in("Gæsterne parkerer ved hallen.") == []
