from __future__ import annotations

from finadvise.model.taxonomy import category_group, category_name, is_essential, is_income


def test_a_listed_category_is_known_by_name_group_and_need() -> None:
    assert category_name("utilities.energy") == "Gas, electricity, heating"
    assert category_group("utilities.energy") == "utilities"
    assert is_essential("utilities.energy")
    assert not is_essential("eating_out.coffee")


def test_an_own_category_is_its_own_name_and_not_essential() -> None:
    assert category_name("model trains") == "model trains"
    assert category_group("model trains") == "other"
    assert not is_essential("model trains")
    assert not is_income("model trains")


def test_income_is_the_group_and_anything_put_under_it() -> None:
    assert is_income("income.salary")
    assert is_income("income.busking")
    assert not is_income("groceries")
