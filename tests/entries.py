"""Short ways to write the rows of a made-up ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.statement import Balance

_MAIN = "main"


def entry(
    day: str,
    amount: int,
    category: str = "groceries",
    payee: str = "",
    *,
    account: str = _MAIN,
    currency: str = "GBP",
    pending: bool = False,
) -> Transaction:
    """Write a row; `amount` in minor units, the payee named like the category if not given."""
    return Transaction(
        id="",
        day=date.fromisoformat(day),
        account=account,
        amount_minor=amount,
        currency=currency,
        description=payee or category,
        payee=payee or category,
        category=category,
        pending=pending,
    )


def books(*rows: Transaction, balance: tuple[str, int] | None = None) -> Ledger:
    """Put rows into a ledger, numbered `t1`, `t2`… in the order given, one account called main.

    Args:
        rows: A row that has an id keeps it.
        balance: Day and minor units of the bank's own closing balance.
    """
    numbered = [r if r.id else replace(r, id=f"t{n}") for r, n in zip(rows, count(1), strict=False)]
    numbered.sort(key=lambda r: (r.day, len(r.id), r.id))
    said = (Balance(day=date.fromisoformat(balance[0]), minor=balance[1]),) if balance else ()
    return Ledger(tuple(numbered), (Account(name=_MAIN, balances=said),), "GBP")


def each_month(
    first: str, months: int, amount: int, category: str, payee: str = ""
) -> list[Transaction]:
    """Write the same row on the same day of several months."""
    from finadvise.periods import add_months

    start = date.fromisoformat(first)
    days = [add_months(start, k).isoformat() for k in range(months)]
    return [entry(day, amount, category, payee) for day in days]
