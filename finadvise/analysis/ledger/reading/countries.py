"""Where money was likely spent: the account's currency, the bank's text, the owner's home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

# There a last word of two letters is a state more often than a country (`CA`, `DE`, `IN`).
_WITH_STATES = frozenset({"USD", "CAD", "AUD", "INR"})
_LONGEST_NAME = 2  # words
_SUM_ABROAD = re.compile(
    r"\b(?P<before>[A-Z]{3}) ?\d+[.,]\d\d\b|\b\d+[.,]\d\d ?(?P<after>[A-Z]{3})\b"
)


def likely_countries(currency: str, home: str, description: str = "") -> frozenset[str]:
    """Return where a row's money was likely spent, as ISO 3166 codes in lower case.

    Args:
        currency: The account's currency.
        home: ISO 3166 code of where the owner lives; counts where the currency says nothing.
        description: The bank's text, which may name a country at its end or a sum in the money of
            another.
    """
    countries = _with_currency(currency) or frozenset({home.lower()})
    sum_abroad = (
        _SUM_ABROAD.search(description) if "." in description or "," in description else None
    )
    if sum_abroad:
        countries |= _with_currency(sum_abroad["before"] or sum_abroad["after"])
    if not description[-1:].isdigit():  # no country's name ends in a figure
        end = " ".join(description.rsplit(maxsplit=_LONGEST_NAME + 1)[-_LONGEST_NAME - 1 :])
        countries |= _named_at_end(end, with_states=currency in _WITH_STATES)
    return countries


@lru_cache(maxsize=16_384)
def _named_at_end(end: str, *, with_states: bool) -> frozenset[str]:
    """Return the country that the last words of a text name; alone they name none."""
    words = words_of(end)
    for count in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        found = _names().get(name, "")
        shouted = end.rstrip(" .").endswith(name.upper())
        if found and (len(name) > 3 or (shouted and not (with_states and len(name) == 2))):
            return frozenset({found})
    return frozenset()


@cache
def _with_currency(currency: str) -> frozenset[str]:
    rows = read_csv("merchants/countries.csv")
    return frozenset(row["code"] for row in rows if currency in row["currency"].split(";"))


@cache
def _names() -> Mapping[str, str]:
    return {
        name: row["code"]
        for row in read_csv("merchants/countries.csv")
        for name in (row["code"], row["code3"], *row["names"].split(";"))
    }
