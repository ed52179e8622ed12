"""Accounts, balances and positions of an OFX file, read by ofxparse.

ofxparse is quadratic on open SGML tags, moves days by their time zone, takes `1,234` for 1.234 and
raises a dozen kinds of exception. So it never sees the file. It gets a fresh document written from
the guarded tree: leaves closed, empty leaves left out, days cut to their eight digits, numbers with
a decimal point, and of the rows only the first `ROWS_SHOWN` of the file as stand-ins (each costs it
0.3 ms). What it verifies: that the file's statements, in order, have the account numbers the scan
saw in their places, the shown rows in theirs, and as many positions and trades. Of the rows
themselves the scan is checked by the count of their raw tags.

This is the only module that imports ofxparse.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import escape
from io import BytesIO
from typing import Any

from finadvise.errors import InputRefused
from finadvise.model.statement import DecimalMark
from finadvise.readers.amounts import plain_number
from finadvise.readers.ofx.dates import day_digits
from finadvise.readers.ofx.scan import ROW_MARK, plain_text
from finadvise.readers.ofx.statements import STATEMENT_TAGS, RawStatement, row_places
from finadvise.readers.ofx.tree import Node

ROWS_SHOWN = 40

_STAND_IN = "<STMTTRN><DTPOSTED>20000101</DTPOSTED><TRNAMT>0</TRNAMT><FITID>{}</FITID></STMTTRN>"
_PARTS = (
    *("CURDEF", "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "BANKTRANLIST", "INVTRANLIST"),
    *("INVPOSLIST", "LEDGERBAL", "AVAILBAL", "INVBAL", ROW_MARK),
)
_NUMBERS = frozenset(
    "AVAILCASH BALAMT BUYPOWER COMMISSION FEES MARGINBALANCE MKTVAL SHORTBALANCE TOTAL UNITPRICE"
    " UNITS VALUE".split()
)

_HEADER = (
    "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\n"
    "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
)


@dataclass(frozen=True, slots=True)
class Security:
    """A movement of or a holding in a security, numbers as ofxparse read them."""

    kind: str
    security: str
    units: Decimal
    price: Decimal
    amount: Decimal
    day: date | None
    bank_id: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One statement's account; `balance` is None where the file has none."""

    number: str
    bank: str
    subtype: str
    balance: Decimal | None
    balance_day: date | None
    positions: tuple[Security, ...]
    trades: tuple[Security, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What ofxparse read; `accounts` in the order of the statements it was given."""

    institution: str
    accounts: tuple[Account, ...]
    security_names: dict[str, str]


def read_document(root: Node, statements: Sequence[RawStatement], mark: DecimalMark) -> Document:
    """Let ofxparse read the document and hold it against the scan.

    Args:
        root: The whole tree, for the institution and the list of securities.
        statements: The statements with their rows.
        mark: The decimal mark of the file.

    Raises:
        InputRefused: ofxparse fails, or its counts differ from those of the scan.
    """
    ordered = sorted(statements, key=lambda statement: STATEMENT_TAGS.index(statement.tag))
    booked = [number for statement in ordered for number in statement.booked]
    shown = frozenset(booked[:ROWS_SHOWN])
    parsed = _parse(_document_text(root, ordered, shown, mark))
    if len(parsed.accounts) != len(ordered):
        raise _disagreement("accounts", len(ordered), len(parsed.accounts))
    read: dict[int, Account] = {}
    for statement, found in zip(ordered, parsed.accounts, strict=True):
        _compare(statement, shown, found.statement)
        read[id(statement)] = _account(found)
    return Document(
        getattr(parsed.accounts[0].institution, "organization", ""),
        tuple(read[id(statement)] for statement in statements),
        {each.uniqueid: each.name for each in getattr(parsed, "security_list", None) or ()},
    )


def _document_text(
    root: Node, statements: Sequence[RawStatement], shown: frozenset[int], mark: DecimalMark
) -> str:
    pieces = [_HEADER, "<OFX>"]
    for node in (root.find("FI"), root.find("SECLIST")):
        if node:
            _write(node, pieces, shown, mark)
    for statement in statements:
        pieces.append(f"<{statement.tag}>")
        for part in statement.node.find_all(*_PARTS):
            _write(part, pieces, shown, mark)
        pieces.append(f"</{statement.tag}>")
    return "".join([*pieces, "</OFX>"])


def _write(node: Node, pieces: list[str], shown: frozenset[int], mark: DecimalMark) -> None:
    if node.name == ROW_MARK:
        pieces += [_STAND_IN.format(place) for place in row_places(node) if place in shown]
    elif node.children:
        pieces.append(f"<{node.name}>")
        for child in node.children:
            _write(child, pieces, shown, mark)
        pieces.append(f"</{node.name}>")
    else:
        text = _clean(node.name, node.text, mark)
        if text:
            pieces.append(f"<{node.name}>{escape(text, quote=False)}</{node.name}>")


def _clean(name: str, raw: str, mark: DecimalMark) -> str:
    """Return what ofxparse reads rightly, or nothing: an empty leaf makes it fail."""
    text = plain_text(raw)
    if name.startswith("DT"):
        day = day_digits(text)
        return day if day and day != "00000000" else ""
    if name in _NUMBERS:
        try:
            return plain_number(text, mark)
        except ValueError:
            return ""
    return text


def _parse(document: str) -> Any:
    from ofxparse import OfxParser
    from ofxparse.ofxparse import OfxParserException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it calls names that its own library deprecated
            return OfxParser.parse(BytesIO(document.encode()))
    except (
        OfxParserException,
        ArithmeticError,
        AttributeError,
        LookupError,
        NameError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise InputRefused(
            f"the OFX document cannot be read: {type(error).__name__}",
            hint="download the file again; it is damaged",
            code="bad-document",
        ) from error


def _compare(statement: RawStatement, shown: frozenset[int], found: Any) -> None:
    expected = [str(number) for number in statement.booked if number in shown]
    if [transaction.id for transaction in _rows(found)] != expected:
        raise _disagreement("transactions", len(expected), len(_rows(found)))
    if statement.tag == "INVSTMTRS":
        trades, positions = len(_trades(found)), len(found.positions)
        if positions != len(statement.positions):
            raise _disagreement("positions", len(statement.positions), positions)
        if trades != len(statement.trades):
            raise _disagreement("trades", len(statement.trades), trades)


def _rows(found: Any) -> list[Any]:
    return [each for each in found.transactions if hasattr(each, "payee")]


def _trades(found: Any) -> list[Any]:
    return [each for each in found.transactions if not hasattr(each, "payee")]


def _account(found: Any) -> Account:
    statement = found.statement
    balance = getattr(statement, "balance", getattr(statement, "available_cash", None))
    return Account(
        number=found.account_id,
        bank=found.routing_number or getattr(found, "brokerid", ""),
        subtype=found.account_type.upper(),
        balance=balance,
        balance_day=_day(getattr(statement, "balance_date", None)),
        positions=tuple(_position(each) for each in getattr(statement, "positions", ())),
        trades=tuple(_trade(each) for each in _trades(statement)),
    )


def _position(found: Any) -> Security:
    return Security(
        kind="position",
        security=found.security,
        units=found.units,
        price=found.unit_price,
        amount=found.market_value,
        day=_day(getattr(found, "date", None)),
    )


def _trade(found: Any) -> Security:
    return Security(
        kind=found.type,
        security=found.security,
        units=found.units,
        price=found.unit_price,
        amount=found.total,
        day=_day(found.tradeDate),
        bank_id=getattr(found, "id", ""),
    )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _disagreement(what: str, scanned: int, parsed: int) -> InputRefused:
    return InputRefused(
        f"two readings disagree: {scanned} {what} by the tags, {parsed} by the document",
        hint="download the file again; it is damaged",
        code="counts-differ",
    )
