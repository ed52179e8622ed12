"""The owner's rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class ListedRule:
    """A rule in the order it is tried.

    Args:
        condition: What it asks for, as a sentence.
        rows: Rows it settles.
        hidden: Rows it fits that an earlier rule or a label of the owner's own settles.
        shadowed_by: Ids of the earlier rules that take rows from it and set another category.
    """

    id: str
    position: int
    category: str
    condition: str
    rows: int
    hidden: int
    shadowed_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rules(Result):
    """All rules."""

    kind: ClassVar[str] = "rules"
    main_list: ClassVar[str] = "rules"

    rules: tuple[ListedRule, ...]
