"""Why a report says what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A value that went in."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Explanation(Result):
    """The reason behind one id.

    Args:
        id: The id that was asked about.
        title: What it is.
        reasons: One sentence each, the most important first.
        inputs: What was looked at.
        would_change: What would make it come out differently.
        transactions: Ids of the rows it rests on.
    """

    kind: ClassVar[str] = "explain"

    id: str
    title: str
    reasons: tuple[str, ...]
    inputs: tuple[Input, ...] = ()
    would_change: tuple[str, ...] = ()
    transactions: tuple[str, ...] = ()
