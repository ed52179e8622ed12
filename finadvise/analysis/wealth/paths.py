"""Simulated futures of one mix: what a pound put in at the start, and monthly pounds, become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finadvise.analysis.wealth.house import House, Mix
from finadvise.analysis.wealth.odds import log_moments, widen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All paths at one month: value = start * `growth` + monthly * `savings`."""

    month: int
    growth: Floats
    savings: Floats

    def values(self, start: float, monthly: float) -> Floats:
        """Return each path's value."""
        return start * self.growth + monthly * self.savings


def simulate(
    mix: Mix, house: House, *, months: int, at: Sequence[int], paths: int, seed: int
) -> tuple[Snapshot, ...]:
    """Simulate monthly lognormal real returns after fees, and look at the months in `at`.

    Each path draws its own long-run average once (`house.doubt`), since that is what nobody knows;
    volatility is widened over long spans. Savings are paid in at each month's end. Volatility and
    doubt of zero give the closed form.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    drift, spread = log_moments(mix)
    years = months / 12
    spread *= widen(years, house)
    doubt = house.doubt * rng.standard_normal(paths)
    monthly_drift = (drift + doubt) / 12 + np.log1p(-house.fee) / 12
    monthly_spread = spread / np.sqrt(12)
    growth = np.ones(paths)
    savings = np.zeros(paths)
    wanted = set(at)
    found = [Snapshot(0, growth.copy(), savings.copy())] if 0 in wanted else []
    for month in range(1, months + 1):
        step = np.exp(monthly_drift + monthly_spread * rng.standard_normal(paths))
        growth *= step
        savings *= step
        savings += 1
        if month in wanted:
            found.append(Snapshot(month, growth.copy(), savings.copy()))
    return tuple(found)


def quantiles(values: Floats) -> list[float]:
    """Return the seven quantiles of a fan, lowest first."""
    import numpy as np

    return [float(q) for q in np.quantile(values, QUANTILES)]


def share_reaching(values: Floats, target: float) -> float:
    """Return the share of paths at or above a target."""
    return float((values >= target).mean())


def monthly_needed(end: Snapshot, *, start: float, target: float, probability: float) -> float:
    """Return the monthly saving that reaches the target on such a share of the paths.

    Value is linear in the saving, so each path has its own exact need; the answer is the quantile
    of those needs, which is where a bisection over the same paths would end. Never below zero.
    """
    import numpy as np

    if end.month == 0:
        return 0.0
    needs: Any = (target - start * end.growth) / end.savings
    return max(0.0, float(np.quantile(needs, probability, method="higher")))
