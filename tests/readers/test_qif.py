from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finadvise.errors import InputRefused
from finadvise.model.statement import Statement
from finadvise.readers.qif.reader import QifReader
from readers.ofx_files import OPTIONS


def read(text: str, **options: object) -> Statement:
    return QifReader().read(text.encode(), replace(OPTIONS, **options))  # type: ignore[arg-type]


def records(*days: str) -> str:
    return "!Type:Bank\n" + "".join(f"D{day}\nT-1.00\nPShop\n^\n" for day in days)


def days(statement: Statement) -> list[str]:
    return [row.day.isoformat() for account in statement.accounts for row in account.rows]


def test_a_record_becomes_a_row() -> None:
    text = "!Type:Bank\nD25/03/2026\nT-1,234.56\nPACME Ltd\nMInvoice 7\nN101\nCX\n^\n"

    statement = read(text, currency="GBP")
    row = statement.accounts[0].rows[0]

    assert (row.day, row.amount_minor) == (date(2026, 3, 25), -123_456)
    assert (row.description, row.payee, row.line) == ("ACME Ltd Invoice 7", "ACME Ltd", 2)
    assert statement.accounts[0].kind == "current"
    assert statement.assumptions == ()


def test_splits_add_no_rows() -> None:
    text = "!Type:Bank\nD25/03/26\nT-30.00\nPShop\nSFood\n$-20.00\nSHome\n$-10.00\n^\n"

    assert [row.amount_minor for row in read(text).accounts[0].rows] == [-3000]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["13/02/2026", "01/02/2026"], ["2026-02-13", "2026-02-01"]),
        (["02/13/2026", "02/01/2026"], ["2026-02-13", "2026-02-01"]),
        (["2/13'26", "2/ 1'26"], ["2026-02-13", "2026-02-01"]),
        (["12/31/99"], ["1999-12-31"]),
        (["01.02.2026"], ["2026-02-01"]),
        (["2026-02-01"], ["2026-02-01"]),
        (["20260201"], ["2026-02-01"]),
        (["3/3/26"], ["2026-03-03"]),
        (["13-02-2026"], ["2026-02-13"]),
    ],
)
def test_dates_are_read_in_the_order_the_whole_file_shows(
    written: list[str], expected: list[str]
) -> None:
    assert days(read(records(*written))) == expected


def test_days_in_the_future_settle_the_order() -> None:
    statement = read(records("01/12/2026", "02/10/2026"), today=date(2026, 11, 23))

    assert days(statement) == ["2026-01-12", "2026-02-10"]
    assert any("after today" in note for note in statement.assumptions)


def test_the_order_that_keeps_the_dates_together_is_taken_and_told() -> None:
    statement = read(records("06/01/2025", "07/05/2025", "07/06/2025"))

    assert days(statement) == ["2025-06-01", "2025-07-05", "2025-07-06"]
    assert any("lie within 35 days" in note for note in statement.assumptions)


@pytest.mark.parametrize(
    "written",
    [
        ["01/02/2026"],
        ["01/02/2025", "01/03/2025", "01/04/2025", "01/05/2025"],
        ["02/03/2026", "03/04/2026"],
    ],
)
def test_dates_that_nothing_settles_are_refused_until_the_user_says(written: list[str]) -> None:
    with pytest.raises(InputRefused) as refused:
        read(records(*written))

    assert refused.value.code == "dates-ambiguous"
    assert "--date-order" in refused.value.hint
    assert days(read(records("01/02/2026"), date_order="mdy")) == ["2026-01-02"]


def test_dates_of_two_orders_are_refused() -> None:
    with pytest.raises(InputRefused, match="no single order"):
        read(records("13/02/2026", "02/13/2026"))


@pytest.mark.parametrize("written", ["31/02/2026", "13/02/1955", "13/02/2031", "", "yesterday"])
def test_a_date_that_cannot_be_is_refused_with_its_line(written: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(records("25/03/2026", written))

    assert refused.value.row == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("!Type:Bank\nD25/03/26\nT-1.00\nPShop\n", "the last record has no ^"),
        ("!Type:Bank\nD25/03/26\nT-1.00\nT-2.00\n^\n", "states its T twice"),
        ("!Type:Bank\nD25/03/26\nPShop\n^\n", "the amount is missing"),
        ("!Type:Bank\nD25/03/26\nT1e5\n^\n", "is no amount"),
        ("!Type:Bank\nD25/03/26\nT1,234\n^\n", "thousands or with decimals"),
        ("!Type:Bank\nD25/03/26\n9.00\n^\n", "no QIF field starts with '9'"),
        ("!Type:Cat\nNFood\nE\n^\n", "holds no transactions"),
        ("!Type:Bank\nD25/03/26\nT-1.00\n!Type:Cash\n^\n", "a record without its ^"),
    ],
)
def test_damage_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputRefused, match=message.replace("^", r"\^")):
        read(text)


def test_account_blocks_and_types_make_accounts() -> None:
    text = (
        "!Option:AutoSwitch\n!Account\nNDaily\nTBank\n^\n!Type:Bank\nD25/03/26\nT1.00\nPA\n^\n"
        "!Account\nNVisa\nTCCard\n^\n!Type:CCard\nD26/03/26\nT-2.00\nPB\n^\n"
    )

    accounts = read(text).accounts

    assert [(each.name, each.kind, len(each.rows)) for each in accounts] == [
        ("Daily", "current", 1),
        ("Visa", "card", 1),
    ]


def test_a_repeated_type_line_is_the_same_account() -> None:
    text = records("25/03/26") + records("26/03/26")

    assert [len(account.rows) for account in read(text).accounts] == [2]


def test_an_opening_balance_is_no_movement() -> None:
    opening = "!Type:Bank\nD25/03/26\nT500.00\nPOpening Balance\nL[Daily]\n^\n"

    (account,) = read(opening + "D26/03/26\nT-1.00\nPShop\n^\n").accounts

    assert account.opening is not None
    assert (account.opening.minor, len(account.rows)) == (50_000, 1)


def test_categories_count_only_where_the_file_lists_them() -> None:
    listed = "!Type:Cat\nNGroceries\nE\n^\n!Type:Bank\n"
    record = "D25/03/26\nT-1.00\nPShop\nLGroceries\n^\n"

    assert read(listed + record).accounts[0].rows[0].category == "Groceries"
    assert read("!Type:Bank\n" + record).accounts[0].rows[0].category == ""


def test_investment_records_are_trades_but_for_cash() -> None:
    text = (
        "!Type:Invst\nD25/03/26\nNBuy\nYExample Fund\nI5.00\nQ10\nT50.00\n^\n"
        "D26/03/26\nNXOut\nT20.00\nPTo bank\n^\n"
    )

    (account,) = read(text).accounts

    assert [(each.kind, each.security, each.units) for each in account.trades] == [
        ("buy", "Example Fund", "10")
    ]
    assert [row.amount_minor for row in account.rows] == [-2000]


def test_a_memo_over_two_lines_is_one_text() -> None:
    text = "!Type:Bank\nD25/03/26\nT-1.00\nPShop\nMfirst\n second\n^\n"

    assert read(text).accounts[0].rows[0].description == "Shop first second"


def test_a_file_cut_at_any_byte_is_refused_or_holds_whole_records() -> None:
    text = records("25/03/26", "26/03/26", "27/03/26")

    for cut in range(len(text)):
        try:
            found = read(text[:cut])
        except InputRefused:
            continue
        assert text[:cut].rstrip().endswith("^")
        assert all(row.amount_minor == -100 for row in found.accounts[0].rows)


def test_an_unknown_type_is_read_and_never_passed_over() -> None:
    text = records("25/03/26").replace("Bank", "Savings")

    assert len(read(text).accounts[0].rows) == 1


@pytest.mark.parametrize("written", ["5 Feb 2026", "05-feb-26", "5/Februar/2026", "Feb 5, 2026"])
def test_months_by_name_need_no_order(written: str) -> None:
    assert days(read(records(written))) == ["2026-02-05"]


def test_dos_text_is_read_where_nothing_else_fits() -> None:
    content = records("25/03/26").replace("Shop", "Bücher Müller").encode("cp850")

    statement = QifReader().read(content, OPTIONS)

    assert statement.accounts[0].rows[0].payee == "Bücher Müller"
    assert "text read as DOS code page 850" in statement.assumptions


def test_rows_that_the_store_holds_settle_the_order() -> None:
    def known(rows: list[tuple[date, int]]) -> float:
        return sum(day.month == 2 for day, _ in rows) / len(rows)

    statement = read(records("01/02/2026", "03/02/2026"), overlaps=known)

    assert days(statement) == ["2026-02-01", "2026-02-03"]
    assert any("100% of the rows are known" in note for note in statement.assumptions)


def test_transactions_under_an_account_header_are_read_too() -> None:
    text = "!Account\nNDaily\nTBank\n^\nD25/03/26\nT1.00\nPA\n^\n"

    (account,) = read(text).accounts

    assert (account.name, len(account.rows)) == ("Daily", 1)


def test_a_clock_time_after_the_date_does_not_matter() -> None:
    assert days(read(records("25/03/2026 14:05:59"))) == ["2026-03-25"]
    assert days(read(records("2026-03-25T10:00:00Z"))) == ["2026-03-25"]
