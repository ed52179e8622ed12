from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.wealth.shares import round_shares


def test_the_largest_remainder_gets_the_missing_step() -> None:
    assert round_shares({"a": 1, "b": 1, "c": 1}, 100) == {"a": 34, "b": 33, "c": 33}
    assert round_shares({"a": 0.26, "b": 0.74}, 10) == {"a": 3, "b": 7}


def test_nothing_shared_is_nothing() -> None:
    assert round_shares({"a": 0.0, "b": 0.0}, 100) == {"a": 0, "b": 0}


@given(st.lists(st.floats(0.001, 1e6), min_size=1, max_size=9), st.integers(0, 10**12))
def test_steps_add_up_and_none_is_off_by_more_than_one(shares: list[float], total: int) -> None:
    named = {str(k): share for k, share in enumerate(shares)}
    steps = round_shares(named, total)
    assert sum(steps.values()) == total
    assert all(
        abs(steps[key] - share / sum(shares) * total) <= 1 + 1e-3 for key, share in named.items()
    )
