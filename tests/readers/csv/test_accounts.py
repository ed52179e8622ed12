"""What is booked, whose account it is, and in which currency."""

from __future__ import annotations

from finadvise.readers.csv.status import states_a_balance, status_of
from readers.csv_files import movements, read


def test_pending_and_void_rows_are_left_out_and_said() -> None:
    text = (
        "Date,Description,Amount,Status\n2026-03-14,A,-5.00,Completed\n"
        "2026-03-15,B,-6.00,Pending\n2026-03-16,C,-7.00,Declined\n"
    )
    statement = read(text)
    assert [row.description for row in statement.accounts[0].rows] == ["A"]
    assert "1 pending rows left out" in statement.assumptions
    assert "1 void rows left out" in statement.assumptions


def test_an_unknown_status_without_balance_is_not_booked() -> None:
    text = (
        "Date,Description,Amount,Balance,Status\n2026-03-14,A,-5.00,95.00,Booked\n"
        "2026-03-15,B,-6.00,,Frobbed\n"
    )
    assert movements(text) == [("2026-03-14", -500)]


def test_balance_rows_are_no_movements() -> None:
    text = (
        "Date,Description,Amount\n2026-03-01,Opening balance,100.00\n2026-03-02,Shop,-5.00\n"
        "2026-03-31,Closing balance,95.00\n"
    )
    assert movements(text) == [("2026-03-02", -500)]


def test_a_shop_called_total_is_a_shop() -> None:
    text = "Date,Description,Amount\n2026-03-01,Total Wine,-30.00\n2026-03-02,Balance Bar,-5.00\n"
    assert len(movements(text)) == 2
    assert not states_a_balance("Total Energies")


def test_status_words_of_many_languages() -> None:
    assert status_of("Umsatz gebucht") == "booked"
    assert status_of("Vorgemerkt") == "pending"
    assert status_of("REVERTED") == "void"
    assert status_of("交易关闭") == "void"
    assert status_of("Hello") == ""


def test_accounts_named_in_a_column_are_kept_apart() -> None:
    text = (
        "Date,Description,Amount,Account Name\n2026-03-14,A,-5.00,Current\n"
        "2026-03-15,B,-6.00,Card\n2026-03-16,C,-7.00,Current\n"
    )
    accounts = read(text).accounts
    assert [(a.name, len(a.rows)) for a in accounts] == [("Current", 2), ("Card", 1)]


def test_currencies_are_kept_apart() -> None:
    text = "Date,Description,Amount,Currency\n2026-03-14,A,-5.00,EUR\n2026-03-15,B,-600,JPY\n"
    accounts = read(text).accounts
    assert [(a.currency, a.rows[0].amount_minor) for a in accounts] == [
        ("EUR", -500),
        ("JPY", -600),
    ]


def test_the_iban_above_the_table_is_the_accounts_number() -> None:
    text = (
        "IBAN;DE02 1203 0000 0000 2020 51\nKontostand vom 31.03.2026;1.234,56 EUR\n\n"
        "Buchungstag;Verwendungszweck;Betrag\n14.03.2026;A;-5,00\n"
    )
    account = read(text).accounts[0]
    assert account.number == "DE02120300000000202051"
    assert account.closing is not None
    assert (account.closing.day.isoformat(), account.closing.minor) == ("2026-03-31", 123456)


def test_stated_opening_and_closing_prove_the_rows() -> None:
    above = "Opening balance,100.00\nClosing balance,{}\n\n"
    text = above + "Date,Description,Amount\n2026-03-14,A,-5.00\n"
    assert read(text.format("95.00")).accounts[0].reconciles is True
    assert read(text.format("90.00")).accounts[0].reconciles is False


def test_ids_merchant_codes_and_payees_are_kept() -> None:
    text = (
        "Date,Merchant,Description,Amount,MCC,Transaction ID\n"
        "2026-03-14,Cafe,CAFE 0012 LONDON,-5.00,5814,tx000001\n"
        "2026-03-15,Shop,SHOP 77,-6.00,5411,tx000002\n"
    )
    row = read(text).accounts[0].rows[0]
    assert (row.payee, row.merchant_code, row.bank_id) == ("Cafe", "5814", "tx000001")
    assert (row.description, row.line) == ("Cafe CAFE 0012 LONDON", 2)


def test_ids_that_repeat_are_no_ids() -> None:
    text = (
        "Date,Description,Amount,Transaction ID\n2026-03-14,A,-5.00,tx000001\n"
        "2026-03-15,B,-6.00,tx000001\n"
    )
    assert {row.bank_id for row in read(text).accounts[0].rows} == {""}


def test_texts_survive_exactly() -> None:
    text = (
        "Date,Description,Amount,Transaction ID\n2026-03-14,NA,-5.00,0001234567890123456\n"
        "2026-03-15,null,-6.00,0001234567890123457\n"
    )
    rows = read(text).accounts[0].rows
    assert [row.description for row in rows] == ["NA", "null"]
    assert rows[0].bank_id == "0001234567890123456"


def test_every_column_is_explained() -> None:
    statement = read("Date,Description,Amount\n2026-03-14,A,-5.00\n")
    assert [(header, role) for header, role, _ in statement.columns] == [
        ("Date", "date"),
        ("Description", "description"),
        ("Amount", "amount"),
    ]


def test_twins_stay_twins() -> None:
    text = "Date,Description,Amount\n2026-03-14,Bus,-2.00\n2026-03-14,Bus,-2.00\n"
    assert len(movements(text)) == 2


def test_sections_of_several_accounts_are_kept_apart() -> None:
    text = (
        "Account: 11112222\nDate,Description,Amount\n2026-03-14,A,-5.00\n\n"
        "Account: 33334444\nDate,Description,Amount\n2026-03-15,B,-6.00\n"
    )
    accounts = read(text).accounts
    assert [(a.number, len(a.rows)) for a in accounts] == [("11112222", 1), ("33334444", 1)]


def test_amounts_that_carry_their_currency_are_kept_apart() -> None:
    text = "Date,Description,Amount\n2026-03-14,A,-5.00 EUR\n2026-03-15,B,12.00 USD\n"
    found = [(a.currency, a.rows[0].amount_minor) for a in read(text).accounts]
    assert found == [("EUR", -500), ("USD", 1200)]


def test_the_billed_amount_counts_and_not_the_one_abroad() -> None:
    text = (
        "Date,Description,Transaction Amount,Transaction Currency,Billing Amount,Billing Currency\n"
        "2026-03-14,Diner,-10.00,USD,-9.20,EUR\n2026-03-15,Shop,-5.00,EUR,-5.00,EUR\n"
    )
    account = read(text).accounts[0]
    assert (account.currency, [r.amount_minor for r in account.rows]) == ("EUR", [-920, -500])


def test_account_names_that_all_differ_are_own_accounts() -> None:
    text = "Account,Date,Description,Amount\nCurrent,2026-03-14,A,-5.00\nCard,2026-03-15,B,-6.00\n"
    assert [account.name for account in read(text).accounts] == ["Current", "Card"]


def test_an_unknown_status_is_said() -> None:
    text = "Date,Description,Amount,Status\n2026-03-14,A,-5.00,Booked\n2026-03-15,B,-6.00,Frobbed\n"
    assert read(text).warnings == ("status 'Frobbed' is not known: such rows count as booked",)
