"""What a few answers teach about the made household, through the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from finadvise.analysis.ledger.learning.classifier import Classifier
from finadvise.store.store import Store, open_store
from finadvise.workflows.categorising import Around, set_categories
from finadvise.workflows.importing import ImportOptions, import_files
from finadvise.workflows.sources import Source
from finadvise.workflows.undoing import undo_import

TODAY = date(2026, 10, 31)
AROUND = Around(TODAY, "GBP", "GB")
STATEMENTS = Path(__file__).parents[2] / "sample_data" / "statements"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    sources = [Source(path.name, path.read_bytes) for path in sorted(STATEMENTS.iterdir())]
    with open_store(tmp_path / "books.db") as opened:
        import_files(opened, sources, ImportOptions(today=TODAY))
        yield opened


def label_busiest(store: Store, *categories: str) -> set[str]:
    """Give all rows of the busiest payees a category each, and return the payees."""
    rows = store.books.transactions()
    busiest = Counter(t.payee for t in rows).most_common(len(categories))
    chosen = {payee: name for (payee, _), name in zip(busiest, categories, strict=True)}
    told = [(t.id, chosen[t.payee]) for t in rows if t.payee in chosen]
    set_categories(store, told, AROUND, new=True)
    return set(chosen)


def test_answers_about_a_few_payees_leave_what_is_known_of_others_alone(store: Store) -> None:
    """Two payees with many rows are no reason to doubt the rent."""
    before = {t.id: t for t in store.books.transactions()}
    chosen = label_busiest(store, "My fun", "pets")
    after = {t.id: t for t in store.books.transactions()}
    lost = [
        (after[i].payee, t.category, after[i].category)
        for i, t in before.items()
        if t.payee not in chosen and after[i].category != t.category
    ]
    assert lost == []


def test_what_was_learned_is_kept_and_forgotten_with_the_import(store: Store) -> None:
    label_busiest(store, "My fun", "pets")
    [(_, stamp, content)] = store.connection.execute("SELECT * FROM model").fetchall()
    assert store.models.load(stamp) == content
    assert Classifier.from_bytes(content) is not None
    undo_import(store, None, as_of=TODAY, currency="GBP")
    assert store.models.load(stamp) is None
