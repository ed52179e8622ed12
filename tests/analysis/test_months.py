from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.months import measure_months
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.statement import Balance

TODAY = date(2026, 4, 10)


def row(
    day: date,
    amount: int,
    category: str,
    *,
    refund_of: str | None = None,
    pending: bool = False,
    currency: str = "GBP",
) -> Transaction:
    return Transaction(
        id=f"{day}{amount}{category}",
        day=day,
        account="main",
        amount_minor=amount,
        currency=currency,
        description=category,
        category=category,
        refund_of=refund_of,
        pending=pending,
    )


def test_three_months_are_averaged_by_hand() -> None:
    rows = (
        row(date(2026, 1, 2), 200_000, "income.salary"),
        row(date(2026, 1, 5), -60_000, "housing.mortgage"),
        row(date(2026, 2, 2), 200_000, "income.salary"),
        row(date(2026, 2, 5), -60_000, "housing.mortgage"),
        row(date(2026, 2, 9), -9_000, "groceries"),
        row(date(2026, 2, 12), 3_000, "groceries", refund_of="x"),
        row(date(2026, 3, 2), 260_000, "income.salary"),
        row(date(2026, 3, 5), -60_000, "housing.mortgage"),
        row(date(2026, 3, 7), -30_000, "eating_out.restaurants"),
        row(date(2026, 3, 8), -50_000, "transfers.savings"),
        row(date(2026, 3, 9), -1_000, "groceries", pending=True),
        row(date(2026, 3, 9), -1_000, "groceries", currency="EUR"),
        row(date(2026, 4, 2), 999_999, "income.salary"),
    )
    account = Account(name="main", balances=(Balance(day=TODAY, minor=144_000),))
    found = measure_months(Ledger(rows, (account,), "GBP"), as_of=TODAY)
    assert found.months == 3
    assert found.income_minor == 220_000
    assert found.mortgage_minor == found.debt_service_minor == 60_000
    assert found.essential_minor == 62_000
    assert found.spending_minor == 72_000
    assert found.surplus_minor == 148_000
    # The median is 200,000 and the median distance from it nothing.
    assert found.income_variation == 0.0
    assert found.months_held() == pytest.approx(144_000 / 62_000)
    assert found.months_held(200_000) == 0.0


def test_cards_are_owed_and_investments_are_not_ready() -> None:
    def account(name: str, kind: str, minor: int) -> Account:
        return Account(name=name, kind=kind, balances=(Balance(day=TODAY, minor=minor),))

    accounts = (
        account("a", "current", 100),
        account("b", "card", -30),
        account("c", "investment", 9_999),
    )
    assert measure_months(Ledger((), accounts, "GBP"), as_of=TODAY).ready_minor == 70


def test_a_half_seen_month_does_not_count() -> None:
    rows = (row(date(2026, 2, 20), -100, "groceries"), row(date(2026, 3, 20), -300, "groceries"))
    found = measure_months(Ledger(rows, (), "GBP"), as_of=TODAY)
    assert (found.months, found.essential_minor) == (1, 300)


def test_empty_books_measure_nothing() -> None:
    found = measure_months(Ledger(), as_of=TODAY)
    assert (found.months, found.income_minor, found.spending_minor) == (0, 0, 0)
    assert (found.ready_minor, found.income_variation, found.months_held()) == (None, None, None)
