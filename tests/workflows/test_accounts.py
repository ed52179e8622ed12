"""A statement finds the account it belongs to, and no other."""

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


def test_the_same_period_by_csv_and_by_ofx_does_not_double(desk: Desk) -> None:
    desk.take(desk.put("april.csv", NO_BALANCE))
    data = desk.take(desk.put("april.ofx", ofx(*ROWS)))
    assert (data["new"], data["duplicate"]) == (0, 3)
    assert len(desk.call("accounts").data["accounts"]) == 1


def test_an_account_is_known_again_by_the_banks_number(desk: Desk) -> None:
    desk.take(desk.put("april.ofx", ofx(*ROWS)))
    later = ofx(("20260503", "-5.00", "f9", "CAFE"))
    data = desk.take(desk.put("may.ofx", later))
    assert data["files"][0]["accounts"][0]["account"].endswith("-5678")
    assert len(desk.call("accounts").data["accounts"]) == 1


def test_another_number_is_another_account(desk: Desk) -> None:
    desk.take(desk.put("april.ofx", ofx(*ROWS)))
    desk.take(desk.put("other.ofx", ofx(("20260503", "-5.00", "f9", "CAFE"), account="99990000")))
    assert len(desk.call("accounts").data["accounts"]) == 2


def test_the_full_account_number_is_kept_nowhere(desk: Desk) -> None:
    data = desk.take(desk.put("statement-98761234.ofx", ofx(*ROWS, account="98761234")))
    assert b"98761234" not in b"".join(p.read_bytes() for p in desk.home.iterdir())
    assert "98761234" not in str(data["files"][0]["accounts"])
    assert "98761234" not in desk.call("imports").out


def test_two_accounts_with_the_same_header_are_told_apart(desk: Desk) -> None:
    desk.take(desk.put("bills.csv", NO_BALANCE))
    other = (
        "Date,Description,Amount\n2026-03-21,GAS,-60.00\n2026-03-28,WATER,-30.00\n"
        "2026-04-01,PHONE,-20.00\n2026-04-05,BAKER,-3.00\n"
    ).replace("2026-03-21", "2026-03-20")
    desk.take(desk.put("joint.csv", other))
    assert [a["account"] for a in desk.call("accounts").data["accounts"]] == ["bills", "joint"]


def test_the_account_option_names_the_account(desk: Desk) -> None:
    data = desk.take(desk.put("march.csv", MARCH), "--account", "household")
    assert data["files"][0]["accounts"][0]["account"] == "household"
    assert desk.call("transactions", "--account", "household").data["matched"] == 4


def test_pots_of_several_currencies_under_one_number_stay_several(desk: Desk) -> None:
    pounds = ofx(("20260402", "-10.00", "a", "CAFE"))
    euros = ofx(("20260403", "-20.00", "b", "CAFE")).replace("<CURDEF>GBP", "<CURDEF>EUR")
    both = pounds.replace("</BANKMSGSRSV1></OFX>\n", "") + euros[euros.index("<STMTTRNRS>") :]
    path = desk.put("both.ofx", both)
    [one, two] = desk.take(path)["files"][0]["accounts"]
    assert (one["currency"], two["currency"]) == ("GBP", "EUR")
    assert two["account"] == f"{one['account']}-eur"
    assert desk.take(path)["new"] == 0
    amounts = [(t["amount"], t["currency"]) for t in desk.call("transactions").data["transactions"]]
    assert amounts == [("-10.00", "GBP"), ("-20.00", "EUR")]


def test_several_accounts_and_one_name_contradict_each_other(desk: Desk) -> None:
    both = ofx(*ROWS).replace("</BANKMSGSRSV1></OFX>\n", "")
    second = ofx(("20260403", "1.00", "x", "CAFE"), account="55550001")
    both += second[second.index("<STMTTRNRS>") :]
    reply = desk.call("import", desk.put("both.ofx", both), "--account", "mine")
    assert reply.code == 3
    assert "--account" in reply.err


GAS = "Date,Description,Amount\n2026-05-01,GAS,-60.00\n2026-05-08,WATER,-30.00\n"


def refusal(desk: Desk, *words: str | Path) -> str:
    """Return the one line that says why the only file of a call was refused."""
    reply = desk.call("import", *words)
    assert reply.code == 3
    assert reply.data["batch"] is None
    [line] = [line for line in reply.err.splitlines() if line.startswith("finadvise: ")]
    return line


def test_a_file_that_two_accounts_could_own_is_refused(desk: Desk) -> None:
    desk.take(desk.put("a.csv", NO_BALANCE), "--account", "bills")
    desk.take(desk.put("b.csv", NO_BALANCE.replace("-800.00", "-5.00")), "--account", "joint")
    path = desk.put("c.csv", GAS)
    assert refusal(desk, path) == (
        f"finadvise: {path}: the file names no account and could be bills or joint;"
        " say which with --account"
    )


def test_the_name_of_the_file_decides_between_two_accounts(desk: Desk) -> None:
    desk.take(desk.put("a.csv", NO_BALANCE), "--account", "bills")
    desk.take(desk.put("b.csv", NO_BALANCE.replace("-800.00", "-5.00")), "--account", "joint")
    data = desk.take(desk.put("joint-2026-05.csv", GAS))
    assert data["files"][0]["accounts"][0]["account"] == "joint"
    assert "whose files have the same header" in str(data["files"][0]["assumptions"])


def test_an_account_keeps_one_currency(desk: Desk) -> None:
    desk.take(desk.put("a.csv", NO_BALANCE), "--account", "bills")
    path = desk.put("c.csv", GAS)
    assert refusal(desk, path, "--account", "bills", "--currency", "EUR") == (
        f"finadvise: {path}: the statement is in EUR, bills is kept in GBP;"
        " name another account with --account, or the currency with --currency"
    )


def test_the_running_balance_tells_two_accounts_with_the_same_header_apart(desk: Desk) -> None:
    head = "Date,Description,Amount,Balance\n"
    desk.take(
        desk.put("a.csv", head + "2026-03-01,GAS,-60.00,440.00\n2026-03-02,TAX,-40.00,400.00\n"),
        "--account",
        "bills",
    )
    desk.take(
        desk.put("b.csv", head + "2026-03-01,CAFE,-6.00,94.00\n2026-03-02,BAR,-4.00,90.00\n"),
        "--account",
        "joint",
    )
    data = desk.take(desk.put("c.csv", head + "2026-04-01,X,-10.00,80.00\n2026-04-02,Y,-1,79.00\n"))
    assert data["files"][0]["accounts"][0]["account"] == "joint"


def test_files_without_number_and_header_go_by_their_name(desk: Desk) -> None:
    qif = "!Type:Bank\nD2026-03-25\nT-5.00\nPCAFE\n^\nD2026-03-26\nT-7.00\nPBAKER\n^\n"
    desk.take(desk.put("joint-march.qif", qif))
    data = desk.take(desk.put("joint-april.qif", qif.replace("2026-03", "2026-04")))
    assert [a["account"] for a in desk.call("accounts").data["accounts"]] == ["joint"]
    assert "whose files have the same name" in str(data["files"][0]["assumptions"])
