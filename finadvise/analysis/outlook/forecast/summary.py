"""From many futures to what a person asks: the band, the low point, the odds, what is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast.contracts import Contract
from finadvise.analysis.outlook.forecast.pool import quantile
from finadvise.money import Money
from finadvise.results.forecast import ForecastDay, Low, LowPoint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]

_LINES = {
    "p05": 0.05,
    "p10": 0.10,
    "p25": 0.25,
    "p50": 0.50,
    "p75": 0.75,
    "p90": 0.90,
    "p95": 0.95,
}
# Without a known payday, what is safe is looked at over a month.
_SPENDING_DAYS = 30
# Smaller regular income than this share of the largest is no payday.
_PAYDAY_SHARE = 0.5


def band(paths: Paths, as_of: date, currency: str) -> tuple[ForecastDay, ...]:
    """Return the quantiles of each day; `paths` is (paths, days) in minor units."""
    import numpy as np

    ordered = np.sort(paths, axis=0)
    lines = {name: np.rint(quantile(ordered, share)) for name, share in _LINES.items()}
    return tuple(
        ForecastDay(
            date=as_of + timedelta(days=k + 1),
            **{name: Money(int(line[k]), currency) for name, line in lines.items()},
        )
        for k in range(paths.shape[1])
    )


def low_points(days: Sequence[ForecastDay]) -> Low:
    """Return the first day on which each line is at its lowest."""
    cautious = min(days, key=lambda d: (d.p10.minor, d.date))
    middle = min(days, key=lambda d: (d.p50.minor, d.date))
    return Low(
        p10=LowPoint(date=cautious.date, balance=cautious.p10),
        p50=LowPoint(date=middle.date, balance=middle.p50),
    )


def probability_below(paths: Paths, level_minor: int) -> float:
    """Return the share of futures that close below a level on some day."""
    return float((paths.min(axis=1) < level_minor).mean())


def next_payday(contracts: Sequence[Contract], due: Sequence[Sequence[date]]) -> date | None:
    """Return the first due date of the main regular income; None where there is none.

    `due` holds the coming dates of each contract.
    """
    pay = [
        (c.series.amount.minor, days[0])
        for c, days in zip(contracts, due, strict=True)
        if c.series.kind == "income" and days
    ]
    largest = max((minor for minor, _ in pay), default=0)
    return min((day for minor, day in pay if minor >= _PAYDAY_SHARE * largest), default=None)


def safe_to_spend(paths: Paths, as_of: date, payday: date | None, floor_minor: int) -> int:
    """Return what can be spent before payday so that nine futures in ten stay above the floor.

    Without a payday the next thirty days count. Minor units, never negative.
    """
    import numpy as np

    before = (payday - as_of).days - 1 if payday else _SPENDING_DAYS
    lowest = paths[:, : max(1, before)].min(axis=1)
    return max(0, int(np.floor(np.quantile(lowest, 0.1))) - floor_minor)
