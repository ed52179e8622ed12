"""From a bank's text to the stable name of the other side.

The raw text is kept elsewhere; this takes off what varies from row to row (references, card and
store numbers, dates), then how the money moved, who collected it for someone else, and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from finadvise.analysis.ledger.reading.lexicon import LONGEST_PHRASE, is_channel, look_up
from finadvise.data.merchants.keys import key_of

_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec "
    "january february march april june july august september october november december".split()
)
# What stands behind these belongs to the name: `City of Hilltop`.
_JOINS = frozenset("of de du des del della dei do da di van von".split())
# Two-letter words that are words; others in capitals are abbreviations (`TV`).
_SMALL = frozenset("de la le du to at in of on an by da di do el am im van der and".split())
_LETTER_RUN = re.compile(r"[^\W\d_]{4,}|^[^\W\d_]{3}(?=\d+$)")  # `PREMIER INN4401228`
_MASK = re.compile(r"[xX*#]{3,}|[xX*#]{2,}\d{2,}")
_GLUE = re.compile(r"[-/\\:|\]]")
_DAY_AT_END = re.compile(rf"(?<=[a-z])\d{{1,2}}(?:{'|'.join(sorted(_MONTHS))})$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{5}")
SMALL_FROM = 0.7  # share of small letters
_MANY_DIGITS = 3
_EDGES = " \t-–_*#:/,.;()[]+&~|\"'"


def skeleton_of(description: str) -> str:
    """Return the text without the words that vary from row to row.

    This is the cheap half of naming a payee: a statement of tens of thousands of different texts
    has a few thousand skeletons.
    """
    if description.isalpha():
        return description
    kept: list[str] = []
    after_number = False
    for word in description.split():
        if word.isalpha():
            if after_number:
                after_number = False
                if word.lower() in _MONTHS:
                    kept = kept[:-1] if kept and kept[-1].isdigit() else kept
                    after_number = True
                    continue
            if word[0] not in "xX" or len(word) < 3 or not _MASK.fullmatch(word):
                kept.append(word)
            continue
        if word.isdigit() and (kept or len(word) >= _MANY_DIGITS):
            after_number = True
            continue
        stable = _stable_part(word, first=not kept)
        after_number = not stable or stable.isdigit()
        if stable:
            kept.append(stable)
    return " ".join(kept) or " ".join(description.split())


@lru_cache(maxsize=16_384)  # dates and store numbers come again and again
def _stable_part(word: str, *, first: bool) -> str:
    word = _DAY_AT_END.sub("", word)  # `POSC25FEB`
    if _MASK.fullmatch(word):
        return ""
    digits = sum(map(str.isdigit, word))
    if not digits:
        nameless = word != "&" and not word.strip(_EDGES)
        return "" if nameless else word
    head, star, tail = word.partition("*")
    if star and any(map(str.isdigit, tail)):  # `US*1A2B3`: what follows the star is a reference
        kept = _stable_part(head, first=first) if head else ""
        letters = "" if digits >= _MANY_DIGITS else tail
        return f"{kept}*{letters}" if kept and letters else kept or letters
    if digits >= _MANY_DIGITS:
        return _around_numbers(word, first=first)
    if not any(map(str.isalpha, word)):
        return word if first and word.isdigit() else ""
    return "" if word[digits:].lower().strip("-/") in _MONTHS else word


def _around_numbers(word: str, *, first: bool) -> str:
    """Return what is left of a word with a long number: `ATW-512967-HILLTOP` part by part."""
    if not _GLUE.search(word):
        return " ".join(_LETTER_RUN.findall(_MASK.sub(" ", word)))
    parts = (_stable_part(part, first=first) for part in _GLUE.split(word) if part)
    return " ".join(part for part in parts if part and not part.isdigit())


def is_typed(description: str) -> bool:
    """Return whether a text looks typed by a person, not printed by a bank or a shop's till.

    People write small letters and few figures, and don't begin by saying how the money moved.
    """
    words = description.split()
    shouted = description.isupper() or "*" in description
    if not words or shouted or _LONG_NUMBER.search(description):
        return False
    letters = [c for c in description if c.isalpha()]
    small = sum(c.islower() for c in letters) >= SMALL_FROM * len(letters)
    plain = (
        len(words) == 1 or any(w.islower() and w.isalpha() for w in words[1:]) or words[0].islower()
    )
    return small and plain and not _is([key_of(words[0])], 0, 1, "lead")


@lru_cache(maxsize=65_536)
def clean_words(skeleton: str) -> tuple[str, ...]:
    """Return the words of the name that a skeleton holds, in the bank's own spelling."""
    spelled = [
        part
        for word in skeleton.replace("*", " * ").replace("_", " ").replace("//", " ").split()
        for part in _unglued(word)
    ]
    keys = [key_of(word) for word in spelled]
    start = _after_lead(spelled, keys, 0)
    if start:
        start = _after_state(keys, start)
    start = _after_agent(spelled, keys, start)
    stop = _before_place(keys, start, _before_tail(spelled, keys, start))
    kept = [w if w == "&" else w.strip(_EDGES) for w in spelled[start:stop]]
    return tuple(w for w in kept if w) or tuple(skeleton.split())


def _unglued(word: str) -> tuple[str, ...]:
    """Cut `VDP-HILLTOP` and `ACH/HILLTOP` where what stands in front says how the money moved."""
    found = _GLUE.search(word)
    if found is None or look_up(key_of(word)):
        return (word,)
    head, tail = word[: found.start()], word[found.end() :]
    return (
        (head, *_unglued(tail)) if head and tail and is_channel([key_of(head)], "lead") else (word,)
    )


def _is(keys: Sequence[str], start: int, stop: int, kind: str) -> bool:
    """Return whether some words are a phrase of a channel kind."""
    known = [key for key in keys[start:stop] if key]
    return bool(known) and is_channel(known, kind)


def _after_lead(spelled: Sequence[str], keys: Sequence[str], start: int) -> int:
    """Return where the words that say how the money moved end; one word is always left."""
    last = len(keys) - 1
    while start < last:
        for stop in range(min(start + LONGEST_PHRASE, last), start, -1):
            nameless = not any(keys[start:stop])
            if nameless or (spelled[stop] != "*" and _is(keys, start, stop, "lead")):
                start = stop
                break
        else:
            return start
    return start


def _after_state(keys: Sequence[str], start: int) -> int:
    """Pass over `KY LEXINGTON`, where a bank writes the place between channel and name."""
    last = len(keys) - 1
    if start >= last or not _is(keys, start, start + 1, "state"):
        return start
    start += 1
    for stop in (start + 2, start + 1):
        if stop <= last and _is(keys, start, stop, "place"):
            return stop
    return start


def _after_agent(spelled: Sequence[str], keys: Sequence[str], start: int) -> int:
    """Pass over `SQ *` and the like, as long as a name is left."""
    while "*" in spelled[start + 1 : -1]:
        star = spelled.index("*", start + 1)
        if not _is(keys, start, star, "agent"):
            break
        start = _after_lead(spelled, keys, star + 1)
    last = len(keys) - 1
    for stop in range(min(start + LONGEST_PHRASE, last), start, -1):
        if _is(keys, start, stop, "collector"):
            return _after_lead(spelled, keys, stop)
    short = start < last and len(spelled[start]) <= 3 and spelled[start + 1] != "*"
    return start + 1 if short and _is(keys, start, start + 1, "agent") else start


def _before_tail(spelled: Sequence[str], keys: Sequence[str], start: int) -> int:
    """Return where a phrase begins that is not part of a name any more."""
    end = len(keys)
    for at in range(start + 1, end):
        for stop in (at + 3, at + 2, at + 1):
            # a single short word only ends a name where it stands last
            ends = stop - at > 1 or len(spelled[at]) > 3 or stop >= end
            if ends and _is(keys, at, stop, "tail"):
                return at
    return end


def _before_place(keys: Sequence[str], start: int, stop: int) -> int:
    """Return where the town and the country at the end begin; `City of Hilltop` keeps its town."""
    while stop - start > 1:
        for length in (3, 2, 1):
            at = stop - length
            if at > start and keys[at - 1] not in _JOINS and _is(keys, at, stop, "place"):
                stop = at
                break
        else:
            return stop
    return stop


def display_name(words: Sequence[str]) -> str:
    """Return the words as a name; shouted or whispered ones in title case."""
    text = " ".join(words)
    if text.isupper() or text.islower():
        return " ".join(w if len(w) <= 2 and w.lower() not in _SMALL else _title(w) for w in words)
    return text


def _title(word: str) -> str:
    return word[:1].upper() + word[1:].lower()
