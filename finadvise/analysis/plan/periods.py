"""The periods a household plans in: calendar months, paydays or four weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from finadvise.errors import UsageError
from finadvise.model.flows import Flows
from finadvise.periods import Period, month_of, months_back

PERIODS = ("month", "payday", "four-weekly")
_FOUR_WEEKS = timedelta(days=28)
_DAY = timedelta(days=1)
# Statements often begin or end a few days inside a month that is a whole one all the same.
_TOLERANCE = timedelta(days=4)


def planning_periods(
    name: str, flows: Flows, as_of: date, *, count: int, paydays: Sequence[date] = ()
) -> tuple[list[Period], Period]:
    """Return the complete periods that the books cover, oldest first, and the running one.

    Args:
        name: One of `PERIODS`.
        flows: The books up to `as_of`.
        as_of: The day in question.
        count: At most so many complete periods.
        paydays: Days the main income came, oldest first.

    Raises:
        UsageError: An unknown name, or `payday` where no payday is known.
    """
    match name:
        case "month":
            past, running = months_back(as_of, count), month_of(as_of)
        case "four-weekly":
            past, running = _four_weeks(as_of, paydays, count)
        case "payday":
            past, running = _between_paydays(as_of, paydays, count)
        case _:
            raise UsageError(f"cannot plan by {name!r}", hint=f"use {', '.join(PERIODS)}")
    if flows.first is None or flows.last is None:
        return [], running
    start, end = flows.first - _TOLERANCE, flows.last + _TOLERANCE
    return [p for p in past if start <= p.start and p.end <= end], running


def share_of_year(periods: Sequence[Period]) -> float:
    """Return a period's part of a year: 1/12 for months."""
    days = sum(p.days for p in periods) / max(1, len(periods))
    return 1 / 12 if 28 < days < 31.5 else days / 365.25


def _four_weeks(as_of: date, paydays: Sequence[date], count: int) -> tuple[list[Period], Period]:
    anchor = paydays[-1] if paydays else as_of - timedelta(days=as_of.weekday())
    start = anchor + (as_of - anchor) // _FOUR_WEEKS * _FOUR_WEEKS
    starts = [start - k * _FOUR_WEEKS for k in range(count, -1, -1)]
    periods = [Period(s, s + _FOUR_WEEKS - _DAY) for s in starts]
    return periods[:-1], periods[-1]


def _between_paydays(
    as_of: date, paydays: Sequence[date], count: int
) -> tuple[list[Period], Period]:
    if len(paydays) < 2:
        raise UsageError("no payday is known yet", hint="use --period month", code="payday-unknown")
    pairs = list(pairwise(paydays))
    usual = timedelta(days=round(median((b - a).days for a, b in pairs)))
    running = Period(paydays[-1], max(as_of, paydays[-1] + usual - _DAY))
    return [Period(a, b - _DAY) for a, b in pairs][-count:], running
