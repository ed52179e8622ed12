"""Where savings may lead, in today's money."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

from finadvise.analysis.wealth.horizon import horizon_share
from finadvise.analysis.wealth.house import House, Mix, describe_mix, policy_weights
from finadvise.analysis.wealth.outcome import (
    describe_goal,
    describe_range,
    list_levers,
    name_status,
)
from finadvise.analysis.wealth.paths import (
    Snapshot,
    monthly_needed,
    quantiles,
    share_reaching,
    simulate,
)
from finadvise.data import read_toml
from finadvise.errors import UsageError
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.project import NeededMonthly, ProjectedYear, Projection

_PATHS = 5000
_LONGEST_YEARS = 80
_AIMS = (0.50, 0.70, 0.85)
_STEP_MONTHS = 6
_LATER_MONTHS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be projected; amounts in minor units of today's money.

    Args:
        target_minor: 0 where nothing is aimed for.
        equity_share: 0 to 1, or None to go by the distance of the end.
    """

    months: int
    start_minor: int = 0
    monthly_minor: int = 0
    equity_share: float | None = None
    target_minor: int = 0
    goal: str = ""


def plan_for_goal(profile: Profile, name: str, as_of: date) -> Plan:
    """Return the plan of one of the person's goals.

    Raises:
        UsageError: No such goal, or its day has come.
    """
    for goal in profile.goals:
        if goal.name.casefold() == name.casefold():
            months = (goal.day.year - as_of.year) * 12 + goal.day.month - as_of.month
            if months < 1:
                raise UsageError(
                    f"the goal {goal.name!r} is due {goal.day}", hint="give it a later date"
                )
            return Plan(
                months=months,
                start_minor=goal.saved_minor,
                monthly_minor=goal.monthly_minor,
                target_minor=goal.target_minor,
                goal=goal.name,
            )
    known = ", ".join(goal.name for goal in profile.goals)
    raise UsageError(
        f"no goal is called {name!r}",
        hint=f"use one of {known}" if known else "add goals to profile.toml, or give --years",
        code="goal",
    )


def project_savings(
    plan: Plan, *, house: House, as_of: date, currency: str, seed: int = 0, paths: int = _PATHS
) -> Projection:
    """Simulate the plan and read off the fan, the chance of the target and what it needs.

    Args:
        plan: What is saved, and for how long.
        house: The assumptions; the mix is the ladder's for the plan's share of equities.
        as_of: The first day.
        currency: Of all amounts.
        seed: Same seed, same futures.
        paths: How many futures.

    Raises:
        UsageError: A span outside one month to eighty years, a negative amount, or a share of
            equities outside 0 to 1.
    """
    _check(plan)
    invested = _invest(plan, house)
    house, mix = invested.house, invested.mix
    at = sorted({*range(12, plan.months + 1, 12), plan.months})
    snapshots = simulate(mix, house, months=plan.months, at=at, paths=paths, seed=seed)
    end = snapshots[-1]
    aim = _aim()
    needed = _needed(plan, end, currency)
    chance = _chance(plan, end)
    return Projection(
        as_of=as_of,
        currency=currency,
        notes=(*invested.notes, *_notes(house)),
        goal=plan.goal,
        start=Money(plan.start_minor, currency),
        monthly=Money(plan.monthly_minor, currency),
        equity_share=invested.equity_share,
        months=plan.months,
        target=Money(plan.target_minor, currency) if plan.target_minor else None,
        years=tuple(_year(snapshot, plan, as_of, currency) for snapshot in snapshots),
        probability=chance,
        aim=aim,
        needed_monthly=next((n.monthly for n in needed if n.probability == aim), None),
        needed=needed,
        status=name_status(chance),
        summary=_summary(plan, end, chance, as_of, currency),
        levers=_levers(plan, mix, house, end, chance, as_of=as_of, currency=currency, seed=seed),
        return_real=mix.growth,
        volatility=mix.volatility,
        assumptions=house.id,
        paths=paths,
        seed=seed,
    )


def _check(plan: Plan) -> None:
    if not 1 <= plan.months <= _LONGEST_YEARS * 12:
        raise UsageError(
            f"the plan runs {plan.months} months", hint=f"give 1 month to {_LONGEST_YEARS} years"
        )
    if min(plan.start_minor, plan.monthly_minor, plan.target_minor) < 0:
        raise UsageError("an amount is negative", hint="give what is saved, zero or more")
    if plan.equity_share is not None and not 0 <= plan.equity_share <= 1:
        raise UsageError(f"the share of equities is {plan.equity_share}", hint="give 0 to 1")


@dataclass(frozen=True, slots=True)
class _Invested:
    """Where the plan's money is taken to be."""

    equity_share: float
    mix: Mix
    house: House
    notes: tuple[str, ...] = ()


def _invest(plan: Plan, house: House) -> _Invested:
    """Choose the mix: what was asked for, else savings for near plans and the horizon's share."""
    share, years = plan.equity_share, plan.months / 12
    if share is None and years < read_toml("risk_policy.toml")["cash_years"]:
        cash = next(a for a in house.assets if a.leg == "cash")
        note = "Money needed this soon is taken to stay in savings, at the rate assumed for cash."
        return _Invested(0.0, Mix(cash.mean, cash.volatility), replace(house, fee=0.0), (note,))
    notes: tuple[str, ...] = ()
    if share is None:
        share = horizon_share(years)
        notes = (f"The share of equities, {share:.0%}, follows from the distance of the end.",)
    return _Invested(share, describe_mix(house, policy_weights(house, share)), house, notes)


def _year(snapshot: Snapshot, plan: Plan, as_of: date, currency: str) -> ProjectedYear:
    values = quantiles(snapshot.values(plan.start_minor, plan.monthly_minor))
    money = [Money(math.floor(value), currency) for value in values]
    p05, p10, p25, p50, p75, p90, p95 = money
    return ProjectedYear(
        year=math.ceil(snapshot.month / 12),
        date=add_months(as_of, snapshot.month),
        p05=p05,
        p10=p10,
        p25=p25,
        p50=p50,
        p75=p75,
        p90=p90,
        p95=p95,
    )


def _chance(plan: Plan, end: Snapshot) -> float | None:
    if not plan.target_minor:
        return None
    return share_reaching(end.values(plan.start_minor, plan.monthly_minor), plan.target_minor)


def _needed(plan: Plan, end: Snapshot, currency: str) -> tuple[NeededMonthly, ...]:
    if not plan.target_minor:
        return ()
    return tuple(
        NeededMonthly(
            probability=aim,
            monthly=Money(
                math.ceil(
                    monthly_needed(
                        end, start=plan.start_minor, target=plan.target_minor, probability=aim
                    )
                ),
                currency,
            ),
        )
        for aim in _AIMS
    )


def _levers(
    plan: Plan,
    mix: Mix,
    house: House,
    end: Snapshot,
    chance: float | None,
    *,
    as_of: date,
    currency: str,
    seed: int,
) -> tuple[str, ...]:
    aim = _aim()
    if chance is None or chance >= aim:
        return ()
    months = range(plan.months + _STEP_MONTHS, plan.months + _LATER_MONTHS + 1, _STEP_MONTHS)
    later = simulate(mix, house, months=months[-1], at=months, paths=len(end.growth), seed=seed)
    return list_levers(
        end,
        later,
        start=plan.start_minor,
        monthly=plan.monthly_minor,
        target=plan.target_minor,
        aim=aim,
        as_of=as_of,
        currency=currency,
    )


def _aim() -> float:
    return float(read_toml("risk_policy.toml")["goal_probability"])


def _summary(plan: Plan, end: Snapshot, chance: float | None, as_of: date, currency: str) -> str:
    day = add_months(as_of, plan.months)
    if chance is None:
        return describe_range(end, plan.start_minor, plan.monthly_minor, day, currency)
    return describe_goal(chance, plan.target_minor, day, currency)


def _notes(house: House) -> tuple[str, ...]:
    costs = f"after {house.fee:.1%} of yearly costs, " if house.fee else ""
    return (
        f"Amounts are estimates in today's money {costs}from assumption set {house.id} of "
        f"{house.day}; tax is left out.",
        "Simulated futures are no forecast; investments can fall.",
    )
