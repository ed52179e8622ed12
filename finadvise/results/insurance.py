"""What insurance costs, how it changed, and what cover the household may need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from finadvise.money import Money
from finadvise.results.base import Result
from finadvise.results.recurring import Cadence

NeedKind = Literal["life", "income", "illness"]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A policy as the premiums show it; what it covers is not on a statement.

    Args:
        id: `i-` and eight hex digits, made of payee, line, account and first premium.
        kind: Line, such as `car`, `home`, `life`, `pet` or `other`.
        payee: Who takes the premium.
        cadence: How often is paid.
        premium: The last premium, positive.
        yearly: What a year costs at that premium.
        renewal: Likely next renewal; None where nothing tells.
        renewal_days: The renewal may be so many days earlier or later.
        amount: Sum insured as the profile says it; None where it does not.
        transactions: Ids of the premiums, oldest first.
    """

    id: str
    kind: str
    name: str
    payee: str
    cadence: Cadence
    status: Literal["active", "ended"]
    premium: Money
    yearly: Money
    first: dt.date
    last: dt.date
    renewal: dt.date | None
    renewal_days: int
    amount: Money | None
    transactions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Premium:
    """How the price of one policy moved, and what to do about it; amounts positive.

    Args:
        policy: Id of the policy.
        last_year: A year's cost one year before; None where it was not seen.
        change: Relative change over the year (0.05 = 5 % dearer).
        real_change: The same less inflation.
        renewal: Likely next renewal.
        cheaper_quote: The person's cheapest quote for the line that is below `yearly`.
        instalment_rate: Interest a year that paying by the month costs, where the profile says what
            paying at once would.
        flagged: Whether the rise is large enough to act on.
        advice: One or two sentences.
    """

    policy: str
    kind: str
    payee: str
    yearly: Money
    last_year: Money | None
    change: float | None
    real_change: float | None
    renewal: dt.date | None
    cheaper_quote: Money | None
    instalment_rate: float | None
    flagged: bool
    advice: str


@dataclass(frozen=True, kw_only=True)
class Need:
    """What cover of one kind would have to pay, what there is, and what is missing.

    `life` and `illness` are lump sums, `income` is a benefit a month.

    Args:
        need: The middle of the range; zero where nobody depends on it.
        need_low: With the assumptions at their lower end; `need_high` at their upper.
        gap: `need` less `have`, never below zero.
        formula: How `need` was worked out, in words.
        inputs: What went in, under the names of the formula: money as decimal strings.
        reason: One sentence for the person.
    """

    kind: NeedKind
    need: Money
    need_low: Money
    need_high: Money
    have: Money
    gap: Money
    per_month: bool
    formula: str
    inputs: dict[str, str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Insurance(Result):
    """Policies, premiums, needs, and questions that the payments raise."""

    kind: ClassVar[str] = "insurance"
    main_list: ClassVar[str] = "premiums"

    policies: tuple[Policy, ...]
    needs: tuple[Need, ...]
    premiums: tuple[Premium, ...]
    questions: tuple[str, ...]
    yearly_total: Money
    share_of_income: float | None
