"""The running balance as proof."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from finadvise.readers.csv.proof import chain, first_break, owes


def test_a_whole_chain_gives_opening_and_closing() -> None:
    found = chain([-950, 2100], [50, 2150], newest_first=False)
    assert (found.whole, found.opening, found.closing) == (True, 1000, 2150)


def test_the_newest_row_may_stand_first() -> None:
    found = chain([2100, -950], [2150, 50], newest_first=True)
    assert (found.whole, found.opening, found.closing) == (True, 1000, 2150)


def test_a_wrong_sign_breaks_the_chain() -> None:
    assert not chain([-950, -2100, -5], [50, 2150, 2145], newest_first=False).whole


def test_equal_amounts_with_the_wrong_sign_are_not_proved_backward() -> None:
    assert not chain([100, 100, 100], [900, 800, 700], newest_first=False).mostly


def test_rows_without_a_balance_are_added_to_the_next() -> None:
    assert chain([-10, -5, 100], [None, 485, 585], newest_first=False).opening == 500


def test_a_gap_is_counted() -> None:
    found = chain([-1, -1, -2], [9, 8, 3], newest_first=False)
    assert found.breaks == 1
    assert first_break([-1, -1, -2], [9, 8, 3]) == 2


def test_nothing_to_compare_proves_nothing() -> None:
    assert not chain([], [], newest_first=False).whole
    assert not chain([5], [5], newest_first=False).whole


@given(
    st.integers(-(10**6), 10**6),
    st.lists(st.integers(-(10**6), 10**6).filter(bool), min_size=2, max_size=30, unique=True),
    st.randoms(use_true_random=False),
)
def test_any_order_of_the_rows_proves_the_same(
    opening: int, amounts: list[int], shuffler: object
) -> None:
    balances = list(accumulate(amounts, initial=opening))[1:]
    rows = list(zip(amounts, balances, strict=True))
    shuffler.shuffle(rows)  # type: ignore[attr-defined]
    found = chain([a for a, _ in rows], [b for _, b in rows], newest_first=False)
    assert found.breaks == 0


def test_a_card_balance_that_counts_what_is_owed_is_seen() -> None:
    assert owes([-500, -250, 750], [500, 750, 0], newest_first=False)
    assert not owes([-500, -250, 750], [-500, -750, 0], newest_first=False)
