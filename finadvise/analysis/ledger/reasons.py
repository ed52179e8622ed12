"""Why a row has its category, in sentences with the evidence itself."""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.analysis.ledger.evidence import judge
from finadvise.analysis.ledger.lexicon import CHANNELS, find_hits
from finadvise.analysis.ledger.merchants import clean_words, skeleton_of
from finadvise.analysis.ledger.reading import Reader, likely_countries
from finadvise.analysis.ledger.rules import describe_rule, fitting_rules
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor, Knowledge, Label
from finadvise.model.ledger import Transaction

NEAREST_SHOWN = 3
_KINDS = {
    "name": "a known name",
    "maybe": "a known name",
    "mixed": "a known name",
    "platform": "a known platform",
    "brand": "a brand of OpenStreetMap",
    "word": "a word",
}


def explain_category(row: Transaction, asked: Descriptor, knowledge: Knowledge) -> tuple[str, ...]:
    """Say what the category rests on: the rule, the owner's labels, the tables, the runner-up.

    Args:
        row: The row as it is kept.
        asked: The same row as it was categorised.
        knowledge: What the owner told the program.

    Returns:
        One sentence each; empty where the owner set the category of this very row.
    """
    if row.category_source in ("user", "import"):
        return ()
    if row.category_source == "rule":
        return _of_rules(row, asked, knowledge)
    sentences = []
    if knowledge.labels:
        sentences += _of_labels(row, asked, knowledge.labels)
    return (*sentences, *_of_tables(asked, knowledge.country))


def _of_rules(row: Transaction, asked: Descriptor, knowledge: Knowledge) -> tuple[str, ...]:
    fitting = fitting_rules(knowledge.rules)(asked, row.payee)
    if not fitting:
        return ("The rule that set it is gone; `finadvise rules apply` works it out again.",)
    first, *others = fitting
    sentences = [f"{first.id} sets {first.category}: {describe_rule(first, row.currency)}."]
    if others:
        sentences.append(f"{others[0].id} would set {others[0].category}, but comes later.")
    return tuple(sentences)


def _of_labels(row: Transaction, asked: Descriptor, labels: Sequence[Label]) -> list[str]:
    reader = Reader("")
    text = reader.read(asked).text
    same = [
        label
        for label in labels
        if label.payee == row.payee or skeleton_of(label.description).lower() == text
    ]
    if same:
        told = sum(label.category == row.suggestion for label in same)
        newest = max(label.day for label in same)
        return [
            f"You gave this payee {row.suggestion} in {told} of {len(same)} rows, the last on "
            f"{newest:%-d %B %Y}."
        ]
    if row.category_source == "merchant":
        return []
    nearest = sorted(labels, key=lambda label: (-_alike(label.description, text), label.day))
    shown = dict.fromkeys(f"{label.description} ({label.category})" for label in nearest)
    return [f"Your rows that read most alike: {'; '.join(list(shown)[:NEAREST_SHOWN])}."]


def _alike(one: str, other: str) -> float:
    """Return the share of three-letter pieces that two texts have in common."""
    first, second = _pieces(one), _pieces(other)
    return len(first & second) / max(1, len(first | second))


def _pieces(text: str) -> set[str]:
    spaced = f" {' '.join(words_of(text))} "
    return {spaced[i : i + 3] for i in range(len(spaced) - 2)}


def _of_tables(asked: Descriptor, country: str) -> list[str]:
    text = skeleton_of(asked.description)
    words = words_of(text)
    found = [
        f"'{' '.join(words[hit.start : hit.stop])}' is {_KINDS[m.kind]} for {m.category}"
        for hit in find_hits(words)
        for m in hit.meanings[:1]
        if m.kind not in CHANNELS and m.kind in _KINDS
    ]
    if asked.merchant_code:
        found.append(f"the merchant code is {asked.merchant_code}")
    beliefs = judge(
        text,
        clean_words(text),
        money_in=asked.amount_minor > 0,
        countries=likely_countries(asked.currency, country),
        merchant_code=asked.merchant_code,
    ).beliefs
    sentences = [f"In the tables, {', '.join(found)}."] if found else []
    if len(beliefs) > 1:
        second = beliefs[1]
        sentences.append(f"Their second choice is {second.category} ({second.probability:.0%}).")
    if not sentences:
        sentences.append("The tables know no word of the bank's text.")
    return sentences
