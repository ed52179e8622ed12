"""Which way money went: flags, wording and the kind of account, as the account holder feels it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from finadvise.errors import InputRefused
from finadvise.readers.csv.words import any_phrase, fold, movement_words

_VOTERS = 600


@dataclass(frozen=True, slots=True)
class Signs:
    """The answer: +1 as written or -1 turned round, and why (empty where nothing was open)."""

    factor: int
    why: str


def direction_of(text: str) -> str:
    """Return `out`, `in`, `neither` or empty for a cell of a direction column."""
    cell = text.strip()
    if cell in {"+", "-"}:
        return "in" if cell == "+" else "out"
    folded = fold(cell)
    for way in ("out", "in", "neither"):
        if folded in movement_words("direction", way):
            return way
    return "neither" if cell in {"/", ""} else ""


def apply_flags(amounts: Sequence[int], ways: Sequence[str]) -> tuple[list[int], str]:
    """Return amounts signed with the help of a direction column, and how it was used.

    The column can repeat the sign, contradict it throughout (a card seen from the bank) or carry
    it for amounts that have none.
    """
    usual = {way: _usual_sign(amounts, ways, way) for way in ("out", "in")}
    if usual["out"] <= 0 <= usual["in"] and (usual["out"] < 0 or usual["in"] == 0):
        if usual["out"] < 0:
            return list(amounts), "signs are in the amounts and agree with the direction column"
        return list(amounts), ""
    if usual["out"] > 0 > usual["in"]:
        return [-a for a in amounts], "signs turned round: debits are positive, credits negative"
    if usual["out"] == 0 and usual["in"] > 0:
        return list(amounts), "signs are in the amounts and agree with the direction column"
    if usual["in"] < 0 and usual["out"] <= 0:
        signed = [abs(a) if way == "in" else -abs(a) for a, way in zip(amounts, ways, strict=True)]
        return signed, "signs taken from the direction column"
    signed = [a if way == "in" else -a for a, way in zip(amounts, ways, strict=True)]
    return signed, "signs taken from the direction column"


def _usual_sign(amounts: Sequence[int], ways: Sequence[str], way: str) -> int:
    signs = Counter((a > 0) - (a < 0) for a, w in zip(amounts, ways, strict=True) if w == way and a)
    if not signs:
        return 0
    return 1 if signs[1] >= signs[-1] else -1


def wording_of(text: str, *, card: bool = False) -> str:
    """Return which way the words of a row point: `in`, `out`, `card_payment` or empty.

    Args:
        text: The words.
        card: Whether this is a card statement, where a bare `payment` pays the card.
    """
    folded = fold(text)
    if any_phrase(folded, movement_words("wording", "card_payment")):
        return "card_payment"
    if card and any_phrase(folded, movement_words("wording", "card_only_payment")):
        return "card_payment"
    found_in = any_phrase(folded, movement_words("wording", "in"))
    found_out = any_phrase(folded, movement_words("wording", "out"))
    if found_in and len(found_in) >= len(found_out):
        return "in"
    return "out" if found_out else ""


@dataclass(frozen=True, slots=True)
class Votes:
    """How the words of rows agree with their signs.

    Args:
        agree: Rows whose words point the way their sign does.
        against: Rows whose words point the other way.
        payments_in: Card payments ("thank you") written as positive.
        payments_out: Card payments written as negative.
    """

    agree: int
    against: int
    payments_in: int
    payments_out: int


def take_votes(
    amounts: Sequence[int], words_of: Callable[[int], str], *, card: bool = False
) -> Votes:
    """Compare words and signs over a sample of rows."""
    step = max(1, len(amounts) // _VOTERS)
    agree = against = payments_in = payments_out = 0
    for at in range(0, len(amounts), step):
        if not amounts[at]:
            continue
        way = wording_of(words_of(at), card=card)
        positive = amounts[at] > 0
        if way == "card_payment":
            payments_in += positive
            payments_out += not positive
        elif way:
            agree += positive == (way == "in")
            against += positive != (way == "in")
    return Votes(agree, against, payments_in, payments_out)


def settle_signs(
    amounts: Sequence[int], votes: Votes, *, card: str, proven: bool, remembered: str
) -> Signs:
    """Decide whether the amounts of one signed column are turned round.

    Args:
        amounts: As written.
        votes: From `take_votes`.
        card: What shows that this is a card statement, or empty.
        proven: A running balance rises with the amounts (which proves the sign of an account; a
            card's balance may count what is owed).
        remembered: `yes` or `no` from an earlier file of this layout, or empty.

    Raises:
        InputRefused: A card statement whose sign nothing shows (code `sign-ambiguous`).
    """
    positive = sum(a > 0 for a in amounts)
    negative = sum(a < 0 for a in amounts)
    if proven and not card:
        return Signs(1, "")
    turned = _shown(votes, positive, negative)
    if turned is not None:
        return turned
    if remembered:
        factor = -1 if remembered == "yes" else 1
        return Signs(factor, "signs read as in an earlier file of this layout")
    if not card or not positive + negative:
        return Signs(1, "" if negative else "no amount is negative: signs kept as written")
    if positive > 1 and positive >= 2 * negative:
        return Signs(
            -1, f"signs turned round: most rows of a card statement ({card}) are purchases"
        )
    if negative > 1 and negative >= 2 * positive:
        return Signs(1, "")
    raise InputRefused(
        f"a card statement ({card}) with {positive} positive and {negative} negative amounts,"
        " nothing shows which are purchases",
        hint="add --flip-sign if purchases are positive; import without it needs signs in the file",
        code="sign-ambiguous",
    )


def _shown(votes: Votes, positive: int, negative: int) -> Signs | None:
    """Return what the words show, or None where they show nothing."""
    if votes.payments_out and not votes.payments_in and positive and votes.against >= votes.agree:
        return Signs(
            -1, "signs turned round: payments to the card are negative, purchases positive"
        )
    if votes.payments_in and not votes.payments_out and (negative or votes.agree > votes.against):
        return Signs(1, "signs as written: payments to the card are positive")
    if votes.against >= 3 and votes.against >= 4 * votes.agree and positive > negative:
        return Signs(-1, f"signs turned round: the words of {votes.against} rows say so")
    if votes.agree > votes.against:
        return Signs(1, "")
    return None
