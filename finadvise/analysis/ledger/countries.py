"""Where money was likely spent: the account's currency, the bank's text, the owner's home."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

# Where a currency is the money of some countries, their merchants are the likely ones.
_OF_CURRENCY = {
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
        "RON": "ro",
        "RSD": "rs",
        "EUR": "at be cy de ee es fi fr gr hr ie it lt lu lv mt nl pt si sk",
    }.items()
}
# There a last word of two letters is a state more often than a country (`CA`, `DE`, `IN`).
_WITH_STATES = frozenset({"USD", "CAD", "AUD", "INR"})
_LONGEST_NAME = 2  # words


def likely_countries(currency: str, home: str, description: str = "") -> frozenset[str]:
    """Return where a row's money was likely spent, as ISO 3166 codes in lower case.

    Args:
        currency: The account's currency.
        home: ISO 3166 code of where the owner lives; counts where the currency says nothing.
        description: The bank's text, which may end with a country.
    """
    usual = _OF_CURRENCY.get(currency, frozenset({home.lower()}))
    named = _named_at_end(description, with_states=currency in _WITH_STATES)
    return usual | {named} if named else usual


def _named_at_end(description: str, *, with_states: bool) -> str:
    words = words_of(description[-40:])
    for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        found = _names().get(name, "")
        shouted = description.rstrip(" .").endswith(name.upper())
        if found and (len(name) > 3 or (shouted and not (with_states and len(name) == 2))):
            return found
    return ""


@cache
def _names() -> Mapping[str, str]:
    return {
        name: row["code"]
        for row in read_csv("merchants/countries.csv")
        for name in (row["code"], row["code3"], *row["names"].split(";"))
    }
