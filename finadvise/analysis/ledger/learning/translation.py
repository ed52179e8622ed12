"""Putting what the tables say into the owner's own categories.

Experience comes first: what the owner called rows of which the tables said the same. Without any,
the names themselves tell: `Transport` is about every `transport.…`, `Fuel` about one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from finadvise.analysis.ledger.reading.evidence import Belief, judge
from finadvise.analysis.ledger.reading.lexicon import Setting
from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

# What the tables say loses this much in being put into the owner's words: by what they said where
# the tables said the same, by a known set of names, by the names' own meaning.
BY_EXPERIENCE = 0.7
BY_SCHEME = 0.85
BY_NAME = 0.75
FEWEST_TO_TRANSLATE = 2
# From this share of labels outside the taxonomy on, and this many categories, the owner is taken to
# have a scheme of their own, and suggestions outside it are of no use to them. A few names of their
# own for a few payees are no scheme.
OWN_SCHEME_FROM = 0.5
FEWEST_OF_OWN_SCHEME = 8
# A set of names is recognised when this share of the owner's categories is in it.
SCHEME_FROM = 0.8
FEWEST_OF_SCHEME = 4
MEANT_FROM = 0.5  # a name means what the tables say of its words where they are this sure


@dataclass(frozen=True, slots=True)
class Translated:
    """A category in the owner's words with the probability that it is right.

    Args:
        plain: Whether it is just what the tables say, as the owner uses the program's categories.
        others: Other categories that the owner gave to such rows, with their probabilities.
    """

    category: str
    probability: float
    plain: bool = False
    others: tuple[tuple[str, float], ...] = ()

    def share_of(self, category: str) -> float:
        """Return how likely it is a category, whichever is likeliest."""
        return self.probability if category == self.category else dict(self.others).get(category, 0)


@dataclass(frozen=True, slots=True)
class Told:
    """One labelled row: what the tables say of it, which way the money went, what it was called.

    Args:
        slug: Category of the tables; empty where they know nothing.
        text: Tells one payee from another.
    """

    slug: str
    text: str
    money_in: bool
    category: str


class Translation:
    """What the owner's labels teach about their words.

    Args:
        told: The owner's labels.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        self._experience: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        self._used: Counter[str] = Counter()
        payees = set[tuple[str, bool, str]]()
        for row in told:
            self._used[row.category] += 1
            payee = (row.text, row.money_in, row.category)
            if row.slug and payee not in payees:  # many rows of one payee are one experience
                payees.add(payee)
                self._experience[row.slug, row.money_in][row.category] += 1
        self._scheme = _recognise(self._used)
        outside = [n for name, n in self._used.items() if name not in _slugs()]
        enough = len(outside) >= FEWEST_OF_OWN_SCHEME or bool(self._scheme)
        self._own_scheme = enough and sum(outside) >= OWN_SCHEME_FROM * self._used.total()
        self._meanings = {name: _meaning(name) for name in self._used}

    def put(self, belief: Belief, *, money_in: bool) -> Translated | None:
        """Return a belief of the tables in the owner's words; None where there are none for it.

        Args:
            belief: What the tables say.
            money_in: Which way the money went.
        """
        told = self._experience.get((belief.category, money_in))
        if told and told.total() >= FEWEST_TO_TRANSLATE:
            scale = belief.probability * BY_EXPERIENCE / (told.total() + 1)
            (category, times), *rest = told.most_common()
            if category != belief.category:
                others = tuple((other, times * scale) for other, times in rest)
                return Translated(category, times * scale, others=others)
        if not self._own_scheme:
            return Translated(belief.category, belief.probability, plain=True)
        if belief.category in self._scheme:
            return Translated(self._scheme[belief.category], belief.probability * BY_SCHEME)
        name = self._by_name(belief.category)
        return Translated(name, belief.probability * BY_NAME) if name else None

    def _by_name(self, slug: str) -> str:
        """Return the owner's category whose name is about a slug and about least else."""
        fitting = [name for name, meaning in self._meanings.items() if slug in meaning]
        return min(
            fitting,
            key=lambda name: (len(self._meanings[name]), -self._used[name], name),
            default="",
        )


@cache
def _slugs() -> tuple[str, ...]:
    return tuple(row["slug"] for row in read_csv("categories.csv"))


@cache
def _known_names() -> Mapping[str, frozenset[str]]:
    """Return what common names of categories stand for, by their folded words."""
    return {
        _folded(row["name"]): frozenset(
            slug
            for slug in _slugs()
            if any(fnmatchcase(slug, pattern) for pattern in row["categories"].split())
        )
        for row in read_csv("merchants/category_names.csv")
    }


def _folded(name: str) -> str:
    return " ".join(words_of(name))


@cache
def _meaning(name: str) -> frozenset[str]:
    """Return the slugs that a category's name is about: by common usage, or else by its words."""
    known = _known_names().get(_folded(name))
    if known:
        return known
    read = [
        judge(name, name.split(), money_in=money_in, setting=Setting(typed=True))
        for money_in in (False, True)
    ]
    beliefs = [judgement.beliefs[0] for judgement in read if judgement.beliefs]
    return frozenset(b.category for b in beliefs if b.probability >= MEANT_FROM)


def _recognise(used: Counter[str]) -> dict[str, str]:
    """Return names by slug of a well-known set of categories, if the owner uses one."""
    by_scheme: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_csv("merchants/schemes.csv"):
        by_scheme[row["scheme"]].append(row)
    for rows in by_scheme.values():
        shared = used.keys() & {row["name"] for row in rows}
        if len(shared) >= max(FEWEST_OF_SCHEME, SCHEME_FROM * len(used)):
            return {row["category"]: row["name"] for row in reversed(rows)}
    return {}
