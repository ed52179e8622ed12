"""How far the text model and the tables can be trusted where they speak for a row.

Each voice has a logistic model of its being right. Its weights are fitted by the owner's own
later labels, with a normal prior around default weights, so that few labels change little and
many decide (maximum a posteriori, by Newton's method).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from finadvise.analysis.ledger.learning.translation import Translated

NEAR_DEFAULT = 2.0  # weight of a prior of unit variance around the default weights
NEWTON_STEPS = 12

Weights = tuple[float, ...]
# Weights of the intercept and of each voice's features where no labels measure them.
# Few labels know few payees: of another one the model knows little.
SEEN_WEIGHTS: Weights = (-0.6, 2.2, 1.0, 0.0)
UNSEEN_WEIGHTS: Weights = (-2.5, 1.0, 2.0, -0.5)
TABLES_WEIGHTS: Weights = (0.0, 1.0, -0.3)
_KEPT = struct.Struct(f"<{len(SEEN_WEIGHTS + UNSEEN_WEIGHTS + TABLES_WEIGHTS)}d")
TRUST_SIZE = _KEPT.size


@dataclass(frozen=True, slots=True)
class Case:
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

    def in_model(self, case: Case) -> float:
        """Return how likely the text model is right."""
        return _logistic(self.seen if case.seen else self.unseen, case.of_model())

    def in_tables(self, case: Case) -> float:
        """Return how likely the tables are right where the text model says something else.

        Where the owner uses the program's own categories this is what the tables say of
        themselves: the rows that people label are those the tables did not know.
        """
        if case.told is None:
            return 0.0
        if case.told.plain:
            return case.told.probability
        return _logistic(self.tables, case.of_tables())

    def to_bytes(self) -> bytes:
        """Return the weights one after another."""
        return _KEPT.pack(*self.seen, *self.unseen, *self.tables)

    @classmethod
    def from_bytes(cls, content: bytes) -> Trust | None:
        """Return the trust that `to_bytes` wrote; None where there are too few bytes."""
        if len(content) < TRUST_SIZE:
            return None
        weights = _KEPT.unpack_from(content)
        first, second = len(SEEN_WEIGHTS), len(SEEN_WEIGHTS + UNSEEN_WEIGHTS)
        return cls(weights[:first], weights[first:second], weights[second:])


def measure_trust(trials: Sequence[tuple[Case, str]]) -> Trust:
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
