"""From descriptors to payees and categories, as sure as the evidence allows."""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.model.category import Descriptor, Knowledge, Verdict
from finadvise.model.ledger import UNCATEGORISED


def categorise(descriptors: Sequence[Descriptor], knowledge: Knowledge) -> list[Verdict]:
    """Name the payee and the category of each row, in the order given."""
    del knowledge
    return [
        Verdict(
            payee=" ".join(d.description.split()),
            category=d.label or UNCATEGORISED,
            source="import" if d.label else "none",
            suggestion=d.label or UNCATEGORISED,
            confidence=1.0 if d.label else 0.0,
        )
        for d in descriptors
    ]
