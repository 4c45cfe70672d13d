"""The words in which Danish officials give a time, and the days that they mean."""

from datetime import date

import pytest

from referat.danish.times import NoSuchTime, Precision, Recurrence, read_time, said_in_full

SAID_ON = date(2021, 4, 21)  # a Wednesday, in week 16


def days(words, said_on=SAID_ON):
    time = read_time(words, said_on=said_on)
    return time.earliest, time.latest


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("20. september", date(2021, 9, 20), date(2021, 9, 20)),
        ("d. 28/4", date(2021, 4, 28), date(2021, 4, 28)),
        ("28.04", date(2021, 4, 28), date(2021, 4, 28)),
        ("den 5. maj 2021", date(2021, 5, 5), date(2021, 5, 5)),
        ("den 5.maj", date(2021, 5, 5), date(2021, 5, 5)),
        ("5/5-21", date(2021, 5, 5), date(2021, 5, 5)),
        ("5/5 2022", date(2022, 5, 5), date(2022, 5, 5)),
        ("den 05-05-2021", date(2021, 5, 5), date(2021, 5, 5)),
        ("2021-05-05", date(2021, 5, 5), date(2021, 5, 5)),
        ("5.5.21", date(2021, 5, 5), date(2021, 5, 5)),
        ("mandag den 3. maj", date(2021, 5, 3), date(2021, 5, 3)),
        ("mødet den 28. april", date(2021, 4, 28), date(2021, 4, 28)),
        ("direktionens møde den 27. jan. 2021", date(2021, 1, 27), date(2021, 1, 27)),
        ("på næste møde i Økonomiudvalget den 5. maj", date(2021, 5, 5), date(2021, 5, 5)),
        ("den 1. juni kl. 12", date(2021, 6, 1), date(2021, 6, 1)),
        ("18.-20. maj", date(2021, 5, 18), date(2021, 5, 20)),
        ("18. og 19. maj", date(2021, 5, 18), date(2021, 5, 19)),
        ("18.-20/5", date(2021, 5, 18), date(2021, 5, 20)),
        ("den 26.-27. jan. 2021", date(2021, 1, 26), date(2021, 1, 27)),
        ("24. september og 29. oktober", date(2021, 9, 24), date(2021, 10, 29)),
        ("19/9, 23/10 og 20/11", date(2021, 9, 19), date(2021, 11, 20)),
        ("uge 44", date(2021, 11, 1), date(2021, 11, 7)),
        ("uge 44-46", date(2021, 11, 1), date(2021, 11, 21)),
        ("uge 10, 12 og 14", date(2022, 3, 7), date(2022, 4, 10)),
        ("3., 10. og 17. maj", date(2021, 5, 3), date(2021, 5, 17)),
        ("man. d. 3/5", date(2021, 5, 3), date(2021, 5, 3)),
        ("start maj", date(2021, 5, 1), date(2021, 5, 10)),
        ("forår 22", date(2022, 3, 1), date(2022, 5, 31)),
        ("i det nye år", date(2022, 1, 1), date(2022, 12, 31)),
        ("uge 51 - uge 2", date(2021, 12, 20), date(2022, 1, 16)),
        ("ugerne 20 og 21", date(2021, 5, 17), date(2021, 5, 30)),
        ("uge 1 2022", date(2022, 1, 3), date(2022, 1, 9)),
        ("uge 1, 2022", date(2022, 1, 3), date(2022, 1, 9)),
        ("torsdag i uge 18", date(2021, 5, 6), date(2021, 5, 6)),
        ("September", date(2021, 9, 1), date(2021, 9, 30)),
        ("sept. 2022", date(2022, 9, 1), date(2022, 9, 30)),
        ("på novembermødet", date(2021, 11, 1), date(2021, 11, 30)),
        ("i oktober måned", date(2021, 10, 1), date(2021, 10, 31)),
        ("september/oktober", date(2021, 9, 1), date(2021, 10, 31)),
        ("september-oktober", date(2021, 9, 1), date(2021, 10, 31)),
        ("december-januar", date(2021, 12, 1), date(2022, 1, 31)),
        ("maj og juni 2022", date(2022, 5, 1), date(2022, 6, 30)),
        ("fra maj til august", date(2021, 5, 1), date(2021, 8, 31)),
        ("mellem 1. maj og 15. juni", date(2021, 5, 1), date(2021, 6, 15)),
        ("ultimo oktober", date(2021, 10, 21), date(2021, 10, 31)),
        ("primo maj", date(2021, 5, 1), date(2021, 5, 10)),
        ("medio maj", date(2021, 5, 11), date(2021, 5, 20)),
        ("primo/medio maj 2022", date(2022, 5, 1), date(2022, 5, 20)),
        ("i slutningen af maj", date(2021, 5, 21), date(2021, 5, 31)),
        ("første halvdel af maj", date(2021, 5, 1), date(2021, 5, 15)),
        ("ved udgangen af april måned", date(2021, 4, 30), date(2021, 4, 30)),
        ("sidst på måneden", date(2021, 4, 21), date(2021, 4, 30)),
        ("medio 2022", date(2022, 6, 1), date(2022, 7, 31)),
        ("ultimo 2021", date(2021, 11, 1), date(2021, 12, 31)),
        ("2. kvartal 2021", date(2021, 4, 1), date(2021, 6, 30)),
        ("3. kvt.", date(2021, 7, 1), date(2021, 9, 30)),
        ("Q3", date(2021, 7, 1), date(2021, 9, 30)),
        ("3. og 4. kvartal", date(2021, 7, 1), date(2021, 12, 31)),
        ("1. halvår 2022", date(2022, 1, 1), date(2022, 6, 30)),
        ("første halvdel af 2022", date(2022, 1, 1), date(2022, 6, 30)),
        ("forår 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("efteråret", date(2021, 9, 1), date(2021, 11, 30)),
        ("i løbet af foråret", date(2021, 3, 1), date(2021, 5, 31)),
        ("til sommer", date(2021, 6, 1), date(2021, 8, 31)),
        ("vinteren 2021/22", date(2021, 12, 1), date(2022, 2, 28)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2020-2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("i år", date(2021, 1, 1), date(2021, 12, 31)),
        ("næste år", date(2022, 1, 1), date(2022, 12, 31)),
        ("næste måned", date(2021, 5, 1), date(2021, 5, 31)),
        ("næste uge", date(2021, 4, 26), date(2021, 5, 2)),
        ("i morgen", date(2021, 4, 22), date(2021, 4, 22)),
        ("på mandag", date(2021, 4, 26), date(2021, 4, 26)),
        ("om 14 dage", date(2021, 5, 5), date(2021, 5, 5)),
        ("om 2-3 uger", date(2021, 5, 3), date(2021, 5, 16)),
        ("om to måneder", date(2021, 6, 1), date(2021, 6, 30)),
        ("om en måned", date(2021, 5, 1), date(2021, 5, 31)),
        ("om et år", date(2022, 4, 1), date(2022, 4, 30)),
        ("i denne uge", date(2021, 4, 19), date(2021, 4, 25)),
        ("ifm. budgetbehandlingen", date(2021, 9, 15), date(2021, 10, 15)),
        ("til jul", date(2021, 12, 24), date(2021, 12, 26)),
        ("til årsskiftet 2021/22", date(2022, 1, 1), date(2022, 1, 1)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(words, first, last):
    assert days(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("senest den 1. juni", date(2021, 6, 1)),
        ("inden den 1. juni", date(2021, 6, 1)),
        ("inden fredag", date(2021, 4, 23)),
        ("inden maj", date(2021, 4, 30)),
        ("frem til 1. juni", date(2021, 6, 1)),
        ("senest i uge 22", date(2021, 6, 6)),
        ("inden uge 22", date(2021, 5, 30)),
        ("inden udgangen af maj", date(2021, 5, 31)),
        ("inden ultimo oktober", date(2021, 10, 31)),
        ("inden udgangen af 2. kvartal", date(2021, 6, 30)),
        ("inden årets udgang", date(2021, 12, 31)),
        ("inden 2022", date(2021, 12, 31)),
        ("inden 3 uger", date(2021, 5, 12)),
        ("inden for de næste tre måneder", date(2021, 7, 21)),
        ("senest om et halvt år", date(2021, 10, 21)),
        ("inden sommerferien", date(2021, 6, 25)),
        ("før efterårsferien", date(2021, 10, 15)),
        ("inden påske", date(2022, 4, 13)),
        ("inden budgetvedtagelsen", date(2021, 10, 14)),
    ],
)
def test_a_deadline_has_no_first_day(words, last):
    assert days(words) == (None, last)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("fra 2022", date(2022, 1, 1)),
        ("fra 2022 og frem", date(2022, 1, 1)),
        ("fra og med 1. maj", date(2021, 5, 1)),
        ("efter den 1. maj", date(2021, 5, 2)),
        ("tidligst i uge 18", date(2021, 5, 3)),
        ("med opstart i august", date(2021, 8, 1)),
        ("efter sommerferien", date(2021, 8, 16)),
        ("efter 3 måneder", date(2021, 7, 21)),
        ("efter påskeferien", date(2022, 4, 19)),
        ("efter budgetvedtagelsen", date(2021, 10, 16)),
        ("efter budgetvedtagelsen i oktober måned", date(2021, 10, 16)),
        ("efter kommunalvalget", date(2021, 11, 17)),
    ],
)
def test_what_only_begins_has_no_last_day(words, first):
    assert days(words) == (first, None)


@pytest.mark.parametrize(
    ("words", "recurrence", "first", "last"),
    [
        ("månedligt", Recurrence(Precision.MONTH), date(2021, 4, 1), date(2021, 4, 30)),
        ("(Kvartalsvis)", Recurrence(Precision.QUARTER), date(2021, 4, 1), date(2021, 6, 30)),
        ("halvårligt", Recurrence(Precision.HALF_YEAR), date(2021, 1, 1), date(2021, 6, 30)),
        ("hver anden måned", Recurrence(Precision.MONTH, 2), date(2021, 4, 1), date(2021, 5, 31)),
        ("hver 14. dag", Recurrence(Precision.WEEK, 2), date(2021, 4, 19), date(2021, 5, 2)),
        ("to gange om året", Recurrence(Precision.HALF_YEAR), date(2021, 1, 1), date(2021, 6, 30)),
        ("3 gange årligt", Recurrence(Precision.MONTH, 4), date(2021, 4, 1), date(2021, 7, 31)),
        ("hvert andet år", Recurrence(Precision.YEAR, 2), date(2021, 1, 1), date(2022, 12, 31)),
        (
            "2. uge månedligt",
            Recurrence(Precision.MONTH, 1, 2),
            date(2021, 5, 10),
            date(2021, 5, 16),
        ),
        (
            "sidste uge i måneden",
            Recurrence(Precision.MONTH, 1, -1),
            date(2021, 4, 26),
            date(2021, 5, 2),
        ),
        (
            "første mandag i hver måned",
            Recurrence(Precision.MONTH, 1, 1),
            date(2021, 5, 3),
            date(2021, 5, 3),
        ),
        ("hver torsdag", Recurrence(Precision.WEEK), date(2021, 4, 22), date(2021, 4, 22)),
        ("den 15. i hver måned", Recurrence(Precision.MONTH), date(2021, 5, 15), date(2021, 5, 15)),
        ("ultimo hver måned", Recurrence(Precision.MONTH), date(2021, 4, 21), date(2021, 4, 30)),
        ("årligt i marts", Recurrence(Precision.YEAR), date(2022, 3, 1), date(2022, 3, 31)),
        ("i marts hvert år", Recurrence(Precision.YEAR), date(2022, 3, 1), date(2022, 3, 31)),
        ("årligt (marts)", Recurrence(Precision.YEAR), date(2022, 3, 1), date(2022, 3, 31)),
        ("hver man.", Recurrence(Precision.WEEK), date(2021, 4, 26), date(2021, 4, 26)),
        ("hvert forår", Recurrence(Precision.YEAR), date(2021, 3, 1), date(2021, 5, 31)),
        ("hvert år inden sommerferien", Recurrence(Precision.YEAR), None, date(2021, 6, 25)),
        (
            "månedligt fra maj 2022",
            Recurrence(Precision.MONTH),
            date(2022, 5, 1),
            date(2022, 5, 31),
        ),
        ("kvartalsvis i 2022", Recurrence(Precision.QUARTER), date(2022, 1, 1), date(2022, 3, 31)),
    ],
)
def test_what_comes_again_has_its_first_round(words, recurrence, first, last):
    time = read_time(words, said_on=SAID_ON)

    assert (time.recurrence, time.earliest, time.latest) == (recurrence, first, last)


@pytest.mark.parametrize(
    "words",
    ["evt. november", "sandsynligvis november", "november (evt.)", "november?", "ca. november"],
)
def test_words_of_doubt_make_a_time_uncertain(words):
    time = read_time(words, said_on=SAID_ON)

    assert (time.certain, time.earliest, str(time)) == (False, date(2021, 11, 1), words)


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        ("til næste møde", ""),
        ("næste møde i Økonomiudvalget", "Økonomiudvalget"),
        ("næste møde i Udvalget for Børn og Unge", "Udvalget for Børn og Unge"),
        ("på kommende direktionsmøde", "direktion"),
        ("et af de kommende byrådsmøder", "byråd"),
        ("næste ØU-møde", "ØU"),
        ("på det efterfølgende møde", ""),
        ("Byrådets næste møde", "Byrådet"),
    ],
)
def test_a_next_meeting_names_its_forum(words, forum):
    time = read_time(words, said_on=SAID_ON)

    assert (time.precision, time.meeting_of, time.earliest, time.latest) == (
        Precision.MEETING,
        forum,
        None,
        None,
    )


@pytest.mark.parametrize("words", ["snarest muligt", "Løbende", "(hurtigst muligt)", "efter behov"])
def test_open_words_set_no_bound(words):
    time = read_time(words, said_on=SAID_ON)

    assert (time.precision, time.earliest, time.latest) == (Precision.OPEN, None, None)


@pytest.mark.parametrize(
    "words",
    [
        "frem mod processtart",
        "inden den endelige udmøntning",
        "efter endt høring",
        "når svar foreligger",
    ],
)
def test_an_event_whose_day_nobody_knows_sets_no_bound(words):
    time = read_time(words, said_on=SAID_ON)

    assert (time.precision, time.earliest, time.latest) == (Precision.EVENT, None, None)


@pytest.mark.parametrize(
    ("words", "said_on", "first"),
    [
        ("september", date(2013, 9, 9), date(2013, 9, 1)),  # the month that is going on
        ("september", date(2013, 10, 1), date(2014, 9, 1)),
        ("20. september", date(2013, 9, 20), date(2013, 9, 20)),
        ("20. september", date(2013, 9, 21), date(2014, 9, 20)),
        ("uge 16", date(2021, 4, 25), date(2021, 4, 19)),
        ("uge 16", date(2021, 4, 26), date(2022, 4, 18)),
        ("uge 53", date(2021, 4, 21), date(2026, 12, 28)),  # the next year that has one
        ("29. februar", date(2021, 4, 21), date(2024, 2, 29)),
        ("vinteren", date(2021, 1, 15), date(2020, 12, 1)),
        ("efter sommerferien", date(2021, 7, 20), date(2021, 8, 16)),
    ],
)
def test_a_year_that_is_not_said_is_the_nearest_that_is_not_over(words, said_on, first):
    assert days(words, said_on)[0] == first


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("31. februar", "28. februar"),
        ("29. februar 2022", "28. februar"),
        ("32. maj", "31. maj"),
        ("den 30/2", "28. februar"),
        ("uge 54", "uge 52"),
        ("uge 53 2022", "uge 52"),
        ("5. kvartal", "4. kvartal"),
        ("3. halvår", "2. halvår"),
        ("5. uge månedligt", "sidste uge i måneden"),
        ("12/13", ""),
        ("1. maj 2021 - 1. marts 2021", ""),
        ("om 999 år", ""),
    ],
)
def test_a_time_that_the_calendar_does_not_have_names_the_remedy(words, instead):
    with pytest.raises(NoSuchTime, match="Write") as problem:
        read_time(words, said_on=SAID_ON)

    assert (problem.value.code, problem.value.instead) == ("impossible", instead)


@pytest.mark.parametrize(
    "words", ["", "hurra", "12/32140", "1.500 kr.", "§ 23", "pkt. 3", "maj " * 100, "()", "?"]
)
def test_other_words_are_unreadable(words):
    with pytest.raises(NoSuchTime, match="Write") as problem:
        read_time(words, said_on=SAID_ON)

    assert problem.value.code == "unreadable"


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("d. 28/4", "den 28. april 2021"),
        ("evt. nov.", "evt. november 2021"),
        ("inden sommerferien", "inden sommerferien 2021"),
        ("senest om 3 uger", "senest den 12. maj 2021"),
        ("hver 14. dag", "hver 2. uge"),
        ("to gange årligt", "hvert halvår"),
        ("(2. uge månedligt)", "2. uge hver måned"),
        ("19/9, 23/10", "den 19. september 2021, den 23. oktober 2021"),
        ("på kommende direktionsmøde", "næste direktionsmøde"),
    ],
)
def test_a_time_is_said_in_full(words, full):
    assert said_in_full(read_time(words, said_on=SAID_ON)) == full
