"""What can be put away, what should be within reach, and where the next pound does most."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from finadvise.analysis.plan.emergency import plan_emergency_fund, uncategorised_monthly
from finadvise.analysis.plan.history import CategoryHistory, category_histories
from finadvise.analysis.plan.periods import planning_periods
from finadvise.analysis.plan.policy import policy, room_to_cut
from finadvise.analysis.plan.waterfall import pour
from finadvise.errors import NotEnoughDataError
from finadvise.model.flows import Flows, split_flows, total
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.model.robust import quantile
from finadvise.money import Money, format_money
from finadvise.periods import Period
from finadvise.results.savings import Savings, SavingsPotential

_FEWEST_MONTHS = 3
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Months:
    """The complete months looked at; amounts in minor units, oldest first."""

    periods: Sequence[Period]
    income: Sequence[int]
    spending: Sequence[int]
    histories: Sequence[CategoryHistory]


def plan_savings(ledger: Ledger, *, profile: Profile, as_of: date, seed: int = 0) -> Savings:
    """Work out the savings potential, the emergency fund and the order of buckets.

    The potential is what mean months of the last year left over, own transfers aside; resampled
    years say how sure that is. The safe part then fills the buckets in order.

    Args:
        ledger: The books; rows and balances after `as_of` are not looked at.
        profile: Pay, partner, debts, goals and the employer's pension match, as far as said.
        as_of: The day the answer is worked out for.
        seed: Of the resampling.

    Raises:
        NotEnoughDataError: Fewer than three complete months.
    """
    known = ledger.until(as_of)
    months = _months(split_flows(known), as_of)
    potential = _potential(months, ledger.currency, seed)
    fund = plan_emergency_fund(
        known,
        profile=profile,
        as_of=as_of,
        months=months.histories,
        income=months.income,
        seed=seed,
    )
    notes = []
    if unknown := uncategorised_monthly(months.histories):
        text = format_money(unknown, ledger.currency)
        notes.append(f"{text} a month has no category yet and is taken to be essential.")
    if fund.have is None:
        notes.append(
            "No balance is known, so the emergency fund cannot be compared with its target."
        )
    if len(months.periods) < policy("savings")["look_back_months"]:
        notes.append(f"Only {len(months.periods)} complete months are known.")
    if not profile.debts:
        notes.append("No debts are in the profile; any that exist belong into the order below.")
    return Savings(
        as_of=as_of,
        currency=ledger.currency,
        notes=tuple(notes),
        potential=potential,
        emergency_fund=fund,
        waterfall=pour(potential.safe.minor, fund, profile=profile, as_of=as_of),
    )


def _months(flows: Flows, as_of: date) -> Months:
    count = policy("savings")["look_back_months"]
    periods, running = planning_periods("month", flows, as_of, count=count)
    if len(periods) < _FEWEST_MONTHS:
        raise NotEnoughDataError(
            f"savings need {_FEWEST_MONTHS} complete months and the books hold {len(periods)}",
            hint="import older statements",
        )
    return Months(
        periods=periods,
        income=[total(flows.income, p) for p in periods],
        spending=[total(flows.spending, p) for p in periods],
        histories=category_histories(
            flows.spending, periods, running, recurring=None, period_share_of_year=1 / 12
        ),
    )


def _potential(months: Months, currency: str, seed: int) -> SavingsPotential:
    rules = policy("savings")
    kept = [i - s for i, s in zip(months.income, months.spending, strict=True)]
    chance = random.Random(seed)  # noqa: S311 - statistics, no secret
    means = [fmean(chance.choices(kept, k=len(kept))) for _ in range(rules["resamples"])]
    low, high = round(quantile(means, _LOW)), round(quantile(means, _HIGH))
    rooms = [room_to_cut(h) for h in months.histories]
    easy = sum(room.limit_minor for room in rooms if room.pain <= rules["easy_pain"])
    safe = max(0, low)
    now = round(fmean(kept))
    return SavingsPotential(
        now=Money(now, currency),
        low=Money(low, currency),
        high=Money(high, currency),
        safe=Money(safe, currency),
        stretch=Money(max(safe, now + easy), currency),
        months=len(kept),
        method=(
            f"Income less spending of {len(kept)} complete months, transfers left out. "
            "Safe is what nine of ten resampled years kept each month; "
            "stretch adds cuts that hurt little."
        ),
    )
