"""How past forecasts turned out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredForecast:
    """One day that a forecast spoke of, and what the balance then was.

    Args:
        made: The day the forecast was made.
        account: Empty for the household.
        error: The balance less the middle line.
        inside: Whether the balance lay within p10 and p90.
    """

    made: dt.date
    account: str
    date: dt.date
    days_ahead: int
    p10: Money
    p50: Money
    p90: Money
    balance: Money
    error: Money
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HorizonScore:
    """Forecasts that looked equally far ahead, together.

    Args:
        error: Mean absolute error of the middle line.
        naive_error: The same for a balance that stays.
        coverage80: Share of balances within p10 and p90 (0.8 is right).
    """

    days_ahead: int
    forecasts: int
    error: Money
    naive_error: Money
    coverage80: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginScore:
    """One forecast, over the days it spoke of that have passed.

    Args:
        days: How many of its days were scored.
        error: Mean absolute error of the middle line.
        naive_error: The same for a balance that stays.
        coverage80: Share of balances within p10 and p90 (0.8 is right).
    """

    made: dt.date
    account: str
    days: int
    error: Money
    naive_error: Money
    coverage80: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the person said about what was shown to them.

    Args:
        flags_in_order: Payments that looked unusual and were in order: false alarms.
    """

    advice_done: int = 0
    advice_dismissed: int = 0
    advice_snoozed: int = 0
    flags_in_order: int = 0


@dataclass(frozen=True, kw_only=True)
class Scorecard(Result):
    """Forecasts whose days have passed, and what became of advice and flags.

    Args:
        horizons: By how far ahead they looked, nearest first.
        origins: By the day they were made, oldest first.
        forecasts: Each day by itself, oldest first.
        waiting: Days that forecasts spoke of and that have not passed, or are not imported.
        decided: None for replayed forecasts.
        replayed: Whether the forecasts were made just now from past days (`--backtest`) and not
            kept from then.
    """

    kind: ClassVar[str] = "scorecard"
    main_list: ClassVar[str] = "forecasts"

    horizons: tuple[HorizonScore, ...] = ()
    origins: tuple[OriginScore, ...] = ()
    forecasts: tuple[ScoredForecast, ...] = ()
    waiting: int = 0
    decided: Decided | None = None
    replayed: bool = False
