from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finadvise.errors import InputRefused
from finadvise.model.statement import Statement, StatementRow
from finadvise.readers.mt940.reader import Mt940Reader
from readers.ofx_files import OPTIONS


def message(rows: str, opening: str = "C260301EUR100,00", closing: str = "C260331EUR87,50") -> str:
    return f":20:STMT\n:25:NL00BANK0123456789\n:28C:1/1\n:60F:{opening}\n{rows}:62F:{closing}\n-\n"


def read(text: str) -> Statement:
    return Mt940Reader().read(text.encode(), OPTIONS)


def first_row(rows: str, closing: str = "C260331EUR87,50") -> StatementRow:
    return read(message(rows, closing=closing)).accounts[0].rows[0]


def test_a_statement_line_becomes_a_row() -> None:
    statement = read(message(":61:2603020302D12,50NTRFNONREF//B77\n:86:CORNER SHOP MARCH\n"))
    (account,) = statement.accounts
    (row,) = account.rows

    assert (row.day, row.amount_minor, row.description) == (
        date(2026, 3, 2),
        -1250,
        "CORNER SHOP MARCH",
    )
    assert (row.bank_id, row.line) == ("B77", 5)
    assert (account.number, account.currency) == ("NL00BANK0123456789", "EUR")
    assert account.reconciles is True
    assert account.closing is not None
    assert (account.closing.minor, account.closing.day) == (8750, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("mark", "minor", "closing"),
    [
        ("C", 1250, "C260331EUR112,50"),
        ("D", -1250, "C260331EUR87,50"),
        ("RC", -1250, "C260331EUR87,50"),
        ("RD", 1250, "C260331EUR112,50"),
        ("DR", -1250, "C260331EUR87,50"),
        ("CF", 1250, "C260331EUR112,50"),
    ],
)
def test_reversals_turn_the_direction_and_funds_codes_do_not(
    mark: str, minor: int, closing: str
) -> None:
    assert first_row(f":61:260302{mark}12,50NMSCX\n", closing).amount_minor == minor


def test_expected_entries_are_pending() -> None:
    assert first_row(":61:260302ED12,50NMSCX\n").pending


def test_the_booking_day_counts_and_takes_the_year_next_to_the_value_day() -> None:
    assert first_row(":61:2601020102D12,50NMSCX\n").day == date(2026, 1, 2)
    assert first_row(":61:2601021231D12,50NMSCX\n").day == date(2025, 12, 31)
    assert first_row(":61:2512310102D12,50NMSCX\n").day == date(2026, 1, 2)
    assert first_row(":61:260102    D12,50NMSCX\n").day == date(2026, 1, 2)


def test_a_balance_that_does_not_fit_is_told() -> None:
    assert read(message(":61:260302D12,51NMSCX\n")).accounts[0].reconciles is False


def test_days_of_one_account_are_joined_and_repeats_kept_once() -> None:
    first = message(":61:260302D12,50NMSCX\n")
    second = message(":61:260402D7,50NMSCX\n", opening="C260331EUR87,50", closing="C260430EUR80,")

    (account,) = read(first + second + second).accounts

    assert [row.amount_minor for row in account.rows] == [-1250, -750]
    assert account.opening is not None
    assert account.closing is not None
    assert (account.opening.minor, account.closing.minor) == (10_000, 8000)
    assert account.reconciles is True


def test_swift_envelopes_headers_and_pages_are_passed_over() -> None:
    text = "BANKNL2A\n940\nBANKNL2A\n{1:F01BANKNL2AXXXX0000}{2:I940X}{4:\n" + message(
        ":61:260302D12,50NMSCX\n"
    ).replace("\n-\n", "\n-}{5:}\n").replace(":60F:", ":60M:").replace(":62F:", ":62M:")

    account = read(text.replace("\n", "\r\n")).accounts[0]

    assert (len(account.rows), account.institution) == (1, "BANKNL2A")


def test_numbered_german_details_give_payee_text_and_account() -> None:
    rows = (
        ":61:260302D12,50NMSCX\n:86:166?00LASTSCHRIFT?20EREF+123?21SVWZ+Rechnung 4711 ?22M"
        "aerz?30BANKDEFF?31DE00123456781234\n?32Stadtwerke?33 Musterstadt\n"
    )

    row = first_row(rows)

    assert row.payee == "Stadtwerke Musterstadt"
    assert row.description == "Stadtwerke Musterstadt Rechnung 4711 Maerz"
    assert row.counterparty == "1234"


def test_dutch_code_words_give_payee_text_and_account() -> None:
    rows = (
        ":61:260302D12,50NMSCX\n:86:/TRTP/SEPA OVERBOEKING/IBAN/NL00BANK0000004321/BIC/BANKNL2A\n"
        "/NAME/J Jansen/REMI/Huur maart/EREF/NOTPROVIDED\n"
    )

    row = first_row(rows)

    assert (row.payee, row.description, row.counterparty) == (
        "J Jansen",
        "J Jansen Huur maart",
        "4321",
    )


def test_without_details_the_line_itself_speaks() -> None:
    assert first_row(":61:260302D12,50NMSCREF7\nextra words\n").description == "extra words"
    assert first_row(":61:260302D12,50NMSCREF7\n").description == "REF7"


def test_a_line_as_long_as_the_limit_was_cut_in_the_middle_of_a_word() -> None:
    long = "x" * 65
    assert first_row(f":61:260302D12,50NMSCX\n:86:{long}\nyz\n").description == f"{long}yz"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (":61:260302X12,50NMSCX\n", "damaged-row"),
        (":61:260231D12,50NMSCX\n", "bad-date"),
        (":61:260302D12,505NMSCX\n", "bad-amount"),
        (":61:330302D12,50NMSCX\n", "bad-date"),
        (":61:nonsense\n", "damaged-row"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(rows: str, code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(message(rows))

    assert (refused.value.code, refused.value.row) == (code, 5)


def test_a_file_cut_at_any_byte_is_refused_or_holds_whole_messages() -> None:
    text = message(":61:260302D12,50NMSCX\n:86:SHOP\n")
    whole = read(text).accounts[0].rows

    for cut in range(len(text)):
        try:
            found = read(text[:cut]).accounts
        except InputRefused:
            continue
        if found:
            assert found[0].rows == whole
            assert found[0].reconciles is (":62F:C260331EUR87,5" in text[:cut])


def test_flip_sign_turns_every_amount() -> None:
    content = message(":61:260302D12,50NMSCX\n").encode()
    statement = Mt940Reader().read(content, replace(OPTIONS, flip_sign=True))

    assert statement.accounts[0].rows[0].amount_minor == 1250


def test_the_next_day_may_begin_without_a_field_20() -> None:
    days = (
        ":20:STMT\n:25:NL00BANK0123456789\n:60F:C260301EUR100,00\n:61:260302D12,50NMSCX\n"
        ":62F:C260302EUR87,50\n:60F:C260302EUR87,50\n:61:260303D7,50NMSCX\n:62F:C260303EUR80,00\n"
    )

    (account,) = read(days).accounts

    assert [row.amount_minor for row in account.rows] == [-1250, -750]
    assert account.reconciles is True


def test_a_dash_inside_the_details_ends_nothing() -> None:
    rows = ":61:260302D12,50NMSCX\n:86:FIRST\n-\nSECOND\n"

    assert first_row(rows).description == "FIRST - SECOND"


def test_several_fields_of_details_belong_to_one_row() -> None:
    rows = ":61:260302D12,50NMSCX\n:86:FIRST\n:86:SECOND\n"

    assert first_row(rows).description == "FIRST SECOND"


def test_details_after_the_closing_balance_belong_to_no_row() -> None:
    text = message(":61:260302D12,50NMSCREF\n").replace("\n-\n", "\n:86:SUMMARY\n-\n")

    assert read(text).accounts[0].rows[0].description == "REF"


def test_the_thirtieth_of_february_is_its_last_day() -> None:
    assert first_row(":61:260230D12,50NMSCX\n").day == date(2026, 2, 28)


def test_a_row_outside_every_statement_is_refused() -> None:
    with pytest.raises(InputRefused, match="1 of 2 transactions lie outside"):
        read(message(":61:260302D12,50NMSCX\n") + ":61:260303D1,00NMSCX\n")


def test_a_statement_without_an_opening_balance_proves_nothing() -> None:
    text = message(":61:260302D12,50NMSCX\n").replace(":60F:C260301EUR100,00\n", "")

    assert read(text).accounts[0].reconciles is None


def test_a_line_broken_before_its_amount_is_read() -> None:
    assert first_row(":61:2603020302D\n12,50NMSCX\n").amount_minor == -1250


def test_the_first_field_may_follow_the_envelope_on_its_line() -> None:
    text = "{1:F01BANKNL2AXXXX}{4:" + message(":61:260302D12,50NMSCX\n")

    assert read(text).accounts[0].reconciles is True
