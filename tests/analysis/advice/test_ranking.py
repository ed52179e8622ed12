"""The order of advice: money a year, certainty, effort, urgency, and what was decided."""

from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.advice.findings import Worth, action_id, make_action
from finadvise.analysis.advice.ranking import rank_actions, weight
from finadvise.results.advise import Action, Effort, Urgency

AS_OF = date(2026, 10, 31)


def action(
    subject: str,
    mid: int = 10000,
    confidence: float = 0.5,
    effort: Effort = "minutes",
    urgency: Urgency = "when you like",
) -> Action:
    return make_action(
        "test",
        subject,
        title=subject,
        why="w",
        do="d",
        worth=Worth(low=0, mid=mid, high=2 * mid),
        currency="GBP",
        confidence=confidence,
        effort=effort,
        urgency=urgency,
    )


def test_weight_is_money_times_certainty_over_effort_times_urgency() -> None:
    assert weight(action("a")) == 5000
    assert weight(action("a", effort="a habit", urgency="now")) == pytest.approx(10000 / 3)


def test_more_money_surer_easier_and_sooner_come_first() -> None:
    plain = action("plain")
    for better in (
        action("b", mid=20000),
        action("b", confidence=0.9),
        action("b", urgency="now"),
    ):
        assert rank_actions([plain, better], decisions={}, as_of=AS_OF)[0] == better
    harder = action("harder", effort="a habit")
    assert rank_actions([harder, plain], decisions={}, as_of=AS_OF)[0] == plain


@pytest.mark.parametrize(
    ("choice", "day", "status"),
    [
        ("done", date(2026, 1, 1), "done"),
        ("dismissed", date(2026, 1, 1), "dismissed"),
        ("snoozed", date(2026, 10, 1), "snoozed"),
        ("snoozed", date(2026, 9, 30), "open"),
    ],
)
def test_a_decision_holds_and_a_snooze_ends_after_thirty_days(
    choice: str, day: date, status: str
) -> None:
    ranked = rank_actions(
        [action("a")], decisions={action_id("test", "a"): (choice, day)}, as_of=AS_OF
    )
    assert ranked[0].status == status


def test_decided_actions_come_last() -> None:
    big, small = action("big", mid=99999), action("small", mid=1)
    ranked = rank_actions([big, small], decisions={big.id: ("done", AS_OF)}, as_of=AS_OF)
    assert [a.title for a in ranked] == ["small", "big"]


def test_a_range_is_in_order_and_never_below_nothing() -> None:
    made = make_action(
        "k",
        "s",
        title="t",
        why="w",
        do="d",
        worth=Worth(low=500, mid=-3, high=20),
        currency="GBP",
        confidence=1,
        effort="minutes",
    )
    gain = made.gain_per_year
    assert [m.minor for m in (gain.low, gain.mid, gain.high)] == [0, 20, 500]
