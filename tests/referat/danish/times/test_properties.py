"""What holds of every time, whatever its words: bounds, spans, printing, rounds and order."""

from datetime import date, timedelta
from itertools import islice, pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from referat.danish.times import (
    NoSuchTime,
    find_times,
    moved_to_year,
    next_occurrence,
    occurrences,
    read_time,
    said_in_full,
)

# The holidays of a year are worked out when it is seen first.
AT_LEISURE = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
EVENTS = ("sommerferien", "påske", "budgetvedtagelsen", "efterårsferien", "jul", "kommunalvalget")
YEARS = st.one_of(st.just(""), st.integers(1995, 2055).map(lambda year: f" {year}"))
PIECES = st.one_of(
    st.builds("den {}. {}{}".format, st.integers(1, 28), st.sampled_from(MONTHS), YEARS),
    st.builds("uge {}{}".format, st.integers(1, 52), YEARS),
    st.builds("{} uge {}{}".format, st.sampled_from(["mandag i", "fredag i"]), st.integers(1, 52), YEARS),
    st.builds("{}{}".format, st.sampled_from(MONTHS), YEARS),
    st.builds("{} {}{}".format, st.sampled_from(["primo", "medio", "ultimo"]), st.sampled_from(MONTHS), YEARS),
    st.builds("{}. kvartal{}".format, st.integers(1, 4), YEARS),
    st.builds("{}. halvår{}".format, st.integers(1, 2), YEARS),
    st.builds("{}{}".format, st.sampled_from(["foråret", "sommeren", "efteråret", "vinteren"]), YEARS),
    st.builds("{}{}".format, st.sampled_from(EVENTS[:5]), YEARS),
)  # fmt: skip
BOUNDED = st.builds(
    "{}{}".format, st.sampled_from(["", "inden ", "senest ", "efter ", "fra og med ", "evt. "]), PIECES
)  # fmt: skip
RANGES = st.builds("{}-{}".format, st.sampled_from(MONTHS), st.sampled_from(MONTHS))
CYCLES = st.one_of(
    st.sampled_from(["ugentligt", "månedligt", "kvartalsvis", "halvårligt", "årligt"]),
    st.builds("hver {}. {}".format, st.integers(2, 9), st.sampled_from(["uge", "måned", "mandag"])),
    st.builds("{}. uge månedligt".format, st.integers(1, 4)),
    st.builds("{}. {} i måneden".format, st.integers(1, 4), st.sampled_from(["mandag", "søndag"])),
    st.builds("den {}. i hver måned".format, st.integers(1, 31)),
    st.builds("{} hvert kvartal".format, st.sampled_from(["primo", "ultimo"])),
    st.builds("årligt i {}".format, st.sampled_from(MONTHS)),
    st.builds("hvert år {} {}".format, st.sampled_from(["inden", "efter"]), st.sampled_from(EVENTS)),
    st.builds("månedligt fra {} {}".format, st.sampled_from(MONTHS), st.integers(1995, 2055)),
)  # fmt: skip
OTHERS = st.one_of(
    st.builds("om {} {}".format, st.integers(2, 40), st.sampled_from(["dage", "uger", "måneder"])),
    st.sampled_from(["næste møde", "næste møde i Byrådet", "snarest muligt", "i år", "næste måned"]),
    st.lists(st.builds("{}/{}".format, st.integers(1, 28), st.integers(1, 12)), min_size=2, max_size=4, unique=True).map(", ".join),
)  # fmt: skip
WORDS = st.one_of(BOUNDED, RANGES, CYCLES, OTHERS)
FRAGMENTS = st.lists(
    st.one_of(WORDS, st.sampled_from(["§ 23", "(", ")", ",", ".", "og", "/", "-", "sag 12/3214", "32. maj", "hver man.", "i jan.", "3. kvt.", "i 4. kvartal.", "maj 22", "i fire uger", "uge", "fra 2024 og frem", "kl. 9", "årligt (marts)", "på", "næste", "møde i Byrådet", "den", "6/5"]), st.text(max_size=6)),
    max_size=12,
).map(" ".join)  # fmt: skip


@AT_LEISURE
@given(WORDS, DAYS)
def test_a_time_ends_on_or_after_the_day_it_begins(words, said_on):
    time = read_time(words, said_on=said_on)

    assert (time.earliest or date.min) <= (time.latest or date.max)


@AT_LEISURE
@given(WORDS, DAYS)
def test_a_time_said_in_full_reads_back_the_same(words, said_on):
    time = read_time(words, said_on=said_on)

    again = read_time(said_in_full(time), said_on=said_on)

    assert (again.earliest, again.latest, again.recurrence, again.certain, again.meeting_of) == (
        time.earliest, time.latest, time.recurrence, time.certain, time.meeting_of,
    )  # fmt: skip
    assert said_in_full(again) == said_in_full(time)


@AT_LEISURE
@given(FRAGMENTS, DAYS)
def test_the_words_of_a_found_time_read_as_that_time(text, said_on):
    found = find_times(text, said_on=said_on)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
    assert [read_time(text[one.start : one.end], said_on=said_on) for one in found] == [
        one.time for one in found
    ]


@AT_LEISURE
@given(BOUNDED, DAYS)
def test_a_time_is_found_in_a_sentence(words, said_on):
    assume(words not in EVENTS)  # "sommerferien" alone may be what is spoken of
    text = f"Sekretariatet følger op {words}, hvis der er behov."

    assert [one.time for one in find_times(text, said_on=said_on)] == [
        read_time(words, said_on=said_on)
    ]


@AT_LEISURE
@given(st.one_of(st.text(max_size=300), FRAGMENTS), st.dates())
def test_any_words_are_read_or_refused(words, said_on):
    try:
        time = read_time(words, said_on=said_on)
    except NoSuchTime as problem:
        assert problem.code in {"unreadable", "impossible"}
    else:
        assert time.words == " ".join(words.split())
    find_times(words, said_on=said_on)


@AT_LEISURE
@given(WORDS, DAYS, st.integers(0, 2000), st.integers(0, 2000))
def test_the_next_round_is_not_over_and_never_goes_back(words, said_on, days, more):
    time = read_time(words, said_on=said_on)
    after = said_on + timedelta(days=days)

    found = next_occurrence(time, after=after)
    later = next_occurrence(time, after=after + timedelta(days=more))

    assert found is None or found.latest >= after
    assert later is None or (found is not None and found.earliest <= later.earliest)


@AT_LEISURE
@given(CYCLES, DAYS)
def test_what_comes_again_has_a_next_round_that_begins_with_its_bounds(words, said_on):
    time = read_time(words, said_on=said_on)

    first = next_occurrence(time, after=said_on)

    assert first is not None
    assert time.earliest in {None, first.earliest}
    assert time.latest in {None, first.latest}


@AT_LEISURE
@given(WORDS, DAYS, st.integers(0, 900), st.integers(0, 900))
def test_rounds_lie_in_order_and_do_not_overlap(words, said_on, days, length):
    time = read_time(words, said_on=said_on)
    first = said_on + timedelta(days=days)
    last = first + timedelta(days=length)

    rounds = list(islice(occurrences(time, first, last), 200))

    assert all(one.earliest <= one.latest for one in rounds)
    assert all(one.latest >= first and one.earliest <= last for one in rounds)
    assert all(one.latest < after.earliest for one, after in pairwise(rounds))


@AT_LEISURE
@given(st.lists(WORDS, min_size=3, max_size=6), DAYS)
def test_times_sort_in_one_way(words, said_on):
    times = [read_time(one, said_on=said_on) for one in words]

    keys = sorted(one.sort_key for one in times)
    assert [one.sort_key for one in sorted(times, key=lambda one: one.sort_key)] == keys
    assert all(
        (one == other) is (one.sort_key == other.sort_key) for one in times for other in times
    )


@AT_LEISURE
@given(BOUNDED, DAYS, st.integers(1995, 2055))
def test_a_time_moved_to_a_year_says_that_year(words, said_on, year):
    time = read_time(words, said_on=said_on)

    moved = moved_to_year(time, year)

    assert said_in_full(moved).endswith(f" {year}")
    assert (moved.precision, moved.certain, moved.said_on) == (
        time.precision, time.certain, said_on,
    )  # fmt: skip
