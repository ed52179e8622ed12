"""Months and the names of spans."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.errors import UsageError
from finadvise.periods import Period, add_months, month_of, months_back, parse_day, parse_period

AS_OF = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("this-month", "2026-03-01", "2026-03-31"),
        ("last-month", "2026-02-01", "2026-02-28"),
        ("3-months", "2025-12-01", "2026-02-28"),
        ("2026-01-05..2026-02-04", "2026-01-05", "2026-02-04"),
    ],
)
def test_a_period_can_be_named(text: str, start: str, end: str) -> None:
    assert parse_period(text, AS_OF) == Period(date.fromisoformat(start), date.fromisoformat(end))


def test_payday_runs_from_the_last_one_to_today() -> None:
    period = parse_period("payday", AS_OF, payday=date(2026, 3, 25))
    assert period == Period(date(2026, 3, 25), AS_OF)


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "payday", "31/03/2026..2026-04-01"])
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_period(text, AS_OF)


def test_a_day_is_iso_or_refused() -> None:
    assert parse_day(" 2026-03-31 ") == AS_OF
    with pytest.raises(UsageError, match="not a date"):
        parse_day("31/03/2026")


def test_a_day_that_does_not_exist_becomes_the_last_of_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


@given(st.dates(date(1980, 1, 1), date(2080, 1, 1)), st.integers(1, 60))
def test_months_back_are_whole_and_touch(day: date, count: int) -> None:
    months = months_back(day, count)
    assert len(months) == count
    assert all((b.start - a.end).days == 1 for a, b in pairwise(months))
    assert day not in months[-1]
    assert day in month_of(day)
