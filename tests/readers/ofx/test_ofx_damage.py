"""What a damaged or hostile OFX file must never do: change the rows without a word."""

from __future__ import annotations

import random
import time

import pytest

from finadvise.errors import InputRefused
from finadvise.model.statement import Statement
from readers.ofx_files import Row, fifty_rows, ofx_text, read

OPENING_MINOR = 200_000
MUTATIONS = 200  # a run of 8,000 had none silent


def rows_of(statement: Statement) -> list[tuple[object, ...]]:
    return [
        (row.day, row.amount_minor, row.description, row.bank_id)
        for account in statement.accounts
        for row in account.rows
    ]


@pytest.mark.parametrize("xml", [False, True])
def test_a_file_cut_at_any_byte_is_refused_or_complete(xml: bool) -> None:
    content = ofx_text(fifty_rows(), xml=xml).encode()
    whole = rows_of(read(content))

    for cut in range(len(content)):
        try:
            found = read(content[:cut])
        except InputRefused:
            continue
        assert rows_of(found) == whole, cut


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Change, drop, insert, double or swap a few bytes, or drop or double a line."""
    body = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(body) - 20)
        kind = chance.randrange(7)
        if kind == 0:
            body[at] = chance.randrange(256)
        elif kind == 1:
            del body[at : at + chance.randint(1, 12)]
        elif kind == 2:
            body[at:at] = bytes(chance.choices(b"0123456789<>/.,-&; AZ\n", k=chance.randint(1, 4)))
        elif kind == 3:
            body[at:at] = body[at : at + chance.randint(1, 60)]
        elif kind == 4:
            body[at], body[at + 1] = body[at + 1], body[at]
        else:
            lines = bytes(body).split(b"\n")
            place = chance.randrange(len(lines))
            lines[place : place + 1] = [lines[place]] * (2 if kind == 5 else 0)
            body = bytearray(b"\n".join(lines))
    return bytes(body)


def silent_changes(count: int, *, xml: bool, seed: int) -> list[bytes]:
    """Return the mutants that are read with other rows or amounts though a balance is known."""
    rows = fifty_rows()
    closing = OPENING_MINOR - 122_500
    content = ofx_text(rows, xml=xml, balance=f"{closing / 100:.2f}").encode()
    amounts = [row.amount_minor for row in read(content).accounts[0].rows]
    chance = random.Random(seed)  # noqa: S311 - mutations, no secrets
    silent = []
    for _ in range(count):
        mutant = mutate(content, chance)
        try:
            account = read(mutant).accounts[0]
        except InputRefused:
            continue
        found = [row.amount_minor for row in account.rows if not row.pending]
        told = account.closing is None or OPENING_MINOR + sum(found) != account.closing.minor
        if found != amounts and not told:
            silent.append(mutant)
    return silent


@pytest.mark.parametrize("xml", [False, True])
def test_mutated_files_change_rows_only_where_the_balance_shows_it(xml: bool) -> None:
    assert len(silent_changes(MUTATIONS, xml=xml, seed=1)) == 0


def test_a_hundred_thousand_odd_brackets_take_no_time() -> None:
    started = time.process_time()
    for odd in ("<a x=", "<!--", "<", "&#", "<STMTTRN>", "<A><B>", '<A B="'):
        with pytest.raises(InputRefused):
            read(f"<OFX>{odd * 100_000}</OFX>")

    assert time.process_time() - started < 20


DECLARATIONS = {
    "file": '<!DOCTYPE OFX [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "http": '<!DOCTYPE OFX SYSTEM "http://example.invalid/x.dtd">',
    "parameter": '<!DOCTYPE OFX [<!ENTITY % p "x"> %p;]>',
    "laughs": '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    "entity": '<!ENTITY a "ha">',
}


@pytest.mark.parametrize("declaration", DECLARATIONS.values(), ids=DECLARATIONS.keys())
def test_declarations_are_refused(declaration: str) -> None:
    text = ofx_text([Row(name="&x;")], xml=True).replace("<OFX>", f"{declaration}\n<OFX>")

    with pytest.raises(InputRefused) as refused:
        read(text)

    assert refused.value.code == "declarations"


def test_an_unknown_entity_stays_as_it_is_written() -> None:
    assert read(ofx_text([Row(name="A&x;B")])).accounts[0].rows[0].description == "A&x;B"


@pytest.mark.parametrize(
    "amount",
    [
        "NaN", "sNaN", "inf", "Infinity", "1e5", "1e400", "1_000", "1+2", "1 2", "null", "-null",
        "", "--5", "+-5", "5-", "(5.00)", "$5", "−5", "9" * 400, "٣٫٥٠", "1.005", "0x10", "1.2.3",
        "1,2,3", "1,23,456.00", "12,34.5", ".", "-", "1.", "1..2",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_its_line(amount: str) -> None:
    text = ofx_text([Row(), Row(amount=amount, fitid="F2")])
    line = [at for at, each in enumerate(text.splitlines(), 1) if each == "<STMTTRN>"][1]

    with pytest.raises(InputRefused) as refused:
        read(text)

    assert refused.value.row == line
    assert "TRNAMT" in refused.value.message


@pytest.mark.parametrize(
    "day",
    [
        "00000000", "20230231", "20231332", "2023011523", "2023115", "202311", "", "15/01/2023",
        "19691231", "20280101", "2023-02-31", "20230101x", "99999999", "2023010112345",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_its_line(day: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(ofx_text([Row(day=day)]))

    assert refused.value.row > 0
    assert refused.value.code == "bad-date"


ZONES = ["", "[0:GMT]", "[-5:EST]", "[+1:CET]", "[1:CET]", "[-3]", "[+13:NZDT]", "[-3.30:NST]",
         "[-12:X]", "[9999999999:X]", "[+5.5:IST]"]  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("time_of_day", ["000000", "120000.000", "235959"])
def test_no_zone_moves_the_day(zone: str, time_of_day: str) -> None:
    row = read(ofx_text([Row(day=f"20260201{time_of_day}{zone}")])).accounts[0].rows[0]

    assert row.day.isoformat() == "2026-02-01"


def encoded(header: str, codec: str, name: str = "CAFÉ") -> bytes:
    body = ofx_text([Row(name=name)])
    return (header + body[body.index("<OFX>") :]).encode(codec)


@pytest.mark.parametrize(
    ("header", "codec", "name"),
    [
        ("ENCODING:USASCII\nCHARSET:1252\n", "cp1252", "CAFÉ"),
        ("ENCODING:USASCII\nCHARSET:1252\n", "utf-8", "CAFÉ ŁÓDŹ"),
        ("ENCODING:UTF-8\nCHARSET:NONE\n", "utf-8", "CAFÉ ŁÓDŹ"),
        ("ENCODING:UNICODE\nCHARSET:NONE\n", "utf-8", "CAFÉ ŁÓDŹ"),
        ("ENCODING:UNICODE\nCHARSET:NONE\n", "utf-16", "CAFÉ ŁÓDŹ"),
        ("ENCODING:UNICODE\nCHARSET:NONE\n", "utf-16-le", "CAFÉ ŁÓDŹ"),
        ("ENCODING:ISO-8859-1\nCHARSET:NONE\n", "latin-1", "CAFÉ"),
        ("ENCODING:USASCII\nCHARSET:8859-1\n", "latin-1", "CAFÉ"),
        ("ENCODING:USASCII\nCHARSET:ISO-8859-2\n", "iso-8859-2", "ŁÓDŹ"),
        ("ENCODING:USASCII\nCHARSET:1250\n", "cp1250", "ŁÓDŹ"),
        ("ENCODING:USASCII\nCHARSET:1251\n", "cp1251", "МОСКВА"),
        ("ENCODING:USASCII\nCHARSET:NONE\n", "cp1252", "CAFÉ"),
        ("", "utf-8-sig", "CAFÉ ŁÓDŹ"),
        ("", "cp1252", "CAFÉ €"),
        ('<?xml version="1.0"?>', "utf-8", "CAFÉ ŁÓDŹ"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso-8859-2", "ŁÓDŹ"),
    ],
)
def test_the_charset_is_what_fits_whatever_is_declared(header: str, codec: str, name: str) -> None:
    assert read(encoded(header, codec, name)).accounts[0].rows[0].description == name


def test_bytes_of_no_charset_are_refused_naming_it() -> None:
    content = encoded("CHARSET:1252\n", "cp1252").replace(b"\xc9", b"\x81")

    with pytest.raises(InputRefused, match="neither UTF-8 nor cp1252"):
        read(content)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x08", "\x7f"])
def test_control_characters_are_replaced_visibly_and_told(character: str) -> None:
    statement = read(ofx_text([Row(name=f"A{character}B")]))

    assert statement.accounts[0].rows[0].description == "A\ufffdB"
    assert "control characters (1) are shown as \ufffd" in statement.assumptions


def test_a_control_character_inside_an_amount_is_refused() -> None:
    with pytest.raises(InputRefused, match="is no amount"):
        read(ofx_text([Row(amount="-1\x1b2.50")]))


def test_a_second_document_that_is_cut_in_its_header_is_noticed() -> None:
    with pytest.raises(InputRefused, match="cut off"):
        read(ofx_text([Row()]) + "OFXHEADER:100\nDATA:OFX")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1,234.50", "GBP", 123_450),
        ("1.234,50", "EUR", 123_450),
        ("-1234,5", "EUR", -123_450),
        ("1 234,50", "SEK", 123_450),
        ("1’234.50", "CHF", 123_450),
        ("1,234,567", "GBP", 123_456_700),
        ("+00000000001111.0000", "USD", 111_100),
        ("-0.00", "GBP", 0),
        ("-.50", "USD", -50),
        ("1500", "JPY", 1500),
        ("1,500", "JPY", 1500),
        ("1500.00", "JPY", 1500),
        ("1.500", "KWD", 1500),
        ("1234.500", "GBP", 123_450),
        ("0.500", "GBP", 50),
    ],
)
def test_clear_amounts_are_read(amount: str, currency: str, minor: int) -> None:
    text = ofx_text([Row(amount=amount)], currency=currency, balance="")

    assert read(text).accounts[0].rows[0].amount_minor == minor


@pytest.mark.parametrize("amount", ["1,234", "-1.234"])
def test_thousands_or_decimals_is_asked_for(amount: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(ofx_text([Row(amount=amount)], balance=""))

    assert refused.value.code == "amount-ambiguous"
    assert "--decimal" in refused.value.hint


def test_the_rest_of_the_file_settles_the_decimal_mark() -> None:
    text = ofx_text([Row(amount="1,234"), Row(amount="-5.25")], balance="")

    assert read(text).accounts[0].rows[0].amount_minor == 123_400


def test_a_row_that_states_its_amount_twice_is_refused() -> None:
    with pytest.raises(InputRefused, match="states its TRNAMT 2 times"):
        read(ofx_text([Row(extra="<TRNAMT>5.00\n")]))


def test_rows_outside_every_account_are_refused() -> None:
    stray = "<STMTTRN><DTPOSTED>20260301<TRNAMT>1.00<FITID>9</STMTTRN></OFX>"

    with pytest.raises(InputRefused, match="lie outside every account"):
        read(ofx_text([Row()]).replace("</OFX>", stray))


def test_deep_nesting_is_refused() -> None:
    nested = "<A>" * 200 + "</A>" * 200

    with pytest.raises(InputRefused, match="nested more than 100 deep"):
        read(f"<OFX>{nested}</OFX>")
