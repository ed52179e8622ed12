"""Days in OFX: the first eight digits are the day the bank wrote.

A time and a zone may follow; neither moves the day. Half-written times (`2023011523`) are refused,
since a digit that got lost may have been one of the day's.
"""

from __future__ import annotations

import re
from datetime import date

from finadvise.readers.days import checked_day, refused_day

_STAMP = re.compile(
    r"(\d{8})"
    r"(?:[T ]?\d{2}:?\d{2}(?::?\d{2})?(?:[.:,]?\d{3}|[.:,]\d{1,6})?)?"
    r"(?:\s*[A-Z]{1,4}|\s*\[[^\]]*\]|\s*[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


def day_digits(stamp: str) -> str:
    """Return the eight digits of the day, empty where the stamp has another shape."""
    found = _STAMP.fullmatch(stamp)
    return found[1] if found else ""


def read_day(stamp: str, today: date, *, row: int, column: str) -> date:
    """Return the day of a stamp such as `20240131233000.000[-5:EST]`: 31 January 2024.

    Raises:
        InputRefused: No such day, another shape, before 1970 or too far ahead; names row and tag.
    """
    digits = day_digits(stamp)
    if not digits:
        error = ValueError("not written as YYYYMMDD")
        raise refused_day(stamp, error, row=row, column=column)
    try:
        return checked_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]), today)
    except ValueError as error:
        raise refused_day(stamp, error, row=row, column=column) from None
