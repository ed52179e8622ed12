"""The imports so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class ListedImport:
    """One import.

    Args:
        new: Rows it brought.
        duplicate: Rows of its files that the books held already.
        held: Rows of the books that belong to it now.
    """

    batch: int
    day: date
    new: int
    duplicate: int
    held: int
    accounts: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Imports(Result):
    """Every import that is still in the books, oldest first."""

    kind: ClassVar[str] = "imports"
    main_list: ClassVar[str] = "imports"

    imports: tuple[ListedImport, ...]
