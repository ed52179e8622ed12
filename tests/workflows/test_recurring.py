"""Decisions about recurring payments survive in the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.periods import add_months
from finadvise.store.store import open_store
from finadvise.workflows.recurring import decide, known_recurring

TODAY = date(2026, 6, 20)
BOOKS = Ledger(
    tuple(
        Transaction(
            id=f"t{k}",
            day=add_months(date(2025, 7, 3), k),
            account="current",
            amount_minor=-1099,
            currency="GBP",
            description="STREAMCO",
        )
        for k in range(11)
    )
)


def test_a_name_sticks_and_a_rejected_series_can_be_confirmed_again(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        (series,) = known_recurring(store, BOOKS, as_of=TODAY).recurring
        decide(store, BOOKS, "rename", series.id, "Films", day=TODAY)
        after = decide(store, BOOKS, "reject", series.id, "", day=TODAY)
        assert after.notes == ("Films is no longer listed.",)
    with open_store(path) as store:
        assert known_recurring(store, BOOKS, as_of=TODAY).recurring == ()
        decide(store, BOOKS, "confirm", series.id, "", day=TODAY)
        assert [s.payee for s in known_recurring(store, BOOKS, as_of=TODAY).recurring] == ["Films"]


def test_a_series_cannot_be_merged_with_itself(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        (series,) = known_recurring(store, BOOKS, as_of=TODAY).recurring
        with pytest.raises(UsageError, match="one series"):
            decide(store, BOOKS, "merge", series.id, series.id, day=TODAY)
