"""Read, check and write the minutes of Danish municipal meetings as data, without Django."""

from referat.document import Minutes
from referat.errors import CannotRead
from referat.reading import read

__all__ = ["CannotRead", "Minutes", "read"]
