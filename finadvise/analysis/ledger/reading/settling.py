"""What votes on a text make of each other: a delivery service, the grill it delivers for, the town.

Each rule of `LIMITS` is one thing that people who read bank statements know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

SURE_ODDS = 9.5  # above a strong word's
LIKELY_ODDS = 2.9  # just below those of a brand at the head
STRONG_ODDS = 8.9  # just below a strong word's
PLACE_ODDS = 0.2  # share of its odds that a word in the name of a place keeps
NAMES = frozenset({"name", "brand", "maybe", "mixed"})
MAYBE_NAMES = frozenset({"brand", "maybe"})  # people have many of them too
# Shops that sell everything: a word that follows the name (petrol, pharmacy, insurance) says more.
SELLS_ALL = frozenset({"groceries", "shopping.general"})
# Words that say what the row is, whoever it is to: fees, cash, transfers.
ABOUT_THE_ROW = ("fees.", "cash", "transfers.card", "income.")
PEOPLE = "transfers.people"
# Money to a person, back, or to a council: where a trade or a shop is named, it is about that.
YIELD_TO_THINGS = frozenset({PEOPLE, "transfers.own", "income.other", "housing.council_tax"})


@dataclass(frozen=True, slots=True)
class Vote:
    """What a known phrase says of the text it stands in.

    Args:
        odds: p / (1 - p) of its being right.
        start: Number of its first word.
        kind: `name`, `brand`, `maybe`, `mixed`, `platform`, `word` or `mcc`.
    """

    category: str
    odds: float
    start: int
    kind: str


@dataclass(frozen=True, slots=True)
class Company:
    """The votes on a text, as each of them sees the others.

    Args:
        head: Number of the word with which the payee's name begins.
        place_from: Number of the word from which on a place is named.
    """

    votes: Sequence[Vote]
    head: int
    place_from: int

    def says(self, test: Callable[[Vote], bool]) -> bool:
        """Return whether any vote passes."""
        return any(test(vote) for vote in self.votes)


def settle(company: Company) -> list[Vote]:
    """Weaken what other votes make unlikely."""
    trade_told = company.says(lambda v: v.start < company.place_from)
    settled = []
    for vote in company.votes:
        odds = min([vote.odds, *(most for most, rule in LIMITS if rule(vote, company))])
        if trade_told and vote.start > company.place_from:
            odds *= PLACE_ODDS
        settled.append(Vote(vote.category, odds, vote.start, vote.kind))
    return settled


def _delivers_for_others(vote: Vote, company: Company) -> bool:
    return vote.kind == "platform" and company.says(
        lambda v: v.kind in NAMES and v.start > vote.start
    )


def _is_about_things(vote: Vote, company: Company) -> bool:
    return vote.category in YIELD_TO_THINGS and company.says(_is_trade)


def _stands_by_a_fee(vote: Vote, company: Company) -> bool:
    words = vote.kind == "word" and not vote.category.startswith("fees.")
    return words and company.says(lambda v: _is_sure_word(v) and v.category.startswith("fees."))


def _is_where_it_happened(vote: Vote, company: Company) -> bool:
    return vote.kind in NAMES and company.says(
        lambda v: _is_sure_word(v) and v.category.startswith(ABOUT_THE_ROW)
    )


def _sold_something_else(vote: Vote, company: Company) -> bool:
    sells_all = vote.kind in NAMES and vote.category in SELLS_ALL
    return sells_all and company.says(
        lambda v: _is_word(v) and v.start > vote.start and v.category not in SELLS_ALL
    )


def _comes_second(vote: Vote, company: Company) -> bool:
    return vote.kind == "name" and company.says(
        lambda v: v.kind in NAMES and v.start <= company.head < vote.start and v.odds > LIKELY_ODDS
    )


def _describes_a_known_name(vote: Vote, company: Company) -> bool:
    later = vote.kind == "word" and vote.start > company.head
    return later and company.says(
        lambda v: v.kind == "name" and v.start <= company.head and v.category not in SELLS_ALL
    )


def _is_a_surname(vote: Vote, company: Company) -> bool:
    maybe = vote.kind in MAYBE_NAMES and vote.start <= company.head
    return maybe and company.says(
        lambda v: v.kind == "word" and v.odds > STRONG_ODDS and v.start > vote.start
    )


def _is_a_person(vote: Vote, company: Company) -> bool:
    return vote.kind in MAYBE_NAMES and company.says(
        lambda v: v.category == PEOPLE and v.start < vote.start
    )


# The most odds a vote keeps where the rule holds: what the votes around it make unlikely.
LIMITS: tuple[tuple[float, Callable[[Vote, Company], bool]], ...] = (
    (0.5, _delivers_for_others),  # `UBER EATS HILLTOP GRILL` is about the grill
    (1.0, _is_about_things),  # money to a person, back or to a council, for something named
    (1.0, _stands_by_a_fee),  # a fee is a fee, whatever it was for
    (1.0, _is_where_it_happened),  # cash taken out at a shop
    (1.5, _sold_something_else),  # `TESCO PETROL`
    (1.0, _is_a_surname),  # `O'HILL'S DRY CLEANERS`: a chain has the name too
    (4.5, _describes_a_known_name),  # `ENGEN HILL MOTORS`
    (0.7, _is_a_person),  # `ZELLE TO ANNA HILL`
    (2.0, _comes_second),  # `AMAZON PRIME AMZN.CO.UK`: the second name is where the first lives
)


def _is_word(vote: Vote) -> bool:
    return vote.kind == "word" and vote.odds > 1


def _is_sure_word(vote: Vote) -> bool:
    return vote.kind == "word" and vote.odds > SURE_ODDS


def is_money_moved(category: str) -> bool:
    """Return whether a category is about how money moved, not about something bought."""
    return category.startswith(("transfers.", *ABOUT_THE_ROW))


def _is_trade(vote: Vote) -> bool:
    """Return whether a vote speaks for something bought."""
    bought = not is_money_moved(vote.category) and vote.category not in YIELD_TO_THINGS
    return bought and vote.kind not in MAYBE_NAMES
