"""Gathers advice from every answer, ranks it, and keeps what the person decided about it."""

from __future__ import annotations

from datetime import timedelta

from finadvise.analysis.advice.budget import advise_on_budget
from finadvise.analysis.advice.forecast import advise_on_forecast
from finadvise.analysis.advice.insurance import advise_on_insurance
from finadvise.analysis.advice.ranking import Decisions, rank_actions
from finadvise.analysis.advice.recurring import advise_on_recurring
from finadvise.analysis.advice.savings import advise_on_savings
from finadvise.analysis.advice.unusual import advise_on_unusual
from finadvise.errors import UsageError
from finadvise.model.flows import split_flows, total
from finadvise.model.ledger import UNCATEGORISED
from finadvise.money import Money
from finadvise.periods import Period
from finadvise.results.advise import Action, Advice, Summary
from finadvise.store.store import Store
from finadvise.workflows.household import Household

DAYS_PER_YEAR = 365


def advise_household(household: Household, decisions: Decisions, *, limit: int) -> Advice:
    """Return the open actions that are worth most, `limit` of them at most."""
    missing: list[str] = []
    ranked = rank_actions(
        gather_actions(household, missing), decisions=decisions, as_of=household.as_of
    )
    open_actions = [a for a in ranked if a.status == "open"]
    return Advice(
        as_of=household.as_of,
        currency=household.currency,
        notes=tuple(dict.fromkeys(missing)),
        actions=tuple(open_actions[:limit]),
        summary=_summary(household, len(open_actions), decisions),
    )


def gather_actions(household: Household, missing: list[str]) -> list[Action]:
    """Return every action; an answer that lacks data adds its reason to `missing`."""
    as_of, ledger = household.as_of, household.ledger
    found: list[Action] = []
    if recurring := household.ask(lambda: household.recurring, missing):
        found += advise_on_recurring(recurring, as_of=as_of)
    if unusual := household.ask(lambda: household.unusual, missing):
        found += advise_on_unusual(unusual, as_of=as_of)
    if forecast := household.ask(lambda: household.forecast, missing):
        found += advise_on_forecast(forecast, as_of=as_of)
    if budget := household.ask(lambda: household.budget, missing):
        found += advise_on_budget(budget)
    if savings := household.ask(lambda: household.savings, missing):
        found += advise_on_savings(savings, ledger, as_of=as_of)
    if insurance := household.ask(lambda: household.insurance, missing):
        found += advise_on_insurance(insurance, as_of=as_of)
    return found


def decide(store: Store, household: Household, identifier: str, choice: str) -> str:
    """Keep what the person decided about an action and return its title.

    Raises:
        UsageError: No action has the id.
    """
    action = find_action(household, identifier)
    if action is None:
        raise UsageError(
            f"no action has the id {identifier!r}", hint="see the ids: finadvise advise --limit 50"
        )
    with store.writing():
        store.decisions.record("advice", action.id, choice, household.as_of)
    return action.title


def find_action(household: Household, identifier: str) -> Action | None:
    """Return the action of an id, or None."""
    found = {a.id: a for a in gather_actions(household, [])}
    return found.get(identifier)


def _summary(household: Household, open_actions: int, decisions: Decisions) -> Summary:
    spending = household.ask(lambda: household.spending_of("last-month"), [])
    return Summary(
        balance=_balance(household),
        saved_last_month=spending.saved if spending else None,
        uncategorised_share=_unknown_share(household),
        open_actions=open_actions,
        done=sum(choice == "done" for choice, _ in decisions.values()),
    )


def _balance(household: Household) -> Money | None:
    ledger = household.ledger
    known = [
        ledger.balance_on(a, household.as_of)
        for a in ledger.accounts
        if a.currency == ledger.currency
    ]
    if not known or None in known:
        return None
    return Money(sum(k for k in known if k is not None), ledger.currency)


def _unknown_share(household: Household) -> float | None:
    year = Period(household.as_of - timedelta(days=DAYS_PER_YEAR), household.as_of)
    spent = split_flows(household.ledger.until(household.as_of)).spending
    everything = total(spent, year)
    if everything <= 0:
        return None
    return total((f for f in spent if f.category == UNCATEGORISED), year) / everything
