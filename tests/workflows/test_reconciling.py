"""Statements are held against the bank's own balances."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk import Desk, ofx

MARCH = """Date,Description,Amount,Balance
2026-03-02,ACME PAYROLL,2000.00,2500.00
2026-03-05,CORNER SHOP,-12.50,2487.50
2026-03-05,CORNER SHOP,-12.50,2475.00
2026-03-20,RENT,-800.00,1675.00
"""
NO_BALANCE = """Date,Description,Amount
2026-03-20,RENT,-800.00
2026-04-02,ACME PAYROLL,2000.00
2026-04-13,CORNER SHOP,-9.99
"""
ROWS = (
    ("20260320", "-800.00", "f1", "RENT"),
    ("20260402", "2000.00", "f2", "ACME PAYROLL LTD"),
    ("20260413", "-9.99", "f3", "CORNER SHOP"),
)


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    return Desk(tmp_path, home)


def test_a_balance_that_disagrees_is_shown_with_the_difference(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    gap = "Date,Description,Amount,Balance\n2026-03-21,CAFE,-5.00,1570.00\n"
    gap += "2026-03-22,BAKER,-10.00,1560.00\n"
    data = desk.take(desk.put("gap.csv", gap))
    assert data["files"][0]["accounts"][0]["reconciles"] is False
    assert "-£100.00" in data["files"][0]["warnings"][0]


def test_a_ledger_balance_agrees_with_the_rows(desk: Desk) -> None:
    desk.take(desk.put("april.ofx", ofx(*ROWS, balance="1500.00")))
    [account] = desk.call("accounts").data["accounts"]
    assert (account["balance"], account["balance_date"]) == ("1500.00", "2026-04-30")


def test_a_row_that_moved_is_kept_and_the_doubt_is_said_with_both_rows(desk: Desk) -> None:
    desk.take(desk.put("april.csv", NO_BALANCE))
    data = desk.take(desk.put("again.csv", NO_BALANCE.replace("2026-04-02", "2026-04-01")))
    assert data["new"] == 1
    [doubt] = data["doubts"]
    assert (doubt["known"]["date"], doubt["new"]["date"]) == ("2026-04-02", "2026-04-01")
    assert doubt["known"]["id"] in doubt["do"]


def test_balances_that_agree_settle_a_doubt(desk: Desk) -> None:
    fares = "Date,Description,Amount,Balance\n2026-03-30,SHOP,-5.00,100.00\n"
    fares += "2026-03-31,RAIL,-2.80,97.20\n"
    later = "Date,Description,Amount,Balance\n2026-04-01,RAIL,-2.80,94.40\n"
    later += "2026-04-02,RAIL,-2.80,91.60\n"
    desk.take(desk.put("a.csv", fares), "--account", "current")
    data = desk.take(desk.put("b.csv", later), "--account", "current")
    assert (data["new"], data["doubts"]) == (2, [])


def test_without_balances_the_same_fare_on_the_next_day_is_a_doubt(desk: Desk) -> None:
    fares = "Date,Description,Amount\n2026-03-30,BAKER,-1.00\n2026-03-31,RAIL,-2.80\n"
    later = "Date,Description,Amount\n2026-04-01,RAIL,-2.80\n2026-04-02,SHOP,-9.00\n"
    desk.take(desk.put("a.csv", fares), "--account", "current")
    data = desk.take(desk.put("b.csv", later), "--account", "current")
    assert (data["new"], len(data["doubts"])) == (2, 1)
