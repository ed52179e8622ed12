"""Which of several columns of numbers is the amount: proved by a balance, or shown by signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import decimal_mark, is_empty, looks_like_money, parse_cells
from finadvise.readers.csv.proof import chain

_MOST_COLUMNS = 7
_PROVEN = 0.5

Values = list[int | None]
Reading = tuple[tuple[str, ...], tuple[int, ...]]


def assign_money(roles: list[str], columns: Sequence[list[str]]) -> None:
    """Give the columns of role `money` the roles amount, out, in, balance; in place.

    Args:
        roles: One role a column; a column of role `balance` is taken as the known balance.
        columns: Cells of each column over a sample of movements.
    """
    values = {
        at: _values(columns[at]) for at, role in enumerate(roles) if role in {"money", "balance"}
    }
    found = _promising(roles, columns, values)
    best = _best_reading(roles, found, values)
    if best is not None:
        for name, at in zip(*best, strict=True):
            roles[at] = name
    elif found:
        _assign_unproven(roles, found, values)
    for at, role in enumerate(roles):
        if role == "money":
            roles[at] = "number"


def _values(cells: Sequence[str]) -> Values:
    filled = [cell for cell in cells if cell and not is_empty(cell)]
    try:
        mark, _ = decimal_mark(filled, 2)
    except InputRefused:
        return [None] * len(cells)
    table = parse_cells(filled, mark if mark in {".", ","} else ".", 2)
    if mark == "?":
        table = parse_cells(filled, ",", 2) | table
    return [table.get(cell) for cell in cells]


def _promising(
    roles: Sequence[str], columns: Sequence[list[str]], values: dict[int, Values]
) -> list[int]:
    """Leave out columns that say the same as another, never change, or are plain counts."""
    found: list[int] = []
    for at, role in enumerate(roles):
        if role != "money":
            continue
        same = any(values[at] == values[other] for other in found)
        if any(v is not None for v in values[at]) and not same:
            found.append(at)
    changing = [at for at in found if None in values[at] or len(set(values[at])) > 1]
    found = changing or found
    with_decimals = [at for at in found if any(looks_like_money(cell) for cell in columns[at])]
    plain = [at for at in with_decimals if any(_has_mark(cell) for cell in columns[at])]
    return (plain or found)[:_MOST_COLUMNS]


def _has_mark(cell: str) -> bool:
    return "." in cell or "," in cell


def _best_reading(
    roles: Sequence[str], found: list[int], values: dict[int, Values]
) -> Reading | None:
    known = [at for at, role in enumerate(roles) if role == "balance"]
    best: Reading | None = None
    best_share = _PROVEN
    for names, places in _readings(found, known, values):
        share = _share(names, [values[at] for at in places])
        if share > best_share:
            best, best_share = (names, places), share
    return best


def _readings(found: list[int], known: list[int], values: dict[int, Values]) -> list[Reading]:
    """Return every way to call the columns; of two as good, the one that explains more is first."""
    balances = known or found
    readings: list[Reading] = [
        (("out", "in", "balance"), (out, into, balance))
        for balance in balances
        for out, into in permutations([at for at in found if at != balance], 2)
        if take_turns(values[out], values[into])
    ]
    readings += [
        (("amount", "balance"), (at, balance))
        for balance in balances
        for at in found
        if at != balance
    ]
    if not known:
        names = ("opening_balance", "balance", "amount")
        readings += [(names, three) for three in permutations(found, 3)]
    return readings


def take_turns(left: Values, right: Values) -> bool:
    """Tell whether two columns are never both filled and seldom both empty."""
    both = sum(bool(a) and bool(b) for a, b in zip(left, right, strict=True))
    none = sum(not a and not b for a, b in zip(left, right, strict=True))
    return both == 0 and any(left) and any(right) and none <= 1 + len(left) // 5


def _share(names: tuple[str, ...], columns: Sequence[Values]) -> float:
    """Return which share of the steps holds under a reading; 0 where it cannot be judged."""
    by_name = dict(zip(names, columns, strict=True))
    balances = by_name["balance"]
    if len(balances) < 2 or sum(b is None for b in balances) > len(balances) // 2:
        return 0.0
    if "amount" in by_name:
        amounts = [a or 0 for a in by_name["amount"]]
    else:
        pair = zip(by_name["out"], by_name["in"], strict=True)
        amounts = [abs(i or 0) - abs(o or 0) for o, i in pair]
    moving = sum(map(bool, amounts)) / len(amounts)
    if "opening_balance" in by_name:
        # Gross, fee and net add up in the same way; only balances also lead from row to row.
        rows = zip(by_name["opening_balance"], amounts, balances, strict=True)
        moving = 1.01 * sum(bool(a) and (o or 0) + a == b for o, a, b in rows) / len(balances)
    proofs = [chain(amounts, balances, newest_first=order) for order in (False, True)]
    proof = min(proofs, key=lambda p: p.breaks)
    return moving * (1.0 - proof.breaks / (proof.rows - 1)) if proof.rows > 1 else 0.0


def _assign_unproven(roles: list[str], found: list[int], values: dict[int, Values]) -> None:
    """Without a proof: two columns that take turns, the only signed one, or the only one."""
    rows = len(next(iter(values.values())))
    full = [at for at in found if 10 * sum(v is not None for v in values[at]) >= 9 * rows]
    for first in found:
        for second in found:
            if first < second and take_turns(values[first], values[second]):
                roles[first], roles[second] = "out_or_in", "in_or_out"
                _call_balance(roles, [at for at in full if at not in {first, second}])
                return
    signed = [at for at in full if any((v or 0) < 0 for v in values[at])]
    pool = full or found
    if signed or len(pool) == 1:
        amount = (signed or pool)[0]
        roles[amount] = "amount"
        _call_balance(roles, [at for at in full if at > amount])
    else:
        for at in pool:
            roles[at] = "unclear"


def _call_balance(roles: list[str], places: list[int]) -> None:
    if places and "balance" not in roles:
        roles[places[-1]] = "balance"
