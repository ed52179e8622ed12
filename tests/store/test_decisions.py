"""A choice is kept with its subject and goes with the row it is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desk import Desk, ofx
from finadvise.store.store import Store, open_store

DAY = date(2026, 6, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "finadvise.db") as opened:
        yield opened


def test_a_later_choice_replaces_an_earlier_one_and_can_be_taken_back(store: Store) -> None:
    store.decisions.record("advice", "a-1", "snoozed", DAY)
    store.decisions.record("advice", "a-1", "done", DAY)
    assert store.decisions.of("advice") == {"a-1": ("done", DAY)}
    store.decisions.forget("advice", "a-1")
    assert store.decisions.of("advice") == {}


def test_choices_about_rows_go_with_them_and_others_stay(home: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("march.ofx", ofx(("20260301", "-5.00", "A1", "Oak"))))
    with open_store(home / "finadvise.db") as store:
        number = store.connection.execute("SELECT id FROM entry").fetchone()[0]
        row, gone = f"t{number}", f"t{number + 1}"
        store.decisions.record("advice", "a-1", "done", DAY)
        store.decisions.record("unusual", f"u-{row}", "ok", DAY)
        store.decisions.record("unusual", f"u-{gone}", "ok", DAY)
        store.decisions.record("recurring.reject", row, "", DAY)
        store.decisions.record("recurring.reject", gone, "", DAY)
        store.decisions.record("recurring.rename", row, "Oak", DAY)
        store.decisions.record("recurring.merge", row, gone, DAY)
        store.decisions.forget_gone_rows()
        assert list(store.decisions.of("advice")) == ["a-1"]
        assert list(store.decisions.of("unusual")) == [f"u-{row}"]
        assert list(store.decisions.of("recurring.reject")) == [row]
        assert list(store.decisions.of("recurring.rename")) == [row]
        assert store.decisions.of("recurring.merge") == {}


def test_undo_forgets_what_was_said_about_its_rows(home: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("march.ofx", ofx(("20260301", "-5.00", "A1", "Oak"))))
    (row,) = desk.call("transactions").data["transactions"]
    desk.call("unusual", "ok", row["id"])
    desk.call("undo")
    connection = sqlite3.connect(home / "finadvise.db")
    assert connection.execute("SELECT count(*) FROM decision").fetchone() == (0,)
    connection.close()
