from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.analysis.outlook.spending import summarise_spending
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import Period
from finadvise.results.spending import Spending

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))
TODAY = date(2026, 6, 3)
AMOUNTS = [-40_000, -50_000, -60_000, -45_000]


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def spring() -> Ledger:
    """Four months of groceries at 400, 500, 600 and 450, pay, and rent in the last two."""
    groceries = [
        entry(f"2026-0{month}-10", amount)
        for month, amount in zip((2, 3, 4, 5), AMOUNTS, strict=True)
    ]
    return books(
        *groceries,
        *each_month("2026-02-01", 4, 200_000, "income.salary"),
        *each_month("2026-04-02", 2, -90_000, "housing.rent"),
        entry("2026-05-20", 5_000),  # money back
        entry("2026-05-21", -30_000, "transfers.savings"),
    )


def of_may(ledger: Ledger, by: str = "category") -> Spending:
    return summarise_spending(ledger, period=MAY, as_of=TODAY, by=by)


def test_a_month_by_hand() -> None:
    result = of_may(spring())
    assert result.income == pounds(200_000)
    assert result.spending == pounds(130_000)  # 900 rent + 450 groceries - 50 back
    assert result.saved == pounds(70_000)
    assert result.savings_rate == pytest.approx(0.35)


def test_lines_are_netted_ranked_and_compared_with_the_past() -> None:
    rent, groceries = of_may(spring()).lines
    assert (rent.key, rent.amount, rent.transactions) == ("housing.rent", pounds(90_000), 1)
    assert (groceries.key, groceries.amount) == ("groceries", pounds(40_000))
    assert groceries.share == pytest.approx(40_000 / 130_000)
    assert (groceries.previous, groceries.change) == (pounds(60_000), pounds(-20_000))
    # median 500, deviations 100 0 100: 100 * 1.4826 * 1.2816 = 190.01
    assert (groceries.usual_low, groceries.usual_high) == (pounds(30_999), pounds(69_001))


def test_two_earlier_months_are_too_few_for_a_usual_range() -> None:
    later = spring().select(t for t in spring().transactions if t.day >= date(2026, 3, 1))
    line = next(line for line in of_may(later).lines if line.key == "groceries")
    assert line.usual_low is None
    assert line.previous == pounds(60_000)


def test_more_back_than_out_is_shown_as_a_negative_line() -> None:
    result = of_may(books(entry("2026-05-02", -1_000), entry("2026-05-09", 4_000)))
    assert result.lines[0].amount == pounds(-3_000)
    assert result.spending == pounds(-3_000)
    assert result.lines[0].share is None


def test_lines_by_payee_account_and_month_add_up_too() -> None:
    ledger = spring()
    for by in ("payee", "account", "month"):
        result = of_may(ledger, by=by)
        assert sum(line.amount.minor for line in result.lines) == 130_000


def test_months_come_in_order_of_time_even_where_nothing_was_spent() -> None:
    ledger = books(entry("2026-01-05", -100), entry("2026-03-05", -200))
    result = summarise_spending(
        ledger, period=Period(date(2026, 1, 1), date(2026, 3, 31)), by="month", as_of=TODAY
    )
    assert [(x.key, x.amount.minor) for x in result.lines] == [
        ("2026-01", 100),
        ("2026-02", 0),
        ("2026-03", 200),
    ]


def test_a_running_month_is_compared_with_the_same_days_of_the_last() -> None:
    ledger = books(
        entry("2026-04-05", -1_000), entry("2026-04-25", -9_000), entry("2026-05-05", -1_500)
    )
    result = summarise_spending(ledger, period=MAY, as_of=date(2026, 5, 10))
    assert result.period.to == date(2026, 5, 10)
    assert result.lines[0].previous == pounds(1_000)


def test_the_future_is_not_looked_at() -> None:
    late = entry("2026-05-28", -77_000)
    known = summarise_spending(spring(), period=MAY, as_of=date(2026, 5, 22))
    more = books(*spring().transactions, late)
    assert summarise_spending(more, period=MAY, as_of=date(2026, 5, 22)) == known


def test_what_is_left_out_is_said() -> None:
    ledger = books(
        entry("2026-05-01", -100),
        entry("2026-05-02", -100, pending=True),
        entry("2026-05-03", -100, currency="EUR"),
        entry("2026-05-30", 500, "uncategorised"),
    )
    result = of_may(ledger)
    assert result.spending == pounds(100)
    assert result.notes == (
        "1 pending rows are left out.",
        "1 rows in other currencies than GBP are left out.",
        "£5.00 of the income has no category yet.",
    )


def test_a_period_the_books_do_not_cover_is_said() -> None:
    (note,) = of_may(books(entry("2026-05-15", -100), entry("2026-05-30", -100))).notes
    assert note == "The books begin on 2026-05-15: the period is not complete."


def test_stale_books_are_said() -> None:
    (note,) = of_may(books(entry("2026-05-02", -100))).notes
    assert note == "The newest row is of 2026-05-02: the rest of the period is not known."


def test_only_a_uk_household_gets_the_survey_figure() -> None:
    british = summarise_spending(spring(), period=MAY, as_of=TODAY, profile=Profile())
    groceries = next(line for line in british.lines if line.key == "groceries")
    assert groceries.benchmark == pounds(31_221)  # 70.5 a week for 31 days
    assert british.notes[-1] == (
        "The UK average is the mean of all households in the ONS Family Spending survey, "
        "April 2023 to March 2024."
    )
    assert all(line.benchmark is None for line in of_may(spring()).lines)
    french = summarise_spending(spring(), period=MAY, as_of=TODAY, profile=Profile(country="FR"))
    assert all(line.benchmark is None for line in french.lines)


def test_misuse_and_empty_books_say_so() -> None:
    with pytest.raises(UsageError, match="cannot group by 'colour'"):
        of_may(spring(), by="colour")
    with pytest.raises(UsageError, match="ends before it starts"):
        summarise_spending(spring(), period=Period(MAY.end, MAY.start), as_of=TODAY)
    with pytest.raises(NotEnoughDataError, match="no booked transactions in GBP"):
        of_may(books())
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    with pytest.raises(NotEnoughDataError, match="begins on 2026-07-01"):
        summarise_spending(spring(), period=july, as_of=TODAY)


ROWS = st.lists(
    st.builds(
        lambda month, day, amount, category: entry(f"2026-0{month}-{day:02}", amount, category),
        st.integers(1, 5),
        st.integers(1, 28),
        st.integers(-90_000, 90_000),
        st.sampled_from(["groceries", "cash", "uncategorised", "income.salary", "transfers.own"]),
    ),
    min_size=1,
    max_size=40,
)


@given(ROWS)
def test_lines_add_up_and_saved_is_the_difference(rows: list[Transaction]) -> None:
    result = of_may(books(*rows))
    assert sum(line.amount.minor for line in result.lines) == result.spending.minor
    assert result.saved == result.income - result.spending


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Transaction], chance: Random) -> None:
    ledger = books(*rows)
    shuffled = list(ledger.transactions)
    chance.shuffle(shuffled)
    assert of_may(replace(ledger, transactions=tuple(shuffled))) == of_may(ledger)


@given(ROWS, st.integers(1, 90_000))
def test_a_transfer_changes_nothing(rows: list[Transaction], amount: int) -> None:
    there = entry("2026-05-11", -amount, "transfers.own")
    back = entry("2026-05-11", amount, "transfers.own")
    plain = of_may(books(entry("2026-01-01", -1), entry("2026-05-30", -1), *rows))
    moved = of_may(books(entry("2026-01-01", -1), entry("2026-05-30", -1), *rows, there, back))
    assert (moved.income, moved.spending, moved.lines) == (
        plain.income,
        plain.spending,
        plain.lines,
    )
