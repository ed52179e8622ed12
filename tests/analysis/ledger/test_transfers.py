"""The two sides of a movement between own accounts find each other."""

from __future__ import annotations

import pytest

from finadvise.analysis.ledger.transfers import find_transfers, says_transfer
from finadvise.model.linking import LinkCandidate

KINDS = {"current": "current", "joint": "current", "saver": "savings", "card": "card"}


def row(  # noqa: PLR0917 - a row of a small table
    number: int,
    account: str,
    day: int,
    amount: int,
    text: str = "",
    category: str = "",
    counterparty: str = "",
    currency: str = "GBP",
) -> LinkCandidate:
    kind = KINDS.get(account, "current")
    return LinkCandidate(
        number, account, kind, currency, day, amount, text, text, category, counterparty
    )


def test_opposite_amounts_with_a_word_for_it_are_a_transfer() -> None:
    rows = [row(1, "current", 10, -5000, "TRANSFER TO JOINT"), row(2, "joint", 11, 5000)]
    assert find_transfers(rows) == [(1, 2)]


@pytest.mark.parametrize(("apart", "found"), [(-4, True), (4, True), (-5, False), (5, False)])
def test_four_days_in_either_direction_are_allowed(apart: int, found: bool) -> None:
    rows = [row(1, "current", 10, -5000, "Transfer"), row(2, "joint", 10 + apart, 5000)]
    assert bool(find_transfers(rows)) is found


def test_the_nearest_day_wins() -> None:
    rows = [
        row(1, "current", 10, -5000, "Transfer"),
        row(2, "joint", 12, 5000),
        row(3, "joint", 10, 5000),
    ]
    assert find_transfers(rows) == [(1, 3)]


def test_wording_on_both_sides_beats_one_day() -> None:
    rows = [
        row(1, "current", 10, -5000, "Transfer to saver"),
        row(2, "joint", 10, 5000, "Refund of deposit"),
        row(3, "saver", 11, 5000, "Transfer from current"),
    ]
    assert find_transfers(rows) == [(1, 3)]


def test_each_row_belongs_to_one_pair() -> None:
    rows = [
        row(1, "current", 10, -5000, "Transfer"),
        row(2, "current", 10, -5000, "Transfer"),
        row(3, "joint", 10, 5000, "Transfer"),
    ]
    assert find_transfers(rows) == [(1, 3)]


def test_a_card_is_paid_off_without_a_word() -> None:
    rows = [row(1, "current", 10, -61680, "LARCH BANK"), row(2, "card", 12, 61680)]
    assert find_transfers(rows) == [(1, 2)]


def test_the_other_sides_account_is_evidence() -> None:
    rows = [row(1, "joint-1234", 10, -700, "abc", counterparty="8812"), row(2, "x-8812", 10, 700)]
    assert find_transfers(rows) == [(1, 2)]


def test_a_salary_of_the_size_of_a_purchase_is_no_transfer() -> None:
    rows = [
        row(1, "card", 10, -180000, "KITCHEN STUDIO", "home.furniture"),
        row(2, "current", 11, 180000, "ACME PAYROLL", "income.salary"),
    ]
    assert find_transfers(rows) == []


def test_equal_sizes_alone_are_a_coincidence() -> None:
    rows = [row(1, "current", 10, -1000, "Lunch"), row(2, "joint", 10, 1000, "Anna")]
    assert find_transfers(rows) == []


def test_one_account_does_not_transfer_to_itself() -> None:
    rows = [row(1, "current", 10, -500, "Transfer"), row(2, "current", 10, 500, "Transfer")]
    assert find_transfers(rows) == []


def test_currencies_are_not_mixed() -> None:
    rows = [
        row(1, "current", 10, -500, "Transfer"),
        row(2, "joint", 10, 500, "Transfer", currency="EUR"),
    ]
    assert find_transfers(rows) == []


def test_a_pair_the_owner_rejected_stays_apart() -> None:
    rows = [row(1, "current", 10, -500, "Transfer"), row(2, "joint", 10, 500)]
    assert find_transfers(rows, rejected={(1, 2)}) == []


def test_rows_that_are_paired_already_are_left_alone() -> None:
    rows = [row(1, "current", 10, -500, "Transfer"), row(2, "joint", 10, 500)]
    assert find_transfers(rows, taken={2}) == []


def own(
    number: int, account: str, day: int, amount: int, *, currency: str = "GBP"
) -> LinkCandidate:
    return row(number, account, day, amount, category="transfers.own", currency=currency)


def test_a_fee_on_the_way_does_not_part_the_sides() -> None:
    assert find_transfers([own(1, "current", 10, -50_000), own(2, "joint", 11, 49_850)]) == [(1, 2)]
    assert find_transfers([own(1, "current", 10, -50_000), own(2, "joint", 11, 45_000)]) == []


def test_an_exchange_on_the_way_does_not_part_the_sides() -> None:
    rows = [own(1, "current", 10, -50_000), own(2, "euro", 12, 57_310, currency="EUR")]
    assert find_transfers(rows) == [(1, 2)]


def test_an_exchange_that_could_be_two_is_left_open() -> None:
    rows = [
        own(1, "current", 10, -50_000),
        own(2, "euro", 12, 57_310, currency="EUR"),
        own(3, "euro", 13, 11_500, currency="EUR"),
    ]
    assert find_transfers(rows) == []


@pytest.mark.parametrize("text", ["TFR 0123", "Top-up", "Virement vers livret", "Überweisung"])
def test_words_for_moving_money_are_known(text: str) -> None:
    assert says_transfer(text)


@pytest.mark.parametrize("text", ["Transferrin test kit", "Isabella", "Potato farm"])
def test_parts_of_words_are_not_words(text: str) -> None:
    assert not says_transfer(text)
