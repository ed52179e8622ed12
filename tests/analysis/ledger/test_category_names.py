"""Finding the category a person means."""

from __future__ import annotations

import pytest

from finadvise.analysis.ledger.category_names import resolve_category, slugs
from finadvise.errors import UsageError


@pytest.mark.parametrize(
    ("given", "category"),
    [
        ("groceries", "groceries"),
        ("Groceries", "groceries"),
        ("restaurants", "eating_out.restaurants"),
        ("EATING_OUT.COFFEE", "eating_out.coffee"),
        ("dog shows", "Dog shows"),
    ],
)
def test_slugs_names_and_own_categories_are_found_case_aside(given: str, category: str) -> None:
    assert resolve_category(given, ["Dog shows"]) == category


def test_an_unknown_name_is_refused_with_its_neighbours() -> None:
    with pytest.raises(UsageError, match=r"no category 'grocery'.*did you mean groceries"):
        resolve_category("grocery", [])


def test_an_unknown_name_can_be_made_on_purpose() -> None:
    assert resolve_category("  Dog   shows ", [], new=True) == "Dog shows"


@pytest.mark.parametrize("given", ["", "  ", "x" * 61, "a\x07b"])
def test_a_new_name_has_to_be_a_name(given: str) -> None:
    with pytest.raises(UsageError, match="printable"):
        resolve_category(given, [], new=True)


def test_every_slug_means_itself() -> None:
    assert all(resolve_category(slug, []) == slug for slug in slugs())
