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
from math import exp, log2
from typing import Any, TypeVar

from finadvise.data.merchants.keys import words_of

FEWEST_EXAMPLES = 20
TRAIN_SHARE = 0.7  # of the examples in time order; the rest measures the margins
FEWEST_TRIALS = 30
TAG_WEIGHT = 1.0  # of amount and table tags against the text
EXACT_AMOUNT_WEIGHT = 0.5
HALF_STEP_WEIGHT = 0.5
# Intercept, weight of the margin, of having seen the payee and of the tables knowing it; used until
# enough of the owner's own labels are there to measure them.
DEFAULT_TRUST = (-0.9, 1.3, 0.8, 0.3)
CEILING = 0.98

Key = TypeVar("Key", bound=Hashable)


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

        counted = Counter(zip(examples, categories, strict=True))
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
        self._machine = LinearSVC(random_state=0)
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

    def measure(self, rows: Sequence[Example], categories: Sequence[str]) -> None:
        """Learn how far margins can be trusted from rows the model was not trained on."""
        from sklearn.linear_model import LogisticRegression

        names = self._machine.classes_
        found = self._margins(rows)
        hits = [names[best] == told for (best, _), told in zip(found, categories, strict=True)]
        if len(hits) < FEWEST_TRIALS or len(set(hits)) < 2:
            return
        inputs = [
            [margin, row.seen, bool(row.tags)] for (_, margin), row in zip(found, rows, strict=True)
        ]
        fitted = LogisticRegression(C=1.0).fit(inputs, hits)
        slope, for_seen, for_known = (float(w) for w in fitted.coef_[0])
        self.trust = (float(fitted.intercept_[0]), max(0.0, slope), for_seen, for_known)

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
    cut = int(len(examples) * TRAIN_SHARE)
    if len(set(categories[:cut])) > 1:
        earlier = _fit(examples[:cut], categories[:cut], names)
        earlier.measure(_marked(examples, cut), categories[cut:])
        model.trust = earlier.trust
    return model


def _fit(
    examples: Sequence[Example], categories: Sequence[str], names: Mapping[str, Example]
) -> TextModel:
    known = [name for name in sorted(set(categories)) if name in names]
    return TextModel([*examples, *(names[n] for n in known)], [*categories, *known])


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
