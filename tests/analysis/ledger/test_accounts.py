"""Balances are carried on, and what is missing is seen."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.ledger.accounts import describe_accounts, find_gaps
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.statement import Balance
from finadvise.results.accounts import ListedAccount

MARCH = date(2026, 3, 1)


def row(number: int, day: int, amount: int) -> Transaction:
    return Transaction(
        id=f"t{number}",
        day=MARCH + timedelta(days=day - 1),
        account="current",
        amount_minor=amount,
        currency="GBP",
        description="Cafe",
    )


def describe(
    rows: list[Transaction], balances: dict[int, int], as_of: date = date(2026, 4, 1)
) -> ListedAccount:
    known = tuple(Balance(day=MARCH + timedelta(days=d - 1), minor=m) for d, m in balances.items())
    account = Account(name="current", balances=known)
    [listed] = describe_accounts(Ledger(tuple(rows), (account,)), as_of=as_of).accounts
    return listed


def test_the_banks_balance_is_carried_on_by_later_rows() -> None:
    listed = describe([row(1, 1, -500), row(2, 5, -300)], {1: 10_000})
    assert listed.balance
    assert (listed.balance.plain(), listed.balance_date) == ("97.00", date(2026, 3, 5))


def test_without_a_balance_of_the_bank_none_is_made_up() -> None:
    assert describe([row(1, 1, -500)], {}).balance is None


def test_what_comes_after_the_day_does_not_count() -> None:
    rows = [row(1, 1, -500), row(2, 20, -300)]
    listed = describe(rows, {1: 10_000, 20: 9_000}, as_of=date(2026, 3, 10))
    assert listed.transactions == 1
    assert listed.balance_date == MARCH


def test_balances_and_rows_that_agree_show_no_break() -> None:
    assert describe([row(1, 2, -500), row(2, 5, -300)], {1: 10_000, 5: 9_200}).breaks == ()


def test_a_missing_row_is_a_break_with_its_amount() -> None:
    [found] = describe([row(1, 2, -500)], {1: 10_000, 5: 9_200}).breaks
    assert found.missing.plain() == "-3.00"
    assert (found.from_, found.to) == (date(2026, 3, 1), date(2026, 3, 5))


def test_a_statement_that_ends_in_the_middle_of_a_day_shows_no_break() -> None:
    rows = [row(1, 1, -500), row(2, 1, -200), row(3, 4, -300)]
    assert describe(rows, {1: 10_000, 4: 9_500}).breaks == ()


def test_a_month_without_rows_in_a_busy_account_is_a_gap() -> None:
    days = [date(2026, m, d) for m in (1, 2, 5) for d in range(1, 10)]
    [gap] = find_gaps(days)
    assert (gap.from_, gap.to) == (date(2026, 3, 1), date(2026, 4, 30))


def test_a_quiet_account_may_rest() -> None:
    assert find_gaps([date(2026, 1, 5), date(2026, 6, 5)]) == ()
