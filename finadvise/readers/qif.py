"""QIF: records of one-letter lines, closed by `^`.

The format has no currency, writes dates in whatever order the exporter liked and leaves out the
year's century. The order is decided over the whole file; where nothing decides it, the file is
refused. Splits describe a row and add none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from finadvise.readers.qif_dates import DateReading, settle_dates

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
_LINE_LIMIT_CHARACTERS = 1_000_000
_TEXT_LIMIT_CHARACTERS = 10_000
_LISTS = frozenset(
    {"account", "cat", "class", "memorized", "prices", "security", "budget", "tag", "template"}
)
_CASH_ACTIONS = {"cash": 1, "xin": 1, "xout": -1, "contribx": 1, "withdrwx": -1}
_ONCE = "DT"


@dataclass(slots=True)
class _Record:
    """The lines of one record by their letter; the first of a repeated letter counts."""

    kind: str
    account: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def is_opening(self) -> bool:
        return self.fields.get("P", "").casefold() == "opening balance"


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
        records, categories = _records(decoded.text)
        if not records:
            raise InputRefused(
                "the QIF file holds no transactions",
                hint="export the account's transactions, not its lists",
                code="no-statement",
            )
        currency = options.currency or options.default_currency
        mark = settle_mark(map(_amount_text, records), currency, options.decimal)
        style = AmountStyle(currency, mark)
        amounts = [_amount(record, style) if _amount_text(record) else 0 for record in records]
        dates = settle_dates([_dated(record) for record in records], amounts, options)
        builder = _Builder(options, dates, style, frozenset(categories))
        groups: dict[tuple[str, str], list[_Record]] = {}
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

    def account(self, name: str, kind: str, records: Sequence[_Record]) -> StatementAccount:
        openings = [record for record in records if record.is_opening]
        moves = [record for record in records if not record.is_opening]
        invests = _KINDS.get(kind) == "investment"
        cash = [record for record in moves if not invests or _action(record) in _CASH_ACTIONS]
        trades = [record for record in moves if invests and _action(record) not in _CASH_ACTIONS]
        opening = openings[0] if openings else None
        return StatementAccount(
            name=name,
            kind=_KINDS.get(kind, ""),
            currency=self.style.currency,
            rows=tuple(self._row(record, invests=invests) for record in cash),
            trades=tuple(self._trade(record) for record in trades),
            opening=Balance(
                day=self.dates.day(*_dated(opening)), minor=_amount(opening, self.style)
            )
            if opening
            else None,
        )

    def _row(self, record: _Record, *, invests: bool) -> StatementRow:
        payee, memo = (fold(record.fields.get(letter, "")) for letter in "PM")
        label = fold(record.fields.get("L", ""))
        amount = _amount(record, self.style)
        if invests and _CASH_ACTIONS[_action(record)] < 0:
            amount = -abs(amount)
        texts = dict.fromkeys(filter(None, (payee, memo)))
        return StatementRow(
            day=self.dates.day(*_dated(record)),
            amount_minor=-amount if self.options.flip_sign else amount,
            description=" ".join(texts) or label.strip("[]") or record.fields.get("N", ""),
            category=label if label in self.categories else "",
            line=record.line,
            payee=payee,
        )

    def _trade(self, record: _Record) -> Trade:
        amount = _amount(record, self.style) if _amount_text(record) else None
        return Trade(
            day=self.dates.day(*_dated(record)),
            kind=_action(record),
            security=fold(record.fields.get("Y", "")),
            units=record.fields.get("Q", ""),
            amount_minor=amount,
        )


def _records(text: str) -> tuple[list[_Record], set[str]]:
    """Return the transactions and the names of the file's own category list."""
    records: list[_Record] = []
    categories: set[str] = set()
    kind, account = "bank", ""
    for header, record in _blocks(text):
        if header == "account" and not _moves(record):
            account = fold(record.fields.get("N", ""))
        elif header == "cat":
            categories.add(fold(record.fields.get("N", "")))
        elif header not in _LISTS or _moves(record):
            kind = kind if header in _LISTS else header or kind
            record.kind, record.account = kind, account
            records.append(record)
    return records, categories


def _blocks(text: str) -> Iterator[tuple[str, _Record]]:
    """Yield each record with the header it stands under (`bank`, `account`, `cat`, …)."""
    header = ""
    record = _Record("", "", 0)
    last = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LINE_LIMIT_CHARACTERS:
            raise _damaged("a line is longer than 1 MB", number)
        if line.startswith("!"):
            if record.fields:
                raise _damaged("a record without its ^", number)
            word, _, value = line[1:].strip().casefold().partition(":")
            if word not in {"option", "clear"}:
                header = fold(value) if word == "type" else word
        elif line.startswith("^"):
            if record.fields:
                yield header, record
            record, last = _Record("", "", 0), ""
        elif line.strip():
            last = _add_line(record, line, last, number)
    if record.fields:
        raise InputRefused(
            "the file is cut off: the last record has no ^",
            hint="download it again; nothing was imported",
            code="cut-off",
            row=record.line,
        )


def _add_line(record: _Record, line: str, last: str, number: int) -> str:
    """Add a line to its record; a line without a letter continues the text before it."""
    letter, value = line[0], line[1:].strip()
    if not (letter.isascii() and (letter.isupper() or letter in "$%/")):
        if last not in {"P", "M", "A", "L", "S", "E"}:
            raise _damaged(f"no QIF field starts with {letter!r}", number)
        before = record.fields.get(last, "")
        if len(before) > _TEXT_LIMIT_CHARACTERS:
            raise _damaged("a text without end", number)
        record.fields[last] = f"{before} {line.strip()}"
        return last
    if letter in record.fields and letter in _ONCE:
        raise _damaged(f"a record states its {letter} twice", number)
    record.line = record.line or number
    record.fields.setdefault(letter, value)
    return letter


def _damaged(what: str, row: int) -> InputRefused:
    return InputRefused(
        what, hint="export the file again; it is damaged", code="damaged-row", row=row
    )


def _amount_text(record: _Record) -> str:
    return record.fields.get("T") or record.fields.get("U", "")


def _moves(record: _Record) -> bool:
    """Tell a transaction from a list's record: it has a day and an amount in digits."""
    texts = record.fields.get("D", ""), _amount_text(record)
    return all(any(each.isdigit() for each in text) for text in texts)


def _dated(record: _Record) -> tuple[str, int]:
    return record.fields.get("D", ""), record.line


def _amount(record: _Record, style: AmountStyle) -> int:
    text = _amount_text(record)
    try:
        return style.minor(text)
    except ValueError as error:
        raise refused_amount(text, error, row=record.line, column="T") from None


def _action(record: _Record) -> str:
    return record.fields.get("N", "").casefold()
