"""Money is exact: text in, text out, nothing lost in between."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.money import Money, exponent, format_estimate, format_money, parse_plain, to_minor

MINOR = st.integers(min_value=-(10**15), max_value=10**15)
CURRENCY = st.sampled_from(["GBP", "JPY", "KWD"])


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "GBP", 1250),
        ("-12.5", "GBP", -1250),
        ("+0.07", "GBP", 7),
        ("1250", "JPY", 1250),
        ("1.2345", "KWD", None),
        ("1.234", "KWD", 1234),
        ("1.230", "GBP", 123),
        ("90071992547409.93", "GBP", 9007199254740993),
    ],
)
def test_a_plain_decimal_becomes_minor_units(text: str, currency: str, minor: int | None) -> None:
    if minor is None:
        with pytest.raises(ValueError, match="has 3 decimals"):
            parse_plain(text, currency)
    else:
        assert parse_plain(text, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1e5", "1_000", "--5", "NaN", "inf", "1,5", "£5", "٣", "1.2.3", "1 2"]
)
def test_what_is_no_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_plain(text, "GBP")


@given(MINOR, CURRENCY)
def test_plain_text_comes_back_unchanged(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert parse_plain(money.plain(), currency) == money


@given(MINOR, MINOR, CURRENCY)
def test_adding_and_taking_away_cancel(first: int, second: int, currency: str) -> None:
    a, b = Money(first, currency), Money(second, currency)
    assert a + b - b == a


@pytest.mark.parametrize(
    ("value", "minor"), [("0.005", 0), ("0.015", 2), ("0.025", 2), ("-0.015", -2)]
)
def test_halves_go_to_the_even_penny(value: str, minor: int) -> None:
    assert to_minor(Decimal(value), "GBP") == minor


@pytest.mark.parametrize(
    ("minor", "currency", "whole", "text"),
    [
        (-123456, "GBP", False, "-£1,234.56"),
        (123456, "GBP", True, "£1,235"),
        (-40, "GBP", True, "£0"),
        (1250, "JPY", False, "¥1,250"),
        (1250, "CZK", False, "12.50 CZK"),
    ],
)
def test_people_read_symbols_and_thousands(
    minor: int, currency: str, whole: bool, text: str
) -> None:
    assert format_money(minor, currency, whole=whole) == text


def test_currencies_never_mix() -> None:
    with pytest.raises(ValueError, match="cannot combine GBP with EUR"):
        Money(1, "GBP") + Money(1, "EUR")


def test_every_currency_has_its_own_decimals() -> None:
    assert [exponent(c) for c in ("GBP", "JPY", "KWD", "XXX")] == [2, 0, 3, 2]


@pytest.mark.parametrize(
    ("minor", "text"),
    [
        (0, "£0"),
        (99, "£0"),
        (12_345, "£123"),
        (123_456_78, "£123,000"),
        (-123_999_00, "-£123,000"),
        (99_999_99, "£99,900"),
    ],
)
def test_an_estimate_shows_three_figures_rounded_towards_nothing(minor: int, text: str) -> None:
    assert format_estimate(minor, "GBP") == text


def test_an_estimate_without_decimals_keeps_its_units() -> None:
    assert format_estimate(123_456, "JPY") == "¥123,000"
