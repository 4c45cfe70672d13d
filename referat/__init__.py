"""Read, check and write the minutes of Danish municipal meetings as data, without Django."""

from referat.document import Minutes
from referat.errors import CannotRead, CannotWrite
from referat.finding import Finding, Severity
from referat.finding import run as check
from referat.reading import read
from referat.writing import write

__all__ = [
    "CannotRead",
    "CannotWrite",
    "Finding",
    "Minutes",
    "Severity",
    "check",
    "read",
    "write",
]
