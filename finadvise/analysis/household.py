"""What a household's months look like: the few figures that several subjects need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median

from finadvise.data import read_csv
from finadvise.model.ledger import UNCATEGORISED, Ledger, Transaction
from finadvise.periods import Period, month_start, months_back

WINDOW_MONTHS = 12
_DEBT_PAYMENTS = frozenset({"debt.loan", "debt.student_loan", "housing.mortgage"})
_READY_KINDS = frozenset({"current", "savings", "cash", "card"})
# Statements often start on the second or third of a month, when the first was no working day.
_LATEST_START_DAY = 5
_MAD_TO_SD = 1.4826


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
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


@cache
def essential_categories() -> frozenset[str]:
    """Return the categories the taxonomy calls essential."""
    return frozenset(row["slug"] for row in read_csv("categories.csv") if row["essential"] == "yes")


def measure_household(ledger: Ledger, *, as_of: date) -> Household:
    """Measure the last twelve complete months before `as_of` (fewer where fewer were seen).

    Transfers between own accounts are left out, refunds lower the spending of their category, and
    rows in other currencies or not yet booked are set aside.
    """
    books = ledger.until(as_of).in_currency().booked()
    months = _complete_months(books, as_of)
    count = max(1, len(months))
    rows = [
        t
        for t in books.transactions
        if months and months[0].start <= t.day <= months[-1].end and not t.is_transfer
    ]
    income = [t for t in rows if _is_income(t)]
    spent = [t for t in rows if not _is_income(t)]
    essential = essential_categories()
    return Household(
        currency=ledger.currency,
        period=Period(months[0].start, months[-1].end) if months else None,
        months=len(months),
        income_minor=round(sum(t.amount_minor for t in income) / count),
        spending_minor=_mean_out(spent, count),
        essential_minor=_mean_out([t for t in spent if t.category in essential], count),
        mortgage_minor=_mean_out([t for t in spent if t.category == "housing.mortgage"], count),
        debt_service_minor=_mean_out([t for t in spent if t.category in _DEBT_PAYMENTS], count),
        income_variation=_variation(income, months),
        ready_minor=_ready(books, as_of),
    )


def _complete_months(books: Ledger, as_of: date) -> list[Period]:
    if not books.transactions:
        return []
    first = min(t.day for t in books.transactions)
    known = month_start(first) if first.day <= _LATEST_START_DAY else first
    return [m for m in months_back(as_of, WINDOW_MONTHS) if m.start >= known]


def _is_income(row: Transaction) -> bool:
    if row.refund_of is not None:
        return False
    return row.category.startswith("income.") or (
        row.category == UNCATEGORISED and row.amount_minor > 0
    )


def _mean_out(rows: list[Transaction], months: int) -> int:
    return max(0, round(-sum(t.amount_minor for t in rows) / months))


def _variation(income: list[Transaction], months: list[Period]) -> float | None:
    totals = [float(sum(t.amount_minor for t in income if t.day in m)) for m in months]
    if len(totals) < 3:
        return None
    middle = median(totals)
    if middle <= 0:
        return None
    return _MAD_TO_SD * median(abs(total - middle) for total in totals) / middle


def _ready(books: Ledger, as_of: date) -> int | None:
    balances = [
        books.balance_on(account, as_of)
        for account in books.accounts
        if account.kind in _READY_KINDS and account.currency == books.currency
    ]
    known = [balance for balance in balances if balance is not None]
    return sum(known) if known else None
