from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.model.flows import find_paydays, split_flows, total
from finadvise.model.ledger import OWN_MOVEMENTS, Split, Transaction
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


def divided(row: Transaction, *parts: tuple[int, str]) -> Transaction:
    return replace(row, splits=tuple(Split(minor, category) for minor, category in parts))


def test_a_split_row_is_one_flow_a_part_under_one_id() -> None:
    row = divided(entry("2026-03-01", -6_000), (-4_500, "groceries"), (-1_500, "pets"))
    flows = split_flows(books(row))
    assert [(f.id, f.category, f.minor) for f in flows.spending] == [
        ("t1", "groceries", 4_500),
        ("t1", "pets", 1_500),
    ]


def test_pay_with_expenses_in_it_is_income_and_less_spending() -> None:
    pay = entry("2026-03-25", 260_000, "income.salary")
    row = divided(pay, (250_000, "income.salary"), (10_000, "travel.hotels"))
    flows = split_flows(books(row))
    assert (total(flows.income, MARCH), total(flows.spending, MARCH)) == (250_000, -10_000)


def test_a_part_that_is_an_own_movement_is_neither() -> None:
    row = divided(
        entry("2026-03-01", -6_000, "transfers.savings"),
        (-5_000, "transfers.savings"),
        (-1_000, "insurance.life"),
    )
    assert [f.minor for f in split_flows(books(row)).spending] == [1_000]


def test_a_refund_of_a_split_purchase_is_divided_as_the_purchase_was() -> None:
    bought = divided(
        replace(entry("2026-03-01", -1_000), id="t1"), (-667, "groceries"), (-333, "pets")
    )
    back = replace(entry("2026-03-09", 100, "uncategorised"), refund_of="t1")
    refund = [(f.category, f.minor) for f in split_flows(books(bought, back)).spending[2:]]
    assert refund == [("groceries", -66), ("pets", -34)]


@st.composite
def split_rows(draw: st.DrawFn) -> list[Transaction]:
    """Rows of which some are divided, none of it a movement of the owner's own."""
    kinds = ["groceries", "pets", "my own", "transfers.people"]
    rows = []
    for row in draw(ROWS):
        cut = draw(st.integers(1, max(1, abs(row.amount_minor) - 1)))
        cut = cut if row.amount_minor > 0 else -cut
        first, second = draw(st.sampled_from(kinds)), draw(st.sampled_from(kinds))
        parts = ((cut, first), (row.amount_minor - cut, second))
        whole = abs(row.amount_minor) < 2 or row.is_transfer or draw(st.booleans())
        rows.append(row if whole else divided(row, *parts))
    return rows


@given(split_rows())
def test_splits_never_change_what_the_rows_add_up_to(rows: list[Transaction]) -> None:
    flows = split_flows(books(*rows))
    whole = split_flows(books(*(replace(row, splits=()) for row in rows)))
    assert total(flows.income, MARCH) - total(flows.spending, MARCH) == (
        total(whole.income, MARCH) - total(whole.spending, MARCH)
    )


@given(split_rows())
def test_splits_among_spending_never_change_what_was_spent(rows: list[Transaction]) -> None:
    spending = [replace(row, category="groceries") for row in rows]
    whole = [replace(row, splits=()) for row in spending]
    assert total(split_flows(books(*spending)).spending, MARCH) == (
        total(split_flows(books(*whole)).spending, MARCH)
    )


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
