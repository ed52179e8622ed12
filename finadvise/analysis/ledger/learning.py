"""What the owner's labels teach about rows they have not labelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import astuple
from functools import cached_property

from finadvise.analysis.ledger.classifier import FEWEST_EXAMPLES, Classifier, Guess, train
from finadvise.analysis.ledger.memory import Memory, Recollection, Seen
from finadvise.analysis.ledger.reading import Reader, Reading
from finadvise.analysis.ledger.stamp import stamp_of
from finadvise.analysis.ledger.text_model import Example
from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor, Label, Shelf

# What the tables say loses this much in being put into the owner's words: by what they said where
# the tables said the same, and by a known set of names.
TRANSLATED = 0.7
RENAMED = 0.85
FEWEST_TO_TRANSLATE = 2
# From this share of labels outside the taxonomy on, the owner is taken to have a scheme of their
# own, and suggestions outside it are of no use to them.
OWN_SCHEME_FROM = 0.5
# A set of names is recognised when this share of the owner's categories is in it.
SCHEME_FROM = 0.8
FEWEST_OF_SCHEME = 4


class Lessons:
    """The owner's labels, ready to be asked.

    Args:
        labels: Oldest first.
        reader: Reads their texts as it reads new ones.
        shelf: Where a text model trained on these labels may lie, and is put.
    """

    def __init__(self, labels: Sequence[Label], reader: Reader, shelf: Shelf | None = None) -> None:
        # Whole labels, so that those of one day stand in one order, wherever they come from.
        self.labels = sorted(labels, key=lambda label: (label.day, astuple(label)))
        self._reader = reader
        self._shelf = shelf
        self._readings = [reader.read(_as_row(label)) for label in self.labels]
        self._memory = Memory(
            Seen(
                r.text,
                (label.payee or r.payee).lower(),
                label.amount_minor > 0,
                label.category,
                label.day,
            )
            for label, r in zip(self.labels, self._readings, strict=True)
        )

    def recall(self, reading: Reading) -> Recollection | None:
        """Return what the owner said of this payee."""
        return self._memory.recall(reading.text, reading.payee.lower(), money_in=reading.money_in)

    def own_words(self, reading: Reading) -> Guess | None:
        """Put what the tables say into the owner's words; None where that cannot be done."""
        belief = reading.belief
        told = self._told.get((belief.category, reading.money_in))
        if told and told.total() >= FEWEST_TO_TRANSLATE and reading.known:
            category, times = told.most_common(1)[0]
            share = times / (told.total() + 1)
            return Guess(category, belief.probability * share * TRANSLATED)
        if not self._own_scheme:
            return Guess(belief.category, belief.probability)
        name = self._scheme.get(belief.category)
        return Guess(name, belief.probability * RENAMED) if name else None

    def guess(self, rows: Sequence[tuple[Descriptor, Reading]]) -> list[Guess | None]:
        """Ask the text model; None for every row where there is too little to train it."""
        if not rows or self._classifier is None:
            return [None] * len(rows)
        seen = {id(reading): self.recall(reading) is not None for _, reading in rows}
        examples = [
            Example(reading.text, reading.tags, row.amount_minor, seen[id(reading)])
            for row, reading in rows
        ]
        return list(self._classifier.guess(examples))

    @cached_property
    def _classifier(self) -> Classifier | None:
        """Return the classifier of just these labels, from the shelf or newly trained."""
        if self._shelf is None or len(self.labels) < FEWEST_EXAMPLES:
            return self._train()
        stamp = stamp_of(self.labels, self._reader.country)
        content = self._shelf.load(stamp)
        kept = Classifier.from_bytes(content) if content else None
        if kept:
            return kept
        trained = self._train()
        if trained:
            self._shelf.keep(stamp, trained.to_bytes())
        return trained

    def _train(self) -> Classifier | None:
        examples = [
            Example(reading.text, reading.tags, label.amount_minor)
            for label, reading in zip(self.labels, self._readings, strict=True)
        ]
        categories = [label.category for label in self.labels]
        return train(examples, categories, {n: self._named(n) for n in set(categories)})

    def _named(self, category: str) -> Example:
        day = self.labels[0].day
        row = Descriptor(description=category, amount_minor=-1, currency="", day=day)
        reading = self._reader.read(row)
        return Example(reading.text, reading.tags, None)

    @cached_property
    def _told(self) -> dict[tuple[str, bool], Counter[str]]:
        told: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        for label, reading in zip(self.labels, self._readings, strict=True):
            if reading.known:
                told[reading.belief.category, reading.money_in][label.category] += 1
        return told

    @cached_property
    def _own_scheme(self) -> bool:
        slugs = {row["slug"] for row in read_csv("categories.csv")}
        outside = sum(label.category not in slugs for label in self.labels)
        return outside >= OWN_SCHEME_FROM * len(self.labels)

    @cached_property
    def _scheme(self) -> dict[str, str]:
        """Return names by slug of a well-known set of categories, if the owner uses one."""
        used = {label.category for label in self.labels}
        by_scheme: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in read_csv("merchants/schemes.csv"):
            by_scheme[row["scheme"]].append(row)
        for rows in by_scheme.values():
            shared = used & {row["name"] for row in rows}
            if len(shared) >= max(FEWEST_OF_SCHEME, SCHEME_FROM * len(used)):
                return {row["category"]: row["name"] for row in reversed(rows)}
        return {}


def _as_row(label: Label) -> Descriptor:
    """Return the row a label stands on; a payee that came in a field of its own is its hint."""
    elsewhere = set(words_of(label.payee)).isdisjoint(words_of(label.description))
    return Descriptor(
        description=label.description,
        amount_minor=label.amount_minor,
        currency=label.currency,
        account_kind=label.account_kind,
        day=label.day,
        payee_hint=label.payee if elsewhere else "",
    )
