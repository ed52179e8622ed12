"""From descriptors to payees and categories, as sure as the evidence allows."""

from __future__ import annotations

from collections.abc import Sequence

from finadvise.analysis.ledger.evidence import Belief, Judgement, judge
from finadvise.analysis.ledger.merchants import clean_words, display_name, skeleton_of
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor, Knowledge, Verdict
from finadvise.model.ledger import UNCATEGORISED

ANSWER_FROM = 0.8  # a category is only answered where it is at least this likely right
# What money is spent on where nothing at all is known of the other side: small places without a
# brand are restaurants more often than anything else.
UNKNOWN_OUT = Belief("eating_out.restaurants", 0.3)
UNKNOWN_IN = Belief("income.other", 0.3)
_HOME = {"GBP": "gb", "USD": "us", "CAD": "ca", "AUD": "au", "ZAR": "za", "INR": "in"}


def categorise(descriptors: Sequence[Descriptor], knowledge: Knowledge) -> list[Verdict]:
    """Name the payee and the category of each row, in the order given."""
    return [_cold(d, knowledge) for d in descriptors]


def _cold(row: Descriptor, knowledge: Knowledge) -> Verdict:
    text = skeleton_of(row.description)
    name = clean_words(text)
    judgement = judge(
        text,
        name,
        money_in=row.amount_minor > 0,
        country=_HOME.get(row.currency, knowledge.country.lower()),
        merchant_code=row.merchant_code,
    )
    payee = _payee(name, judgement)
    if row.label:
        return Verdict(
            payee=payee, category=row.label, source="import", suggestion=row.label, confidence=1.0
        )
    best = judgement.beliefs[0] if judgement.beliefs else None
    unknown = UNKNOWN_IN if row.amount_minor > 0 else UNKNOWN_OUT
    best = best if best and best.probability > unknown.probability else unknown
    answered = best.probability >= ANSWER_FROM
    return Verdict(
        payee=payee,
        category=best.category if answered else UNCATEGORISED,
        source="merchant" if answered else "none",
        suggestion=best.category,
        confidence=best.probability,
    )


def _payee(name: tuple[str, ...], judgement: Judgement) -> str:
    if not judgement.name_words:
        return display_name(name)
    for count in range(1, len(name)):
        if len(words_of(" ".join(name[:count]))) >= judgement.name_words:
            return display_name(name[:count])
    return display_name(name)
