"""Every refusal: what is wrong, where, and what to do about it."""

from __future__ import annotations

import gzip

import pytest

from finadvise.errors import InputRefused
from readers.csv_files import read

HEAD = "Date,Description,Amount\n2026-03-01,Rent,-950.00\n"

REFUSALS: dict[str, tuple[str | bytes, str, str]] = {
    "nothing": (b" \n", "empty-file", "the file is empty; download the statement again"),
    "gzip": (
        gzip.compress(HEAD.encode()),
        "packed-file",
        "the file is packed: gzip; unpack it first",
    ),
    "web page": (
        "<!DOCTYPE html><html><body>Log in</body></html>",
        "not-a-statement",
        "this is a web page, not a statement in CSV;"
        " download the transactions as CSV, OFX, QIF, MT940 or CAMT.053",
    ),
    "json": (
        '{"transactions": []}',
        "not-a-statement",
        "this is a JSON file, not a statement in CSV;"
        " download the transactions as CSV, OFX, QIF, MT940 or CAMT.053",
    ),
    "words only": (
        "a,b,c\nd,e,f\n",
        "not-a-statement",
        "no table of dates and amounts was found;"
        " download the transactions as CSV, OFX, QIF, MT940 or CAMT.053",
    ),
    "NUL characters": (
        HEAD + "2026-03-02,A\x00B,1.00\n",
        "nul-characters",
        "row 3: the file holds NUL characters, so it is damaged or no text; download it again",
    ),
    "a long line": (
        HEAD + "2026-03-02," + "x" * 1_000_001 + ",1.00\n",
        "line-too-long",
        "row 3: the line is longer than 1 MB; check that this is a statement",
    ),
    "many columns": (
        HEAD + "," * 1001 + "\n",
        "too-many-columns",
        "row 3: 1002 columns, the limit is 1000; check that this is a statement",
    ),
    "an open quote": (
        HEAD + '2026-03-02,"Shop,5.00\n2026-03-03,Cafe, bar,4.00\n',
        "unclosed-quote",
        "row 3: a quotation mark is opened and never closed;"
        " download the file again, or repair that line",
    ),
    "open date order": (
        "Date,Description,Amount\n01/02/2026,Shop,-5.00\n",
        "dates-ambiguous",
        "the dates can be read day first or month first, as 01/02/2026;"
        " say which with --date-order dmy or --date-order mdy",
    ),
    "two date orders": (
        "Date,Description,Amount\n25/02/2026,Shop,-5.00\n02/25/2026,Shop,-5.00\n",
        "dates-contradict",
        "the dates fit neither day first nor month first;"
        " check the date column; --date-order dmy|mdy|ymd forces a reading",
    ),
    "no such day": (
        HEAD + "2026-02-31,Shop,-5.00\n",
        "bad-date",
        "row 3: there is no day 2026-02-31; correct the row, or say the order with --date-order",
    ),
    "a day long ahead": (
        HEAD + "2036-02-01,Shop,-5.00\n",
        "bad-date",
        "row 3: 2036-02-01 lies before 1970 or more than 400 days ahead; correct the row",
    ),
    "no year": (
        "Date,Description,Amount\n14 Mar,Shop,-5.00\n",
        "bad-date",
        "row 2, column Date: '14 Mar' is no date; dates need day, month and year",
    ),
    "a movement without a date": (
        HEAD + ",Shop,-5.00\n",
        "bad-date",
        "row 3: the row has an amount and no date; correct or remove the row",
    ),
    "an open decimal mark": (
        'Date,Description,Amount\n2026-03-01,Rent,"-1,950"\n',
        "decimals-ambiguous",
        "-1,950 can be thousands or decimals;"
        " say which mark starts the decimals with --decimal . or --decimal ,",
    ),
    "two decimal marks": (
        HEAD + '2026-03-02,Shop,"5,1"\n',
        "decimals-contradict",
        "-950.00 and 5,1 use different decimal marks;"
        " say which is right with --decimal . or --decimal ,",
    ),
    "no plain amount": (
        HEAD + "2026-03-02,Shop,1e5\n",
        "bad-amount",
        "row 3, column Amount: '1e5' is no plain amount in GBP;"
        " correct the row, or say the mark with --decimal . or --decimal ,",
    ),
    "more decimals than the currency has": (
        HEAD + "2026-03-02,Shop,1.005\n",
        "bad-amount",
        "row 3, column Amount: '1.005' is no plain amount in GBP;"
        " correct the row, or say the mark with --decimal . or --decimal ,",
    ),
    "a single bad amount": (
        "Date,Description,Amount\n2026-03-02,Shop,NaN\n",
        "bad-amount",
        "row 2, column Amount: 'NaN' is no plain amount in GBP;"
        " correct the row, or say the mark with --decimal . or --decimal ,",
    ),
    "debit and credit in one row": (
        "Date,Description,Debit,Credit\n2026-03-01,Rent,950.00,\n2026-03-02,Odd,5.00,5.00\n",
        "two-amounts",
        "row 3: the row has both a debit and a credit; correct the row",
    ),
    "cells that don't fit": (
        "Date,Description,Amount\n2026-03-01,Rent,-950.00\n2026-03-02,Shop,5.00,7.00\n",
        "ragged-row",
        "row 3: the row has 4 cells and the header 3;"
        " put quotes round the text that holds the delimiter",
    ),
    "no amounts": (
        "Date,Description,Balance\n2026-03-01,Rent,950.00\n",
        "no-amounts",
        "no column of amounts was found;"
        " check that it lists transactions; a header such as Date,Description,Amount helps",
    ),
    "a card that shows no side": (
        "Date,Card Number,Merchant,Amount\n2026-03-13,1111,Alpha,5.00\n2026-03-14,1111,Beta,-5\n",
        "sign-ambiguous",
        "a card statement (column 'Card Number') with 1 positive and 1 negative amounts,"
        " nothing shows which are purchases;"
        " add --flip-sign if purchases are positive; import without it needs signs in the file",
    ),
    "positive amounts without a header": (
        "2026-03-13,Alpha,5.00\n2026-03-14,Beta,6.00\n",
        "sign-ambiguous",
        "no amount has a sign and no header says which way they go;"
        " add --flip-sign if these are purchases, else a header: Date,Description,Amount",
    ),
    "a row above the header": (
        "2026-03-12,Alpha,-5.00\nDate,Description,Amount\n2026-03-13,Beta,-6.00\n",
        "rows-above-header",
        "a row of 2026-03-12 stands above the header; move the header to the top",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_the_refusal_says_what_where_and_what_to_do(name: str) -> None:
    content, code, message = REFUSALS[name]
    with pytest.raises(InputRefused) as caught:
        read(content)
    assert (caught.value.code, str(caught.value)) == (code, message)


def test_a_header_without_rows_is_an_empty_statement() -> None:
    statement = read("Date,Description,Amount\n")
    assert [account.rows for account in statement.accounts] == [()]
    assert statement.warnings
