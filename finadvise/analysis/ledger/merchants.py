"""From a bank's text to the stable name of the other side.

The raw text is kept elsewhere; this takes off what varies from row to row (references, card and
store numbers, dates), then how the money moved, who collected it for someone else, and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from finadvise.analysis.ledger.lexicon import LONGEST_PHRASE, is_channel
from finadvise.data.merchants.keys import words_of

_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec "
    "january february march april june july august september october november december".split()
)
# Two-letter words that are words; others in capitals are abbreviations (`TV`).
_SMALL = frozenset("de la le du to at in of on an by da di do el am im van der and".split())
_LETTER_RUN = re.compile(r"[^\W\d_]{4,}")
_MASK = re.compile(r"[xX*#]{3,}")
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
            if after_number and word.lower() in _MONTHS:
                kept = kept if not kept or not kept[-1].isdigit() else kept[:-1]
                continue
            after_number = False
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


def _stable_part(word: str, *, first: bool) -> str:
    digits = sum(map(str.isdigit, word))
    if not digits:
        nameless = word != "&" and not word.strip(_EDGES)
        return "" if nameless or _MASK.fullmatch(word) else word
    head, star, tail = word.partition("*")
    if star and any(map(str.isdigit, tail)):  # `US*1A2B3`: what follows the star is a reference
        kept = _stable_part(head, first=first) if head else ""
        letters = "" if digits >= _MANY_DIGITS else tail
        return f"{kept}*{letters}" if kept and letters else kept or letters
    if digits >= _MANY_DIGITS:
        return " ".join(_LETTER_RUN.findall(_MASK.sub(" ", word)))
    if not any(map(str.isalpha, word)):
        return word if first and word.isdigit() else ""
    return "" if word[digits:].lower().strip("-/") in _MONTHS else word


@lru_cache(maxsize=65_536)
def clean_words(skeleton: str) -> tuple[str, ...]:
    """Return the words of the name that a skeleton holds, in the bank's own spelling."""
    words = [w for w in skeleton.replace("*", " * ").replace("_", " ").split() if w]
    words = _without_agent(_without_state(_without_lead(words), words))
    words = _without_place(_without_tail(words))
    kept = [w if w == "&" else w.strip(_EDGES) for w in words]
    return tuple(w for w in kept if w) or tuple(skeleton.split())


def _without_lead(words: list[str]) -> list[str]:
    while len(words) > 1:
        for length in range(min(LONGEST_PHRASE, len(words) - 1), 0, -1):
            folded = words_of(" ".join(words[:length]))
            if not folded or (is_channel(folded, "lead") and words[length] != "*"):
                words = words[length:]
                break
        else:
            return words
    return words


def _without_state(words: list[str], whole: list[str]) -> list[str]:
    """Take off `KY LEXINGTON`, where a bank writes the place between channel and name."""
    if len(words) == len(whole) or len(words) < 2 or not is_channel(words_of(words[0]), "state"):
        return words
    words = words[1:]
    for length in (2, 1):
        if length < len(words) and is_channel(words_of(" ".join(words[:length])), "place"):
            return words[length:]
    return words


def _without_agent(words: list[str]) -> list[str]:
    """Take off `SQ *` and the like, as long as a name is left."""
    while "*" in words[1:-1]:
        star = words.index("*", 1)
        if star + 1 == len(words) or not is_channel(words_of(" ".join(words[:star])), "agent"):
            break
        words = _without_lead(words[star + 1 :])
    if len(words) > 1 and words[0] != "*" and words[1] != "*":
        folded = words_of(words[0])
        if len(words[0]) <= 3 and is_channel(folded, "agent"):
            words = words[1:]
    return words


def _without_tail(words: list[str]) -> list[str]:
    for at in range(1, len(words)):
        for length in (3, 2, 1):
            folded = words_of(" ".join(words[at : at + length]))
            if folded and is_channel(folded, "tail") and _ends_name(words, at, length):
                return words[:at]
    return words


def _ends_name(words: Sequence[str], at: int, length: int) -> bool:
    """Return whether a tail phrase may cut here: a single short word only at the very end."""
    return length > 1 or len(words[at]) > 3 or at + length >= len(words)


def _without_place(words: list[str]) -> list[str]:
    while len(words) > 1:
        for length in (3, 2, 1):
            if length < len(words) and is_channel(words_of(" ".join(words[-length:])), "place"):
                words = words[:-length]
                break
        else:
            return words
    return words


def display_name(words: Sequence[str]) -> str:
    """Return the words as a name; shouted or whispered ones in title case."""
    text = " ".join(words)
    if text.isupper() or text.islower():
        return " ".join(w if len(w) <= 2 and w.lower() not in _SMALL else _title(w) for w in words)
    return text


def _title(word: str) -> str:
    return word[:1].upper() + word[1:].lower()
