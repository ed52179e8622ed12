"""What the tables say about a text: likely categories with their probabilities.

Each known phrase votes with the odds of its strength, p / (1 - p). Votes for one category support
each other a little (they are far from independent), votes for others share the probability. The
strengths are judgements, written where they stand; `categorize --accuracy` measures the outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from finadvise.analysis.ledger.lexicon import CHANNELS, Hit, Meaning, find_hits
from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

CEILING = 0.97  # no table is surer than this
SUPPORT = 0.3  # each further vote for the same category adds this share of the best one's odds
SAME_GROUP = 0.3  # a rival in the same group (restaurant, café) contradicts only in part
MERCHANT_CODE_STRENGTH = 0.9
# Shops that sell everything: a word that follows the name (petrol, pharmacy, insurance) says more.
SELLS_ALL = frozenset({"groceries", "shopping.general"})
SELLS_ALL_THEN_WORD = 0.6
ENGLISH_SPEAKING = frozenset({"gb", "ie", "us", "ca", "au", "nz", "za", "in"})
WORDS = frozenset({"word", "opening"})
NAMES = frozenset({"name", "brand", "maybe", "mixed"})
STRENGTHS = {"name": 0.95, "platform": 0.9, "mixed": 0.78}
# `Pharmacie de la Gare`: what stands behind these tells where the place is.
OF = frozenset("de du des del della dei do da di am an der im zum zur van het".split())
PLACE_ODDS = 0.2
INSURED = (
    ("transport.vehicle", "insurance.car"),
    ("pets", "insurance.pet"),
    ("home.", "insurance.home"),
    ("housing.", "insurance.home"),
    ("health.", "insurance.health"),
    ("travel.", "insurance.travel"),
)
FEW_LETTERS = 3  # `IP`, `DIA`: names too short to be found in the middle of a text
SHOP_TOO, SHOP_TOO_STRENGTH = "transport.fuel", 0.88  # filling stations sell coffee and milk
SURE_ODDS = 9.5  # above a strong word's
DELIVERS_FOR_OTHERS = 0.5  # odds left to a delivery platform that names the shop
PEOPLE = "transfers.people"
# Money to a person, or back: where a trade or a shop is named, it is about that.
MONEY_FOR_THINGS = frozenset({PEOPLE, "income.other"})
FOR_THINGS = 2.0  # odds left to them then
# Words that say what the row is, whoever it is to: fees, cash, transfers.
ABOUT_THE_ROW = ("fees.", "cash", "transfers.card", "income.")


@dataclass(frozen=True, slots=True)
class Belief:
    """A category with the probability that it is right."""

    category: str
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the tables make of a text.

    Args:
        beliefs: Likeliest first; empty where nothing is known.
        name_words: How many words from the front of the name belong to the merchant that was
            recognised; 0 where none was.
        by_code: Whether the merchant code was the strongest voice.
    """

    beliefs: tuple[Belief, ...]
    name_words: int = 0
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class _Vote:
    category: str
    odds: float
    start: int
    kind: str


def judge(
    text: str,
    name: Sequence[str],
    *,
    money_in: bool,
    countries: frozenset[str],
    merchant_code: str = "",
    typed: bool = False,
) -> Judgement:
    """Weigh what is known about a text.

    Args:
        text: The text without what varies from row to row.
        name: The words of the payee's name within it.
        money_in: Whether the amount is positive.
        countries: ISO 3166 codes, lower case, of where the owner is likely to spend.
        merchant_code: ISO 18245 code, or empty.
        typed: Whether a person typed the text.
    """
    words = words_of(text)
    named = words_of(" ".join(name))
    head = _index_of(named, words)
    hits = find_hits(words, head + len(named), typed=typed)
    votes = [
        vote
        for hit in hits
        for vote in _votes(hit, head, len(words), money_in=money_in, countries=countries)
    ]
    if merchant_code:
        votes += _code_votes(merchant_code)
    settled = _settle(_combine(votes), _place_from(words))
    by_code = bool(settled) and max(settled, key=lambda v: v.odds).kind == "mcc"
    return Judgement(_weigh(settled), _recognised(hits, votes, head, named), by_code)


def _index_of(part: Sequence[str], whole: Sequence[str]) -> int:
    for at in range(len(whole) - len(part) + 1):
        if whole[at : at + len(part)] == list(part):
            return at
    return 0


def _votes(
    hit: Hit, head: int, length: int, *, money_in: bool, countries: frozenset[str]
) -> Iterable[_Vote]:
    for meaning in hit.meanings:
        if meaning.kind in CHANNELS or (meaning.sign and (meaning.sign == "+") != money_in):
            continue
        p = _strength(meaning, hit, head, length, countries)
        if hit.cut:
            p *= 0.8
        if money_in and meaning.kind not in WORDS:
            p *= 0.9  # a refund more often than not, but pay comes from shops too
        if p > 0:
            kind = "word" if meaning.kind == "opening" else meaning.kind
            yield _Vote(meaning.category, p / (1 - p), hit.start, kind)


def _strength(
    meaning: Meaning, hit: Hit, head: int, length: int, countries: frozenset[str]
) -> float:
    at_head = hit.start <= head
    whole = at_head and hit.stop >= length
    if meaning.kind == "opening":
        return meaning.strength if at_head else 0.0
    if meaning.kind == "word":
        return meaning.strength if _is_spoken(meaning.countries, countries) else 0.0
    if meaning.kind == "maybe" or 0 < hit.letters <= FEW_LETTERS:
        leading = 0.75 if meaning.kind == "maybe" else 0.82
        return 0.9 if whole else leading if at_head else 0.0
    local = "*" in meaning.countries or not countries.isdisjoint(meaning.countries)
    if meaning.kind == "brand":
        phrase = hit.stop - hit.start > 1
        return _brand_strength(at_head=at_head, whole=whole or phrase, local=local)
    alone = SHOP_TOO_STRENGTH if meaning.category == SHOP_TOO else STRENGTHS[meaning.kind]
    return alone * (1 if at_head else 0.9) * (1 if local else 0.8)


def _is_spoken(meant: frozenset[str], countries: frozenset[str]) -> bool:
    """Return whether a word that means this in some countries or languages may do so here."""
    if "*" in meant:
        return True
    english = "+en" if countries <= ENGLISH_SPEAKING else "-en"
    return english in meant or not countries.isdisjoint(meant)


def _brand_strength(*, at_head: bool, whole: bool, local: bool) -> float:
    """Return how often a brand of the map is meant: many are surnames and everyday words."""
    if not local:
        return 0.65 if whole else 0.4 if at_head else 0.0
    if whole:
        return 0.9 if at_head else 0.75
    return 0.75 if at_head else 0.4


@cache
def _code_ranges() -> tuple[tuple[str, str, str], ...]:
    rows = read_csv("merchants/codes.csv")
    return tuple((row["first"], row["last"], row["category"]) for row in rows)


def _code_votes(code: str) -> list[_Vote]:
    odds = MERCHANT_CODE_STRENGTH / (1 - MERCHANT_CODE_STRENGTH)
    found = [c for first, last, c in _code_ranges() if first <= code.zfill(4) <= last]
    return [_Vote(category, odds, 0, "mcc") for category in found]


def _place_from(words: Sequence[str]) -> int:
    """Return where `de la gare` begins: what follows an `of` tells the place, not the trade."""
    return next((i for i, word in enumerate(words) if i and word in OF), len(words))


def _combine(votes: list[_Vote]) -> list[_Vote]:
    """Turn insurance and what is insured into insurance of that."""
    if not any(v.category == "insurance.other" for v in votes):
        return votes
    insured = [
        next((to for of, to in INSURED if vote.category.startswith(of)), "") for vote in votes
    ]
    named = next((category for category in insured if category), "")
    if not named:
        return votes
    return [
        _Vote(named, vote.odds, vote.start, vote.kind)
        for vote, category in zip(votes, insured, strict=True)
        if category or vote.category == "insurance.other"
    ]


def _settle(votes: list[_Vote], place_from: int) -> list[_Vote]:
    """Weaken what another vote makes unlikely: platforms, shops that sell all, names of places."""
    trade_told = any(v.start < place_from for v in votes)
    words = [v for v in votes if v.kind == "word" and v.odds > 1]
    names = [v for v in votes if v.kind in NAMES]
    fee = any(v.category.startswith("fees.") and v.odds > SURE_ODDS for v in words)
    about_row = any(v.category.startswith(ABOUT_THE_ROW) and v.odds > SURE_ODDS for v in words)
    settled = []
    for vote in votes:
        odds = vote.odds
        if vote.kind == "platform" and any(n.start > vote.start for n in names):
            odds = DELIVERS_FOR_OTHERS
        elif vote.category in MONEY_FOR_THINGS and any(_is_trade(v) for v in votes):
            odds = min(odds, FOR_THINGS)
        elif fee and vote.kind == "word" and not vote.category.startswith("fees."):
            odds = min(odds, 1.0)
        elif vote.kind in NAMES:
            if about_row:
                odds = min(odds, 1.0)
            elif vote.category in SELLS_ALL and any(
                w.start > vote.start and w.category not in SELLS_ALL for w in words
            ):
                odds = min(odds, SELLS_ALL_THEN_WORD / (1 - SELLS_ALL_THEN_WORD))
        if trade_told and vote.start > place_from:
            odds *= PLACE_ODDS
        settled.append(_Vote(vote.category, odds, vote.start, vote.kind))
    return settled


def _is_trade(vote: _Vote) -> bool:
    """Return whether a vote speaks for something bought rather than for money moved."""
    return not vote.category.startswith(("transfers.", *ABOUT_THE_ROW))


def _weigh(votes: list[_Vote]) -> tuple[Belief, ...]:
    by_category: dict[str, list[float]] = {}
    for vote in votes:
        by_category.setdefault(vote.category, []).append(vote.odds)
    odds = {
        category: max(found) * (1 + SUPPORT * (len(found) - 1))
        for category, found in by_category.items()
    }
    beliefs = []
    for category, own in odds.items():
        rivals = sum(
            other * (SAME_GROUP if _group(rival) == _group(category) else 1)
            for rival, other in odds.items()
            if rival != category
        )
        beliefs.append(Belief(category, min(CEILING, own / (1 + own + rivals))))
    return tuple(sorted(beliefs, key=lambda b: (-b.probability, b.category)))


def _group(category: str) -> str:
    return category.partition(".")[0]


def _recognised(hits: list[Hit], votes: list[_Vote], head: int, named: Sequence[str]) -> int:
    """Count the name's leading words that are one known merchant and nothing else is known of."""
    for hit in hits:
        kinds = {m.kind for m in hit.meanings}
        sure = not hit.cut and hit.letters > FEW_LETTERS and bool(kinds & STRENGTHS.keys())
        sure = sure and WORDS.isdisjoint(kinds)  # `Farmacia Verdi` is not called Farmacia
        alone = not any(v.kind == "word" and v.start >= hit.stop for v in votes)
        person = any(m.category == PEOPLE for m in hit.meanings)
        if hit.start == head and sure and alone and not person:
            return min(hit.stop - hit.start, len(named))
    return 0
