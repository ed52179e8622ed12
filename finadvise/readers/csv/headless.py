"""Columns of a file without a header, from values alone; a balance proves amounts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from finadvise.readers.csv.amounts import (
    decimal_mark,
    is_empty,
    looks_like_amount,
    parse_cells,
)
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.profiles import Profile, profile, sample_of
from finadvise.readers.csv.proof import chain


def assign_by_values(rows: Sequence[list[str]], width: int) -> Columns:
    """Decide the role of every column of a table that has no header."""
    sample = [row for row in sample_of(rows) if len(row) >= width]
    columns = [[row[at].strip() for row in sample] for at in range(width)]
    profiles = [profile(cells) for cells in columns]
    roles = [_plain_role(cells, seen) for cells, seen in zip(columns, profiles, strict=True)]
    dates = [at for at, role in enumerate(roles) if role == "date"]
    for at in dates[1:]:
        roles[at] = "other_date"
    _assign_money(roles, columns, profiles)
    evidence = tuple(f"{seen.filled} values" for seen in profiles)
    return Columns(tuple(roles), (), evidence, tuple(profiles))


def _plain_role(cells: list[str], seen: Profile) -> str:
    if not seen.filled:
        return "empty"
    short = any(len(cell) < 7 for cell in cells if cell)
    kinds = (
        ("date", seen.dates if 2 * seen.filled >= len(cells) else 0),
        ("direction", seen.directions),
        ("status", seen.statuses),
        ("currency", seen.codes if 2 * seen.filled >= len(cells) else 0),
        ("money" if seen.money or short else "number", seen.numbers),
    )
    return next((kind for kind, count in kinds if count == seen.filled), "text")


def _assign_money(roles: list[str], columns: list[list[str]], profiles: list[Profile]) -> None:
    """Find amount, in and out, and balance among the columns of numbers."""
    found = [at for at, role in enumerate(roles) if role == "money"]
    values = {at: _values(columns[at]) for at in found}
    found = [at for at in found if values[at] is not None]
    best: tuple[float, tuple[str, ...], tuple[int, ...]] | None = None
    for names, places in _readings(found, values):
        share = _share(names, [values[at] or [] for at in places])
        if share > (best[0] if best else 0.5):
            best = (share, names, places)
    if best is None:
        _assign_unproven(roles, found, columns, profiles, values)
    else:
        for name, at in zip(best[1], best[2], strict=True):
            roles[at] = name
    for at, role in enumerate(roles):
        if role == "money":
            roles[at] = "number"


_Values = dict[int, "list[int | None] | None"]


def _values(cells: list[str]) -> list[int | None] | None:
    filled = [c for c in cells if c and not is_empty(c)]
    mark, _ = decimal_mark(filled, 2) if filled else ("", "")
    table = parse_cells(filled, "." if mark in {"", "?"} else mark, 2)
    if mark == "?" and not table:
        return None
    return [table.get(cell) for cell in cells]


def _readings(found: list[int], values: _Values) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    readings: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
    if len(found) > 8:
        found = found[:8]
    readings += [(("amount", "balance"), pair) for pair in permutations(found, 2)]
    readings += [
        (("opening_balance", "balance", "amount"), three) for three in permutations(found, 3)
    ]
    readings += [
        (("out", "in", "balance"), three)
        for three in permutations(found, 3)
        if _exclusive(values[three[0]] or [], values[three[1]] or [])
    ]
    return readings


def _exclusive(out: list[int | None], into: list[int | None]) -> bool:
    return (
        all(bool(a) != bool(b) for a, b in zip(out, into, strict=True)) and any(out) and any(into)
    )


def _share(names: tuple[str, ...], columns: list[list[int | None]]) -> float:
    """Return which share of the steps holds under a reading; 0 where it cannot be judged."""
    by_name = dict(zip(names, columns, strict=True))
    balances = by_name["balance"]
    if any(balance is None for balance in balances) or len(balances) < 2:
        return 0.0
    if "opening_balance" in by_name:
        opening, amounts = by_name["opening_balance"], by_name["amount"]
        rows = list(zip(opening, amounts, balances, strict=True))
        hits = sum(
            o is not None and a not in (None, 0) and b is not None and o + (a or 0) == b
            for o, a, b in rows
        )
        return 1.01 * hits / len(rows)
    if "amount" in by_name:
        signed = by_name["amount"]
        if any(a is None for a in signed) or not any(signed):
            return 0.0
        amounts_ = [a or 0 for a in signed]
    else:
        amounts_ = [
            abs(i or 0) - abs(o or 0) for o, i in zip(by_name["out"], by_name["in"], strict=True)
        ]
    proof = chain(amounts_, balances, newest_first=False)
    moving = sum(map(bool, amounts_)) / len(amounts_)
    return moving * (1.0 - proof.breaks / (proof.rows - 1)) if proof.rows > 1 else 0.0


def _assign_unproven(
    roles: list[str],
    found: list[int],
    columns: list[list[str]],
    profiles: list[Profile],
    values: _Values,
) -> None:
    """Without a proof: a column with signs is the amount; two that take turns are out and in."""
    if not found:
        return
    full = [at for at in found if 10 * profiles[at].filled >= 9 * len(columns[at])]
    money = [at for at in full if 2 * profiles[at].money >= profiles[at].filled]
    for first in found:
        for second in found:
            if first < second and _exclusive(values[first] or [], values[second] or []):
                roles[first], roles[second] = "out_or_in", "in_or_out"
                _rest_is_balance(roles, [at for at in money if at not in (first, second)])
                return
    pool = money or full or found
    signed = [at for at in pool if any((v or 0) < 0 for v in values[at] or [])]
    amount = (signed or pool)[0]
    roles[amount] = "amount"
    _rest_is_balance(roles, [at for at in pool if at > amount])


def _rest_is_balance(roles: list[str], places: list[int]) -> None:
    if places:
        roles[places[-1]] = "balance"


def looks_headless(rows: Sequence[list[str]]) -> bool:
    """Tell whether rows hold dates and amounts at all."""
    return any(
        any(looks_like_date(c) for c in row) and any(looks_like_amount(c) for c in row)
        for row in rows[:500]
    )
