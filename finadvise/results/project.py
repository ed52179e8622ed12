"""Where savings may lead, in today's money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class ProjectedYear:
    """What is there after so many years; p10 = one simulated future in ten has less."""

    year: int
    date: date
    p05: Money
    p10: Money
    p25: Money
    p50: Money
    p75: Money
    p90: Money
    p95: Money


@dataclass(frozen=True, kw_only=True)
class NeededMonthly:
    """What to save a month to reach the target in such a share of simulated futures."""

    probability: float
    monthly: Money


@dataclass(frozen=True, kw_only=True)
class Projection(Result):
    """Simulated futures of a sum and a monthly saving, in today's money, after fees.

    Args:
        years: One entry a whole year, and the end.
        target: What is aimed for; None where nothing was said.
        probability: Share of futures that reach the target.
        needed_monthly: Monthly saving that reaches it in `aim` of the futures.
        needed: The same for several shares.
        status: `on track`, `likely`, `needs attention` or `unlikely`; empty without a target.
        summary: The answer in one sentence.
        levers: What would change it, one sentence each.
        assumptions: Id of the assumption set.
    """

    kind: ClassVar[str] = "project"
    main_list: ClassVar[str] = "years"

    goal: str
    start: Money
    monthly: Money
    equity_share: float
    months: int
    target: Money | None
    years: tuple[ProjectedYear, ...]
    probability: float | None
    aim: float
    needed_monthly: Money | None
    needed: tuple[NeededMonthly, ...]
    status: str
    summary: str
    levers: tuple[str, ...]
    return_real: float
    volatility: float
    assumptions: str
    paths: int
    seed: int
