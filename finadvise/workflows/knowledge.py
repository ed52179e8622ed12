"""What the owner told the program, gathered for categorising."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finadvise.model.category import Knowledge

if TYPE_CHECKING:
    from finadvise.store.store import Store


def gather_knowledge(store: Store, country: str) -> Knowledge:
    """Return labels and rules of the store for a household of a country."""
    return Knowledge(
        labels=store.categories.labels(), rules=store.categories.rules(), country=country
    )
