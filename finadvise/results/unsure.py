"""Payees that the program would rather ask about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class UnsurePayee:
    """Rows of one payee, one direction, without a category.

    Args:
        amount: Their sum, signed.
        example: The bank's own text of the newest.
        suggestion: The likeliest category.
        confidence: Probability (0 to 1) that it is right.
        transactions: Ids, newest first.
    """

    payee: str
    amount: Money
    rows: int
    example: str
    suggestion: str
    confidence: float
    transactions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Unsure(Result):
    """What is not categorised yet, biggest money first.

    Args:
        answered: Share (0 to 1) of all money moved, in and out, that has a category.
    """

    kind: ClassVar[str] = "unsure"
    main_list: ClassVar[str] = "unsure"

    unsure: tuple[UnsurePayee, ...]
    answered: float
