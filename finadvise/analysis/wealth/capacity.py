"""What a person can afford to lose, as far as the ledger and the profile show it."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.months import MonthlyFigures
from finadvise.analysis.wealth.interpolation import interpolate
from finadvise.data import read_toml
from finadvise.model.person import Goal, Profile
from finadvise.results.risk import CapacityFact

_SECURED_KINDS = frozenset({"mortgage", "student"})


def capacity_facts(
    household: MonthlyFigures, profile: Profile, as_of: date
) -> tuple[CapacityFact, ...]:
    """Return each fact with the largest share of equities it allows.

    Expensive unsecured debt is taken off the ready money first: who could repay it today and still
    hold months of essentials is judged by the months left. Facts that cannot be measured do not
    bind, save the months of essentials, without which nobody knows what a fall would do.
    """
    income = household.income_minor
    values = {
        "months_of_essentials": household.months_held(expensive_debt(profile)),
        "income_variation": household.income_variation,
        "essential_share": household.essential_minor / income if income > 0 else None,
        "debt_service_share": household.debt_service_minor / income if income > 0 else None,
        "surplus_share": household.surplus_minor / income if income > 0 else None,
    }
    return (
        *(_fact(name, value) for name, value in values.items()),
        *_must_have_goals(household, profile, as_of),
    )


def expensive_debt(profile: Profile) -> int:
    """Return what is owed at rates that no mix of investments is assumed to earn, minor units."""
    limit = read_toml("risk_policy.toml")["expensive_debt_rate"]
    return sum(
        debt.balance_minor
        for debt in profile.debts
        if debt.rate_per_year > limit and debt.kind not in _SECURED_KINDS
    )


def _fact(name: str, value: float | None) -> CapacityFact:
    policy = read_toml("risk_policy.toml")
    table = policy["capacity"][name]
    if value is not None:
        share = interpolate(value, table["at"], table["equity"])
    else:
        share = policy["unknown_share"] if name == "months_of_essentials" else 1.0
    return CapacityFact(fact=name, label=table["label"], value=value, equity_share=share)


def _must_have_goals(
    household: MonthlyFigures, profile: Profile, as_of: date
) -> tuple[CapacityFact, ...]:
    return tuple(
        _goal_fact(goal, household, as_of)
        for goal in profile.goals
        if goal.must_have and goal.saved_minor > 0 and goal.day > as_of
    )


def _goal_fact(goal: Goal, household: MonthlyFigures, as_of: date) -> CapacityFact:
    """Solve for the share of equities whose bad fall would still leave the goal within reach."""
    policy = read_toml("risk_policy.toml")
    months = (goal.day - as_of).days / 365.25 * 12
    contributions = goal.monthly_minor * months
    spare = max(0, (household.ready_minor or 0) - 3 * household.essential_minor)
    have = goal.saved_minor + contributions + spare
    loss = min(1.0, max(0.0, (have - goal.target_minor) / goal.saved_minor))
    deep, shallow = policy["equity_stress"], policy["bond_stress"]
    share = min(1.0, max(0.0, (loss - shallow) / (deep - shallow)))
    return CapacityFact(
        fact=f"goal:{goal.name}",
        label=f"share of the money for {goal.name} that may be lost without missing it",
        value=loss,
        equity_share=share,
    )
