"""A budget that adds up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetIncome:
    """Income of one budget period.

    Args:
        expected: Median of the periods looked at.
        low: A lean period: a quarter of them were below.
    """

    expected: Money
    low: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A category's plan. Amounts are sizes: positive is money to spend.

    Args:
        kind: `committed` (contracts), `essential`, `discretionary` or `irregular` (comes in fewer
            than half of the periods and is paid from the irregular pot).
        suggested: What to plan, after cuts.
        last: The last complete period.
        spent: The running period up to `as_of`.
        pace: `spent` over what an even pace would have used by now (1.2 is a fifth ahead); None
            for commitments, for lines without a plan, and early in the period.
    """

    category: str
    kind: str
    suggested: Money
    usual_low: Money
    usual_high: Money
    last: Money
    spent: Money
    pace: float | None
    essential: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCut:
    """A change that makes room.

    Args:
        monthly: What it frees each budget period: `from_` less `to`.
    """

    category: str
    from_: Money
    to: Money
    monthly: Money
    reason: str


@dataclass(frozen=True, kw_only=True)
class Budget(Result):
    """The plan of one period; `income.expected` = lines + irregular + savings + left, to the penny.

    Args:
        irregular: Set aside each period for what does not come each period.
        savings: Put away first.
        left: Not planned; negative where the plan does not fit the income.
        feasible: Whether nothing is missing.
    """

    kind: ClassVar[str] = "budget"
    main_list: ClassVar[str] = "lines"

    income: BudgetIncome
    lines: tuple[BudgetLine, ...]
    irregular: Money
    savings: Money
    left: Money
    feasible: bool
    cuts: tuple[BudgetCut, ...]
