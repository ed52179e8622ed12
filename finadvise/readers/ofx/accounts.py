"""Raw statements of an OFX file to accounts with typed rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from finadvise.errors import InputRefused
from finadvise.model.statement import (
    Balance,
    DecimalMark,
    Position,
    ReadOptions,
    StatementAccount,
    StatementRow,
    Trade,
)
from finadvise.money import to_minor
from finadvise.readers.amounts import AmbiguousAmount, AmountStyle, refused_amount
from finadvise.readers.ofx.dates import read_day
from finadvise.readers.ofx.document import Account, Document, Security
from finadvise.readers.ofx.doubts import doubts, opening_row
from finadvise.readers.ofx.rows import RowBuilder
from finadvise.readers.ofx.scan import plain_text
from finadvise.readers.ofx.statements import RawStatement

_KINDS = {
    "CHECKING": "current",
    "SAVINGS": "savings",
    "MONEYMRKT": "savings",
    "CD": "savings",
    "CREDITLINE": "loan",
    "CREDITCARD": "card",
}


@dataclass(slots=True)
class AccountBuilder:
    """Builds the accounts of one file and collects what had to be said about them."""

    options: ReadOptions
    mark: DecimalMark | None
    document: Document
    assumptions: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def build(self, raw: RawStatement, read: Account) -> StatementAccount:
        """Return one statement as an account.

        Args:
            raw: The scan's side: rows in file order.
            read: ofxparse's side: number, balance, positions, trades.

        Raises:
            InputRefused: A row or the balance cannot be read without guessing.
        """
        currency = self._currency(raw)
        invests = raw.tag == "INVSTMTRS"
        style = AmountStyle(currency, self.mark)
        rows_of = RowBuilder(style, self.options.today, self.options.flip_sign, rounds=invests)
        rows = tuple(rows_of.build(row) for row in raw.rows)
        if rows_of.rounded:
            self.warnings.append(
                f"{rows_of.rounded} amounts have more decimals than {currency}; rounded half-even"
            )
        closing = self._closing(raw, read, style, rows)
        first = None if invests else opening_row(rows, closing)
        rows = tuple(row for row in rows if row is not first)
        self.warnings += doubts(rows, raw.rows)
        return StatementAccount(
            number=read.number,
            institution=self.document.institution,
            kind=_kind(raw, read),
            currency=currency,
            rows=rows,
            opening=self._opening(first),
            closing=closing,
            reconciles=True if first else None,
            positions=tuple(self._position(each, currency) for each in read.positions),
            trades=tuple(_trade(each, currency) for each in read.trades),
        )

    def _opening(self, row: StatementRow | None) -> Balance | None:
        if row is None:
            return None
        self.assumptions.append(
            f"line {row.line}: {row.description[:40]!r} is the opening balance, not a movement: "
            "with it the rows add up to the closing balance"
        )
        return Balance(day=row.day, minor=row.amount_minor)

    def _currency(self, raw: RawStatement) -> str:
        stated = _currency_code(raw.node.leaf("CURDEF"))
        symbols = {row.fields.get("CURSYM", "") for row in raw.rows}
        in_rows = {_currency_code(symbol) for symbol in symbols} - {""}
        if not stated and len(in_rows) == 1:
            stated = in_rows.pop()
        elif stated and in_rows - {stated}:
            other = ", ".join(sorted(in_rows - {stated}))
            self.warnings.append(f"rows also name {other}; their amounts are read as {stated}")
        asked = self.options.currency
        if stated and asked and asked != stated:
            self.warnings.append(f"the file says {stated}; --currency {asked} was not used")
        if stated or asked:
            return stated or asked
        default = self.options.default_currency
        unknown = plain_text(raw.node.leaf("CURDEF"))[:20]
        why = f"{unknown!r} is no currency code" if unknown else "the file does not say"
        self.assumptions.append(f"currency {default}: {why}")
        return default

    def _closing(
        self,
        raw: RawStatement,
        read: Account,
        style: AmountStyle,
        rows: tuple[StatementRow, ...],
    ) -> Balance | None:
        path = ("AVAILCASH",) if raw.tag == "INVSTMTRS" else ("LEDGERBAL", "BALAMT")
        text = plain_text(raw.node.leaf(*path))
        if not text or raw.trades or raw.positions:
            return None  # trades move cash without being rows, so no sum could meet the balance
        try:
            minor = style.rounded(text)
        except AmbiguousAmount as error:
            raise refused_amount(text, error, row=0, column=path[-1]) from None
        except ValueError:
            self.warnings.append(f"the balance {text[:40]!r} cannot be read and is left out")
            return None
        if read.balance is None or to_minor(read.balance, style.currency) != minor:
            raise InputRefused(
                f"two readings of the balance {text!r} disagree",
                hint="download the file again; it is damaged",
                code="counts-differ",
                column=path[-1],
            )
        return Balance(day=self._balance_day(raw, read, rows), minor=minor)

    def _balance_day(
        self, raw: RawStatement, read: Account, rows: tuple[StatementRow, ...]
    ) -> date:
        if read.balance_day:
            return read.balance_day
        for tag in ("DTASOF", "DTEND"):
            stamp = plain_text(raw.node.leaf(tag))
            try:
                return read_day(stamp, self.options.today, row=0, column=tag)
            except InputRefused:
                continue
        return max((row.day for row in rows), default=self.options.today)

    def _position(self, read: Security, currency: str) -> Position:
        return Position(
            security=read.security,
            name=self.document.security_names.get(read.security, ""),
            units=_plain(read.units),
            price=_plain(read.price),
            value_minor=to_minor(read.amount, currency),
            day=read.day,
        )


def merge_accounts(accounts: Iterable[StatementAccount]) -> tuple[StatementAccount, ...]:
    """Join statements of the same account; rows that an overlap repeats are kept once.

    A row counts as repeated where another statement of the file has one with the same bank id,
    day, amount and text. Without a bank id nothing is dropped.
    """
    groups: dict[tuple[str, ...], list[StatementAccount]] = {}
    for place, account in enumerate(accounts):
        key = (account.number or f"#{place}", account.kind, account.currency)
        groups.setdefault(key, []).append(account)
    return tuple(_joined(group) if len(group) > 1 else group[0] for group in groups.values())


def _joined(statements: list[StatementAccount]) -> StatementAccount:
    rows: list[StatementRow] = []
    known: set[tuple[str, date, int, str]] = set()
    for statement in statements:
        rows += [row for row in statement.rows if _identity(row) not in known]
        known |= {_identity(row) for row in statement.rows if row.bank_id}
    newest = max(statements, key=lambda each: each.closing.day if each.closing else date.min)
    holding = [each.positions for each in (newest, *statements) if each.positions]
    return replace(
        newest,
        rows=tuple(rows),
        positions=holding[0] if holding else (),
        trades=tuple(dict.fromkeys(trade for each in statements for trade in each.trades)),
    )


def _identity(row: StatementRow) -> tuple[str, date, int, str]:
    return row.bank_id, row.day, row.amount_minor, row.description


def _kind(raw: RawStatement, read: Account) -> str:
    if raw.tag == "INVSTMTRS":
        return "investment"
    return "card" if raw.tag == "CCSTMTRS" else _KINDS.get(read.subtype, "")


def _trade(read: Security, currency: str) -> Trade:
    if read.day is None:
        raise InputRefused(
            f"a trade ({read.kind} {read.security}) has no readable DTTRADE",
            hint="download the file again; it is damaged",
            code="bad-date",
            column="DTTRADE",
        )
    return Trade(
        day=read.day,
        kind=read.kind,
        security=read.security,
        units=_plain(read.units),
        amount_minor=to_minor(read.amount, currency) if read.amount else None,
        bank_id=read.bank_id,
    )


def _currency_code(text: str) -> str:
    code = text.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
