"""Shares and money in whole units that add up exactly (largest remainder)."""

from __future__ import annotations

from collections.abc import Mapping

_STEPS = 1000


def round_shares(shares: Mapping[str, float], total_steps: int = _STEPS) -> dict[str, int]:
    """Return whole steps in proportion to the shares that add up to `total_steps`.

    The largest remainders get the missing steps, earlier keys first among equals. Shares that are
    all zero stay zero.
    """
    whole = sum(shares.values())
    if whole <= 0:
        return dict.fromkeys(shares, 0)
    exact = {key: share / whole * total_steps for key, share in shares.items()}
    # A weight such as 0.42 is a hair below its step as a binary fraction.
    steps = {key: int(value + 1e-9) for key, value in exact.items()}
    missing = total_steps - sum(steps.values())
    order = sorted(exact, key=lambda key: steps[key] - exact[key])
    for key in order[:missing]:
        steps[key] += 1
    return steps
