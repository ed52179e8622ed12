"""What the words above a column say: candidate roles, languages, a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256

from finadvise.data import read_toml
from finadvise.readers.csv.currency import currency_in
from finadvise.readers.csv.words import fold, phrases_in

_BRACKETS = re.compile(r"[\(\[（【][^)\]）】]*[\)\]）】]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A header cell as understood.

    Args:
        text: The bank's own words.
        roles: Roles the words can mean, likeliest first; empty when the words are unknown.
        exact: Whether the whole cell is a known phrase rather than a part of it.
        languages: Languages that write the phrase.
        currency: ISO code named in the cell, or empty.
    """

    text: str
    roles: tuple[str, ...]
    exact: bool
    languages: frozenset[str]
    currency: str


@cache
def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return folded phrase → (role, language) pairs, in the order of the file."""
    found: dict[str, list[tuple[str, str]]] = {}
    for role, languages in read_toml("header_words.toml").items():
        if role == "currencies_of":
            continue
        for language, words in languages.items():
            for word in words:
                for spelling in _spellings(word, language):
                    found.setdefault(spelling, []).append((role, language))
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


def _spellings(word: str, language: str) -> set[str]:
    """German is also written without umlauts: `wahrung` stands for `Währung` and `Waehrung`."""
    folded = fold(word)
    spellings = {folded}
    if language == "de":
        for plain, spelled in (("wahrung", "waehrung"), ("empfanger", "empfaenger")):
            spellings.add(folded.replace(plain, spelled))
        for plain, spelled in (("begunstig", "beguenstig"), ("gebuhr", "gebuehr")):
            spellings.add(folded.replace(plain, spelled))
        spellings.add(folded.replace("glaubiger", "glaeubiger"))
    return spellings


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading:
    """Understand one header cell by its longest known phrase."""
    folded = fold(_BRACKETS.sub(" ", text)) or fold(text)
    whole = _phrases().get(fold(text)) or _bracketed_direction(text) or _phrases().get(folded)
    if whole:
        return _heading(text, whole, exact=True)
    without_currency = " ".join(w for w in folded.split() if not currency_in(w))
    whole = _phrases().get(without_currency)
    if whole:
        return _heading(text, whole, exact=True)
    for part in phrases_in(without_currency):
        meanings = _phrases().get(part)
        if meanings and len(part) > 1 and _carries(part, without_currency):
            return _heading(text, meanings, exact=False)
    return Heading(text, (), exact=False, languages=frozenset(), currency=currency_in(text))


def _bracketed_direction(text: str) -> tuple[tuple[str, str], ...]:
    """Return the meanings of a bracket that says in or out, as in `Amount (credit)`."""
    for bracket in _BRACKETS.findall(text):
        meanings = _phrases().get(fold(bracket), ())
        ways = tuple(m for m in meanings if m[0] in {"out", "in"})
        if ways:
            return ways
    return ()


def _carries(part: str, whole: str) -> bool:
    """A known part speaks for the cell when it is a good share of it."""
    return 2 * len(part) >= len(whole.replace(" ", "")) or len(part) >= 8


def _heading(text: str, meanings: tuple[tuple[str, str], ...], *, exact: bool) -> Heading:
    roles = tuple(dict.fromkeys(role for role, _ in meanings))
    languages = frozenset(language for _, language in meanings)
    return Heading(text, roles, exact=exact, languages=languages, currency=currency_in(text))


def languages_of(folded: str) -> frozenset[str]:
    """Return the languages in which the folded text is a header phrase."""
    return frozenset(language for _, language in _phrases().get(folded, ()))


def language_of(header: tuple[str, ...]) -> str:
    """Return the one language most of the header is written in, empty when it is open.

    A phrase that several languages share counts for each of them a little.
    """
    votes: dict[str, float] = {}
    for cell in header:
        languages = read_heading(cell).languages
        for language in languages:
            votes[language] = votes.get(language, 0.0) + 1.0 / len(languages)
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] + 0.2):
        return ""
    return ranked[0][0]


def fingerprint_of(header: tuple[str, ...], shape: str) -> str:
    """Return a digest that recognises a layout again; empty without a header.

    Args:
        header: The header cells.
        shape: What else tells layouts with equal headers apart, such as delimiter and date form.
    """
    if not header:
        return ""
    cells = "\x1f".join(fold(cell) or cell.strip() for cell in header)
    return sha256(f"{shape}\x1e{cells}".encode()).hexdigest()[:24]
