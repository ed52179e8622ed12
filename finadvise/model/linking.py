"""What pairing rows (transfers, refunds) looks at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """A booked row that could belong to another one.

    Args:
        number: Row number of the store.
        account_kind: `current`, `savings`, `card`, `loan`, `investment` or `cash`.
        day: Proleptic ordinal of the bank's day.
        category: Empty where the program would rather not say.
        counterparty: Last characters of the other side's account, where the file has them.
    """

    number: int
    account: str
    account_kind: str
    currency: str
    day: int
    amount_minor: int
    description: str
    payee: str
    category: str
    counterparty: str
