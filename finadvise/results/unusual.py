"""Payments that do not look like the person's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualReason:
    """Why a payment stands out.

    Args:
        code: `duplicate`, `price-rise`, `new-payee-large`, `far-above-usual`, `round-first-time` or
            `after-strange`.
        text: The same for people, with the figures it rests on.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualPayment:
    """One transaction with its score.

    Args:
        id: `u-` and the transaction's id; what `unusual ok` takes.
        transaction: Id of the transaction.
        amount: Signed, negative = money out.
        score: 0 to 1, higher is stranger; comparable from person to person.
        rank: 1 is the strangest of the list.
        baseline: The usual amount before this one, signed: the payee's median where it was paid
            before, else the person's; None where there is too little to say.
        do: What to do about it; empty where nothing is.
    """

    id: str
    transaction: str
    date: dt.date
    payee: str
    amount: Money
    score: float
    rank: int
    reasons: tuple[UnusualReason, ...]
    baseline: Money | None
    do: str


@dataclass(frozen=True, kw_only=True)
class Unusual(Result):
    """The strangest payments, strangest first; or every transaction where all were asked for."""

    kind: ClassVar[str] = "unusual"
    main_list: ClassVar[str] = "unusual"

    unusual: tuple[UnusualPayment, ...] = ()
