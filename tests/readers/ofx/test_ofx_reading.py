from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finadvise.errors import InputRefused
from readers.ofx_files import OPTIONS, SGML_HEADER, Row, ofx_text, read


def card_text(rows: str, balance: str = "-20.00") -> str:
    return (
        "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111"
        f"</CCACCTFROM><BANKTRANLIST>{rows}</BANKTRANLIST><LEDGERBAL><BALAMT>{balance}"
        "<DTASOF>20260331</LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"
    )


def move(amount: str, day: str = "20260302", fitid: str = "1", tag: str = "STMTTRN") -> str:
    return f"<{tag}><DTPOSTED>{day}<TRNAMT>{amount}<FITID>{fitid}<NAME>X</{tag}>"


@pytest.mark.parametrize("xml", [False, True])
def test_rows_keep_the_banks_day_amount_text_and_id(xml: bool) -> None:
    rows = [Row("20260302", "-12.50", "CORNER SHOP", "A1"), Row("20260305", "+1000", "PAY", "A2")]

    account = read(ofx_text(rows, xml=xml)).accounts[0]

    assert [(row.day, row.amount_minor, row.description, row.bank_id) for row in account.rows] == [
        (date(2026, 3, 2), -1250, "CORNER SHOP", "A1"),
        (date(2026, 3, 5), 100_000, "PAY", "A2"),
    ]


def test_the_account_carries_number_kind_currency_and_balance() -> None:
    account = read(ofx_text([Row()], balance="1024.00")).accounts[0]

    assert (account.number, account.kind, account.currency) == ("11112222", "current", "GBP")
    assert account.closing is not None
    assert (account.closing.minor, account.closing.day) == (102_400, date(2026, 3, 31))
    assert account.reconciles is None


def test_a_row_knows_its_line() -> None:
    text = ofx_text([Row(), Row(fitid="F2")])
    opens = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() == "<STMTTRN>"
    ]

    assert [row.line for row in read(text).accounts[0].rows] == opens


def test_a_file_on_one_line_reads_the_same() -> None:
    text = ofx_text([Row(), Row(fitid="F2", amount="-3.00")])
    one_line = text.replace("\n", "")

    assert [row.amount_minor for row in read(one_line).accounts[0].rows] == [-1250, -300]


@pytest.mark.parametrize("header", ["", "\n\n\n", "OFXHEADER:100DATA:OFXSGMLCHARSET:1252"])
def test_a_missing_or_broken_header_does_not_matter(header: str) -> None:
    body = ofx_text([Row()]).removeprefix(SGML_HEADER)

    assert len(read(header + body).accounts[0].rows) == 1


def test_name_and_memo_are_joined_without_saying_it_twice() -> None:
    rows = [
        Row(name="ACME", extra="<MEMO>Invoice 7\n"),
        Row(name="A LONG NAME CUT", extra="<MEMO>A LONG NAME CUT OFF\n"),
        Row(name="SAME", extra="<MEMO>same\n"),
        Row(name="", extra="<MEMO>only memo\n"),
    ]

    texts = [row.description for row in read(ofx_text(rows)).accounts[0].rows]

    assert texts == ["ACME Invoice 7", "A LONG NAME CUT OFF", "SAME", "only memo"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("M&amp;S", "M&S"),
        ("M&amp;amp;S", "M&S"),
        ("AT&T", "AT&T"),
        ("A &lt; B", "A < B"),
        ("A < B", "A < B"),
        ("I<3 CAKE", "I<3 CAKE"),
        ("A<!-- note -->B", "AB"),
        ("<![CDATA[A <b> & B]]>", "A <b> & B"),
        ("caf&#233;", "café"),
        ("A&#0;B", "A\ufffdB"),
        ("two   blanks", "two blanks"),
    ],
)
def test_text_is_what_the_bank_meant(written: str, meant: str) -> None:
    assert read(ofx_text([Row(name=written)], xml=True)).accounts[0].rows[0].description == meant


def test_self_closing_and_empty_tags_are_empty() -> None:
    text = ofx_text([Row(extra="<MEMO/><CHECKNUM></CHECKNUM>\n")], balance="").replace(
        "<DTASOF>20260331", "<DTASOF/>"
    )

    account = read(text).accounts[0]

    assert account.closing is None
    assert account.rows[0].description == "CORNER SHOP"


def test_lower_case_tags_and_attributes_are_read() -> None:
    text = ofx_text([Row()], xml=True).lower().replace("<ofx>", '<ofx xmlns="http://ofx">')

    assert read(text).accounts[0].rows[0].amount_minor == -1250


def test_pending_rows_are_marked() -> None:
    pending = "<BANKTRANLISTP><STMTTRNP><DTTRAN>20260303<TRNAMT>-5.00<NAME>P</STMTTRNP>"
    text = card_text(move("-1.00") + "</BANKTRANLIST>" + pending + "</BANKTRANLISTP><BANKTRANLIST>")

    rows = read(text).accounts[0].rows

    assert [(row.amount_minor, row.pending) for row in rows] == [(-100, False), (-500, True)]


def test_several_accounts_stay_apart() -> None:
    first, second = (ofx_text([Row()], number=number) for number in ("1111", "2222"))
    joined = first.replace("</BANKMSGSRSV1>", "").replace("</OFX>", "")
    inner = second[second.index("<STMTTRNRS>") : second.index("</BANKMSGSRSV1>")]

    accounts = read(f"{joined}{inner}</BANKMSGSRSV1></OFX>").accounts

    assert [account.number for account in accounts] == ["1111", "2222"]


def test_two_statements_of_one_account_are_joined_and_repeats_kept_once() -> None:
    text = ofx_text([Row(fitid="1"), Row(fitid="2", amount="-1.00")])
    start, end = text.index("<STMTTRNRS>"), text.index("</BANKMSGSRSV1>")
    later = text[start:end].replace("<FITID>1", "<FITID>3").replace("20260331", "20260430")
    statement = read(text[:end] + later + text[end:])

    (account,) = statement.accounts

    assert sorted(row.bank_id for row in account.rows) == ["1", "2", "3"]
    assert account.closing is not None
    assert account.closing.day == date(2026, 4, 30)
    assert any("kept once" in note for note in statement.assumptions)


def test_equal_rows_in_one_statement_both_stay() -> None:
    assert len(read(ofx_text([Row(), Row()])).accounts[0].rows) == 2


def test_rows_without_ids_are_read() -> None:
    text = ofx_text([Row(fitid=""), Row(fitid="")]).replace("<FITID>\n", "", 1)

    assert [row.bank_id for row in read(text).accounts[0].rows] == ["", ""]


def test_flip_sign_turns_every_amount() -> None:
    flipped = replace(OPTIONS, flip_sign=True)

    assert read(card_text(move("12.00")), flipped).accounts[0].rows[0].amount_minor == -1200


def test_a_missing_currency_is_taken_from_the_rows_or_assumed() -> None:
    extra = "<CURRENCY><CURRATE>1.0<CURSYM>AUD</CURRENCY>"
    in_rows = read(ofx_text([Row(extra=extra)], currency=""))
    nowhere = read(ofx_text([Row()], currency=""))

    assert in_rows.accounts[0].currency == "AUD"
    assert nowhere.accounts[0].currency == "GBP"
    assert "currency GBP: the file does not say" in nowhere.assumptions


def test_a_statement_without_transactions_says_so() -> None:
    statement = read(ofx_text([]))

    assert statement.accounts[0].rows == ()
    assert "the statement holds no transactions" in statement.warnings


INVESTMENT = """<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><DTASOF>20260331<CURDEF>USD
<INVACCTFROM><BROKERID>broker.example<ACCTID>777</INVACCTFROM><INVTRANLIST>
<DTSTART>20260301<DTEND>20260331
<BUYSTOCK><INVBUY><INVTRAN><FITID>T1<DTTRADE>20260305233000[-5:EST]</INVTRAN><SECID><UNIQUEID>X1
<UNIQUEIDTYPE>CUSIP</SECID><UNITS>10<UNITPRICE>5.125<TOTAL>-51.255</INVBUY><BUYTYPE>BUY</BUYSTOCK>
<TRANSFER><INVTRAN><FITID>T2<DTTRADE>20260306</INVTRAN><SECID><UNIQUEID>X1<UNIQUEIDTYPE>CUSIP
</SECID><UNITS>3.5</TRANSFER>
<INVBANKTRAN><STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260307<TRNAMT>-0.1250<FITID>C1<NAME>FEE</STMTTRN>
<SUBACCTFUND>CASH</INVBANKTRAN></INVTRANLIST><INVPOSLIST><POSSTOCK><INVPOS><SECID><UNIQUEID>X1
<UNIQUEIDTYPE>CUSIP</SECID><UNITS>13.500<UNITPRICE>5.2<MKTVAL>70.2<DTPRICEASOF>20260331</INVPOS>
</POSSTOCK></INVPOSLIST><INVBAL><AVAILCASH>80.15<MARGINBALANCE>0</INVBAL></INVSTMTRS>
</INVSTMTTRNRS></INVSTMTMSGSRSV1><SECLISTMSGSRSV1><SECLIST><STOCKINFO><SECINFO><SECID><UNIQUEID>X1
<UNIQUEIDTYPE>CUSIP</SECID><SECNAME>Example Fund</SECINFO></STOCKINFO></SECLIST></SECLISTMSGSRSV1>
</OFX>"""


def test_an_investment_statement_has_cash_rows_positions_and_trades() -> None:
    statement = read(INVESTMENT)
    (account,) = statement.accounts

    assert account.kind == "investment"
    assert [(row.amount_minor, row.bank_id) for row in account.rows] == [(-12, "C1")]
    assert [
        (each.security, each.name, each.units, each.value_minor) for each in account.positions
    ] == [("X1", "Example Fund", "13.5", 7020)]
    assert [(each.kind, each.day, each.units, each.amount_minor) for each in account.trades] == [
        ("buystock", date(2026, 3, 5), "10", -5126),
        ("transfer", date(2026, 3, 6), "3.5", None),
    ]
    assert any("rounded" in warning for warning in statement.warnings)


def test_bank_accounts_refuse_decimals_that_their_currency_lacks() -> None:
    with pytest.raises(InputRefused, match=r"row \d+, column TRNAMT: '-0.1250' is no amount"):
        read(ofx_text([Row(amount="-0.1250")]))


def test_a_banks_error_in_one_of_two_statements_is_a_warning() -> None:
    failed = (
        "<STMTTRNRS><TRNUID>2<STATUS><CODE>2000<SEVERITY>ERROR<MESSAGE>Try later</STATUS>"
        "</STMTTRNRS></BANKMSGSRSV1>"
    )
    text = ofx_text([Row()]).replace("</BANKMSGSRSV1>", failed)

    assert read(text).warnings == ("the bank reports an error: 2000 Try later",)


def test_an_opening_balance_among_the_rows_is_proven_by_the_closing_one() -> None:
    rows = [Row(amount="500.00", name="SALDO ANTERIOR", fitid=""), Row(amount="-20.00")]

    proven = read(ofx_text(rows, balance="480.00"))
    open_ = read(ofx_text(rows, balance="470.00"))

    (account,) = proven.accounts
    assert account.opening is not None
    assert (account.opening.minor, account.reconciles) == (50_000, True)
    assert [row.amount_minor for row in account.rows] == [-2000]
    assert len(open_.accounts[0].rows) == 2
    assert any("reads like a balance" in warning for warning in open_.warnings)


def test_debits_that_are_all_positive_are_told() -> None:
    positive = ofx_text([Row(amount="20.00"), Row(amount="5.00")]).replace("OTHER", "DEBIT")
    negative = ofx_text([Row(), Row(amount="-5.00")]).replace("OTHER", "DEBIT")

    assert any("--flip-sign" in warning for warning in read(positive).warnings)
    assert read(negative).warnings == ()


def test_aggregates_that_never_close_are_closed_by_what_holds_them() -> None:
    text = ofx_text([Row()]).replace("</BANKACCTFROM>", "").replace("</LEDGERBAL>", "")

    (account,) = read(text).accounts

    assert (account.number, len(account.rows)) == ("11112222", 1)
    assert account.closing is not None


def test_a_statement_inside_another_is_refused() -> None:
    text = ofx_text([Row()])
    inner = text[text.index("<STMTRS>") : text.index("</STMTTRNRS>")].replace("1111", "3333")

    with pytest.raises(InputRefused, match="begins before the one before it ends"):
        read(text.replace("</BANKTRANLIST>", "</BANKTRANLIST>" + inner))


@pytest.mark.parametrize(
    "stamp",
    [
        "20260302", "202603021200", "20260302120000", "20260302120000.123", "20260302120000000",
        "20260302T12:00:00", "20260302 120000", "20260302120000GMT", "20260302120000Z",
        "20260302120000-0500", "20260302120000[-03:00:BRT]", "20260302120000:014",
    ],
)  # fmt: skip
def test_a_time_of_any_shape_leaves_the_day(stamp: str) -> None:
    assert read(ofx_text([Row(day=stamp)])).accounts[0].rows[0].day == date(2026, 3, 2)
