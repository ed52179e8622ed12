"""Short ways to write rows that are to be categorised."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.model.category import Descriptor, Label

FIRST = date(2025, 1, 1)


def descriptor(
    text: str, amount: int = -1000, currency: str = "GBP", *, label: str = "", code: str = ""
) -> Descriptor:
    """Write a row; `amount` in minor units."""
    return Descriptor(
        description=text,
        amount_minor=amount,
        currency=currency,
        day=FIRST,
        label=label,
        merchant_code=code,
    )


def label(
    text: str,
    category: str,
    amount: int = -1000,
    *,
    day: int = 0,
    payee: str = "",
    currency: str = "GBP",
) -> Label:
    """Write a row that the owner labelled, `day` days after the first."""
    return Label(
        description=text,
        payee=payee or text,
        amount_minor=amount,
        category=category,
        day=FIRST + timedelta(days=day),
        currency=currency,
    )
