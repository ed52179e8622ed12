"""Why a row has its category, in one sentence with the evidence itself and the runner-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from finadvise.analysis.ledger.reading.evidence import Belief, judge
from finadvise.analysis.ledger.reading.lexicon import find_hits
from finadvise.analysis.ledger.reading.reader import Reader, Reading, stable_parts
from finadvise.analysis.ledger.rules import describe_rule, fitting_rules
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor, Knowledge, Label
from finadvise.model.ledger import UNCATEGORISED, Transaction

NEAREST_SHOWN = 3
ALIKE_FROM = 0.2  # texts with a smaller share of letters in common are no examples
_KINDS = {
    "name": "a known name",
    "maybe": "a known name",
    "mixed": "a known name",
    "platform": "a known platform",
    "brand": "a brand of OpenStreetMap",
    "word": "a word",
    "opening": "an opening word",
}


def explain_category(row: Transaction, asked: Descriptor, knowledge: Knowledge) -> str:
    """Say what a category rests on: a rule, the owner's labels or the tables; and the runner-up.

    Args:
        row: The row as it is kept.
        asked: The same row as it was categorised.
        knowledge: What the owner told the program.

    Returns:
        One sentence; empty where the owner set the category of this very row.
    """
    if row.category_source in ("user", "import"):
        return ""
    if row.category_source == "rule":
        return _by_rule(row, asked, knowledge)
    reading = Reader(knowledge.country).read(asked)
    beliefs = _beliefs(asked, reading)
    spoken = (
        _by_payee(row, reading, knowledge.labels)
        or _by_likeness(row, reading, knowledge.labels)
        or _by_tables(row, asked, reading, beliefs)
    )
    because, rival = spoken
    rival = rival or _rival_of_tables(beliefs, row.suggestion)
    if row.category == UNCATEGORISED:
        return (
            f"It stays uncategorised: {row.suggestion} is likeliest but only {row.confidence:.0%} "
            f"sure, because {because}; {rival}."
        )
    return f"It is {row.category} ({row.confidence:.0%} sure) because {because}; {rival}."


def _by_rule(row: Transaction, asked: Descriptor, knowledge: Knowledge) -> str:
    fitting = fitting_rules(knowledge.rules)(asked, row.payee)
    if not fitting or fitting[0].category != row.category:
        return "The rule that set it has changed; `finadvise rules apply` works it out again."
    first, *others = fitting
    rival = next((rule for rule in others if rule.category != first.category), None)
    if rival:
        after = f"{rival.id} would set {rival.category}, but comes later"
    else:
        reading = Reader(knowledge.country).read(asked)
        beliefs = _beliefs(asked, reading)
        after = _rival_of_tables(beliefs, row.category)
    condition = describe_rule(first, row.currency)
    return f"It is {row.category} because your {first.id} says so ({condition}); {after}."


def _by_payee(
    row: Transaction, reading: Reading, labels: Sequence[Label]
) -> tuple[str, str] | None:
    """Quote what the owner said of the same payee."""
    same = [
        label
        for label in labels
        if label.payee == row.payee or stable_parts(label.description)[1].lower() == reading.text
    ]
    told = [label for label in same if label.category == row.suggestion]
    if not told:
        return None
    newest = max(label.day for label in told)
    rows = "the row" if len(same) == 1 else f"{len(told)} of the {len(same)} rows"
    because = f"you gave it to {rows} of this payee that you labelled, last on {newest:%-d %B %Y}"
    others = Counter(label.category for label in same if label.category != row.suggestion)
    if not others:
        return because, ""
    category, count = others.most_common(1)[0]
    return because, f"the runner-up is {category}, which you gave to {count}"


def _by_likeness(
    row: Transaction, reading: Reading, labels: Sequence[Label]
) -> tuple[str, str] | None:
    """Quote the labelled rows that read most alike, where labels of others spoke."""
    if row.category_source in ("merchant", "mcc"):
        return None
    newest = {label.description: label.category for label in labels}
    alike = {text: _alike(text, reading.text) for text in newest}
    nearest = [t for t in sorted(alike, key=lambda t: (-alike[t], t)) if alike[t] >= ALIKE_FROM]
    own = [text for text in nearest if newest[text] == row.suggestion]
    if not own:
        return None
    quoted = " and ".join(f"'{text}'" for text in own[:NEAREST_SHOWN])
    because = f"it reads like {quoted}, to which you gave it"
    other = next((text for text in nearest if newest[text] != row.suggestion), None)
    return because, f"the runner-up is {newest[other]}, as '{other}' is" if other else ""


def _by_tables(
    row: Transaction, asked: Descriptor, reading: Reading, beliefs: Sequence[Belief]
) -> tuple[str, str]:
    """Quote the entries of the tables that speak for the category, all where none does alone."""
    if not beliefs:
        return "no word of the bank's text says more", "such rows are that most often"
    entries = _entries(reading)
    own = [text for (_, category), text in entries.items() if category == row.suggestion]
    found = own or list(entries.values())
    if asked.merchant_code and (reading.by_code or not found):
        found = [f"the bank's merchant code is {asked.merchant_code}", *found]
    because = " and ".join(found)
    if reading.belief.category != row.suggestion:
        because += f", and you call such rows {row.suggestion}"
    return because, ""


def _entries(reading: Reading) -> dict[tuple[str, str], str]:
    """Return what the tables hold on a text, by phrase and category."""
    words = words_of(reading.text)
    way = "+" if reading.money_in else "-"
    found: dict[tuple[str, str], str] = {}
    for hit in find_hits(words, setting=reading.setting):
        phrase = " ".join(words[hit.start : hit.stop])
        for meaning in hit.meanings:
            if meaning.kind in _KINDS and meaning.sign in ("", way):
                text = f"'{phrase}' is {_KINDS[meaning.kind]} for {meaning.category}"
                found.setdefault((phrase, meaning.category), text)
    return found


def _beliefs(asked: Descriptor, reading: Reading) -> Sequence[Belief]:
    if not reading.known:
        return ()
    return judge(
        reading.text,
        reading.name,
        money_in=reading.money_in,
        setting=reading.setting,
        merchant_code=asked.merchant_code,
    ).beliefs


def _rival_of_tables(beliefs: Sequence[Belief], category: str) -> str:
    rival = next((belief for belief in beliefs if belief.category != category), None)
    if rival is None:
        return "nothing speaks for another category"
    return f"the runner-up in the tables is {rival.category} ({rival.probability:.0%})"


def _alike(one: str, other: str) -> float:
    """Return the share of three-letter pieces that two texts have in common."""
    first, second = _pieces(one), _pieces(other)
    return len(first & second) / max(1, len(first | second))


def _pieces(text: str) -> set[str]:
    spaced = f" {' '.join(words_of(text))} "
    return {spaced[i : i + 3] for i in range(len(spaced) - 2)}
