"""What the tables say is put into the owner's words."""

from __future__ import annotations

import pytest

from finadvise.analysis.ledger.learning.translation import Told, Translation
from finadvise.analysis.ledger.reading.evidence import Belief
from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

NAMES = "Xyzzy Plugh Plover Y2 Frobozz Zork Quux Grue".split()


def put(slug: str, *told: Told) -> str | None:
    found = Translation(told).put(Belief(slug, 0.9), money_in=False)
    return found.category if found else None


def told(*names: str, slug: str = "") -> tuple[Told, ...]:
    return tuple(Told(slug, f"payee {n}", False, name) for n, name in enumerate(names))


def test_experience_comes_first() -> None:
    known = told("Health stuff", "Health stuff", slug="health.pharmacy")
    assert put("health.pharmacy", *known) == "Health stuff"


def test_an_owner_of_the_program_scheme_keeps_what_the_tables_say() -> None:
    assert put("eating_out.coffee", *told("pets")) == "eating_out.coffee"


def test_an_owner_of_another_scheme_is_not_offered_the_program_own() -> None:
    assert put("eating_out.coffee", *told(*NAMES)) is None


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("transport.taxi", "Getting around"),
        ("transport.fuel", "Petrol"),
        ("eating_out.pubs_bars", "Eating out"),
        ("groceries", "Lebensmittel"),
    ],
)
def test_a_name_says_what_it_is_about(slug: str, name: str) -> None:
    assert (
        put(slug, *told(*NAMES, "Getting around", "Petrol", "Eating out", "Lebensmittel")) == name
    )


def test_a_well_known_set_of_names_is_recognised_and_completed() -> None:
    names = ("Groceries", "Gas & Fuel", "Paycheck", "Mortgage & Rent", "Coffee Shops")
    assert put("shopping.electronics", *told(*names)) == "Electronics & Software"


def test_what_was_said_of_money_in_says_nothing_of_money_out() -> None:
    income = [Told("taxes", f"payee {n}", True, "Refunds") for n in range(3)]
    assert put("taxes", *income, *told(*NAMES)) is None


def test_many_rows_of_one_payee_are_one_experience() -> None:
    rows = [Told("shopping.general", "payee", False, "gifts.presents")] * 9
    assert put("shopping.general", *rows) == "shopping.general"


def test_a_few_names_of_ones_own_are_no_scheme() -> None:
    assert put("housing.rent", *told("Xyzzy", "Plugh")) == "housing.rent"


def test_common_names_are_about_categories_that_exist_and_stand_once() -> None:
    slugs = [row["slug"] for row in read_csv("categories.csv")]
    rows = read_csv("merchants/category_names.csv")
    for row in rows:
        for pattern in row["categories"].split():
            head = pattern.removesuffix("*")
            assert any(slug.startswith(head) for slug in slugs), row
    folded = [" ".join(words_of(row["name"])) for row in rows]
    assert len(folded) == len(set(folded))
