"""What cover would have to pay: life, income and illness, by capital-needs formulas.

The formulas are the textbook ones (debts and final expenses plus the present value of the income
that would be missing, less what is there); every figure that went in is returned with the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from finadvise.analysis.household import Household
from finadvise.data import read_toml
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.results.insurance import Need, NeedKind

_FACTS = "insurance.toml"
# Student loans end with the borrower (UK), so nobody has to repay them.
_ENDS_AT_DEATH = frozenset({"student"})


@dataclass(frozen=True, slots=True)
class Situation:
    """One person's circumstances as the formulas see them, amounts in minor units."""

    household: Household
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
        facts = read_toml(_FACTS)["needs"]
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
        kept = int(read_toml(_FACTS)["needs"]["kept_months"]) * self.household.essential_minor
        ready = max(0, (self.household.ready_minor or 0) - kept)
        return ready + self.profile.invested_minor

    def covered(self, kind: NeedKind) -> int:
        """Return the sums insured of one kind, as the profile says them."""
        return sum(c.amount_minor for c in self.profile.cover if c.kind == kind)

    def money(self, minor: float) -> Money:
        """Return an amount rounded to whole minor units."""
        return Money(round(minor), self.currency)


def assess_needs(situation: Situation) -> tuple[Need, ...]:
    """Return the three needs; each is zero, and says so, where the formula's case is not given."""
    return (_life(situation), _income(situation), _illness(situation))


def present_value(yearly: float, years: int, rate: float) -> float:
    """Return what payments at the end of each of `years` years are worth now."""
    if rate == 0:
        return yearly * years
    return float(yearly * (1 - (1 + rate) ** -years) / rate)


def _life(situation: Situation) -> Need:
    facts = read_toml(_FACTS)["needs"]
    years = situation.dependant_years
    debts = situation.shared_debts
    # A repaid mortgage no longer has to be paid out of the month's essentials.
    essentials = situation.household.essential_minor
    if situation.mortgage:
        essentials -= situation.household.mortgage_minor
    partner = situation.profile.partner_income_minor
    missing = max(0.0, essentials * facts["survivor_share"] - partner) * 12
    income = present_value(missing, years, facts["discount_per_year"])
    needed = facts["funeral_minor"] + debts + income if years or debts else 0
    employer = situation.profile.death_in_service * situation.profile.gross_yearly_minor
    have = situation.covered("life") + employer + situation.spare
    return _need(
        situation,
        "life",
        need=needed,
        have=have,
        formula="funeral + debts + present value of max(0, essentials × survivor share − partner's "
        "income) over the years somebody depends on you; have = cover + employer's payment + "
        "money beyond the emergency fund",
        amounts={
            "funeral": facts["funeral_minor"],
            "debts": debts,
            "essentials_monthly": essentials,
            "partner_income_monthly": partner,
            "present_value": income,
            "cover": situation.covered("life"),
            "employer": employer,
            "spare_money": situation.spare,
        },
        numbers={
            "years": years,
            "survivor_share": facts["survivor_share"],
            "discount_per_year": facts["discount_per_year"],
        },
        reason="Nobody depends on your income and no debt is shared, so no life cover is needed."
        if not needed
        else f"Others would need this for {years} years, debts and a funeral included."
        if years
        else "Others would be left with the debts and a funeral.",
    )


def _income(situation: Situation) -> Need:
    facts = read_toml(_FACTS)["needs"]
    profile, household = situation.profile, situation.household
    earning = profile.employment in ("employed", "self-employed") or (
        profile.employment is None and household.income_minor > 0
    )
    gross = profile.gross_yearly_minor / 12
    wanted = max(0, household.essential_minor - profile.partner_income_minor)
    limit = gross * facts["replaced_share"] if gross else float(wanted)
    need = min(limit, wanted) if earning else 0.0
    held = household.months_held() or 0.0
    deferred = profile.sick_pay_weeks * 12 / 52 + held
    return _need(
        situation,
        "income",
        need=need,
        have=situation.covered("income"),
        per_month=True,
        formula="a month: the smaller of gross pay × replaced share and essentials − partner's "
        "income; it may start after the months that sick pay and savings carry",
        amounts={
            "essentials_monthly": household.essential_minor,
            "partner_income_monthly": profile.partner_income_minor,
            "gross_monthly": gross,
            "cover_monthly": situation.covered("income"),
        },
        numbers={
            "replaced_share": facts["replaced_share"],
            "months_carried": round(deferred, 1),
        },
        reason=_income_reason(
            need, deferred, earning=earning, household_unseen=not household.essential_minor
        ),
    )


def _income_reason(need: float, deferred: float, *, earning: bool, household_unseen: bool) -> str:
    if not earning:
        return "There is no pay to protect."
    if household_unseen:
        return "Without a month of transactions the essentials are not known."
    if not need:
        return "The partner's income pays the essentials, so no benefit is needed."
    return (
        f"Sick pay and savings carry about {deferred:.1f} months; a policy that starts to pay "
        "later costs less."
    )


def _illness(situation: Situation) -> Need:
    facts = read_toml(_FACTS)["needs"]
    essentials = situation.household.essential_minor
    debts = sum(d.balance_minor for d in situation.profile.debts if d.kind != "mortgage")
    need = debts + facts["illness_months"] * essentials
    low, high = (
        situation.money(debts + facts[f"illness_months_{end}"] * essentials)
        for end in ("low", "high")
    )
    return _need(
        situation,
        "illness",
        need=need,
        have=situation.covered("illness") + situation.spare,
        formula="debts without mortgage + months of essentials; have = cover + money beyond the "
        "emergency fund",
        amounts={
            "debts": debts,
            "essentials_monthly": essentials,
            "cover": situation.covered("illness"),
            "spare_money": situation.spare,
        },
        numbers={"months": facts["illness_months"]},
        reason=f"A serious illness may cost {low} to {high}: debts and "
        f"{facts['illness_months_low']} to {facts['illness_months_high']} months of essentials.",
    )


def _need(
    situation: Situation,
    kind: NeedKind,
    *,
    need: float,
    have: float,
    formula: str,
    amounts: dict[str, float],
    numbers: dict[str, float],
    reason: str,
    per_month: bool = False,
) -> Need:
    shown = {name: situation.money(value).plain() for name, value in amounts.items()}
    return Need(
        kind=kind,
        need=situation.money(need),
        have=situation.money(have),
        gap=situation.money(max(0, round(need) - round(have))),
        per_month=per_month,
        formula=formula,
        inputs=shown | {name: f"{value:g}" for name, value in numbers.items()},
        reason=reason,
    )


def unseen(situation: Situation) -> Iterable[str]:
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
