"""What is held against what the mix asks for, and the trades between them: new money first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from finadvise.analysis.wealth.house import House
from finadvise.analysis.wealth.shares import round_shares
from finadvise.errors import InputRefused
from finadvise.model.wealth import Holding
from finadvise.money import Money
from finadvise.results.portfolio import SuggestedTrade


def sum_holdings(holdings: Iterable[Holding], house: House) -> dict[str, int]:
    """Return the value held of each asset class, minor units, in the order of the house.

    Raises:
        InputRefused: A holding whose asset class is not known, naming its line.
    """
    held = {asset.key: 0 for asset in house.assets}
    for holding in holdings:
        asset = house.find(holding.asset)
        if asset is None:
            raise InputRefused(
                f"asset class {holding.asset!r} is not known",
                hint=f"use one of {', '.join(held)}",
                code="unknown-asset",
                row=holding.line,
                column="asset",
            )
        held[asset.key] += holding.value_minor
    return held


def measure_drift(held: Mapping[str, int], weights: Mapping[str, float]) -> float | None:
    """Return half the sum of distances between the shares held and the weights; None if nothing."""
    total = sum(held.values())
    if total <= 0:
        return None
    keys = held.keys() | weights.keys()
    return sum(abs(held.get(k, 0) / total - weights.get(k, 0.0)) for k in keys) / 2


def plan_trades(
    held: Mapping[str, int],
    weights: Mapping[str, float],
    *,
    new_minor: int,
    sell_drift: float,
    currency: str,
) -> tuple[SuggestedTrade, ...]:
    """Return the trades that lead towards the mix; they add up to the money that is new.

    New money and cash among the holdings buy what is short, in proportion to what is missing. Only
    where the mix would still be further off than `sell_drift` is anything sold; then everything
    goes to its weight.

    Args:
        held: Value of each asset class in minor units; `cash` counts as new money.
        weights: The mix, adding up to 1.
        new_minor: Contribution in minor units, zero or more.
        sell_drift: Share of the mix that may be off before anything is sold.
        currency: Of all amounts.
    """
    invested = {key: value for key, value in held.items() if key != "cash"}
    buying = new_minor + held.get("cash", 0)
    total = sum(invested.values()) + buying
    target = round_shares(weights, total) if total > 0 else dict.fromkeys(weights, 0)
    short = {k: max(0, target[k] - invested.get(k, 0)) for k in target}
    # Bought in proportion, never past what is missing: without sales the sum of what is short is
    # at least the money that is new.
    bought = round_shares({k: float(v) for k, v in short.items()}, buying)
    after = {k: invested.get(k, 0) + bought[k] for k in target}
    left_off = measure_drift(after, weights)
    if left_off is not None and left_off > sell_drift:
        moves = {k: target[k] - invested.get(k, 0) for k in target}
        selling = "brings the mix back; new money alone would leave it too far off"
    else:
        moves, selling = bought, ""
    return tuple(
        SuggestedTrade(
            asset=key,
            amount=Money(move, currency),
            reason=_reason(move, selling),
        )
        for key, move in moves.items()
        if move
    ) + _cash_trade(held.get("cash", 0), currency)


def _reason(move: int, selling: str) -> str:
    if move < 0:
        return f"above its weight; {selling}"
    return "below its weight; bought with new money" + (" and with what is sold" if selling else "")


def _cash_trade(cash: int, currency: str) -> tuple[SuggestedTrade, ...]:
    if not cash:
        return ()
    reason = "cash among the holdings is invested first"
    return (SuggestedTrade(asset="cash", amount=Money(-cash, currency), reason=reason),)
