"""How much risk a person can bear: the least of tolerance, capacity and horizon.

Willingness and ability are assessed apart and the lower one counts, as the UK regulator's guidance
on suitability asks (FSA FG11/05). A need for return never raises the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.analysis.household import Household, measure_household
from finadvise.analysis.wealth.capacity import capacity_facts
from finadvise.analysis.wealth.horizon import goal_horizons, overall_horizon
from finadvise.analysis.wealth.questionnaire import Question, Scored, score_answers
from finadvise.data import read_toml
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.risk import CapacityFact, Risk

POLICY = "risk_policy.toml"


@dataclass(frozen=True, slots=True)
class _Tolerance:
    equity_share: float
    band: str
    consistent: bool
    sentences: tuple[str, ...]


def assess_risk(
    ledger: Ledger,
    *,
    profile: Profile,
    questionnaire: Sequence[Question],
    as_of: date,
    answers: Sequence[int] = (),
) -> Risk:
    """Work out the share of equities that willingness, ability and time allow.

    Args:
        ledger: The books; capacity is measured on the twelve complete months before `as_of`.
        profile: Debts, goals and, where `answers` is empty, the answers given before.
        questionnaire: The questions that were asked.
        as_of: The day to judge from; later rows are ignored.
        answers: Option numbers, counted from 1.

    Returns:
        The three caps, which of them binds, the rung of the ladder and the reasons. An empty ledger
        leaves capacity unseen, which caps it.

    Raises:
        NotEnoughDataError: No answers at all.
        UsageError: Answers that do not fit the questionnaire.
    """
    given = tuple(answers) or profile.risk_answers
    if not given:
        raise NotEnoughDataError(
            "the risk questionnaire has not been answered",
            hint="run finadvise profile risk, or give --answers",
            code="no-answers",
        )
    policy = read_toml(POLICY)
    scored = score_answers(questionnaire, given)
    tolerance = _tolerance(scored)
    household = measure_household(ledger, as_of=as_of)
    facts = capacity_facts(household, profile, as_of)
    tightest = min(facts, key=lambda fact: fact.equity_share)
    goals = goal_horizons(profile, as_of)
    caps = {
        "tolerance": tolerance.equity_share,
        "capacity": tightest.equity_share,
        "horizon": overall_horizon(goals),
    }
    binding = min(caps, key=lambda name: caps[name])
    # The small addition keeps 0.6 from becoming 0.4 by a rounding error of binary fractions.
    level = math.floor(caps[binding] / policy["step"] + 1e-9)
    asked = as_of if answers else profile.risk_asked
    return Risk(
        as_of=as_of,
        currency=ledger.currency,
        notes=_notes(household, asked, as_of),
        **caps,
        binding=binding,
        equity_share=level * policy["step"],
        level=level,
        explanation=(
            *tolerance.sentences,
            _capacity_sentence(tightest),
            *(_goal_sentence(goal.goal, goal.years, goal.equity_share) for goal in goals),
            _binding_sentence(binding, caps[binding], level),
            _change_sentence(binding, tightest),
        ),
        band=tolerance.band,
        score=scored.share,
        consistent=tolerance.consistent,
        knowledge=scored.knowledge,
        facts=facts,
        goals=goals,
        months=household.months,
        ready=None
        if household.ready_minor is None
        else Money(household.ready_minor, ledger.currency),
        asked=asked,
    )


def _tolerance(scored: Scored) -> _Tolerance:
    """Turn the score into a band; answers that disagree and little knowledge can only lower it."""
    policy = read_toml(POLICY)
    table = policy["tolerance"]
    band = sum(scored.share >= cut for cut in table["cuts"])
    name = table["bands"][band]
    sentences = [f"The tolerance for risk that your answers show is {name}."]
    consistent = scored.spread <= policy["inconsistent_spread"]
    if not consistent:
        band = max(0, band - 1)
        sentences.append(
            f"They disagree with each other, most of all {scored.lowest!r} with "
            f"{scored.highest!r}, so the next lower band is used."
        )
    share = float(table["equity"][band])
    if scored.knowledge < policy["knowledge_floor"] and share > policy["knowledge_cap"]:
        share = float(policy["knowledge_cap"])
        sentences.append(
            "The questions about how shares and bonds behave were not answered rightly, so "
            f"tolerance counts for {share:.0%} at most."
        )
    return _Tolerance(share, name, consistent, tuple(sentences))


def _capacity_sentence(tightest: CapacityFact) -> str:
    if tightest.value is None:
        return (
            f"Your books do not show the {tightest.label}, so capacity counts for "
            f"{tightest.equity_share:.0%} at most."
        )
    value = (
        f"{tightest.value:.1f}"
        if tightest.fact == "months_of_essentials"
        else f"{tightest.value:.0%}"
    )
    return (
        f"The tightest limit on what you can afford to lose is the {tightest.label}: {value}, "
        f"which allows {tightest.equity_share:.0%} in shares."
    )


def _goal_sentence(goal: str, years: float, share: float) -> str:
    name = goal[:1].upper() + goal[1:]
    return f"{name} is {years:.1f} years away, which allows {share:.0%} in shares."


def _binding_sentence(binding: str, cap: float, level: int) -> str:
    step = read_toml(POLICY)["step"]
    return (
        f"Your {binding} is the lowest of the three ({cap:.0%}); rounded down to a rung of the "
        f"ladder that is {level * step:.0%} in shares."
    )


def _change_sentence(binding: str, tightest: CapacityFact) -> str:
    if binding == "horizon":
        return "A later date for the nearest large goal would raise it; a need for return does not."
    if binding == "tolerance":
        return "Only other answers would raise it; a need for return does not."
    if tightest.fact == "months_of_essentials":
        knots = read_toml(POLICY)["capacity"]["months_of_essentials"]
        return (
            f"With {knots['at'][1]:.0f} months of essentials in reach this limit would be "
            f"{knots['equity'][1]:.0%}, with {knots['at'][2]:.0f} months {knots['equity'][2]:.0%}."
        )
    return f"A change in the {tightest.label} would move it; a need for return does not."


def _notes(household: Household, asked: date | None, as_of: date) -> tuple[str, ...]:
    policy = read_toml(POLICY)
    notes = []
    if household.months < 3:
        notes.append(
            f"Capacity rests on {household.months} complete months; three or more say far more."
        )
    if asked is not None and add_months(asked, policy["review_months"]) <= as_of:
        notes.append(f"The questionnaire was answered on {asked}; answer it again once a year.")
    notes.append(
        "The questionnaire has not been validated on people, and its bands are a rule of thumb."
    )
    return tuple(notes)
