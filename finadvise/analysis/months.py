"""What a household's months look like: the few figures that several subjects need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median

from finadvise.model.flows import Flow, split_flows, total
from finadvise.model.ledger import Ledger
from finadvise.model.taxonomy import is_essential
from finadvise.periods import Period, month_start, months_back

WINDOW_MONTHS = 12
_DEBT_PAYMENTS = frozenset({"debt.loan", "debt.student_loan", "housing.mortgage"})
_READY_KINDS = frozenset({"current", "savings", "cash", "card"})
# Statements often start on the second or third of a month, when the first was no working day.
_LATEST_START_DAY = 5
_MAD_TO_SD = 1.4826


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyFigures:
    """Means a month over the complete months seen; amounts in minor units, spending positive.

    Args:
        period: The days looked at, or None where no complete month was seen.
        essential_minor: Spending in categories the taxonomy calls essential.
        mortgage_minor: The part of it that pays a mortgage.
        debt_service_minor: Mortgage and debt payments.
        income_variation: Spread of monthly income around its median (MAD as a standard deviation),
            as a share of the median; None under three months or without income.
        ready_minor: What current, savings and cash accounts hold, less cards; None where no
            balance is known.
    """

    currency: str
    period: Period | None
    months: int
    income_minor: int
    spending_minor: int
    essential_minor: int
    mortgage_minor: int
    debt_service_minor: int
    income_variation: float | None
    ready_minor: int | None

    @property
    def surplus_minor(self) -> int:
        """Return what is left of a mean month."""
        return self.income_minor - self.spending_minor

    def months_held(self, owed_minor: int = 0) -> float | None:
        """Return how many months of essentials the ready money covers after paying what is owed."""
        if self.ready_minor is None or self.essential_minor <= 0:
            return None
        return max(0.0, (self.ready_minor - owed_minor) / self.essential_minor)


def measure_months(ledger: Ledger, *, as_of: date) -> MonthlyFigures:
    """Measure the last twelve complete months before `as_of` (fewer where fewer were seen).

    Transfers between own accounts are left out, refunds lower the spending of their category, and
    rows in other currencies or not yet booked are set aside.
    """
    books = ledger.until(as_of)
    flows = split_flows(books)
    months = _complete_months(flows.first, as_of)
    span = Period(months[0].start, months[-1].end) if months else None
    income = [f for f in flows.income if span and f.day in span]
    spent = [f for f in flows.spending if span and f.day in span]
    mean = partial(_mean, months=max(1, len(months)))
    return MonthlyFigures(
        currency=ledger.currency,
        period=span,
        months=len(months),
        income_minor=mean(income),
        spending_minor=max(0, mean(spent)),
        essential_minor=max(0, mean([f for f in spent if is_essential(f.category)])),
        mortgage_minor=max(0, mean([f for f in spent if f.category == "housing.mortgage"])),
        debt_service_minor=max(0, mean([f for f in spent if f.category in _DEBT_PAYMENTS])),
        income_variation=_variation(income, months),
        ready_minor=_ready(books, as_of),
    )


def _complete_months(first: date | None, as_of: date) -> list[Period]:
    if first is None:
        return []
    known = month_start(first) if first.day <= _LATEST_START_DAY else first
    return [m for m in months_back(as_of, WINDOW_MONTHS) if m.start >= known]


def _mean(flows: list[Flow], *, months: int) -> int:
    return round(sum(f.minor for f in flows) / months)


def _variation(income: list[Flow], months: list[Period]) -> float | None:
    totals = [float(total(income, month)) for month in months]
    if len(totals) < 3:
        return None
    middle = median(totals)
    if middle <= 0:
        return None
    return _MAD_TO_SD * median(abs(each - middle) for each in totals) / middle


def _ready(books: Ledger, as_of: date) -> int | None:
    balances = [
        books.balance_on(account, as_of)
        for account in books.accounts
        if account.kind in _READY_KINDS and account.currency == books.currency
    ]
    known = [balance for balance in balances if balance is not None]
    return sum(known) if known else None
