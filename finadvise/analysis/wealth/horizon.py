"""How long money can stay invested, and the share of equities that allows."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.wealth.interpolation import interpolate
from finadvise.data import read_toml
from finadvise.model.person import Profile
from finadvise.results.risk import GoalHorizon

_DAYS_A_YEAR = 365.25


def horizon_share(years: float) -> float:
    """Return the largest share of equities for money needed in so many years."""
    table = read_toml("risk_policy.toml")["horizon"]
    return interpolate(years, table["years"], table["equity"])


def goal_horizons(profile: Profile, as_of: date) -> tuple[GoalHorizon, ...]:
    """Return each goal with its distance and its weight, which is its share of all targets.

    Money invested already counts as meant for later life, reached at State Pension age; so does
    everything where no goal is said. Goals in the past and goals without a target are left out.
    """
    wanted: list[tuple[str, float, int]] = [
        (goal.name, (goal.day - as_of).days / _DAYS_A_YEAR, goal.target_minor)
        for goal in profile.goals
        if goal.target_minor > 0 and goal.day > as_of
    ]
    if profile.invested_minor > 0 or not wanted:
        wanted.append(("later life", _years_to_later_life(profile, as_of), profile.invested_minor))
    total = sum(weight for _, _, weight in wanted)
    return tuple(
        GoalHorizon(
            goal=name,
            years=years,
            weight=weight / total if total else 1.0,
            equity_share=horizon_share(years),
        )
        for name, years, weight in wanted
    )


def overall_horizon(goals: tuple[GoalHorizon, ...]) -> float:
    """Return the weighted mean of the goals' shares: each goal's money has its own distance."""
    return sum(goal.weight * goal.equity_share for goal in goals)


def _years_to_later_life(profile: Profile, as_of: date) -> float:
    policy = read_toml("risk_policy.toml")
    age = profile.age(as_of)
    if age is None:
        return float(policy["default_years"])
    return float(max(policy["later_life_age"] - age, policy["default_years"]))
