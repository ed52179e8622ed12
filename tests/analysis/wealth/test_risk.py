from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.wealth.questionnaire import load_questionnaire
from finadvise.analysis.wealth.risk import assess_risk
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.person import Debt, Goal, Profile
from finadvise.model.statement import Balance
from finadvise.periods import add_months
from finadvise.results.risk import Risk

TODAY = date(2026, 11, 23)
QUESTIONS = load_questionnaire()
BOLD = (4, 4, 4, 4, 4, 4, 4, 4, 2, 2)
CAREFUL = (1, 1, 1, 1, 1, 1, 1, 1, 2, 2)
YOUNG = Profile(born=1996)


def household(*, saved: int = 2_000_000, rent: int = 80_000, food: int = 40_000) -> Ledger:
    """Twelve months of a pay of £3,000, with rent, food and £500 for fun; amounts in pence."""
    rows = []
    for month in range(12):
        day = add_months(date(2025, 11, 1), month)
        parts = (
            ("income.salary", 300_000),
            ("housing.rent", -rent),
            ("groceries", -food),
            ("entertainment.events", -50_000),
        )
        rows += [
            Transaction(
                id=f"t{month}-{category}",
                day=day,
                account="main",
                amount_minor=amount,
                currency="GBP",
                description=category,
                category=category,
            )
            for category, amount in parts
        ]
    account = Account(name="main", balances=(Balance(day=date(2026, 11, 1), minor=saved),))
    return Ledger(tuple(rows), (account,), "GBP")


def assess(
    answers: Sequence[int] = BOLD, profile: Profile = YOUNG, ledger: Ledger | None = None
) -> Risk:
    return assess_risk(
        ledger or household(),
        profile=profile,
        questionnaire=QUESTIONS,
        as_of=TODAY,
        answers=answers,
    )


def test_someone_bold_rich_and_young_is_limited_by_time_alone() -> None:
    risk = assess()
    assert (risk.tolerance, risk.capacity) == (1.0, 1.0)
    # 37 years to the age of 67: the curve ends at 95 %, and the rung below is 80 %.
    assert risk.horizon == 0.95
    assert (risk.binding, risk.equity_share, risk.level) == ("horizon", 0.8, 4)


def test_careful_answers_bind() -> None:
    risk = assess(CAREFUL)
    assert (risk.binding, risk.equity_share, risk.level) == ("tolerance", 0.2, 1)


def test_three_months_of_essentials_allow_three_fifths() -> None:
    # Rent and food are £1,200 a month.
    risk = assess(ledger=household(saved=360_000))
    assert risk.capacity == pytest.approx(0.6)
    assert (risk.binding, risk.level) == ("capacity", 3)


def test_less_than_a_month_of_essentials_allows_nothing() -> None:
    risk = assess(ledger=household(saved=100_000))
    assert (risk.capacity, risk.level) == (0.0, 0)


def test_expensive_debt_is_taken_off_the_money_in_reach() -> None:
    card = Debt(name="Card", balance_minor=1_640_000, rate_per_year=0.249, kind="card")
    risk = assess(profile=replace(YOUNG, debts=(card,)))
    # £20,000 less £16,400 is three months of £1,200.
    assert risk.capacity == pytest.approx(0.6)


def test_a_mortgage_is_no_expensive_debt() -> None:
    home = Debt(name="Home", balance_minor=20_000_000, rate_per_year=0.09, kind="mortgage")
    assert assess(profile=replace(YOUNG, debts=(home,))).capacity == 1.0


def test_money_needed_within_two_years_stays_out_of_equities() -> None:
    goal = Goal(name="Car", target_minor=900_000, day=TODAY + timedelta(days=600))
    risk = assess(profile=replace(YOUNG, goals=(goal,)))
    assert (risk.horizon, risk.binding, risk.level) == (0.0, "horizon", 0)


def test_a_must_have_goal_limits_what_may_be_lost() -> None:
    goal = Goal(
        name="School",
        target_minor=900_000,
        saved_minor=1_000_000,
        day=date(2046, 11, 23),
        must_have=True,
    )
    risk = assess(profile=replace(YOUNG, goals=(goal,)), ledger=household(saved=360_000))
    fact = next(f for f in risk.facts if f.fact == "goal:School")
    # A tenth may be lost; bonds alone are taken to fall by 15 %.
    assert fact.value == pytest.approx(0.1)
    assert (fact.equity_share, risk.level) == (0.0, 0)


def test_answers_that_disagree_count_one_band_lower_and_are_named() -> None:
    risk = assess((4, 4, 4, 4, 1, 1, 4, 4, 2, 2))
    assert not risk.consistent
    assert risk.tolerance == 0.8
    assert any("disagree" in sentence for sentence in risk.explanation)


def test_little_knowledge_caps_tolerance_and_never_raises_it() -> None:
    assert assess((*BOLD[:8], 1, 1)).tolerance == 0.6
    assert assess((*CAREFUL[:8], 1, 1)).tolerance == 0.2


def test_an_empty_ledger_caps_capacity_and_says_so() -> None:
    risk = assess(ledger=Ledger())
    assert risk.capacity == 0.6
    assert any("do not show" in sentence for sentence in risk.explanation)
    assert any("let it be measured" in sentence for sentence in risk.explanation)
    assert any("0 complete months" in note for note in risk.notes)


def test_no_answers_are_not_guessed() -> None:
    with pytest.raises(NotEnoughDataError, match="questionnaire"):
        assess_risk(household(), profile=YOUNG, questionnaire=QUESTIONS, as_of=TODAY)


def test_the_answers_of_the_profile_count_and_grow_old() -> None:
    profile = replace(YOUNG, risk_answers=BOLD, risk_asked=date(2025, 11, 1))
    risk = assess(answers=(), profile=profile)
    assert risk.tolerance == 1.0
    assert any("2025-11-01" in note for note in risk.notes)


def test_the_binding_limit_is_explained() -> None:
    risk = assess(CAREFUL)
    assert any("Your tolerance is the lowest" in sentence for sentence in risk.explanation)


def test_what_happens_later_changes_nothing() -> None:
    books = household()
    later = replace(books.transactions[0], id="later", day=date(2026, 12, 1), amount_minor=-9_999)
    changed = Ledger((*books.transactions, later), books.accounts, "GBP")
    assert assess(ledger=changed) == assess(ledger=books)


LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(st.integers(1, 4), st.integers(1, 4))
def test_more_tolerance_never_gets_less_equity(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert assess((low,) * 8 + (2, 2)).equity_share <= assess((high,) * 8 + (2, 2)).equity_share


@LAWS
@given(st.integers(0, 3_000_000), st.integers(0, 3_000_000))
def test_more_savings_never_get_less_equity(a: int, b: int) -> None:
    low, high = (assess(ledger=household(saved=saved)) for saved in sorted((a, b)))
    assert low.equity_share <= high.equity_share


@LAWS
@given(st.integers(1, 15_000), st.integers(1, 15_000), st.integers(0, 5_000_000))
def test_a_later_goal_never_gets_less_equity(a: int, b: int, invested: int) -> None:
    low, high = (
        assess(
            profile=replace(
                YOUNG,
                invested_minor=invested,
                goals=(Goal(name="x", target_minor=500_000, day=TODAY + timedelta(days=days)),),
            )
        )
        for days in sorted((a, b))
    )
    assert low.equity_share <= high.equity_share


@LAWS
@given(
    st.tuples(*(st.integers(1, 4) for _ in QUESTIONS)),
    st.integers(0, 3_000_000),
    st.integers(0, 200_000),
)
def test_equity_never_passes_any_of_the_three(
    answers: tuple[int, ...], saved: int, food: int
) -> None:
    risk = assess(answers, ledger=household(saved=saved, food=food))
    caps = {"tolerance": risk.tolerance, "capacity": risk.capacity, "horizon": risk.horizon}
    assert risk.equity_share <= min(caps.values()) + 1e-9
    assert caps[risk.binding] == min(caps.values())
    assert risk.level == pytest.approx(risk.equity_share * 5)


def test_a_need_for_return_is_told_and_never_followed() -> None:
    modest = Goal(name="House", target_minor=1_000_000, monthly_minor=4_500, day=date(2046, 11, 23))
    greedy = replace(modest, monthly_minor=3_600)
    calm, keen = (assess(CAREFUL, replace(YOUNG, goals=(goal,))) for goal in (modest, greedy))
    needed = keen.goals[0].equity_needed
    assert needed is not None
    assert needed > keen.equity_share
    assert keen.equity_share == calm.equity_share == 0.2
    assert any("A need does not raise the limit" in sentence for sentence in keen.explanation)


def test_a_goal_that_savings_alone_reach_needs_no_equities() -> None:
    goal = Goal(name="Trip", target_minor=120_000, monthly_minor=11_000, day=date(2027, 11, 23))
    assert assess(profile=replace(YOUNG, goals=(goal,))).goals[0].equity_needed == 0.0
    hopeless = replace(goal, monthly_minor=1_000)
    assert assess(profile=replace(YOUNG, goals=(hopeless,))).goals[0].equity_needed is None
