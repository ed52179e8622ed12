"""From columns of values to accounts with rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.model.statement import Balance, StatementAccount, StatementRow
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.context import Context
from finadvise.readers.csv.proof import Chain, chain
from finadvise.readers.csv.table import Table
from finadvise.readers.csv.words import fold_spaces

_TAIL = 4


@dataclass(frozen=True, kw_only=True)
class Values:
    """The kept rows as columns of values, all of one length.

    Args:
        positions: Where each row stands in the table.
        days: Booking day.
        amounts: Signed minor units.
        balances: Running balance, or None where the file has none.
        currencies: ISO code.
        continued: Position → words of rows that continue it.
        owners: Account numbers between the rows, each with the position it holds from.
    """

    positions: Sequence[int]
    days: Sequence[date]
    amounts: Sequence[int]
    balances: Sequence[int | None] | None
    currencies: Sequence[str]
    continued: dict[int, list[str]]
    owners: tuple[tuple[int, str], ...] = ()


def build_rows(table: Table, columns: Columns, values: Values) -> list[StatementRow]:
    """Return one row a movement, in file order."""
    rows = [table.rows[position] for position in values.positions]
    count = len(rows)
    payees = _texts(rows, columns.all("payee")[:2])
    descriptions = _descriptions(rows, columns, payees)
    for number, position in enumerate(values.positions):
        if position in values.continued:
            more = " ".join(values.continued[position])
            descriptions[number] = fold_spaces(f"{descriptions[number]} {more}")
    counterparty = columns.first("counterparty")
    return [
        StatementRow(
            day=day,
            amount_minor=amount,
            description=description,
            bank_id=bank_id,
            balance_minor=balance,
            category=category,
            merchant_code=code,
            line=table.lines[at],
            payee=payee,
            counterparty=other[-_TAIL:],
        )
        for day, amount, description, bank_id, balance, category, code, at, payee, other in zip(
            values.days,
            values.amounts,
            descriptions,
            _bank_ids(rows, columns),
            values.balances if values.balances is not None else [None] * count,
            _texts(rows, columns.all("category")[:1]),
            _texts(rows, columns.all("merchant_code")[:1]),
            values.positions,
            payees,
            _texts(rows, [] if counterparty is None else [counterparty]),
            strict=True,
        )
    ]


def _texts(rows: Sequence[list[str]], places: Sequence[int]) -> list[str]:
    """Return the first filled cell of some columns a row, white space folded."""
    if not places:
        return [""] * len(rows)
    if len(places) == 1:
        at = places[0]
        return [fold_spaces(row[at]) for row in rows]
    return [next((fold_spaces(row[at]) for at in places if row[at].strip()), "") for row in rows]


def _descriptions(rows: Sequence[list[str]], columns: Columns, payees: Sequence[str]) -> list[str]:
    """Return what the bank wrote about each row: payee and details, the type where nothing else."""
    places = columns.all("description") or columns.all("text")
    kinds = _texts(rows, columns.all("type")[:1])
    if len(places) == 1 and not any(payees):
        at = places[0]
        return [fold_spaces(row[at]) or kind for row, kind in zip(rows, kinds, strict=True)]
    found = []
    for row, payee, kind in zip(rows, payees, kinds, strict=True):
        parts = [payee] if payee else []
        for at in places:
            text = fold_spaces(row[at])
            if text and not any(text in part for part in parts):
                parts.append(text)
        found.append(" ".join(parts) or kind)
    return found


def _bank_ids(rows: Sequence[list[str]], columns: Columns) -> list[str]:
    """Return the bank's ids where a column of them is whole and has no two alike."""
    for at in columns.all("bank_id"):
        ids = [row[at].strip() for row in rows]
        if all(ids) and len(set(ids)) == len(ids) and all(len(i) >= 6 for i in ids):
            return ids
    return [""] * len(rows)


def build_accounts(
    table: Table, columns: Columns, values: Values, context: Context
) -> tuple[StatementAccount, ...]:
    """Split the rows by account and currency and close each account's balance."""
    rows = build_rows(table, columns, values)
    names, numbers = _owners(table, columns, values, context.number)
    if values.owners and not any(numbers) and not any(names):
        numbers = _section_owners(values, context.number)
    split_currency = len(set(values.currencies)) > 1
    keys = list(zip(names, numbers, values.currencies, strict=True))
    if len(set(keys)) <= 1:
        name, number = (names[0], numbers[0]) if rows else ("", "")
        currency = values.currencies[0] if rows else context.currency
        return (_account(rows, name, number or context.number, currency, context),)
    accounts = []
    for key in dict.fromkeys(keys):
        name, number, currency = key
        own = [row for row, k in zip(rows, keys, strict=True) if k == key]
        alone = number or ("" if name else context.number)
        if split_currency and alone and len({k[2] for k in keys if k[1] == number}) > 1:
            name = f"{name} {currency}".strip()
        accounts.append(_account(own, name, alone, currency, context))
    return tuple(accounts)


def _owners(
    table: Table, columns: Columns, values: Values, own: str
) -> tuple[list[str], list[str]]:
    """Return name and number of the own account a row; `own` is the number above the table."""
    names = numbers = [""] * len(values.positions)
    if not values.positions:
        return names, numbers
    for at in [*columns.all("account"), *columns.all("card")]:
        cells = [table.rows[position][at].strip().strip("'\"=") for position in values.positions]
        different = {cell.replace(" ", "") for cell in cells}
        if not all(cells) or (own and len(different) > 1 and own not in different):
            continue
        if columns.roles[at] == "card" and len(set(cells)) > 1:
            continue
        if sum(c.isdigit() for c in cells[0]) >= 4:
            numbers = cells if not any(numbers) else numbers
        elif columns.roles[at] == "account":
            names = cells if not any(names) else names
    return names, numbers


def _section_owners(values: Values, first: str) -> list[str]:
    """Return the account number last named above each row."""
    numbers, owner = [], first
    waiting = list(values.owners)
    for position in values.positions:
        while waiting and waiting[0][0] <= position:
            owner = waiting.pop(0)[1]
        numbers.append(owner)
    return numbers


def _account(
    rows: list[StatementRow], name: str, number: str, currency: str, context: Context
) -> StatementAccount:
    opening, closing, reconciles = _balances(rows)
    return StatementAccount(
        number=number,
        name=name,
        kind=context.kind,
        currency=currency,
        rows=tuple(rows),
        opening=opening,
        closing=closing,
        reconciles=reconciles,
    )


def _balances(rows: list[StatementRow]) -> tuple[Balance | None, Balance | None, bool | None]:
    """Return opening and closing balance and whether the rows lead from one to the other."""
    if not rows or all(row.balance_minor is None for row in rows):
        return None, None, None
    newest_first = rows[0].day > rows[-1].day
    proof: Chain = chain(
        [r.amount_minor for r in rows], [r.balance_minor for r in rows], newest_first=newest_first
    )
    first, last = min(r.day for r in rows), max(r.day for r in rows)
    reconciles = None if len(rows) < 2 else proof.breaks == 0
    if proof.closing is not None and proof.opening is not None:
        return (
            Balance(day=first, minor=proof.opening),
            Balance(day=last, minor=proof.closing),
            reconciles,
        )
    ends = [r for r in rows if r.day == last and r.balance_minor is not None]
    if not ends:
        return None, None, reconciles
    end = ends[0] if newest_first else ends[-1]
    return None, Balance(day=last, minor=end.balance_minor or 0), reconciles
