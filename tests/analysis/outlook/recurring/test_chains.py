"""Runs of payments that keep a rhythm."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.outlook.recurring.cadence import rhythm
from finadvise.analysis.outlook.recurring.chains import (
    Payment,
    best_chain,
    candidate_chains,
    worth_looking_at,
)
from finadvise.analysis.outlook.recurring.judge import is_contract, log_chance, purity
from finadvise.analysis.outlook.recurring.pull import find_habits, pull_contracts
from finadvise.periods import add_months

START = date(2025, 1, 10)


def payments(*rows: tuple[date, int], name: tuple[str, ...] = ("shop",)) -> list[Payment]:
    return [Payment(k, day.toordinal(), minor, name) for k, (day, minor) in enumerate(sorted(rows))]


def monthly(minor: int, count: int = 12, start: date = START) -> list[tuple[date, int]]:
    return [(add_months(start, k), minor) for k in range(count)]


def test_the_best_chain_of_monthly_payments_is_monthly() -> None:
    chains = candidate_chains(payments(*monthly(999)))
    assert chains[0].rhythm.name == "monthly"
    assert len(chains[0].payments) == 12
    assert chains[0].coverage() == 1


def test_a_stray_purchase_is_left_out_of_the_chain() -> None:
    rows = payments(*monthly(999), (date(2025, 4, 27), 4350))
    chain = best_chain(rows, rhythm("monthly"))
    assert chain is not None
    assert 4350 not in [p.minor for p in chain.payments]


def test_a_missed_month_costs_coverage() -> None:
    rows = [r for r in monthly(999) if r[0].month != 6]
    chain = best_chain(payments(*rows), rhythm("monthly"))
    assert chain is not None
    assert chain.coverage() == 10 / 11


def test_one_payment_is_no_chain() -> None:
    assert best_chain(payments((START, 5)), rhythm("monthly")) is None
    assert candidate_chains([]) == []


def test_in_a_busy_shop_only_amounts_that_repeat_are_looked_at() -> None:
    rows = [(START + timedelta(days=k), 1000 + k) for k in range(60)]
    fixed = [(START + timedelta(days=20 * k), 700) for k in range(4)]
    assert {p.minor for p in worth_looking_at(payments(*rows, *fixed))} == {700}


def test_purity_counts_what_else_was_paid_at_like_prices() -> None:
    rows = payments(*monthly(1000, 4), (date(2025, 2, 20), 1010), (date(2025, 3, 1), 9000))
    chain = best_chain(rows, rhythm("monthly"))
    assert chain is not None
    assert purity(chain, rows) == 4 / 5


def test_regular_payments_alone_are_less_likely_by_chance_than_among_many_others() -> None:
    alone = payments(*monthly(1000))
    crowd = payments(*monthly(1000), *((START + timedelta(days=9 * k), 1001) for k in range(38)))
    chain = best_chain(alone, rhythm("monthly"))
    assert chain is not None
    assert log_chance(chain, alone) < log_chance(chain, crowd)
    assert is_contract(chain, alone, incoming=False)


def test_two_prices_on_two_days_are_two_contracts() -> None:
    rows = payments(*monthly(1000), *monthly(4500, start=date(2025, 1, 24)))
    contracts, rest = pull_contracts(rows, incoming=False)
    assert sorted(c.chain.payments[0].minor for c in contracts) == [1000, 4500]
    assert rest == []


def test_a_contract_taken_up_again_after_a_pause_is_one() -> None:
    rows = payments(*monthly(1000, 6), *monthly(1000, 6, start=date(2026, 3, 12)))
    contracts, _ = pull_contracts(rows, incoming=False)
    assert [len(c.chain.payments) for c in contracts] == [12]


def test_a_payment_off_the_rhythm_stays_with_its_contract() -> None:
    rows = payments(*monthly(1000), (date(2025, 5, 25), 350))
    (contract,), rest = pull_contracts(rows, incoming=False)
    assert [p.minor for p in contract.strays] == [350]
    assert rest == []


def test_a_name_paid_now_and_then_is_a_habit() -> None:
    days = (0, 9, 40, 44, 90)
    rows = payments(*((START + timedelta(days=d), 500 + d) for d in days))
    (habit,) = find_habits(rows)
    assert (habit.rhythm.name, habit.arranged) == ("monthly", False)
