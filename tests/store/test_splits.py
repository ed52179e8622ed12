"""Parts of rows in the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finadvise.model.ledger import Split
from finadvise.store.store import open_store
from finadvise.workflows.importing import ImportOptions, import_files
from finadvise.workflows.sources import Source

ROWS = b"Date,Description,Amount\n2026-03-01,SHOP,-45.20\n2026-03-02,SHOP,-30.00\n"
PARTS = (Split(-2_000, "pets"), Split(-2_520, "groceries"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "books.db"
    options = ImportOptions(today=date(2026, 4, 1), account="main", currency="GBP")
    with open_store(made) as store:
        import_files(store, [Source("march.csv", lambda: ROWS)], options)
    return made


def test_parts_come_back_in_their_order_and_lead_the_row(path: Path) -> None:
    with open_store(path) as store:
        with store.writing():
            store.splits.put(1, PARTS)
        first, second = store.books.transactions()
        assert (first.splits, first.category, first.category_source) == (PARTS, "groceries", "user")
        assert second.splits == ()
        assert store.splits.by_row() == {1: PARTS}


def test_a_row_without_parts_has_its_own_category_again(path: Path) -> None:
    with open_store(path) as store:
        before = store.books.transactions()
        with store.writing():
            store.splits.put(1, PARTS)
            store.splits.put(1, ())
        assert store.books.transactions() == before


def test_split_rows_are_neither_labels_nor_asked_about(path: Path) -> None:
    with open_store(path) as store, store.writing():
        store.categories.label([1, 2], "pets")
        store.splits.put(1, PARTS)
        assert [label.amount_minor for label in store.categories.labels()] == [-3_000]
        assert store.categories.descriptors() == []
        store.splits.put(1, ())
        assert len(store.categories.labels()) == 2
