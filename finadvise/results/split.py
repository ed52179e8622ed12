"""A row that was divided among categories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result
from finadvise.results.categorize import Recategorised
from finadvise.results.transactions import SplitPart


@dataclass(frozen=True, kw_only=True)
class Division(Result):
    """A row with its parts, and what followed from it.

    Args:
        category: That of the largest part; the row's own where it is whole again.
        splits: The parts as given; empty where the row is whole again.
        changed: Other rows whose category is another now, since a split row teaches nothing.
    """

    kind: ClassVar[str] = "split"
    main_list: ClassVar[str] = "splits"

    id: str
    date: date
    amount: Money
    payee: str
    category: str
    splits: tuple[SplitPart, ...]
    changed: tuple[Recategorised, ...]
