"""One row as the tables read it, before the owner said anything."""

from __future__ import annotations

from dataclasses import dataclass

from finadvise.analysis.ledger.evidence import Belief, Judgement, judge
from finadvise.analysis.ledger.merchants import clean_words, display_name, skeleton_of
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor

# What money is spent on where nothing at all is known of the other side: small places without a
# brand are restaurants more often than anything else.
UNKNOWN_OUT = Belief("eating_out.restaurants", 0.3)
UNKNOWN_IN = Belief("income.other", 0.3)
UNKNOWN_ONLINE = Belief("shopping.general", 0.4)
ONLINE = frozenset("com www http https paypal pp klarna shopify sp stripe online".split())
# On other accounts than a current one most rows are of one sort: (kind, money in).
BY_ACCOUNT = {
    ("card", True): Belief("transfers.card_payment", 0.7),
    ("savings", True): Belief("transfers.savings", 0.7),
    ("savings", False): Belief("transfers.savings", 0.7),
    ("investment", True): Belief("transfers.investment", 0.6),
    ("investment", False): Belief("transfers.investment", 0.6),
    ("loan", True): Belief("debt.loan", 0.7),
}
# Where a currency is the money of some countries, their merchants are the likely ones.
COUNTRIES_OF = {
    currency: frozenset(countries.split())
    for currency, countries in {
        "GBP": "gb",
        "USD": "us",
        "CAD": "ca",
        "AUD": "au",
        "NZD": "nz",
        "ZAR": "za",
        "INR": "in",
        "CHF": "ch",
        "SEK": "se",
        "NOK": "no",
        "DKK": "dk",
        "PLN": "pl",
        "CZK": "cz",
        "HUF": "hu",
        "RSD": "rs",
        "EUR": "at be cy de ee es fi fr gr hr ie it lt lu lv mt nl pt si sk",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text comes to.

    Args:
        text: Lower case, without what varies from row to row.
        payee: Stable name of the other side.
        belief: The likeliest category with its probability.
        known: Whether the tables knew anything at all.
        by_code: Whether the merchant code was the strongest voice.
        money_in: Whether the amount is positive.
    """

    text: str
    payee: str
    belief: Belief
    known: bool
    by_code: bool
    money_in: bool

    @property
    def tags(self) -> tuple[str, ...]:
        """Return what the tables say, for the text model."""
        if not self.known:
            return ()
        group = self.belief.category.partition(".")[0]
        return (f"table {self.belief.category}", f"group {group}")


class Reader:
    """Reads descriptors, each distinct one once.

    Args:
        country: ISO 3166 code of where the owner lives.
    """

    def __init__(self, country: str) -> None:
        self.country = country.lower()
        self._by_description: dict[tuple[str, ...], Reading] = {}
        self._by_text: dict[tuple[str, ...], Reading] = {}

    def read(self, row: Descriptor) -> Reading:
        """Return the reading of a row."""
        way = "+" if row.amount_minor > 0 else ""
        way += row.account_kind
        key = (row.description, row.payee_hint, row.merchant_code, row.currency, way)
        found = self._by_description.get(key)
        if found is None:
            found = self._by_description[key] = self._by_skeleton(row, way)
        return found

    def _by_skeleton(self, row: Descriptor, way: str) -> Reading:
        text = skeleton_of(row.description)
        key = (text, row.payee_hint, row.merchant_code, row.currency, way)
        found = self._by_text.get(key)
        if found is None:
            found = self._by_text[key] = self._read(text, row)
        return found

    def _read(self, text: str, row: Descriptor) -> Reading:
        hint = skeleton_of(row.payee_hint) if row.payee_hint else ""
        name = clean_words(hint or text)
        whole = f"{hint} {text}" if hint and hint.lower() not in text.lower() else text
        money_in = row.amount_minor > 0
        judgement = judge(
            whole,
            name,
            money_in=money_in,
            countries=likely_countries(row.currency, self.country),
            merchant_code=row.merchant_code,
        )
        unknown = BY_ACCOUNT.get((row.account_kind, money_in))
        unknown = unknown or (UNKNOWN_IN if money_in else _unknown_out(whole))
        best = judgement.beliefs[0] if judgement.beliefs else unknown
        known = best.probability > unknown.probability
        return Reading(
            text=whole.lower(),
            payee=_payee(name, judgement),
            belief=best if known else unknown,
            known=known,
            by_code=judgement.by_code,
            money_in=money_in,
        )


def _unknown_out(text: str) -> Belief:
    return UNKNOWN_OUT if ONLINE.isdisjoint(words_of(text)) else UNKNOWN_ONLINE


def likely_countries(currency: str, home: str) -> frozenset[str]:
    """Return where money of a currency is likely spent by someone who lives in `home`."""
    return COUNTRIES_OF.get(currency, frozenset({home.lower()}))


def _payee(name: tuple[str, ...], judgement: Judgement) -> str:
    if judgement.name_words:
        for count in range(1, len(name)):
            if len(words_of(" ".join(name[:count]))) >= judgement.name_words:
                return display_name(name[:count])
    return display_name(name)
