"""From descriptors to payees and categories, as sure as the evidence allows.

Who speaks first: the owner's word on the row itself, their rules, what they said of the payee
before, then whichever is surer of the text model trained on their labels and the tables shipped
with the program. Below 80 % the answer is `uncategorised` and the likeliest stays a suggestion.
"""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.analysis.ledger.learning.classifier import Guess
from finadvise.analysis.ledger.learning.lessons import Lessons
from finadvise.analysis.ledger.reading.priors import fill_unknown
from finadvise.analysis.ledger.reading.reader import Reader, Reading
from finadvise.analysis.ledger.rules import matcher
from finadvise.model.category import Descriptor, Knowledge, Label, Shelf, Verdict
from finadvise.model.ledger import UNCATEGORISED

# What other programs write in their category column where there is no category.
NO_LABEL = frozenset({"uncategorised", "uncategorized", "unknown", "none", "n/a", "-", "--"})
ANSWER_FROM = 0.8  # a category is only answered where it is at least this likely right


def categorise(
    descriptors: Sequence[Descriptor], knowledge: Knowledge, shelf: Shelf | None = None
) -> list[Verdict]:
    """Name the payee and the category of each row, in the order given.

    Args:
        descriptors: Any rows; labels in them are answers, and lessons for the others.
        knowledge: The owner's labels and rules.
        shelf: Where a text model trained on these very labels may lie, and is put; None trains
            one whenever it is needed. Verdicts are the same.

    Returns:
        One verdict a row. The same row in the same knowledge always gets the same verdict.
    """
    reader = Reader(knowledge.country)
    readings = fill_unknown(descriptors, [reader.read(row) for row in descriptors])
    verdicts = _told_by_owner(descriptors, readings, knowledge)
    open_rows = [i for i, verdict in enumerate(verdicts) if verdict is None]
    labels = (*knowledge.labels, *_lessons_in(descriptors, readings))
    if not labels:
        shared: dict[int, Verdict] = {}
        for i in open_rows:
            reading = readings[i]
            if id(reading) not in shared:
                shared[id(reading)] = _from_tables(reading)
            verdicts[i] = shared[id(reading)]
    elif open_rows:
        asked = [(descriptors[i], readings[i]) for i in open_rows]
        lessons = Lessons(labels, reader, shelf)
        for i, verdict in zip(open_rows, _from_lessons(asked, lessons), strict=True):
            verdicts[i] = verdict
    return [verdict for verdict in verdicts if verdict is not None]


def _told_by_owner(
    rows: Sequence[Descriptor], readings: Sequence[Reading], knowledge: Knowledge
) -> list[Verdict | None]:
    """Return what labels and rules say of each row, None where they are silent."""
    rule_for = matcher(knowledge.rules) if knowledge.rules else None
    verdicts: list[Verdict | None] = []
    for row, reading in zip(rows, readings, strict=True):
        label = _label_of(row)
        rule = rule_for(row, reading.payee) if rule_for and not label else None
        if label:
            verdicts.append(_told(reading, label, "import"))
        else:
            verdicts.append(_told(reading, rule.category, "rule") if rule else None)
    return verdicts


def _lessons_in(rows: Sequence[Descriptor], readings: Sequence[Reading]) -> list[Label]:
    return [
        Label(
            description=row.description,
            payee=reading.payee,
            amount_minor=row.amount_minor,
            category=row.label,
            day=row.day,
            currency=row.currency,
            account_kind=row.account_kind,
        )
        for row, reading in zip(rows, readings, strict=True)
        if _label_of(row)
    ]


def _label_of(row: Descriptor) -> str:
    return "" if not row.label or row.label.strip().casefold() in NO_LABEL else row.label


def _told(reading: Reading, category: str, source: str) -> Verdict:
    return Verdict(
        payee=reading.payee, category=category, source=source, suggestion=category, confidence=1.0
    )


def _from_tables(reading: Reading) -> Verdict:
    source = "mcc" if reading.by_code else "merchant"
    return _verdict(reading, reading.belief.category, reading.belief.probability, source)


def _from_lessons(rows: Sequence[tuple[Descriptor, Reading]], lessons: Lessons) -> list[Verdict]:
    """Ask the owner's lessons; rows that read the same share what can be shared."""
    settled: dict[int, Verdict | None] = {}
    for _, reading in rows:
        if id(reading) not in settled:
            known = lessons.recall(reading)
            settled[id(reading)] = (
                _verdict(reading, known.category, known.confidence, "model")
                if known and known.settles
                else None
            )
    unsettled = [(row, reading) for row, reading in rows if settled[id(reading)] is None]
    guesses = iter(lessons.guess(unsettled))
    return [settled[id(reading)] or _guessed(reading, next(guesses)) for _, reading in rows]


def _guessed(reading: Reading, guess: Guess | None) -> Verdict:
    """Return what the owner's labels say of a row, or the tables where those are silent."""
    if guess is None:
        return _from_tables(reading)
    as_in_tables = guess.by_tables and guess.category == reading.belief.category
    source = "merchant" if as_in_tables else "model"
    return _verdict(reading, guess.category, guess.probability, source)


def _verdict(reading: Reading, category: str, probability: float, source: str) -> Verdict:
    answered = probability >= ANSWER_FROM
    return Verdict(
        payee=reading.payee,
        category=category if answered else UNCATEGORISED,
        source=source if answered else "none",
        suggestion=category,
        confidence=probability,
    )
