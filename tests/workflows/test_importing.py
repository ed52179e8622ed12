"""Statements go into the books whole, once, and come out again exactly."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from desk import Desk, ofx

MARCH = """Date,Description,Amount,Balance
2026-03-02,ACME PAYROLL,2000.00,2500.00
2026-03-05,CORNER SHOP,-12.50,2487.50
2026-03-05,CORNER SHOP,-12.50,2475.00
2026-03-20,RENT,-800.00,1675.00
"""
APRIL = """Date,Description,Amount,Balance
2026-03-20,RENT,-800.00,1675.00
2026-04-02,ACME PAYROLL,2000.00,3675.00
2026-04-13,CORNER SHOP,-9.99,3665.01
"""
NO_BALANCE = """Date,Description,Amount
2026-03-20,RENT,-800.00
2026-04-02,ACME PAYROLL,2000.00
2026-04-13,CORNER SHOP,-9.99
"""
AMBIGUOUS = """Date,Description,Amount
03/04/2026,RENT,-800.00
05/04/2026,CORNER SHOP,-9.99
"""


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return Desk(folder, home)


def test_a_statement_comes_in_with_its_sums(desk: Desk) -> None:
    data = desk.take(desk.put("march.csv", MARCH))
    assert (data["batch"], data["new"], data["duplicate"], data["rejected"]) == (1, 4, 0, 0)
    [file] = data["files"]
    assert (file["status"], file["format"], file["error"]) == ("imported", "csv", None)
    [account] = file["accounts"]
    assert account["rows"] == 4
    assert account["total"] == "1175.00"
    assert (account["first"], account["last"]) == ("2026-03-02", "2026-03-20")
    assert (account["balance"], account["balance_date"]) == ("1675.00", "2026-03-20")
    assert account["reconciles"] is True


def test_two_equal_rows_of_a_day_both_stay(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    assert desk.rows().count(("2026-03-05", "-12.50", "CORNER SHOP")) == 2


def test_the_same_file_twice_leaves_the_books_as_they_were(desk: Desk) -> None:
    path = desk.put("march.csv", MARCH)
    desk.take(path)
    before = desk.dump()
    data = desk.take(path)
    assert (data["batch"], data["new"], data["duplicate"]) == (None, 0, 4)
    assert data["files"][0]["status"] == "unchanged"
    assert desk.dump() == before


@pytest.mark.parametrize("change", ["renamed", "re-encoded", "reordered"])
def test_the_same_rows_in_another_guise_are_known(desk: Desk, change: str) -> None:
    desk.take(desk.put("march.csv", MARCH))
    before = desk.dump()
    head, *rows = MARCH.splitlines()
    match change:
        case "renamed":
            other = desk.put("download (3).csv", MARCH)
        case "re-encoded":
            other = desk.put("march.csv", MARCH, "utf-16")
        case _:
            other = desk.put("march.csv", "\n".join([head, *reversed(rows)]))
    assert desk.take(other)["new"] == 0
    assert desk.dump() == before


def test_an_overlapping_download_adds_what_is_new(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    data = desk.take(desk.put("april.csv", APRIL))
    assert (data["new"], data["duplicate"]) == (2, 1)
    assert data["files"][0]["accounts"][0]["reconciles"] is True
    assert len(desk.call("accounts").data["accounts"]) == 1


def test_files_of_one_call_are_one_batch(desk: Desk) -> None:
    data = desk.take(desk.put("a-march.csv", MARCH), desk.put("b-april.csv", APRIL))
    assert (data["batch"], data["new"], data["duplicate"]) == (1, 6, 1)
    assert [i["batch"] for i in desk.call("imports").data["imports"]] == [1]


def test_a_late_row_inside_a_known_period_is_brought_in(desk: Desk) -> None:
    desk.take(desk.put("march.csv", NO_BALANCE))
    late = NO_BALANCE + "2026-04-03,LATE CAFE,-4.20\n"
    assert desk.take(desk.put("again.csv", late))["new"] == 1


def test_a_refused_file_leaves_the_others_imported(desk: Desk) -> None:
    good, bad = desk.put("march.csv", MARCH), desk.put("doubt.csv", AMBIGUOUS)
    reply = desk.call("import", bad, good)
    assert reply.code == 3
    assert [f["status"] for f in reply.data["files"]] == ["refused", "imported"]
    assert reply.data["files"][0]["error"]["hint"].startswith("say which with --date-order")
    [line] = [line for line in reply.err.splitlines() if "doubt.csv" in line]
    assert "--date-order" in line
    assert len(desk.rows()) == 4


def test_a_file_that_is_not_there_is_refused(desk: Desk) -> None:
    reply = desk.call("import", desk.folder / "nothing.csv")
    assert reply.code == 3
    assert "does not exist" in reply.err


def test_an_option_settles_what_the_file_leaves_open(desk: Desk) -> None:
    desk.take(desk.put("doubt.csv", AMBIGUOUS), "--date-order", "dmy")
    assert [day for day, _, _ in desk.rows()] == ["2026-04-03", "2026-04-05"]


def test_what_was_settled_once_is_remembered_for_the_header(desk: Desk) -> None:
    desk.take(desk.put("doubt.csv", AMBIGUOUS), "--date-order", "dmy")
    later = "Date,Description,Amount\n07/05/2026,GARAGE,-60.00\n08/05/2026,BAKER,-3.10\n"
    desk.take(desk.put("later.csv", later))
    assert desk.rows()[-1] == ("2026-05-08", "-3.10", "BAKER")


def test_a_later_file_of_the_call_settles_an_earlier_one(desk: Desk) -> None:
    doubt = desk.put("a.csv", AMBIGUOUS)
    clear = desk.put("b.csv", AMBIGUOUS.replace("05/04/2026", "25/04/2026"))
    desk.take(doubt, clear)
    assert [day for day, _, _ in desk.rows()] == ["2026-04-03", "2026-04-05", "2026-04-25"]


def test_a_dry_run_says_everything_and_keeps_nothing(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    before = desk.dump()
    data = desk.take(desk.put("april.csv", APRIL), "--dry-run")
    assert (data["batch"], data["new"]) == (None, 2)
    assert data["files"][0]["status"] == "would-import"
    assert desk.dump() == before


def test_undo_restores_the_former_state(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    before = desk.dump()
    desk.take(desk.put("april.csv", APRIL))
    assert desk.call("undo").data["removed"] == 2
    assert desk.dump() == before
    assert desk.take(desk.put("april.csv", APRIL))["new"] == 2


def test_undo_of_an_older_import_leaves_what_a_later_one_brought_too(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    desk.take(desk.put("april.csv", APRIL))
    data = desk.call("undo", "1").data
    assert (data["removed"], data["kept"]) == (3, 1)
    assert [text for _, _, text in desk.rows()] == ["RENT", "ACME PAYROLL", "CORNER SHOP"]


def test_undo_of_nothing_is_a_usage_error(desk: Desk) -> None:
    assert desk.call("undo", "9").code == 2
    assert "no import 9" in desk.call("undo", "9").err


def test_undo_of_the_first_import_leaves_no_account(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    desk.call("undo")
    assert desk.call("accounts").data["accounts"] == []


def test_a_row_the_owner_took_away_is_not_revived(desk: Desk) -> None:
    path = desk.put("march.csv", MARCH)
    desk.take(path)
    connection = sqlite3.connect(desk.home / "finadvise.db", isolation_level=None)
    connection.execute("UPDATE entry SET deleted = 1 WHERE description = 'RENT'")
    connection.close()
    assert desk.take(path)["new"] == 0
    assert "RENT" not in [text for _, _, text in desk.rows()]


def test_the_owners_category_survives_a_second_import(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    connection = sqlite3.connect(desk.home / "finadvise.db", isolation_level=None)
    connection.execute(
        "UPDATE entry SET category = 'mine', category_source = 'user' WHERE amount = -80000"
    )
    connection.close()
    desk.take(desk.put("april.csv", APRIL))
    mine = desk.call("transactions", "--category", "mine").data["transactions"]
    assert [t["description"] for t in mine] == ["RENT"]


def test_money_between_own_accounts_is_paired(desk: Desk) -> None:
    one = ofx(("20260402", "-300.00", "a", "TRANSFER TO SAVER"))
    two = ofx(("20260403", "300.00", "b", "FROM CURRENT"), account="55550001")
    data = desk.take(desk.put("one.ofx", one), desk.put("two.ofx", two))
    assert data["transfers"] == 1
    out, back = desk.call("transactions").data["transactions"]
    assert (out["transfer_id"], back["transfer_id"]) == (back["id"], out["id"])


def test_a_refund_is_linked_to_its_purchase(desk: Desk) -> None:
    rows = (("20260402", "-60.00", "a", "SHOE PLANET"), ("20260410", "60.00", "b", "SHOE PLANET"))
    assert desk.take(desk.put("april.ofx", ofx(*rows)))["refunds"] == 1
    bought, back = desk.call("transactions").data["transactions"]
    assert back["refund_of"] == bought["id"]


def test_a_folder_stands_for_the_statements_in_it(desk: Desk) -> None:
    desk.put("march.csv", MARCH)
    desk.put("april.csv", APRIL)
    desk.put("holiday.jpg", "no statement")
    assert desk.take(desk.folder)["new"] == 6


def test_a_pattern_the_shell_left_alone_is_expanded(desk: Desk) -> None:
    desk.put("march.csv", MARCH)
    desk.put("april.csv", APRIL)
    assert desk.take(desk.folder / "*.csv")["new"] == 6


def test_the_books_can_be_read_where_they_cannot_be_written(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    with sqlite3.connect(desk.home / "finadvise.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    desk.home.chmod(0o500)
    try:
        assert len(desk.rows()) == 4
    finally:
        desk.home.chmod(0o700)


def test_explain_shows_how_each_column_was_read_and_keeps_nothing(desk: Desk) -> None:
    data = desk.take(desk.put("march.csv", MARCH), "--explain")
    assert (data["batch"], data["new"]) == (None, 4)
    read = {c["header"]: c["role"] for c in data["files"][0]["columns"]}
    assert set(read) == {"Date", "Description", "Amount", "Balance"}
    assert read["Amount"] == "amount"
    assert desk.rows() == []


LABELLED = """Date,Description,Amount,Balance,Category
2026-03-05,CORNER SHOP,-12.50,2487.50,my shop
2026-03-05,CORNER SHOP,-12.50,2475.00,my shop
2026-03-20,RENT,-800.00,1675.00,flat
"""


def test_categories_of_a_file_reach_rows_that_are_known(desk: Desk) -> None:
    desk.take(desk.put("march.csv", MARCH))
    before = desk.dump()
    path = desk.put("labelled.csv", LABELLED)
    data = desk.take(path, "--account", "account")
    assert (data["new"], data["duplicate"]) == (0, 3)
    rows = desk.call("transactions").data["transactions"]
    assert [t["category"] for t in rows[1:]] == ["my shop", "my shop", "flat"]
    assert {t["category_source"] for t in rows[1:]} == {"import"}
    assert desk.take(path, "--account", "account")["batch"] is None
    desk.call("undo")
    assert desk.dump() == before
