"""Whatever is imported, edited, taken back and imported again: the books are the sum of it."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from finadvise.model.statement import Statement, StatementAccount, StatementRow
from finadvise.store.store import open_store
from finadvise.workflows.saving import Saving
from finadvise.workflows.undoing import undo_import

START = date(2026, 3, 1)
DAYS = 12
TEXTS = ("Cafe", "Rail", "Shop")

Key = tuple[int, int]


def made_rows() -> st.SearchStrategy[list[StatementRow]]:
    """Return what an account really did: days crowded with equal amounts."""
    row = st.builds(
        StatementRow,
        day=st.integers(0, DAYS).map(lambda d: START + timedelta(days=d)),
        amount_minor=st.sampled_from([-280, -280, -450, 1500]),
        description=st.sampled_from(TEXTS),
    )
    return st.lists(row, min_size=1, max_size=25)


class Books(RuleBasedStateMachine):
    """One account; the model is a multiset of (day, amount) for each import.

    Downloads are whole days of the account's truth, as banks give them, so that the books must
    hold, for each day that any import covers, exactly the truth of that day.
    """

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        folder = self.closing.enter_context(tempfile.TemporaryDirectory())
        self.store = self.closing.enter_context(open_store(Path(folder) / "finadvise.db"))
        self.truth: list[StatementRow] = []
        self.covered: dict[int, tuple[int, int]] = {}

    def teardown(self) -> None:
        self.closing.close()

    @rule(rows=made_rows())
    @precondition(lambda self: not self.truth)
    def live(self, rows: list[StatementRow]) -> None:
        self.truth = sorted(rows, key=lambda r: r.day)

    @rule(first=st.integers(0, DAYS), length=st.integers(0, DAYS), newest_first=st.booleans())
    @precondition(lambda self: self.truth)
    def download(self, first: int, length: int, newest_first: bool) -> None:
        rows = [r for r in self.truth if first <= (r.day - START).days <= first + length]
        if newest_first:
            rows.reverse()
        before = self.held()
        batch, new = self.take(rows)
        grown = self.held() - before
        assert grown.total() == new
        if new:
            self.covered[batch] = (first, first + length)

    @rule()
    @precondition(lambda self: self.covered)
    def undo_the_newest(self) -> None:
        batch = max(self.covered)
        undo_import(self.store, batch, as_of=START, currency="GBP")
        del self.covered[batch]

    @rule(data=st.data())
    @precondition(lambda self: self.covered)
    def undo_any(self, data: st.DataObject) -> None:
        batch = data.draw(st.sampled_from(sorted(self.covered)))
        undo_import(self.store, batch, as_of=START, currency="GBP")
        del self.covered[batch]

    @rule()
    @precondition(lambda self: self.covered)
    def import_everything_again(self) -> None:
        for first, last in list(self.covered.values()):
            rows = [r for r in self.truth if first <= (r.day - START).days <= last]
            assert self.take(rows)[1] == 0

    @rule(data=st.data())
    @precondition(lambda self: self.covered)
    def label(self, data: st.DataObject) -> None:
        numbers = [n for (n,) in self.store.connection.execute("SELECT id FROM entry")]
        number = data.draw(st.sampled_from(numbers))
        with self.store.writing():
            self.store.categories.label([number], "mine")

    @rule(data=st.data())
    @precondition(lambda self: self.covered)
    def take_away(self, data: st.DataObject) -> None:
        numbers = [n for (n,) in self.store.connection.execute("SELECT id FROM entry")]
        number = data.draw(st.sampled_from(numbers))
        with self.store.writing():
            self.store.connection.execute("UPDATE entry SET deleted = 1 WHERE id = ?", (number,))

    @invariant()
    def the_books_hold_each_covered_day_exactly(self) -> None:
        days = {d for first, last in self.covered.values() for d in range(first, last + 1)}
        expected = Counter(
            (r.day.toordinal(), r.amount_minor) for r in self.truth if (r.day - START).days in days
        )
        assert self.held() + self.taken_away() == expected

    def taken_away(self) -> Counter[Key]:
        rows = self.store.connection.execute("SELECT day, amount FROM entry WHERE deleted = 1")
        return Counter((date.fromisoformat(day).toordinal(), amount) for day, amount in rows)

    def held(self) -> Counter[Key]:
        return Counter((t.day.toordinal(), t.amount_minor) for t in self.store.books.transactions())

    def take(self, rows: list[StatementRow]) -> tuple[int, int]:
        account = StatementAccount(number="1234", currency="GBP", rows=tuple(rows))
        with self.store.writing() as change:
            batch = self.store.imports.start_batch(START)
            saved = Saving(
                store=self.store,
                statement=Statement(format="csv", accounts=(account,)),
                batch=batch,
                file="a.csv",
                digest="",
                asked_name="",
                country="GB",
            ).save()
            change.keep = saved.fresh
        return batch, sum(a.new for a in saved.accounts)


TestBooks = Books.TestCase
TestBooks.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
