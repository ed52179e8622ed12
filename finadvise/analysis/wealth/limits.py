"""The three limits on risk, the least of which counts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from finadvise.analysis.wealth.questionnaire import Scored
from finadvise.data import read_toml

POLICY = "risk_policy.toml"


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares of equities that willingness, ability and time allow."""

    tolerance: float
    capacity: float
    horizon: float

    @property
    def binding(self) -> str:
        """Return the name of the lowest limit; earlier ones first among equals."""
        named = {
            "tolerance": self.tolerance,
            "capacity": self.capacity,
            "horizon": self.horizon,
        }
        return min(named, key=lambda name: named[name])

    @property
    def lowest(self) -> float:
        """Return the lowest limit."""
        return min(self.tolerance, self.capacity, self.horizon)

    @property
    def level(self) -> int:
        """Return the rung of the ladder at or below the lowest limit."""
        # The small addition keeps 0.6 from becoming 0.4 by a rounding error of binary fractions.
        return math.floor(self.lowest / float(read_toml(POLICY)["step"]) + 1e-9)

    @property
    def equity_share(self) -> float:
        """Return the rung's share of equities."""
        return round(self.level * float(read_toml(POLICY)["step"]), 6)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What the answers allow, with the sentences that say why."""

    equity_share: float
    band: str
    consistent: bool
    sentences: tuple[str, ...]


def judge_tolerance(scored: Scored) -> Tolerance:
    """Turn the score into a band; answers that disagree and little knowledge can only lower it."""
    policy = read_toml(POLICY)
    table = policy["tolerance"]
    band = sum(scored.share >= cut for cut in table["cuts"])
    name = table["bands"][band]
    sentences = [f"The tolerance for risk that your answers show is {name}."]
    consistent = scored.spread <= policy["inconsistent_spread"]
    if not consistent:
        band = max(0, band - 1)
        sentences.append(
            f"They disagree with each other, most of all {scored.lowest!r} with "
            f"{scored.highest!r}, so the next lower band is used."
        )
    share = float(table["equity"][band])
    if scored.knowledge < policy["knowledge_floor"] and share > policy["knowledge_cap"]:
        share = float(policy["knowledge_cap"])
        sentences.append(
            "The questions about how shares and bonds behave were not answered rightly, so "
            f"tolerance counts for {share:.0%} at most."
        )
    return Tolerance(share, name, consistent, tuple(sentences))
