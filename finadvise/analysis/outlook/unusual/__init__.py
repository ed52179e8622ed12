"""Payments that do not look like the person's own."""

from finadvise.analysis.outlook.unusual.find import find_unusual

__all__ = ["find_unusual"]
