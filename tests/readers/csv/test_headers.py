"""Header words in many languages, and what a column is by words and values together."""

from __future__ import annotations

import pytest

from finadvise.readers.csv.columns import assign_columns
from finadvise.readers.csv.headers import fingerprint_of, language_of, read_heading
from finadvise.readers.csv.words import fold


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Posting Date", "date"),
        ("Buchungstag", "date"),
        ("Date de l'opération", "date"),
        ("Fecha contable", "date"),
        ("Data operazione", "date"),
        ("Boekdatum", "date"),
        ("Data lançamento", "date"),
        ("Data księgowania", "date"),
        ("Bokföringsdag", "date"),
        ("Bogført", "date"),
        ("Datum zaúčtování", "date"),
        ("Kirjauspäivä", "date"),
        ("Дата операции", "date"),
        ("取引日", "date"),
        ("记账日期", "date"),
        ("Amount (GBP)", "amount"),
        ("Umsatz in EUR", "amount"),
        ("Betrag (€)", "amount"),
        ("Kwota transakcji (waluta rachunku)", "amount"),
        ("Paid out", "out"),
        ("Withdrawal (-)", "out"),
        ("Deposit (+)", "in"),
        ("Ut fra konto", "out"),
        ("交易金额(收入)", "in"),
        ("Original Amount", "foreign"),
        ("Wechselkurs", "foreign"),
        ("Soll/Haben", "direction"),
        ("収/支".replace("収", "收"), "direction"),
        ("MCC", "merchant_code"),
        ("Catégorie", "category"),
        ("Auftraggeber/Empfänger", "payee"),
        ("Beguenstigter/Zahlungspflichtiger", "payee"),
        ("Tegenrekening", "counterparty"),
    ],
)
def test_a_header_cell_is_known(cell: str, role: str) -> None:
    assert role in read_heading(cell).roles


def test_a_header_names_its_currency() -> None:
    assert read_heading("Amount (GBP)").currency == "GBP"
    assert read_heading("Betrag (€)").currency == "EUR"
    assert read_heading("残高(円)").currency == "JPY"
    assert read_heading("Amount").currency == ""


def test_unknown_words_mean_nothing() -> None:
    assert read_heading("Frobnication").roles == ()


def test_the_language_of_a_header_is_the_one_most_words_share() -> None:
    assert language_of(("Buchungstag", "Verwendungszweck", "Betrag")) == "de"
    assert language_of(("Frob", "Nicate")) == ""


def test_words_fold_alike_whatever_case_accents_and_punctuation() -> None:
    assert fold("  Date de l’Opération ") == fold("date de l'operation") == "date de l operation"


def test_values_overrule_words() -> None:
    rows = [["14.03.2026", "15.03.2026", "-5,00"], ["15.03.2026", "15.03.2026", "7,00"]]
    columns = assign_columns(["Buchung", "Valuta", "Betrag"], rows)
    assert columns.roles == ("date", "other_date", "amount")
    rows = [["14.03.2026", "EUR", "-5,00"], ["15.03.2026", "EUR", "7,00"]]
    assert assign_columns(["Datum", "Valuta", "Bedrag"], rows).roles == (
        "date",
        "currency",
        "amount",
    )


def test_an_account_column_that_always_differs_is_the_other_sides() -> None:
    rows = [[f"2026-03-0{n}", f"DE0{n}120300000000202051", "-5.00"] for n in range(1, 6)]
    assert assign_columns(["Date", "Account number", "Amount"], rows).roles[1] == "counterparty"
    rows = [[f"2026-03-0{n}", "DE01", "-5.00"] for n in range(1, 6)]
    assert assign_columns(["Date", "Account number", "Amount"], rows).roles[1] == "account"


def test_a_fingerprint_knows_a_header_again() -> None:
    header = ("Date", "Amount")
    assert fingerprint_of(header, ",") == fingerprint_of(("date", "AMOUNT "), ",")
    assert fingerprint_of(header, ",") != fingerprint_of(header, ";")
    assert fingerprint_of((), ",") == ""
