"""How far two voices can be trusted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.ledger.learning.translation import Translated
from finadvise.analysis.ledger.learning.trust import Case, Trust, measure_trust


def case(margin: float = 1.0, *, seen: bool = False, told: Translated | None = None) -> Case:
    return Case("Fun", margin, seen, told)


CASES = st.builds(
    Case,
    st.sampled_from(["Fun", "Car"]),
    st.floats(0, 4),
    st.booleans(),
    st.none() | st.builds(Translated, st.sampled_from(["Fun", "Car"]), st.floats(0.01, 0.97)),
)


def test_no_trials_leave_the_default() -> None:
    assert measure_trust([]) == Trust()


def test_a_larger_lead_and_a_known_payee_are_trusted_more() -> None:
    trust = Trust()
    assert trust.in_model(case(2.0)) > trust.in_model(case(1.0))
    assert trust.in_model(case(seen=True)) > trust.in_model(case())


def test_what_the_tables_say_of_the_program_categories_stands() -> None:
    told = Translated("pets", 0.87, plain=True)
    assert Trust().in_tables(case(told=told)) == 0.87


def test_few_trials_move_the_weights_less_than_many() -> None:
    default = Trust().in_model(case())
    few = measure_trust([(case(), "Fun")] * 5).in_model(case())
    many = measure_trust([(case(), "Fun")] * 500).in_model(case())
    assert default < few < many


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_many_trials_of_one_sort_come_to_their_share(share: float) -> None:
    """Hand-computed: the share itself, as the prior weighs two trials against a thousand."""
    hits = int(1000 * share)
    trials = [(case(), "Fun")] * hits + [(case(), "Car")] * (1000 - hits)
    assert measure_trust(trials).in_model(case()) == pytest.approx(share, abs=0.02)


@given(st.lists(st.tuples(CASES, st.sampled_from(["Fun", "Car", "Odd"])), max_size=40), CASES)
def test_any_trials_give_probabilities(trials: list[tuple[Case, str]], asked: Case) -> None:
    trust = measure_trust(trials)
    assert 0 <= trust.in_model(asked) <= 1
    assert 0 <= trust.in_tables(asked) <= 1


@given(st.lists(st.tuples(CASES, st.sampled_from(["Fun", "Car"])), max_size=20))
def test_a_kept_trust_is_the_same(trials: list[tuple[Case, str]]) -> None:
    trust = measure_trust(trials)
    assert Trust.from_bytes(trust.to_bytes() + b"more") == trust
    assert Trust.from_bytes(trust.to_bytes()[:-1]) is None
