"""Amount texts, decimal marks over a column, minor units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import (
    currencies_in,
    decimal_mark,
    flags_in,
    looks_like_amount,
    parse_cells,
    take_apart,
)


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("12.34", 1234),
        ("-12.34", -1234),
        ("12.34-", -1234),
        ("(12.34)", -1234),
        ("($1,250.00)", -125000),
        ("- $220.00", -22000),
        ("+ $1,150.00", 115000),
        ("−5.00", -500),
        ("$.23", 23),
        ("£1,234.5", 123450),
        ("1'234.50", 123450),
        ("1’234.50", 123450),
        ("1 234.50", 123450),
        ("1\u202f234.50", 123450),
        ("1,23,456.78", 12345678),
        ("EUR 7", 700),
        ("7.10 EUR", 710),
        ("-0.00", 0),
        ("3.2000", 320),
        ('="12.50"', 1250),
        ("１２.５０", 1250),
    ],
)
def test_an_amount_with_a_decimal_point_is_read(cell: str, minor: int) -> None:
    assert parse_cells([cell], ".", 2) == {cell: minor}


@pytest.mark.parametrize(
    ("cell", "minor"),
    [("1.234,56", 123456), ("-0,5", -50), ("1 234,56 €", 123456), ("12,34-", -1234), ("7", 700)],
)
def test_an_amount_with_a_decimal_comma_is_read(cell: str, minor: int) -> None:
    assert parse_cells([cell], ",", 2) == {cell: minor}


@pytest.mark.parametrize(
    "cell",
    [
        "NaN", "sNaN", "inf", "1e5", "1e400", "1_000", "1+2", "1 2", "null", "", "--5", "٣٫٥",
        "9" * 400, "1.234", "12,34,5", "1.2.3", "5-5", "+-5", "$", "12.345 EUR", "0x10",
    ],
)  # fmt: skip
def test_what_is_no_plain_amount_is_not_read(cell: str) -> None:
    assert parse_cells([cell], ".", 2) == {}


def test_a_currency_without_decimals_takes_trailing_zeros_only() -> None:
    assert parse_cells(["1,200", "50.00", "7.5"], ".", 0) == {"1,200": 1200, "50.00": 50}


def test_a_currency_with_three_decimals_keeps_them() -> None:
    assert parse_cells(["12.345"], ".", 3) == {"12.345": 12345}


@pytest.mark.parametrize(
    ("cells", "places", "mark"),
    [
        (["12.34", "1,234.00"], 2, "."),
        (["1.234,56", "5"], 2, ","),
        (["110,7"], 2, ","),
        (["1.234.567"], 2, ","),
        (["1.234.567", "1"], 2, ","),
        (["5", "12"], 2, ""),
        (["1,234", "500"], 2, "?"),
        (["1.234"], 2, "?"),
        (["40,000"], 0, "."),
        (["12.345"], 3, "."),
        (["0.123"], 2, "."),
    ],
)
def test_the_decimal_mark_is_decided_over_the_whole_column(
    cells: list[str], places: int, mark: str
) -> None:
    assert decimal_mark(cells, places)[0] == mark


def test_two_decimal_marks_in_one_column_contradict_each_other() -> None:
    with pytest.raises(InputRefused, match="different decimal marks"):
        decimal_mark(["12.34", "12,3"], 2)


def test_flags_and_currencies_beside_amounts_are_seen() -> None:
    assert flags_in(["45.00 CR", "12.00 Dr", "7.00"]) == {"45.00 CR": "cr", "12.00 Dr": "dr"}
    assert currencies_in(["£5", "-£7.10"], "EUR") == {"GBP"}
    assert currencies_in(["$5"], "CAD") == {"CAD"}
    assert currencies_in(["$5"], "GBP") == {"USD"}


def test_words_are_no_amounts() -> None:
    assert take_apart("ABC 12.00") is None
    assert not looks_like_amount("Shop 12")


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_amount_written_plainly_comes_back(minor: int) -> None:
    sign = "-" if minor < 0 else ""
    whole, cents = divmod(abs(minor), 100)
    texts = {
        f"{sign}{whole}.{cents:02d}": ".",
        f"{sign}{whole:,}.{cents:02d}": ".",
        f"{sign}{whole:,}.{cents:02d}".translate(str.maketrans(",.", ".,")): ",",
        f"{sign}{whole},{cents:02d} EUR": ",",
    }
    for text, mark in texts.items():
        assert parse_cells([text], mark, 2) == {text: minor}
