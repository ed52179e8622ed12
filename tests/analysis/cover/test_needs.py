from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.cover.needs import assess_needs, present_value
from finadvise.analysis.cover.situation import Situation
from finadvise.analysis.months import MonthlyFigures
from finadvise.model.person import Cover, Debt, Profile
from finadvise.results.insurance import Need

TODAY = date(2026, 11, 23)
MONTHS = MonthlyFigures(
    currency="GBP",
    period=None,
    months=12,
    income_minor=300_000,
    spending_minor=250_000,
    essential_minor=200_000,
    mortgage_minor=0,
    debt_service_minor=0,
    income_variation=0.0,
    ready_minor=0,
)
ALONE = Profile(born=1990, employment="employed", gross_yearly_minor=4_800_000)
FAMILY = replace(ALONE, adults=2, children_born=(2016,), partner_income_minor=100_000)


def needs(profile: Profile, household: MonthlyFigures = MONTHS) -> dict[str, Need]:
    return {n.kind: n for n in assess_needs(Situation(household, profile, TODAY))}


def test_who_lives_alone_needs_no_life_cover_even_with_debts() -> None:
    card = Debt(name="Card", balance_minor=500_000, rate_per_year=0.2)
    life = needs(replace(ALONE, debts=(card,)))["life"]
    assert (life.need.minor, life.gap.minor) == (0, 0)
    assert "no life cover is needed" in life.reason


def test_a_familys_need_is_worked_out_by_hand() -> None:
    life = needs(FAMILY)["life"]
    # £2,000 × 0.75 − £1,000 = £500 a month, £6,000 a year for 11 years at 1 %, and a funeral.
    income = 600_000 * (1 - 1.01**-11) / 0.01
    assert life.need.minor == round(500_000 + income)
    assert life.inputs["years"] == "11"
    assert life.gap == life.need


def test_a_mortgage_is_repaid_and_no_longer_paid_from_the_month() -> None:
    home = Debt(name="Home", balance_minor=15_000_000, rate_per_year=0.04, kind="mortgage")
    household = replace(MONTHS, mortgage_minor=80_000)
    life = needs(replace(FAMILY, debts=(home,), partner_income_minor=0), household)["life"]
    income = (200_000 - 80_000) * 0.75 * 12 * (1 - 1.01**-11) / 0.01
    assert life.need.minor == round(500_000 + 15_000_000 + income)


def test_a_smaller_mortgage_needs_less() -> None:
    def need(balance: int) -> int:
        home = Debt(name="Home", balance_minor=balance, rate_per_year=0.04, kind="mortgage")
        return needs(replace(FAMILY, debts=(home,)))["life"].need.minor

    assert need(10_000_000) - need(4_000_000) == 6_000_000


def test_student_loans_end_with_the_borrower() -> None:
    loan = Debt(name="Study", balance_minor=4_000_000, rate_per_year=0.06, kind="student")
    assert needs(replace(FAMILY, debts=(loan,)))["life"] == needs(FAMILY)["life"]


def test_cover_the_employer_and_spare_money_count() -> None:
    covered = replace(
        FAMILY,
        cover=(Cover(kind="life", amount_minor=1_000_000),),
        death_in_service=2.0,
        invested_minor=300_000,
    )
    life = needs(covered, replace(MONTHS, ready_minor=700_000))["life"]
    # Three months of £2,000 are kept back of the £7,000.
    assert life.have.minor == 1_000_000 + 9_600_000 + 100_000 + 300_000
    assert life.gap.minor == 0


def test_grown_children_depend_on_nobody() -> None:
    parent = replace(ALONE, children_born=(2000,))
    assert needs(parent)["life"].need.minor == 0


def test_a_partner_without_income_depends_until_pension_age() -> None:
    couple = replace(ALONE, adults=2)
    assert needs(couple)["life"].inputs["years"] == "31"


def test_income_protection_is_the_smaller_of_pay_and_essentials() -> None:
    assert needs(ALONE)["income"].need.minor == 200_000
    low = replace(ALONE, gross_yearly_minor=2_400_000)
    assert needs(low)["income"].need.minor == 120_000
    assert needs(FAMILY)["income"].need.minor == 100_000


def test_savings_and_sick_pay_set_the_waiting_time() -> None:
    person = replace(ALONE, sick_pay_weeks=13)
    income = needs(person, replace(MONTHS, ready_minor=400_000))["income"]
    assert income.inputs["months_carried"] == "5"


@pytest.mark.parametrize("employment", ["retired", "not-working", "student"])
def test_who_earns_nothing_has_no_pay_to_protect(employment: str) -> None:
    person = replace(ALONE, employment=employment)  # type: ignore[arg-type]
    income = needs(person)["income"]
    assert (income.need.minor, income.reason) == (0, "There is no pay to protect.")


def test_a_serious_illness_costs_debts_and_months_of_essentials() -> None:
    card = Debt(name="Card", balance_minor=500_000, rate_per_year=0.2)
    home = Debt(name="Home", balance_minor=15_000_000, rate_per_year=0.04, kind="mortgage")
    illness = needs(replace(ALONE, debts=(card, home)))["illness"]
    assert illness.need.minor == 500_000 + 18 * 200_000
    assert (illness.need_low.minor, illness.need_high.minor) == (2_900_000, 5_300_000)
    assert "12 to 24 months" in illness.reason


def test_a_present_value_without_interest_is_a_plain_sum() -> None:
    assert present_value(100.0, 3, 0.0) == 300.0
    assert present_value(100.0, 2, 0.01) == pytest.approx(100 / 1.01 + 100 / 1.01**2)


@given(st.integers(0, 10**8), st.integers(0, 10**7), st.integers(0, 10**8), st.integers(0, 10**6))
def test_a_gap_is_never_negative_and_never_more_than_the_need(
    cover: int, essentials: int, ready: int, partner: int
) -> None:
    profile = replace(
        FAMILY,
        partner_income_minor=partner,
        cover=tuple(Cover(kind=kind, amount_minor=cover) for kind in ("life", "income", "illness")),
    )
    household = replace(MONTHS, essential_minor=essentials, ready_minor=ready)
    for need in needs(profile, household).values():
        assert 0 <= need.gap.minor <= need.need.minor
        assert need.need_low.minor <= need.need.minor <= need.need_high.minor
