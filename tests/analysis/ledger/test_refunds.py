"""Money back finds its purchase."""

from __future__ import annotations

from finadvise.analysis.ledger.refunds import find_refunds
from finadvise.model.linking import LinkCandidate


def row(
    number: int, day: int, amount: int, payee: str = "Shoes", category: str = ""
) -> LinkCandidate:
    return LinkCandidate(
        number, "current", "current", "GBP", day, amount, payee, payee, category, ""
    )


def test_a_refund_is_linked_to_the_purchase() -> None:
    assert find_refunds([row(1, 10, -8000), row(2, 20, 8000)]) == [(1, 2)]


def test_part_of_the_money_may_come_back() -> None:
    assert find_refunds([row(1, 10, -8000), row(2, 20, 2500)]) == [(1, 2)]


def test_no_more_comes_back_than_was_paid() -> None:
    rows = [row(1, 10, -8000), row(2, 20, 5000), row(3, 21, 5000)]
    assert find_refunds(rows) == [(1, 2)]


def test_what_came_back_by_an_earlier_import_counts() -> None:
    rows = [row(1, 10, -8000), row(2, 20, 5000), row(3, 21, 5000)]
    assert find_refunds(rows, taken={2}, repaid=[(1, 2)]) == []


def test_the_purchase_of_the_same_amount_goes_first() -> None:
    rows = [row(1, 10, -8000), row(2, 15, -9000), row(3, 20, 8000)]
    assert find_refunds(rows) == [(1, 3)]


def test_ninety_days_are_the_limit() -> None:
    assert find_refunds([row(1, 0, -8000), row(2, 90, 8000)]) == [(1, 2)]
    assert find_refunds([row(1, 0, -8000), row(2, 91, 8000)]) == []


def test_a_refund_does_not_come_before_its_purchase() -> None:
    assert find_refunds([row(1, 10, 8000), row(2, 11, -8000)]) == []


def test_another_payee_pays_nothing_back() -> None:
    assert find_refunds([row(1, 10, -8000), row(2, 11, 8000, "Salary")]) == []


def test_income_is_no_refund_though_the_payee_was_paid() -> None:
    rows = [row(1, 10, -8000, "Acme"), row(2, 11, 8000, "Acme", "income.salary")]
    assert find_refunds(rows) == []


def test_a_link_the_owner_rejected_is_not_made_again() -> None:
    assert find_refunds([row(1, 10, -8000), row(2, 20, 8000)], rejected={(1, 2)}) == []
