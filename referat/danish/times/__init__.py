"""Times as people say them: "ultimo oktober", "uge 44", "kvartalsvis", "inden sommerferien"."""

from referat.danish.times.value import FoundTime, FuzzyTime, Period, Precision, Recurrence
from referat.danish.times.words import NoSuchTime, read_time

__all__ = [
    "FoundTime",
    "FuzzyTime",
    "NoSuchTime",
    "Period",
    "Precision",
    "Recurrence",
    "read_time",
]
