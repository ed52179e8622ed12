"""How long money can stay invested, and the share of equities that allows."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.wealth.interpolation import interpolate
from finadvise.analysis.wealth.need import equity_needed
from finadvise.data import read_toml
from finadvise.model.person import Goal, Profile
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
    goals = [goal for goal in profile.goals if goal.target_minor > 0 and goal.day > as_of]
    total = sum(goal.target_minor for goal in goals) + profile.invested_minor
    found = [_horizon(goal, total, as_of) for goal in goals]
    if profile.invested_minor > 0 or not goals:
        years = _years_to_later_life(profile, as_of)
        found.append(
            GoalHorizon(
                goal="later life",
                years=years,
                weight=profile.invested_minor / total if total else 1.0,
                equity_share=horizon_share(years),
            )
        )
    return tuple(found)


def _horizon(goal: Goal, total_minor: int, as_of: date) -> GoalHorizon:
    years = (goal.day - as_of).days / _DAYS_A_YEAR
    return GoalHorizon(
        goal=goal.name,
        years=years,
        weight=goal.target_minor / total_minor,
        equity_share=horizon_share(years),
        equity_needed=equity_needed(goal, as_of),
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
