"""What a row is likeliest where nothing is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from descriptors import descriptor
from finadvise.analysis.ledger.categories import ANSWER_FROM, categorise
from finadvise.analysis.ledger.reading.priors import find_regular, likeliest, size_of
from finadvise.data import read_toml
from finadvise.model.category import Descriptor, Knowledge

FIRST = date(2026, 1, 5)


def series(gap_days: int, *amounts: int) -> list[tuple[str, Descriptor]]:
    return [
        ("Zzqx", replace(descriptor("ZZQX", amount), day=FIRST + timedelta(days=gap_days * n)))
        for n, amount in enumerate(amounts)
    ]


@pytest.mark.parametrize(
    ("amount", "currency", "size"),
    [
        (-800, "GBP", "small"),
        (-801, "GBP", "middling"),
        (30_000, "EUR", "large"),
        (30_001, "EUR", "very_large"),
        (-1_120, "JPY", "small"),  # 140 yen a pound, no decimals
        (-5_000, "XTS", "middling"),  # an unknown currency counts like the pound
    ],
)
def test_a_size_is_that_of_a_household(amount: int, currency: str, size: str) -> None:
    assert size_of(amount, currency) == size


@pytest.mark.parametrize(
    ("row", "regular", "category"),
    [
        (descriptor("ZZQX", -300), False, "eating_out.coffee"),
        (descriptor("ZZQX", -3000), False, "eating_out.restaurants"),
        (descriptor("DIRECT DEBIT ZZQX", -300), False, "entertainment.subscriptions"),
        (descriptor("ZZQX", -90_000), True, "housing.rent"),
        (descriptor("ZZQX", 250_000), True, "income.salary"),
        (descriptor("ZZQX", 250_000), False, "income.other"),
        (descriptor("ZZQX.COM", -3000), False, "shopping.general"),
        (replace(descriptor("ZZQX", 3000), account_kind="card"), False, "transfers.card_payment"),
        (replace(descriptor("ZZQX", 3000), account_kind="savings"), False, "transfers.savings"),
    ],
)
def test_way_size_and_rhythm_tell(row: Descriptor, regular: bool, category: str) -> None:
    found = likeliest(row, row.description.lower(), regular=regular)
    assert found.category == category
    assert found.probability < ANSWER_FROM


def test_equal_payments_in_a_rhythm_are_regular() -> None:
    assert find_regular(series(30, -990, -990, -990)) == {("Zzqx", False)}
    assert find_regular(series(7, -990, -990, -1050)) == {("Zzqx", False)}


@pytest.mark.parametrize(
    "rows",
    [
        series(30, -990, -990),  # too few
        series(3, -990, -990, -990, -990),  # no rhythm
        series(30, -990, -2400, -150, -7000),  # no common amount
        [],
    ],
)
def test_other_rows_are_not_regular(rows: list[tuple[str, Descriptor]]) -> None:
    assert find_regular(rows) == frozenset()


def test_a_salary_of_an_unknown_employer_is_offered_as_one() -> None:
    rows = [row for _, row in series(30, 250_000, 250_000, 255_000)]
    verdicts = categorise(rows, Knowledge())
    assert {v.suggestion for v in verdicts} == {"income.salary"}
    assert {v.category for v in verdicts} == {"uncategorised"}


def test_a_large_sum_from_a_shop_is_not_taken_for_a_refund() -> None:
    [small, large] = categorise(
        [descriptor("ALDI", 2_500), descriptor("ALDI", 250_000)], Knowledge()
    )
    assert small.category == "groceries"
    assert (large.category, large.suggestion) == ("uncategorised", "groceries")


def test_pay_from_a_shop_is_pay() -> None:
    rows = [replace(row, description="ALDI STORES") for _, row in series(30, *[180_000] * 3)]
    assert {v.suggestion for v in categorise(rows, Knowledge())} == {"income.salary"}


def test_no_prior_is_sure_enough_to_be_answered() -> None:
    table = read_toml("unknown.toml")
    beliefs = [
        table["online"]["belief"],
        *(b for part in ("once", "regular", "money_in", "accounts") for b in table[part].values()),
    ]
    assert all(0 < probability < ANSWER_FROM for _, probability in beliefs)
