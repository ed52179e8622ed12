"""How much money should be within reach for bad months."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from finadvise.analysis.months import MonthlyFigures, measure_months
from finadvise.analysis.plan.history import CategoryHistory
from finadvise.analysis.plan.policy import policy, round_step
from finadvise.model.ledger import UNCATEGORISED, Ledger
from finadvise.model.person import Profile
from finadvise.model.robust import quantile
from finadvise.model.taxonomy import is_essential
from finadvise.money import Money
from finadvise.results.savings import EmergencyFund, FundTerm

_YEAR_MONTHS = 12
_RESAMPLES = 2000
_NO_PAY_TO_LOSE = frozenset({"retired", "not-working", "student"})


def plan_emergency_fund(
    ledger: Ledger,
    *,
    profile: Profile,
    as_of: date,
    months: Sequence[CategoryHistory],
    income: Sequence[int],
    seed: int,
) -> EmergencyFund:
    """Return the target, what sets it, and how far the person is.

    The target is the largest of a month of essentials, what swings of income and bills together
    can ask for, and the months without pay to get through; within one to twelve months. Spending
    that has no category yet is taken to be essential: the safe side.

    Args:
        ledger: The books up to `as_of`.
        profile: Work and partner, as far as said.
        as_of: The day in question.
        months: Each category's complete months.
        income: Income of the same months in minor units.
        seed: Of the resampling.
    """
    household = measure_months(ledger, as_of=as_of)
    rules = policy("emergency_fund")
    essential = household.essential_minor + uncategorised_monthly(months)
    terms = (
        FundTerm(
            name="month",
            amount=Money(essential, ledger.currency),
            reason="one month of what cannot wait",
        ),
        _swings(months, income, essential, ledger.currency, seed),
        _job(household, essential, profile),
    )
    binding = max(terms, key=lambda term: term.amount.minor)
    wanted = min(max(binding.amount.minor, essential), essential * rules["most_months"])
    step = round_step(essential, rules["rounding_share"])
    target = -(-wanted // step) * step
    have = household.ready_minor
    return EmergencyFund(
        target=Money(target, ledger.currency),
        binding=binding.name,
        essential_monthly=Money(essential, ledger.currency),
        have=None if have is None else Money(have, ledger.currency),
        gap=None if have is None else Money(max(0, target - have), ledger.currency),
        months_covered=_covered(have, essential),
        terms=terms,
    )


def uncategorised_monthly(months: Sequence[CategoryHistory]) -> int:
    """Return the mean month's spending that has no category, never below nothing."""
    unknown = [h for h in months if h.category == UNCATEGORISED]
    return max(0, round(sum(h.mean for h in unknown)))


def _covered(have: int | None, essential: int) -> float | None:
    if have is None or essential <= 0:
        return None
    return round(max(0, have) / essential, 2)


def _swings(
    months: Sequence[CategoryHistory],
    income: Sequence[int],
    essential: int,
    currency: str,
    seed: int,
) -> FundTerm:
    """Return what three bad months in a row can ask for beyond what they earn."""
    rules = policy("emergency_fund")
    if len(income) < _YEAR_MONTHS:
        amount = round(essential * rules["swings_unknown_months"])
        reason = "less than a year is known, so a month and a half of essentials"
        return FundTerm(name="swings", amount=Money(amount, currency), reason=reason)
    due = [0] * len(income)
    for history in months:
        needed = is_essential(history.category) or history.category == UNCATEGORISED
        if needed or history.regular <= 0:
            due = [d + v for d, v in zip(due, history.totals, strict=True)]
    dips = [d - i for d, i in zip(due, income, strict=True)]
    chance = random.Random(seed)  # noqa: S311 - statistics, no secret
    count = rules["swings_months"]
    sums = [sum(chance.choices(dips, k=count)) for _ in range(_RESAMPLES)]
    amount = max(0, round(quantile(sums, rules["swings_quantile"])))
    share = f"{1 - rules['swings_quantile']:.0%}"
    reason = f"essentials and irregular bills beyond income in the worst {share} of {count} months"
    return FundTerm(name="swings", amount=Money(amount, currency), reason=reason)


def _job(household: MonthlyFigures, essential: int, profile: Profile) -> FundTerm:
    rules = policy("emergency_fund")
    variation = household.income_variation or 0.0
    gap = max(0, essential - profile.partner_income_minor)
    if profile.employment in _NO_PAY_TO_LOSE:
        months, why = 0, "no pay that could stop"
    elif profile.employment == "self-employed" or variation > rules["uneven_variation"]:
        months, why = rules["uneven_income_months"], "income is uneven"
    elif profile.partner_income_minor > 0:
        months, why = rules["two_incomes_months"], "a partner earns too"
    else:
        months, why = rules["one_income_months"], "one income carries the household"
    reason = f"{months} months of essentials without pay: {why}" if months else why
    return FundTerm(name="job", amount=Money(months * gap, household.currency), reason=reason)
