"""Payments that come back, on small made ledgers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.outlook.recurring import find_recurring
from finadvise.model.ledger import Ledger, Transaction
from finadvise.periods import add_months
from finadvise.results.recurring import RecurringPayment

Row = tuple[date, str, int]
TODAY = date(2026, 6, 20)


def ledger(rows: Iterable[Row]) -> Ledger:
    return Ledger(
        tuple(
            Transaction(
                id=f"t{k}",
                day=day,
                account="current",
                amount_minor=minor,
                currency="GBP",
                description=text,
            )
            for k, (day, text, minor) in enumerate(rows)
        )
    )


def monthly(text: str, minor: int, *, day: int = 10, first: date = date(2025, 1, 1)) -> list[Row]:
    dates = [add_months(first.replace(day=day), k) for k in range(24)]
    return [(d, text, minor) for d in dates if d <= TODAY]


def find(rows: Iterable[Row], as_of: date = TODAY) -> tuple[RecurringPayment, ...]:
    return find_recurring(ledger(rows), as_of=as_of).recurring


def only(rows: Iterable[Row], as_of: date = TODAY) -> RecurringPayment:
    (item,) = find(rows, as_of)
    return item


def test_an_empty_ledger_has_nothing_that_comes_back() -> None:
    assert find([]) == ()


def test_a_monthly_price_is_found_with_its_next_date_and_yearly_cost() -> None:
    item = only(monthly("STREAMCO LONDON", -1099))
    assert (item.cadence, item.status, item.count) == ("monthly", "active", 18)
    assert item.next_date == date(2026, 7, 10)
    assert item.yearly_cost.plain() == "-131.88"


def test_changing_references_do_not_hide_one_contract() -> None:
    rows = [
        (d, f"DIRECT DEBIT BRIGHT POWER QX{7919 * k}ZZ", m)
        for k, (d, _, m) in enumerate(monthly("", -8450))
    ]
    assert only(rows).kind == "bill"
    assert only(rows).payee == "Bright Power"


def test_two_contracts_at_one_insurer_stay_two() -> None:
    rows = [
        (date(year, month, day), f"OAKTREE INSURANCE {year}{month}{minor}", -minor)
        for year in (2024, 2025, 2026)
        for month, day, minor in ((1, 14, 48000 + year - 2024), (5, 21, 16500 + year - 2024))
    ]
    found = find(rows)
    assert [r.cadence for r in found] == ["yearly", "yearly"]
    assert [r.last_amount.plain() for r in found] == ["-480.02", "-165.02"]
    assert all(r.shared_name for r in found)


def test_a_price_step_is_one_series_with_a_change() -> None:
    rows = [(d, t, m if d < date(2026, 1, 1) else -1299) for d, t, m in monthly("STREAMCO", -1099)]
    item = only(rows)
    (change,) = item.changes
    assert (change.date, change.from_.plain(), change.to.plain()) == (
        date(2026, 1, 10),
        "-10.99",
        "-12.99",
    )
    assert item.amount.plain() == "-12.99"


def test_a_direct_debit_due_on_a_saturday_is_expected_on_monday() -> None:
    rows = []
    for k in range(17):
        day = add_months(date(2025, 1, 4), k)
        while day.weekday() > 4:
            day += timedelta(days=1)
        rows.append((day, "DIRECT DEBIT WATERWORKS", -3100))
    item = only(rows, date(2026, 6, 25))
    assert item.moves == "next"
    assert item.next_date == date(2026, 7, 6)


def test_the_two_months_off_of_a_ten_month_tax_are_learned() -> None:
    as_of = date(2026, 2, 15)
    due = [add_months(date(2023, 4, 10), k) for k in range(36)]
    rows = [(d, "TOWN COUNCIL", -14200) for d in due if d.month not in (2, 3) and d <= as_of]
    item = only(rows, as_of)
    assert item.skipped_months == (2, 3)
    assert item.next_date == date(2026, 4, 10)
    assert item.status == "active"
    assert item.yearly_cost.plain() == "-1420.00"


def test_a_subscription_that_stopped_has_ended() -> None:
    item = only([r for r in monthly("BOXCO", -3999) if r[0] < date(2025, 12, 1)])
    assert (item.status, item.next_date) == ("ended", None)


def test_a_payment_one_week_overdue_is_late() -> None:
    item = only([r for r in monthly("BOXCO", -3999) if r[0] < date(2026, 6, 1)])
    assert (item.status, item.next_date) == ("late", date(2026, 7, 10))


def test_groceries_are_a_habit_and_no_contract() -> None:
    rows, day, step = [], date(2025, 1, 2), 0
    while day <= TODAY:
        rows.append((day, "CORNER MARKET", -(900 + 7919 * step % 6100)))
        day += timedelta(days=2 + step * step % 5)
        step += 1
    assert {r.kind for r in find(rows)} == {"habit"}


def test_a_weekly_pub_with_changing_sums_is_a_habit() -> None:
    rows = [
        (date(2025, 1, 3) + timedelta(days=7 * k), "THE FOX", -(1200 + 977 * k % 4100))
        for k in range(70)
        if k % 4
    ]
    assert {r.kind for r in find(rows)} == {"habit"}


def test_pay_every_four_weeks_is_told_from_monthly_pay() -> None:
    rows = [
        (date(2025, 1, 10) + timedelta(days=28 * k), f"BGC WARD TRUST {k}A{k}", 214000 + k % 3)
        for k in range(19)
    ]
    item = only(rows)
    assert (item.cadence, item.kind, item.direction) == ("four-weekly", "income", "in")
    assert item.next_date == date(2026, 6, 26)


def test_the_future_changes_nothing() -> None:
    rows = monthly("STREAMCO", -1099)
    later = [(date(2026, 6, 21), "STREAMCO", -5000), (date(2026, 7, 1), "STREAMCO", -1)]
    assert find(rows) == find(rows + later)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(random: Random) -> None:
    rows = monthly("STREAMCO", -1099) + monthly("GYM", -2500, day=3)
    books = ledger(rows)
    shuffled = list(books.transactions)
    random.shuffle(shuffled)
    assert find_recurring(books.select(shuffled), as_of=TODAY) == find_recurring(books, as_of=TODAY)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2024, 1, 1), TODAY),
            st.sampled_from(["ALPHA", "BETA SHOP", "DD GAMMA 77X1", "", "12345", "*"]),
            st.integers(-500_00, 500_00),
        ),
        max_size=60,
    )
)
def test_no_row_is_in_two_series_and_every_next_date_lies_ahead(rows: list[Row]) -> None:
    found = find(rows)
    held = [t for r in found for t in r.transactions]
    assert len(held) == len(set(held))
    assert len({r.id for r in found}) == len(found)
    for r in found:
        assert r.next_date is None or r.next_date >= TODAY
        assert abs(r.amount_low) < abs(r.amount_high) or r.amount_low == r.amount_high
