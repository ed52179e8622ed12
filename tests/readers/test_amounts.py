from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.money import format_money
from finadvise.readers.amounts import AmbiguousAmount, AmountStyle, plain_number, settle_mark

MINOR = st.integers(-(10**13), 10**13)


@given(MINOR)
def test_every_amount_of_pence_survives_its_own_text(minor: int) -> None:
    text = f"{Decimal(minor).scaleb(-2):.2f}"

    assert AmountStyle("GBP").minor(text) == minor
    assert AmountStyle("EUR").minor(text.replace(".", ",")) == minor


@given(MINOR)
def test_grouped_thousands_are_read_in_both_styles(minor: int) -> None:
    text = format_money(minor, "USD").replace("$", "")
    continental = text.translate(str.maketrans(".,", ",."))

    assert AmountStyle("USD").minor(text) == minor
    assert AmountStyle("EUR").minor(continental) == minor


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_a_value_error(text: str) -> None:
    try:
        minor = AmountStyle("GBP").minor(text)
    except ValueError:
        return
    assert text.isascii() or any(mark in text for mark in "’\u00a0\u202f")
    assert abs(minor) < 10**15


def test_a_lone_group_of_three_is_ambiguous_until_the_mark_is_known() -> None:
    with pytest.raises(AmbiguousAmount):
        AmountStyle("GBP").minor("1,234")

    assert AmountStyle("GBP", ".").minor("1,234") == 123_400
    assert AmountStyle("GBP", ",").minor("1,230") == 123
    assert AmountStyle("JPY").minor("1,234") == 1234


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1,234", "5.00"], "."),
        (["1,234", "5,00"], ","),
        (["1,234,567"], "."),
        (["5.00", "5,00"], None),
        (["1,234", "12"], None),
        (["nonsense"], None),
    ],
)
def test_the_mark_is_what_all_telling_amounts_agree_on(texts: list[str], mark: str | None) -> None:
    assert settle_mark(texts, "GBP", None) == mark


def test_the_users_option_beats_the_file() -> None:
    assert settle_mark(["5.00"], "GBP", ",") == ","


def test_decimals_beyond_the_currency_are_refused_or_rounded_half_even() -> None:
    with pytest.raises(ValueError, match="GBP has 2 decimals"):
        AmountStyle("GBP").minor("0.125")

    rounded = AmountStyle("GBP").rounded
    assert [rounded(text) for text in ("0.1250", "0.1350", "-0.1251")] == [12, 14, -13]


@pytest.mark.parametrize(
    ("text", "plain"), [("+1,234.5678", "1234.5678"), ("-12,5", "-12.5"), ("7", "7.0")]
)
def test_a_number_of_units_becomes_plain(text: str, plain: str) -> None:
    assert plain_number(text, ".") == plain
