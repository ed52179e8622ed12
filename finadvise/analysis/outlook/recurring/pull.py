"""Part the rows of one payee: contracts, what strays from them, habits, and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from finadvise.analysis.outlook.recurring.cadence import Rhythm, nearest
from finadvise.analysis.outlook.recurring.chains import (
    Chain,
    Payment,
    candidate_chains,
    worth_looking_at,
)
from finadvise.analysis.outlook.recurring.judge import is_contract
from finadvise.analysis.outlook.recurring.naming import Name

_MOST_CONTRACTS_PER_PAYEE = 8
# Two chains must explain more than one does by this much, about two payments.
_COST_OF_CONTRACT = 8.0
# Payments off the rhythm still belong to the contract where they are this few beside it.
_STRAY_SHARE = 1.0
# A habit is worth a line when it comes round about twice a year.
_HABIT_PAYMENTS = 3
_HABIT_GAP_DAYS = 200
_HABIT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Contract:
    """A chain that is a contract, and payments of the same name that keep no rhythm."""

    chain: Chain
    strays: tuple[Payment, ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """Payments that keep no rhythm and come back all the same, with how often about."""

    rhythm: Rhythm
    payments: tuple[Payment, ...]
    arranged: bool


def pull_contracts(
    payments: list[Payment], *, incoming: bool
) -> tuple[list[Contract], list[Payment]]:
    """Return the contracts of a payee and the payments that belong to none.

    Names with the same beginning are read both ways, each full name by itself and all mixed (for
    payees whose text changes from payment to payment); the reading that explains more is kept.
    """
    chains, rest = _pull(payments, incoming=incoming)
    names = _by_name(payments)
    if len(names) > 1:
        apart = [
            c for own in names.values() for c in _pull(own, incoming=incoming, doubtful=True)[0]
        ]
        left_over, left = _pull(_without(payments, apart), incoming=incoming)
        if _explained(apart + left_over) > _explained(chains):
            chains, rest = apart + left_over, left
    contracts = [_with_strays(c, chains, rest) for c in _join_pauses(chains)]
    taken = {p.index for c in contracts for p in c.strays}
    return contracts, [p for p in rest if p.index not in taken]


def find_habits(rest: Sequence[Payment]) -> list[Habit]:
    """Return the names still paid often enough to be worth a line, with how often about.

    What the bank or the category marks as arranged is worth one however seldom it comes.
    """
    by_start: dict[Name, list[Payment]] = defaultdict(list)
    for payment in rest:
        by_start[payment.name[:_HABIT_WORDS]].append(payment)
    habits = []
    for left in by_start.values():
        if len(left) < _HABIT_PAYMENTS:
            continue
        gaps = sorted(b.day - a.day for a, b in pairwise(left))
        arranged = sum(p.arranged for p in left) * 2 > len(left)
        if arranged or sum(gaps) / len(gaps) <= _HABIT_GAP_DAYS:
            habits.append(Habit(nearest(gaps[len(gaps) // 2]), tuple(left), arranged))
    return habits


def _by_name(payments: Sequence[Payment]) -> dict[Name, list[Payment]]:
    names: dict[Name, list[Payment]] = defaultdict(list)
    for payment in payments:
        names[payment.name].append(payment)
    return names


def _without(payments: Sequence[Payment], chains: Sequence[Chain]) -> list[Payment]:
    taken = {p.index for c in chains for p in c.payments}
    return [p for p in payments if p.index not in taken]


def _explained(chains: Sequence[Chain]) -> float:
    return sum(c.score - _COST_OF_CONTRACT for c in chains)


def _pull(
    payments: list[Payment], *, incoming: bool, doubtful: bool = False
) -> tuple[list[Chain], list[Payment]]:
    """Take the best chain that is a contract, again and again; return them and what is left."""
    rest = payments
    chains: list[Chain] = []
    while len(rest) > 1 and len(chains) < _MOST_CONTRACTS_PER_PAYEE:
        for chain in candidate_chains(worth_looking_at(rest)):
            if is_contract(chain, rest, incoming=incoming, doubtful=doubtful):
                break
        else:
            break
        chains.append(chain)
        rest = _without(rest, [chain])
    return chains, rest


def _join_pauses(chains: list[Chain]) -> list[Chain]:
    """Join runs of one contract that a long pause or a change of cadence cut apart."""
    joined: list[Chain] = []
    for chain in sorted(chains, key=lambda c: c.payments[0].day):
        for k, earlier in enumerate(joined):
            if _continues(earlier, chain):
                both = earlier.payments + chain.payments
                joined[k] = Chain(chain.rhythm, both, earlier.score + chain.score)
                break
        else:
            joined.append(chain)
    return joined


def _continues(earlier: Chain, later: Chain) -> bool:
    last, first = earlier.payments[-1], later.payments[0]
    if last.day >= first.day or not set(last.name) & set(first.name):
        return False
    return last.name == first.name or 0.4 <= first.minor / last.minor <= 2.5


def _with_strays(chain: Chain, chains: Sequence[Chain], rest: Sequence[Payment]) -> Contract:
    """Add the few payments of the same full name that keep no rhythm, if it has one contract."""
    name = chain.payments[-1].name
    strays = tuple(p for p in rest if p.name == name)
    others = any(
        c.payments[-1].name == name for c in chains if c.payments[-1] not in chain.payments
    )
    prices = {p.minor for p in chain.payments}
    odd = sum(p.minor not in prices for p in strays)
    if others or odd > _STRAY_SHARE * len(chain.payments):
        return Contract(chain)
    return Contract(chain, strays)
