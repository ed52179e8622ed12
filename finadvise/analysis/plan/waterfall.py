"""The order of buckets for the next pound, each with what a pound earns there.

The order follows common practice in the United Kingdom: a first month within reach, an employer's
match, dear debt, the full emergency fund, near goals in cash, then investing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from finadvise.analysis.plan.policy import policy
from finadvise.data import read_toml
from finadvise.model.person import Debt, Goal, Profile
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.savings import Bucket, EmergencyFund

_STUDENT_KINDS = frozenset({"student", "student_loan", "student-loan"})


def pour(
    monthly_minor: int, fund: EmergencyFund, *, profile: Profile, as_of: date
) -> tuple[Bucket, ...]:
    """Return the buckets in order, the monthly amount poured into them from the top.

    Only buckets with room are listed; the amounts add up to `monthly_minor`.

    Args:
        monthly_minor: What can be put away each month.
        fund: The emergency fund; where no balance is known it is taken to be empty.
        profile: Debts, goals, pay and match.
        as_of: The day in question.
    """
    left = monthly_minor
    filled = []
    for bucket in _buckets(fund, profile, as_of, fund.target.currency):
        taken = min(left, _monthly_room(bucket, left))
        left -= taken
        filled.append(replace(bucket, monthly=Money(taken, fund.target.currency)))
    return tuple(filled)


def _monthly_room(bucket: Bucket, left: int) -> int:
    if bucket.room is None:
        return left
    return bucket.room.minor // 12 if bucket.name == "pension-match" else bucket.room.minor


def _buckets(fund: EmergencyFund, profile: Profile, as_of: date, currency: str) -> Iterator[Bucket]:
    cash = policy("returns")["cash_per_year"]
    held = max(0, fund.have.minor) if fund.have else 0
    first = fund.essential_monthly.minor - held
    if first > 0:
        yield _bucket(
            "first-month", "A first month", Money(first, currency), pays=cash, reason=_FIRST
        )
    match = round(profile.pension_match * profile.gross_yearly_minor)
    if match > 0:
        yield _bucket(
            "pension-match", "Pension match", Money(match, currency), pays=1.0, reason=_MATCH
        )
    dear, cheap = _debts(profile)
    for debt in dear:
        yield _debt("debt", debt, currency, "costs more than investments are assumed to earn")
    if fund.target.minor > max(held, fund.essential_monthly.minor):
        gap = fund.target.minor - max(held, fund.essential_monthly.minor)
        yield _bucket(
            "emergency-fund", "Emergency fund", Money(gap, currency), pays=cash, reason=_FUND
        )
    for goal in _near_goals(profile, as_of):
        room = Money(goal.target_minor - goal.saved_minor, currency)
        reason = f"Needed by {goal.day}: too near for investments that may fall."
        yield _bucket("goal", goal.name, room, pays=cash, reason=reason)
    invest = policy("returns")["investments_per_year"]
    yield Bucket(
        name="invest",
        label="Long-term investments",
        room=None,
        monthly=Money(0, currency),
        return_per_year=invest,
        reason="What is not needed for years can bear swings; the return is an assumption.",
    )
    for debt in cheap:
        yield _debt("cheap-debt", debt, currency, "is a sure saving beside uncertain returns")


_FIRST = "A month of essentials within reach keeps a bad week from becoming a debt."
_MATCH = "The employer adds as much again; nothing else pays that at once."
_FUND = "Beyond the first month, up to what your own swings and work ask for."


def _bucket(name: str, label: str, room: Money, *, pays: float, reason: str) -> Bucket:
    return Bucket(
        name=name,
        label=label,
        room=room,
        monthly=Money(0, room.currency),
        return_per_year=pays,
        reason=reason,
    )


def _debt(name: str, debt: Debt, currency: str, why: str) -> Bucket:
    reason = f"Repaying at {debt.rate_per_year:.1%} a year {why}."
    room = Money(debt.balance_minor, currency)
    return _bucket(name, debt.name, room, pays=debt.rate_per_year, reason=reason)


def _debts(profile: Profile) -> tuple[list[Debt], list[Debt]]:
    """Return dear and cheap debts, dearest first; student loans are left out.

    They are repaid out of pay above a threshold and written off in the end, so their rate says
    little about what repaying early is worth.
    """
    dear_from = read_toml("risk_policy.toml")["expensive_debt_rate"]
    owed = [d for d in profile.debts if d.balance_minor > 0 and d.kind not in _STUDENT_KINDS]
    owed.sort(key=lambda d: (-d.rate_per_year, d.name))
    dear = [d for d in owed if d.rate_per_year > dear_from]
    return dear, [d for d in owed if 0 < d.rate_per_year <= dear_from]


def _near_goals(profile: Profile, as_of: date) -> list[Goal]:
    near = add_months(as_of, 12 * int(policy("savings")["short_goal_years"]))
    goals = [g for g in profile.goals if as_of < g.day <= near and g.saved_minor < g.target_minor]
    return sorted(goals, key=lambda g: (not g.must_have, g.day, g.name))
