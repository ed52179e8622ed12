"""Each simulator alone, on pasts whose future is known."""

from __future__ import annotations

from datetime import date

import numpy as np  # noqa: TID253 - tests of what numpy does

from finadvise.analysis.outlook.forecast.contracts import Contract, simulate_contracts
from finadvise.analysis.outlook.forecast.history import History, build_history
from finadvise.analysis.outlook.forecast.simulators import (
    Ask,
    simulate_months,
    simulate_rest,
    simulate_stays,
    simulate_weeks,
)
from finadvise.analysis.outlook.recurring import find_recurring
from finadvise.model.ledger import Ledger, Transaction
from finadvise.periods import add_months

FIRST = date(2025, 1, 1)


def ask(days: int = 60, paths: int = 50) -> Ask:
    return Ask(days, paths, np.random.default_rng(0))


def history(flow: list[float], closing: float = 0.0) -> History:
    array = np.array(flow, dtype=float)
    return History(FIRST, array, closing - (array.sum() - np.cumsum(array)))


def test_a_past_without_movement_has_a_future_without() -> None:
    still = history([0.0] * 200, closing=500.0)
    for paths in (simulate_weeks(still, ask()), simulate_months(still, ask())):
        assert paths.shape == (50, 60)
        assert (paths == 500).all()


def test_the_same_spending_every_day_goes_on() -> None:
    paths = simulate_weeks(history([-100.0] * 300, closing=0.0), ask(days=10))
    # Every block is the same, and a straight line has no level it returns to.
    assert np.allclose(paths, -100.0 * np.arange(1, 11))


def test_an_account_that_is_swept_returns_to_its_level() -> None:
    rng = np.random.default_rng(1)
    level, flow = 0.0, []
    for _ in range(600):
        move = rng.normal(0, 100) - 0.2 * level
        level += move
        flow.append(move)
    flow[-1] += 3000
    paths = simulate_weeks(history(flow, closing=3000.0), ask(days=60, paths=400))
    assert np.median(paths[:, -1]) < 1000


def test_what_stays_has_no_trend() -> None:
    paths = simulate_stays(history([-50.0, 50.0, -20.0, 30.0] * 100, 1000.0), ask(paths=400))
    assert abs(np.median(paths[:, -1]) - 1000.0) < 60


def test_a_horizon_longer_than_the_past_still_widens() -> None:
    paths = simulate_stays(history([-50.0, 50.0, -20.0] * 30, 0.0), ask(days=200, paths=400))
    assert paths.shape == (400, 200)
    assert np.std(paths[:, -1]) > np.std(paths[:, 20])


def rent() -> Contract:
    rows = tuple(
        Transaction(
            id=f"t{k}",
            day=add_months(date(2025, 1, 3), k),
            account="a",
            amount_minor=-90_000,
            currency="GBP",
            description="STANDING ORDER RENT",
        )
        for k in range(12)
    )
    (series,) = find_recurring(Ledger(rows), as_of=date(2025, 12, 20)).recurring
    return Contract(series, tuple((t.day, t.amount_minor) for t in rows))


def test_a_contract_is_paid_on_its_day_in_nearly_every_future() -> None:
    flow = simulate_contracts([rent()], date(2025, 12, 20), ask(days=30, paths=400), frozenset())
    assert (flow[:, 12] == 0).all()
    assert (flow[:, 14] == -90_000).mean() > 0.9


def test_the_rest_is_pulled_by_the_balance_that_contracts_leave() -> None:
    past = history([0.0] * 400, closing=0.0)
    beside = np.full((50, 30), -100.0)
    paths = simulate_rest(past, past.flow, beside, ask(days=30))
    assert (paths == -100).all()


def test_a_contract_is_not_known_before_its_third_payment() -> None:
    assert rent().known_on(date(2025, 2, 10)) is None
    assert rent().known_on(date(2025, 3, 10)) is not None
    assert rent().known_on(date(2026, 6, 1)) is None


def test_no_rows_are_one_day_without_flow() -> None:
    empty = build_history([], FIRST, 700)
    assert (empty.days, empty.level, empty.origin) == (1, 700.0, FIRST)
