"""What the balance may do: a band for each day, what drives it, and how good such bands were."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastDay:
    """Closing balance of one day: in 5, 10, … 95 of a hundred futures it is no higher."""

    date: dt.date
    p05: Money
    p10: Money
    p25: Money
    p50: Money
    p75: Money
    p90: Money
    p95: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastEvent:
    """A payment that is expected or planned; `recurring_id` is empty for plans and pending rows."""

    date: dt.date
    payee: str
    amount: Money
    recurring_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowPoint:
    """The lowest closing balance of a line and its first day."""

    date: dt.date
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Low:
    """Low points of the cautious line (p10) and of the middle one."""

    p10: LowPoint
    p50: LowPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How the same method did on the account's own past.

    Args:
        origins: Past days it was tried from, each knowing only what came before.
        error: Mean absolute error of the middle line over the horizon.
        naive_error: The same for `the balance stays where it is`.
        coverage80: Share of days whose balance lay between p10 and p90 (0.8 is right).
    """

    origins: int
    error: Money | None
    naive_error: Money | None
    coverage80: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolMember:
    """One simulator, its share of the futures, and its pinball loss on the account's past."""

    name: str
    weight: float
    loss: Money | None


@dataclass(frozen=True, kw_only=True)
class Forecast(Result):
    """The cash-flow forecast of one account or of the household.

    Args:
        start_balance: Closing balance of `as_of`; zero where none is known (a note says so).
        days: Row k is k + 1 days after `as_of`. Without enough history all seven figures are the
            same: known bills only.
        events: Expected contracts and plans inside the horizon, in order of date.
        p_below_zero: Probability that some day closes below zero; None without enough history.
        p_below_limit: The same for the arranged overdraft.
        p_below_floor: The same for the person's own floor.
        safe_to_spend: What can go before the next payday so that nine futures in ten stay above
            the floor; never negative.
        account: Name of the account, empty for the household.
        accounts: Names of the accounts it covers.
        known_until: The last day the books know, which `start_balance` is of; before `as_of` where
            statements are missing.
        pool: What the futures were made with.
    """

    kind: ClassVar[str] = "forecast"
    main_list: ClassVar[str] = "days"

    start_balance: Money
    days: tuple[ForecastDay, ...] = ()
    events: tuple[ForecastEvent, ...] = ()
    low: Low | None = None
    p_below_zero: float | None = None
    p_below_limit: float | None = None
    p_below_floor: float | None = None
    safe_to_spend: Money | None = None
    next_payday: dt.date | None = None
    skill: Skill | None = None
    method: str = ""
    account: str = ""
    accounts: tuple[str, ...] = ()
    known_until: dt.date | None = None
    pool: tuple[PoolMember, ...] = ()
