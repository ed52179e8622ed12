"""Payments that come back: who, how often, how much, and when next."""

from finadvise.analysis.outlook.recurring.find import find_recurring

__all__ = ["find_recurring"]
