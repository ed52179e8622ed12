"""Where money was likely spent."""

from __future__ import annotations

import pytest

from finadvise.analysis.ledger.reading.countries import likely_countries
from finadvise.data import read_csv


@pytest.mark.parametrize(
    ("currency", "text", "named"),
    [
        ("GBP", "HILLTOP MADRID ES", "es"),
        ("GBP", "HILLTOP PARIS FRA", "fr"),
        ("GBP", "Hilltop Paris France", "fr"),
        ("GBP", "HILLTOP WELLINGTON NEW ZEALAND", "nz"),
        ("USD", "HILLTOP ROME ITA", "it"),
    ],
)
def test_a_country_at_the_end_counts_beside_that_of_the_currency(
    currency: str, text: str, named: str
) -> None:
    assert likely_countries(currency, "GB", text) == likely_countries(currency, "GB") | {named}


@pytest.mark.parametrize("text", ["HILLTOP LAGOS 72.15 EUR", "HILLTOP EUR 72,15 RATE 1.15"])
def test_a_sum_in_other_money_counts_too(text: str) -> None:
    found = likely_countries("GBP", "GB", text)
    assert {"gb", "pt", "fr"} < found
    assert likely_countries("GBP", "GB", "HILLTOP 72.15 ABC") == {"gb"}


@pytest.mark.parametrize(
    ("currency", "text"),
    [
        ("USD", "HILLTOP SAN DIEGO CA"),  # California
        ("USD", "HILLTOP WILMINGTON DE"),  # Delaware
        ("GBP", "come in"),
        ("GBP", "FRANCE"),  # the whole text
        ("GBP", ""),
    ],
)
def test_other_words_are_no_country(currency: str, text: str) -> None:
    assert likely_countries(currency, "GB", text) == likely_countries(currency, "GB")


def test_home_counts_where_the_currency_says_nothing() -> None:
    assert likely_countries("XTS", "IE") == {"ie"}


def test_the_money_of_before_the_euro_tells_its_country() -> None:
    assert likely_countries("HRK", "GB") == {"hr"}
    assert "hr" in likely_countries("EUR", "GB")


def test_codes_are_of_two_and_three_letters_and_stand_once() -> None:
    rows = read_csv("merchants/countries.csv")
    assert all(len(row["code"]) == 2 and len(row["code3"]) == 3 for row in rows)
    assert len({row["code"] for row in rows}) == len({row["code3"] for row in rows}) == len(rows)
