from __future__ import annotations

from datetime import date

from finadvise.model.statement import Balance, StatementAccount, StatementRow
from finadvise.readers.joining import balance_doubts, join_statements


def statement(day: int, opening: int, closing: int, *amounts: int) -> StatementAccount:
    when = date(2026, 3, day)
    return StatementAccount(
        number="1",
        currency="EUR",
        rows=tuple(
            StatementRow(day=when, amount_minor=amount, description="x") for amount in amounts
        ),
        opening=Balance(day=when, minor=opening),
        closing=Balance(day=when, minor=closing),
    )


def test_days_that_follow_each_other_are_one_proven_account() -> None:
    days = [statement(1, 100, 90, -10), statement(2, 90, 95, 5)]

    (account,) = join_statements(days)

    assert account.reconciles is True
    assert [row.amount_minor for row in account.rows] == [-10, 5]
    assert list(balance_doubts(days)) == []


def test_days_in_reverse_order_still_give_first_opening_and_last_closing() -> None:
    (account,) = join_statements([statement(2, 90, 95, 5), statement(1, 100, 90, -10)])

    assert account.opening is not None
    assert account.closing is not None
    assert (account.opening.minor, account.closing.minor) == (100, 95)


def test_a_day_that_does_not_add_up_is_told_with_both_figures() -> None:
    doubts = list(balance_doubts([statement(1, 10_000, 9_000, -900)]))

    assert doubts == ["statement of 2026-03-01: its rows lead to 91.00, the bank says 90.00 EUR"]


def test_a_day_that_is_missing_is_told() -> None:
    doubts = list(balance_doubts([statement(1, 100, 90, -10), statement(3, 80, 85, 5)]))

    assert doubts == [
        "rows are missing between 2026-03-01 and 2026-03-03: the balance goes from 0.90 to 0.80 EUR"
    ]


def test_only_a_statement_that_moved_the_balance_can_be_a_repeat() -> None:
    moved, still = statement(1, 100, 90, -10), statement(1, 100, 100, 5, -5)

    assert len(join_statements([moved, moved])[0].rows) == 1
    assert len(join_statements([still, still])[0].rows) == 4
