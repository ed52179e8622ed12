"""Days on which banks book payments."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from finadvise.data import read_toml
from finadvise.results.recurring import Moves

_SATURDAY = 5


@cache
def bank_holidays(currency: str) -> Container[date]:
    """Return the bank holidays of a currency's home; empty where none are known."""
    calendar = read_toml("bank_holidays.toml").get(currency)
    if calendar is None:
        return frozenset()
    import holidays

    if "market" in calendar:
        return holidays.financial_holidays(calendar["market"])
    return holidays.country_holidays(calendar["country"], subdiv=calendar.get("subdivision"))


def move(day: date, moves: Moves, closed: Container[date] = frozenset()) -> date:
    """Move a due date off week-ends and the days in `closed`."""
    if moves == "none":
        return day
    step = timedelta(days=1 if moves == "next" else -1)
    while day.weekday() >= _SATURDAY or day in closed:
        day += step
    return day
