"""Rows are found by what is asked of them, all of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finadvise.analysis.ledger.transactions import Filter, SortKey, list_transactions
from finadvise.errors import UsageError
from finadvise.model.ledger import Account, Ledger, Transaction

LEDGER = Ledger(
    tuple(
        Transaction(
            id=f"t{n}",
            day=date(2026, 3, n),
            account=account,
            amount_minor=amount,
            currency="GBP",
            description=text,
            payee=text.title(),
            category=category,
        )
        for n, (account, amount, text, category) in enumerate(
            [
                ("current", 200_000, "ACME PAYROLL", "income.salary"),
                ("current", -80_000, "RENT FLAT 4", "housing.rent"),
                ("joint", -4_200, "CORNER SHOP", "groceries"),
                ("joint", -1_250, "CORNER CAFE", "eating_out.coffee"),
            ],
            start=1,
        )
    ),
    (Account(name="current"), Account(name="joint")),
)


def found(*, sort: SortKey = "date", reverse: bool = False, **wanted: Any) -> list[str]:
    listed = list_transactions(
        LEDGER, Filter(**wanted), as_of=date(2026, 4, 1), sort=sort, reverse=reverse
    )
    return [t.id for t in listed.transactions]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["t1", "t2", "t3", "t4"]),
        ({"account": "joint"}, ["t3", "t4"]),
        ({"category": "eating_out"}, ["t4"]),
        ({"category": "housing.rent"}, ["t2"]),
        ({"payee": "corner"}, ["t3", "t4"]),
        ({"first": date(2026, 3, 2), "last": date(2026, 3, 3)}, ["t2", "t3"]),
        ({"least": Decimal(-42), "most": Decimal(0)}, ["t3", "t4"]),
        ({"search": "flat rent"}, ["t2"]),
        ({"search": "corner", "account": "current"}, []),
        ({"limit": 2}, ["t1", "t2"]),
        ({"limit": 0}, []),
    ],
)
def test_each_condition_must_be_met(wanted: dict[str, Any], ids: list[str]) -> None:
    assert found(**wanted) == ids


def test_the_order_can_be_chosen_and_turned() -> None:
    assert found(sort="amount") == ["t2", "t3", "t4", "t1"]
    assert found(sort="amount", reverse=True) == ["t1", "t4", "t3", "t2"]


def test_the_limit_leaves_the_count_alone() -> None:
    listed = list_transactions(LEDGER, Filter(limit=1), as_of=date(2026, 4, 1))
    assert (len(listed.transactions), listed.matched) == (1, 4)


def test_the_json_has_the_promised_fields() -> None:
    listed = list_transactions(LEDGER, Filter(limit=1), as_of=date(2026, 4, 1))
    [row] = listed.envelope()["data"]["transactions"]
    assert (row["date"], row["amount"], row["currency"]) == ("2026-03-01", "2000.00", "GBP")
    assert set(row) >= {"suggestion", "confidence", "transfer_id", "refund_of", "pending", "batch"}


def test_an_unknown_account_is_a_usage_error_that_names_the_known() -> None:
    with pytest.raises(UsageError, match="use one of current, joint"):
        found(account="savings")
