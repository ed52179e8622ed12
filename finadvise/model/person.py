"""Who the user is, as far as they chose to say: `profile.toml` as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Employment = Literal["employed", "self-employed", "retired", "student", "not-working"]
Housing = Literal["rent", "mortgage", "own", "family"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """Something owed; amounts in minor units, rates per year (0.199 = 19.9 %)."""

    name: str
    balance_minor: int
    rate_per_year: float
    minimum_monthly_minor: int = 0
    kind: str = "loan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """An insurance policy the person says they have.

    Args:
        kind: `life`, `income`, `illness`, `home`, `car`, `travel`, `pet` or `other`.
        amount_minor: Sum insured, or the monthly benefit for `income`.
        payee: How the premium shows on the statement.
        yearly_minor: Premium a year where it is known.
        renewal: Next renewal date where it is known.
    """

    kind: str
    amount_minor: int = 0
    payee: str = ""
    yearly_minor: int = 0
    renewal: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something to save for."""

    name: str
    target_minor: int
    day: date
    saved_minor: int = 0
    monthly_minor: int = 0
    must_have: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The person; None and zero mean `not said`.

    Args:
        born: Year of birth.
        children_born: Years of birth of the children.
        partner_income_minor: The partner's net income a month.
        gross_yearly_minor: Gross pay a year.
        sick_pay_weeks: Weeks of full pay from the employer when ill.
        death_in_service: Multiple of salary the employer pays on death.
        pension_match: Further share of salary the employer would add if the person paid it too.
        risk_answers: Answers of the risk questionnaire, in its order.
        risk_asked: Day they were given.
        floor_minor: Balance the person never wants to go below.
        overdraft_minor: Arranged overdraft limit, positive.
        invested_minor: What is invested outside the accounts that finadvise sees.
    """

    born: int | None = None
    country: str = "GB"
    employment: Employment | None = None
    adults: int = 1
    children_born: tuple[int, ...] = ()
    partner_income_minor: int = 0
    housing: Housing | None = None
    gross_yearly_minor: int = 0
    sick_pay_weeks: int = 0
    death_in_service: float = 0.0
    pension_match: float = 0.0
    debts: tuple[Debt, ...] = ()
    cover: tuple[Cover, ...] = ()
    goals: tuple[Goal, ...] = ()
    risk_answers: tuple[int, ...] = ()
    risk_asked: date | None = None
    floor_minor: int = 0
    overdraft_minor: int = 0
    invested_minor: int = 0

    def age(self, as_of: date) -> int | None:
        """Return the age by the year's end, or None where the year of birth is not said."""
        return None if self.born is None else as_of.year - self.born
