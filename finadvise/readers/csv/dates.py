"""Dates: the form of each cell, and one order of day and month for the whole file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from finadvise.data import read_toml
from finadvise.readers.csv.words import fold

_CLOCK = (
    r"(?:[T,\s]\s*\(?\d{1,2}[:.hH時点]\d{2}(?:[:.分]\d{2}秒?)?(?:[.,]\d+)?\s*(?:[aApP]\.?[mM]\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?\)?)?"
)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s?([-/.年년])\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})\s?[日일.]?" + _CLOCK
)
_COMPACT = re.compile(r"(\d{8})(?:\d{4,6}(?:\.\d+)?(?:\[[^\]]*\])?|\s*\d{6}|" + _CLOCK + ")?")
_NUMERIC = re.compile(r"(\d{1,2})([./\- ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?" + _CLOCK)
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_DAY_NAME = re.compile(
    _WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/.]*(?:de |of )?([^\W\d_]{3,12})"
    r"[\s\-/.,']*(?:de )?(\d{4}|\d{2})" + _CLOCK,
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    _WEEKDAY
    + r"([^\W\d_]{3,12})\.?[\s\-/]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/,]+(\d{4}|\d{2})"
    + _CLOCK,
    re.IGNORECASE,
)
_YEAR_NAME = re.compile(r"(\d{4})[\s\-/.]+([^\W\d_]{3,12})[\s\-/.]+(\d{1,2})" + _CLOCK)
_WITHOUT_YEAR = re.compile(
    r"(\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|\d{1,2}[./-]\d{1,2}\.?|\d{1,2}[ -][^\W\d_]{3,9}|"
    r"[^\W\d_]{3,9} \d{1,2})"
)
EARLIEST = date(1970, 1, 1)
LATEST_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date cell taken apart, before day and month are told apart.

    Args:
        form: `ymd` (year first), `named` (month by name), `numeric` (order open), `compact`
            (eight digits).
        parts: Three numbers; in `numeric` in file order, else year, month, day.
        mark: Separator of a numeric date.
        short_year: Whether the year has two digits.
    """

    form: str
    parts: tuple[int, int, int]
    mark: str = ""
    short_year: bool = False


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for names in read_toml("month_names.toml").values():
        for number, name in enumerate(names.split(), start=1):
            months.setdefault(fold(name), number)
    return months


@lru_cache(maxsize=65_536)
def take_apart(text: str) -> DateParts | None:
    """Return the parts of a cell that is nothing but a date (and perhaps a clock time)."""
    cell = text.strip().strip("'\"")
    if not 6 <= len(cell) <= 45:
        return None
    if not cell.isascii():
        cell = unicodedata.normalize("NFKC", cell)
    if cell.startswith("="):
        cell = cell.strip('="')
    if not any(c.isdigit() for c in cell):
        return None
    if match := _YEAR_FIRST.fullmatch(cell):
        return DateParts("ymd", (int(match[1]), int(match[3]), int(match[4])))
    if match := _NUMERIC.fullmatch(cell):
        numbers = (int(match[1]), int(match[3]), int(match[4]))
        return DateParts("numeric", numbers, match[2], short_year=len(match[4]) == 2)
    if match := _COMPACT.fullmatch(cell):
        digits = match[1]
        return DateParts("compact", (int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    return _named(cell)


def _named(cell: str) -> DateParts | None:
    for pattern, year, month, day in (
        (_DAY_NAME, 3, 2, 1),
        (_NAME_DAY, 3, 1, 2),
        (_YEAR_NAME, 1, 2, 3),
    ):
        match = pattern.fullmatch(cell)
        number = _months().get(fold(match[month])) if match else None
        if match and number:
            return DateParts("named", (full_year(match[year]), number, int(match[day])))
    return None


def full_year(text: str) -> int:
    """Return a year of four digits; two digits mean 1970 to 2069."""
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


def looks_like_date(text: str) -> bool:
    """Tell whether a cell is a date in any order, plausible in at least one."""
    parts = take_apart(text)
    if parts is None:
        return False
    a, b, c = parts.parts
    if parts.form == "numeric":
        return any(readable(parts, order) for order in ("dmy", "mdy", "ymd"))
    if parts.form == "compact":
        return any(readable(parts, order) for order in ("ymd", "dmy", "mdy"))
    return 1900 <= a <= 2100 and 1 <= b <= 12 and 1 <= c <= 31


def lacks_year(text: str) -> bool:
    """Tell whether a cell names a day and a month without a year."""
    return bool(_WITHOUT_YEAR.fullmatch(unicodedata.normalize("NFKC", text.strip())))


def read_parts(parts: DateParts, order: str) -> date | None:
    """Return the date under an order (`dmy`, `mdy`, `ymd`), or None where there is no such day."""
    a, b, c = parts.parts
    if parts.form == "numeric":
        if order == "ymd":
            if not parts.short_year:
                return None
            a = full_year(f"{a:02d}")
        else:
            year = full_year(f"{c:02d}") if parts.short_year else c
            a, b, c = (year, b, a) if order == "dmy" else (year, a, b)
    elif parts.form == "compact" and order != "ymd":
        digits = f"{a:04d}{b:02d}{c:02d}"
        first, second, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
        a, b, c = (year, second, first) if order == "dmy" else (year, first, second)
    try:
        return date(a, b, c)
    except ValueError:
        return None


def readable(parts: DateParts, order: str) -> bool:
    """Tell whether the parts make a day since 1970 under an order."""
    day = read_parts(parts, order)
    return day is not None and EARLIEST <= day <= date(2100, 1, 1)
