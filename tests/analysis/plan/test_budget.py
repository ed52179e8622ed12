from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.analysis.plan.budget import suggest_budget
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.money import Money
from finadvise.results.budget import Budget, BudgetLine
from finadvise.results.recurring import Cadence, Kind, Recurring, RecurringPayment, Status

TODAY = date(2026, 5, 15)


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def four_months() -> list[Transaction]:
    """Pay 2,000; rent 900; groceries 300, 320, 310, 350; one flight of 400; May half gone."""
    return [
        *each_month("2026-01-01", 5, 200_000, "income.salary"),
        *each_month("2026-01-02", 5, -90_000, "housing.rent", "Landlord"),
        entry("2026-01-10", -30_000),
        entry("2026-02-10", -32_000),
        entry("2026-03-10", -31_000),
        entry("2026-03-20", -40_000, "travel.transport"),
        entry("2026-04-10", -35_000),
        entry("2026-05-10", -21_000),
    ]


def plan(
    rows: list[Transaction], save: int | None = None, found: Recurring | None = None
) -> Budget:
    return suggest_budget(books(*rows), recurring=found, as_of=TODAY, save_minor=save)


def line_of(budget: Budget, category: str) -> BudgetLine:
    return next(line for line in budget.lines if line.category == category)


def series(
    rows: list[Transaction],
    yearly: int,
    *,
    cadence: Cadence = "monthly",
    kind: Kind = "bill",
    status: Status = "active",
    swing: int = 0,
) -> RecurringPayment:
    each = pounds(rows[-1].amount_minor)
    return RecurringPayment(
        id="r-1",
        payee=rows[0].payee,
        account="main",
        direction="out",
        kind=kind,
        cadence=cadence,
        amount=each,
        amount_low=pounds(each.minor - swing),
        amount_high=pounds(each.minor + swing),
        last_amount=each,
        next_date=None,
        first=rows[0].day,
        last=rows[-1].day,
        count=len(rows),
        status=status,
        yearly_cost=pounds(yearly),
        category=rows[0].category,
        transactions=tuple(r.id for r in rows),
    )


def found(*payments: RecurringPayment) -> Recurring:
    return Recurring(as_of=TODAY, currency="GBP", recurring=payments)


def test_a_budget_by_hand() -> None:
    budget = plan(four_months())
    assert budget.income.expected == pounds(200_000)
    assert line_of(budget, "housing.rent").suggested == pounds(90_000)
    assert line_of(budget, "groceries").suggested == pounds(31_500)  # median of 300 310 320 350
    # means beyond medians: groceries 320 - 315, flight 400 / 4
    assert budget.irregular == pounds(500 + 10_000)
    # 2,000 - 900 - 315 - 105 = 680, rounded to steps of 2
    assert budget.savings == pounds(68_000)
    assert budget.left == pounds(0)
    assert budget.feasible
    assert budget.cuts == ()


def test_without_contracts_the_plan_is_the_mean() -> None:
    budget = plan(four_months())
    planned = sum(line.suggested.minor for line in budget.lines) + budget.irregular.minor
    assert planned == (4 * 90_000 + 30_000 + 32_000 + 31_000 + 35_000 + 40_000) / 4


def test_a_line_says_what_is_usual_last_and_spent_so_far() -> None:
    groceries = line_of(plan(four_months()), "groceries")
    assert (groceries.last, groceries.spent) == (pounds(35_000), pounds(21_000))
    assert groceries.pace == pytest.approx(21_000 / (31_500 * 15 / 31), abs=0.001)
    assert groceries.kind == "essential"
    assert groceries.reason == "median of 4 periods, £315.00"


def test_what_comes_seldom_waits_in_the_pot() -> None:
    flight = line_of(plan(four_months()), "travel.transport")
    assert (flight.kind, flight.suggested, flight.pace) == ("irregular", pounds(0), None)
    assert flight.reason == "in 1 of 4 periods; paid from the irregular pot"


def test_a_saving_that_does_not_fit_is_made_room_for() -> None:
    budget = plan(four_months(), save=69_000)
    assert budget.savings == pounds(69_000)
    assert budget.left == pounds(0)
    (cut,) = budget.cuts
    assert (cut.category, cut.from_, cut.to) == ("groceries", pounds(31_500), pounds(30_500))


def test_the_floor_of_a_cut_is_what_was_managed_before() -> None:
    # a tenth of the way up from the lowest: 300 + 0.3 * (310 - 300)
    budget = plan(four_months(), save=75_000)
    (cut,) = budget.cuts
    assert cut.to == pounds(30_300)
    assert not budget.feasible
    assert budget.left == pounds(-(75_000 - 68_000 - 1_200))
    assert "At most" in budget.notes[0]


def test_contracts_cost_what_they_cost_today() -> None:
    rows = [
        replace(r, id=f"s{n}")
        for n, r in enumerate(each_month("2026-01-07", 3, -1_000, "utilities.mobile", "Phone"))
    ]
    rows += [
        replace(r, id=f"s{n + 3}")
        for n, r in enumerate(each_month("2026-04-07", 2, -1_500, "utilities.mobile", "Phone"))
    ]
    budget = plan([*four_months(), *rows], found=found(series(rows, -18_000)))
    mobile = line_of(budget, "utilities.mobile")
    assert (mobile.kind, mobile.suggested) == ("committed", pounds(1_500))
    assert mobile.reason == "1 contract, £15.00"
    assert mobile.pace is None


def test_yearly_contracts_are_spread_over_the_year() -> None:
    paid = replace(entry("2026-02-07", -60_000, "insurance.car", "Insurer"), id="s1")
    contract = series([paid], -60_000, cadence="yearly")
    budget = plan([*four_months(), paid], found=found(contract))
    assert line_of(budget, "insurance.car").suggested == pounds(0)
    assert budget.irregular == pounds(500 + 10_000 + 5_000)


def test_an_ended_contract_is_planned_no_more() -> None:
    rows = [
        replace(r, id=f"s{n}")
        for n, r in enumerate(each_month("2026-01-07", 3, -2_000, "health.fitness", "Gym"))
    ]
    budget = plan([*four_months(), *rows], found=found(series(rows, -24_000, status="ended")))
    assert line_of(budget, "health.fitness").suggested == pounds(0)
    assert budget.irregular == pounds(10_500)


def test_a_bill_with_seasons_is_told_by_its_past() -> None:
    bills = [
        replace(entry(f"2026-0{m}-07", -amount, "utilities.energy", "Power"), id=f"s{m}")
        for m, amount in zip(range(1, 6), (15_000, 13_000, 9_000, 7_000, 5_000), strict=True)
    ]
    energy = series(bills, -60_000, swing=4_000)
    budget = plan([*four_months(), *bills], found=found(energy))
    assert line_of(budget, "utilities.energy").suggested == pounds(11_000)


def test_a_subscription_can_go_altogether() -> None:
    rows = [
        replace(r, id=f"s{n}")
        for n, r in enumerate(
            each_month("2026-01-07", 5, -4_000, "entertainment.subscriptions", "Films")
        )
    ]
    contract = series(rows, -48_000, kind="subscription")
    budget = plan([*four_months(), *rows], save=69_200, found=found(contract))
    subscriptions, groceries = budget.cuts  # together they can give 40 + 12
    assert (subscriptions.to, subscriptions.reason) == (pounds(0), "can be cancelled")
    assert groceries.to == pounds(30_300)
    assert budget.feasible


def test_four_weeks_without_monthly_pay_lower_what_is_expected() -> None:
    # four weeks back and forth from the last payday: the period from 23 January has no pay
    rows = [
        *each_month("2025-12-20", 4, 200_000, "income.salary"),
        *[entry(day, -10_000) for day in ("2025-12-08", "2026-02-10", "2026-04-30")],
    ]
    result = suggest_budget(
        books(*rows), recurring=None, as_of=date(2026, 5, 1), period="four-weekly"
    )
    assert result.income.expected == pounds(3 * 200_000 // 4)


def test_books_without_income_are_not_balanced() -> None:
    rows = [r for r in four_months() if r.category != "income.salary"]
    budget = plan(rows)
    assert not budget.feasible
    assert budget.cuts == ()
    assert budget.notes[0].startswith("No income is seen")


def test_too_little_and_misuse_say_so() -> None:
    with pytest.raises(NotEnoughDataError, match="needs 3 complete periods and the books hold 1"):
        plan([entry("2026-04-01", -100), entry("2026-05-10", -100)])
    with pytest.raises(UsageError, match="cannot be negative"):
        plan(four_months(), save=-1)


ROWS = st.lists(
    st.builds(
        lambda month, day, amount, category: entry(f"2026-0{month}-{day:02}", amount, category),
        st.integers(1, 5),
        st.integers(1, 14),
        st.integers(-80_000, 60_000),
        st.sampled_from(
            ["groceries", "shopping.general", "eating_out.coffee", "income.salary", "cash", "own"]
        ),
    ),
    max_size=40,
)
SPAN = [entry("2026-01-01", 150_000, "income.salary"), entry("2026-05-14", -1)]


@settings(deadline=None)
@given(ROWS, st.one_of(st.none(), st.integers(0, 200_000)))
def test_a_budget_adds_up_to_the_penny(rows: list[Transaction], save: int | None) -> None:
    budget = plan([*SPAN, *rows], save=save)
    lines = sum(line.suggested.minor for line in budget.lines)
    used = lines + budget.irregular.minor + budget.savings.minor + budget.left.minor
    assert used == budget.income.expected.minor
    assert budget.feasible == (budget.left.minor >= 0)
    assert all(line.suggested.minor >= 0 for line in budget.lines)
    assert all(c.monthly == c.from_ - c.to for c in budget.cuts)


@settings(deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Transaction], chance: Random) -> None:
    ledger = books(*SPAN, *rows)
    shuffled = list(ledger.transactions)
    chance.shuffle(shuffled)
    mixed: Ledger = replace(ledger, transactions=tuple(shuffled))
    assert suggest_budget(mixed, recurring=None, as_of=TODAY) == suggest_budget(
        ledger, recurring=None, as_of=TODAY
    )


@settings(deadline=None)
@given(ROWS, st.integers(1, 90_000))
def test_transfers_and_the_future_change_nothing(rows: list[Transaction], amount: int) -> None:
    extra = [entry("2026-03-03", -amount, "transfers.savings"), entry("2026-05-16", -amount)]
    assert plan([*SPAN, *rows, *extra]) == plan([*SPAN, *rows])
