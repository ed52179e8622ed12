"""Looking words of a bank's text up in the tables of names, words and channels.

The tables (`finadvise/data/merchants/build.py` says how they are made) are read once: into a
dictionary for whole phrases, and as sorted keys that are bisected for phrases cut off at the end.
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
WORDS = frozenset({"word", "opening"})
ENGLISH_SPEAKING = frozenset({"gb", "ie", "us", "ca", "au", "nz", "za", "in"})
OTHERS_TOO = frozenset({"ca"})  # where other languages are spoken beside English
ARTICLES = frozenset("the le la les el los las il lo der die das de het".split())
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


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose text it is, which decides what counts in it.

    Args:
        countries: Where the money was likely spent; None where every language counts.
        typed: Whether a person typed the text, whose own words count then.
    """

    countries: frozenset[str] | None = None
    typed: bool = False

    def hears(self, meaning: Meaning) -> bool:
        """Return whether a word that means this in some countries or languages may do so here."""
        meant = meaning.countries
        if self.countries is None or meaning.kind not in WORDS or "*" in meant:
            return True
        if self.countries <= OTHERS_TOO:
            return not meant.isdisjoint(("+en", "-en", *self.countries))
        english = "+en" if self.countries <= ENGLISH_SPEAKING else "-en"
        return english in meant or not self.countries.isdisjoint(meant)


EVERYWHERE = Setting()


def find_hits(
    words: Sequence[str], name_stop: int | None = None, setting: Setting = EVERYWHERE
) -> list[Hit]:
    """Return the longest known phrases from left to right, none overlapping another.

    Args:
        words: Folded words of a text.
        name_stop: Where the payee's name ends, which banks cut off at a fixed length; the end of
            the text where left out.
        setting: Whose text it is.
    """
    hits: list[Hit] = []
    stop = len(words) if name_stop is None else name_stop
    at = 0
    while at < len(words):
        hit = _longest(words, at, stop, setting)
        if words[at] in ARTICLES and at + 1 < len(words):
            later = _longest(words, at + 1, stop, setting)
            if later and (hit is None or later.stop > hit.stop):
                hit = later  # `THE COFFEE HUT` is a hut, not the chain The Coffee
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


def _longest(words: Sequence[str], start: int, name_stop: int, setting: Setting) -> Hit | None:
    exact = None
    for stop in range(min(len(words), start + LONGEST_PHRASE), start, -1):
        meanings = _heard(joined(words[start:stop]), setting)
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
    parts = tuple(filter(setting.hears, _parts(words[start])))
    return Hit(start, start + 1, parts) if parts else None


def _heard(key: str, setting: Setting) -> tuple[Meaning, ...]:
    """Return what a key stands for here; people's own words only where no other is known."""
    found = look_up(key)
    if found:
        found = tuple(filter(setting.hears, found))
    if not found and setting.typed:
        found = tuple(filter(setting.hears, _meanings("merchants/typed.tsv", key)))
    return found


@lru_cache(maxsize=50_000)
def look_up(key: str) -> tuple[Meaning, ...]:
    """Return what a key stands for: own entries first, then brands; empty if unknown."""
    own = _meanings("merchants/lexicon.tsv", key)
    if any(m.kind in ("name", "mixed", "platform") for m in own):
        return own
    return own + _meanings("merchants/brands.tsv", key)


def _meanings(table: str, key: str) -> tuple[Meaning, ...]:
    code = _entries(table).get(key)
    return _stands_for(table, code) if code else ()


@lru_cache(maxsize=20_000)
def _stands_for(table: str, code: str) -> tuple[Meaning, ...]:
    return tuple(_parse(_entries(table)[f"={code}"]))


def _parse(meanings: str) -> Iterator[Meaning]:
    for text in meanings.split(";"):
        category, kind, strength, sign, countries = text.split("|")
        yield Meaning(category, kind, float(strength or 0), sign, frozenset(countries.split(",")))


@cache
def _cells(table: str) -> list[str]:
    """Return a table's keys and codes in turn; the keys are sorted."""
    _, _, body = read_text(table).partition("\n")
    return body.replace("\n", "\t").split("\t")  # one pass in C: there are 150,000 of them


@cache
def _keys(table: str) -> list[str]:
    return _cells(table)[0:-1:2]


@cache
def _entries(table: str) -> dict[str, str]:
    return dict(zip(_keys(table), _cells(table)[1::2], strict=True))


@lru_cache(maxsize=20_000)
def _completions(start: str) -> tuple[Meaning, ...]:
    """Return what the phrases that begin like this agree on; those of few letters more go first."""
    if len(start) < SHORTEST_CUT or not start.isalpha():
        return ()
    near: list[Meaning] = []
    all_: list[Meaning] = []
    for table in ("merchants/lexicon.tsv", "merchants/brands.tsv"):
        keys = _keys(table)
        at = bisect_left(keys, start)
        for key in keys[at : at + CUT_SPREAD]:
            if not key.startswith(start):
                break
            meant = [m for m in _meanings(table, key) if m.category]
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
    lengths = range(len(word) - 2, SHORTEST_PART - 1, -1)
    for part in (*(word[-length:] for length in lengths), *(word[:length] for length in lengths)):
        meanings = _meanings("merchants/lexicon.tsv", "~" + part)
        if meanings:
            return meanings
    return ()
