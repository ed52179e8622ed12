"""Files as scripts and spreadsheets write them."""

from __future__ import annotations

from readers.csv_files import movements, read


def test_a_file_with_date_description_and_amount_is_read_as_written() -> None:
    text = "Date,Description,Amount\n2026-03-01,Rent,-950.00\n2026-03-02,Salary,2100.5\n"
    assert movements(text) == [("2026-03-01", -95000), ("2026-03-02", 210050)]


def test_a_single_row_is_enough() -> None:
    assert movements("Date,Description,Amount\n2026-03-01,Gift,20\n") == [("2026-03-01", 2000)]


def test_a_running_balance_proves_the_rows() -> None:
    text = (
        "Date,Description,Amount,Balance\n"
        "2026-03-01,Rent,-950.00,50.00\n2026-03-02,Salary,2100.00,2150.00\n"
    )
    account = read(text).accounts[0]
    assert account.reconciles is True
    assert account.opening is not None
    assert account.opening.minor == 100000
    assert account.closing is not None
    assert account.closing.minor == 215000


def test_a_category_column_is_the_owners_own_label() -> None:
    text = "Date,Description,Amount,Category\n2026-03-01,Corner shop,-9.50,groceries\n"
    assert read(text).accounts[0].rows[0].category == "groceries"


def test_the_default_currency_is_named_as_an_assumption() -> None:
    statement = read("Date,Description,Amount\n2026-03-01,Gift,20\n", default_currency="SEK")
    assert statement.accounts[0].currency == "SEK"
    assert any("SEK" in assumption for assumption in statement.assumptions)


def test_yen_have_no_decimals() -> None:
    text = "Date,Description,Amount\n2026-03-01,Lunch,-1200\n"
    assert movements(text, currency="JPY") == [("2026-03-01", -1200)]
