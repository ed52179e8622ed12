"""What to do next: a few ranked actions, each with its worth and its reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from finadvise.money import Money
from finadvise.results.base import Result

Effort = Literal["minutes", "an hour", "a habit"]
Urgency = Literal["now", "this month", "when you like"]
Status = Literal["open", "done", "dismissed", "snoozed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What an action may bring in the first year; `low` to `high` is a range, not a promise."""

    low: Money
    mid: Money
    high: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do.

    Args:
        id: `a-` and eight hex digits, made of the kind of advice and its subject, so that it stays
            the same from report to report.
        why: One sentence that names the evidence.
        evidence: Ids of the transactions or results it rests on.
        gain_per_year: Worth in the first year.
        confidence: 0 to 1, how sure the finding is (not how large the gain).
        do: A step or a command.
        since: The day the person decided about it, where they did.
    """

    id: str
    title: str
    why: str
    evidence: tuple[str, ...]
    gain_per_year: Gain
    confidence: float
    effort: Effort
    urgency: Urgency
    do: str
    status: Status = "open"
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The state of things in a few figures; None where it is not known.

    Args:
        balance: What all accounts together hold.
        saved_last_month: Income less spending of the last complete month.
        uncategorised_share: Part of last year's spending whose category is not known.
        open_actions: How many actions there are, shown or not.
        done: How many were marked as done.
    """

    balance: Money | None
    saved_last_month: Money | None
    uncategorised_share: float | None
    open_actions: int
    done: int


@dataclass(frozen=True, kw_only=True)
class Advice(Result):
    """The actions worth most first."""

    kind: ClassVar[str] = "advise"
    main_list: ClassVar[str] = "actions"

    actions: tuple[Action, ...]
    summary: Summary
