"""Words as banks write them, made comparable: case, accents and punctuation don't count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from finadvise.data import read_toml

# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_LONGEST_PHRASE_WORDS = 6


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return lower-case words without accents and punctuation, joined by single blanks."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or c == "#" else " " for c in plain).split())


def phrases_in(folded: str) -> Iterable[str]:
    """Yield every run of words of a folded text, longest first; CJK text yields its parts."""
    words = folded.split()
    for length in range(min(len(words), _LONGEST_PHRASE_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
    if not folded.isascii():
        yield from _parts(folded)


def _parts(folded: str) -> Iterable[str]:
    """Yield substrings of text that is written without blanks, longest first."""
    text = folded[:40]
    if not any(ord(c) > 0x2E80 for c in text):
        return
    for length in range(min(len(text), 12), 0, -1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


@cache
def movement_words(table: str, key: str) -> frozenset[str]:
    """Return a list of `movement_words.toml`, folded."""
    return frozenset(fold(word) for word in read_toml("movement_words.toml")[table][key])


@cache
def first_words(table: str, key: str) -> frozenset[str]:
    """Return the first word of each phrase of a list, to look closer only where it pays."""
    return frozenset(phrase.split(" ")[0] for phrase in movement_words(table, key) if phrase)


def any_phrase(folded: str, phrases: frozenset[str]) -> str:
    """Return the longest of `phrases` that the folded text holds as whole words, or nothing."""
    return next((part for part in phrases_in(folded) if part in phrases), "")


def fold_spaces(text: str) -> str:
    """Return the text with white space folded and without an Excel `="…"` wrapper."""
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.split())
