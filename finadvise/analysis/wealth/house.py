"""The stated long-run assumptions about asset classes (`data/house_2026_1.toml`), typed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from finadvise.data import read_toml

LEGS = ("equity", "bonds")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetClass:
    """One asset class; returns and volatility per year, real, before fees.

    Args:
        share: Its share inside its leg of the ladder (0 for cash).
        mean: Arithmetic real return, what an optimiser works with.
    """

    key: str
    name: str
    role: str
    leg: str
    aliases: tuple[str, ...]
    share: float
    mean: float
    volatility: float


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One dated set of assumptions.

    Args:
        assets: Equity classes, then bond classes, then cash.
        correlation: Square table in the order of `assets` without cash.
        inflation: Per year, as is `fee`.
        doubt: Standard deviation of what is not known about the long-run average return.
        widening: Factor on volatility at ten years and beyond.
    """

    id: str
    day: date
    assets: tuple[AssetClass, ...]
    correlation: tuple[tuple[float, ...], ...]
    inflation: float
    fee: float
    doubt: float
    widening: float
    band: float
    tracking_penalty: float
    view_uncertainty: float
    turnover_shift: float
    sell_drift: float

    @property
    def invested(self) -> tuple[AssetClass, ...]:
        """Return the classes a mix is made of: all but cash."""
        return tuple(a for a in self.assets if a.leg in LEGS)

    def find(self, text: str) -> AssetClass | None:
        """Return the class of a key, name or alias, whatever its case; None where unknown."""
        wanted = " ".join(text.replace("_", " ").casefold().split())
        for asset in self.assets:
            known = (asset.key.replace("_", " "), asset.name, *asset.aliases)
            if wanted in (name.casefold() for name in known):
                return asset
        return None


@dataclass(frozen=True, slots=True)
class Mix:
    """A mix's yearly real figures: arithmetic mean, volatility, and what compounds."""

    mean: float
    volatility: float

    @property
    def growth(self) -> float:
        """Return the geometric mean: the arithmetic one less half the variance."""
        return self.mean - self.volatility**2 / 2


@cache
def load_house(name: str = "house_2026_1.toml") -> House:
    """Read a set of assumptions."""
    table = read_toml(name)
    optimiser = table["optimiser"]
    return House(
        id=table["id"],
        day=table["date"],
        assets=tuple(_asset(k, v, table["ladder"]) for k, v in table["assets"].items()),
        correlation=tuple(tuple(row) for row in table["correlation"]["rows"]),
        inflation=table["inflation_per_year"],
        fee=table["fee_per_year"],
        doubt=table["long_run_doubt"],
        widening=table["long_horizon_widening"],
        band=optimiser["band"],
        tracking_penalty=optimiser["tracking_penalty"],
        view_uncertainty=optimiser["view_uncertainty"],
        turnover_shift=optimiser["turnover_shift"],
        sell_drift=optimiser["sell_drift"],
    )


def _asset(key: str, row: dict[str, Any], ladder: dict[str, dict[str, float]]) -> AssetClass:
    return AssetClass(
        key=key,
        name=row["name"],
        role=row["role"],
        leg=row["leg"],
        aliases=tuple(row["aliases"]),
        share=ladder.get(row["leg"], {}).get(key, 0.0),
        mean=row["real_arithmetic"],
        volatility=row["volatility"],
    )


def policy_weights(house: House, equity_share: float) -> dict[str, float]:
    """Return the anchor: each leg's share spread over its classes as the ladder says."""
    legs = {"equity": equity_share, "bonds": 1 - equity_share}
    return {a.key: legs[a.leg] * a.share for a in house.invested}


def describe_mix(house: House, weights: dict[str, float]) -> Mix:
    """Return the mean and volatility of weights over the invested classes."""
    assets = house.invested
    mean = sum(weights[a.key] * a.mean for a in assets)
    variance = sum(
        weights[a.key] * weights[b.key] * a.volatility * b.volatility * house.correlation[i][j]
        for i, a in enumerate(assets)
        for j, b in enumerate(assets)
    )
    return Mix(mean, math.sqrt(max(variance, 0.0)))
