"""Nine ways in which banks repeat themselves, on made accounts: two files, the second one twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import pytest

from finadvise.analysis.ledger.matching import match_rows
from finadvise.model.matching import KnownEntry
from finadvise.model.statement import StatementRow

START = date(2026, 1, 1)
DAYS = 60
PAYEES = ("Rail", "Cafe", "Grocer", "Books", "Pharmacy", "Cinema")
ACCOUNTS = range(40)

Rows = list[StatementRow]
Behaviour = Callable[[Rows, Random], Rows]


def make_account(chance: Random) -> Rows:
    """Return about two rows a day; one in ten is a fare taken twice."""
    rows: Rows = []
    for offset in range(DAYS):
        for _ in range(chance.randint(1, 3)):
            payee = chance.choice(PAYEES)
            amount = -280 if payee == "Rail" else -chance.randint(100, 9000)
            twice = payee == "Rail" and chance.random() < 0.5
            for _ in range(1 + twice):
                rows.append(
                    StatementRow(
                        day=START + timedelta(days=offset),
                        amount_minor=amount,
                        description=payee,
                        bank_id=f"fit{len(rows)}",
                    )
                )
    return rows


def changed(rows: Rows, chance: Random, change: Callable[[StatementRow], StatementRow]) -> Rows:
    return [change(r) if chance.random() < 0.1 else r for r in rows]


def as_is(rows: Rows, _: Random) -> Rows:
    return rows


def reworded(rows: Rows, chance: Random) -> Rows:
    return changed(rows, chance, lambda r: replace(r, description=f"POS 4711 {r.day:%d}"))


def moved(rows: Rows, chance: Random) -> Rows:
    return changed(rows, chance, lambda r: replace(r, day=r.day + timedelta(days=1)))


def ids_anew(rows: Rows, chance: Random) -> Rows:
    return [replace(r, bank_id=f"{r.bank_id}-{chance.random()}") for r in rows]


def ids_shared(rows: Rows, _: Random) -> Rows:
    return [replace(r, bank_id="shared") if i % 10 < 2 else r for i, r in enumerate(rows)]


def ids_restarting(rows: Rows, _: Random) -> Rows:
    return [replace(r, bank_id=str(i)) for i, r in enumerate(rows, start=1)]


def ids_empty(rows: Rows, _: Random) -> Rows:
    return [replace(r, bank_id="") for r in rows]


@dataclass
class Books:
    """What the store would hold; doubts and doubles are counted against the truth."""

    entries: list[KnownEntry]
    doubts: int = 0

    def take(self, rows: Rows) -> int:
        found = match_rows(rows, self.entries)
        for index, number in found.known:
            at = number - 1
            known = self.entries[at]
            ids = dict.fromkeys((*known.bank_ids, rows[index].bank_id))
            self.entries[at] = replace(known, bank_ids=tuple(filter(None, ids)))
        for index in found.new:
            row = rows[index]
            self.entries.append(
                KnownEntry(
                    number=len(self.entries) + 1,
                    day=row.day.toordinal(),
                    amount_minor=row.amount_minor,
                    description=row.description,
                    bank_ids=(row.bank_id,) if row.bank_id else (),
                )
            )
        self.doubts += len(found.doubts)
        return len(found.new)

    def content(self) -> Counter[tuple[int, int]]:
        return Counter((e.day, e.amount_minor) for e in self.entries)


def content(rows: Rows) -> Counter[tuple[int, int]]:
    return Counter((r.day.toordinal(), r.amount_minor) for r in rows)


def two_files(rows: Rows, behaviour: Behaviour, chance: Random, overlap: int) -> tuple[Rows, Rows]:
    cut = START + timedelta(days=DAYS // 2)
    first = [r for r in rows if r.day <= cut]
    second = [r for r in rows if r.day > cut - timedelta(days=overlap)]
    if behaviour in (ids_anew, ids_restarting, ids_shared, ids_empty):
        first = behaviour(first, chance)
    return first, behaviour(second, chance)


@pytest.mark.parametrize("with_ids", [True, False], ids=["ids", "no-ids"])
@pytest.mark.parametrize(
    ("behaviour", "overlap"),
    [
        (as_is, 10),
        (as_is, 0),
        (reworded, 10),
        (ids_anew, 10),
        (ids_shared, 10),
        (ids_restarting, 10),
        (ids_empty, 10),
    ],
    ids=["honest", "no-overlap", "reworded", "anew", "shared", "restarting", "empty"],
)
def test_nothing_is_lost_or_doubled(behaviour: Behaviour, overlap: int, with_ids: bool) -> None:
    for seed in ACCOUNTS:
        chance = Random(seed)  # noqa: S311 - a simulation
        rows = make_account(chance)
        if not with_ids:
            rows = ids_empty(rows, chance)
        first, second = two_files(rows, behaviour, chance, overlap)
        books = Books([])
        books.take(first)
        books.take(second)
        assert books.content() == content(rows), f"account {seed}"
        assert books.doubts == 0 or not (with_ids and behaviour is as_is)
        assert books.take(second) == 0


def test_late_rows_are_brought_in() -> None:
    for seed in ACCOUNTS:
        chance = Random(seed)  # noqa: S311 - a simulation
        rows = make_account(chance)
        first, second = two_files(rows, as_is, chance, overlap=10)
        late = {r.bank_id for r in first[-10:] if chance.random() < 0.3}
        books = Books([])
        books.take([r for r in first if r.bank_id not in late])
        books.take(second)
        assert books.content() == content(rows)


def test_days_that_move_are_recognised_by_trusted_ids() -> None:
    for seed in ACCOUNTS:
        chance = Random(seed)  # noqa: S311 - a simulation
        rows = make_account(chance)
        first, second = two_files(rows, moved, chance, overlap=10)
        books = Books([])
        books.take(first)
        books.take(second)
        assert len(books.entries) == len(rows)
        assert books.take(second) == 0


def test_days_that_move_without_ids_are_kept_and_every_doubt_is_said() -> None:
    for seed in ACCOUNTS:
        chance = Random(seed)  # noqa: S311 - a simulation
        rows = ids_empty(make_account(chance), chance)
        first, second = two_files(rows, moved, chance, overlap=10)
        books = Books([])
        books.take(first)
        books.take(second)
        assert 0 <= len(books.entries) - len(rows) <= books.doubts
        assert books.take(second) == 0
