"""The limits every statement's dates obey, whatever the format."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.errors import InputRefused

EARLIEST_YEAR = 1970
LATEST_AHEAD = timedelta(days=400)


def checked_day(year: int, month: int, day: int, today: date) -> date:
    """Return the day where it exists and a bank could have meant it.

    Raises:
        ValueError: No such day, before 1970, or more than 400 days after `today`.
    """
    found = date(year, month, day)
    if found.year < EARLIEST_YEAR:
        raise ValueError(f"before {EARLIEST_YEAR}")
    if found > today + LATEST_AHEAD:
        raise ValueError(f"more than {LATEST_AHEAD.days} days after {today}")
    return found


def refused_day(text: str, error: ValueError, *, row: int, column: str) -> InputRefused:
    """Return the refusal for a date that does not exist or cannot be meant."""
    told = str(error).startswith(("before", "more than", "not written"))
    why = str(error) if told else "no such day"
    return InputRefused(
        f"date {text[:40]!r}: {why}" if text else "the date is missing",
        hint="correct the file or download it again",
        code="bad-date",
        row=row,
        column=column,
    )
