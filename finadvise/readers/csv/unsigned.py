"""Amounts without any minus: the balance, a plus sign or the kind of each row tell the way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import take_apart
from finadvise.readers.csv.signs import wording_of


def sign_by_balance(
    amounts: Sequence[int],
    balances: Sequence[int | None],
    words: Sequence[str],
    *,
    newest_first: bool,
) -> list[int] | None:
    """Return amounts signed as the running balance moves, or None where they have no other signs.

    The first row in time has no balance before it: its words, or those of a row alike, decide.

    Raises:
        InputRefused: The balance follows all amounts but nothing shows the first row's way.
    """
    order = -1 if newest_first else 1
    steps, ends, texts = list(amounts[::order]), list(balances[::order]), list(words[::order])
    if len(steps) < 2 or None in ends:
        return None
    known = [end for end in ends if end is not None]
    moves = [after - before for before, after in pairwise(known)]
    follows = all(abs(move) == step for move, step in zip(moves, steps[1:], strict=True))
    if not follows or all(move >= 0 for move in moves):
        return None
    first = _way_of_first(texts, moves)
    if not first:
        raise InputRefused(
            "no amount has a sign; the balance shows it for every row but the first",
            hint="download a period that starts earlier",
            code="sign-ambiguous",
        )
    signed = [steps[0] * first, *moves]
    return signed[::order]


def _way_of_first(texts: Sequence[str], moves: Sequence[int]) -> int:
    way = wording_of(texts[0])
    if way in {"in", "out"}:
        return 1 if way == "in" else -1
    alike = {
        1 if m > 0 else -1 for text, m in zip(texts[1:], moves, strict=True) if text == texts[0]
    }
    return next(iter(alike)) if len(alike) == 1 else 0


def sign_by_plus(amounts: Sequence[int], cells: Sequence[str]) -> list[int] | None:
    """Return amounts signed by an explicit plus, where some rows carry one and none a minus."""
    parts = {cell: take_apart(cell) for cell in set(cells)}
    plus = {cell: bool(found and found.plus) for cell, found in parts.items()}
    if len({plus[cell] for cell, amount in zip(cells, amounts, strict=True) if amount}) < 2:
        return None
    return [a if plus[cell] else -a for a, cell in zip(amounts, cells, strict=True)]


def sign_by_kind(amounts: Sequence[int], kinds: Sequence[str]) -> list[int] | None:
    """Return amounts signed by a column whose every kind of row is plainly in or out."""
    ways = {kind: wording_of(kind) for kind in set(kinds)}
    if not set(ways.values()) <= {"in", "out"} or "out" not in ways.values():
        return None
    return [a if ways[kind] == "in" else -a for a, kind in zip(amounts, kinds, strict=True)]
