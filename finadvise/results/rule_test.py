"""What rules would do, or did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result
from finadvise.results.categorize import Recategorised


@dataclass(frozen=True, kw_only=True)
class RuleTest(Result):
    """A preview: nothing was changed.

    Args:
        rule: The tried rule as a sentence; empty where all rules in force were tried.
        fits: Rows that the tried rule fits.
        changes: Rows whose category would be another.
    """

    kind: ClassVar[str] = "rule-test"
    main_list: ClassVar[str] = "changes"

    rule: str
    fits: int
    changes: tuple[Recategorised, ...]
