"""Decisions about recurring payments survive in the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Profile
from finadvise.periods import add_months
from finadvise.store.store import Store, open_store
from finadvise.workflows.household import Household
from finadvise.workflows.recurring import decide, kept_decisions, known_recurring

TODAY = date(2026, 6, 20)


def monthly(name: str, day: int, minor: int, first: int) -> list[Transaction]:
    return [
        Transaction(
            id=f"t{first + k}",
            day=add_months(date(2025, 7, day), k),
            account="current",
            amount_minor=minor,
            currency="GBP",
            description=name,
        )
        for k in range(11)
    ]


BOOKS = Ledger(tuple(monthly("STREAMCO", 3, -1099, 0)))
THREE = Ledger(
    (
        *BOOKS.transactions,
        *monthly("GYMCO", 9, -2500, 20),
        *monthly("WATERCO", 14, -3100, 40),
    )
)


def names(store: Store) -> list[str]:
    return [s.payee for s in known_recurring(store, THREE, as_of=TODAY).recurring]


def id_of(store: Store, name: str) -> str:
    listed = known_recurring(store, THREE, as_of=TODAY).recurring
    return next(s.id for s in listed if s.payee == name)


def test_a_name_sticks_and_a_rejected_series_can_be_confirmed_again(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        (series,) = known_recurring(store, BOOKS, as_of=TODAY).recurring
        decide(store, BOOKS, "rename", [series.id], "Films", day=TODAY)
        after = decide(store, BOOKS, "reject", [series.id], day=TODAY)
        assert after.notes == ("Films is no longer listed.",)
    with open_store(path) as store:
        assert known_recurring(store, BOOKS, as_of=TODAY).recurring == ()
        decide(store, BOOKS, "confirm", [series.id], day=TODAY)
        assert [s.payee for s in known_recurring(store, BOOKS, as_of=TODAY).recurring] == ["Films"]


def test_a_series_cannot_be_merged_with_itself(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        (series,) = known_recurring(store, BOOKS, as_of=TODAY).recurring
        with pytest.raises(UsageError, match="one series"):
            decide(store, BOOKS, "merge", [series.id, series.id], day=TODAY)


def test_three_series_become_one_and_the_whole_can_be_rejected(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        stream, gym = id_of(store, "Streamco"), id_of(store, "Gymco")
        decide(store, THREE, "rename", [gym], "The gym", day=TODAY)
        decide(store, THREE, "merge", [stream, gym], day=TODAY)
        assert sorted(names(store)) == ["Streamco", "Waterco"]
        (whole,) = decide(store, THREE, "merge", ["Waterco", stream], day=TODAY).recurring
        assert (names(store), whole.count) == (["Waterco"], 33)
        decide(store, THREE, "reject", [whole.id], day=TODAY)
        assert names(store) == []
        decide(store, THREE, "confirm", [whole.id], "debt", day=TODAY)
        (again,) = known_recurring(store, THREE, as_of=TODAY).recurring
        assert (again.payee, again.kind, again.count) == ("Waterco", "debt", 33)


def test_the_last_of_two_names_holds(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        (series,) = known_recurring(store, BOOKS, as_of=TODAY).recurring
        store.decisions.record("recurring.rename", series.transactions[-1], "Old", TODAY)
        decide(store, BOOKS, "rename", [series.id], "New", day=TODAY)
        assert [s.payee for s in known_recurring(store, BOOKS, as_of=TODAY).recurring] == ["New"]


def test_a_rejected_series_is_everyday_spending_to_the_household(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        decide(store, THREE, "reject", ["gymco"], day=TODAY)
        household = Household(THREE, Profile(), TODAY, decisions=kept_decisions(store))
        assert sorted(s.payee for s in household.recurring.recurring) == ["Streamco", "Waterco"]


def test_a_confirmed_habit_is_a_contract_where_habits_are_left_out(tmp_path: Path) -> None:
    days = [date(2026, 1, 1), date(2026, 1, 19), date(2026, 3, 2), date(2026, 3, 9)]
    rows = [
        replace(BOOKS.transactions[0], id=f"t{k}", day=day, amount_minor=-1000 - 377 * k)
        for k, day in enumerate(days)
    ]
    ledger, today = Ledger(tuple(rows)), date(2026, 3, 12)
    with open_store(tmp_path / "finadvise.db") as store:
        (habit,) = known_recurring(store, ledger, as_of=today).recurring
        assert habit.kind == "habit"
        decide(store, ledger, "confirm", [habit.id], day=today)
        (bill,) = known_recurring(store, ledger, as_of=today, habits=False).recurring
        assert bill.kind == "bill"


def test_several_are_merged_or_rejected_at_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        (whole,) = decide(
            store, THREE, "merge", ["Waterco", "Gymco", "Streamco"], day=TODAY
        ).recurring
        assert whole.count == 33
    with open_store(tmp_path / "other.db") as store:
        decide(store, THREE, "reject", ["Waterco", "Gymco"], day=TODAY)
        assert names(store) == ["Streamco"]


def test_an_unknown_id_among_others_keeps_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        with pytest.raises(UsageError, match="no series has the id"):
            decide(store, THREE, "reject", ["Waterco", "r-00000000"], day=TODAY)
        assert len(names(store)) == 3


def test_a_name_cannot_be_empty(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store, pytest.raises(UsageError, match="name"):
        decide(store, THREE, "rename", ["Waterco"], " ", day=TODAY)
