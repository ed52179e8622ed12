"""MT940: SWIFT customer statements, one message a day or a page.

Lines and fields are split here, strictly; each message is then handed to the mt-940 library in its
plainest form (field 61 without bank-specific tails, which its patterns stumble over), and what it
reads must agree: the number of rows, every amount, both balances. The text for people comes from
field 86.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from finadvise.errors import InputRefused
from finadvise.model.statement import (
    Balance,
    ReadOptions,
    Statement,
    StatementAccount,
    StatementRow,
)
from finadvise.money import Money
from finadvise.readers.amounts import AmountStyle, refused_amount
from finadvise.readers.days import checked_day, refused_day
from finadvise.readers.decoding import decode_text, fold
from finadvise.readers.joining import balance_doubts, join_statements
from finadvise.readers.mt940.details import read_details
from finadvise.readers.mt940.library import compare_with_library
from finadvise.readers.mt940.messages import Field, Message, refuse_lost_rows, split_messages

_SIGN = re.compile(rb"^:20:[^\n]*\n(?:.*\n){0,12}?:(?:25|28C?|60[FM]):", re.MULTILINE)
_LINE = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4}|\s{4})?(?P<mark>[ER]?[CD])(?P<funds>[A-Z])?[ ]?"
    r"(?P<amount>(?=[\d,])\d{0,15}(?:[.,]\d{0,4})?)(?P<kind>[A-Z][A-Z0-9 ]{3})?(?P<reference>.*)",
    re.ASCII | re.IGNORECASE,
)
_BALANCE = re.compile(r"([CD])(\d{6})([A-Z]{3})\s*(\d{1,15}(?:[.,]\d{0,4})?)", re.ASCII)
_OUT = frozenset({"D", "RC", "ED"})


class Mt940Reader:
    """SWIFT MT940 and the dialects banks make of it."""

    name = "mt940"

    def claims(self, head: bytes, filename: str) -> bool:  # noqa: ARG002 - content decides
        """Tell by a field 20 that an account or opening balance follows."""
        return bool(_SIGN.search(head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")))

    def read(self, content: bytes, options: ReadOptions) -> Statement:
        """Read all messages; those of one account are joined.

        The day of a row is its entry (booking) date where the bank gives one, else its value date.
        `reconciles` compares opening balance, rows and closing balance of every message.

        Raises:
            InputRefused: Cut off, or a field that cannot be read.
        """
        decoded = decode_text(content.replace(b"\x01", b""))
        messages = split_messages(decoded.text)
        refuse_lost_rows(decoded.text, messages)
        accounts = [_account(message, options) for message in messages]
        joined = join_statements(accounts)
        return Statement(
            format=self.name,
            layout=self.name,
            accounts=joined,
            assumptions=(decoded.note,) if decoded.note else (),
            warnings=(*_warnings(joined), *balance_doubts(accounts)),
        )


def _warnings(accounts: Sequence[StatementAccount]) -> Iterator[str]:
    if not any(account.rows for account in accounts):
        yield "the statement holds no transactions"
    if any(account.reconciles is None for account in accounts):
        yield "a statement has no opening balance, so nothing proves its rows"


def _account(message: Message, options: ReadOptions) -> StatementAccount:
    opening_field, closing_field = message.first("60F", "60M"), message.first("62F", "62M")
    if not closing_field and not opening_field and message.first("34F", "90D", "90C"):
        raise InputRefused(
            "this is an interim report (MT942), whose entries may still change",
            hint="download the statement (MT940) instead",
            code="no-statement",
            row=message.fields[0].line,
        )
    if not closing_field:
        raise InputRefused(
            "the file is cut off: a message without its closing balance (:62F:)",
            hint="download it again; nothing was imported",
            code="cut-off",
            row=message.fields[0].line,
        )
    currency, closing = _balance(closing_field, options)
    opening = _balance(opening_field, options)[1] if opening_field else None
    style = AmountStyle(currency, ",")
    rows = _rows(message, style, options)
    _check(message, rows, closing, style)
    number = message.first("25", "25P")
    return StatementAccount(
        number=(number.first if number else "").removesuffix(currency).strip(),
        institution=message.sender,
        currency=currency,
        rows=tuple(_flipped(row) for row in rows) if options.flip_sign else tuple(rows),
        opening=opening,
        closing=closing,
    )


def _rows(message: Message, style: AmountStyle, options: ReadOptions) -> list[StatementRow]:
    entries: list[list[Field]] = []
    open_entry = False
    for each in message.fields:
        if each.tag == "61":
            entries.append([each])
        elif open_entry and each.tag in {"86", "NS"}:
            entries[-1].append(each)
        open_entry = each.tag == "61" or (open_entry and each.tag in {"86", "NS"})
    return [_row(entry, after, style, options) for entry, *after in entries]


def _row(
    entry: Field, after: Sequence[Field], style: AmountStyle, options: ReadOptions
) -> StatementRow:
    found = _statement_line(entry)
    if not found:
        raise InputRefused(
            f"{entry.first[:40]!r} is no statement line",
            hint="download the file again; it is damaged",
            code="damaged-row",
            row=entry.line,
            column="61",
        )
    mark = found["mark"].upper()
    amount = _amount(found["amount"], style, entry.line, "61")
    told = [line for each in after if each.tag == "86" for line in each.lines]
    details = read_details(told)
    reference, _, bank_reference = found["reference"].partition("//")
    return StatementRow(
        day=_entry_day(found["value"], found["entry"] or "", options.today, entry.line),
        amount_minor=-amount if mark in _OUT else amount,
        description=details.text or _plain_details(entry, after, reference),
        bank_id="" if bank_reference.strip() in {"", "NONREF"} else bank_reference.strip(),
        pending=mark.startswith("E"),
        line=entry.line,
        payee=details.payee,
        counterparty=details.counterparty,
    )


def _plain_details(entry: Field, after: Sequence[Field], reference: str) -> str:
    """Return what is left to say where there is no field 86: supplementary lines, reference."""
    extra = fold(" ".join(entry.lines[1:]))
    if not extra and after and after[0].tag == "NS":
        texts = (line[2:] for line in after[0].lines if any(each.isalpha() for each in line))
        extra = fold(" ".join(texts))
    return extra or fold(reference) or "Entry"


def _amount(text: str, style: AmountStyle, row: int, column: str) -> int:
    try:
        return style.minor(text.rstrip(",."))
    except ValueError as error:
        raise refused_amount(text, error, row=row, column=column) from None


def _entry_day(value: str, entry: str, today: date, row: int) -> date:
    """Return the booking day; its year is the one that puts it next to the value day."""
    valued = _day(value, today, row, "61")
    if not entry.strip():
        return valued
    days = []
    for year in (valued.year - 1, valued.year, valued.year + 1):
        try:
            days.append(date(year, int(entry[:2]), int(entry[2:])))
        except ValueError:
            continue
    if not days:
        raise refused_day(entry, ValueError("no such day"), row=row, column="61")
    nearest = min(days, key=lambda day: abs((day - valued).days))
    return checked_day(nearest.year, nearest.month, nearest.day, today)


def _day(digits: str, today: date, row: int, column: str) -> date:
    """Return a day; 29 and 30 February of 30-day months mean the last day of February."""
    year = int(digits[:2]) + (1900 if digits[:2] >= "70" else 2000)
    month, day = int(digits[2:4]), int(digits[4:])
    if month == 2 and day in {29, 30}:
        day = monthrange(year, month)[1]
    try:
        return checked_day(year, month, day, today)
    except ValueError as error:
        raise refused_day(digits, error, row=row, column=column) from None


def _balance(stated: Field, options: ReadOptions) -> tuple[str, Balance]:
    found = _BALANCE.fullmatch(stated.first)
    if not found:
        raise InputRefused(
            f"{stated.first[:40]!r} is no balance",
            hint="download the file again; it is cut off or damaged",
            code="bad-balance",
            row=stated.line,
            column=stated.tag,
        )
    direction, day, currency, text = found.groups()
    minor = _amount(text, AmountStyle(currency, ","), stated.line, stated.tag)
    when = _day(day, options.today, stated.line, stated.tag)
    return currency, Balance(day=when, minor=-minor if direction == "D" else minor)


def _check(
    message: Message, rows: Sequence[StatementRow], closing: Balance, style: AmountStyle
) -> None:
    """Hold the rows against the library's reading of the same message."""
    balances = [message.first("60F", "60M"), message.first("62F", "62M")]
    lines = [
        ":20:X",
        ":25:X",
        ":28C:1",
        *(f":{each.tag}:{each.first}" for each in balances if each),
    ]
    lines[-1:-1] = [_plain_line(each) for each in message.fields if each.tag == "61"]
    amounts = [Money(row.amount_minor, style.currency).decimal() for row in rows]
    compare_with_library(
        "\n".join(lines),
        amounts,
        Money(closing.minor, style.currency).decimal(),
        row=message.fields[0].line,
    )


def _statement_line(entry: Field) -> re.Match[str] | None:
    """Some banks break the line before the amount."""
    return _LINE.fullmatch(entry.first) or _LINE.fullmatch("".join(entry.lines[:2]).strip())


def _plain_line(entry: Field) -> str:
    found = _statement_line(entry)
    if not found:
        return f":61:{entry.first}"
    mark = found["mark"].upper().lstrip("E")
    amount = found["amount"].replace(".", ",")
    return f":61:{found['value']}{mark}{amount}NMSCX"


def _flipped(row: StatementRow) -> StatementRow:
    return replace(row, amount_minor=-row.amount_minor)
