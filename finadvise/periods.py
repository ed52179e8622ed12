"""Calendar arithmetic: months, spans of days, and the names people give them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from finadvise.errors import UsageError


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, both ends included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.end - self.start).days + 1


def month_start(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """Move by whole months; a day that does not exist becomes the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(day: date) -> Period:
    """Return the calendar month that holds the day."""
    return Period(month_start(day), month_end(day))


def months_back(as_of: date, count: int) -> list[Period]:
    """Return the `count` complete months before the month of `as_of`, oldest first."""
    first = month_start(as_of)
    return [month_of(add_months(first, -k)) for k in range(count, 0, -1)]


def each_day(period: Period) -> Iterator[date]:
    """Walk the days of a period."""
    for k in range(period.days):
        yield period.start + timedelta(days=k)


def parse_day(text: str) -> date:
    """Read an ISO date.

    Raises:
        UsageError: Anything else.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            f"not a date: {text!r}", hint="write it as 2026-03-31", code="date"
        ) from None


def parse_period(text: str, as_of: date, *, payday: date | None = None) -> Period:
    """Read `2026-03`, `2026`, `this-month`, `last-month`, `12-months`, `payday` or `A..B`.

    `N-months` are the N complete months before the month of `as_of`; `payday` runs from the last
    payday to `as_of`.

    Raises:
        UsageError: Not one of these, or `payday` where none is known.
    """
    word = text.strip().lower()
    if word in ("this-month", "last-month"):
        return month_of(as_of if word == "this-month" else add_months(month_start(as_of), -1))
    if match := re.fullmatch(r"(\d{1,3})-months?", word):
        months = months_back(as_of, max(1, int(match[1])))
        return Period(months[0].start, months[-1].end)
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", word):
        return month_of(date(int(match[1]), int(match[2]), 1))
    if match := re.fullmatch(r"(19|20)\d\d", word):
        return Period(date(int(word), 1, 1), date(int(word), 12, 31))
    if ".." in word:
        start, _, end = word.partition("..")
        return Period(parse_day(start), parse_day(end))
    if word == "payday":
        if payday is None:
            raise UsageError("no payday is known yet", hint="use a month such as 2026-03")
        return Period(payday, as_of)
    raise UsageError(
        f"not a period: {text!r}",
        hint="use 2026-03, 2026, this-month, last-month, 12-months, payday or FROM..TO",
    )
