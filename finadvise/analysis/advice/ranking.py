"""Puts actions in order: money a year, how sure, how hard, how pressing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from finadvise.data import read_toml
from finadvise.results.advise import Action, Status

Decisions = Mapping[str, tuple[str, date]]


def rank_actions(
    actions: Iterable[Action], *, decisions: Decisions, as_of: date
) -> tuple[Action, ...]:
    """Return the actions with their status, open ones first, the most worthwhile first.

    Args:
        actions: In any order; of two with one id the later counts.
        decisions: Action id to (choice, day): `done`, `dismissed` or `snoozed`.
        as_of: A snoozed action is open again after the days in `data/advice.toml`.
    """
    known = {a.id: a for a in actions}
    marked = [_with_status(a, decisions, as_of) for a in known.values()]
    return tuple(sorted(marked, key=lambda a: (a.status != "open", -weight(a), a.id)))


def weight(action: Action) -> float:
    """Return the rank of an action in minor units a year, weighed by certainty and effort."""
    policy = read_toml("advice.toml")["ranking"]
    effort: Mapping[str, float] = policy["effort"]
    urgency: Mapping[str, float] = policy["urgency"]
    worth = action.gain_per_year.mid.minor * action.confidence
    return worth / effort[action.effort] * urgency[action.urgency]


def _with_status(action: Action, decisions: Decisions, as_of: date) -> Action:
    if action.id not in decisions:
        return action
    choice, day = decisions[action.id]
    policy: Mapping[str, Any] = read_toml("advice.toml")["ranking"]
    if choice == "snoozed" and as_of > day + timedelta(days=policy["snooze_days"]):
        return action
    status: Mapping[str, Status] = {
        "done": "done",
        "dismissed": "dismissed",
        "snoozed": "snoozed",
    }
    return replace(action, status=status[choice], since=day)
