"""What taking an import back did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Undo(Result):
    """The import that is gone.

    Args:
        batch: Its number.
        removed: Rows that left the books with it.
        kept: Rows it brought that a later import brought too; they belong to that one now.
        files: Names of its files.
    """

    kind: ClassVar[str] = "undo"

    batch: int
    removed: int
    kept: int
    files: tuple[str, ...]
