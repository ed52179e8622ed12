"""Rows that were given a category, and what followed from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Recategorised:
    """A row whose category is another now.

    Args:
        source: What the new category comes from; `user` where it was set by hand.
    """

    id: str
    date: date
    account: str
    amount: Money
    payee: str
    from_: str
    to: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Categorize(Result):
    """What was set and what changed with it.

    Args:
        set_: Rows that were set by hand.
        changed: Every row whose category is another now, those set by hand first.
    """

    kind: ClassVar[str] = "categorize"
    main_list: ClassVar[str] = "changed"

    set_: int
    changed: tuple[Recategorised, ...]
