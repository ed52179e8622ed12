"""How much risk a person can bear: the least of tolerance, capacity and horizon.

Willingness and ability are assessed apart and the lower one counts, as the UK regulator's guidance
on suitability asks (FSA FG11/05). A need for return never raises the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from finadvise.analysis.months import MonthlyFigures, measure_months
from finadvise.analysis.wealth.capacity import capacity_facts
from finadvise.analysis.wealth.horizon import goal_horizons, overall_horizon
from finadvise.analysis.wealth.limits import POLICY, Limits, judge_tolerance
from finadvise.analysis.wealth.questionnaire import Question, score_answers
from finadvise.analysis.wealth.reasons import explain_limits
from finadvise.data import read_toml
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.risk import Risk


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
        The three limits, which of them binds, the rung of the ladder and the reasons. An empty
        ledger leaves capacity unseen, which limits it.

    Raises:
        NotEnoughDataError: No answers at all.
        UsageError: Answers that do not fit the questionnaire.
    """
    scored = score_answers(questionnaire, _given(answers, profile))
    tolerance = judge_tolerance(scored)
    household = measure_months(ledger, as_of=as_of)
    facts = capacity_facts(household, profile, as_of)
    tightest = min(facts, key=lambda fact: fact.equity_share)
    goals = goal_horizons(profile, as_of)
    limits = Limits(tolerance.equity_share, tightest.equity_share, overall_horizon(goals))
    asked = as_of if answers else profile.risk_asked
    return Risk(
        as_of=as_of,
        currency=ledger.currency,
        notes=_notes(household, asked, as_of),
        tolerance=limits.tolerance,
        capacity=limits.capacity,
        horizon=limits.horizon,
        binding=limits.binding,
        equity_share=limits.equity_share,
        level=limits.level,
        explanation=(*tolerance.sentences, *explain_limits(limits, tightest, goals)),
        band=tolerance.band,
        score=scored.share,
        consistent=tolerance.consistent,
        knowledge=scored.knowledge,
        facts=facts,
        goals=goals,
        months=household.months,
        ready=_money(household.ready_minor, ledger.currency),
        asked=asked,
    )


def _given(answers: Sequence[int], profile: Profile) -> tuple[int, ...]:
    given = tuple(answers) or profile.risk_answers
    if not given:
        raise NotEnoughDataError(
            "the risk questionnaire has not been answered",
            hint="run finadvise profile risk, or give --answers",
            code="no-answers",
        )
    return given


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _notes(household: MonthlyFigures, asked: date | None, as_of: date) -> tuple[str, ...]:
    notes = []
    if household.months < 3:
        notes.append(
            f"Capacity rests on {household.months} complete months; three or more say far more."
        )
    if asked is not None and add_months(asked, read_toml(POLICY)["review_months"]) <= as_of:
        notes.append(f"The questionnaire was answered on {asked}; answer it again once a year.")
    notes.append(
        "The questionnaire has not been validated on people, and its bands are a rule of thumb."
    )
    return tuple(notes)
