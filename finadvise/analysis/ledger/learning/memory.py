"""What the owner said of a payee before, and how far that was a guide to what they said next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HALF_LIFE_DAYS = 365.0  # people change their minds; what they said last year counts half
PURE_FROM = 0.8  # below this share the payee alone does not settle the category
OTHER_DIRECTION = 0.8  # a refund mostly goes where the purchase went
# Belief before anything was observed: a payee keeps its category 93 times in 100.
PRIOR_HITS, PRIOR_TRIALS = 9.3, 10.0
CEILING = 0.99


@dataclass(frozen=True, slots=True)
class Seen:
    """One labelled row: its text without references, its payee, which way the money went."""

    text: str
    payee: str
    money_in: bool
    category: str
    day: date


@dataclass(frozen=True, slots=True)
class Recollection:
    """The category a payee was given most, with its recency-weighted share of all it was given."""

    category: str
    share: float
    rows: int
    confidence: float

    @property
    def settles(self) -> bool:
        """Return whether the payee alone is enough to go by."""
        return self.share >= PURE_FROM


class Memory:
    """Categories by text and by payee.

    Args:
        seen: Labelled rows, oldest first.
    """

    def __init__(self, seen: Iterable[Seen]) -> None:
        self._votes: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        self._rows: Counter[tuple[str, bool]] = Counter()
        self._trials = {False: [PRIOR_HITS, PRIOR_TRIALS], True: [PRIOR_HITS, PRIOR_TRIALS]}
        for row in seen:
            self._watch(row)
            weight = 2.0 ** (row.day.toordinal() / HALF_LIFE_DAYS - _ORIGIN)
            for key in {f"text {row.text}", f"payee {row.payee}"}:
                self._votes[key, row.money_in][row.category] += weight
                self._rows[key, row.money_in] += 1

    def recall(self, text: str, payee: str, *, money_in: bool) -> Recollection | None:
        """Return what the owner said of the text, or else of the payee; None if nothing."""
        for direction, trust in ((money_in, 1.0), (not money_in, OTHER_DIRECTION)):
            for key in (f"text {text}", f"payee {payee}"):
                votes = self._votes.get((key, direction))
                if votes:
                    return self._recollect(votes, self._rows[key, direction], trust)
        return None

    def _recollect(self, votes: Counter[str], rows: int, trust: float) -> Recollection:
        category, most = max(votes.items(), key=lambda item: (item[1], item[0]))
        share = most / sum(votes.values())
        hits, trials = self._trials[rows > 1]
        confidence = min(CEILING, hits / trials) * trust * share
        return Recollection(category, share * trust, rows, confidence)

    def _watch(self, row: Seen) -> None:
        """Note whether what was known so far would have told this row's category."""
        known = self.recall(row.text, row.payee, money_in=row.money_in)
        if known and known.settles:
            trial = self._trials[known.rows > 1]
            trial[0] += known.category == row.category
            trial[1] += 1


_ORIGIN = date(2020, 1, 1).toordinal() / HALF_LIFE_DAYS
