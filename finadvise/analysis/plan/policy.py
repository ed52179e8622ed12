"""The judgements in `data/plan_policy.toml`, typed."""

from __future__ import annotations

import math
from typing import Any

from finadvise.analysis.plan.cuts import Room
from finadvise.analysis.plan.history import CategoryHistory
from finadvise.data import read_toml
from finadvise.model.robust import quantile
from finadvise.model.taxonomy import category_group


def policy(section: str) -> dict[str, Any]:
    """Return a section of the policy."""
    values: dict[str, Any] = read_toml("plan_policy.toml")[section]
    return values


def room_to_cut(history: CategoryHistory) -> Room:
    """Return how far a category can be cut.

    Contracts stay, save those that can be cancelled. Of the rest no more goes than the policy's
    share, and never below what the person managed in one period of ten.
    """
    cuts = policy("cuts")
    listed = cuts["categories"]
    entry = listed.get(history.category) or listed.get(category_group(history.category))
    if entry is None:
        return Room(history.category, 0, 1.0)
    if history.category in cuts["cancellable"]:
        return Room(history.category, round(history.regular * entry["flex"]), entry["pain"])
    floor = quantile(history.variable, cuts["lowest_quantile"])
    limit = min(history.typical * entry["flex"], history.typical - floor)
    return Room(history.category, max(0, int(limit)), entry["pain"])


def round_step(minor: float, share: float) -> int:
    """Return a handy step (1, 2 or 5 with noughts) not above a share of an amount; at least 1."""
    wanted = abs(minor) * share
    if wanted < 1:
        return 1
    unit: int = 10 ** math.floor(math.log10(wanted))
    return max(k * unit for k in (1, 2, 5) if k * unit <= wanted)
