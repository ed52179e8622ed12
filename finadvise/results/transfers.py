"""Movements between the person's own accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """Both sides of a movement; `amount` is what left.

    Args:
        received: What came in; less than `amount` by a fee, or another currency's worth.
        id: Row the money left by.
        other: Row it came in by.
        days: Days between them, negative where it came in first.
    """

    id: str
    other: str
    date: date
    amount: Money
    received: Money
    from_: str
    to: str
    days: int


@dataclass(frozen=True, kw_only=True)
class LoneSide:
    """A row that reads like a transfer and whose other side the books don't hold."""

    id: str
    date: date
    account: str
    amount: Money
    description: str


@dataclass(frozen=True, kw_only=True)
class Transfers(Result):
    """Pairs in order of day, then what has no other side."""

    kind: ClassVar[str] = "transfers"
    main_list: ClassVar[str] = "transfers"

    transfers: tuple[Transfer, ...]
    unmatched: tuple[LoneSide, ...]
