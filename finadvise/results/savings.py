"""How much can be put away, how much should be within reach, and where the next pound goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingsPotential:
    """What could be put away in a month.

    Args:
        now: Income less spending of a mean month; negative where more went out.
        low: With `high` the range in which eight of ten resampled years have their mean month.
        safe: What can be promised each month: `low`, never below nothing.
        stretch: `now` plus cuts that hurt little, never below `safe`.
        months: Complete months looked at.
        method: How it was worked out.
    """

    now: Money
    low: Money
    high: Money
    safe: Money
    stretch: Money
    months: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FundTerm:
    """One reason to hold money back.

    Args:
        name: `month` (one month of essentials), `swings` (income dips and bills at once) or `job`
            (time without pay).
    """

    name: str
    amount: Money
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyFund:
    """Money within reach for bad months.

    Args:
        target: The largest of `terms`, between one and twelve months of essentials, rounded.
        binding: Name of the term that sets the target.
        essential_monthly: Essential spending of a mean month.
        have: Held in current, savings and cash accounts less cards; None where no balance is known.
        gap: Missing to the target.
        months_covered: `have` in months of essentials.
    """

    target: Money
    binding: str
    essential_monthly: Money
    have: Money | None
    gap: Money | None
    months_covered: float | None
    terms: tuple[FundTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A place for the next pound, in order.

    Args:
        name: `first-month`, `pension-match`, `debt`, `emergency-fund`, `goal`, `invest` or
            `cheap-debt`.
        label: What it is for, such as the debt's or the goal's name.
        room: What fits in altogether (a year's worth for the pension match); None without limit.
        monthly: The part of the safe potential that goes here now.
        return_per_year: What a pound there earns or saves a year, before inflation and tax (1.0 is
            100 %); an assumption except for debts and the match.
        reason: Why it stands at this place.
    """

    name: str
    label: str
    room: Money | None
    monthly: Money
    return_per_year: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Savings(Result):
    """Potential, emergency fund and the order of where money does most."""

    kind: ClassVar[str] = "savings"
    main_list: ClassVar[str] = "waterfall"

    potential: SavingsPotential
    emergency_fund: EmergencyFund
    waterfall: tuple[Bucket, ...]
