"""How much risk makes sense, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class CapacityFact:
    """One fact of the ledger or the profile, and the largest share of equities it allows.

    Args:
        value: The fact's own number (months, or a share); None where it cannot be seen.
    """

    fact: str
    label: str
    value: float | None
    equity_share: float


@dataclass(frozen=True, kw_only=True)
class GoalHorizon:
    """How far off a goal is and the share of equities that its distance allows.

    Args:
        weight: Its share of all targets.
        equity_needed: The rung that would reach it often enough; None where none does, or where
            nothing is aimed for.
    """

    goal: str
    years: float
    weight: float
    equity_share: float
    equity_needed: float | None = None


@dataclass(frozen=True, kw_only=True)
class Risk(Result):
    """The least of tolerance, capacity and horizon; each is a share of equities from 0 to 1.

    Args:
        binding: Which of the three sets the answer.
        level: Rung of the ladder: 0 none, 1 a fifth, up to 5 all equities.
        band: Name of the band of the answers.
        score: Place in the questionnaire's range, 0 to 1.
        consistent: Whether the answers agree with each other.
        explanation: One sentence a step, in the order of the reasoning.
        asked: Day the questionnaire was answered, where known.
    """

    kind: ClassVar[str] = "risk"

    tolerance: float
    capacity: float
    horizon: float
    binding: str
    equity_share: float
    level: int
    explanation: tuple[str, ...]
    band: str
    score: float
    consistent: bool
    knowledge: float
    facts: tuple[CapacityFact, ...]
    goals: tuple[GoalHorizon, ...]
    months: int
    ready: Money | None
    asked: date | None = None
