"""QIF: records of one-letter lines, closed by `^`.

The format has no currency, writes dates in whatever order the exporter liked and leaves out the
year's century. The order is decided over the whole file; where nothing decides it, the file is
refused. Splits describe a row and add none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.errors import InputRefused
from finadvise.model.statement import (
    Balance,
    ReadOptions,
    Statement,
    StatementAccount,
    StatementRow,
    Trade,
)
from finadvise.readers.amounts import AmountStyle, refused_amount, settle_mark
from finadvise.readers.decoding import decode_text, fold
from finadvise.readers.qif.dates import DateReading, settle_dates
from finadvise.readers.qif.records import Record, split_records

_SIGN = re.compile(rb"^\s*!(?:Type|Account|Option|Clear)", re.IGNORECASE)
_LETTERS = frozenset(b"DTUPNMLC")
_KINDS = {
    "bank": "current",
    "cash": "cash",
    "ccard": "card",
    "oth a": "savings",
    "oth l": "loan",
    "invst": "investment",
    "port": "investment",
}
_CASH_ACTIONS = {"cash": 1, "xin": 1, "xout": -1, "contribx": 1, "withdrwx": -1}


class QifReader:
    """Quicken Interchange Format."""

    name = "qif"

    def claims(self, head: bytes, filename: str) -> bool:
        """Tell by a `!Type` line, or by the name and a first record."""
        if _SIGN.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")):
            return True
        lines = head.split()
        named = filename.lower().endswith(".qif")
        return named and b"^" in lines and lines[0][0] in _LETTERS

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read all accounts of the file; one account for each name and type.

        Raises:
            InputRefused: Cut off or damaged, dates or amounts that can be read in two ways, or no
                transactions.
        """
        decoded = decode_text(content)
        records, categories = split_records(decoded.text)
        if not records:
            raise InputRefused(
                "the QIF file holds no transactions",
                hint="export the account's transactions, not its lists",
                code="no-statement",
            )
        currency = options.currency or options.default_currency
        mark = settle_mark((record.amount_text for record in records), currency, options.decimal)
        style = AmountStyle(currency, mark)
        amounts = [_amount(record, style) if record.amount_text else 0 for record in records]
        dates = settle_dates([record.dated for record in records], amounts, options)
        builder = _Builder(options, dates, style, frozenset(categories))
        groups: dict[tuple[str, str], list[Record]] = {}
        for record in records:
            groups.setdefault((record.account, record.kind), []).append(record)
        notes = [note for note in (decoded.note, dates.note) if note]
        if not options.currency:
            notes.append(f"currency {currency}: QIF does not say")
        return Statement(
            format=self.name,
            layout=self.name,
            accounts=tuple(builder.account(*key, group) for key, group in groups.items()),
            assumptions=tuple(notes),
        )


@dataclass(frozen=True, slots=True)
class _Builder:
    options: ReadOptions
    dates: DateReading
    style: AmountStyle
    categories: frozenset[str]

    def account(self, name: str, kind: str, records: Sequence[Record]) -> StatementAccount:
        openings = [record for record in records if record.is_opening]
        moves = [record for record in records if not record.is_opening]
        invests = _KINDS.get(kind) == "investment"
        cash = [record for record in moves if not invests or record.action in _CASH_ACTIONS]
        trades = [record for record in moves if invests and record.action not in _CASH_ACTIONS]
        opening = openings[0] if openings else None
        return StatementAccount(
            name=name,
            kind=_KINDS.get(kind, ""),
            currency=self.style.currency,
            rows=tuple(self._row(record, invests=invests) for record in cash),
            trades=tuple(self._trade(record) for record in trades),
            opening=Balance(day=self.dates.day(*opening.dated), minor=_amount(opening, self.style))
            if opening
            else None,
        )

    def _row(self, record: Record, *, invests: bool) -> StatementRow:
        payee, memo = (fold(record.fields.get(letter, "")) for letter in "PM")
        label = fold(record.fields.get("L", ""))
        amount = _amount(record, self.style)
        if invests and _CASH_ACTIONS[record.action] < 0:
            amount = -abs(amount)
        texts = dict.fromkeys(filter(None, (payee, memo)))
        return StatementRow(
            day=self.dates.day(*record.dated),
            amount_minor=-amount if self.options.flip_sign else amount,
            description=" ".join(texts) or label.strip("[]") or record.fields.get("N", ""),
            category=label if label in self.categories else "",
            line=record.line,
            payee=payee,
        )

    def _trade(self, record: Record) -> Trade:
        amount = _amount(record, self.style) if record.amount_text else None
        return Trade(
            day=self.dates.day(*record.dated),
            kind=record.action,
            security=fold(record.fields.get("Y", "")),
            units=record.fields.get("Q", ""),
            amount_minor=amount,
        )


def _amount(record: Record, style: AmountStyle) -> int:
    text = record.amount_text
    try:
        return style.minor(text)
    except ValueError as error:
        raise refused_amount(text, error, row=record.line, column="T") from None
