"""Who was paid, when the bank's text changes from payment to payment.

References, dates and mandate numbers change; the name does not. A word with digits is taken for a
reference, and so is a word that stands in a single row of the whole ledger: it cannot be the name
of somebody who is paid again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from finadvise.data import read_toml
from finadvise.model.ledger import Transaction

Name = tuple[str, ...]

# One first word shared by more names than this is a word of the bank, not a payee.
_NAMES_UNDER_ONE_WORD = 8
_WORD = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*")


@cache
def _phrases(section: str) -> re.Pattern[str]:
    words = sorted(read_toml("payment_words.toml")[section], key=len, reverse=True)
    return re.compile(r"^(?:" + "|".join(re.escape(w) for w in words) + r")(?=\W|$|(?<=\*))")


@cache
def _dated_words() -> frozenset[str]:
    return frozenset(read_toml("payment_words.toml")["months"])


def is_arranged(text: str) -> bool:
    """Return whether the bank's text says direct debit, standing order or the like."""
    folded = text.casefold().strip()
    if _phrases("arranged").match(folded):
        return True
    return bool(_phrases("arranged").match(folded.rsplit(None, 1)[-1])) if folded else False


def strip_channel(text: str) -> str:
    """Drop the words at the start (and an arranged mark at the end) that say how money moved."""
    rest = text.casefold().strip()
    while True:
        match = _phrases("arranged").match(rest) or _phrases("channels").match(rest)
        if match is None or not match.end():
            break
        rest = rest[match.end() :].lstrip(" -:*/,.")
    head, _, tail = rest.rpartition(" ")
    return head if head and _phrases("arranged").fullmatch(tail) else rest


def words_of(text: str) -> Name:
    """Return the words that may be part of a name: no references, no months, no masks."""
    found = _WORD.findall(strip_channel(text))
    kept = tuple(w for w in found if not _looks_like_reference(w))
    return kept or tuple(found) or (text.casefold().strip(),)


@cache
def _looks_like_reference(word: str) -> bool:
    if word in _dated_words() or set(word) == {"x"}:
        return True
    digits = sum(c.isdigit() for c in word)
    return digits > 0 and (len(word) > 3 or digits == len(word))


def name_rows(rows: Sequence[Transaction]) -> list[Name]:
    """Return the name of each row, in the same order; the first word is always kept.

    The stored payee comes first and the words that the bank's text adds to it follow, so that two
    contracts of one payee whose texts differ can be told apart.
    """
    memory: dict[tuple[str, str], Name] = {}
    names = []
    for row in rows:
        key = (row.payee, row.description)
        if key not in memory:
            words = (*(words_of(row.payee) if row.payee else ()), *words_of(row.description))
            memory[key] = tuple(dict.fromkeys(words))
        names.append(memory[key])
    seen = Counter(word for name in names for word in name)
    return [(n[0], *(w for w in n[1:] if seen[w] > 1)) for n in names]


def group_names(names: Iterable[Name]) -> dict[Name, Name]:
    """Map each name to the shortest beginning that still stands for one payee.

    Names are put together by their first word; where that word opens many names (a bank's own
    word in a language this module does not know) the next word decides, and so on.
    """
    return _split(set(names), 1)


def _split(names: set[Name], depth: int) -> dict[Name, Name]:
    heads: dict[Name, set[Name]] = defaultdict(set)
    for name in names:
        heads[name[:depth]].add(name)
    groups: dict[Name, Name] = {}
    for head, members in heads.items():
        longer = {m for m in members if len(m) > depth}
        if len(members) > _NAMES_UNDER_ONE_WORD and longer:
            groups |= {m: m for m in members - longer} | _split(longer, depth + 1)
        else:
            groups |= dict.fromkeys(members, head)
    return groups
