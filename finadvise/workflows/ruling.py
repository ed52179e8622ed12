"""Keeping rules: trying one, adding and removing, applying them to rows that are there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.category_names import resolve_category
from finadvise.analysis.ledger.rules import check_rule, describe_rule, fitting_rules, matcher
from finadvise.errors import UsageError
from finadvise.model.category import Rule
from finadvise.results.categorize import Categorize
from finadvise.results.rule_test import RuleTest
from finadvise.results.rules import ListedRule, Rules
from finadvise.store.books import transaction_id
from finadvise.workflows.categorising import (
    Around,
    changed_row,
    descriptors_by_id,
    own_categories,
    recategorise,
    work_out,
)
from finadvise.workflows.knowledge import gather_knowledge

if TYPE_CHECKING:
    from finadvise.store.store import Store


def list_rules(store: Store, around: Around) -> Rules:
    """Return the rules in the order they are tried, each with the rows it settles."""
    rules = store.categories.rules()
    fitting = fitting_rules(rules)
    payees = {t.id: t.payee for t in store.books.transactions()}
    settled: dict[str, int] = defaultdict(int)
    hidden: dict[str, int] = defaultdict(int)
    shadows: dict[str, dict[str, None]] = defaultdict(dict)
    for identifier, row in descriptors_by_id(store).items():
        found = fitting(row, payees[identifier])
        if not found:
            continue
        first = found[0]
        settled[first.id] += 1
        for other in found[1:]:
            hidden[other.id] += 1
            if other.category != first.category:
                shadows[other.id][first.id] = None
    return Rules(
        as_of=around.as_of,
        currency=around.currency,
        rules=tuple(
            ListedRule(
                id=rule.id,
                position=rule.position,
                category=rule.category,
                condition=describe_rule(rule, around.currency),
                rows=settled[rule.id],
                hidden=hidden[rule.id],
                shadowed_by=tuple(shadows[rule.id]),
            )
            for rule in rules
        ),
    )


def try_rule(store: Store, rule: Rule | None, around: Around, *, new: bool = False) -> RuleTest:
    """Say what a rule would change, placed behind the others; None tries those in force.

    Raises:
        UsageError: The rule can never work, or its category does not exist.
    """
    knowledge = gather_knowledge(store, around.country)
    before = {t.id: t for t in store.books.transactions()}
    fits = 0
    if rule is not None:
        rule = _checked(store, rule, new=new)
        first = matcher([rule])
        rows = descriptors_by_id(store)
        fits = sum(first(row, before[i].payee) is not None for i, row in rows.items())
        knowledge = replace(knowledge, rules=(*knowledge.rules, rule))
    changes = [
        changed_row(before[transaction_id(n)], verdict.category, verdict.source)
        for n, verdict in work_out(store, knowledge, before)
        if before[transaction_id(n)].category != verdict.category
    ]
    return RuleTest(
        as_of=around.as_of,
        currency=around.currency,
        rule=describe_rule(rule, around.currency) if rule else "",
        fits=fits,
        changes=tuple(changes),
    )


def add_rule(store: Store, rule: Rule, around: Around, *, new: bool = False) -> Rules:
    """Keep a rule behind the others; rows that are there change with `apply_rules`.

    Raises:
        UsageError: The rule can never work, its category does not exist, or it is there already.
    """
    with store.writing():
        checked = _checked(store, rule, new=new)
        for other in store.categories.rules():
            if replace(other, id="", position=0) == replace(checked, id="", position=0):
                raise UsageError(
                    f"{other.id} says the same already", hint="see `finadvise rules list`"
                )
        store.categories.add_rule(checked)
    return list_rules(store, around)


def remove_rule(store: Store, identifier: str, around: Around) -> Rules:
    """Drop a rule; rows it settled change with `apply_rules`.

    Raises:
        UsageError: There is no such rule.
    """
    with store.writing():
        if not store.categories.remove_rule(identifier):
            raise UsageError(
                f"there is no rule {identifier!r}",
                hint="`finadvise rules list` shows the ids",
                code="no-such-rule",
            )
    return list_rules(store, around)


def apply_rules(store: Store, around: Around) -> Categorize:
    """Apply rules and lessons to every row that the owner did not label."""
    with store.writing():
        before = {t.id: t for t in store.books.transactions()}
        changed = recategorise(store, around.country, before)
    return Categorize(as_of=around.as_of, currency=around.currency, set_=0, changed=tuple(changed))


def _checked(store: Store, rule: Rule, *, new: bool) -> Rule:
    category = resolve_category(rule.category, own_categories(store), new=new)
    last = max((known.position for known in store.categories.rules()), default=0)
    checked = replace(rule, category=category, position=last + 1)
    check_rule(checked)
    if checked.account and checked.account not in {a.name for a in store.books.accounts()}:
        raise UsageError(
            f"there is no account {checked.account!r}",
            hint="`finadvise accounts` lists them",
            code="no-such-account",
        )
    return checked
