"""Times as people say them: "ultimo oktober", "uge 44", "kvartalsvis", "inden sommerferien"."""

from referat.danish.times.printing import moved_to_year, said_in_full
from referat.danish.times.problems import NoSuchTime
from referat.danish.times.rounds import next_occurrence, occurrences
from referat.danish.times.value import FoundTime, FuzzyTime, Period, Precision, Recurrence
from referat.danish.times.words import find_times, read_time

__all__ = [
    "FoundTime",
    "FuzzyTime",
    "NoSuchTime",
    "Period",
    "Precision",
    "Recurrence",
    "find_times",
    "moved_to_year",
    "next_occurrence",
    "occurrences",
    "read_time",
    "said_in_full",
]
