"""Payments that come back: who, how often, how much, and when next."""

from finadvise.analysis.outlook.recurring.decisions import (
    Decision,
    Verb,
    apply_decisions,
    find_series,
    kind_named,
)
from finadvise.analysis.outlook.recurring.find import find_recurring

__all__ = [
    "Decision",
    "Verb",
    "apply_decisions",
    "find_recurring",
    "find_series",
    "kind_named",
]
