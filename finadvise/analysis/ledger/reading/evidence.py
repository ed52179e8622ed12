"""What the tables say about a text: likely categories with their probabilities.

Each known phrase votes with the odds of its strength, p / (1 - p). Votes for one category support
each other a little (they are far from independent), votes for others share the probability. The
strengths are judgements, written where they stand; `categorize --accuracy` measures the outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from finadvise.analysis.ledger.reading.lexicon import (
    CHANNELS,
    WORDS,
    Hit,
    Meaning,
    Setting,
    find_hits,
)
from finadvise.analysis.ledger.reading.settling import (
    NAMES,
    PEOPLE,
    Company,
    Vote,
    is_money_moved,
    settle,
)
from finadvise.data import read_csv
from finadvise.data.merchants.keys import words_of

CEILING = 0.97  # no table is surer than this
SUPPORT = 0.3  # each further vote for the same category adds this share of the best one's odds
SAME_GROUP = 0.3  # a rival in the same group (restaurant, café) contradicts only in part
MERCHANT_CODE_STRENGTH = 0.9
ELSEWHERE = 0.6  # strength left to the name of a shop of other countries
STRENGTHS = {"name": 0.95, "platform": 0.9, "mixed": 0.78}
# `Pharmacie de la Gare`: what stands behind these tells where the place is.
OF = frozenset("de du des del della dei do da di am an der im zum zur van het".split())
INSURED = (
    ("transport.vehicle", "insurance.car"),
    ("pets", "insurance.pet"),
    ("home.", "insurance.home"),
    ("housing.", "insurance.home"),
    ("health.", "insurance.health"),
    ("travel.", "insurance.travel"),
)
BANKS_WORDING = frozenset({"lead", "tail"})
FEW_LETTERS = 3  # `IP`, `DIA`: names too short to be found in the middle of a text
SHOP_TOO, SHOP_TOO_STRENGTH = "transport.fuel", 0.88  # filling stations sell coffee and milk


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


def judge(
    text: str,
    name: Sequence[str],
    *,
    money_in: bool,
    setting: Setting,
    merchant_code: str = "",
) -> Judgement:
    """Weigh what is known about a text.

    Args:
        text: The text without what varies from row to row.
        name: The words of the payee's name within it.
        money_in: Whether the amount is positive.
        setting: Whose text it is.
        merchant_code: ISO 18245 code, or empty.
    """
    words = words_of(text)
    named = words_of(" ".join(name))
    head = _index_of(named, words)
    end = head + len(named)
    found = find_hits(words, end, setting)
    near = _narrowed(setting, found)
    if near is not setting:
        setting, found = near, find_hits(words, end, near)
    hits = [hit for hit in found if not _is_town(hit, end)]
    votes = [
        vote
        for hit in hits
        for vote in _votes(hit, head, end, money_in=money_in, countries=setting.countries)
    ]
    if merchant_code:
        votes += _code_votes(merchant_code)
    settled = settle(Company(_combine(votes), head, _place_from(words)))
    by_code = bool(settled) and max(settled, key=lambda v: v.odds).kind == "mcc"
    return Judgement(_weigh(settled), _recognised(hits, votes, head, named), by_code)


def _index_of(part: Sequence[str], whole: Sequence[str]) -> int:
    for at in range(len(whole) - len(part) + 1):
        if whole[at : at + len(part)] == list(part):
            return at
    return 0


def _narrowed(setting: Setting, hits: Sequence[Hit]) -> Setting:
    """Return the setting in the countries whose banks write like this, where that tells more.

    The euro is spent in twenty countries, but only Finnish banks write `korttiosto`.
    """
    countries = setting.countries
    for hit in hits if countries else ():
        for meaning in hit.meanings:
            if meaning.kind in BANKS_WORDING and countries and countries & meaning.countries:
                countries &= meaning.countries
    return setting if countries == setting.countries else Setting(countries, setting.typed)


def _is_town(hit: Hit, name_stop: int) -> bool:
    """Return whether a phrase was taken off the name as the place: `TEMPLE TX` is no charity."""
    return hit.start >= name_stop and any(m.kind in ("place", "state") for m in hit.meanings)


def _votes(
    hit: Hit, head: int, name_stop: int, *, money_in: bool, countries: frozenset[str] | None
) -> Iterable[Vote]:
    for meaning in hit.meanings:
        if meaning.kind in CHANNELS or (meaning.sign and (meaning.sign == "+") != money_in):
            continue
        p = _strength(meaning, hit, head, name_stop, countries)
        if hit.cut:
            p *= 0.8
        if money_in and meaning.kind not in WORDS:
            p *= 0.9  # a refund more often than not, but pay comes from shops too
        before_name = hit.stop <= head and meaning.kind in NAMES
        if before_name and not is_money_moved(meaning.category):
            continue  # the bank's wording, whatever shop is called so
        if p > 0:
            kind = "word" if meaning.kind == "opening" else meaning.kind
            yield Vote(meaning.category, p / (1 - p), hit.start, kind)


def _strength(
    meaning: Meaning, hit: Hit, head: int, name_stop: int, countries: frozenset[str] | None
) -> float:
    at_head = hit.start <= head
    whole = at_head and hit.stop >= name_stop
    if meaning.kind == "opening":
        return meaning.strength if at_head else 0.0
    if meaning.kind == "word":
        return meaning.strength
    anywhere = countries is None or "*" in meaning.countries
    local = anywhere or not meaning.countries.isdisjoint(countries or ())
    if meaning.kind == "maybe" or 0 < hit.letters <= FEW_LETTERS:
        leading = 0.75 if meaning.kind == "maybe" else 0.82
        return 0.0 if not local else 0.9 if whole else leading if at_head else 0.0
    if meaning.kind == "brand":
        phrase = hit.stop - hit.start > 1
        return _brand_strength(at_head=at_head, whole=whole or phrase, local=local)
    alone = SHOP_TOO_STRENGTH if meaning.category == SHOP_TOO else STRENGTHS[meaning.kind]
    return alone * (1 if at_head else 0.9) * (1 if local else ELSEWHERE)


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


def _code_votes(code: str) -> list[Vote]:
    odds = MERCHANT_CODE_STRENGTH / (1 - MERCHANT_CODE_STRENGTH)
    found = [c for first, last, c in _code_ranges() if first <= code.zfill(4) <= last]
    return [Vote(category, odds, 0, "mcc") for category in found]


def _place_from(words: Sequence[str]) -> int:
    """Return where `de la gare` begins: what follows an `of` tells the place, not the trade."""
    return next((i for i, word in enumerate(words) if i and word in OF), len(words))


def _combine(votes: list[Vote]) -> list[Vote]:
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
        Vote(named, vote.odds, vote.start, vote.kind)
        for vote, category in zip(votes, insured, strict=True)
        if category or vote.category == "insurance.other"
    ]


def _weigh(votes: list[Vote]) -> tuple[Belief, ...]:
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


def _recognised(hits: list[Hit], votes: list[Vote], head: int, named: Sequence[str]) -> int:
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
