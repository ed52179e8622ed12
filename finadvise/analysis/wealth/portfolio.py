"""A mix of asset classes: policy weights that an optimiser may lean on, never leave.

Mean-variance optimisation chases its own inputs: a change of one point in an expected return moved
half of an unconstrained mix (own runs on the house assumptions). So the mix is anchored: return is
maximised at the policy mix's own volatility, less a penalty on the squared distance from the policy
weights, inside a band around them, with the share of equities fixed. Cash stays out, since an
optimiser would take nothing else. Only this module imports PyPortfolioOpt and cvxpy.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from finadvise.analysis.wealth.allocation import Pot, describe_portfolio
from finadvise.analysis.wealth.house import House
from finadvise.analysis.wealth.market import Market, Solution
from finadvise.analysis.wealth.prices import AlignedPrices, align_prices
from finadvise.analysis.wealth.shares import round_shares
from finadvise.errors import UsageError
from finadvise.model.wealth import Holding, PriceTable, View
from finadvise.results.portfolio import AppliedView, Portfolio

_STEPS = 1000
# The policy mix itself must lie inside the limit on volatility, whatever the solver's rounding.
_VOLATILITY_SLACK = 1.001
# Observations at which the person's own prices count as much as the house's covariances.
_EQUAL_TRUST = 60
_SOLVERS = ("CLARABEL", "SCS")


def build_portfolio(
    *,
    equity_share: float,
    house: House,
    as_of: date,
    currency: str,
    holdings: Sequence[Holding] = (),
    contribution_minor: int = 0,
    prices: PriceTable | None = None,
    views: Sequence[View] = (),
    planned_minor: int = 0,
) -> Portfolio:
    """Build the mix for a share of equities.

    Args:
        equity_share: 0 to 1; kept to a tenth of a per cent.
        house: The assumptions.
        as_of: The day of the answer.
        currency: Of all amounts.
        holdings: What is held; trades lead from it to the mix.
        contribution_minor: New money in minor units.
        prices: The person's own prices; they inform covariances, never expected returns.
        views: Opinions on share classes.
        planned_minor: Without holdings, the sum that the weights' amounts are shown for.

    Returns:
        Weights that add up to 1, what the mix may do, how firm the weights are, and trades.
        Where no solver finds an answer the policy weights are returned with a note.

    Raises:
        UsageError: A share outside 0 to 1 or a negative contribution.
        InputRefused: A holding or a price column whose asset class is not known.
    """
    if not 0 <= equity_share <= 1:
        raise UsageError(f"the share of equities is {equity_share}", hint="give 0 to 1")
    if contribution_minor < 0:
        raise UsageError("the contribution is negative", hint="give what is to be added")
    market = look_at_market(house, prices, views)
    policy = policy_steps(house, equity_share)
    solution = solve(market, house, policy)
    pot = Pot(
        as_of=as_of,
        currency=currency,
        holdings=holdings,
        contribution_minor=contribution_minor,
        planned_minor=planned_minor,
    )
    return describe_portfolio(market, solution, policy, house, pot)


def policy_steps(house: House, equity_share: float) -> tuple[float, ...]:
    """Return the ladder's weights for a share of equities, in tenths of a per cent."""
    equity = round(equity_share * _STEPS)
    steps: dict[str, int] = {}
    for leg, size in (("equity", equity), ("bonds", _STEPS - equity)):
        steps |= round_shares({a.key: a.share for a in house.invested if a.leg == leg}, size)
    return tuple(steps[a.key] / _STEPS for a in house.invested)


def look_at_market(house: House, prices: PriceTable | None, views: Sequence[View]) -> Market:
    """Return means and covariances: the house's, informed by prices and leaned on by views."""
    assets = house.invested
    covariance: Any = [
        [a.volatility * b.volatility * house.correlation[i][j] for j, b in enumerate(assets)]
        for i, a in enumerate(assets)
    ]
    notes: list[str] = []
    if prices is not None:
        covariance = _blend(covariance, align_prices(prices, house), house, notes)
    means = [a.mean for a in assets]
    applied: tuple[AppliedView, ...] = ()
    if views:
        means, applied = _lean(means, covariance, house, views)
    rows = tuple(tuple(float(x) for x in row) for row in covariance)
    return Market(tuple(float(m) for m in means), rows, applied, tuple(notes))


def _blend(covariance: Any, prices: AlignedPrices, house: House, notes: list[str]) -> Any:
    """Mix Ledoit-Wolf covariances of the person's prices into the house's, by their number."""
    if not prices.enough:
        notes.append(
            "The price table has too few common days to learn from; "
            f"the covariances are those of {house.id}."
        )
        return covariance
    import numpy as np
    import pandas as pd
    from pypfopt.risk_models import CovarianceShrinkage, fix_nonpositive_semidefinite

    frame = pd.DataFrame(prices.rows, columns=list(prices.keys))
    with _quiet():
        seen = CovarianceShrinkage(frame, frequency=prices.per_year).ledoit_wolf().to_numpy()
        order = [a.key for a in house.invested]
        places = [order.index(key) for key in prices.keys]
        trust = len(prices.rows) / (len(prices.rows) + _EQUAL_TRUST)
        blended = np.array(covariance)
        block = np.ix_(places, places)
        blended[block] = (1 - trust) * blended[block] + trust * seen
        blended = fix_nonpositive_semidefinite(blended)
    notes.append(
        f"Covariances of {len(places)} asset classes are {trust:.0%} from {len(prices.rows)} "
        f"prices of yours (Ledoit-Wolf, {prices.per_year} a year), the rest from {house.id}."
    )
    return blended


def _lean(
    means: list[float], covariance: Any, house: House, views: Sequence[View]
) -> tuple[list[float], tuple[AppliedView, ...]]:
    """Lean the means of the share classes on the views (Black-Litterman, doubt after Idzorek).

    Bonds keep their yields: implied returns would put them below cash.
    """
    import numpy as np
    from pypfopt import BlackLittermanModel

    equity = [i for i, a in enumerate(house.invested) if a.leg == "equity"]
    keys = [house.invested[i].key for i in equity]
    cash = next(a.mean for a in house.assets if a.leg == "cash")
    prior = np.array([means[i] - cash for i in equity])
    pick = np.array([[(k == v.better) - (k == v.worse) for k in keys] for v in views], dtype=float)
    with _quiet():
        model = BlackLittermanModel(
            np.array(covariance)[np.ix_(equity, equity)],
            pi=prior,
            P=pick,
            Q=np.array([v.by for v in views]),
            omega="idzorek",
            view_confidences=[v.confidence for v in views],
            tau=house.view_uncertainty,
        )
        posterior = np.asarray(model.bl_returns(), dtype=float)
    leaned = list(means)
    for place, value in zip(equity, posterior, strict=True):
        leaned[place] = float(value) + cash
    applied = tuple(
        AppliedView(
            text=f"{v.better} > {v.worse} by {v.by:.1%} ({v.confidence:.0%})",
            prior=float(pick[row] @ prior),
            view=v.by,
            posterior=float(pick[row] @ posterior),
            confidence=v.confidence,
        )
        for row, v in enumerate(views)
    )
    return leaned, applied


def solve(market: Market, house: House, policy: Sequence[float]) -> Solution:
    """Lean the policy weights; where every solver fails, return them as they are."""
    from cvxpy.error import SolverError
    from pypfopt.exceptions import OptimizationError

    for solver in _SOLVERS:
        try:
            with _quiet():
                first, *shifted = _solve_with(solver, market, house, policy)
        except (OptimizationError, SolverError, ValueError, ArithmeticError):
            continue
        return Solution(_in_steps(first, house, policy), tuple(shifted), optimised=True)
    return Solution(tuple(policy), (), optimised=False)


def _solve_with(
    solver: str, market: Market, house: House, policy: Sequence[float]
) -> Iterator[tuple[float, ...]]:
    """Yield the weights for the means as they are, then with each one shifted up and down.

    One problem serves all: only the parameter of the shift changes between solves.
    """
    import cvxpy
    import numpy as np
    from pypfopt import EfficientFrontier
    from pypfopt.objective_functions import L2_reg
    from pypfopt.risk_models import fix_nonpositive_semidefinite

    anchor = np.array(policy)
    covariance = fix_nonpositive_semidefinite(np.array(market.covariance))
    frontier = EfficientFrontier(
        np.array(market.means), covariance, weight_bounds=_bounds(house, policy), solver=solver
    )
    shift = cvxpy.Parameter(len(policy), value=np.zeros(len(policy)))
    frontier.add_objective(lambda w: L2_reg(w - anchor, gamma=house.tracking_penalty) - shift @ w)
    equity = np.array([a.leg == "equity" for a in house.invested], dtype=float)
    share = float(equity @ anchor)
    if 0 < share < 1:
        frontier.add_constraint(lambda w: equity @ w == share)
    limit = market.describe(policy).volatility * _VOLATILITY_SLACK
    for move in (0.0, house.turnover_shift, -house.turnover_shift):
        for place in range(len(policy)) if move else [0]:
            step = np.zeros(len(policy))
            step[place] = move
            shift.value = step
            weights = frontier.efficient_risk(limit)
            yield tuple(float(w) for w in weights.values())


def _bounds(house: House, policy: Sequence[float]) -> list[tuple[float, float]]:
    """Return the band around each policy weight; a class outside the mix stays out."""
    return [(max(0.0, w - house.band), min(1.0, w + house.band) if w > 0 else 0.0) for w in policy]


def _in_steps(weights: Sequence[float], house: House, policy: Sequence[float]) -> tuple[float, ...]:
    """Round to tenths of a per cent, leg by leg, so that the share of equities stays exact."""
    steps: dict[str, int] = {}
    for leg in ("equity", "bonds"):
        part = {
            a.key: max(0.0, w) for a, w in zip(house.invested, weights, strict=True) if a.leg == leg
        }
        size = sum(p for a, p in zip(house.invested, policy, strict=True) if a.leg == leg)
        steps |= round_shares(part, round(size * _STEPS))
    return tuple(steps[a.key] / _STEPS for a in house.invested)


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence the two warnings that are dealt with here: a repaired matrix, a loose solve."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The covariance matrix is non positive")
        warnings.filterwarnings("ignore", message="Solution may be inaccurate")
        yield
