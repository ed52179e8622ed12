"""The profile file: read strictly, changed by key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import SettingError, UsageError
from finadvise.home.profile import change_profile, load_profile, profile_values
from finadvise.model.person import Debt, Goal, Profile

TEXT = """
born = 1988
employment = "employed"
children_born = [2019, 2021]
partner_income = "1450.00"
pension_match = 0.03

[[debts]]
name = "Car loan"
balance = "4200"
rate_per_year = 0.079

[[goals]]
name = "Deposit"
target = "30000"
day = 2030-06-01
"""


def test_a_profile_is_read_with_amounts_in_minor_units(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(TEXT)
    profile = load_profile(path, "GBP")
    assert profile == Profile(
        born=1988,
        employment="employed",
        children_born=(2019, 2021),
        partner_income_minor=145000,
        pension_match=0.03,
        debts=(Debt(name="Car loan", balance_minor=420000, rate_per_year=0.079),),
        goals=(Goal(name="Deposit", target_minor=3000000, day=date(2030, 6, 1)),),
    )
    assert profile.age(date(2026, 11, 23)) == 38


def test_no_file_is_an_empty_profile(tmp_path: Path) -> None:
    assert load_profile(tmp_path / "none.toml", "GBP") == Profile()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bron = 1988", "unknown key 'bron'"),
        ('born = "1988"', "'1988' is not a whole number"),
        ("adults = true", "True is not a whole number"),
        ('employment = "busy"', "'busy' is not one of employed"),
        ('floor = "1,000"', "not an amount: '1,000'"),
        ("children_born = 2019", "must be a list"),
        ('[[debts]]\nname = "x"', "something is missing; wanted balance, rate_per_year"),
    ],
)
def test_a_bad_value_is_refused_with_its_key(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(text)
    with pytest.raises(SettingError, match=message):
        load_profile(path, "GBP")


def test_keys_can_be_set_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text("# me\n" + TEXT)
    profile = change_profile(
        path, "GBP", {"born": "1990", "floor": "250", "risk_answers": "3,2,4", "adults": "2"}
    )
    assert (profile.born, profile.floor_minor, profile.risk_answers) == (1990, 25000, (3, 2, 4))
    assert load_profile(path, "GBP") == profile
    assert path.read_text().startswith("# me\n")


@pytest.mark.parametrize("changes", [{"debts": "x"}, {"age": "3"}, {"born": "old"}, {"floor": "x"}])
def test_a_change_that_makes_no_sense_is_refused_and_writes_nothing(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    path = tmp_path / "profile.toml"
    with pytest.raises(UsageError):
        change_profile(path, "GBP", changes)
    assert not path.exists()


def test_values_use_the_names_of_the_file() -> None:
    values = profile_values(Profile(floor_minor=25000), "GBP")
    assert values["floor"] == "250.00"
    assert "floor_minor" not in values
