"""A classifier of the owner's own labels: quick to train, with honest probabilities.

Two voices speak for a row: a linear text model (`text_model.py`), and what the tables say put into
the owner's words (`translation.py`). How far each can be trusted is measured on the owner's own
later labels after learning from the earlier ones (Platt 1999, *Probabilistic outputs for support
vector machines*, on held-out data), because the payees of next month are not those of last month.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, exp, log, log2

from finadvise.analysis.ledger.learning.text_model import Example, TextModel, fit_text_model
from finadvise.analysis.ledger.learning.translation import Told, Translated, Translation

FEWEST_EXAMPLES = 20
# Train on the first share of the examples in time order, measure on those up to the second.
FOLDS = ((0.4, 0.55), (0.55, 0.7), (0.7, 0.85), (0.85, 1.0))
NEAR_DEFAULT = 2.0  # weight of a prior of unit variance around the default weights
NEWTON_STEPS = 12
MOST_EXAMPLES = 6000  # distinct ones; more only cost time, since memory settles known payees
CEILING = 0.98

Weights = tuple[float, ...]
# Weights of the intercept and of each voice's features, used until enough of the owner's own labels
# are there to measure them. Few labels know few payees: of another one the model knows little.
SEEN_WEIGHTS: Weights = (-0.6, 2.2, 1.0, 0.0)
UNSEEN_WEIGHTS: Weights = (-2.5, 1.0, 2.0, -0.5)
TABLES_WEIGHTS: Weights = (0.0, 1.0, -0.3)


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest of the owner's categories and the probability that it is right.

    Args:
        by_tables: Whether the tables, not the text model, speak for it.
    """

    category: str
    probability: float
    by_tables: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """What both voices say of a row.

    Args:
        category: The text model's likeliest category.
        margin: Its lead over the second.
        seen: Whether the owner labelled this payee before.
        told: What the tables say in the owner's words; None where they say nothing.
    """

    category: str
    margin: float
    seen: bool
    told: Translated | None

    @property
    def divided(self) -> bool:
        """Return whether the tables speak for another category."""
        return self.told is not None and self.told.category != self.category

    def of_model(self) -> Weights:
        """Return the features by which the text model can be trusted."""
        if self.told is None:
            return self.margin, 0.0, 0.0
        against = self.told.probability if self.divided else 0.0
        return self.margin, self.told.share_of(self.category), against

    def of_tables(self) -> Weights:
        """Return the features by which the tables can be trusted against the text model."""
        p = self.told.probability if self.told else 0.5
        return log(p / (1 - p)), self.margin


@dataclass(frozen=True, slots=True)
class Trust:
    """Weights that turn features of a case into the probability that a voice is right.

    Args:
        seen: Of the text model on payees the owner labelled before.
        unseen: Of the text model on others.
        tables: Of the tables where the two differ.
    """

    seen: Weights = SEEN_WEIGHTS
    unseen: Weights = UNSEEN_WEIGHTS
    tables: Weights = TABLES_WEIGHTS

    def in_model(self, case: _Case) -> float:
        """Return how likely the text model is right."""
        return _logistic(self.seen if case.seen else self.unseen, case.of_model())

    def in_tables(self, case: _Case) -> float:
        """Return how likely the tables are right where the text model says something else.

        Where the owner uses the program's own categories this is what the tables say of
        themselves: the rows that people label are those the tables did not know.
        """
        if case.told is None:
            return 0.0
        if case.told.plain:
            return case.told.probability
        return _logistic(self.tables, case.of_tables())


_WEIGHTS = struct.Struct(f"<{len(SEEN_WEIGHTS + UNSEEN_WEIGHTS + TABLES_WEIGHTS)}d")


@dataclass(frozen=True, slots=True)
class Classifier:
    """A text model, and how far it and the tables can be trusted; `train` makes one."""

    model: TextModel
    trust: Trust

    def guess(self, rows: Sequence[Example], told: Sequence[Translated | None]) -> list[Guess]:
        """Return the likeliest category of each row with its probability.

        Args:
            rows: What is known of each.
            told: What the tables say of each in the owner's words.
        """
        return [self._weigh(case) for case in _cases(self.model, rows, told)]

    def _weigh(self, case: _Case) -> Guess:
        model, tables = self.trust.in_model(case), self.trust.in_tables(case)
        if case.told is None or not case.divided:
            plain = case.told is not None and case.told.plain
            return Guess(case.category, min(CEILING, max(model, tables) if plain else model))
        shared = max(1.0, model + tables)
        if tables < model:
            return Guess(case.category, min(CEILING, model / shared))
        surely = tables if case.told.plain else tables / shared
        return Guess(case.told.category, min(CEILING, surely), by_tables=True)

    def to_bytes(self) -> bytes:
        """Return the classifier in a form that can be kept."""
        trust = self.trust
        weights = _WEIGHTS.pack(*trust.seen, *trust.unseen, *trust.tables)
        return weights + self.model.to_bytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> Classifier | None:
        """Return the classifier that `to_bytes` wrote; None where the bytes are something else."""
        try:
            weights = _WEIGHTS.unpack_from(content)
        except struct.error:
            return None
        model = TextModel.from_bytes(content[_WEIGHTS.size :])
        first, second = len(SEEN_WEIGHTS), len(SEEN_WEIGHTS + UNSEEN_WEIGHTS)
        trust = Trust(weights[:first], weights[first:second], weights[second:])
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
    trials: list[tuple[_Case, str]] = []
    for start, stop in FOLDS if len(examples) <= MOST_EXAMPLES else FOLDS[-1:]:
        cut, end = int(len(examples) * start), int(len(examples) * stop)
        if len(set(categories[:cut])) > 1:
            earlier = _fit(examples[:cut], categories[:cut], names)
            rows = _marked(examples[:end], cut)
            told = translate(translation_of(examples[:cut], categories[:cut]), rows)
            trials += zip(_cases(earlier, rows, told), categories[cut:end], strict=True)
    return Classifier(_fit(examples, categories, names), _measure(trials))


def translation_of(examples: Sequence[Example], categories: Sequence[str]) -> Translation:
    """Return what labelled rows teach about the owner's words."""
    return Translation(
        Told(example.slug, example.text, (example.amount_minor or 0) > 0, category)
        for example, category in zip(examples, categories, strict=True)
    )


def translate(translation: Translation, rows: Sequence[Example]) -> list[Translated | None]:
    """Return what the tables say of each row in the owner's words."""
    return [
        translation.put(row.belief, money_in=(row.amount_minor or 0) > 0) if row.belief else None
        for row in rows
    ]


def _cases(
    model: TextModel, rows: Sequence[Example], told: Sequence[Translated | None]
) -> list[_Case]:
    return [
        _Case(best, margin, row.seen, words)
        for row, (best, margin), words in zip(rows, model.margins(rows), told, strict=True)
    ]


def _measure(trials: Sequence[tuple[_Case, str]]) -> Trust:
    """Fit how far each voice can be trusted on rows that neither has learned from."""
    model = {
        seen: [(c.of_model(), c.category == right) for c, right in trials if c.seen is seen]
        for seen in (True, False)
    }
    tables = [
        (case.of_tables(), case.told.category == right)
        for case, right in trials
        if case.told and case.divided and not case.told.plain
    ]
    return Trust(
        _fit_weights(model[True], SEEN_WEIGHTS),
        _fit_weights(model[False], UNSEEN_WEIGHTS),
        _fit_weights(tables, TABLES_WEIGHTS),
    )


def _fit_weights(trials: Sequence[tuple[Weights, bool]], default: Weights) -> Weights:
    """Fit the weights of a probability by Newton's method, few trials staying near the default."""
    import numpy as np

    centre = np.array(default)
    rows = np.array([(1.0, *features) for features, _ in trials]).reshape(-1, len(default))
    hits = np.array([hit for _, hit in trials], dtype=float)
    weights = centre.copy()
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (p - hits) + NEAR_DEFAULT * (weights - centre)
        curve = (rows.T * (p * (1 - p))) @ rows + NEAR_DEFAULT * np.eye(len(centre))
        weights = weights - np.linalg.solve(curve, slope)
    strongest = max(0.0, float(weights[1]))  # a larger lead never makes it less likely
    return float(weights[0]), strongest, *map(float, weights[2:])


def _logistic(weights: Weights, features: Weights) -> float:
    intercept, *slopes = weights
    return 1 / (1 + exp(-intercept - sum(w * f for w, f in zip(slopes, features, strict=True))))


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
        alike = (Example(example.text, amount, example.belief), category)
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
    return [replace(e, seen=e.text in known) for e in examples[cut:]]
