"""Rows of an OFX file that are not what the format says they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finadvise.model.statement import Balance, StatementRow
from finadvise.readers.csv.words import fold, movement_words
from finadvise.readers.ofx.scan import RawRow

_EDGE_ROWS = 3
_OUT_TYPES = frozenset("ATM CASH CHECK DEBIT DIRECTDEBIT FEE PAYMENT POS SRVCHG".split())


def opening_row(rows: Sequence[StatementRow], closing: Balance | None) -> StatementRow | None:
    """Return the row that is really the opening balance.

    Some banks list it among the transactions. It takes two signs: the row says so, at the edge of
    the list, and only with it do all rows add up to the closing balance.
    """
    if closing is None or sum(row.amount_minor for row in rows) != closing.minor:
        return None
    return next(_balance_rows(rows), None)


def doubts(rows: Sequence[StatementRow], raw: Sequence[RawRow]) -> Iterator[str]:
    """Yield what the user should look at: rows that may be balances, signs that may be turned.

    Args:
        rows: The typed rows that are kept.
        raw: The raw rows, for the bank's own word on the direction.
    """
    for row in _balance_rows(rows):
        yield (
            f"line {row.line}: {row.description[:40]!r} reads like a balance, "
            "but nothing proves it; it is imported as a movement"
        )
    outs = [row.fields for row in raw if row.fields.get("TRNTYPE", "").strip() in _OUT_TYPES]
    turned = [fields for fields in outs if not fields.get("TRNAMT", "").lstrip().startswith("-")]
    if len(outs) > 1 and len(turned) == len(outs):
        yield (
            f"all {len(outs)} rows that the bank calls debits are positive; "
            "if its signs are the wrong way round, import with --flip-sign"
        )


def _balance_rows(rows: Sequence[StatementRow]) -> Iterator[StatementRow]:
    starts = tuple(f"{phrase} " for phrase in movement_words("balance_rows", "starts"))
    edges = rows if len(rows) <= 2 * _EDGE_ROWS else (*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:])
    return (row for row in edges if f"{fold(row.description)} ".startswith(starts))
