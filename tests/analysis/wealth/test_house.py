from __future__ import annotations

import math

import pytest

from finadvise.analysis.wealth.house import describe_mix, load_house, policy_weights
from finadvise.analysis.wealth.odds import bad_year, chance_of_loss

HOUSE = load_house()


def test_the_table_is_square_symmetric_and_has_ones_on_its_diagonal() -> None:
    table = HOUSE.correlation
    size = len(HOUSE.invested)
    assert [len(row) for row in table] == [size] * size
    for i in range(size):
        assert table[i][i] == 1.0
        for j in range(size):
            assert table[i][j] == table[j][i]
            assert -1 <= table[i][j] <= 1


def test_the_shares_inside_each_leg_add_up() -> None:
    for leg in ("equity", "bonds"):
        assert sum(a.share for a in HOUSE.invested if a.leg == leg) == pytest.approx(1)


def test_arithmetic_returns_are_the_geometric_ones_plus_half_the_variance() -> None:
    from finadvise.data import read_toml

    for key, row in read_toml("house_2026_1.toml")["assets"].items():
        expected = row["real_geometric"] + row["volatility"] ** 2 / 2
        assert row["real_arithmetic"] == pytest.approx(expected, abs=0.0001), key


# Growth, volatility and the 5 % year of the ladder, as the method's own table gives them.
@pytest.mark.parametrize(
    ("equity", "growth", "volatility", "bad"),
    [
        (0.0, 0.014, 0.057, -0.08),
        (0.2, 0.022, 0.060, -0.07),
        (0.4, 0.028, 0.078, -0.10),
        (0.6, 0.034, 0.104, -0.13),
        (0.8, 0.038, 0.133, -0.17),
        (1.0, 0.041, 0.164, -0.22),
    ],
)
def test_each_rung_of_the_ladder_has_its_figures(
    equity: float, growth: float, volatility: float, bad: float
) -> None:
    mix = describe_mix(HOUSE, policy_weights(HOUSE, equity))
    assert mix.growth == pytest.approx(growth, abs=0.0006)
    assert mix.volatility == pytest.approx(volatility, abs=0.0006)
    assert bad_year(mix) == pytest.approx(bad, abs=0.03)


def test_doubt_about_the_average_raises_the_chance_of_loss() -> None:
    from dataclasses import replace

    mix = describe_mix(HOUSE, policy_weights(HOUSE, 0.6))
    sure = replace(HOUSE, doubt=0.0, widening=1.0)
    # The lognormal alone: 15 % after ten years.
    assert chance_of_loss(mix, 10, sure) == pytest.approx(0.15, abs=0.01)
    assert chance_of_loss(mix, 10, HOUSE) > chance_of_loss(mix, 10, sure)


def test_without_volatility_a_loss_is_certain_or_impossible() -> None:
    from dataclasses import replace

    from finadvise.analysis.wealth.house import Mix

    still = replace(HOUSE, doubt=0.0)
    assert chance_of_loss(Mix(0.01, 0.0), 5, still) == 0.0
    assert chance_of_loss(Mix(-0.01, 0.0), 5, still) == 1.0
    assert math.isclose(bad_year(Mix(0.01, 0.0)), 0.01)


def test_a_class_is_found_under_its_key_name_and_aliases() -> None:
    for text in ("em_eq", "EM_EQ", "Emerging-market shares", " emerging  markets "):
        found = HOUSE.find(text)
        assert found is not None
        assert found.key == "em_eq"
    assert HOUSE.find("gold") is None
