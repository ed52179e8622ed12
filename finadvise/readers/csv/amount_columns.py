"""From the money columns to one signed amount a row: pairs, charges, fees, flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import is_empty
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.movements import Money
from finadvise.readers.csv.proof import Chain
from finadvise.readers.csv.signs import apply_flags, direction_of
from finadvise.readers.csv.words import fold

_AMOUNT_ROLES = ("amount", "net", "gross", "charge", "out", "in")


@dataclass(slots=True)
class Amounts:
    """Signed amounts before the question whose side the signs are on.

    Args:
        values: Minor units a kept row; None where a row moves nothing.
        signed: Whether columns or flags settle the sign, so that nothing is open.
        balances: Running balance a kept row, where the file has one.
        proof: How amounts and balances agree.
        notes: What was decided.
        column: The one column of amounts, where there is one.
    """

    values: list[int | None]
    signed: bool
    balances: list[int | None] | None = None
    proof: Chain | None = None
    notes: list[str] = field(default_factory=list)
    column: int = -1


def read_amounts(money: Money) -> Amounts:
    """Read the amount of every kept row.

    Raises:
        InputRefused: No column holds amounts, a cell is no amount, or two columns contradict.
    """
    columns = money.columns
    out_at, in_at = columns.first("out"), columns.first("in")
    balances = [money.amounts(at, strict=False) for at in columns.all("balance")]
    if out_at is not None and in_at is not None:
        pair, notes = _less_fees(money, out_at, _pair(money, out_at, in_at), balances)
        found = Amounts(pair, signed=True, notes=notes)
    elif columns.first("out_or_in") is not None:
        found = _open_pair(money)
    else:
        found = _single(money, balances)
    for candidate in balances:
        if not any(b is not None for b in candidate):
            continue
        proof = money.prove([value or 0 for value in found.values], candidate)
        if found.proof is None or proof.breaks < found.proof.breaks:
            found.balances, found.proof = candidate, proof
    return found


def _pair(money: Money, out_at: int, in_at: int) -> list[int | None]:
    """Credits less debits; both may be written with or without minus."""
    outs, ins = money.amounts(out_at), money.amounts(in_at)
    out_sign = 1 if _mostly_minus(outs) else -1
    in_sign = -1 if _mostly_minus(ins) else 1
    values: list[int | None] = []
    for number, (o, i) in enumerate(zip(outs, ins, strict=True)):
        if o and i:
            raise InputRefused(
                "the row has both a debit and a credit",
                hint="correct the row",
                code="two-amounts",
                row=money.table.lines[money.kept[number]],
            )
        values.append(None if o is None and i is None else in_sign * (i or 0) + out_sign * (o or 0))
    return values


def _mostly_minus(values: Sequence[int | None]) -> bool:
    return sum((v or 0) < 0 for v in values) > sum((v or 0) > 0 for v in values)


def _open_pair(money: Money) -> Amounts:
    """Two columns that take turns, in a file without a header: a minus sign shows which is out."""
    first, second = money.columns.first("out_or_in") or 0, money.columns.first("in_or_out") or 0
    left, right = money.amounts(first), money.amounts(second)
    if any((v or 0) < 0 for v in [*left, *right]):
        values = [a if a is not None else b for a, b in zip(left, right, strict=True)]
        return Amounts(values, signed=False, notes=["signs are in the amounts"], column=first)
    raise InputRefused(
        "two columns of amounts, and nothing shows which is money out",
        hint="add a header row such as Date,Description,Debit,Credit",
        code="no-header",
    )


def _single(money: Money, balances: list[list[int | None]]) -> Amounts:
    columns = money.columns
    _refuse_unclear(columns)
    at, notes = _choose(money, balances)
    values = money.amounts(at)
    _refuse_lost(money, at, values)
    values, fee_note = _less_fees(money, at, values, balances)
    notes += fee_note
    flag_at = columns.first("direction")
    role = columns.roles[at]
    if flag_at is not None:
        ways = [direction_of(cell) for cell in money.cells(flag_at)]
        plain = [v or 0 for v in values]
        signed, why = apply_flags(plain, ways)
        kept = [
            None if w == "neither" or v is None else s
            for s, w, v in zip(signed, ways, values, strict=True)
        ]
        if kept.count(None) > values.count(None):
            dropped = kept.count(None) - values.count(None)
            notes.append(f"{dropped} rows left out: marked as neither money in nor out")
        return Amounts(kept, signed=True, notes=[*notes, why] if why else notes)
    if role in {"charge", "out"} and not _mostly_minus(values):
        turned = [None if v is None else -v for v in values]
        return Amounts(
            turned, signed=True, notes=[*notes, "the column lists charges: positive is money out"]
        )
    return Amounts(values, signed=role in {"in", "charge", "out"}, notes=notes, column=at)


def _refuse_unclear(columns: Columns) -> None:
    if "unclear" in columns.roles:
        places = ", ".join(str(at + 1) for at in columns.all("unclear"))
        raise InputRefused(
            f"columns {places} could all be the amount",
            hint="name the columns in the header, such as Date,Description,Amount,Balance",
            code="unclear-amounts",
        )


def _refuse_lost(money: Money, at: int, values: list[int | None]) -> None:
    """An empty amount beside a filled one in another column would lose that row."""
    if None not in values:
        return
    others = [n for role in _AMOUNT_ROLES for n in money.columns.all(role) if n != at]
    for number, value in enumerate(values):
        if value is None and any(not is_empty(money.cells(n)[number]) for n in others):
            raise InputRefused(
                "the row has its amount in another column than the rest",
                hint="name the columns in the header, such as Date,Description,Debit,Credit",
                code="unclear-amounts",
                row=money.table.lines[money.kept[number]],
            )


def _choose(money: Money, balances: list[list[int | None]]) -> tuple[int, list[str]]:
    """Return the amount column: the one the balance proves, else the plainest words."""
    columns = money.columns
    if columns.first("net") is not None and columns.first("gross") is not None:
        return columns.first("net") or 0, ["amounts are net of fees"]
    for role in _AMOUNT_ROLES:
        found = columns.all(role)
        if not found:
            continue
        ranked = sorted(
            found, key=lambda at: (-_filled(columns.profiles, at), not _exact(money, at), at)
        )
        for at in ranked if len(ranked) > 1 else ():
            values = [v or 0 for v in money.amounts(at, strict=False)]
            if any(money.prove(values, b).whole for b in balances if any(x is not None for x in b)):
                return at, []
        return ranked[0], []
    raise InputRefused(
        "no column of amounts was found",
        hint="check that it lists transactions; a header such as Date,Description,Amount helps",
        code="no-amounts",
    )


def _filled(profiles: Sequence[object], at: int) -> int:
    return int(getattr(profiles[at], "filled", 0)) if at < len(profiles) else 0


def _exact(money: Money, at: int) -> bool:
    headings = money.columns.headings
    return bool(headings) and headings[at].exact


def _less_fees(
    money: Money, at: int, values: list[int | None], balances: list[list[int | None]]
) -> tuple[list[int | None], list[str]]:
    """Take the fee column into account as the balance proves, else as a cost beside the amount."""
    fee_at = money.columns.first("fee")
    if fee_at is None or money.columns.roles[at] in {"net", "charge"}:
        return values, []
    fees = [fee or 0 for fee in money.amounts(fee_at, strict=False)]
    if not any(fees):
        return values, []
    with_fees = [None if v is None else v - abs(f) for v, f in zip(values, fees, strict=True)]
    known = [b for b in balances if any(x is not None for x in b)]
    breaks = {
        note: min((money.prove([v or 0 for v in found], b).breaks for b in known), default=0)
        for note, found in (("part of", values), ("beside", with_fees))
    }
    if known and breaks["part of"] != breaks["beside"]:
        part = breaks["part of"] < breaks["beside"]
        note = "fees are part of the amounts" if part else "fees taken off the amounts"
        return (values if part else with_fees), [f"{note}: the running balance shows it"]
    words = fold(money.table.header[fee_at]) if money.table.header else ""
    total = fold(money.table.header[at]) if money.table.header else ""
    if "total" in f"{words} {total}":
        return values, ["fees are part of the amounts, which are totals"]
    return with_fees, ["fees stand beside the amounts and were taken off"]
