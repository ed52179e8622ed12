"""What the person said of two rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Link(Result):
    """Two rows and what they are to each other: `transfer`, `refund`, `duplicate` or `not`.

    Args:
        first: Where the money left, the purchase, or the row that stays.
        second: Where it came in, the refund, or the row that was taken away.
    """

    kind: ClassVar[str] = "link"

    first: str
    second: str
    relation: str
