"""A bank's file, as a reader understood it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]
DecimalMark = Literal[".", ","]


# Not frozen: a statement may have a hundred thousand rows, and freezing triples their cost.
@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class StatementRow:
    """One movement of money, signed as the account holder feels it (out is negative).

    Args:
        day: The day the bank wrote; never moved by a time zone.
        amount_minor: Minor units of the account's currency.
        description: The bank's own text, white space folded.
        bank_id: The bank's id of the row (FITID, reference), empty where there is none.
        balance_minor: Running balance after the row, where the file carries one.
        pending: Not booked yet.
        category: The owner's own label, where the file has a category column.
        merchant_code: ISO 18245 code, where the file carries one.
        line: One-based line of the file (0 where the format has no lines).
        payee: The other side's name where the file has it in a field of its own.
        counterparty: The other side's account (last four characters), for pairing transfers.
    """

    day: date
    amount_minor: int
    description: str
    bank_id: str = ""
    balance_minor: int | None = None
    pending: bool = False
    category: str = ""
    merchant_code: str = ""
    line: int = 0
    payee: str = ""
    counterparty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the bank says the account held at the end of a day."""

    day: date
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A holding as the statement lists it."""

    security: str
    name: str
    units: str
    price: str
    value_minor: int | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A movement of securities as the statement lists it."""

    day: date
    kind: str
    security: str
    units: str
    amount_minor: int | None
    bank_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAccount:
    """One account of a statement; `rows` in file order.

    Args:
        number: The bank's full account number or IBAN, empty where the file has none. It is used
            to recognise the account and never stored: the store keeps a keyed digest and the last
            four characters.
        kind: `current`, `savings`, `card`, `loan`, `investment`, `cash` or empty when unknown.
        currency: ISO code; empty where the file does not say and nothing else did.
        closing: The bank's closing balance, where the file has one.
        reconciles: Whether the rows agree with the bank's own balances; None where there is
            nothing to compare with.
    """

    number: str = ""
    name: str = ""
    institution: str = ""
    kind: str = ""
    currency: str = ""
    rows: tuple[StatementRow, ...] = ()
    opening: Balance | None = None
    closing: Balance | None = None
    positions: tuple[Position, ...] = ()
    trades: tuple[Trade, ...] = ()
    reconciles: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Everything one file said.

    Args:
        format: `csv`, `ofx`, `qif`, `mt940` or `camt053`.
        layout: Name of the declared layout that was recognised, or `inferred`.
        fingerprint: Digest of the header, to recognise the layout again; empty where none.
        settled: What evidence or options settled (`date_order`, `decimal`, `flip_sign`), kept with
            the fingerprint for the next file.
        assumptions: One sentence per decision that the file itself did not spell out.
        columns: Column by column what was understood: (header, role, evidence).
    """

    format: str
    layout: str = ""
    accounts: tuple[StatementAccount, ...] = ()
    fingerprint: str = ""
    settled: Mapping[str, str] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the caller of a reader already knows; None and empty mean `find out`.

    Args:
        today: Dates later than 400 days after it are refused.
        default_currency: Used, and named in `assumptions`, where neither the file nor `currency`
            says which.
        remembered: Looks up what was settled for a header fingerprint by earlier imports.
        overlaps: Given rows as `(day, amount_minor)` of one candidate reading, the share of them
            that the store already holds (0 to 1); settles doubts by earlier imports.
    """

    today: date
    date_order: DateOrder | None = None
    decimal: DecimalMark | None = None
    flip_sign: bool = False
    currency: str = ""
    default_currency: str = "GBP"
    remembered: Callable[[str], Mapping[str, str]] = field(default=lambda _: {})
    overlaps: Callable[[list[tuple[date, int]]], float] = field(default=lambda _: 0.0)
