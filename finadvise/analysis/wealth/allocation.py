"""From solved weights to the answer: amounts, reasons, odds, firmness and trades."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.analysis.wealth.holdings import measure_drift, plan_trades, sum_holdings
from finadvise.analysis.wealth.house import AssetClass, House
from finadvise.analysis.wealth.market import Market, Solution
from finadvise.analysis.wealth.odds import bad_year, chance_of_loss
from finadvise.analysis.wealth.shares import round_shares
from finadvise.model.wealth import Holding
from finadvise.money import Money
from finadvise.results.base import NOT_ADVICE
from finadvise.results.portfolio import (
    Assumptions,
    Portfolio,
    Stability,
    SuggestedTrade,
    Weight,
    WeightRange,
    YearRange,
)

_LEVELS = 5
_LOSS_YEARS = (1, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pot:
    """The person's side of the answer.

    Args:
        holdings: What is held.
        contribution_minor: New money.
        planned_minor: Without holdings, a sum that the amounts are shown for.
    """

    as_of: date
    currency: str
    holdings: Sequence[Holding] = ()
    contribution_minor: int = 0
    planned_minor: int = 0


def describe_portfolio(
    market: Market, solution: Solution, policy: Sequence[float], house: House, pot: Pot
) -> Portfolio:
    """Turn solved weights into the answer that is shown."""
    held = sum_holdings(pot.holdings, house)
    total = sum(held.values()) + pot.contribution_minor + pot.planned_minor
    weights = {a.key: w for a, w in zip(house.invested, solution.weights, strict=True)}
    equity = sum(weights[a.key] for a in house.invested if a.leg == "equity")
    mix = market.describe(solution.weights)
    trades = plan_trades(
        held,
        weights,
        new_minor=pot.contribution_minor,
        sell_drift=house.sell_drift,
        currency=pot.currency,
    )
    return Portfolio(
        as_of=pot.as_of,
        currency=pot.currency,
        notes=tuple(_notes(market, solution, house, equity, trades)),
        level=int(equity * _LEVELS + 1e-9),
        equity_share=round(equity, 3),
        assumptions=Assumptions(id=house.id, date=house.day),
        weights=_weights(weights, policy, house, Money(total, pot.currency)),
        expected_return_real=mix.growth,
        expected_range=YearRange(
            low=mix.growth - house.doubt, mid=mix.growth, high=mix.growth + house.doubt
        ),
        volatility=mix.volatility,
        p_loss={f"{years}y": chance_of_loss(mix, years, house) for years in _LOSS_YEARS},
        bad_year=bad_year(mix),
        stability=_stability(solution, house),
        views=market.views,
        trades=trades,
        drift=measure_drift(held, weights),
        total=Money(total, pot.currency),
        method="optimised" if solution.optimised else "policy",
    )


def _weights(
    weights: Mapping[str, float], policy: Sequence[float], house: House, total: Money
) -> tuple[Weight, ...]:
    amounts = round_shares(weights, total.minor)
    return tuple(
        Weight(
            asset=asset.key,
            name=asset.name,
            weight=weights[asset.key],
            policy_weight=anchor,
            amount=Money(amounts[asset.key], total.currency),
            why=_why(asset, weights[asset.key], anchor, house),
        )
        for asset, anchor in zip(house.invested, policy, strict=True)
        if weights[asset.key] or anchor
    )


def _why(asset: AssetClass, weight: float, policy: float, house: House) -> str:
    moved = weight - policy
    if abs(moved) < 0.0005:
        return f"{asset.role}; at its policy weight"
    points = f"{abs(moved) * 100:.1f} points {'above' if moved > 0 else 'below'} policy"
    if abs(moved) > house.band - 0.001:
        return f"{asset.role}; {points}, held there by the {house.band * 100:.0f}-point limit"
    reason = "its expected return for its risk" if moved > 0 else "others earn more for their risk"
    return f"{asset.role}; {points}: {reason}"


def _stability(solution: Solution, house: House) -> Stability | None:
    if not solution.shifted:
        return None
    tried = [solution.weights, *solution.shifted]
    turnover = max(
        sum(abs(a - b) for a, b in zip(row, solution.weights, strict=True)) / 2 for row in tried
    )
    columns = zip(*tried, strict=True)
    return Stability(
        shift=house.turnover_shift,
        turnover=turnover,
        weights=tuple(
            WeightRange(asset=a.key, low=max(0.0, min(column)), high=max(column))
            for a, column in zip(house.invested, columns, strict=True)
            if max(column) > 1e-6
        ),
    )


def _notes(
    market: Market,
    solution: Solution,
    house: House,
    equity: float,
    trades: Sequence[SuggestedTrade],
) -> Iterator[str]:
    yield from market.notes
    if not solution.optimised:
        yield "No solver found an answer; the policy weights are shown."
    if equity == 0:
        yield (
            "Money that is needed within three years, and an emergency fund, belong in savings, "
            "not in bonds."
        )
    if any(trade.amount.minor < 0 and trade.asset != "cash" for trade in trades):
        yield "Selling may cost tax and fees outside tax-free accounts; both are left out."
    yield (
        f"Figures are estimates after inflation and before fees, from assumption set {house.id} "
        f"of {house.day}."
    )
    yield "Investments can fall as well as rise."
    yield NOT_ADVICE
