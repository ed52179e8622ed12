"""Signs as the account holder feels them."""

from __future__ import annotations

import pytest

from finadvise.errors import InputRefused
from finadvise.readers.csv.signs import apply_flags, direction_of, settle_signs, take_votes
from finadvise.readers.csv.unsigned import sign_by_balance, sign_by_kind, sign_by_plus
from readers.csv_files import movements, read


@pytest.mark.parametrize(
    ("cell", "way"),
    [
        ("DR", "out"), ("Cr", "in"), ("Soll", "out"), ("H", "in"), ("Af", "out"), ("Bij", "in"),
        ("支出", "out"), ("收入", "in"), ("出金", "out"), ("-", "out"), ("+", "in"),
        ("不计收支", "neither"), ("/", "neither"), ("Shop", ""),
    ],
)  # fmt: skip
def test_direction_words(cell: str, way: str) -> None:
    assert direction_of(cell) == way


@pytest.mark.parametrize(
    ("amounts", "ways", "signed"),
    [
        ([5, 7], ["out", "in"], [-5, 7]),
        ([-5, 7], ["out", "in"], [-5, 7]),
        ([5, -7], ["out", "in"], [-5, 7]),
        ([5], ["out"], [-5]),
        ([5], ["in"], [5]),
        ([-5], ["out"], [-5]),
        ([5, 7, -2], ["out", "in", "out"], [-5, 7, 2]),
    ],
)
def test_flags_sign_repeat_or_contradict_the_amounts(
    amounts: list[int], ways: list[str], signed: list[int]
) -> None:
    assert apply_flags(amounts, ways)[0] == signed


def _factor(rows: list[tuple[int, str]], card: str = "") -> int:
    amounts = [amount for amount, _ in rows]
    votes = take_votes(amounts, lambda n: rows[n][1])
    return settle_signs(amounts, votes, card=card, proven=False, remembered="").factor


def test_payments_to_the_card_written_as_negative_turn_the_file_round() -> None:
    assert _factor([(1400, "DELI"), (-20000, "AUTOPAY PAYMENT - THANK YOU")]) == -1


def test_payments_to_the_card_written_as_positive_keep_the_signs() -> None:
    assert _factor([(-1400, "DELI"), (20000, "PAYMENT RECEIVED, THANK YOU")], card="card") == 1


def test_a_card_file_of_purchases_is_turned_round() -> None:
    assert _factor([(5, "A"), (6, "B"), (7, "C")], card="column 'Card'") == -1


def test_a_plain_file_keeps_its_signs() -> None:
    assert _factor([(5, "A"), (6, "B")]) == 1
    assert _factor([(-1, "debit card shop"), (500, "ATM machine"), (300, "transfer to A")]) == 1


def test_a_card_file_that_shows_no_side_is_refused() -> None:
    with pytest.raises(InputRefused, match="--flip-sign"):
        _factor([(5, "A"), (-6, "B")], card="card")


def test_the_balance_signs_amounts_without_signs() -> None:
    signed = sign_by_balance(
        [1000, 20, 5], [1500, 1480, 1475], ["salary", "x", "y"], newest_first=False
    )
    assert signed == [1000, -20, -5]
    assert sign_by_balance([10, 20], [110, 130], ["x", "y"], newest_first=False) is None


def test_a_plus_sign_on_income_makes_bare_amounts_money_out() -> None:
    assert sign_by_plus([500, 20], ["+5.00", "0.20"]) == [500, -20]
    assert sign_by_plus([500, 20], ["5.00", "0.20"]) is None


def test_kinds_of_rows_sign_amounts_when_every_kind_is_plain() -> None:
    assert sign_by_kind([5, 9], ["Card purchase", "Deposit"]) == [-5, 9]
    assert sign_by_kind([5, 9], ["Card purchase", "Miscellaneous"]) is None


def test_flip_sign_forces() -> None:
    text = "Date,Description,Amount\n2026-03-14,A,5.00\n"
    assert movements(text, flip_sign=True) == [("2026-03-14", -500)]
    assert read(text, flip_sign=True).settled["flip_sign"] == "yes"


def test_a_layout_once_settled_is_remembered() -> None:
    text = "Date,Description,Amount\n01/02/2026,A,5.00\n01/03/2026,B,6.00\n"
    remembered = {"date_order": "mdy", "flip_sign": "yes"}
    assert movements(text, remembered=lambda _: remembered) == [
        ("2026-01-02", -500),
        ("2026-01-03", -600),
    ]
