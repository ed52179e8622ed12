"""What the taxonomy of `data/categories.csv` says of a category."""

from __future__ import annotations

from functools import cache

from finadvise.data import read_csv


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["slug"]: row for row in read_csv("categories.csv")}


def category_name(slug: str) -> str:
    """Return the name people read; a category of the owner's own making is its own name."""
    row = _rows().get(slug)
    return row["name"] if row else slug


def category_group(slug: str) -> str:
    """Return the group, such as `utilities`; `other` for a category of the owner's own making."""
    row = _rows().get(slug)
    return row["group"] if row else "other"


def is_essential(slug: str) -> bool:
    """Return whether a household can hardly do without it; an unknown category is not."""
    row = _rows().get(slug)
    return row is not None and row["essential"] == "yes"


def is_income(slug: str) -> bool:
    """Return whether money of this category is earned."""
    return category_group(slug) == "income" or slug.startswith("income.")
