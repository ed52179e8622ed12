"""Looking words of a bank's text up in the tables of names, words and channels.

The tables (`finadvise/data/merchants/build.py` says how they are made) are read once: into a
dictionary for whole phrases, and as sorted lines that are bisected for phrases cut off at the end.
Meanings are parsed when they are met, so loading costs milliseconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from finadvise.data import read_text
from finadvise.data.merchants.keys import joined

CHANNELS = frozenset({"lead", "agent", "tail", "place", "state", "collector"})
LONGEST_PHRASE = 6
SHORTEST_CUT = 6  # letters that a cut-off name must still have
LONGEST_CUT = 4  # words
FEW_LETTERS = 3
CUT_SPREAD = 12  # more completions than this say nothing
SHORTEST_COMPOUND = 7
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for; `strength` is how often it is right where it stands."""

    category: str
    kind: str
    strength: float
    sign: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Meanings of words `start` to `stop` (exclusive) of a text.

    Args:
        cut: Whether the end is missing.
        letters: Length of the key.
    """

    start: int
    stop: int
    meanings: tuple[Meaning, ...]
    cut: bool = False
    letters: int = 0


def find_hits(
    words: Sequence[str], name_stop: int | None = None, *, typed: bool = False
) -> list[Hit]:
    """Return the longest known phrases from left to right, none overlapping another.

    Args:
        words: Folded words of a text.
        name_stop: Where the payee's name ends, which banks cut off at a fixed length; the end of
            the text where left out.
        typed: Whether a person typed the text, whose own words count then.
    """
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        hit = _longest(words, at, len(words) if name_stop is None else name_stop, typed)
        if hit:
            hits.append(hit)
        at = hit.stop if hit else at + 1
    return hits


def is_channel(words: Sequence[str], kind: str) -> bool:
    """Return whether the words are a phrase of that channel kind."""
    return kind in _channels(joined(words))


@lru_cache(maxsize=20_000)
def _channels(key: str) -> frozenset[str]:
    return frozenset(m.kind for m in _meanings("merchants/lexicon.tsv", key) if not m.category)


def _longest(words: Sequence[str], start: int, name_stop: int, typed: bool) -> Hit | None:  # noqa: FBT001 - passed on
    exact = None
    for stop in range(min(len(words), start + LONGEST_PHRASE), start, -1):
        meanings = look_up(joined(words[start:stop]), typed=typed)
        if meanings:
            letters = sum(map(len, words[start:stop]))
            exact = Hit(start, stop, meanings, letters=letters)
            break
    if start < name_stop <= start + LONGEST_CUT and (exact is None or exact.stop < name_stop):
        cut = _completions("".join(words[start:name_stop]))
        if cut:
            return Hit(start, name_stop, cut, cut=True)
    if exact is not None:
        return exact
    parts = _parts(words[start])
    return Hit(start, start + 1, parts) if parts else None


@lru_cache(maxsize=50_000)
def look_up(key: str, *, typed: bool = False) -> tuple[Meaning, ...]:
    """Return what a key stands for: own entries first, then brands; empty if unknown.

    Args:
        key: A key of `keys.py`.
        typed: Whether a person typed the text it stands in.
    """
    own = _meanings("merchants/lexicon.tsv", key)
    if typed and not own:
        own = _meanings("merchants/typed.tsv", key)
    if any(m.kind in ("name", "mixed", "platform") for m in own):
        return own
    return own + _meanings("merchants/brands.tsv", key)


def _meanings(table: str, key: str) -> tuple[Meaning, ...]:
    found = _entries(table).get(key)
    return tuple(_parse(found)) if found else ()


def _parse(meanings: str) -> Iterator[Meaning]:
    for text in meanings.split(";"):
        category, kind, strength, sign, countries = text.split("|")
        yield Meaning(category, kind, float(strength or 0), sign, frozenset(countries.split(",")))


@cache
def _lines(table: str) -> list[str]:
    return read_text(table).splitlines()[1:]


@cache
def _entries(table: str) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in _lines(table))


@lru_cache(maxsize=20_000)
def _completions(start: str) -> tuple[Meaning, ...]:
    """Return what the phrases that begin like this agree on; those of few letters more go first."""
    if len(start) < SHORTEST_CUT or not start.isalpha():
        return ()
    near: list[Meaning] = []
    all_: list[Meaning] = []
    for table in ("merchants/lexicon.tsv", "merchants/brands.tsv"):
        lines = _lines(table)
        at = bisect_left(lines, start)
        for line in lines[at : at + CUT_SPREAD]:
            if not line.startswith(start):
                break
            key, meanings = line.split("\t", 1)
            meant = [m for m in _parse(meanings) if m.category]
            all_ += meant
            if len(key) - len(start) <= FEW_LETTERS:
                near += meant
    found = near or all_
    return tuple(found[:1]) if len({m.category for m in found}) == 1 else ()


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[Meaning, ...]:
    """Return what the head or the tail of a compound stands for, the longest first."""
    if len(word) < SHORTEST_COMPOUND:
        return ()
    for length in range(len(word) - 2, SHORTEST_PART - 1, -1):
        for part in (word[-length:], word[:length]):
            meanings = _meanings("merchants/lexicon.tsv", "~" + part)
            if meanings:
                return meanings
    return ()
