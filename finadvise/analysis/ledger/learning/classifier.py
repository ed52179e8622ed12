"""A classifier of the owner's own labels: quick to train, with honest probabilities.

Two voices speak for a row: a linear text model (`text_model.py`), and what the tables say put into
the owner's words (`translation.py`). How far each can be trusted is measured on the owner's own
later labels after learning from the earlier ones (Platt 1999, *Probabilistic outputs for support
vector machines*, on held-out data), because the payees of next month are not those of last month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, log2

from finadvise.analysis.ledger.learning.text_model import Example, TextModel, fit_text_model
from finadvise.analysis.ledger.learning.translation import Told, Translated, Translation
from finadvise.analysis.ledger.learning.trust import TRUST_SIZE, Case, Trust, measure_trust

FEWEST_EXAMPLES = 20
# Train on the first share of the examples in time order, measure on those up to the second.
FOLDS = ((0.4, 0.55), (0.55, 0.7), (0.7, 0.85), (0.85, 1.0))
MOST_EXAMPLES = 6000  # distinct ones; more only cost time, since memory settles known payees
CEILING = 0.98


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

    def _weigh(self, case: Case) -> Guess:
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
        return self.trust.to_bytes() + self.model.to_bytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> Classifier | None:
        """Return the classifier that `to_bytes` wrote; None where the bytes are something else."""
        trust = Trust.from_bytes(content)
        model = TextModel.from_bytes(content[TRUST_SIZE:])
        return None if trust is None or model is None else cls(model, trust)


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
    trials: list[tuple[Case, str]] = []
    for start, stop in FOLDS if len(examples) <= MOST_EXAMPLES else FOLDS[-1:]:
        cut, end = int(len(examples) * start), int(len(examples) * stop)
        if len(set(categories[:cut])) > 1:
            earlier = _fit(examples[:cut], categories[:cut], names)
            rows = _marked(examples[:end], cut)
            told = translate(translation_of(examples[:cut], categories[:cut]), rows)
            trials += zip(_cases(earlier, rows, told), categories[cut:end], strict=True)
    return Classifier(_fit(examples, categories, names), measure_trust(trials))


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
) -> list[Case]:
    return [
        Case(best, margin, row.seen, words)
        for row, (best, margin), words in zip(rows, model.margins(rows), told, strict=True)
    ]


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
