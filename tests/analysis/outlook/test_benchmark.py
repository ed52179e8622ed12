from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.outlook.benchmark import income_group, typical_spending
from finadvise.data import read_csv
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import Period

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


@pytest.mark.parametrize(
    ("gross_yearly", "group"),
    [(10_000_00, "decile1"), (30_000_00, "decile4"), (200_000_00, "decile10"), (0, "all")],
)
def test_gross_pay_finds_the_income_group(gross_yearly: int, group: str) -> None:
    assert income_group(Profile(gross_yearly_minor=gross_yearly)) == group


def test_a_partners_pay_is_not_known_gross() -> None:
    couple = Profile(gross_yearly_minor=30_000_00, partner_income_minor=1_500_00, adults=2)
    assert income_group(couple) == "all"


def test_a_week_of_groceries_is_the_table_cell() -> None:
    assert typical_spending("groceries", "all", WEEK) == Money(7_050, "GBP")
    assert typical_spending("groceries", "decile1", WEEK) == Money(3_810, "GBP")


def test_lines_that_belong_together_are_added() -> None:
    # internet 1.9 + bundles 9.3 + television 6.2
    assert typical_spending("utilities.internet_tv", "all", WEEK) == Money(1_740, "GBP")


def test_a_group_whose_figure_was_not_published_gets_the_mean() -> None:
    assert typical_spending("health.pharmacy", "decile3", WEEK) == Money(290, "GBP")


def test_what_the_survey_does_not_ask_has_no_figure() -> None:
    assert typical_spending("housing.rent", "all", WEEK) is None
    assert typical_spending("model trains", "all", WEEK) is None


def test_every_mapped_category_and_code_exists() -> None:
    slugs = {r["slug"] for r in read_csv("categories.csv")}
    figures = {r["coicop"]: r for r in read_csv("ons_family_spending_fye2024.csv") if r["coicop"]}
    for row in read_csv("ons_categories.csv"):
        assert row["category"] in slugs
        for code in row["codes"].split("+"):
            assert figures[code]["all"], f"{row['category']} has no mean for {code}"
