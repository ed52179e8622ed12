"""The doctor sees what is missing."""

from __future__ import annotations

from pathlib import Path

from desk import Desk

MARCH = """Date,Description,Amount,Balance
2026-03-02,ACME PAYROLL,2000.00,2500.00
2026-03-20,RENT,-800.00,1700.00
"""
MAY = """Date,Description,Amount,Balance
2026-05-02,ACME PAYROLL,2000.00,3600.00
2026-05-20,RENT,-800.00,2800.00
"""


def details(desk: Desk) -> str:
    return " ".join(c["detail"] for c in desk.call("doctor").data["checks"])


def test_balances_that_agree_are_not_mentioned(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("march.csv", MARCH), "--account", "current")
    assert "in no row" not in details(desk)


def test_a_statement_that_is_missing_shows_as_a_difference(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("march.csv", MARCH), "--account", "current")
    desk.take(desk.put("may.csv", MAY), "--account", "current")
    assert "-£100.00 of the bank's balances from 2026-03-20 to 2026-05-20" in details(desk)


def test_rows_that_would_read_otherwise_today_are_counted(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("march.csv", MARCH), "--account", "current")
    assert "another category" not in details(desk)
    desk.call("rules", "add", "pets", "--payee", "rent")
    assert "1 row would get another category today" in details(desk)
    desk.call("rules", "apply")
    assert "another category" not in details(desk)
