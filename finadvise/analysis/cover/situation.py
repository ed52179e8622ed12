"""One person's circumstances, as the need formulas see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from finadvise.analysis.cover.lines import FACTS
from finadvise.analysis.months import MonthlyFigures
from finadvise.data import read_toml
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.results.insurance import NeedKind

# Student loans end with the borrower (UK), so nobody has to repay them.
_ENDS_AT_DEATH = frozenset({"student"})
_EARNING = frozenset({"employed", "self-employed"})


@dataclass(frozen=True, slots=True)
class Situation:
    """One person's circumstances as the formulas see them, amounts in minor units."""

    household: MonthlyFigures
    profile: Profile
    as_of: date

    @property
    def currency(self) -> str:
        """Return the currency of all amounts."""
        return self.household.currency

    @property
    def dependant_years(self) -> int:
        """Return years until nobody depends on the person.

        With children that is when the youngest is independent; without, a partner who has no income
        depends on it until pension age (the person's own stands in for the partner's).
        """
        facts = read_toml(FACTS)["needs"]
        if self.profile.children_born:
            youngest = self.as_of.year - max(self.profile.children_born)
            return max(0, int(facts["independent_age"]) - youngest)
        age = self.profile.age(self.as_of)
        if self.profile.adults > 1 and not self.profile.partner_income_minor and age is not None:
            return max(0, int(facts["pension_age"]) - age)
        return 0

    @property
    def shared_debts(self) -> int:
        """Return debts that somebody else would be left with."""
        if self.profile.adults < 2 and not self.dependant_years:
            return 0
        return sum(d.balance_minor for d in self.profile.debts if d.kind not in _ENDS_AT_DEATH)

    @property
    def mortgage(self) -> int:
        """Return what is owed on the home."""
        return sum(d.balance_minor for d in self.profile.debts if d.kind == "mortgage")

    @property
    def spare(self) -> int:
        """Return ready and invested money beyond the emergency fund."""
        kept = int(read_toml(FACTS)["needs"]["kept_months"]) * self.household.essential_minor
        ready = max(0, (self.household.ready_minor or 0) - kept)
        return ready + self.profile.invested_minor

    def covered(self, kind: NeedKind) -> int:
        """Return the sums insured of one kind, as the profile says them."""
        return sum(c.amount_minor for c in self.profile.cover if c.kind == kind)

    def money(self, minor: float) -> Money:
        """Return an amount rounded to whole minor units."""
        return Money(round(minor), self.currency)

    @property
    def earns(self) -> bool:
        """Return whether there is pay to protect; income seen counts where nothing is said."""
        if self.profile.employment is None:
            return self.household.income_minor > 0
        return self.profile.employment in _EARNING

    @property
    def months_carried(self) -> float:
        """Return how many months sick pay and savings carry the household."""
        return self.profile.sick_pay_weeks * 12 / 52 + (self.household.months_held() or 0.0)


def unseen(situation: Situation) -> Iterator[str]:
    """Yield what the formulas had to take as zero because nobody said it."""
    profile = situation.profile
    if situation.household.months == 0:
        yield "no complete month of transactions"
    if profile.born is None:
        yield "your year of birth"
    if not profile.gross_yearly_minor:
        yield "your gross pay"
    if profile.adults > 1 and not profile.partner_income_minor:
        yield "your partner's income"
    if situation.household.ready_minor is None:
        yield "the balances of your accounts"
