"""What cover would have to pay: life, income and illness, by capital-needs formulas.

The formulas are the textbook ones (debts and final expenses plus the present value of the income
that would be missing, less what is there). Each is worked out for a low, a middle and a high value
of its least certain figure, and everything that went in is returned with the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from finadvise.analysis.cover.lines import FACTS
from finadvise.analysis.cover.situation import Situation
from finadvise.data import read_toml
from finadvise.results.insurance import Need, NeedKind

_ENDS = ("low", "mid", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worked:
    """A formula worked out; amounts in minor units."""

    kind: NeedKind
    need: Mapping[str, float]
    have: float
    formula: str
    reason: str
    amounts: Mapping[str, float]
    numbers: Mapping[str, float] = field(default_factory=dict)
    per_month: bool = False


def assess_needs(situation: Situation) -> tuple[Need, ...]:
    """Return the three needs; each is zero, and says so, where the formula's case is not given."""
    facts = read_toml(FACTS)["needs"]
    worked = (_life(situation, facts), _income(situation, facts), _illness(situation, facts))
    return tuple(_close(situation, w) for w in worked)


def present_value(yearly: float, years: int, rate: float) -> float:
    """Return what payments at the end of each of `years` years are worth now."""
    if rate == 0:
        return yearly * years
    return float(yearly * (1 - (1 + rate) ** -years) / rate)


def _life(situation: Situation, facts: Mapping[str, Any]) -> _Worked:
    years, debts = situation.dependant_years, situation.shared_debts
    # A repaid mortgage no longer has to be paid out of the month's essentials.
    mortgage = situation.household.mortgage_minor if situation.mortgage else 0
    essentials = situation.household.essential_minor - mortgage
    partner = situation.profile.partner_income_minor
    rate = facts["discount_per_year"]
    missing = {end: max(0.0, essentials * facts["survivor_share"][end] - partner) for end in _ENDS}
    income = {end: present_value(missing[end] * 12, years, rate) for end in _ENDS}
    final = facts["funeral_minor"] + debts if years or debts else 0
    employer = situation.profile.death_in_service * situation.profile.gross_yearly_minor
    return _Worked(
        kind="life",
        need={end: final + income[end] for end in _ENDS},
        have=situation.covered("life") + employer + situation.spare,
        formula="funeral + debts + present value of max(0, essentials × survivor share − partner's "
        "income) over the years somebody depends on you; have = cover + employer's payment + "
        "money beyond the emergency fund",
        reason=_life_reason(years, debts),
        amounts={
            "funeral": facts["funeral_minor"],
            "debts": debts,
            "essentials_monthly": essentials,
            "partner_income_monthly": partner,
            "present_value": income["mid"],
            "cover": situation.covered("life"),
            "employer": employer,
            "spare_money": situation.spare,
        },
        numbers={
            "years": years,
            "survivor_share": facts["survivor_share"]["mid"],
            "discount_per_year": rate,
        },
    )


def _life_reason(years: int, debts: int) -> str:
    if years:
        return f"Others would need this for {years} years, debts and a funeral included."
    if debts:
        return "Others would be left with the debts and a funeral."
    return "Nobody depends on your income and no debt is shared, so no life cover is needed."


def _income(situation: Situation, facts: Mapping[str, Any]) -> _Worked:
    profile, essentials = situation.profile, situation.household.essential_minor
    gross = profile.gross_yearly_minor / 12
    wanted = float(max(0, essentials - profile.partner_income_minor)) if situation.earns else 0.0
    limits = {end: gross * facts["replaced_share"][end] if gross else wanted for end in _ENDS}
    return _Worked(
        kind="income",
        need={end: min(limits[end], wanted) for end in _ENDS},
        have=situation.covered("income"),
        formula="a month: the smaller of gross pay × replaced share and essentials − partner's "
        "income; it may start after the months that sick pay and savings carry",
        reason=_income_reason(situation, wanted),
        amounts={
            "essentials_monthly": essentials,
            "partner_income_monthly": profile.partner_income_minor,
            "gross_monthly": gross,
            "cover_monthly": situation.covered("income"),
        },
        numbers={
            "replaced_share": facts["replaced_share"]["mid"],
            "months_carried": round(situation.months_carried, 1),
        },
        per_month=True,
    )


def _income_reason(situation: Situation, wanted: float) -> str:
    if not situation.earns:
        return "There is no pay to protect."
    if not situation.household.essential_minor:
        return "Without a month of transactions the essentials are not known."
    if not wanted:
        return "The partner's income pays the essentials, so no benefit is needed."
    return (
        f"Sick pay and savings carry about {situation.months_carried:.1f} months; a policy that "
        "starts to pay later costs less."
    )


def _illness(situation: Situation, facts: Mapping[str, Any]) -> _Worked:
    essentials = situation.household.essential_minor
    debts = sum(d.balance_minor for d in situation.profile.debts if d.kind != "mortgage")
    months = facts["illness_months"]
    return _Worked(
        kind="illness",
        need={end: debts + months[end] * essentials for end in _ENDS},
        have=situation.covered("illness") + situation.spare,
        formula="debts without mortgage + months of essentials; have = cover + money beyond the "
        "emergency fund",
        reason=f"A serious illness may cost the debts and {months['low']} to {months['high']} "
        "months of essentials.",
        amounts={
            "debts": debts,
            "essentials_monthly": essentials,
            "cover": situation.covered("illness"),
            "spare_money": situation.spare,
        },
        numbers={"months": months["mid"]},
    )


def _close(situation: Situation, worked: _Worked) -> Need:
    amounts = {name: situation.money(value).plain() for name, value in worked.amounts.items()}
    numbers = {name: f"{value:g}" for name, value in worked.numbers.items()}
    low, mid, high = (situation.money(worked.need[end]) for end in _ENDS)
    have = situation.money(worked.have)
    return Need(
        kind=worked.kind,
        need=mid,
        need_low=low,
        need_high=high,
        have=have,
        gap=situation.money(max(0, mid.minor - have.minor)),
        per_month=worked.per_month,
        formula=worked.formula,
        inputs=amounts | numbers,
        reason=worked.reason,
    )
