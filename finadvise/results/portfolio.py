"""A mix of asset classes, what it may do, and the trades that lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Which dated set of assumptions the figures rest on."""

    id: str
    date: date


@dataclass(frozen=True, kw_only=True)
class Weight:
    """One asset class of the mix; weights are shares that add up to 1.

    Args:
        policy_weight: What the ladder says before the optimiser leans.
        amount: Money of the total that the weight comes to.
        why: One sentence: its role, and what moved or held the weight.
    """

    asset: str
    name: str
    weight: float
    policy_weight: float
    amount: Money
    why: str


@dataclass(frozen=True, kw_only=True)
class YearRange:
    """A yearly return as low, middle and high."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, kw_only=True)
class WeightRange:
    """The lowest and highest weight an asset class took when assumptions were shifted."""

    asset: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Stability:
    """How much the mix moves when each expected return is shifted, one at a time.

    Args:
        shift: Size of the shift, both ways (0.01 = one point).
        turnover: Largest share of the mix that any shift moved.
    """

    shift: float
    turnover: float
    weights: tuple[WeightRange, ...]


@dataclass(frozen=True, kw_only=True)
class AppliedView:
    """An opinion of the person and what it did, as yearly differences of return."""

    text: str
    prior: float
    view: float
    posterior: float
    confidence: float


@dataclass(frozen=True, kw_only=True)
class SuggestedTrade:
    """Money into an asset class (positive) or out of it (negative)."""

    asset: str
    amount: Money
    reason: str


@dataclass(frozen=True, kw_only=True)
class Portfolio(Result):
    """A mix for a share of equities; returns are per year, after inflation, before fees.

    Args:
        expected_return_real: What compounds, in the middle.
        volatility: Standard deviation of a year's return.
        p_loss: Chance of less buying power than was put in, after one, five and ten years.
        bad_year: Return that one year in twenty falls below.
        drift: Half the sum of the distances between what is held and the mix; None without
            holdings.
        method: `optimised` or `policy`.
    """

    kind: ClassVar[str] = "portfolio"
    main_list: ClassVar[str] = "weights"

    level: int
    equity_share: float
    assumptions: Assumptions
    weights: tuple[Weight, ...]
    expected_return_real: float
    expected_range: YearRange
    volatility: float
    p_loss: dict[str, float]
    bad_year: float
    stability: Stability | None
    views: tuple[AppliedView, ...]
    trades: tuple[SuggestedTrade, ...]
    drift: float | None
    total: Money
    method: str
