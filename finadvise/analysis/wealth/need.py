"""The share of equities that a goal would need: said for information, never a reason for risk."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.wealth.house import describe_mix, load_house, policy_weights
from finadvise.analysis.wealth.paths import share_reaching, simulate
from finadvise.data import read_toml
from finadvise.model.person import Goal

_PATHS = 1000
_MONTHS_LIMIT = 960


def equity_needed(goal: Goal, as_of: date) -> float | None:
    """Return the lowest rung of the ladder that reaches the goal often enough; None if none does.

    The chance aimed for is the policy's; savings are the goal's own.
    """
    policy = read_toml("risk_policy.toml")
    house = load_house()
    months = (goal.day.year - as_of.year) * 12 + goal.day.month - as_of.month
    if not 1 <= months <= _MONTHS_LIMIT:
        return None
    step = float(policy["step"])
    for rung in range(round(1 / step) + 1):
        mix = describe_mix(house, policy_weights(house, rung * step))
        (end,) = simulate(mix, house, months=months, at=[months], paths=_PATHS, seed=0)
        values = end.values(goal.saved_minor, goal.monthly_minor)
        if share_reaching(values, goal.target_minor) >= policy["goal_probability"]:
            return round(rung * step, 6)
    return None
