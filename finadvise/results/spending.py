"""Where the money went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Span:
    """First and last day of a period."""

    from_: date
    to: date


@dataclass(frozen=True, kw_only=True)
class SpendingLine:
    """What went out under one heading. Amounts are sizes: positive is money spent.

    Args:
        key: Slug of the category, name of the payee or account, or the month as `2026-03`.
        amount: Net of refunds; negative where more came back than went out.
        share: Part of all spending (0.25 is a quarter); None where nothing was spent.
        usual_low: Lower end of what about eight of ten comparable periods held; None where there
            are fewer than three.
        usual_high: Upper end of the same.
        previous: The period before; None where the books do not cover it.
        change: `amount` less `previous`.
        transactions: Number of rows.
        benchmark: What an average household spends on it in so many days; None where no published
            figure means the same.
    """

    key: str
    amount: Money
    share: float | None
    usual_low: Money | None
    usual_high: Money | None
    previous: Money | None
    change: Money | None
    transactions: int
    benchmark: Money | None


@dataclass(frozen=True, kw_only=True)
class Spending(Result):
    """Income and spending of a period, own transfers aside and refunds netted.

    Args:
        by: What the lines stand for: `category`, `payee`, `account` or `month`.
        saved: `income` less `spending`.
        savings_rate: `saved` over `income`; None where there was no income.
        lines: Largest first, months in order of time; their amounts add up to `spending`.
    """

    kind: ClassVar[str] = "spending"
    main_list: ClassVar[str] = "lines"

    period: Span
    by: str
    income: Money
    spending: Money
    saved: Money
    savings_rate: float | None
    lines: tuple[SpendingLine, ...]
