"""What a series costs and what it is for."""

from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.outlook.recurring.terms import (
    expected_minor,
    is_committed,
    is_purchase,
    kind_of,
    price_changes,
    usual_range,
)
from finadvise.model.ledger import Transaction
from finadvise.periods import add_months


def rows(
    *minors: int, category: str = "uncategorised", text: str = "BRIGHTCO"
) -> list[Transaction]:
    return [
        Transaction(
            id=f"t{k}",
            day=add_months(date(2026, 1, 5), k),
            account="a",
            amount_minor=minor,
            currency="GBP",
            description=text,
            category=category,
        )
        for k, minor in enumerate(minors)
    ]


def test_the_price_in_force_is_expected() -> None:
    assert expected_minor(rows(-1000, -1000, -1000, -1200)) == -1200


def test_of_a_varying_bill_the_recent_median_is_expected() -> None:
    assert expected_minor(rows(-9000, -4000, -7000, -5000, -6000)) == -6000


def test_the_range_of_a_varying_bill_is_signed_and_ordered_by_size() -> None:
    varying = rows(-9000, -4000, -7000, -5000, -6000)
    assert usual_range(varying, -6000) == (-4000, -9000)


def test_a_price_step_that_stays_is_a_change_and_one_odd_payment_is_none() -> None:
    stepped = price_changes(rows(-1000, -1000, -1500, -1000, -1000, -1100, -1100))
    assert [(c.from_.minor, c.to.minor) for c in stepped] == [(-1000, -1100)]


@pytest.mark.parametrize(
    ("series", "kind"),
    [
        (rows(200_000, 200_000), "income"),
        (rows(-100, -100, text="CAR LOAN"), "debt"),
        (rows(-100, -100, text="RAINY DAY SAVER"), "saving"),
        (rows(-100, -100, category="transfers.own"), "transfer"),
        (rows(-100, -100, category="transfers.savings"), "saving"),
        (rows(-100, -100, category="utilities.water"), "bill"),
        (rows(-100, -100, category="entertainment.subscriptions"), "subscription"),
        (rows(-100, -100), "subscription"),
        (rows(-100, -300, -200), "bill"),
    ],
)
def test_the_kind_follows_from_category_words_and_price(
    series: list[Transaction], kind: str
) -> None:
    assert kind_of(series, arranged=False) == kind


def test_what_is_collected_and_what_is_bought() -> None:
    assert is_committed("housing.rent")
    assert not is_committed("groceries")
    assert is_purchase("groceries")
    assert not is_purchase("uncategorised")
