"""Times are found in running text, and nothing is taken for one that is not."""

from datetime import date
from time import perf_counter

import pytest

from referat.danish.times import find_times

SAID_ON = date(2021, 4, 21)


def found_in(text):
    return [text[one.start : one.end] for one in find_times(text, said_on=SAID_ON)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Sekretariatet sender notatet senest den 1. juni kl. 12.", ["senest den 1. juni kl. 12"]),
        ("Genoptages på direktionsmødet den 28. april 2021, hvor", ["på direktionsmødet den 28. april 2021"]),
        ("Økonomi udarbejder det til kommende direktionsmøde.", ["til kommende direktionsmøde"]),
        ("Forelægges på næste møde i Økonomiudvalget.", ["på næste møde i Økonomiudvalget"]),
        ("Afsluttes i uge 26, dog senest inden sommerferien.", ["i uge 26", "inden sommerferien"]),
        ("Status gives kvartalsvis i 2022.", ["kvartalsvis i 2022"]),
        ("Der følges op hver anden måned.", ["hver anden måned"]),
        ("Møderne er 19/9, 23/10 og 20/11.", ["19/9", "23/10", "20/11"]),
        ("Revideres efter budgetvedtagelsen i oktober måned.", ["efter budgetvedtagelsen i oktober måned"]),
        ("Sker ultimo oktober/1. november.", ["ultimo oktober", "1. november"]),
        ("Det er planlagt til marts og september.", ["til marts", "september"]),
        ("Opgaven løses løbende", ["løbende"]),
        ("(evt. november)", ["evt. november"]),
        ("Afsluttes i 4. kvartal. Mødes hver man.", ["i 4. kvartal", "hver man."]),
        ("Det sikres frem mod processtart.", ["frem mod processtart"]),
        ("Sendes, når svar foreligger", ["når svar foreligger"]),
        ("September\tØkonomi\nOktober\tByg", ["September", "Oktober"]),
        ("Emnet tages op i\nmaj 2022", ["maj 2022"]),  # a cell or line ends a time
    ],
)  # fmt: skip
def test_times_are_found_with_the_words_that_bound_them(text, times):
    assert found_in(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "Budget 2022",
        "Organisationens Strategi- og Udviklingsplan 2020-2022",
        "Digitaliseringsstrategi 2023-2026",
        "Regnskab 2021/22",
        "Vision 2030 og Agenda 21",
        "til 2022",
        "1.500 kr. og 5,5 mio. kr.",
        "10.000-12.000 kr.",
        "12.5 pct.",
        "§ 23, stk. 2 og § 38",
        "pkt. 3, punkt 3 og afsnit 4.3",
        "lokale 12.05",
        "tlf. 44 12 20 21",
        "sag 12/32140",
        "S2021-4857",
        "00.01.00-P20-5-13 og 27.36.04-G01-3-13",
        "kontrakt 02.19",
        "kl. 8.30 - 09.20",
        "version 1.2, LIX 45",
        "2/3 flertal, 1/2 årsværk, 24/7",
        "jf. bilag 3. maj",
        "nr. 12-05-2021",
        "Jan Jensen, Maj Hansen og August Berg",
        "den løbende drift og de årlige midler",
        "de kommende år, i mange år og om 3 personer",
        "i alt 2021 sager, ca. 20 personer",
        "forårets aktiviteter i sommerhuset",
        "hver især og hver enkelt, en gang imellem",
        "3. behandling, side 3-5",
        "i fire uger og i uger, om året",
        "i forbindelse med godkendelse af planen",
        "den 31. februar, uge 54 og Q10",
    ],
)
def test_what_is_no_time_is_not_found(text):
    assert found_in(text) == []


def test_a_time_that_does_not_exist_is_passed_over_whole():
    assert found_in("senest 32. maj eller 1. juni") == ["1. juni"]


def test_finding_takes_time_as_the_text_is_long():
    text = "Sekretariatet følger op i uge 44 og senest den 1. juni; 12.12.12. hver hver 1. "

    def seconds(times):
        start = perf_counter()
        find_times(text * times, said_on=SAID_ON)
        return perf_counter() - start

    seconds(5)
    short, long = min(seconds(20) for _ in range(3)), min(seconds(200) for _ in range(3))

    assert long < short * 30  # ten times the text; three times that for a busy machine
