"""One row as the tables read it, before the owner said anything."""

from __future__ import annotations

from dataclasses import dataclass

from finadvise.analysis.ledger.reading.countries import likely_countries
from finadvise.analysis.ledger.reading.evidence import Belief, Judgement, judge
from finadvise.analysis.ledger.reading.fields import split_fields
from finadvise.analysis.ledger.reading.lexicon import Setting
from finadvise.analysis.ledger.reading.merchants import (
    clean_words,
    display_name,
    is_typed,
    skeleton_of,
)
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor
from finadvise.model.ledger import UNCATEGORISED

HEARD_FROM = 0.3  # a belief that is not even this likely is no more than a rumour
NOTHING = Belief(UNCATEGORISED, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text comes to.

    Args:
        text: Lower case, without what varies from row to row.
        name: Words of the other side's name as the bank spells them.
        payee: Stable name of the other side.
        belief: The likeliest category with its probability; `NOTHING` where nothing is known.
        known: Whether the tables knew anything at all.
        by_code: Whether the merchant code was the strongest voice.
        money_in: Whether the amount is positive.
        setting: Whose text it is.
    """

    text: str
    name: tuple[str, ...]
    payee: str
    belief: Belief
    known: bool
    by_code: bool
    money_in: bool
    setting: Setting


class Reader:
    """Reads descriptors, each distinct one once.

    Args:
        country: ISO 3166 code of where the owner lives.
    """

    def __init__(self, country: str) -> None:
        self.country = country.lower()
        self._by_description: dict[tuple[str | bool, ...], Reading] = {}
        self._by_text: dict[tuple[str | bool | Setting, ...], Reading] = {}

    def read(self, row: Descriptor) -> Reading:
        """Return the reading of a row."""
        money_in = row.amount_minor > 0
        key = (row.description, row.payee_hint, row.merchant_code, row.currency, money_in)
        found = self._by_description.get(key)
        if found is None:
            found = self._by_description[key] = self._by_skeleton(row)
        return found

    def _by_skeleton(self, row: Descriptor) -> Reading:
        name, text = stable_parts(row.description, row.payee_hint)
        # Figures that the skeleton leaves out tell whose text it is: a sum abroad, a till's number.
        setting = Setting(
            likely_countries(row.currency, self.country, row.description),
            is_typed(row.description),
        )
        key = (text, name, row.merchant_code, row.amount_minor > 0, setting)
        found = self._by_text.get(key)
        if found is None:
            found = self._by_text[key] = _read(clean_words(name), text, setting, row)
        return found


def _read(name: tuple[str, ...], text: str, setting: Setting, row: Descriptor) -> Reading:
    money_in = row.amount_minor > 0
    judgement = judge(
        text, name, money_in=money_in, setting=setting, merchant_code=row.merchant_code
    )
    best = judgement.beliefs[0] if judgement.beliefs else NOTHING
    known = best.probability > HEARD_FROM
    return Reading(
        text=text.lower(),
        name=name,
        payee=_payee(name, judgement),
        belief=best if known else NOTHING,
        known=known,
        by_code=judgement.by_code,
        money_in=money_in,
        setting=setting,
    )


def stable_parts(description: str, payee_hint: str = "") -> tuple[str, str]:
    """Return the payee's name with what surrounds it, and the whole text, without what varies.

    Args:
        description: The bank's own text.
        payee_hint: The other side's name, where it came in a field of its own.
    """
    fields = split_fields(description)
    text = skeleton_of(fields.text if fields else description)
    other_side = payee_hint or (fields.payee if fields else "")
    name = skeleton_of(other_side) if other_side else ""
    if not name:
        return text, text
    return name, text if name.lower() in text.lower() else f"{name} {text}"


def _payee(name: tuple[str, ...], judgement: Judgement) -> str:
    if judgement.name_words:
        for count in range(1, len(name)):
            if len(words_of(" ".join(name[:count]))) >= judgement.name_words:
                return display_name(name[:count])
    return display_name(name)
