"""A classifier of the owner's own labels: quick to train, with honest probabilities.

A linear text model (`text_model.py`) tells the categories apart. How far its margins can be
trusted is measured on the owner's own later labels after training on the earlier ones (Platt
1999, *Probabilistic outputs for support vector machines*, on held-out data), because the payees
of next month are not those of last month.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, log2

from finadvise.analysis.ledger.text_model import Example, TextModel, fit_text_model

FEWEST_EXAMPLES = 20
# Train on the first share of the examples in time order, measure on those up to the second.
FOLDS = ((0.4, 0.6), (0.6, 0.8), (0.8, 1.0))
FEWEST_TRIALS = 30
MOST_EXAMPLES = 6000  # distinct ones; more only cost time, since memory settles known payees
CEILING = 0.98

Trial = tuple[float, bool, bool, bool]  # margin, payee seen before, tables knew it, right
# Intercept, weight of the margin, of having seen the payee and of the tables knowing it.
Trust = tuple[float, float, float, float]
# Used until enough of the owner's own labels are there to measure it.
DEFAULT_TRUST: Trust = (-1.6, 2.2, 1.0, 0.2)
_TRUST = struct.Struct("<4d")


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest of the owner's categories and the probability that it is right."""

    category: str
    probability: float


@dataclass(frozen=True, slots=True)
class Classifier:
    """A text model with how far it can be trusted; `train` makes one."""

    model: TextModel
    trust: Trust

    def guess(self, rows: Sequence[Example]) -> list[Guess]:
        """Return the likeliest category of each row with its probability."""
        intercept, slope, for_seen, for_known = self.trust
        guesses = []
        for row, (best, margin) in zip(rows, self.model.margins(rows), strict=True):
            z = intercept + slope * margin + for_seen * row.seen + for_known * bool(row.tags)
            guesses.append(Guess(best, min(CEILING, 1 / (1 + exp(-z)))))
        return guesses

    def to_bytes(self) -> bytes:
        """Return the classifier in a form that can be kept."""
        return _TRUST.pack(*self.trust) + self.model.to_bytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> Classifier | None:
        """Return the classifier that `to_bytes` wrote; None where the bytes are something else."""
        try:
            trust = _TRUST.unpack_from(content)
        except struct.error:
            return None
        model = TextModel.from_bytes(content[_TRUST.size :])
        return None if model is None else cls(model, trust)


def train(
    examples: Sequence[Example],
    categories: Sequence[str],
    names: Mapping[str, Example],
) -> Classifier | None:
    """Train on the owner's labels and measure how far the result can be trusted.

    Args:
        examples: Labelled rows, oldest first.
        categories: What the owner said of each.
        names: Each category's own name as an example of it (`Parking` is about parking).

    Returns:
        None where there are too few examples or fewer than two categories: nothing to tell apart.
    """
    if len(examples) < FEWEST_EXAMPLES or len(set(categories)) < 2:
        return None
    trials: list[Trial] = []
    for start, stop in FOLDS if len(examples) <= MOST_EXAMPLES else FOLDS[-1:]:
        cut, end = int(len(examples) * start), int(len(examples) * stop)
        if len(set(categories[:cut])) > 1:
            earlier = _fit(examples[:cut], categories[:cut], names)
            trials += _try_on(earlier, _marked(examples[:end], cut), categories[cut:end])
    return Classifier(_fit(examples, categories, names), _trust(trials))


def _try_on(model: TextModel, rows: Sequence[Example], categories: Sequence[str]) -> list[Trial]:
    """Predict rows the model was not trained on and note what came of it."""
    return [
        (margin, row.seen, bool(row.tags), best == told)
        for row, (best, margin), told in zip(rows, model.margins(rows), categories, strict=True)
    ]


def _trust(trials: Sequence[Trial]) -> Trust:
    """Fit how far margins can be trusted; the default where there is too little to fit."""
    from sklearn.linear_model import LogisticRegression

    hits = [hit for *_, hit in trials]
    if len(hits) < FEWEST_TRIALS or len(set(hits)) < 2:
        return DEFAULT_TRUST
    fitted = LogisticRegression(C=1.0).fit([trial[:3] for trial in trials], hits)
    slope, for_seen, for_known = (float(w) for w in fitted.coef_[0])
    return float(fitted.intercept_[0]), max(0.0, slope), for_seen, for_known


def _fit(
    examples: Sequence[Example], categories: Sequence[str], names: Mapping[str, Example]
) -> TextModel:
    known = [name for name in sorted(set(categories)) if name in names]
    counted = _condense([*examples, *(names[n] for n in known)], [*categories, *known])
    rows, told = zip(*counted, strict=True)
    return fit_text_model(rows, told, list(counted.values()))


def _condense(
    examples: Sequence[Example], categories: Sequence[str]
) -> Counter[tuple[Example, str]]:
    """Count examples that are alike, the newest ones if there are very many.

    An amount is kept to the penny only where the same text had it twice (a standing charge);
    others are alike when they are of the same size.
    """
    repeated = Counter((e.text, e.amount_minor) for e in examples)
    counted: Counter[tuple[Example, str]] = Counter()
    for example, category in zip(reversed(examples), reversed(categories), strict=True):
        amount = example.amount_minor
        if amount is not None and repeated[example.text, amount] < 2:
            amount = _typical(amount)
        alike = (Example(example.text, example.tags, amount), category)
        if alike in counted or len(counted) < MOST_EXAMPLES:
            counted[alike] += 1
    return counted


def _typical(amount_minor: int) -> int:
    """Return the smallest amount of the same half step of size."""
    steps = int(2 * log2(abs(amount_minor) / 100 + 1))
    size = ceil((2 ** (steps / 2) - 1) * 100)
    return size if amount_minor > 0 else -size


def _marked(examples: Sequence[Example], cut: int) -> list[Example]:
    known = {e.text for e in examples[:cut]}
    return [Example(e.text, e.tags, e.amount_minor, e.text in known) for e in examples[cut:]]
