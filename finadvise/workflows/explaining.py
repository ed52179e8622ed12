"""Finds what an id stands for and explains it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from finadvise.analysis.advice.explain import (
    explain_action,
    explain_flag,
    explain_series,
    explain_transaction,
)
from finadvise.analysis.advice.ranking import Decisions, rank_actions
from finadvise.analysis.cover.explain import explain_policy
from finadvise.errors import UsageError
from finadvise.results.explain import Explanation
from finadvise.workflows.advising import find_action
from finadvise.workflows.household import Household

_KINDS = "t (transactions), r- (recurring), u- (unusual), i- (insurance) and a- (advice)"


def explain_id(
    identifier: str,
    household: Household,
    decisions: Decisions,
    category_reason: Callable[[str], str],
) -> Explanation:
    """Explain a transaction, a recurring series, a flag, a policy or an action.

    Args:
        identifier: What is to be explained.
        household: The books, the person, the day.
        decisions: What the person decided about advice.
        category_reason: Returns what the category of a transaction rests on; empty where the
            person set it.

    Raises:
        UsageError: Nothing has the id.
    """
    found = _find(identifier, household, decisions, category_reason)
    if found is None:
        raise UsageError(f"nothing has the id {identifier!r}", hint=f"ids begin with {_KINDS}")
    return replace(found, currency=household.currency)


def _find(
    identifier: str,
    household: Household,
    decisions: Decisions,
    category_reason: Callable[[str], str],
) -> Explanation | None:
    as_of, ledger = household.as_of, household.ledger
    if identifier.startswith("a-"):
        action = find_action(household, identifier)
        ranked = rank_actions([action] if action else [], decisions=decisions, as_of=as_of)
        return next((explain_action(a, as_of=as_of) for a in ranked), None)
    if identifier.startswith("r-"):
        series = {s.id: s for s in household.recurring.recurring}.get(identifier)
        return explain_series(series, as_of=as_of) if series else None
    if identifier.startswith("u-"):
        flag = {u.id: u for u in household.all_unusual.unusual}.get(identifier)
        return explain_flag(flag, as_of=as_of) if flag else None
    if identifier.startswith("i-"):
        return explain_policy(identifier, household.insurance)
    row = {t.id: t for t in ledger.transactions}.get(identifier)
    if row is None:
        return None
    return explain_transaction(row, ledger, category_reason(row.id), as_of=as_of)
