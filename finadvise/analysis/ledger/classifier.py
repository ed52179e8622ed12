"""A text model of the owner's own labels: linear, quick to train, with honest probabilities.

Character and word n-grams of the text, the size of the amount and what the tables say go into a
linear support vector machine. How far its margins can be trusted is measured on the owner's own
later labels after training on the earlier ones (Platt 1999, *Probabilistic outputs for support
vector machines*, on held-out data), because the payees of next month are not those of last month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, log2
from typing import Any, TypeVar

from finadvise.data.merchants.keys import words_of

FEWEST_EXAMPLES = 20
# Train on the first share of the examples in time order, measure on those up to the second.
FOLDS = ((0.4, 0.6), (0.6, 0.8), (0.8, 1.0))
FEWEST_TRIALS = 30
MOST_EXAMPLES = 6000  # distinct ones; more only cost time, since memory settles known payees
TOLERANCE = 1e-2  # a hundredth of a margin is far below what the probabilities can tell apart
TAG_WEIGHT = 1.0  # of amount and table tags against the text
EXACT_AMOUNT_WEIGHT = 0.5
HALF_STEP_WEIGHT = 0.5
# Intercept, weight of the margin, of having seen the payee and of the tables knowing it; used until
# enough of the owner's own labels are there to measure them.
DEFAULT_TRUST = (-1.6, 2.2, 1.0, 0.2)
CEILING = 0.98

Key = TypeVar("Key", bound=Hashable)
Trial = tuple[float, bool, bool, bool]  # margin, payee seen before, tables knew it, right


@dataclass(frozen=True, slots=True)
class Example:
    """A row as the model sees it.

    Args:
        text: Lower-case text without references.
        tags: What the tables say, such as `groceries` and its group.
        amount_minor: Signed amount; None where the example is only a name.
        seen: Whether the owner labelled this payee before.
    """

    text: str
    tags: tuple[str, ...]
    amount_minor: int | None
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest of the owner's categories and the probability that it is right."""

    category: str
    probability: float


class TextModel:
    """Trained on examples in time order; see `train`."""

    def __init__(self, examples: Sequence[Example], categories: Sequence[str]) -> None:
        from scipy.sparse import hstack  # type: ignore[import-untyped]  # has no stubs
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        counted = _condense(examples, categories)
        rows = [example for example, _ in counted]
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        self._words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, tokenizer=words_of, token_pattern=None
        )
        self._tags = DictVectorizer()
        texts = [row.text or "-" for row in rows]
        text_part = hstack([self._letters.fit_transform(texts), self._words.fit_transform(texts)])
        tag_part = self._tags.fit_transform([_tags(row) for row in rows]) * TAG_WEIGHT
        self._text_width = text_part.shape[1]
        self._machine = LinearSVC(random_state=0, tol=TOLERANCE)
        self._machine.fit(
            hstack([text_part, tag_part]).tocsr(),
            [category for _, category in counted],
            sample_weight=list(counted.values()),
        )
        self.trust = DEFAULT_TRUST

    def guess(self, rows: Sequence[Example]) -> list[Guess]:
        """Return the likeliest category of each row with its probability."""
        names = self._machine.classes_
        guesses = []
        for row, (best, margin) in zip(rows, self._margins(rows), strict=True):
            intercept, slope, for_seen, for_known = self.trust
            z = intercept + slope * margin + for_seen * row.seen + for_known * bool(row.tags)
            guesses.append(Guess(str(names[best]), min(CEILING, 1 / (1 + exp(-z)))))
        return guesses

    def try_on(self, rows: Sequence[Example], categories: Sequence[str]) -> list[Trial]:
        """Predict rows the model was not trained on and note what came of it."""
        names = self._machine.classes_
        return [
            (margin, row.seen, bool(row.tags), bool(names[best] == told))
            for row, (best, margin), told in zip(rows, self._margins(rows), categories, strict=True)
        ]

    def _margins(self, rows: Sequence[Example]) -> list[tuple[int, float]]:
        """Return the best class of each row and its lead over the second.

        The decision is a sum of a text part and an amount part, so each distinct text and each
        distinct amount is worked out once.
        """
        import numpy as np
        from scipy.sparse import hstack

        if not rows:
            return []
        texts = _index((row.text, row.tags) for row in rows)
        amounts = _index(row.amount_minor for row in rows)
        words = [text or "-" for text, _ in texts]
        vectors = hstack([self._letters.transform(words), self._words.transform(words)]).tocsr()
        weights, bias = self._weights()
        text_weights, tag_weights = weights[:, : self._text_width], weights[:, self._text_width :]
        of_text = vectors @ text_weights.T + bias
        of_text += self._tags.transform([dict.fromkeys(t, 1.0) for _, t in texts]) @ tag_weights.T
        of_amount = self._tags.transform([_amount_tags(a) for a in amounts]) @ tag_weights.T
        scores = (
            of_text[[texts[row.text, row.tags] for row in rows]]
            + of_amount[[amounts[row.amount_minor] for row in rows]]
        )
        best = scores.argmax(axis=1)
        top_two = np.sort(scores, axis=1)[:, -2:]
        return [(int(b), float(two[1] - two[0])) for b, two in zip(best, top_two, strict=True)]

    def _weights(self) -> tuple[Any, Any]:
        import numpy as np

        weights, bias = self._machine.coef_.copy(), self._machine.intercept_
        weights[:, self._text_width :] *= TAG_WEIGHT
        if len(self._machine.classes_) == 2:  # one line separates two classes
            return np.vstack([-weights, weights]), np.array([-bias[0], bias[0]])
        return weights, bias


def train(
    examples: Sequence[Example],
    categories: Sequence[str],
    names: Mapping[str, Example],
) -> TextModel | None:
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
    model = _fit(examples, categories, names)
    trials: list[Trial] = []
    for start, stop in FOLDS if len(examples) <= MOST_EXAMPLES else FOLDS[-1:]:
        cut, end = int(len(examples) * start), int(len(examples) * stop)
        if len(set(categories[:cut])) > 1:
            earlier = _fit(examples[:cut], categories[:cut], names)
            trials += earlier.try_on(_marked(examples[:end], cut), categories[cut:end])
    model.trust = _trust(trials)
    return model


def _trust(trials: Sequence[Trial]) -> tuple[float, float, float, float]:
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
    return TextModel([*examples, *(names[n] for n in known)], [*categories, *known])


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


def _index(items: Iterable[Key]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for item in items:
        found.setdefault(item, len(found))
    return found


def _tags(row: Example) -> dict[str, float]:
    return dict.fromkeys(row.tags, 1.0) | _amount_tags(row.amount_minor)


def _amount_tags(amount_minor: int | None) -> dict[str, float]:
    if amount_minor is None:
        return {}
    way = "+" if amount_minor > 0 else "-"
    size = log2(abs(amount_minor) / 100 + 1)
    return {
        way: 1.0,
        f"{way}{int(size)}": 1.0,
        f"{way}{int(2 * size)}/2": HALF_STEP_WEIGHT,
        f"={amount_minor}": EXACT_AMOUNT_WEIGHT,
    }
