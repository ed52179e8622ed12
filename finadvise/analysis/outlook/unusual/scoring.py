"""Scores each payment from the days before it, and says what the score rests on."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from finadvise.analysis.outlook.unusual.past import FEWEST, Past
from finadvise.analysis.outlook.unusual.patterns import Charges, Pattern
from finadvise.model.ledger import Transaction

# Log odds at which a payment is as likely strange as not, and how fast the score turns there.
_EVEN_ODDS = 3.5
_SOFTNESS = 2.0
# Stolen cards are used again: strange payments of the days before make the next ones likelier.
_STRANGE_ODDS = 4.0
_MEMORY_DAYS = 14
_MEMORY_FADES_DAYS = 1.5
_MEMORY_GAIN = 4.0
_MEMORY_WEIGHT = 2.0
# A person's word on a payment counts for as many payments of the kind.
_ACCEPTED_COUNTS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A transaction with its score and what it was judged by.

    Args:
        payee_count: Earlier payments to the payee.
        payee_log: Their median on the log scale, where there are any.
        person_log: The person's median on the log scale; None before there is a past.
        share_below: Which part of the person's earlier payments was smaller.
        after_strange: Strange payments in the days before, faded by age.
    """

    row: Transaction
    score: float
    pattern: Pattern | None = None
    payee_count: int = 0
    payee_log: float | None = None
    person_log: float | None = None
    share_below: float = 0.0
    after_strange: float = 0.0


def score_payments(rows: Iterable[Transaction], accepted: frozenset[str]) -> list[Judged]:
    """Score every transaction, in order of day and id.

    A score rests on rows of earlier days only; a duplicate is also seen on the same day, by the
    row with the later id. Money in and own transfers score 0; currencies are judged apart.
    """
    by_currency: dict[str, list[Transaction]] = defaultdict(list)
    for row in rows:
        by_currency[row.currency].append(row)
    judged = []
    for own in by_currency.values():
        scorer = _Scorer(accepted)
        own.sort(key=_order)
        for _, day_rows in groupby(own, key=lambda t: t.day):
            judged += scorer.judge_day(list(day_rows))
    judged.sort(key=lambda j: _order(j.row))
    return judged


def _order(row: Transaction) -> tuple[date, int, str]:
    return row.day, len(row.id), row.id


def name_of(row: Transaction) -> str:
    """Return whom the money went to, as far as known."""
    return row.payee or row.description


class _Scorer:
    def __init__(self, accepted: frozenset[str]) -> None:
        self._accepted = accepted
        self._past = Past()
        self._charges = Charges(accepted)
        self._strange: deque[tuple[date, float]] = deque()

    def judge_day(self, rows: list[Transaction]) -> list[Judged]:
        """Judge a day's rows, then take them into the past."""
        memory = self._memory(rows[0].day)
        judged = []
        learned: list[tuple[Transaction, float]] = []
        for row in rows:
            if row.amount_minor >= 0 or row.is_transfer:
                judged.append(Judged(row, 0.0))
                continue
            surprise = self._past.surprise(name_of(row), math.log(-row.amount_minor))
            judged.append(self._judge(row, surprise, memory))
            learned.append((row, surprise))
        for row, surprise in learned:
            self._learn(row, surprise)
        return judged

    def _judge(self, row: Transaction, surprise: float, memory: float) -> Judged:
        pattern = self._charges.see(row, name_of(row))
        past, amount_log = self._past, math.log(-row.amount_minor)
        if row.id in self._accepted:
            return Judged(row, 0.0)
        known = len(past) >= FEWEST
        odds = surprise + _MEMORY_WEIGHT * math.log1p(_MEMORY_GAIN * memory)
        score = _logistic((odds - _EVEN_ODDS) / _SOFTNESS) if known else 0.0
        if pattern is not None:
            score = max(score, _pattern_score(pattern, past, amount_log))
        payee = past.of_payee(name_of(row))
        return Judged(
            row,
            score,
            pattern,
            payee_count=len(payee),
            payee_log=payee[len(payee) // 2] if payee else None,
            person_log=past.quantile(0.5) if known else None,
            share_below=past.share_below(amount_log) if known else 0.0,
            after_strange=memory,
        )

    def _learn(self, row: Transaction, surprise: float) -> None:
        if row.pending:
            return
        accepted = row.id in self._accepted
        for _ in range(_ACCEPTED_COUNTS if accepted else 1):
            self._past.add(name_of(row), math.log(-row.amount_minor))
        if surprise > 0 and not accepted:
            self._strange.append((row.day, _logistic(surprise - _STRANGE_ODDS)))

    def _memory(self, day: date) -> float:
        while self._strange and (day - self._strange[0][0]).days > _MEMORY_DAYS:
            self._strange.popleft()
        return sum(
            weight * math.exp((1 - (day - seen).days) / _MEMORY_FADES_DAYS)
            for seen, weight in self._strange
        )


def _pattern_score(pattern: Pattern, past: Past, amount_log: float) -> float:
    """Return the score of a pattern: the larger beside the person's payments, the higher."""
    size = 0.5
    if len(past) >= FEWEST:
        size = _logistic(amount_log - past.quantile(0.5))
    if pattern.code == "duplicate":
        return pattern.weight * (0.25 + 0.7 * size)
    return 0.5 + 0.3 * pattern.weight * size


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
