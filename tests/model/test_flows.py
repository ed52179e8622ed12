from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.model.flows import find_paydays, split_flows, total
from finadvise.model.ledger import OWN_MOVEMENTS, Transaction
from finadvise.periods import Period

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def test_salary_is_income_and_a_shop_is_spending() -> None:
    flows = split_flows(
        books(entry("2026-03-01", 250_000, "income.salary"), entry("2026-03-02", -4_210))
    )
    assert total(flows.income, MARCH) == 250_000
    assert total(flows.spending, MARCH) == 4_210


@pytest.mark.parametrize("category", sorted(OWN_MOVEMENTS))
def test_own_movements_are_neither(category: str) -> None:
    flows = split_flows(
        books(entry("2026-03-01", -50_000, category), entry("2026-03-01", 50_000, category))
    )
    assert (flows.income, flows.spending) == ((), ())


def test_a_row_linked_to_its_other_side_is_neither() -> None:
    row = replace(entry("2026-03-01", -50_000, "groceries"), transfer_id="t9")
    assert split_flows(books(row)).spending == ()


def test_money_back_from_a_shop_lowers_its_category() -> None:
    flows = split_flows(books(entry("2026-03-01", -6_000), entry("2026-03-05", 2_500)))
    assert total(flows.income, MARCH) == 0
    assert total(flows.spending, MARCH) == 3_500


def test_a_linked_refund_takes_the_category_and_payee_of_its_purchase() -> None:
    bought = replace(entry("2026-03-01", -6_000, "shopping.clothing", "Threads"), id="t1")
    back = replace(entry("2026-03-09", 6_000, "uncategorised", "THR REFUND"), refund_of="t1")
    refund = split_flows(books(bought, back)).spending[1]
    assert (refund.category, refund.payee, refund.minor) == ("shopping.clothing", "Threads", -6_000)


def test_unknown_money_in_is_income_and_unknown_money_out_is_spending() -> None:
    flows = split_flows(
        books(entry("2026-03-01", 900, "uncategorised"), entry("2026-03-02", -400, "uncategorised"))
    )
    assert [f.minor for f in flows.income] == [900]
    assert [f.minor for f in flows.spending] == [400]


def test_pay_taken_back_lowers_income() -> None:
    flows = split_flows(
        books(
            entry("2026-03-01", 250_000, "income.salary"),
            entry("2026-03-04", -20_000, "income.salary"),
        )
    )
    assert total(flows.income, MARCH) == 230_000
    assert flows.spending == ()


def test_a_friend_paying_back_is_no_income() -> None:
    flows = split_flows(
        books(
            entry("2026-03-01", -3_000, "transfers.people"),
            entry("2026-03-02", 4_500, "transfers.people"),
        )
    )
    assert flows.income == ()
    assert total(flows.spending, MARCH) == -1_500


def test_pending_and_foreign_rows_are_counted_and_left_out() -> None:
    flows = split_flows(
        books(
            entry("2026-03-01", -100),
            entry("2026-03-02", -200, pending=True),
            entry("2026-03-03", -300, currency="EUR"),
        )
    )
    assert (flows.pending, flows.foreign, len(flows.spending)) == (1, 1, 1)


def test_empty_books_have_no_days() -> None:
    flows = split_flows(books())
    assert (flows.first, flows.last, flows.income, flows.spending) == (None, None, (), ())


CATEGORIES = ["groceries", "income.salary", "uncategorised", "transfers.own", "my own"]
AMOUNTS = st.integers(-100_000, 100_000)
ROWS = st.lists(
    st.builds(
        lambda day, amount, category: entry(f"2026-03-{day:02}", amount, category),
        st.integers(1, 31),
        AMOUNTS,
        st.sampled_from(CATEGORIES),
    ),
    max_size=30,
)


@given(ROWS)
def test_income_less_spending_is_what_the_rows_add_up_to(rows: list[Transaction]) -> None:
    flows = split_flows(books(*rows))
    moved = sum(r.amount_minor for r in rows if not r.is_transfer)
    assert total(flows.income, MARCH) - total(flows.spending, MARCH) == moved


def test_paydays_are_those_of_the_main_income() -> None:
    rows = [
        *each_month("2026-01-25", 3, 250_000, "income.salary", "Works"),
        *each_month("2026-01-05", 3, 9_000, "income.benefits", "Benefit"),
        entry("2026-02-26", 240_000, "income.salary", "Works"),  # a correction the day after
        entry("2026-03-10", 4_000, "income.salary", "Works"),  # expenses
    ]
    assert find_paydays(books(*rows), date(2026, 4, 1)) == (
        date(2026, 1, 25),
        date(2026, 2, 25),
        date(2026, 3, 25),
    )


def test_one_payday_is_no_rhythm() -> None:
    rows = [entry("2026-01-25", 250_000, "income.salary")]
    assert find_paydays(books(*rows), date(2026, 4, 1)) == ()


def test_paydays_after_the_day_are_not_known() -> None:
    rows = each_month("2026-01-25", 4, 250_000, "income.salary")
    assert find_paydays(books(*rows), date(2026, 3, 1))[-1] == date(2026, 2, 25)
