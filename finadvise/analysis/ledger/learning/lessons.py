"""What the owner's labels teach about rows they have not labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from functools import cached_property

from finadvise.analysis.ledger.learning.classifier import (
    FEWEST_EXAMPLES,
    Classifier,
    Guess,
    train,
    translate,
    translation_of,
)
from finadvise.analysis.ledger.learning.memory import Memory, Recollection, Seen
from finadvise.analysis.ledger.learning.stamp import stamp_of
from finadvise.analysis.ledger.learning.text_model import Example
from finadvise.analysis.ledger.learning.translation import Translation
from finadvise.analysis.ledger.reading.reader import Reader, Reading
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor, Label, Shelf


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
        readings = [reader.read(_as_row(label)) for label in self.labels]
        self._categories = [label.category for label in self.labels]
        self._examples = [
            _example(reading, label.amount_minor)
            for label, reading in zip(self.labels, readings, strict=True)
        ]
        self._memory = Memory(
            Seen(
                r.text,
                (label.payee or r.payee).lower(),
                label.amount_minor > 0,
                label.category,
                label.day,
            )
            for label, r in zip(self.labels, readings, strict=True)
        )

    def recall(self, reading: Reading) -> Recollection | None:
        """Return what the owner said of this payee."""
        return self._memory.recall(reading.text, reading.payee.lower(), money_in=reading.money_in)

    def guess(self, rows: Sequence[tuple[Descriptor, Reading]]) -> list[Guess | None]:
        """Return what the labels make of rows that memory does not settle.

        Where there is too little to train a text model, what the tables say in the owner's words;
        None for a row where neither says anything.
        """
        if not rows:
            return []
        seen = {id(reading): self.recall(reading) is not None for _, reading in rows}
        examples = [
            _example(reading, row.amount_minor, seen=seen[id(reading)]) for row, reading in rows
        ]
        told = translate(self._translation, examples)
        if self._classifier is not None:
            return list(self._classifier.guess(examples, told))
        return [Guess(t.category, t.probability, by_tables=True) if t else None for t in told]

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
        names = {n: self._named(n) for n in set(self._categories)}
        return train(self._examples, self._categories, names)

    def _named(self, category: str) -> Example:
        day = self.labels[0].day
        row = Descriptor(description=category, amount_minor=-1, currency="", day=day)
        return _example(self._reader.read(row), None)

    @cached_property
    def _translation(self) -> Translation:
        return translation_of(self._examples, self._categories)


def _example(reading: Reading, amount_minor: int | None, *, seen: bool = False) -> Example:
    belief = reading.belief if reading.known else None
    return Example(reading.text, amount_minor, belief, seen)


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
