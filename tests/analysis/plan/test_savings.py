from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.analysis.plan.savings import plan_savings
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Debt, Goal, Profile
from finadvise.money import Money
from finadvise.results.savings import Savings

TODAY = date(2026, 5, 15)
PLAIN = Profile(employment="employed")


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def steady(balance: int = 150_000) -> Ledger:
    """Four months of pay 2,000, rent 900 and meals 500; so much in the account."""
    return books(
        *each_month("2026-01-01", 5, 200_000, "income.salary"),
        *each_month("2026-01-02", 5, -90_000, "housing.rent"),
        *each_month("2026-01-10", 5, -50_000, "eating_out.restaurants"),
        balance=("2026-05-15", balance),
    )


def plan(profile: Profile = PLAIN, ledger: Ledger | None = None) -> Savings:
    return plan_savings(ledger or steady(), profile=profile, as_of=TODAY)


def poured(savings: Savings) -> list[tuple[str, int]]:
    return [(b.name, b.monthly.minor) for b in savings.waterfall]


def test_equal_months_leave_no_doubt() -> None:
    potential = plan().potential
    assert (potential.now, potential.low, potential.high) == (pounds(60_000),) * 3
    assert potential.safe == pounds(60_000)
    assert potential.months == 4


def test_a_stretch_adds_the_cuts_that_hurt_little() -> None:
    # meals vary: 400 500 500 600 -> median 500, floor 430 (tenth from below), so at most 70 go
    meals = [
        entry(f"2026-0{m}-10", -amount, "eating_out.restaurants")
        for m, amount in zip(range(1, 6), (40_000, 50_000, 50_000, 60_000, 0), strict=True)
    ]
    rows = [t for t in steady().transactions if t.category != "eating_out.restaurants"]
    potential = plan(ledger=books(*rows, *meals)).potential
    assert potential.now == pounds(60_000)
    assert potential.stretch == pounds(67_000)


def test_losing_months_promise_nothing() -> None:
    rows = [t for t in steady().transactions if t.category != "income.salary"]
    potential = plan(ledger=books(*rows)).potential
    assert potential.now == pounds(-140_000)
    assert (potential.safe, potential.stretch) == (pounds(0), pounds(0))


def test_one_income_needs_six_months_of_essentials() -> None:
    fund = plan().emergency_fund
    assert fund.essential_monthly == pounds(90_000)
    assert (fund.binding, fund.target) == ("job", pounds(540_000))
    assert (fund.have, fund.gap) == (pounds(150_000), pounds(390_000))
    assert fund.months_covered == pytest.approx(1.67)


@pytest.mark.parametrize(
    ("profile", "target"),
    [
        (Profile(employment="self-employed"), 9 * 90_000),
        (Profile(employment="employed", partner_income_minor=50_000, adults=2), 135_000),
        (Profile(employment="employed", partner_income_minor=20_000, adults=2), 3 * 70_000),
        (Profile(employment="retired"), 135_000),
    ],
    ids=["uneven pay", "two incomes", "a small second income", "no pay to lose"],
)
def test_work_sets_the_fund(profile: Profile, target: int) -> None:
    # short of a year the swings are a month and a half of essentials: 1,350
    assert plan(profile).emergency_fund.target.minor == pytest.approx(target, abs=1_000)


def test_a_year_of_swings_is_counted_from_the_months_themselves() -> None:
    months = [f"2025-{m:02}" for m in range(5, 13)] + [f"2026-{m:02}" for m in range(1, 5)]
    rows = [entry(f"{m}-02", -90_000, "housing.rent") for m in months]
    rows += [entry(f"{m}-01", 40_000, "income.salary") for m in months]
    rows.append(entry("2026-05-10", -1))
    savings = plan(Profile(employment="retired"), books(*rows))
    swings = next(t for t in savings.emergency_fund.terms if t.name == "swings")
    assert swings.amount == pounds(3 * 50_000)
    assert savings.emergency_fund.binding == "swings"


def test_unknown_spending_counts_as_essential_and_is_said() -> None:
    rows = [replace(t, category="uncategorised") for t in steady().transactions]
    savings = plan(ledger=books(*rows))
    assert savings.emergency_fund.essential_monthly == pounds(140_000)
    assert savings.notes[0] == "£1,400.00 a month has no category yet and is taken to be essential."


def test_no_balance_leaves_the_gap_open() -> None:
    savings = plan(ledger=books(*steady().transactions))
    assert savings.emergency_fund.have is None
    assert savings.emergency_fund.gap is None
    assert "No balance is known" in savings.notes[0]


def test_the_next_pound_fills_the_first_month_first() -> None:
    assert poured(plan(ledger=steady(balance=50_000)))[0] == ("first-month", 40_000)
    assert poured(plan())[0][0] != "first-month"


def test_the_order_of_the_buckets() -> None:
    profile = Profile(
        employment="employed",
        gross_yearly_minor=3_000_000,
        pension_match=0.02,
        debts=(
            Debt(name="Car", balance_minor=300_000, rate_per_year=0.06),
            Debt(name="Card", balance_minor=20_000, rate_per_year=0.25),
            Debt(name="Study", balance_minor=900_000, rate_per_year=0.07, kind="student"),
        ),
        goals=(
            Goal(name="Trip", target_minor=50_000, day=date(2027, 1, 1), saved_minor=10_000),
            Goal(name="House", target_minor=9_000_000, day=date(2040, 1, 1)),
        ),
    )
    savings = plan(profile, steady(balance=50_000))
    assert poured(savings) == [
        ("first-month", 40_000),
        ("pension-match", 5_000),
        ("debt", 15_000),
        ("emergency-fund", 0),
        ("goal", 0),
        ("invest", 0),
        ("cheap-debt", 0),
    ]
    labels = [b.label for b in savings.waterfall]
    assert labels[2] == "Card"
    assert labels[4] == "Trip"
    assert labels[-1] == "Car"
    returns = {b.name: b.return_per_year for b in savings.waterfall}
    assert (returns["pension-match"], returns["debt"]) == (1.0, 0.25)


def test_with_everything_full_the_rest_is_invested() -> None:
    assert poured(plan(ledger=steady(balance=900_000))) == [("invest", 60_000)]


def test_too_short_a_past_says_so() -> None:
    with pytest.raises(NotEnoughDataError, match="need 3 complete months and the books hold 0"):
        plan(ledger=books())


def test_the_future_changes_nothing() -> None:
    later = books(
        *steady().transactions, entry("2026-05-16", -500_000), balance=("2026-05-15", 150_000)
    )
    assert plan(ledger=later) == plan()


ROWS = st.lists(
    st.builds(
        lambda month, amount, category: entry(f"2026-0{month}-07", amount, category),
        st.integers(1, 5),
        st.integers(-90_000, 90_000),
        st.sampled_from(["groceries", "eating_out.coffee", "uncategorised", "transfers.own"]),
    ),
    max_size=20,
)


@settings(deadline=None, max_examples=30)
@given(ROWS, st.integers(0, 2_000_000))
def test_what_is_poured_is_what_is_safe(rows: list[Transaction], balance: int) -> None:
    ledger = books(*steady().transactions, *rows, balance=("2026-05-15", balance))
    savings = plan(ledger=ledger)
    assert sum(b.monthly.minor for b in savings.waterfall) == savings.potential.safe.minor
    assert savings.potential.safe.minor <= savings.potential.stretch.minor
    assert savings.potential.low.minor <= savings.potential.high.minor
    fund = savings.emergency_fund
    assert fund.target.minor >= fund.essential_monthly.minor
