"""A linear model of texts: character and word n-grams, what the tables say, size of the amount.

Training and asking need scikit-learn. What was learned is kept as lists of texts and arrays of
numbers, not as a pickle, which would run whatever a damaged store tells it to.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any, TypeVar

from finadvise.analysis.ledger.reading.evidence import Belief
from finadvise.data.merchants.keys import words_of

TOLERANCE = 1e-2  # a hundredth of a margin is far below what the probabilities can tell apart
EXACT_AMOUNT_WEIGHT = 0.5
HALF_STEP_WEIGHT = 0.5

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Example:
    """A row as the model sees it.

    Args:
        text: Lower-case text without references.
        amount_minor: Signed amount; None where the example is only a name.
        belief: What the tables say; None where they know nothing.
        seen: Whether the owner labelled this payee before.
    """

    text: str
    amount_minor: int | None
    belief: Belief | None = None
    seen: bool = False

    @property
    def slug(self) -> str:
        """Return the category of the tables; empty where they know nothing."""
        return self.belief.category if self.belief else ""


@dataclass(frozen=True, slots=True)
class _Features:
    """What turns examples into numbers: three vectorisers of scikit-learn."""

    letters: Any
    words: Any
    tags: Any

    def of_texts(self, texts: Sequence[str]) -> Any:
        """Return a row of numbers for each text; an empty text is a dash."""
        from scipy.sparse import hstack  # type: ignore[import-untyped]  # has no stubs

        filled = [text or "-" for text in texts]
        parts = [self.letters.transform(filled), self.words.transform(filled)]
        return hstack(parts).tocsr()


class TextModel:
    """A linear support vector machine, trained; `fit_text_model` makes one.

    Args:
        features: Vectorisers that have seen the training texts.
        categories: The classes, in the order of the rows of `weights`.
        weights: One row a category: weights of the text's numbers, then of the tags'.
        bias: One number a category.
    """

    def __init__(
        self, features: _Features, categories: Sequence[str], weights: Any, bias: Any
    ) -> None:
        self._features = features
        self.categories = tuple(categories)
        self._weights = weights
        self._bias = bias

    def margins(self, rows: Sequence[Example]) -> list[tuple[str, float]]:
        """Return the best category of each row and its lead over the second.

        The decision is a sum of a text part and an amount part, so each distinct text and each
        distinct amount is worked out once.
        """
        import numpy as np

        if not rows:
            return []
        texts = _index((row.text, row.slug) for row in rows)
        amounts = _index(row.amount_minor for row in rows)
        tags_from = self._weights.shape[1] - len(self._features.tags.vocabulary_)
        text_weights, tag_weights = self._weights[:, :tags_from], self._weights[:, tags_from:]
        tags = self._features.tags.transform
        of_text = self._features.of_texts([text for text, _ in texts]) @ text_weights.T
        of_text += self._bias + tags([_table_tags(slug) for _, slug in texts]) @ tag_weights.T
        of_amount = tags([_amount_tags(amount) for amount in amounts]) @ tag_weights.T
        scores = (
            of_text[[texts[row.text, row.slug] for row in rows]]
            + of_amount[[amounts[row.amount_minor] for row in rows]]
        )
        best = scores.argmax(axis=1)
        two = np.sort(scores, axis=1)[:, -2:]
        leads = (two[:, 1] - two[:, 0]).tolist()
        return [(self.categories[b], lead) for b, lead in zip(best, leads, strict=True)]

    def to_bytes(self) -> bytes:
        """Return the model compressed: size of the lists, lists as JSON, then the arrays."""
        features = self._features
        lists = {
            "letters": features.letters.get_feature_names_out().tolist(),
            "words": features.words.get_feature_names_out().tolist(),
            "tags": features.tags.get_feature_names_out().tolist(),
            "categories": self.categories,
        }
        head = json.dumps(lists).encode()
        arrays = (features.letters.idf_, features.words.idf_, self._weights, self._bias)
        numbers = (array.astype(kind).tobytes() for array, kind in zip(arrays, _KINDS, strict=True))
        return zlib.compress(b"".join((_HEAD.pack(len(head)), head, *numbers)))

    @classmethod
    def from_bytes(cls, content: bytes) -> TextModel | None:
        """Return the model that `to_bytes` wrote; None where the bytes are something else."""
        try:
            plain = zlib.decompress(content)
            start = _HEAD.size + _HEAD.unpack_from(plain)[0]
            lists = json.loads(plain[_HEAD.size : start])
            letters, words, tags = lists["letters"], lists["words"], lists["tags"]
            categories = lists["categories"]
            width = len(letters) + len(words) + len(tags)
            sizes = (len(letters), len(words), len(categories) * width, len(categories))
            arrays = _arrays(plain[start:], sizes)
        except (zlib.error, struct.error, ValueError, KeyError, TypeError):
            return None
        features = _Features(*_vectorisers(letters, words))
        features.letters.idf_, features.words.idf_, weights, bias = arrays
        features.tags.feature_names_ = tags
        features.tags.vocabulary_ = {name: n for n, name in enumerate(tags)}
        return cls(features, categories, weights.reshape(len(categories), width), bias)


_HEAD = struct.Struct("<Q")
_KINDS = ("<f8", "<f8", "<f4", "<f4")  # inverse document frequencies, weights and bias


def _arrays(content: bytes, sizes: Sequence[int]) -> list[Any]:
    """Cut the kept numbers apart.

    Raises:
        ValueError: There are more or fewer numbers than that.
    """
    import numpy as np

    found, start = [], 0
    for size, kind in zip(sizes, _KINDS, strict=True):
        found.append(np.frombuffer(content, kind, size, start))
        start += found[-1].nbytes
    if start != len(content):
        raise ValueError("the numbers do not fit the lists")
    return found


def fit_text_model(
    rows: Sequence[Example], categories: Sequence[str], times: Sequence[int]
) -> TextModel:
    """Train on distinct rows that occurred several times.

    Args:
        rows: What is known of each.
        categories: What each is, at least two different ones.
        times: How often each occurred.
    """
    import numpy as np
    from scipy.sparse import hstack
    from sklearn.svm import LinearSVC

    features = _Features(*_vectorisers())
    texts = [row.text or "-" for row in rows]
    text_part = hstack([features.letters.fit_transform(texts), features.words.fit_transform(texts)])
    tag_part = features.tags.fit_transform([_tags(row) for row in rows])
    machine = LinearSVC(random_state=0, tol=TOLERANCE)
    machine.fit(hstack([text_part, tag_part]).tocsr(), categories, sample_weight=times)
    weights, bias = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # one line separates two classes: half for each
        weights, bias = np.vstack([-weights, weights]) / 2, np.array([-bias[0], bias[0]]) / 2
    names = [str(name) for name in machine.classes_]
    # Half the size, and the same numbers whether it was just trained or read back.
    return TextModel(features, names, weights.astype(np.float32), bias.astype(np.float32))


def _vectorisers(
    letters: Sequence[str] | None = None, words: Sequence[str] | None = None
) -> tuple[Any, Any, Any]:
    """Return vectorisers of letters, words and tags, with what was met before where it is known."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer

    return (
        TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, vocabulary=letters
        ),
        TfidfVectorizer(
            ngram_range=(1, 2),
            sublinear_tf=True,
            tokenizer=words_of,
            token_pattern=None,
            vocabulary=words,
        ),
        DictVectorizer(),
    )


def _index(items: Iterable[Key]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for item in items:
        found.setdefault(item, len(found))
    return found


def _tags(row: Example) -> dict[str, float]:
    return _table_tags(row.slug) | _amount_tags(row.amount_minor)


def _table_tags(slug: str) -> dict[str, float]:
    return {f"table {slug}": 1.0, f"group {slug.partition('.')[0]}": 1.0} if slug else {}


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
