"""What a mix may do, from its mean and volatility: chances of loss and a bad year."""

from __future__ import annotations

from math import exp, log1p, sqrt
from statistics import NormalDist

from finadvise.analysis.wealth.house import House, Mix

_NORMAL = NormalDist()


def log_moments(mix: Mix) -> tuple[float, float]:
    """Return drift and standard deviation of a year's log return (lognormal, real)."""
    spread = sqrt(log1p((mix.volatility / (1 + mix.mean)) ** 2))
    return log1p(mix.mean) - spread**2 / 2, spread


def widen(years: float, house: House) -> float:
    """Return the factor on volatility: 1 up to five years, the house's from ten, between straight.

    Bad years cluster: 120 years of returns show a fatter left tail over long spans than
    independent years would.
    """
    share = min(1.0, max(0.0, (years - 5) / 5))
    return 1 + (house.widening - 1) * share


def chance_of_loss(mix: Mix, years: int, house: House) -> float:
    """Return the chance of less buying power than at the start, doubt about the mean included."""
    drift, spread = log_moments(mix)
    deviation = sqrt((spread * widen(years, house)) ** 2 * years + (house.doubt * years) ** 2)
    if deviation == 0:
        return 0.0 if drift >= 0 else 1.0
    return _NORMAL.cdf(-drift * years / deviation)


def bad_year(mix: Mix) -> float:
    """Return the real return that one year in twenty falls below."""
    drift, spread = log_moments(mix)
    return exp(drift + _NORMAL.inv_cdf(0.05) * spread) - 1
